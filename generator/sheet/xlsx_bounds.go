package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// bounded looks through a workbook before it is opened: the library that reads it keeps all of it in memory, and makes every row up to
// the last one that is named, and every cell of a merged range.
func bounded(a *archive) error {
	paid := &budget{}
	for name := range a.files {
		if !strings.HasPrefix(name, "xl/") || path.Ext(name) != ".xml" && path.Ext(name) != ".rels" {
			continue
		}
		text, err := a.read(name)
		if err != nil {
			return err
		}
		if err := boundedPart(text, paid); err != nil {
			return err
		}
	}
	return nil
}

// boundedPart looks through a part of a workbook.
func boundedPart(text []byte, paid *budget) error {
	w, depth, strs, merges, rows := walk(text), 0, 0, 0, 0
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
			depth--
		case xml.CharData:
			if err := paid.words(len(t), len(t)); err != nil {
				return err
			}
		case xml.StartElement:
			if depth++; depth > mostDepth {
				return &Refusal{Code: "import-broken"}
			}
			switch t.Name.Local {
			case "si":
				if strs++; strs > mostStrings {
					return tooMany("import-cells", mostStrings)
				}
			case "mergeCell":
				if merges++; merges > mostMerges {
					return tooMany("import-cells", mostMerges)
				}
			case "row":
				n, _ := strconv.Atoi(attr(t, "r"))
				if rows++; n > mostRows || rows > mostRows {
					return tooMany("import-rows", mostRows)
				}
			case "c":
				if err := boundedCell(t, paid); err != nil {
					return err
				}
			}
		}
	}
}

func boundedCell(c xml.StartElement, paid *budget) error {
	at := attr(c, "r")
	letters := strings.TrimRight(at, "0123456789")
	column := 0
	for _, r := range strings.ToUpper(letters) {
		if column = column*26 + int(r-'A') + 1; column > mostColumns {
			return tooMany("import-columns", mostColumns)
		}
	}
	if n, err := strconv.Atoi(at[len(letters):]); err == nil && n > mostRows {
		return tooMany("import-rows", mostRows)
	}
	return paid.cell()
}
