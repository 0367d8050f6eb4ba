package command

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongshi/generator/desk"
	"gongshi/generator/serve"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// A doubleClick on the program is meant as: show the site beside it, with forms, in the browser. It comes with a window of its own, which
// closes with the program, and with somebody who may never have seen one: so it says what it is, in Chinese and in the site's language.
type doubleClick struct {
	folder string // in which the program lies
	temp   string // where the system unpacks what is opened without unpacking
	in     io.Reader
	out    io.Writer
	run    func(args ...string) (status int)    // a command
	open   func(address string) error           // the browser
	served func(folder string) (address string) // where the forms of a folder are shown already; "" if nowhere
}

// newSite is the folder for a site that is made by a double click.
const newSite = "site"

// opened does what a double click means, and returns how it ended.
func opened(ctx context.Context, run func(args ...string) int) int {
	d := &doubleClick{folder: ".", temp: os.TempDir(), in: os.Stdin, out: shower{os.Stderr}, run: run, open: serve.OpenBrowser}
	if program, err := os.Executable(); err == nil {
		d.folder = filepath.Dir(program)
	}
	d.served = func(folder string) string { return serve.Running(ctx, usualAddress, desk.MarkPath, desk.Mark(folder)) }
	return d.do()
}

func (d *doubleClick) do() int {
	found := sitesIn(d.folder)
	switch {
	case len(found) == 1:
		return d.serve(found[0])
	case len(found) > 1:
		d.say(bothLanguages(""), "click-several", strings.Join(found, ", "))
		return exitUsage
	case isWithin(d.folder, d.temp):
		d.say(bothLanguages(""), "click-packed", d.folder)
		return exitUsage
	}
	d.say(bothLanguages(""), "click-no-site", d.folder)
	return d.begin(filepath.Join(d.folder, newSite))
}

// sitesIn returns the folder itself if it is that of a site, else those in it that are. A program that was unpacked with its site, or has
// made one, lies beside the folder.
func sitesIn(folder string) (found []string) {
	if isThere(filepath.Join(folder, site.ConfigFile)) {
		return []string{folder}
	}
	entries, _ := os.ReadDir(folder) // a folder that cannot be read shows no site
	for _, e := range entries {
		if at := filepath.Join(folder, e.Name()); isThere(filepath.Join(at, site.ConfigFile)) {
			found = append(found, at)
		}
	}
	return found
}

func isWithin(folder, other string) bool {
	relative, err := filepath.Rel(other, folder)
	return err == nil && filepath.IsLocal(relative)
}

// serve shows a site. One that is shown already is only opened: the same forms in two windows would puzzle. Changes are looked for, as
// folders that several people share may tell of none.
func (d *doubleClick) serve(folder string) int {
	both := bothLanguages((&sources{dir: folder}).siteLanguage())
	if address := d.served(folder); address != "" {
		d.say(both, "click-running", address)
		if err := d.open(address); err != nil {
			fmt.Fprintln(d.out, err)
			return exitMachine
		}
		return exitDone
	}
	d.say(both, "click-window", folder)
	return d.run("serve", "--edit", "--open", "--poll", "--source", folder)
}

// begin offers to make a new site, and shows it.
func (d *doubleClick) begin(folder string) int {
	if isThere(folder) {
		return exitUsage
	}
	d.say(bothLanguages(""), "click-begin", folder)
	answer, _ := bufio.NewReader(d.in).ReadString('\n') // who closes the window has said no
	if answer = strings.ToLower(strings.TrimSpace(answer)); !slices.Contains([]string{"y", "yes", "是", "好"}, answer) {
		return exitUsage
	}
	if status := d.run("init", folder); status != exitDone {
		return status
	}
	return d.serve(folder)
}

// say says something in several languages.
func (d *doubleClick) say(languages []string, kind, value string) {
	for _, language := range languages {
		fmt.Fprintln(d.out, words.Report(language, kind, map[string]string{"value": value}))
	}
}

// bothLanguages returns Chinese and the language of the site, or English while there is none.
func bothLanguages(ofSite string) []string {
	if ofSite == "" {
		ofSite = "en"
	}
	return slices.Compact([]string{"zh-CN", ofSite})
}

// linger keeps a window open that would close with the program, until somebody has read what stands in it.
func linger(in io.Reader, out io.Writer) {
	for _, language := range bothLanguages("") {
		fmt.Fprintln(out, words.Report(language, "click-close", nil))
	}
	_, _ = bufio.NewReader(in).ReadString('\n')
}

func isThere(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
