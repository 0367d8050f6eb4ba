package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// lookouts are the two implementations. Whatever is promised is promised of both.
var lookouts = []struct {
	name    string
	options Options
}{
	{"events", Options{}},
	{"poll", Options{Poll: 20 * time.Millisecond}},
}

// both runs a test with either lookout on a new site.
func both(t *testing.T, test func(t *testing.T, c *caller)) {
	for _, l := range lookouts {
		t.Run(l.name, func(t *testing.T) {
			test(t, newCaller(t, newSite(t), l.options, newNotifier))
		})
	}
}

func TestOneEditIsToldAsThatFile(t *testing.T) {
	for _, path := range []string{"site.toml", "content/a.md", "content/2022/files/photo.jpg"} {
		t.Run(path, func(t *testing.T) {
			both(t, func(t *testing.T, c *caller) {
				write(t, c.root, path, "edited")
				c.catchUp()
				if got := c.paths(); got != path {
					t.Errorf("told %s", got)
				}
			})
		})
	}
}

func TestSavesOfEditorsAreToldAsTheFileSaved(t *testing.T) {
	saves := map[string]func(t *testing.T, root string){
		"vim": func(t *testing.T, root string) {
			write(t, root, "content/4913", "")
			remove(t, root, "content/4913")
			rename(t, root, "content/a.md", "content/a.md~")
			write(t, root, "content/a.md", "edited")
			remove(t, root, "content/a.md~")
		},
		"beside and renamed": func(t *testing.T, root string) {
			write(t, root, "content/.a.md.tmp", "edited")
			rename(t, root, "content/.a.md.tmp", "content/a.md")
		},
		"from elsewhere": func(t *testing.T, root string) {
			write(t, root, "tmp/a", "edited")
			rename(t, root, "tmp/a", "content/a.md")
		},
		"removed and written": func(t *testing.T, root string) {
			remove(t, root, "content/a.md")
			write(t, root, "content/a.md", "edited")
		},
		"same size and time": func(t *testing.T, root string) {
			info, err := os.Stat(filepath.Join(root, "content/a.md"))
			must(t, err)
			write(t, root, "content/.a.md.tmp", "b")
			must(t, os.Chtimes(filepath.Join(root, "content/.a.md.tmp"), info.ModTime(), info.ModTime()))
			rename(t, root, "content/.a.md.tmp", "content/a.md")
		},
	}
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, c *caller) {
				save(t, c.root)
				c.catchUp()
				c.sentinel()
				if got := c.paths(); got != "content/a.md" {
					t.Errorf("told %s", got)
				}
			})
		})
	}
}

func TestFilesAreFollowed(t *testing.T) {
	steps := []struct {
		name string
		step func(t *testing.T, root string)
		want string
	}{
		{"new", func(t *testing.T, root string) { write(t, root, "content/b.md", "b") }, "content/b.md"},
		{"renamed", func(t *testing.T, root string) { rename(t, root, "content/b.md", "content/c.md") }, "content/b.md content/c.md"},
		{"moved", func(t *testing.T, root string) { rename(t, root, "content/c.md", "content/2022/c.md") }, "content/2022/c.md content/c.md"},
		{"moved away", func(t *testing.T, root string) { rename(t, root, "content/2022/c.md", "c.md") }, "content/2022/c.md"},
		{"moved back", func(t *testing.T, root string) { rename(t, root, "c.md", "content/c.md") }, "content/c.md"},
		{"deleted", func(t *testing.T, root string) { remove(t, root, "content/c.md") }, "content/c.md"},
		{"the last of its kind deleted", func(t *testing.T, root string) { remove(t, root, "site.toml") }, "site.toml"},
		{"returned", func(t *testing.T, root string) { write(t, root, "site.toml", "back") }, "site.toml"},
	}
	both(t, func(t *testing.T, c *caller) {
		for _, s := range steps {
			c.told = nil
			s.step(t, c.root)
			c.catchUp()
			if got := c.paths(); got != s.want {
				t.Errorf("%s: told %s, want %s", s.name, got, s.want)
			}
		}
	})
}

