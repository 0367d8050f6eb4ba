package export

import "sync"

// Pieces are the parts of which a file about many tasks is put together, a task each: remembered, since an edit changes few of
// them. A task's pointer stands for what it says; so pieces that hold words of the interface are good for one set of labels
// only. Each file has pieces of its own. Many goroutines may use them. Pieces that are nil remember nothing: there is no next time.
type Pieces struct {
	mu    sync.Mutex
	tasks any      // those of the last file: a slice of pointers
	texts [][]byte // theirs
	under string   // what they were made under
}

// NewPieces returns a memory of pieces, still empty.
func NewPieces() *Pieces { return &Pieces{} }

// piecesOf returns the piece of each task, and forgets all others. Tasks are in the order of their numbers.
func piecesOf[T any](p *Pieces, tasks []*T, number func(*T) int, text func(*T) ([]byte, error)) ([][]byte, error) {
	return piecesUnder(p, "", tasks, number, text)
}

// piecesUnder does the same for pieces that hold what their task does not: the site's address. Under another all are made anew.
func piecesUnder[T any](p *Pieces, under string, tasks []*T, number func(*T) int, text func(*T) ([]byte, error)) ([][]byte, error) {
	if p == nil {
		p = NewPieces()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	last, _ := p.tasks.([]*T)
	if p.under != under {
		last = nil
	}
	texts := make([][]byte, len(tasks))
	k := 0
	for i, t := range tasks {
		for k < len(last) && number(last[k]) < number(t) {
			k++
		}
		if k < len(last) && last[k] == t {
			texts[i] = p.texts[k]
			continue
		}
		var err error
		if texts[i], err = text(t); err != nil {
			return nil, err
		}
	}
	p.tasks, p.texts, p.under = tasks, texts, under
	return texts, nil
}
