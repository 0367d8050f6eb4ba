package search

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// docs.json says of all documents what the script needs to sort them:
//
//	{"shards": [2048, 64],               how many files there are in base/ and new/
//	"texts": 2,                          how many documents have their texts in one file
//	"sets": [["", 0], ["2022", 128]],    the pages, then the plans: their keys, and the number of the document that has the number 0
//	"states": ["done", …],
//	"closed": "0…",                      for each state, 1 if nothing more is expected of a task in it
//	"state": "aaba …",                   for each document: a for the first state, space for a page, ! for no document
//	"day": "#$…"}                        for each document the day of the newest record: # for none, $ for the first day of all that are, and so on
const (
	firstState = 'a'
	pageState  = ' '
	noDocument = '!'
	noDay      = step
)

// docsOf returns docs.json. It is the very same as the last time if it says the same.
func (m *Memory) docsOf(now *corpus) File {
	if facts := appendFacts(nil, now); !bytes.Equal(facts, m.facts) || m.docs.Path != now.Folder+"docs.json" {
		m.facts = facts
		m.docs = File{Path: now.Folder + "docs.json", Token: new(int), Bytes: func(scratch []byte) ([]byte, error) { return append(scratch, facts...), nil }}
	}
	return m.docs
}

func appendFacts(b []byte, c *corpus) []byte {
	bits := bitsFor(len(c.docs))
	b = append(b, `{"shards":[`...)
	b = strconv.AppendInt(b, 1<<bits[baseLayer], 10)
	b = strconv.AppendInt(append(b, ','), 1<<bits[newLayer], 10)
	b = strconv.AppendInt(append(b, "],\n\"texts\":"...), perFile, 10)
	b = append(b, ",\n\"sets\":[[\"\",0]"...)
	for i, p := range c.Plans {
		b = appendString(append(b, ",["...), p.Key)
		b = append(strconv.AppendInt(append(b, ','), int64(c.first[i+1]), 10), ']')
	}
	states := c.states()
	b = append(b, "],\n\"states\":["...)
	closed := make([]byte, len(states))
	for i, s := range states {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
		closed[i] = '0'
		if slices.Contains(c.Closed, s) {
			closed[i] = '1'
		}
	}
	b = appendString(append(b, "],\n\"closed\":"...), closed)
	b = appendString(append(b, ",\n\"state\":"...), c.stateOfEach(states))
	b = appendString(append(b, ",\n\"day\":"...), c.dayOfEach())
	return append(b, "}\n"...)
}

// states returns the states that occur.
func (c *corpus) states() []string {
	all := map[string]bool{}
	last := ""
	for _, d := range c.docs {
		if d != nil && d.State != last && d.State != "" {
			all[d.State], last = true, d.State
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func (c *corpus) stateOfEach(states []string) []byte {
	return c.ofEach(func(b []byte, d *view.SearchDoc) []byte {
		switch {
		case d == nil:
			return append(b, noDocument)
		case d.State == "":
			return append(b, pageState)
		}
		return append(b, firstState+byte(slices.Index(states, d.State)))
	})
}

func (c *corpus) dayOfEach() []byte {
	var first day.Day
	for _, d := range c.docs {
		if d != nil && d.Last != 0 && (first == 0 || d.Last < first) {
			first = d.Last
		}
	}
	return c.ofEach(func(b []byte, d *view.SearchDoc) []byte {
		if d == nil || d.Last == 0 {
			return append(b, noDay)
		}
		return utf8.AppendRune(b, noDay+1+rune(min(d.Last-first, far)))
	})
}

func (c *corpus) ofEach(add func([]byte, *view.SearchDoc) []byte) []byte {
	b := make([]byte, 0, 2*len(c.docs))
	for _, d := range c.docs {
		b = add(b, d)
	}
	return b
}
