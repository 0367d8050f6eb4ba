package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A workbook is looked through before it is opened: the library that reads it keeps all of it in memory, makes every row up to the last
// one that is named and every cell up to the last one of its row, and copies a shared text for each cell that has it.

// bounded looks through the parts of a workbook, and returns one that has only them: whatever a part is called, nothing reaches the
// library that was not looked through.
func bounded(a *archive) ([]byte, error) {
	paid := &bookBudget{}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range partsOf(a) {
		text, err := a.read(name)
		if err != nil {
			return nil, err
		}
		if err := boundedPart(text, paid, isStrings(name)); err != nil {
			return nil, err
		}
		if err := z.Copy(a.files[name]); err != nil {
			return nil, &Refusal{Code: "import-broken"}
		}
	}
	if err := z.Close(); err != nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	return b.Bytes(), nil
}

// partsOf returns the names of the parts that are read, those that cells share first. Pictures, programs and what other programs keep
// for themselves are none of them.
func partsOf(a *archive) (names []string) {
	for name := range a.files {
		folded := strings.ToLower(name)
		ext := path.Ext(folded)
		if ext == ".xml" && !strings.HasPrefix(folded, "customxml/") && !strings.HasPrefix(folded, "docprops/") || ext == ".rels" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(x, y string) int {
		if isStrings(x) != isStrings(y) {
			return map[bool]int{true: -1, false: 1}[isStrings(x)]
		}
		return strings.Compare(x, y)
	})
	return names
}

func isStrings(name string) bool { return strings.EqualFold(name, "xl/sharedStrings.xml") }

// A bookBudget counts what all parts of a workbook have.
type bookBudget struct {
	budget
	shared         []int  // the lengths of the texts that cells share
	used           []bool // whether a cell has it: that was paid for with the text
	merges, others int
}

// A partReader looks through one part.
type partReader struct {
	*bookBudget
	strings   bool // it has the texts that cells share
	depth     int
	row, cell int // the last ones
	rows      int
	isShared  bool            // the cell names a shared text
	value     strings.Builder // of the cell
	inValue   bool
}

// boundedPart looks through a part of a workbook.
func boundedPart(text []byte, paid *bookBudget, isStrings bool) error {
	w, p := walk(text), &partReader{bookBudget: paid, strings: isStrings}
	for {
		token, err := w.d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &Refusal{Code: "import-broken"}
		}
		switch t := token.(type) {
		case xml.Directive:
			return &Refusal{Code: "import-entities"}
		case xml.EndElement:
			p.depth--
			err = p.end(t.Name.Local)
		case xml.CharData:
			err = p.text(t)
		case xml.StartElement:
			err = p.start(t)
		}
		if err != nil {
			return err
		}
	}
}

func (p *partReader) text(t []byte) error {
	if p.strings && len(p.shared) > 0 {
		p.shared[len(p.shared)-1] += len(t)
	}
	if p.inValue && p.value.Len() < 20 {
		p.value.Write(t)
	}
	return p.words(len(t), len(t))
}

func (p *partReader) start(t xml.StartElement) error {
	if p.depth++; p.depth > mostDepth {
		return &Refusal{Code: "import-broken"}
	}
	switch t.Name.Local {
	case "si":
		if p.shared, p.used = append(p.shared, 0), append(p.used, false); len(p.shared) > mostStrings {
			return tooMany("import-cells", mostStrings)
		}
	case "row":
		return p.startRow(t)
	case "c":
		return p.startCell(t)
	case "v":
		p.inValue = true
		p.value.Reset()
	case "t", "is":
	case "mergeCell":
		if p.merges++; p.merges > mostMerges {
			return tooMany("import-cells", mostMerges)
		}
	default:
		if p.others++; p.others > mostOthers {
			return tooMany("import-cells", mostCells)
		}
		if form := attr(t, "formatCode"); len(form) > mostFormat || strings.Count(form, "@") > 4 { // it would repeat a text
			return &Refusal{Code: "import-broken"}
		}
	}
	return nil
}

// startRow pays for a row, and for those before it that nobody wrote.
func (p *partReader) startRow(t xml.StartElement) error {
	row := p.row + 1
	for _, a := range t.Attr {
		if n, err := strconv.Atoi(a.Value); a.Name.Local == "r" && err == nil {
			row = max(row, n)
		}
	}
	if p.rows++; row > mostRows || p.rows > mostRows {
		return tooMany("import-rows", mostRows)
	}
	made := row - p.row
	p.row, p.cell = row, 0
	return p.pay(made)
}

// startCell pays for a cell, and for those of its row before it that nobody wrote. A library takes the last of several places.
func (p *partReader) startCell(t xml.StartElement) error {
	column := p.cell + 1
	p.isShared = false
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "r":
			letters := strings.TrimRight(a.Value, "0123456789")
			if n, err := strconv.Atoi(a.Value[len(letters):]); err == nil && n > mostRows {
				return tooMany("import-rows", mostRows)
			}
			column = max(column, columnOf(letters))
		case "t":
			p.isShared = p.isShared || a.Value == "s"
		}
	}
	if column > mostColumns {
		return tooMany("import-columns", mostColumns)
	}
	made := column - p.cell
	p.cell = column
	return p.pay(made)
}

// columnOf returns the number of a column; of one beyond those that may be, one of those.
func columnOf(letters string) (column int) {
	for _, r := range strings.ToUpper(letters) {
		if column = column*26 + int(r-'A') + 1; column > mostColumns {
			break
		}
	}
	return column
}

// end pays for a text that a cell shares.
func (p *partReader) end(name string) error {
	if name != "v" || !p.inValue {
		return nil
	}
	p.inValue = false
	n, err := strconv.Atoi(strings.TrimSpace(p.value.String()))
	if !p.isShared || err != nil || n < 0 || n >= len(p.shared) {
		return nil
	}
	if !p.used[n] {
		p.used[n] = true
		return nil
	}
	return p.words(p.shared[n], 0)
}
