package command

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestADoubleClickMeansTheFormsOfTheFolder(t *testing.T) {
	if args := byDoubleClick(); args != nil {
		t.Fatalf("beside the program is no site, and it means %v", args)
	}
	program, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	config := filepath.Join(filepath.Dir(program), "site.toml")
	if err := os.WriteFile(config, nil, 0o644); err != nil {
		t.Skip(err)
	}
	defer os.Remove(config)
	args := byDoubleClick()
	if !slices.Equal(args, []string{"serve", "--edit", "--open", "--poll", "--source", filepath.Dir(program)}) {
		t.Errorf("it means %v", args)
	}
}
