package export

import (
	"sync"

	"gongshi/generator/view"
)

// Pieces are the parts of which a bulk export is put together, a task each: remembered, since an edit changes few of them.
// A task's pointer stands for what it says. Many goroutines may use them.
type Pieces struct {
	mu    sync.Mutex
	tasks map[*view.TaskData][]byte
}

// NewPieces returns a memory of pieces, still empty.
func NewPieces() *Pieces { return &Pieces{} }

// of returns the piece of each task, and forgets all others.
func (p *Pieces) of(tasks []*view.TaskData, make1 func(*view.TaskData) ([]byte, error)) ([][]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make([][]byte, len(tasks))
	kept := make(map[*view.TaskData][]byte, len(tasks))
	for i, t := range tasks {
		piece, ok := p.tasks[t]
		if !ok {
			var err error
			if piece, err = make1(t); err != nil {
				return nil, err
			}
		}
		all[i], kept[t] = piece, piece
	}
	p.tasks = kept
	return all, nil
}
