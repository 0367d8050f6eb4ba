package publish

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A manifestText is the manifest as it was last put together. A file has a line, so that two manifests can be compared by eye,
// and so that an edit writes a few lines anew and not ten thousand.
type manifestText struct {
	bytes  []byte
	starts []int32 // where each file's line begins, in the order of paths; the last is the end of all lines
	origin Origin

	edition uint64  // counts the texts, which all differ from the one before
	stale   []int32 // the files whose content is not what their line says
}

// manifestOf writes the manifest of files, of which it is given the paths, their order, and what the i-th one holds.
func manifestOf(o Origin, paths []string, order []int32, holds func(i int32) content) manifestText {
	t := manifestText{origin: o, bytes: make([]byte, 0, 256+len(paths)*144), starts: make([]int32, 0, len(paths)+1)}
	t.bytes = appendHead(t.bytes, o)
	for n, i := range order {
		t.starts = append(t.starts, int32(len(t.bytes)))
		t.bytes = appendLine(t.bytes, n, paths[i], holds(i))
	}
	t.starts = append(t.starts, int32(len(t.bytes)))
	t.bytes = append(t.bytes, "\n  ]\n}\n"...)
	return t
}

func appendHead(b []byte, o Origin) []byte {
	return fmt.Appendf(b, "{\n  \"generator\": %s,\n  \"version\": %s,\n  \"day\": %s,\n  \"files\": [",
		quoted(generator), quoted(o.Version), quoted(o.Day))
}

// appendLine writes the n-th line.
func appendLine(b []byte, n int, p string, c content) []byte {
	if n > 0 {
		b = append(b, ',')
	}
	b = append(b, "\n    {\"path\": "...)
	b = appendQuoted(b, p)
	b = append(b, ", \"size\": "...)
	b = strconv.AppendInt(b, c.size, 10)
	b = append(b, ", \"sha256\": \""...)
	b = hex.AppendEncode(b, c.sum[:])
	return append(b, "\"}"...)
}

// appendQuoted spares what needs no escape, as nearly all paths, the work of finding that out.
func appendQuoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return append(b, quoted(s)...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func quoted(s string) []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can always be marshalled
	}
	return b
}

// mostLines is how many lines are put in one by one. More are quicker written all together.
const mostLines = 64

// writeText brings the text up to date with what the Folder knows of all its files.
func (f *Folder) writeText(o Origin) {
	t := &f.text
	holds := func(i int32) content { return f.known[i].content }
	switch {
	case t.bytes == nil || t.origin != o || len(t.stale) > mostLines:
		edition := t.edition
		*t = manifestOf(o, f.checked, f.order, holds)
		t.edition = edition + 1
	case len(t.stale) > 0:
		for _, i := range t.stale {
			n, _ := slices.BinarySearchFunc(f.order, f.checked[i], func(i int32, p string) int { return strings.Compare(f.checked[i], p) })
			t.replace(n, appendLine(nil, n, f.checked[i], holds(i)))
		}
		t.edition++
	}
	t.stale = t.stale[:0]
}

// reset forgets all but how many texts there were.
func (t *manifestText) reset() { *t = manifestText{edition: t.edition} }

// replace puts another line in the place of the n-th.
func (t *manifestText) replace(n int, line []byte) {
	from, to := t.starts[n], t.starts[n+1]
	t.bytes = slices.Replace(t.bytes, int(from), int(to), line...)
	if longer := int32(len(line)) - (to - from); longer != 0 {
		for k := n + 1; k < len(t.starts); k++ {
			t.starts[k] += longer
		}
	}
}

// content tells the text from all others that the Folder has written. It counts where others are hashed: the manifest is long, and
// nothing lists it.
func (t *manifestText) content() content {
	c := content{size: int64(len(t.bytes))}
	binary.LittleEndian.PutUint64(c.sum[:], t.edition)
	return c
}
