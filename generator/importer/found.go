package importer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// An existing task is one whose file is there.
type existing struct {
	*site.Task
	text  string // of the file
	front *site.Front
	taken bool
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// readTasks reads the files of the plan's tasks. One that cannot be read as it stands is not written over.
func (l *laying) readTasks() error {
	if l.plan == nil {
		return nil
	}
	for _, t := range l.plan.Tasks {
		text, err := l.Tree.File(t.Body.File).Read()
		if err != nil {
			return err
		}
		front, ok := site.FrontOf(text)
		if front == nil || !ok && !l.onlyToFillIn(t.Body.File) {
			l.out.Problems = append(l.out.Problems, problem.New(0, 0, "import-unreadable").In(t.Body.File))
			continue
		}
		l.was = append(l.was, &existing{Task: t, text: string(text), front: front})
	}
	return nil
}

// onlyToFillIn reports whether a file lacks no more than what an earlier import asked to fill in.
func (l *laying) onlyToFillIn(file string) bool {
	found := false
	for _, p := range l.before {
		if p.File == file {
			if found = true; !slices.Contains(toFillIn, p.Code) {
				return false
			}
		}
	}
	return found
}

// find gives each item the task that it is: first by the same words, then by the number, then by words that are nearly the same.
func (l *laying) find() {
	byWords, byNumber := map[string][]*existing{}, map[string]*existing{}
	for _, w := range l.was {
		if words := wordsOf(w.front.Source.Text); words != "" {
			byWords[words] = append(byWords[words], w)
		}
		byNumber[labelOf(w.front)] = w
	}
	for _, it := range l.items {
		words := wordsOf(it.Cells.Text)
		if same := byWords[words]; len(same) > 0 {
			it.take(same[0])
			byWords[words] = same[1:]
		}
	}
	labels := map[string]int{}
	for _, it := range l.items {
		labels[it.Number.Label]++
	}
	for _, it := range l.items {
		if it.was != nil || it.Number.Label == "" || labels[it.Number.Label] > 1 {
			continue
		}
		w := byNumber[it.Number.Label]
		if w == nil && it.Number.Whole > 0 {
			w = byNumber[strconv.Itoa(it.Number.Whole)]
		}
		if w != nil && !w.taken {
			it.take(w)
		}
	}
	n := l.newNearest()
	for _, it := range l.items {
		if it.was == nil {
			n.find(it)
		}
	}
}

// wordsOf returns a source's text as it is found again.
func wordsOf(text string) string { return cmp.Or(bareWords(text), flat(text)) }

func (it *item) take(w *existing) { it.was, w.taken = w, true }

// labelOf returns how a task is numbered by its source.
func labelOf(f *site.Front) string { return cmp.Or(f.Label, strconv.Itoa(f.Number)) }

// alikeEnough is the share of pairs of characters that two texts of the same task have in common.
const alikeEnough = 0.6

// mostCompared bounds how many tasks are compared by their words.
const mostCompared = 2000

// A nearest finds the task whose words are nearest to those of an item.
type nearest struct {
	tasks []*existing
	sizes []int          // how many pairs each has
	with  map[pair][]int // the tasks that have a pair
	both  []int          // how many pairs each has in common with an item
}

// A pair is two characters next to each other.
type pair [2]rune

// newNearest knows the tasks that are not found yet; none if there are too many.
func (l *laying) newNearest() *nearest {
	n := &nearest{with: map[pair][]int{}}
	if len(l.was) > mostCompared {
		return n
	}
	for _, w := range l.was {
		if w.taken {
			continue
		}
		pairs := pairsOf(cmp.Or(w.front.Source.Text, w.front.Title))
		for p := range pairs {
			n.with[p] = append(n.with[p], len(n.tasks))
		}
		n.tasks, n.sizes = append(n.tasks, w), append(n.sizes, len(pairs))
	}
	n.both = make([]int, len(n.tasks))
	return n
}

func (n *nearest) find(it *item) {
	clear(n.both)
	pairs := pairsOf(it.Cells.Text)
	for p := range pairs {
		for _, k := range n.with[p] {
			n.both[k]++
		}
	}
	var best *existing
	most := alikeEnough
	for k, w := range n.tasks {
		if w.taken || len(pairs)+n.sizes[k] == 0 {
			continue
		}
		if share := 2 * float64(n.both[k]) / float64(len(pairs)+n.sizes[k]); share > most {
			best, most = w, share
		}
	}
	if best != nil {
		it.take(best)
		it.doubt("task-alike", best.front.Title)
	}
}

func (it *item) doubt(kind, words string) { it.entry().doubt(kind, words) }

// pairsOf returns the pairs of characters next to each other.
func pairsOf(text string) map[pair]bool {
	all := map[pair]bool{}
	runes := []rune(bareWords(text))
	for k := 1; k < min(len(runes), 2000); k++ {
		all[pair{runes[k-1], runes[k]}] = true
	}
	return all
}

// number gives the new tasks their numbers: those of the source where each is a whole number of its own, else the next ones, with the
// source's number beside them.
func (l *laying) number() {
	taken, count, last := map[int]bool{}, map[int]int{}, 0
	for _, w := range l.was {
		taken[w.Number] = true
		last = max(last, w.Number)
	}
	labelled := false
	for _, it := range l.items {
		count[it.Number.Whole]++
		labelled = labelled || it.Number.Label != ""
	}
	own := labelled
	for _, it := range l.items {
		n := it.Number
		own = own && (n.Label == "" || n.Whole > 0 && count[n.Whole] == 1)
	}
	l.numbered = labelled
	if own {
		for _, it := range l.items {
			if it.was == nil && !taken[it.Number.Whole] {
				last = max(last, it.Number.Whole)
			}
		}
	}
	place := map[string]int{}
	for at, it := range l.items {
		if it.was != nil {
			it.number, it.label = it.was.Number, it.was.front.Label
			if n := it.Number.Whole; own && n > 0 && n != it.number && it.was.front.Label != it.Number.Label {
				it.doubt("number-differs", it.Number.Label)
			}
			continue
		}
		if it.number = it.Number.Whole; !own || it.number == 0 || taken[it.number] {
			last++
			kind := "number-given"
			if it.number > 0 {
				kind = "number-taken"
			}
			it.number = last
			if own {
				it.doubt(kind, strconv.Itoa(it.number))
			}
		}
		taken[it.number] = true
		if !own {
			it.label = it.Number.Label
			if place[it.label]++; l.sideBySide(at) {
				it.label += "-" + strconv.Itoa(place[it.label])
			}
		}
		if it.label == strconv.Itoa(it.number) {
			it.label = ""
		}
	}
}

// sideBySide reports whether an item has one number with the one before it or after it.
func (l *laying) sideBySide(at int) bool {
	it := l.items[at]
	same := func(k int) bool {
		return k >= 0 && k < len(l.items) && l.items[k].Number.Label == it.Number.Label && it.Number.Label != ""
	}
	return same(at-1) || same(at+1)
}

// missing tells which tasks the document does not have: they stay.
func (l *laying) missing() {
	var all []string
	for _, w := range l.was {
		if !w.taken {
			all = append(all, labelOf(w.front)+" "+w.front.Title)
		}
	}
	if len(all) > 0 {
		l.out.Report.note("tasks-missing", strings.Join(all, "；"))
	}
}
