package site

// FrontOf returns the front matter of a task's file, read on its own, and whether it can be read as it stands: whether it fits into
// a site is not looked at.
func FrontOf(text []byte) (*Front, bool) {
	p := &parsed{kind: taskKind}
	p.parse(text)
	front, ok := p.front.(*Front)
	return front, ok && len(p.faults) == 0
}
