package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// History is the path of the history of publishings. A line tells of each that changed something:
//
//	2 2022-07-15 SHA-256 of its manifest.json, SHA-256 of the line before with its line end
//
// The first line says that the history begins there; it is the line before number 1. So who keeps any line, or any manifest, can
// tell later whether what came before was rewritten.
//
// The history is what happened to this folder, and does not follow from what is published. So it is neither one of the files nor
// in the manifest. Where there is none, as in a folder that was emptied or lost, a new one begins. What is there is only added to, even
// if someone damaged it: that shows for good.
//
// The line is written just before the manifest. If a run is killed between the two, the line stays: all pages that it stands for had
// been in reach. The next publishing goes on after it.
const History = "about/this-copy/history.txt"

const (
	historySign = "# gongshi history 1 " // how a history is known to be ours
	historyHead = historySign + "· 发布记录由此开始，此前如有发布，不在其中 · The history begins here: what was published before, if anything, is not in it\n"
)

// lastFiles are the history and the manifest, in the order in which they are written. Their bytes are asked for when all else is
// published.
func (r *run) lastFiles(o Origin) []job {
	manifest := sync.OnceValue(func() []byte {
		return r.appendManifest(nil, o, func(i int32) disk.Content { return r.entries[i].content })
	})
	return []job{
		{was: &r.historyEntry, File: &output.File{Path: History, Stage: output.Home, Bytes: func([]byte) ([]byte, error) {
			text, err := r.root.ReadFile(History)
			return appendPublishing(text, o.Day, sha256.Sum256(manifest())), err
		}}},
		{was: &r.manifestEntry, File: &output.File{Path: Manifest, Stage: output.Home, Bytes: func([]byte) ([]byte, error) {
			return manifest(), nil
		}}},
	}
}

// isLast reports whether a path is one of those that a publishing ends with. A Result leaves them out.
func isLast(p string) bool { return p == History || p == Manifest }

// appendPublishing adds the line of a publishing, unless the last line names the same manifest.
func appendPublishing(history []byte, day string, manifest [sha256.Size]byte) []byte {
	if !IsHistory(history) && !slices.ContainsFunc(bytes.SplitAfter(history, []byte("\n")), historyLine.Match) { // one that someone damaged shows that for good
		history = []byte(historyHead)
	}
	if history[len(history)-1] != '\n' {
		history = append(history, '\n')
	}
	last := lastLine(history)
	if parts := historyLine.FindSubmatch(last); parts != nil && string(parts[2]) == hex.EncodeToString(manifest[:]) {
		return history
	}
	return fmt.Appendf(history, "%d %s %x %x\n", bytes.Count(history, []byte("\n")), day, manifest, sha256.Sum256(last))
}

// lastLine returns the last line, with its end.
func lastLine(text []byte) []byte {
	return text[bytes.LastIndexByte(text[:len(text)-1], '\n')+1:]
}

// hasHistory reports whether a history of ours is in the folder.
func (f *Folder) hasHistory() (bool, error) {
	found, err := f.root.Look(History)
	if err != nil || found.Kind != disk.Regular {
		return false, err
	}
	text, err := f.root.ReadFile(History)
	return IsHistory(text), err
}

// isOfHistory reports whether a file at the path would stand in the way of the history.
func isOfHistory(p string) bool {
	for at := History; at != "."; at = disk.Parent(at) {
		if p == at {
			return true
		}
	}
	return len(p) > len(History) && p[:len(History)+1] == History+"/"
}
