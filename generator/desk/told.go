package desk

import (
	"maps"

	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// A told is a problem as it stands beside a box.
type told struct {
	Words, Hint string
	Warning     bool
}

// tell says a problem in the words of check, with what forms call a field in place of its name in front matter, and without advice on how
// to write that.
func (v *visit) tell(f *form, p problem.Problem) told {
	p.Data = maps.Clone(p.Data)
	for _, name := range []string{p.Field, p.Field + "." + p.Data["key"]} {
		if b := f.box(name); b != nil && p.Data["key"] != "" && lastOf(name) == lastOf(p.Data["key"]) {
			p.Data["key"] = b.Label
			break
		}
	}
	if key := "choice.field." + p.Data["other"]; v.words.Has(key) {
		p.Data["other"] = v.say(key)
	}
	var pairs []string
	for slot, value := range p.Data {
		pairs = append(pairs, slot, problem.Visible(value))
	}
	t := told{Warning: p.Warning()}
	t.Words, _ = p.Words(v.words.Language)
	if v.words.Has("wrong." + p.Code) {
		t.Words = v.say("wrong."+p.Code, pairs...)
	}
	if v.words.Has("mend." + p.Code) {
		t.Hint = v.say("mend."+p.Code, pairs...)
	} else {
		t.Hint = problem.Visible(words.HintInForm(v.words.Language, p.Code, p.Data))
	}
	return t
}
