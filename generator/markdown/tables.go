package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"
)

// A row of a table shows as many cells as its head has, and drops the rest. What lacks a line of dashes, or has signs of an input
// method, is no table at all, and its rows run together.

// checkTable reports rows that lose cells, and text that has become a row.
func (r *reading) checkTable(table *extast.Table) {
	columns := len(table.Alignments)
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		at := row.Pos()
		if at < 0 && row.HasChildren() {
			at = row.FirstChild().Pos()
		}
		if at >= 0 {
			r.checkRow(at, columns, row == table.FirstChild())
		}
	}
}

func (r *reading) checkRow(at, columns int, head bool) {
	raw := r.source[at:r.places.lineEnd(at)]
	text := bytes.TrimSpace(raw)
	at += bytes.Index(raw, text)
	cells := cellsOf(text)
	filled := 0
	for i, cell := range cells {
		if len(bytes.TrimSpace(cell)) > 0 {
			filled = i + 1
		}
	}
	switch broken := brokenCode(cells); {
	case broken != "":
		r.report(at, "table-code-bar", "value", shorten(broken, snippetLength), "expected", shorten(strings.ReplaceAll(broken, "|", `\|`), snippetLength))
	case filled > columns:
		r.report(at, "table-row-long", "value", strconv.Itoa(filled), "expected", strconv.Itoa(columns))
	case columns > 1 && !head && len(cells) == 1 && bytes.IndexByte(text, '|') < 0 && len(text) > 0:
		r.report(at, "table-text", "value", shorten(string(text), snippetLength))
	}
}

// cellsOf cuts a row at its bars, as goldmark does.
func cellsOf(row []byte) [][]byte {
	row = bytes.TrimPrefix(row, []byte("|"))
	if bytes.HasSuffix(row, []byte("|")) {
		row = row[:len(row)-1]
	}
	var cells [][]byte
	from := 0
	for i, c := range row {
		if c == '|' && (i == 0 || row[i-1] != '\\') {
			cells = append(cells, row[from:i])
			from = i + 1
		}
	}
	return append(cells, row[from:])
}

// brokenCode returns a span of code that a bar cuts in two, or nothing.
func brokenCode(cells [][]byte) string {
	const mostCells = 20 // that one span goes over
	for i, cell := range cells {
		if bytes.Count(cell, []byte("`"))%2 == 0 {
			continue
		}
		for j := i + 1; j < min(len(cells), i+mostCells); j++ {
			if bytes.Count(cells[j], []byte("`"))%2 == 1 {
				whole := string(bytes.Join(cells[i:j+1], []byte("|")))
				return whole[strings.LastIndexByte(string(cell), '`') : strings.LastIndexByte(whole, '|')+1+bytes.IndexByte(cells[j], '`')+1]
			}
		}
		return ""
	}
	return ""
}

// What stands in a line that was meant to divide the head of a table from its rows: bars, dashes and colons of any width.
var (
	dividing   = regexp.MustCompile(`^[\s|｜│┃¦:：\-—–－─━_⸺﹣]+$`)
	wideBars   = "｜│┃¦"
	wideDashes = "—–－─━⸺﹣"
)

// checkTableLines reports lines of a paragraph that were meant to be a table: at the first of them, and once.
func (r *reading) checkTableLines(lines []line) {
	for i, l := range lines {
		if code, expected := r.failedTable(lines, i); code != "" {
			value := shorten(string(l.text), snippetLength)
			r.report(l.at, code, "value", value, "expected", shorten(expected, 2*snippetLength))
			return
		}
	}
}

// failedTable says why the lines from i on, which were meant to be a table, are not read as one, and what to write. It returns
// nothing for other lines.
func (r *reading) failedTable(lines []line, i int) (code, expected string) {
	if i+1 >= len(lines) {
		return "", ""
	}
	head, next := lines[i].text, lines[i+1].text
	switch {
	case startsWithWideBar(head) && startsWithWideBar(next):
		return "table-full-width", narrow(string(head))
	case bars(head) == 0:
		if tabs := bytes.Count(head, []byte("\t")); tabs > 0 && bytes.Count(next, []byte("\t")) == tabs {
			return "table-tabs", "| " + strings.ReplaceAll(beginningOf(head), "\t", " | ") + " |"
		}
		return "", ""
	case isDivision(next) && bytes.ContainsAny(next, wideDashes+"：｜"):
		return "table-dashes", division(columnsOf(head))
	case isDelimiter(next) && columnsOf(head) != columnsOf(next) && (bars(next) > 0 || bytes.HasPrefix(head, []byte("|"))):
		return "table-delimiter", division(columnsOf(head))
	case isBarred(head) && isBarred(next) && !isDivision(head) && !isDivision(next) && columnsOf(head) > 1:
		return "table-undivided", division(columnsOf(head))
	}
	return "", ""
}

func beginningOf(text []byte) string { return string(wholeRunes(text[:min(len(text), mostOfLine)])) }

func bars(text []byte) int { return bytes.Count(text, []byte("|")) }

func startsWithWideBar(text []byte) bool {
	c := []rune(string(wholeRunes(text[:min(len(text), 4)])))
	return len(c) > 0 && strings.ContainsRune(wideBars, c[0])
}

// isBarred reports whether a line stands between two bars.
func isBarred(text []byte) bool {
	return len(text) > 2 && text[0] == '|' && text[len(text)-1] == '|' && bars(text) > 1
}

func isDivision(text []byte) bool {
	return len(text) > 1 && len(text) < mostOfLine && dividing.Match(text) && bytes.ContainsAny(text, "-"+wideDashes)
}

// isDelimiter reports whether a line divides the head of a table from its rows for goldmark, too.
func isDelimiter(text []byte) bool {
	return bytes.Contains(text, []byte("-")) && len(bytes.Trim(text, "|-: \t")) == 0 && (bars(text) > 0 || bytes.Contains(text, []byte("--")) || bytes.Contains(text, []byte(":")))
}

// columnsOf counts the cells of a row.
func columnsOf(text []byte) int { return len(cellsOf(bytes.TrimSpace(text))) }

// division returns the line that divides the head of a table from its rows.
func division(columns int) string { return "|" + strings.Repeat("---|", min(columns, 100)) }

// narrow returns a row with signs of an input method made those of Markdown.
func narrow(row string) string {
	return strings.NewReplacer("｜", "|", "│", "|", "┃", "|", "¦", "|", "—", "-", "－", "-", "─", "-", "：", ":").Replace(row)
}
