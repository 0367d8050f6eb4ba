package gather

import (
	"io"
	"os"

	"gongshi/generator/publish"
)

// A folder is a copy in a folder. No link leads out of it.
type folder struct{ root *os.Root }

func (f *folder) Close() error { return f.root.Close() }

// File returns what a file holds.
func (f *folder) File(place string, most int64) ([]byte, error) {
	info, err := f.root.Lstat(place)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, publish.ErrNoFile
	case info.Size() > most:
		return nil, ErrLarge
	}
	file, err := f.root.Open(place)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && int64(len(text)) > most {
		err = ErrLarge
	}
	return text, err
}
