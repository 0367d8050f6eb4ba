package search

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/view"
)

// perFile is how many documents have their texts in one file. A query loads a file for each hit that it shows, so these are few.
const perFile = 2

// A file of texts is a JSON array of its documents, each an array:
//
//	[number, "place", 17, "title",              number of the document, place, how its source numbers the task (0 for nothing, and for a page), title
//	"done", "已完成", ["样例"],                   state, the word for it; words for what else is to be said of the record
//	"最近记录：2022年6月28日",                    the day of the newest on record in words, or empty
//	"2022/governance", ["hazchem"],             category and offices, as in the choices of the page
//	[["u", "text", "2022-06-28", "2022年6月28日", "已撤回"],
//	…],                                         texts: their kind, the text; and of an update its anchor, the day in words and, if
//	                                            it was withdrawn, a word for that
//	["牵头：危化品安全监管室"],                    who is responsible: the leading offices, then those that share in it
//	["taozhuang"]]                              areas, as in the choices of the page; left out if it names none
//
// The kinds are n for names, s for the summary, b for the body, u for an update.

// textsOf returns the files of texts. Those of which no document has changed are the very same as the last time.
func (m *Memory) textsOf(now *corpus, say Say) []File {
	same := now.alike(m.last)
	files, k := make([]File, 0, len(now.docs)/perFile), 0
	for at := 0; at < len(now.docs); at += perFile {
		docs := now.docs[at : at+perFile]
		there := slices.ContainsFunc(docs, isThere)
		if same && slices.ContainsFunc(m.last.docs[at:at+perFile], isThere) {
			k++
			if there && slices.Equal(docs, m.last.docs[at:at+perFile]) {
				files = append(files, m.texts[k-1])
				continue
			}
		}
		if there {
			files = append(files, textFile(now.Folder, at, docs, say))
		}
	}
	return files
}

func isThere(d *view.SearchDoc) bool { return d != nil }

// textFile returns the file of the texts of documents, the first of which has a number.
func textFile(folder string, at int, docs []*view.SearchDoc, say Say) File {
	docs = slices.Clone(docs) // of the list of all nothing must stay behind
	return File{Path: name(folder+"texts/", at/perFile, ".json"), Token: new(int), Bytes: func(b []byte) ([]byte, error) {
		b = append(b, '[')
		start := len(b)
		var r reader
		for i, d := range docs {
			if d != nil {
				if len(b) > start {
					b = append(b, ",\n"...)
				}
				b = appendDoc(b, at+i, d, &r, say)
			}
		}
		return append(b, "]\n"...), nil
	}}
}

func appendDoc(b []byte, id int, d *view.SearchDoc, r *reader, say Say) []byte {
	word, last := "", ""
	if d.State != "" {
		word = say(d.Word)
	}
	if d.Last != 0 {
		last = say(view.Phrase{Label: "search.last", Day: d.Last})
	}
	b = strconv.AppendInt(append(b, '['), int64(id), 10)
	b = appendString(append(b, ','), d.URL)
	b = appendCalled(append(b, ','), d)
	b = appendStrings(append(b, ','), d.Title, d.State, word)
	b = appendStrings(append(b, ",["...), tags(d, say)...)
	b = appendStrings(append(b, "],"...), last, d.Category)
	b = append(appendStrings(append(b, ",["...), d.Offices...), "],["...)
	start := len(b)
	r.each(d, func(t text) {
		if len(b) > start {
			b = append(b, ',')
		}
		b = appendText(b, t, say)
	})
	b = appendStrings(append(b, "],["...), responsible(d, say)...)
	if len(d.Areas) > 0 {
		b = appendStrings(append(b, "],["...), d.Areas...)
	}
	return append(b, "]]"...)
}

// appendCalled appends how a task is numbered: its number, or a text where its source numbers it otherwise; 0 for nothing.
func appendCalled(b []byte, d *view.SearchDoc) []byte {
	switch {
	case d.Called == "":
		return append(b, '0')
	case isLabel(d):
		return appendString(b, d.Called)
	}
	return strconv.AppendInt(b, int64(d.Number), 10)
}

// responsible says who is responsible.
func responsible(d *view.SearchDoc, say Say) (words []string) {
	comma := say(view.Phrase{Label: "text.comma"})
	if d.Unassigned {
		words = append(words, say(view.Phrase{Label: "role.unassigned"}))
	}
	if len(d.Lead) > 0 {
		words = append(words, say(view.Phrase{Label: "search.lead", Text: strings.Join(d.Lead, comma)}))
	}
	if len(d.Joint) > 0 {
		words = append(words, say(view.Phrase{Label: "search.joint", Text: strings.Join(d.Joint, comma)}))
	}
	return words
}

// tags returns the words for what else is to be said of a record.
func tags(d *view.SearchDoc, say Say) (words []string) {
	if d.Owed.Label != "" {
		words = append(words, say(d.Owed))
	}
	if d.Sample {
		words = append(words, say(view.Phrase{Label: "mark.sample"}))
	}
	return words
}

func appendText(b []byte, t text, say Say) []byte {
	b = append(b, '[', '"', t.kind, '"', ',')
	b = appendString(b, t.plain)
	if u := t.update; u != nil {
		b = appendString(append(b, ','), u.Anchor)
		b = appendString(append(b, ','), say(view.Phrase{Label: "text.day", Day: u.Day}))
		if u.Withdrawn {
			b = appendString(append(b, ','), say(view.Phrase{Label: "mark.withdrawn"}))
		}
	}
	return append(b, ']')
}

// appendStrings appends JSON strings with commas between them.
func appendStrings(b []byte, all ...string) []byte {
	for i, s := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return b
}

// appendString appends a JSON string.
func appendString[T string | []byte](b []byte, s T) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch {
		case c == '\n':
			b = append(b, `\n`...)
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			b = append(b, '\\', c)
		}
	}
	return append(append(b, s[from:]...), '"')
}