func TestFoldersAreFollowed(t *testing.T) {
	steps := []struct {
		name string
		step func(t *testing.T, root string)
	}{
		{"made deep at once", func(t *testing.T, root string) {
			for i := range 20 {
				write(t, root, fmt.Sprintf("content/a/b/c%d/%d.md", i, i), "deep")
			}
		}},
		{"edited below", func(t *testing.T, root string) { write(t, root, "content/a/b/c7/7.md", "edited") }},
		{"renamed", func(t *testing.T, root string) { rename(t, root, "content/a", "content/z") }},
		{"edited below its new name", func(t *testing.T, root string) { write(t, root, "content/z/b/c7/7.md", "again") }},
		{"a new one below its new name", func(t *testing.T, root string) { write(t, root, "content/z/b/d/d.md", "new") }},
		{"one of its old name", func(t *testing.T, root string) { write(t, root, "content/a/b/c7/7.md", "another") }},
		{"moved into another", func(t *testing.T, root string) { rename(t, root, "content/z/b", "content/a/z") }},
		{"edited where it is now", func(t *testing.T, root string) { write(t, root, "content/a/z/c7/7.md", "moved") }},
		{"moved away", func(t *testing.T, root string) { rename(t, root, "content/a/z", "away") }},
		{"moved back", func(t *testing.T, root string) { rename(t, root, "away", "content/back") }},
		{"edited after it came back", func(t *testing.T, root string) { write(t, root, "content/back/c7/7.md", "back") }},
		{"there and back", func(t *testing.T, root string) {
			rename(t, root, "content/back", "content/forth")
			rename(t, root, "content/forth", "content/back")
		}},
		{"edited after that", func(t *testing.T, root string) { write(t, root, "content/back/c8/8.md", "back") }},
		{"exchanged", func(t *testing.T, root string) {
			rename(t, root, "content/back", "content/between")
			rename(t, root, "content/a", "content/back")
			rename(t, root, "content/between", "content/a")
		}},
		{"edited in both", func(t *testing.T, root string) {
			write(t, root, "content/a/c8/8.md", "was back")
			write(t, root, "content/back/b/c7/7.md", "was a")
		}},
		{"turned to a file", func(t *testing.T, root string) {
			remove(t, root, "content/a/c8")
			write(t, root, "content/a/c8", "a file")
		}},
		{"turned to a folder", func(t *testing.T, root string) {
			remove(t, root, "content/a/c8")
			write(t, root, "content/a/c8/8.md", "a folder")
		}},
		{"removed", func(t *testing.T, root string) { remove(t, root, "content/a") }},
		{"removed and made again", func(t *testing.T, root string) {
			remove(t, root, "content/back")
			write(t, root, "content/back/x.md", "x")
		}},
		{"all of content removed", func(t *testing.T, root string) { remove(t, root, "content") }},
		{"all of content returned", func(t *testing.T, root string) { write(t, root, "content/2022/01.md", "returned") }},
		{"all of content moved away", func(t *testing.T, root string) { rename(t, root, "content", "elsewhere") }},
		{"all of content moved back", func(t *testing.T, root string) { rename(t, root, "elsewhere", "content") }},
		{"edited after it returned", func(t *testing.T, root string) { write(t, root, "content/2022/01.md", "edited") }},
		{"one that was not there at the start", func(t *testing.T, root string) { write(t, root, "layouts/partials/x.html", "x") }},
		{"edited in that", func(t *testing.T, root string) { write(t, root, "layouts/partials/x.html", "y") }},
	}
	both(t, func(t *testing.T, c *caller) {
		for _, s := range steps {
			t.Log(s.name)
			s.step(t, c.root)
			c.catchUp()
		}
	})
}

