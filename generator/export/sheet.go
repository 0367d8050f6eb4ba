package export

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// The styles of cells, by their places in the workbook's list of styles.
const (
	plainStyle = iota
	headStyle
	dateStyle
	linkStyle
)

// mostInACell is how many UTF-16 units of text a cell of a workbook holds.
const mostInACell = 32767

// appendRows appends a task's rows of a sheet, as XML (ECMA-376, part 1, 18.3). Rows and cells say no places, so that they are
// the same wherever they stand; a cell without value keeps the place of those after it.
func (s scribe) appendRows(to []byte, t *Table, columns []*Column, task *view.TaskData) []byte {
	for i := range t.rows(task) {
		to = append(to, "<row>"...)
		for _, c := range columns {
			to = s.appendSheetCell(to, c, task, i)
		}
		to = append(to, "</row>"...)
	}
	return to
}

func (s scribe) appendSheetCell(to []byte, c *Column, task *view.TaskData, i int) []byte {
	if c.said == nil {
		switch v := c.cell(task, i); c.Kind {
		case Whole, Number:
			if v.is {
				return appendTyped(to, "", plainStyle, plainNumber(v.number))
			}
			return append(to, "<c/>"...)
		case Date:
			if v.day >= firstInWorkbook {
				return appendTyped(to, "", dateStyle, strconv.Itoa(int(v.day-dayZero)))
			}
		case Place:
			return appendLink(to, s.base+v.text)
		}
	}
	return appendTextCell(to, plainStyle, s.text(c, task, i))
}

// A workbook counts days from 1899-12-30; before March 1900 programs do not agree, since some of them know a 29 February there.
const (
	dayZero         day.Day = 693594
	firstInWorkbook         = dayZero + 61
)

func appendTyped(to []byte, kind string, style int, value string) []byte {
	to = append(to, "<c"...)
	if kind != "" {
		to = append(append(append(to, ` t="`...), kind...), '"')
	}
	if style != plainStyle {
		to = append(strconv.AppendInt(append(to, ` s="`...), int64(style), 10), '"')
	}
	return append(append(append(to, "><v>"...), value...), "</v></c>"...)
}

func appendTextCell(to []byte, style int, text string) []byte {
	if text == "" {
		return append(to, "<c/>"...)
	}
	to = append(to, `<c t="inlineStr"`...)
	if style != plainStyle {
		to = append(strconv.AppendInt(append(to, ` s="`...), int64(style), 10), '"')
	}
	to = append(to, "><is><t"...)
	if strings.TrimSpace(text) != text || strings.ContainsAny(text, "\n\t") {
		to = append(to, ` xml:space="preserve"`...)
	}
	return append(appendXML(append(to, '>'), fitting(text)), "</t></is></c>"...)
}

// appendLink appends an address that can be followed. A formula needs no list of addresses beside the sheet, and may stand in
// any number of cells. A place of the site is escaped as in an address: it has no quotes.
func appendLink(to []byte, address string) []byte {
	const mostInAFormula = 255 // characters of a text
	if len(address) > mostInAFormula || strings.ContainsRune(address, '"') {
		return appendTextCell(to, plainStyle, address)
	}
	to = append(to, `<c t="str" s="`+strconv.Itoa(linkStyle)+`"><f>HYPERLINK("`...)
	to = appendXML(to, address)
	to = append(to, `")</f><v>`...)
	return append(appendXML(to, address), "</v></c>"...)
}

// fitting cuts text to what fits into a cell.
func fitting(text string) string {
	if len(text) <= mostInACell {
		return text
	}
	units := 0
	for i, r := range text {
		if units += len(string(r)) / 4; units+1 >= mostInACell { // four bytes are two units
			return text[:i] + "…"
		}
		units++
	}
	return text
}

// appendXML appends text as XML. What XML cannot hold becomes U+FFFD; what a workbook would take for an escape, _x000D_, is
// escaped itself.
func appendXML(to []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		if !isMarkup[text[i]] {
			continue
		}
		escape, size := escaped(text[i:])
		if escape != "" {
			to = append(append(to, text[from:i]...), escape...)
			from = i + size
		}
	}
	return append(to, text[from:]...)
}

// isMarkup are the bytes with which begins what cannot stand in XML, or not everywhere. U+FFFE and U+FFFF begin with 0xEF.
var isMarkup = func() (is [256]bool) {
	for c := range ' ' {
		is[c] = c != '\n' && c != '\t'
	}
	for _, c := range []byte{'&', '<', '>', '"', '_', 0xEF} {
		is[c] = true
	}
	return is
}()

// escaped returns what stands in XML for the character with which text begins, and the size of that; nothing if it may stand there.
func escaped(text string) (escape string, size int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == '&':
		return "&amp;", size
	case r == '<':
		return "&lt;", size
	case r == '>':
		return "&gt;", size
	case r == '"':
		return "&quot;", size
	case r == '_' && isEscape(text):
		return "_x005F_", size
	case r < ' ', r == 0xFFFE, r == 0xFFFF:
		return "\uFFFD", size
	}
	return "", size
}

// isEscape reports whether text begins with what a workbook takes for a character's number: _x000D_.
func isEscape(text string) bool {
	if len(text) < len("_x000D_") || text[1] != 'x' || text[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(text[2:6], 16, 16)
	return err == nil
}
