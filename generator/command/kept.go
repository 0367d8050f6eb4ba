package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gongshi/generator/problem"
	"gongshi/generator/publish"
)

// A keptFile is something of a copy that someone kept earlier: its manifest, or its history.
type keptFile struct {
	name string
	text []byte
}

func readAllKept(names []string) (all []keptFile, err error) {
	for _, name := range names {
		kept, err := readKept(name)
		if err != nil {
			return nil, err
		}
		all = append(all, kept...)
	}
	return all, nil
}

// readKept reads what was kept: one of those files, or a folder in which one of them lies, as in an older copy.
func readKept(name string) ([]keptFile, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("%w: --kept %s: %w", errUsage, name, cause(err))
	}
	names := []string{name}
	if info.IsDir() {
		names = nil
		for _, p := range []string{publish.Manifest, publish.History, filepath.Base(publish.History)} {
			names = append(names, filepath.Join(name, filepath.FromSlash(p)))
		}
	}
	var kept []keptFile
	for _, n := range names {
		text, err := os.ReadFile(n)
		if errors.Is(err, fs.ErrNotExist) && info.IsDir() {
			continue
		}
		if err == nil && !publish.IsKept(text) {
			err = publish.ErrNotKept
		}
		if err != nil {
			return nil, fmt.Errorf("%w: --kept %s: %w", errUsage, n, cause(err))
		}
		kept = append(kept, keptFile{n, text})
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("%w: --kept %s holds neither %s nor %s", errUsage, name, publish.Manifest, publish.History)
	}
	return kept, nil
}

// cause leaves out what an error of the system says of its place.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// verifyHistory tells what is wrong with the history of a copy, and adds it to the differences.
func verifyHistory(stderr io.Writer, of publish.Copy, kept []keptFile, differences []publish.Difference) ([]publish.Difference, error) {
	text, err := of.Read(publish.History)
	if errors.Is(err, fs.ErrNotExist) {
		return withoutHistory(stderr, of, kept, differences)
	}
	if err != nil && !errors.Is(err, publish.ErrNoFile) {
		return nil, err
	}
	manifest, err := of.Read(publish.Manifest)
	if err != nil {
		return nil, err
	}
	says := faultsOfHistory(text, manifest, kept)
	for _, s := range says {
		fmt.Fprintf(stderr, "%s: %s: %s\n", of, publish.History, problem.Visible(s))
	}
	if len(says) == 0 {
		return differences, nil
	}
	return add(differences, publish.Changed), nil
}

// withoutHistory tells that a copy has no history. That is no difference: earlier versions of the generator wrote none. Only who holds
// something kept against it finds that missing of which it should be part.
func withoutHistory(stderr io.Writer, of publish.Copy, kept []keptFile, differences []publish.Difference) ([]publish.Difference, error) {
	fmt.Fprintf(stderr, "%s: there is no %s: an earlier version of the generator, which kept no history, published this copy, or the file was taken away. So nothing here says what was published before. The next build into it begins a history\n", of, publish.History)
	if len(kept) == 0 {
		return differences, nil
	}
	for _, k := range kept {
		fmt.Fprintf(stderr, "%s: %s: what was kept in %s cannot be held against it\n", of, publish.History, k.name)
	}
	return add(differences, publish.Missing), nil
}

// faultsOfHistory says all that is wrong with a history.
func faultsOfHistory(text, manifest []byte, kept []keptFile) (says []string) {
	chain, err := publish.ReadChain(text)
	if err != nil {
		return []string{err.Error()}
	}
	if err := chain.Ends(manifest); err != nil {
		says = append(says, err.Error())
	}
	for _, k := range kept {
		if err := chain.Includes(k.text); err != nil {
			says = append(says, fmt.Sprintf("what was kept in %s is no part of it: %v. The history was rewritten, or began anew in a folder that was lost", k.name, err))
		}
	}
	return says
}

// add adds the history to the differences, in its place.
func add(differences []publish.Difference, kind publish.Kind) []publish.Difference {
	at, _ := slices.BinarySearchFunc(differences, publish.History, func(d publish.Difference, p string) int {
		if d.Path < p {
			return -1
		}
		return 1
	})
	return slices.Insert(differences, at, publish.Difference{Path: publish.History, Kind: kind})
}
