package desk

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// conflict shows what is on disk now beside what was sent. What was not touched is as it is on disk; what was is as it was sent.
func (v *visit) conflict(open opener, f *form, sent url.Values, base string) {
	texts := v.desk.bases.of(base)
	before := f
	if texts != nil {
		if b, err := open(v, func(path string) string { return texts[path] }); err == nil {
			before = b
		}
	}
	merged := url.Values{}
	for name, values := range sent {
		merged[moved(name, before, f)] = values
	}
	for _, g := range f.Groups {
		for _, b := range g.Boxes {
			old := before.box(b.Name)
			if old == nil || b.Widget == upload {
				continue
			}
			if moved(b.Name, before, f) != b.Name { // somebody else added this table
				merged[b.Name] = b.Texts
				continue
			}
			says := old.in(sent)
			b.Moved = !slices.Equal(old.Texts, b.Texts)
			if texts != nil && slices.Equal(says, old.Texts) && !strings.Contains(b.Name, ".-") {
				merged[b.Name] = b.Texts
				b.Moved = b.Moved && len(b.Texts) > 0
				b.OnDisk = ""
				continue
			}
			if texts == nil {
				b.Moved = !slices.Equal(says, b.Texts)
			}
			b.OnDisk = strings.Join(v.asShown(b), "\n")
		}
	}
	o, err := v.judge(f, merged)
	if err != nil {
		v.page(http.StatusServiceUnavailable, f, nil, "moving", false)
		return
	}
	v.page(http.StatusConflict, f, o, "conflict", true)
}

// moved returns the name of a box in a form in which a list has other tables than before: what was written into the last one, which is not
// there yet, still belongs behind all others.
func moved(name string, before, now *form) string {
	list, rest, ok := strings.Cut(name, "[")
	at, field, _ := strings.Cut(rest, "]")
	if ok && at == strconv.Itoa(before.count(list)) && before.count(list) != now.count(list) {
		return list + "[" + strconv.Itoa(now.count(list)) + "]" + field
	}
	return name
}

// asShown returns what stands in a box as people read it.
func (v *visit) asShown(b *box) []string {
	if b.Widget == tick {
		return []string{v.say("yes-no." + strconv.FormatBool(b.Chosen()))}
	}
	var all []string
	for _, text := range b.Texts {
		for _, o := range b.Options {
			if o.Value == text {
				text = o.Label
			}
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return []string{v.say("empty")}
	}
	return all
}

// patient returns an opener that waits a little where there is nothing to write: whoever saves a file in an editor may have emptied it first.
func patient(open opener) opener {
	return func(v *visit, read func(string) string) (*form, error) {
		for limit := time.After(2 * time.Second); ; {
			v.desk.looks.mu.Lock()
			next := v.desk.looks.next
			v.look = v.desk.looks.now
			v.desk.looks.mu.Unlock()
			v.find()
			f, err := open(v, read)
			if err == nil {
				return f, nil
			}
			select {
			case <-next:
			case <-limit:
				return nil, err
			}
		}
	}
}

// lost answers a form whose place is gone: what was typed is shown, so that it can be kept.
func (v *visit) lost() {
	p := lostPage{page: v.newPage(v.say("message.lost.title")), Text: v.say("message.lost.text")}
	for _, name := range slices.Sorted(maps.Keys(v.r.PostForm)) {
		if text := strings.Join(clean(v.r.PostForm[name]), "\n"); text != "" && !slices.Contains([]string{"token", "made-from", "once", "sure", "kept"}, name) {
			p.Typed = append(p.Typed, text)
		}
	}
	v.sendPage(http.StatusNotFound, "lost", p)
}

// A lostPage is what was typed into a form that is no longer there.
type lostPage struct {
	page
	Text  string
	Typed []string
}
