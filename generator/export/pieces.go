package export

import (
	"sync"

	"gongshi/generator/view"
)

// Pieces are the parts of which a bulk export is put together, a task each: remembered, since an edit changes few of them.
// A task's pointer stands for what it says. Many goroutines may use them.
type Pieces struct {
	mu    sync.Mutex
	tasks []*view.TaskData // of the last export
	texts [][]byte         // theirs
}

// NewPieces returns a memory of pieces, still empty.
func NewPieces() *Pieces { return &Pieces{} }

// of returns the piece of each task, and forgets all others. Tasks are in the order of their numbers.
func (p *Pieces) of(tasks []*view.TaskData, text func(*view.TaskData) ([]byte, error)) ([][]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	texts := make([][]byte, len(tasks))
	k := 0
	for i, t := range tasks {
		for k < len(p.tasks) && p.tasks[k].Number < t.Number {
			k++
		}
		if k < len(p.tasks) && p.tasks[k] == t {
			texts[i] = p.texts[k]
			continue
		}
		var err error
		if texts[i], err = text(t); err != nil {
			return nil, err
		}
	}
	p.tasks, p.texts = tasks, texts
	return texts, nil
}
