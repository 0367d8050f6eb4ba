package publish

import (
	"cmp"
	"slices"

	"gongshi/generator/output"
)

// A Turn says when a file is published: by its phase, within that by its stage, and within that in the order of the files.
type Turn struct {
	Phase Phase
	Stage output.Stage
	Index int32 // in the list of files
}

// A Phase is what came of looking at a file's path.
type Phase uint8

// The phases, in their order. No file of a phase before Listed is in reach of who comes from the last complete publishing.
const (
	Absent   Phase = iota // nothing is there, so nothing leads there
	Leftover              // of a killed run, which may have written what it leads to or not: absent ones come first
	Listed                // in the last complete publishing
	HomeLast              // "/" while there was no complete publishing
)

// PhaseOf returns the phase of a file of a stage. first says that there was no complete publishing yet.
func PhaseOf(stage output.Stage, first, isThere, isListed bool) Phase {
	switch {
	case first && stage == output.Home:
		return HomeLast
	case !isThere:
		return Absent
	case !isListed:
		return Leftover
	default:
		return Listed
	}
}

// Batches sorts jobs by their turns, and divides them into those that may be written at the same time: those of one phase and stage.
func Batches[J any](jobs []J, turn func(J) Turn) [][]J {
	slices.SortFunc(jobs, func(a, b J) int {
		one, other := turn(a), turn(b)
		return cmp.Or(cmp.Compare(one.Phase, other.Phase), cmp.Compare(one.Stage, other.Stage), cmp.Compare(one.Index, other.Index))
	})
	var all [][]J
	for from, to := 0, 0; from < len(jobs); from = to {
		first := turn(jobs[from])
		for to < len(jobs) && turn(jobs[to]).Phase == first.Phase && turn(jobs[to]).Stage == first.Stage {
			to++
		}
		all = append(all, jobs[from:to])
	}
	return all
}
