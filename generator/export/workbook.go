package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gongshi/generator/view"
)

// Workbook returns plan.xlsx: a sheet for each table, for reading and filtering, and one that says what they are. Dates are
// dates, addresses can be followed, and texts are texts, whatever they begin with.
//
// It is written here, and not by a library, since it is put together from remembered parts: a library takes longer for it than
// all other files of 10,000 tasks together, and says the time at which it ran.
func Workbook(d *view.Data, remembered *Stretches, say Say) ([]byte, error) {
	s := newScribe(d, say)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	tables := Tables()
	names := []string{}
	for _, t := range tables {
		names = append(names, sheetName(s.label("data.sheet."+t.Name)))
	}
	names = append(names, sheetName(s.label("data.sheet.about")))
	p := newPacker()
	for _, part := range append(fixedParts(d, names, tables), part{sheetPath(len(tables)), aboutSheet(d, s, tables)}) {
		if err := addPart(z, part.name, []stretch{p.pack([]byte(part.text))}); err != nil {
			return nil, err
		}
	}
	for i, all := range remembered.sheetsOf(d, s, tables, p) {
		if err := addPart(z, sheetPath(i), all); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// sheetsOf returns the sheets of tables, each as stretches.
func (m *Stretches) sheetsOf(d *view.Data, s scribe, tables []*Table, p *packer) [][]stretch {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.base != d.BaseURL {
		m.base, m.sheets = d.BaseURL, nil
	}
	sheets := make([][]stretch, len(tables))
	for i, t := range tables {
		columns := t.forPeople()
		rows := m.of(i, t.of(d), p, func(to []byte, task *view.TaskData) []byte { return s.appendRows(to, t, columns, task) })
		head, foot := p.pack([]byte(sheetHead(t, columns, s, i == 0))), p.pack([]byte(sheetFoot(len(columns), t.count(d)+1)))
		sheets[i] = append(append([]stretch{head}, rows...), foot)
	}
	return sheets
}

// addPart adds a part to the package. Its date is the first that there is, on every day.
func addPart(z *zip.Writer, name string, all []stretch) error {
	packed, sum, size := joinStretches(all)
	const firstDay = 1<<5 | 1 // of January 1980
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: sum, CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(size)}
	//lint:ignore SA1019 what is already packed has no other way to say a date
	h.ModifiedDate = firstDay
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = w.Write(packed)
	}
	return err
}

