package export

import (
	"bytes"
	"compress/flate"
	"hash/crc32"
	"slices"
	"sync"

	"gongshi/generator/view"
)

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
