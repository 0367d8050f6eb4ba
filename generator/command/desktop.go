package command

import (
	"bufio"
	"io"
	"os"
	"path/filepath"

	"gongshi/generator/site"
)

// byDoubleClick returns what is meant by a double click on the program in the folder of a site: its preview, with forms, in the browser. It
// looks for changes itself, as folders that several people share may tell of none.
func byDoubleClick() []string {
	folder := "."
	if program, err := os.Executable(); err == nil {
		folder = filepath.Dir(program)
	}
	if _, err := os.Stat(filepath.Join(folder, site.ConfigFile)); err != nil {
		return nil
	}
	return []string{"serve", "--edit", "--open", "--poll", "--source", folder}
}

// linger keeps a window open that would close with the program, until somebody has read what stands in it.
func linger(in io.Reader) { _, _ = bufio.NewReader(in).ReadString('\n') }
