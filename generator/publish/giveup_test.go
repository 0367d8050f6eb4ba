package publish

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"gongshi/generator/output"
)

// A publishing that is told to end at any act leaves the folder as it was, or makes it what it should be.
func TestAPublishingIsGivenUpWholeOrNotAtAll(t *testing.T) {
	longUnderWine(t)
	first := outputOf("asset a.css: a", "page one/index.html: 1", "page two/index.html: 2", "list feed.xml: f", "home index.html: h")
	for name, c := range map[string]struct{ was, next []output.File }{
		"a first build":       {nil, first},
		"an edit":             {first, outputOf("asset a.css: a", "page one/index.html: 1 anew", "page two/index.html: 2", "list feed.xml: f anew", "home index.html: h")},
		"more, less and same": {first, outputOf("asset b.css: b", "page one/index.html: 1", "page deep/er/index.html: 3", "list feed.xml: f", "home index.html: h anew")},
		"a file for a folder": {first, outputOf("page one: 1", "home index.html: h", "page new/index.html: n")},
		"nothing new":         {first, first},
	} {
		t.Run(name, func(t *testing.T) { giveUpAtEachAct(t, c.was, c.next) })
	}
}

func giveUpAtEachAct(t *testing.T, was, next []output.File) {
	clean := newDir(t)
	publish(t, clean, next)
	given, ended := 0, 0
	for n := 0; ; n++ {
		dir := newDir(t)
		if was != nil {
			publish(t, dir, was)
		}
		f := open(t, dir)
		before := tree(t, dir)
		ctx, cancel := context.WithCancel(t.Context())
		var acts atomic.Int64
		f.root.Before = func(string, string) error {
			if acts.Add(1) > int64(n) {
				cancel()
			}
			return nil
		}
		_, err := f.PublishContext(ctx, next, day)
		switch {
		case err == nil:
			wantSame(t, tree(t, dir), tree(t, clean))
			ended++
		case errors.Is(err, context.Canceled):
			wantTree(t, tree(t, dir), before)
			given++
		default:
			t.Fatal(err)
		}
		f.root.Before = nil
		publishInto(t, f, next)
		wantSame(t, tree(t, dir), tree(t, clean))
		f.Close()
		cancel()
		if acts.Load() <= int64(n) || t.Failed() {
			break
		}
	}
	t.Logf("given up at %d acts, ended at %d", given, ended)
	if ended == 0 {
		t.Error("it never came to its end")
	}
}

func TestAPublishingIsGivenUpBeforeItBegins(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	before := tree(t, dir)
	if _, err := f.PublishContext(ctx, small, day); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	wantTree(t, tree(t, dir), before)
}

// What a killed run left is not lost from sight when the next one is given up.
func TestGivingUpAfterAKilledRunLeavesItToTheNext(t *testing.T) {
	dir := newDir(t)
	killed := open(t, dir)
	killed.root.Before = (&stopper{left: 8}).before
	if _, err := killed.Publish(small, day); err == nil {
		t.Fatal("it came to its end")
	}
	killed.root.Before = nil
	killed.Close()
	f := open(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.PublishContext(ctx, small, day); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	other := outputOf("page other/index.html: o", "home index.html: h")
	publishInto(t, f, other)
	f.Close()
	wantClean(t, dir, other)
}
