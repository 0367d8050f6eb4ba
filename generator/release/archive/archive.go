// Package archive writes archives whose bytes follow from what is in them and a time alone: files are sorted, belong to nobody, and have one of two
// modes, whatever the umask, the zone and the user of the machine.
package archive

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A File is a file of an archive. Its name has slashes, and is relative.
type File struct {
	Name       string
	Executable bool
	Data       []byte
}

// Mode returns the mode of a file in an archive.
func (f File) Mode() fs.FileMode {
	if f.Executable {
		return 0o755
	}
	return 0o644
}

// TarGz writes files below a folder as .tar.gz. Folders stand before what is in them, so that an archive that is unpacked by root with a strict
// umask can still be read by everyone.
func TarGz(w io.Writer, folder string, files []File, when time.Time) error {
	zipped, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(zipped)
	made := map[string]bool{}
	for _, f := range sorted(files) {
		name := path.Join(folder, f.Name)
		if err := addFolders(t, path.Dir(name), made, when); err != nil {
			return err
		}
		header := &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(f.Data)), Mode: int64(f.Mode()), ModTime: when.UTC().Truncate(time.Second)}
		if err := t.WriteHeader(header); err != nil {
			return err
		}
		if _, err := t.Write(f.Data); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return zipped.Close()
}

// addFolders writes a folder and those around it, each once.
func addFolders(t *tar.Writer, folder string, made map[string]bool, when time.Time) error {
	if folder == "." || made[folder] {
		return nil
	}
	if err := addFolders(t, path.Dir(folder), made, when); err != nil {
		return err
	}
	made[folder] = true
	return t.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: folder + "/", Mode: 0o755, ModTime: when.UTC().Truncate(time.Second)})
}

// Zip writes files below a folder as .zip.
func Zip(w io.Writer, folder string, files []File, when time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range sorted(files) {
		header := &zip.FileHeader{Name: path.Join(folder, f.Name), Method: zip.Deflate, Modified: when.UTC().Truncate(time.Second)}
		header.SetMode(f.Mode())
		entry, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := entry.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

// sorted returns the files in the order of their names.
func sorted(files []File) []File {
	return slices.SortedFunc(slices.Values(files), func(a, b File) int { return strings.Compare(a.Name, b.Name) })
}