func TestTheFolderItselfMayGoAndReturn(t *testing.T) {
	both(t, func(t *testing.T, c *caller) {
		away := c.root + ".away"
		must(t, os.Rename(c.root, away))
		c.catchUp()
		must(t, os.Rename(away, c.root))
		write(t, c.root, "content/a.md", "after the return")
		c.catchUp()
	})
}

func TestWhatDoesNotConcernTheSiteCausesNothing(t *testing.T) {
	both(t, func(t *testing.T, c *caller) {
		write(t, c.root, "content/.a.md.swp", "swap")
		write(t, c.root, "content/.git/config", "hidden folder")
		write(t, c.root, "content/.git/config", "edited")
		write(t, c.root, "content/a.md~", "backup")
		remove(t, c.root, "content/a.md~")
		write(t, c.root, "public/index.html", "output")
		write(t, c.root, "node_modules/x/index.js", "other")
		write(t, c.root, "content.md", "a name that only begins like one")
		must(t, os.Chmod(filepath.Join(c.root, "content/a.md"), 0o600))
		must(t, os.Chmod(filepath.Join(c.root, "content/2022"), 0o700))
		must(t, os.Mkdir(filepath.Join(c.root, "content/empty"), 0o755))
		c.sentinel()
		if got := c.paths(); got != "" {
			t.Errorf("told %s", got)
		}
	})
}

func TestALinkedFolderIsNotFollowed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right there that few users have")
	}
	both(t, func(t *testing.T, c *caller) {
		write(t, c.root, "elsewhere/x.md", "x")
		if err := os.Symlink("../elsewhere", filepath.Join(c.root, "content/link")); err != nil {
			t.Skip(err)
		}
		c.catchUp()
		write(t, c.root, "elsewhere/x.md", "edited")
		c.sentinel()
		if got := c.paths(); got != "content/link" {
			t.Errorf("told %s", got)
		}
	})
}

func TestEditsDuringABuildAreToldAfterIt(t *testing.T) {
	both(t, func(t *testing.T, c *caller) {
		for i := range 300 {
			write(t, c.root, fmt.Sprintf("content/%d/%d.md", i%7, i), "during")
		}
		write(t, c.root, "content/a.md", "during")
		remove(t, c.root, "content/2022")
		c.catchUp()
	})
}

func TestAQuietFolderIsLookedAtOnceMore(t *testing.T) {
	both(t, func(t *testing.T, c *caller) {
		c.w.lookAllAfter = lookAllAfter
		c.sentinel()
		for c.files["content/unseen"] = "missed"; c.files["content/unseen"] != ""; {
			c.next()
		}
		if last := c.told[len(c.told)-1]; !last.All || len(last.Paths) > 0 {
			t.Errorf("told %+v", last)
		}
	})
}

func TestNextEndsWithItsContext(t *testing.T) {
	both(t, func(t *testing.T, c *caller) {
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(time.Millisecond, cancel)
		if _, err := c.w.Next(ctx); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		c.sentinel() // the watcher goes on
	})
}

func TestCloseEndsNext(t *testing.T) {
	both(t, func(t *testing.T, c *caller) {
		time.AfterFunc(time.Millisecond, func() { c.w.Close() })
		for range 2 {
			if _, err := c.w.Next(context.Background()); !errors.Is(err, fs.ErrClosed) {
				t.Error(err)
			}
		}
		if c.w.Overtaken() {
			t.Error("overtaken after it was closed")
		}
	})
}

func TestOnlyAFolderAndNamesInItCanBeWatched(t *testing.T) {
	root := newSite(t)
	for _, bad := range []struct{ root, name string }{
		{filepath.Join(root, "nowhere"), "content"}, {filepath.Join(root, "site.toml"), "content"},
		{root, "content/2022"}, {root, ".."}, {root, "."}, {root, ""},
	} {
		if w, err := Start(bad.root, []string{bad.name}, nil, Options{}); err == nil {
			t.Errorf("%s can be watched in %s", bad.name, bad.root)
			w.Close()
		}
	}
}
