package site

import (
	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// at adds a problem that stands at the value of a field of a file, unless that could not be read.
func (j *joiner) at(file, field, code string, data ...string) {
	if j.faultsOf(file).At(field) {
		return
	}
	at := front.Nearest(j.fieldPlaces(file), field, true, 1)
	j.problems = append(j.problems, problem.New(at.Line, at.Column, code, data...).In(file))
}

// faultsOf returns what could not be read in a file: of that, nothing follows.
func (j *joiner) faultsOf(file string) front.Faults {
	if e := j.reader.byPath[file]; e != nil {
		return e.parsed.faults
	}
	return nil
}

// fieldPlaces reads a file once more to learn where its fields stand.
func (j *joiner) fieldPlaces(file string) map[string]front.FieldPlace {
	if found, ok := j.places[file]; ok {
		return found
	}
	found := map[string]front.FieldPlace{}
	if f := j.tree.File(file); f != nil {
		if text, err := f.Read(); err == nil {
			found = placesIn(string(text), file == ConfigFile)
		}
	}
	j.places[file] = found
	return found
}

// placesIn returns where the fields of a file stand.
func placesIn(text string, plainTOML bool) map[string]front.FieldPlace {
	return front.NewManuscript(vocabulary, text, plainTOML).Places()
}
