package command

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"gongshi/generator/problem"
)

// ciFiles are the files for build servers in docs/deploy/ci, with what stands in them.
func ciFiles(t *testing.T) map[string]any {
	t.Helper()
	files, err := filepath.Glob("../docs/deploy/ci/*.yml")
	if err != nil || len(files) != 4 {
		t.Fatal(files, err)
	}
	all := map[string]any{}
	for _, file := range files {
		var doc any
		if err := yaml.Unmarshal([]byte(textOf(t, file)), &doc); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all[file] = doc
	}
	return all
}

// textsIn returns every text in a document of YAML.
func textsIn(doc any) []string {
	var all []string
	switch v := doc.(type) {
	case string:
		all = append(all, v)
	case []any:
		for _, element := range v {
			all = append(all, textsIn(element)...)
		}
	case map[string]any:
		for _, element := range v {
			all = append(all, textsIn(element)...)
		}
	}
	return all
}

var (
	callInScript = regexp.MustCompile(`(?m)\./gongshi ([a-z]+)((?: --[a-z-]+(?: (?:"[^"]*"|[a-z]+))?)*)`)
	flagInScript = regexp.MustCompile(`--([a-z-]+)(?: ([a-z]+))?`)
	ofAMachine   = regexp.MustCompile(`/(home|root|work|tmp|Users|dev/shm)/`)
)

// What build servers are told to call is there, and can be called so.
func TestBuildServersCallWhatThereIs(t *testing.T) {
	for file, doc := range ciFiles(t) {
		called := map[string]bool{}
		for _, text := range textsIn(doc) {
			for _, m := range callInScript.FindAllStringSubmatch(text, -1) {
				called[m[1]] = true
				var help, errors bytes.Buffer
				if status := run(t.Context(), []string{m[1], "-h"}, &help, &errors); status != exitDone {
					t.Errorf("%s: %s: %s", file, m[0], errors.String())
				}
				for _, f := range flagInScript.FindAllStringSubmatch(m[2], -1) {
					if !regexp.MustCompile(`(?m)^  -` + f[1] + `\b`).MatchString(help.String()) {
						t.Errorf("%s: %s has no flag --%s", file, m[1], f[1])
					}
					if f[1] == "format" && !slices.Contains(problem.Formats(), f[2]) {
						t.Errorf("%s: there is no format %s", file, f[2])
					}
				}
			}
		}
		if !called["check"] || !called["build"] {
			t.Errorf("%s calls %v", file, called)
		}
	}
}

func TestScriptsForBuildServersAreSound(t *testing.T) {
	for file, doc := range ciFiles(t) {
		for _, text := range textsIn(doc) {
			if strings.Contains(text, "$(") || strings.Contains(text, "\n") || strings.HasPrefix(text, "./gongshi") {
				if said, err := exec.Command("sh", "-n", "-c", text).CombinedOutput(); err != nil {
					t.Errorf("%s: %v, %s in\n%s", file, err, said, text)
				}
			}
		}
		if found := ofAMachine.FindString(textOf(t, file)); found != "" {
			t.Errorf("%s names %s, a folder of one machine", file, found)
		}
	}
}

// A site is built again each day, shortly after its midnight: the states of tasks are those of the day.
func TestBuildServersBuildAgainAfterMidnight(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"github.yml", "gitea.yml"} {
		m := regexp.MustCompile(`cron: "(\d+) (\d+) \* \* \*"`).FindStringSubmatch(textOf(t, "../docs/deploy/ci/"+name))
		if m == nil {
			t.Fatalf("%s is run on no day", name)
		}
		minute, _ := strconv.Atoi(m[1])
		hour, _ := strconv.Atoi(m[2])
		if at := time.Date(2022, 6, 30, hour, minute, 0, 0, time.UTC).In(zone).Format("15:04"); at != "00:15" {
			t.Errorf("%s is run at %s", name, at)
		}
	}
}
