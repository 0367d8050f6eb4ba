package command

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"gongshi/generator/disk"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
	"gongshi/generator/words"
)

// machineFaults are what machines do to a site, with the key of the words for it: what it is called, and with "-hint" the way out. The
// first that an error is counts.
var machineFaults = append([]machineFault{
	{disk.ErrHeld, "held"}, // before the system's own word for it, which is that something is forbidden
	{syscall.ENOSPC, "full"},
	{syscall.EDQUOT, "quota"},
	{syscall.EROFS, "read-only"},
	{syscall.EMFILE, "many"},
	{syscall.ENFILE, "many"},
	{syscall.EIO, "broken"},
	{fs.ErrPermission, "forbidden"},
	{fs.ErrNotExist, "gone"},
}, faultsOfTheSystem...)

type machineFault struct {
	err error
	key string
}

// machineSays says in a language what the machine did, where, and what mends it; nothing if it was not the machine. out is the folder
// that is published into.
func machineSays(language, out string, err error) []string {
	failed, at := (*publish.Failed)(nil), (*fs.PathError)(nil)
	switch {
	case errors.As(err, &failed):
		return withHint(language, "publish", out, publishSays(language, failed), failed)
	case errors.As(err, &at):
		says := words.Report(language, "machine-read", map[string]string{"path": at.Path, "cause": causeSays(language, at.Err)})
		return withHint(language, "read", at.Path, says, at)
	}
	return nil
}

func publishSays(language string, failed *publish.Failed) string {
	kind, act, why := "machine-publish", failed.Act, failed.Err
	if failed.Folder != "" {
		kind = "machine-into"
	}
	if source := (*publish.SourceError)(nil); errors.As(why, &source) {
		act, why = "source", source.Err
	}
	return words.Report(language, kind, map[string]string{
		"path":  cmp.Or(failed.Folder, failed.Path),
		"act":   actSays(language, act),
		"cause": causeSays(language, why),
	})
}

// packSays says what the machine did to a zip, and what mends it.
func packSays(language, zip string, failed *publish.Failed) []string {
	says := words.Report(language, "machine-pack", map[string]string{"path": zip, "act": actSays(language, failed.Act), "cause": causeSays(language, failed.Err)})
	return withHint(language, "pack", filepath.Dir(zip), says, failed)
}

func actSays(language, act string) string {
	return cmp.Or(words.Report(language, "machine-act-"+act, nil), act)
}

// causeSays says what the machine did, with the system's own words.
func causeSays(language string, why error) string {
	return cmp.Or(words.Report(language, "machine-"+faultOf(why), map[string]string{"system": why.Error()}), why.Error())
}

// withHint adds the way out to what is said: one for who writes, another for who reads. Who packs has some of his own.
func withHint(language, does, place, says string, err error) []string {
	lines := []string{problem.Visible(says)}
	if errors.As(err, new(*publish.SourceError)) {
		does = "read"
	}
	hint := words.Report(language, "machine-"+faultOf(err)+"-"+does, map[string]string{"place": place})
	if hint == "" && does == "pack" {
		hint = words.Report(language, "machine-"+faultOf(err)+"-publish", map[string]string{"place": place})
	}
	if hint == "" {
		return lines
	}
	for _, line := range strings.Split(hint, "\n") {
		lines = append(lines, "    "+problem.Visible(line))
	}
	return lines
}

// faultOf returns the key of what the machine did; empty if there are no words for it.
func faultOf(err error) string {
	for _, fault := range machineFaults {
		if errors.Is(err, fault.err) {
			return fault.key
		}
	}
	return ""
}
