package sheet

import "strconv"

// A file may come from anyone. These bounds keep time and memory small; no honest plan comes near them.
const (
	MostBytes     = 32 << 20 // of a file
	mostUnzipped  = 96 << 20 // of all that is read of an archive
	mostEntries   = 4000     // of an archive
	mostDepth     = 200      // of elements within each other
	mostRows      = 50_000   // of a table
	mostColumns   = 256
	mostCells     = 1_000_000 // in all
	mostText      = 1 << 20   // bytes of a cell or paragraph
	mostParts     = 200_000
	mostAllText   = 8 << 20   // bytes of all cells and paragraphs, of merged cells in each of them
	mostStrings   = 500_000   // shared by the cells of a workbook
	mostMerges    = 20_000    // of a workbook
	mostOthers    = 1_000_000 // elements of a workbook that are neither rows, cells nor texts
	mostFormat    = 1000      // bytes of a format for numbers
	mostSheets    = 100
	mostNumbering = 20_000 // definitions of lists in a document
)

func tooMany(code string, most int) *Refusal { return &Refusal{Code: code, Most: strconv.Itoa(most)} }

// A budget counts what has been read.
type budget struct{ cells, text, parts int }

// cell pays for a cell.
func (b *budget) cell() error {
	return b.pay(1)
}

// pay pays for several cells.
func (b *budget) pay(cells int) error {
	if b.cells += cells; b.cells > mostCells {
		return tooMany("import-cells", mostCells)
	}
	return nil
}

// again pays for a text that stands in one more cell.
func (b *budget) again(text string) error { return b.words(len(text), 0) }

// part pays for a part.
func (b *budget) part() error {
	if b.parts++; b.parts > mostParts {
		return tooMany("import-rows", mostParts)
	}
	return nil
}

// words pays for text, of which one piece has got a length.
func (b *budget) words(added, length int) error {
	if length > mostText {
		return tooMany("import-cell-large", mostText>>10)
	}
	if b.text += added; b.text > mostAllText {
		return tooMany("import-large", mostAllText>>20)
	}
	return nil
}
