package site

import (
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// resolveNames turns the names in a task into its category and offices.
func (j *joiner) resolveNames(t *Task) {
	for i := range t.Plan.Categories {
		if c := &t.Plan.Categories[i]; c.Key == t.Category || c.Name == t.Category {
			t.In = c
		}
	}
	if t.In == nil && !t.Plan.unread.At("categories") {
		j.at(t.Body.File, "category", "unknown-category", j.suggestedOr("[[categories]]", t.Category, categoryNames(t.Plan), "value", t.Category)...)
	}
	role := map[*Office]string{}
	for _, r := range []struct {
		name  string
		names []string
		into  *[]*Office
	}{{"lead", t.Lead, &t.Roles.Lead}, {"joint", t.Joint, &t.Roles.Joint}, {"support", t.Support, &t.Roles.Support}} {
		for i, name := range r.names {
			o := j.offices[name]
			switch {
			case o == nil && j.faultsOf(ConfigFile).At("offices"):
			case o == nil && j.severalOffices(t.Body.File, front.Element(r.name, i), name):
			case o == nil:
				j.at(t.Body.File, front.Element(r.name, i), "unknown-office", j.suggestedOr("[[offices]]", name, j.officeNames(), "value", name)...)
			case role[o] == r.name:
				j.at(t.Body.File, front.Element(r.name, i), "office-twice", "value", name, "key", r.name)
			case role[o] != "":
				j.at(t.Body.File, front.Element(r.name, i), "office-in-two-roles", "value", name, "key", role[o], "other", r.name)
			default:
				role[o] = r.name
				*r.into = append(*r.into, o)
			}
		}
	}
}

// severalOffices finds a text that names several offices at once, as 危化室、科信室.
func (j *joiner) severalOffices(file, field, text string) bool {
	names := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/ ", r) })
	if len(names) < 2 || !slices.ContainsFunc(names, func(name string) bool { return j.offices[name] != nil }) {
		return false
	}
	j.at(file, field, "offices-in-one-text", "value", text, "expected", `"`+strings.Join(names, `", "`)+`"`)
	return true
}

// checkPartners finds partners that are offices of the site.
func (j *joiner) checkPartners(t *Task) {
	for i, name := range t.Partners {
		if o := j.offices[name]; o != nil {
			j.at(t.Body.File, front.Element("partners", i), "partner-is-office", "value", name, "other", o.Key)
		}
	}
}

func categoryNames(p *Terms) []string {
	var all []string
	for _, c := range p.Categories {
		all = append(all, c.Key, c.Name)
	}
	return all
}

func (j *joiner) officeNames() []string {
	if j.named == nil {
		for _, o := range j.site.Offices {
			j.named = append(append(j.named, o.Key, o.Name), o.Aliases...)
		}
	}
	return j.named
}

// The names whose addresses every site has itself.
var (
	reservedPages = []string{"search"}
	reservedPlans = []string{"about", "search"}
)

// checkAddressable finds a name that can be no part of an address, unless that has been said of the file.
func (j *joiner) checkAddressable(file, name string) {
	if code, _ := unfitPart(name); code != "" {
		return
	}
	switch code, data := unfitKey(name); code {
	case "key-long":
		j.problems = append(j.problems, problem.New(0, 0, code, data...).In(file))
	case "bad-key":
		j.problems = append(j.problems, problem.New(0, 0, "bad-name", "value", name).In(file))
	}
}

func (j *joiner) checkReserved(file, key string, reserved []string) {
	if slices.Contains(reserved, key) {
		j.problems = append(j.problems, problem.New(0, 0, "reserved-name", "value", key).In(file))
	}
}

// checkMenu finds two pages with one place in the menu, whose order nobody decided.
func (j *joiner) checkMenu() {
	first := map[int]string{}
	for _, a := range j.site.Articles {
		if a.Menu <= 0 {
			continue
		}
		if other, taken := first[a.Menu]; taken {
			j.at(a.Text.File, "menu", "menu-place-twice", "value", itoa(a.Menu), "other", other)
			continue
		}
		first[a.Menu] = a.Text.File
	}
}
