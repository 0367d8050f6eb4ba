package pages

import "gongshi/generator/view"

// A Memory keeps what was made from one making of the pages to the next. Nobody lists what depends on what: all that is said
// of a task by itself follows from the task and the clock, neither of which ever changes, so the same two have the same
// pieces. Whatever is made anew, but says the same as before, is replaced by what it was before: so views that hold pieces
// compare quickly, and one that follows from the same pieces need not be made again. It is for one goroutine.
type Memory struct {
	same     func(a, b any) bool
	plans    map[string]*remembered
	pages    int                     // how many there were
	articles []*view.SearchDoc       // of the ordinary pages
	chromes  map[string]*view.Chrome // of the pages that belong to no plan, by the ordinary page that each is for
}

// NewMemory returns an empty memory. same reports whether two views, pointers to structs of one type, say the same.
func NewMemory(same func(a, b any) bool) *Memory {
	return &Memory{same: same, plans: map[string]*remembered{}}
}

// remembered is what is kept of a plan.
type remembered struct {
	tasks      []*task // in the order of their numbers
	categories []*categoryTasks
	offices    []*officeTasks
	places     *officePlaces
	axis       *view.Axis
	frames     map[section]*frame
	lists      map[string]any // the pages of each list, by its place
	head       *view.PlanHead
	name       *view.PlanName
}

// of returns what is kept of a plan; of one that is not known, nothing.
func (m *Memory) of(key string) *remembered {
	if r := m.plans[key]; r != nil {
		return r
	}
	return &remembered{}
}

// kept returns a piece, or what was kept before, if that says the same.
func kept[T any](m *Memory, was, piece *T) *T {
	if was != nil && m.same(was, piece) {
		return was
	}
	return piece
}

// keepEach replaces pieces by what was kept at the same place before, where that says the same.
func keepEach[T any](m *Memory, was, pieces []*T) {
	for i, piece := range pieces[:min(len(pieces), len(was))] {
		pieces[i] = kept(m, was[i], piece)
	}
}

// keep makes plans those that are kept, and lets go of all others. What is kept is a copy: it leads to nothing of the making but
// pieces, so that a making, and what it took from the one before, can be forgotten.
func (m *Memory) keep(plans []*plan) {
	m.plans = make(map[string]*remembered, len(plans))
	for _, p := range plans {
		kept := p.remembered
		m.plans[p.Key] = &kept
		p.was = nil
	}
}
