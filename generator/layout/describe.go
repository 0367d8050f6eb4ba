package layout

import (
	"bytes"

	"gongshi/generator/view"
)

// describe returns what a page says of itself to those who have not opened it: what came of its subject and why, its main
// facts, and what it is about.
func (v voice) describe(p *view.Page) string { return string(v.appendDescription(nil, p)) }

func (v voice) appendDescription(out []byte, p *view.Page) []byte {
	start := len(out)
	if p.State != (view.Phrase{}) {
		out = v.appendSay(out, p.State)
		out = v.appendSay(out, view.Phrase{Label: "text.colon"})
	}
	for _, point := range p.Points {
		out = v.appendSay(out, point.Lead)
		for i, f := range point.Figures {
			if i > 0 {
				out = v.appendSay(out, view.Phrase{Label: "text.pause"})
			}
			out = v.appendSay(out, f.Text)
		}
		out = v.appendSay(out, view.Phrase{Label: "text.stop"})
	}
	out = append(out, p.Description...)
	return append(out[:start], bytes.TrimSpace(out[start:])...)
}