func sheetPath(i int) string { return "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

// sheetName returns a label as a sheet may be called.
func sheetName(label string) string {
	const most = 31
	name := []rune(strings.NewReplacer(`[`, "", `]`, "", `:`, "", `*`, "", `?`, "", `/`, "", `\`, "", `'`, "").Replace(label))
	return string(name[:min(len(name), most)])
}

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
)

// sheetHead is what stands before a sheet's rows, and the row of headings, which stays in sight.
func sheetHead(t *Table, columns []*Column, s scribe, first bool) string {
	selected := ""
	if first {
		selected = ` tabSelected="1"`
	}
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet ` + mainSpace + `><sheetViews><sheetView` + selected + ` workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, c := range columns {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, c.widthOr(13))
	}
	b.WriteString(`</cols><sheetData><row>`)
	for _, c := range columns {
		b.Write(appendTextCell(nil, headStyle, s.heading(t, c)))
	}
	return b.String() + `</row>`
}

// sheetFoot is what stands after a sheet's rows: they can be filtered.
func sheetFoot(columns, rows int) string {
	return `</sheetData><autoFilter ref="A1:` + columnName(columns) + strconv.Itoa(rows) + `"/></worksheet>`
}

func (c *Column) widthOr(usual int) int {
	if c.width > 0 {
		return c.width
	}
	return usual
}

// columnName returns the letters of the n-th column, from 1.
func columnName(n int) string {
	const letters = 26
	if n > letters {
		return columnName((n-1)/letters) + columnName((n-1)%letters+1)
	}
	return string(rune('A' + n - 1))
}

// A stretch is a part of a compressed file that can be joined to others: it refers to nothing before it, and ends at a whole
// byte. So a workbook of many tasks is put together from remembered stretches, and an edit compresses one anew.
type stretch struct {
	tasks  []*view.TaskData // of which it tells; none for a head or foot
	packed []byte
	sum    uint32 // CRC-32 of what is packed
	size   int64  // of what is packed
}

// tasksInAStretch is how many numbers of tasks share one: enough to compress well, few enough to be quick.
const tasksInAStretch = 64

// lastBlock ends a compressed file: an empty block that says that it is the last.
var lastBlock = []byte{3, 0}

// A packer makes stretches. It is for one goroutine.
type packer struct {
	packed  bytes.Buffer
	deflate *flate.Writer
}

func newPacker() *packer {
	p := &packer{}
	p.deflate, _ = flate.NewWriter(&p.packed, flate.BestSpeed) // the only error is that of a wrong level
	return p
}

func (p *packer) pack(text []byte) stretch {
	p.packed.Reset()
	p.deflate.Reset(&p.packed)
	_, _ = p.deflate.Write(text) // a buffer never fails
	_ = p.deflate.Flush()
	return stretch{packed: bytes.Clone(p.packed.Bytes()), sum: crc32.ChecksumIEEE(text), size: int64(len(text))}
}

// Stretches is the memory of a workbook. Many goroutines may use it.
type Stretches struct {
	mu     sync.Mutex
	base   string            // the site's address, which stretches hold
	sheets []map[int]stretch // for each sheet, by the numbers of tasks
}

// NewStretches returns a memory of stretches, still empty.
func NewStretches() *Stretches { return &Stretches{} }

// of returns the stretches of the i-th sheet's rows, and forgets all others. The caller holds the lock.
func (m *Stretches) of(sheet int, tasks []*view.TaskData, p *packer, rows func(to []byte, t *view.TaskData) []byte) []stretch {
	for len(m.sheets) <= sheet {
		m.sheets = append(m.sheets, nil)
	}
	last, next := m.sheets[sheet], map[int]stretch{}
	var all []stretch
	var text []byte
	for len(tasks) > 0 {
		number := tasks[0].Number / tasksInAStretch
		n := 1
		for n < len(tasks) && tasks[n].Number/tasksInAStretch == number {
			n++
		}
		s, known := last[number]
		if !known || !slices.Equal(s.tasks, tasks[:n]) {
			text = text[:0]
			for _, t := range tasks[:n] {
				text = rows(text, t)
			}
			s = p.pack(text)
			s.tasks = slices.Clone(tasks[:n])
		}
		next[number] = s
		all, tasks = append(all, s), tasks[n:]
	}
	m.sheets[sheet] = next
	return all
}

// joinStretches returns a compressed file of stretches, with its sum and its size when it is not compressed.
func joinStretches(all []stretch) (packed []byte, sum uint32, size int64) {
	length := len(lastBlock)
	for _, s := range all {
		length += len(s.packed)
	}
	packed = make([]byte, 0, length)
	for _, s := range all {
		packed = append(packed, s.packed...)
		sum = joinSums(sum, s.sum, s.size)
		size += s.size
	}
	return append(packed, lastBlock...), sum, size
}

// joinSums returns the CRC-32 of two texts one after the other, given that of each and the size of the second. A sum is a
// polynomial over two elements, modulo that of the CRC: what follows multiplies it by x to the power of its bits.
func joinSums(first, second uint32, size int64) uint32 {
	const one, x = 1 << 31, 1 << 30 // the highest bit is the lowest power
	shift, power := uint32(one), uint32(x)
	for range 3 { // eight bits a byte
		power = multiplied(power, power)
	}
	for ; size > 0; size >>= 1 {
		if size&1 == 1 {
			shift = multiplied(shift, power)
		}
		power = multiplied(power, power)
	}
	return multiplied(shift, first) ^ second
}

// multiplied returns the product of two polynomials modulo that of the CRC.
func multiplied(a, b uint32) uint32 {
	var product uint32
	for bit := uint32(1 << 31); bit > 0; bit >>= 1 {
		if a&bit != 0 {
			product ^= b
		}
		b = b>>1 ^ crc32.IEEE&-(b&1)
	}
	return product
}
