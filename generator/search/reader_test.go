package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"gongshi/generator/view"
)

// bytesOf returns all files by path.
func bytesOf(t testing.TB, files []File) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, f := range files {
		b, err := f.Bytes(nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := all[f.Path]; twice {
			t.Fatalf("%s is there twice", f.Path)
		}
		all[f.Path] = string(b)
	}
	return all
}

// An opened index is read by what its comments say, without the code that writes it.
type opened struct {
	t     testing.TB
	files map[string]string
	docs  struct {
		Shards             []int
		Texts              int
		Sets               [][2]any
		States             []string
		Closed, State, Day string
	}
}

func open(t testing.TB, files map[string]string) *opened {
	o := &opened{t: t, files: files}
	if err := json.Unmarshal([]byte(files["search/docs.json"]), &o.docs); err != nil {
		t.Fatal(err)
	}
	return o
}

// with returns the documents of the lists of a pair: the first list, or the second.
func (o *opened) with(layer int, a, b rune, second int) map[int]bool {
	h := uint32(a)*0x9E3779B1 + uint32(b)*0x85EBCA6B
	h ^= h >> 16
	h *= 0x7FEB352D
	shard := uint64(h) * uint64(o.docs.Shards[layer]) >> 32
	text, ok := o.files[fmt.Sprintf("search/%s/%d.txt", []string{"base", "new"}[layer], shard)]
	if !ok {
		o.t.Fatalf("there is no shard %d", shard)
	}
	found := map[int]bool{}
	for line := range strings.Lines(text) {
		rest, is := strings.CutPrefix(strings.TrimSuffix(line, "\n"), string([]rune{a, b}))
		if !is {
			continue
		}
		lists := strings.Split(rest, "\t")
		if second >= len(lists) {
			continue
		}
		if dots, is := strings.CutPrefix(lists[second], "!"); is {
			for i, c := range dots {
				for bit := range 6 {
					if (int(c)-'0')&(1<<bit) != 0 {
						found[i*6+bit] = true
					}
				}
			}
			continue
		}
		at := -1
		for _, c := range lists[second] {
			if c == '"' {
				at += 50_000
			} else {
				at += int(c) - '#'
				found[at] = true
			}
		}
	}
	return found
}

// candidates returns the documents that have all pairs of a term.
func (o *opened) candidates(term string) []int {
	all := map[int]int{}
	pairs := 0
	units := utf16.Encode([]rune(term))
	isWord := func(i int) bool { return i >= 0 && classOf(units[i]) == letter }
	shift := func(u uint16) rune {
		if u >= 0xD800 && u < 0xE000 {
			return rune(u) + 0x1800
		}
		return rune(u)
	}
	var layers [2]map[int]int
	for l := range layers {
		layers[l] = map[int]int{}
	}
	for i := 0; i+1 < len(units); i++ {
		if units[i] == ' ' || units[i+1] == ' ' {
			continue
		}
		a, b := shift(units[i]), shift(units[i+1])
		if isWord(i) && !isWord(i-1) {
			a += 0xE000
		}
		pairs++
		for l := range layers {
			for d := range o.with(l, a, b, 0) {
				layers[l][d]++
			}
		}
	}
	for l := range layers {
		for d, n := range layers[l] {
			if n == pairs {
				all[d]++
			}
		}
	}
	var docs []int
	for d := range all {
		docs = append(docs, d)
	}
	slices.Sort(docs)
	return docs
}

// texts returns the texts of a document, its title first.
func (o *opened) texts(id int) []string {
	var docs [][]any
	if err := json.Unmarshal([]byte(o.files[fmt.Sprintf("search/texts/%d.json", id/o.docs.Texts)]), &docs); err != nil {
		o.t.Fatal(err)
	}
	for _, d := range docs {
		if int(d[0].(float64)) == id {
			all := []string{d[3].(string)}
			for _, text := range d[10].([]any) {
				all = append(all, text.([]any)[1].(string))
			}
			return all
		}
	}
	o.t.Fatalf("document %d has no texts", id)
	return nil
}

// find returns the places of the documents that have a term.
func (o *opened) find(term string) []int {
	var found []int
	for _, id := range o.candidates(term) {
		if slices.ContainsFunc(o.texts(id), func(text string) bool { return stands(text, term) }) {
			found = append(found, id)
		}
	}
	return found
}

// scan returns the numbers of the documents that have a term, by looking through all of them.
func scan(s *view.Search, term string) []int {
	var found []int
	for id, d := range newCorpus(s).docs {
		if d == nil {
			continue
		}
		texts := append([]string{d.Title, d.Summary, unmarked(d.Body)}, d.Names...)
		for _, u := range d.Updates {
			texts = append(texts, u.Title, unmarked(u.Body), u.Reason)
		}
		if slices.ContainsFunc(texts, func(text string) bool { return stands(text, term) }) {
			found = append(found, id)
		}
	}
	return found
}

// simple makes letters equal as fold does, as far as the corpus of the tests has them.
var simple = strings.NewReplacer("Ａ", "a", "Ｂ", "b", "Ｌ", "l", "Ｎ", "n", "Ｇ", "g", "，", ",")

// stands reports whether a term, in small letters, stands in a text.
func stands(text, term string) bool {
	text = strings.ToLower(simple.Replace(text))
	units, wanted := utf16.Encode([]rune(text)), utf16.Encode([]rune(term))
	for i := 0; i+len(wanted) <= len(units); i++ {
		middle := i > 0 && classOf(wanted[0]) == letter && classOf(units[i-1]) == letter
		if !middle && slices.Equal(units[i:i+len(wanted)], wanted) {
			return true
		}
	}
	return false
}

// unmarked returns the text of what writer.shown has made.
func unmarked(h view.HTML) string {
	all := ""
	for _, s := range h {
		all += s.HTML
	}
	for _, mark := range []string{"<p>", `<a href="`, `"><strong></strong></a>`, "</p>\n"} {
		all = strings.ReplaceAll(all, mark, "")
	}
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&#34;", `"`, "&#39;", "'").Replace(all)
}
