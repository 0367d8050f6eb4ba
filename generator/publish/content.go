package publish

import (
	"bytes"
	"crypto/sha256"
	"io"
)

// content is what can be said of bytes in short.
type content struct {
	size int64
	sum  [sha256.Size]byte
}

func contentOf(b []byte) content { return content{int64(len(b)), sha256.Sum256(b)} }

// bufferSize is how much of a file is in memory while it is copied or compared.
const bufferSize = 64 << 10

// buffer lends a buffer, to be given back by putting it into buffers. A build copies and compares thousands of files, a few at
// a time.
func (d *disk) buffer() *[bufferSize]byte {
	if b, ok := d.buffers.Get().(*[bufferSize]byte); ok {
		return b
	}
	return new([bufferSize]byte)
}

// copy copies what is opened, and says what it was.
func (d *disk) copy(to io.Writer, open func() (io.ReadCloser, error)) (c content, err error) {
	from, err := open()
	if err != nil {
		return content{}, err
	}
	defer from.Close()
	b := d.buffer()
	defer d.buffers.Put(b)
	sum := sha256.New()
	for {
		n, err := from.Read(b[:])
		c.size += int64(n)
		sum.Write(b[:n])
		if _, failed := to.Write(b[:n]); failed != nil {
			return c, failed
		}
		if err == io.EOF {
			sum.Sum(c.sum[:0])
			return c, nil
		}
		if err != nil {
			return c, err
		}
	}
}

// contentAt returns what the file at the path holds.
func (d *disk) contentAt(p string) (content, error) {
	return d.copy(io.Discard, func() (io.ReadCloser, error) { return d.base.read(p) })
}

// holds tells whether the file at the path holds these bytes. It stops at the first that differ.
func (d *disk) holds(p string, want []byte) (bool, error) {
	from, err := d.base.read(p)
	if err != nil {
		return false, err
	}
	defer from.Close()
	b := d.buffer()
	defer d.buffers.Put(b)
	for {
		n, err := from.Read(b[:])
		if n > len(want) || !bytes.Equal(b[:n], want[:n]) {
			return false, nil
		}
		want = want[n:]
		if err == io.EOF {
			return len(want) == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}
