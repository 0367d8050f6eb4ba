package publish

// A state is what the system says of a path.
type state struct {
	kind kind
	mode uint16 // who may read it; 0 where the system does not keep that
	size int64
	time int64 // of the last change, in nanoseconds since 1970
	id   identity
}

type kind uint8

const (
	isNothing kind = iota
	isFile
	isFolder
	isLink
	isOther
)

// untouched tells whether a file is the one we left there. A change in place, to the same size and within the tick of the
// file system's clock in which we wrote, would go unseen until the next process looks.
func untouched(left, found state) bool {
	return left.kind == isFile && found.kind == isFile && left.mode == found.mode && left.size == found.size && left.time == found.time &&
		sameIdentity(left.id, found.id)
}

// An entry is what a Folder knows of a file that it published or compared; the zero one says that it knows nothing. There are
// as many as there are files, so they hold no pointer that need not be.
type entry struct {
	content
	state state // as the system told us when it was written or compared last
	token any
}

// is tells whether the file's token says that its bytes are the ones we know.
func (e *entry) is(file *File) bool {
	return e.state.kind != isNothing && file.Token != nil && file.Token == e.token
}

// forget makes the Folder as if it had not published yet.
func (f *Folder) forget() {
	clear(f.known)
	f.text.reset()
	f.manifest, f.listed = entry{}, false
}

// expect makes a new list of paths the one that entries are kept for. Both lists are walked in the order of paths, so that a
// path finds what is known of it wherever it stood.
func (f *Folder) expect(paths []string, order []int32) {
	known := make([]entry, len(paths))
	old := f.order
	for _, i := range order {
		for len(old) > 0 && f.checked[old[0]] < paths[i] {
			old = old[1:]
		}
		if len(old) > 0 && f.checked[old[0]] == paths[i] {
			known[i] = f.known[old[0]]
		}
	}
	f.checked, f.order, f.known = paths, order, known
	f.text.reset()
	f.listed = false
}
