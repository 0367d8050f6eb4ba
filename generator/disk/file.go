package disk

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// TempPrefix begins the name of every file that is not in its place yet. Nobody else's file in our folders may begin so.
const TempPrefix = ".gongshi-"

// IsTemp reports whether a name is that of a temporary file.
func IsTemp(name string) bool { return strings.HasPrefix(name, TempPrefix) }

// A Temp is a file that is written beside its place, to be renamed. The zero one is none.
type Temp struct {
	Path string // empty where there is none, or none any more
	Info Info   // of the file when it was written
	Open bool

	to handle
}

// Create begins a file that belongs at the path, and has it filled. It stays open: see Finish. After an error there is none.
func (r *Root) Create(p string, fill func(io.Writer) error) (Temp, error) {
	t, err := r.createBeside(p)
	if err != nil {
		return t, err
	}
	if t.Info, err = r.fill(t.to, p, fill); err != nil {
		r.Discard(&t)
	}
	return t, err
}

// createBeside makes an empty file beside the path. A name that is taken, by a killed run or by a link that leads elsewhere, is
// not ours.
func (r *Root) createBeside(p string) (Temp, error) {
	if err := r.step("create", p); err != nil {
		return Temp{}, err
	}
	beside := p[:strings.LastIndexByte(p, '/')+1] + TempPrefix
	for {
		temp := beside + strconv.FormatUint(r.temps.Add(1), 10)
		to, err := r.base.create(temp)
		if err == nil {
			return Temp{Path: temp, to: to, Open: true}, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return Temp{}, Failure(p, "create", err)
		}
	}
}

func (r *Root) fill(to handle, p string, fill func(io.Writer) error) (Info, error) {
	if err := r.step("write", p); err != nil {
		return Info{}, err
	}
	if err := fill(to); err != nil {
		return Info{}, Failure(p, "write", err)
	}
	info, err := to.look()
	if err == nil && info.restricted() {
		info.mode = info.readableMode()
		err = to.chmod(info.mode)
	}
	return info, Failure(p, "look", err)
}

// Finish closes a temporary file. With durable, its bytes survive a power failure. After an error there is none.
func (r *Root) Finish(p string, t *Temp, durable bool) (err error) {
	if durable {
		err = Failure(p, "sync", t.to.sync())
	}
	t.Open = false
	if closing := t.to.Close(); err == nil {
		err = Failure(p, "close", closing)
	}
	if err != nil {
		r.Discard(t)
	}
	return err
}

// Rename puts a temporary file in its place. A symbolic link there is replaced, not followed.
func (r *Root) Rename(t *Temp, p string) error {
	if err := r.step("rename", p); err != nil {
		return err
	}
	if err := r.base.rename(t.Path, p); err != nil {
		return Failure(p, "rename", err)
	}
	t.Path = ""
	return nil
}

// Discard removes a temporary file as well as it can: something is failing already, and the next publishing removes what is left.
func (r *Root) Discard(t *Temp) {
	if t.Open {
		t.to.Close()
	}
	r.Remove(t.Path)
	t.Path, t.Open = "", false
}

// A Content is what can be said of bytes in short.
type Content struct {
	Size int64
	Sum  [sha256.Size]byte
}

// ContentOf returns the Content of bytes in memory.
func ContentOf(b []byte) Content { return Content{int64(len(b)), sha256.Sum256(b)} }

// ReadFile returns what a file holds, and nothing if there is none.
func (r *Root) ReadFile(p string) ([]byte, error) {
	b, err := os.ReadFile(r.Abs(p))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, Failure(p, "read", err)
}

// ContentAt returns the Content of the file at the path. Its error is that of the system.
func (r *Root) ContentAt(p string) (Content, error) {
	return r.Copy(io.Discard, func() (io.ReadCloser, error) { return r.base.read(p) })
}

// Copy copies what is opened, and says what it was. Its error is that of the system.
func (r *Root) Copy(to io.Writer, open func() (io.ReadCloser, error)) (c Content, err error) {
	from, err := open()
	if err != nil {
		return Content{}, err
	}
	defer from.Close()
	b := r.buffer()
	defer r.buffers.Put(b)
	sum := sha256.New()
	for {
		n, err := from.Read(b[:])
		c.Size += int64(n)
		sum.Write(b[:n])
		if _, failed := to.Write(b[:n]); failed != nil {
			return c, failed
		}
		if err == io.EOF {
			sum.Sum(c.Sum[:0])
			return c, nil
		}
		if err != nil {
			return c, err
		}
	}
}

// Holds reports whether the file at the path holds these bytes. It stops at the first that differ. Its error is that of the system.
func (r *Root) Holds(p string, want []byte) (bool, error) {
	from, err := r.base.read(p)
	if err != nil {
		return false, err
	}
	defer from.Close()
	b := r.buffer()
	defer r.buffers.Put(b)
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

// bufferSize is how much of a file is in memory while it is copied or compared.
const bufferSize = 64 << 10

// buffer lends a buffer, to be given back by putting it into buffers. A build copies and compares thousands of files, a few at
// a time.
func (r *Root) buffer() *[bufferSize]byte {
	if b, ok := r.buffers.Get().(*[bufferSize]byte); ok {
		return b
	}
	return new([bufferSize]byte)
}
