package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"gongshi/generator/pack"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
)

// runPack puts the site into a zip.
func runPack(ctx context.Context, c *call) error {
	out := c.flags.String("out", "", "the zip to write, outside of the sources and of what is published")
	since := c.flags.String("since", "", "an older `copy`: its manifest.json, or a folder or an earlier zip that holds one; then only what is new or changed is put in")
	c.flags.BoolVar(&c.quiet, "quiet", false, "say nothing if all goes well")
	s, err := c.parse()
	if err != nil {
		return err
	}
	if s.drafts {
		return s.wrong("pack-drafts")
	}
	if err := s.mayPack(*out, *since); err != nil {
		return err
	}
	older, err := s.readSince(*since)
	if err != nil {
		return err
	}
	built, err := s.buildOnce(ctx, c.stderr)
	if err != nil {
		return err
	}
	spareMemory()
	p, err := pack.Plan(ctx, built.Files, originFor(built), older)
	if err != nil {
		return s.packFailed(asInterrupted(err), *out)
	}
	if p.IsEmpty() {
		kind := "pack-nothing"
		if _, err := os.Lstat(*out); err == nil {
			kind = "pack-nothing-new"
		}
		return s.packed(kind, "value", *since, "at", *out)
	}
	if err := s.write(ctx, *out, p, s.notes(p, built, older)); err != nil {
		return s.packFailed(asInterrupted(err), *out)
	}
	if !p.KeepsHistory() {
		fmt.Fprintln(c.stderr, s.say("pack-no-history", *since))
	}
	return s.packed("pack-done", "value", *out, "n", fmt.Sprint(len(p.Written)), "other", fmt.Sprint(len(p.Removed)), "now", fmt.Sprint(p.Same))
}

// packed says what a packing came to.
func (s *sources) packed(kind string, pairs ...string) error {
	if s.call.quiet {
		return nil
	}
	_, err := fmt.Fprintln(s.call.stdout, problem.Visible(s.sayAll(kind, pairs...)))
	return err
}

// packFailed says why there is no zip, and the way out.
func (s *sources) packFailed(err error, out string) error {
	var source *pack.SourceError
	var failed *publish.Failed
	switch {
	case errors.As(err, &source) && errors.Is(err, pack.ErrChanged):
		return translated{err, []string{problem.Visible(s.sayAll("pack-changed", "at", source.Path))}}
	case errors.As(err, &source):
		if said := s.inLanguage(source.Err); errors.As(said, new(translated)) {
			return said
		}
		return err
	case errors.As(err, &failed):
		return translated{err, packSays(s.languageOr(s.siteLanguage()), out, failed)}
	}
	return s.inLanguage(err)
}

// mayPack refuses an --out that is no place for a zip: it would be published, or become a source, or take the place of something else.
func (s *sources) mayPack(out, since string) error {
	if out == "" {
		return s.wrong("pack-needs", "value", program()+" pack --out site.zip")
	}
	if info, err := os.Stat(out); err == nil && info.IsDir() {
		return s.wrong("pack-folder", "value", out)
	}
	if same(out, since) {
		return s.wrong("pack-same")
	}
	var refusal *publish.Refusal
	if errors.As(publish.Apart(out, s.dir, append(pipeline.Names(), "public", ".git")), &refusal) { // public: where build writes by default
		return s.wrong("pack-place", "value", out, "other", cmp.Or(refusal.Path, s.dir))
	}
	if folder := pack.PublishedAround(out); folder != "" {
		return s.wrong("pack-place", "value", out, "other", folder)
	}
	if _, err := os.Lstat(out); err == nil && !pack.IsPack(out) {
		return s.wrong("pack-taken", "value", out)
	}
	return nil
}

// same reports whether two names are of one file.
func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil || b == "" {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// write writes the zip, and shows how far it is.
func (s *sources) write(ctx context.Context, out string, p *pack.Pack, notes pack.Notes) error {
	shown, stage := s.call.progress(s.call.began), s.say("pack-packing", "")
	defer shown.End()
	shown.at(stage, len(p.Written))
	return p.WriteFile(ctx, out, notes, func() { shown.count(stage) })
}
