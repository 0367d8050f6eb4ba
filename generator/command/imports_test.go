package command

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// ours is how our own packages are imported.
const ours = "gongshi/generator/"

// knows is the table of design.md, "The rooms": which of our packages a package is made to use. It may import those, and
// what they know in turn: a page speaks of days, because views do. The command line knows them all. bench is a command of
// its own that measures the other from outside, and only writes the sources of a plan.
var knows = map[string][]string{
	"day":          nil,
	"words":        nil,
	"problem":      {"words"},
	"inode":        nil,
	"tree":         {"inode"},
	"front":        {"day", "words", "problem"},
	"markdown":     {"day", "problem"},
	"media":        {"tree"},
	"site":         {"day", "words", "problem", "tree", "front", "media", "markdown"},
	"gathered":     {"day", "front", "problem", "site", "tree"},
	"gather":       {"gathered", "importer", "publish", "remote", "site"},
	"view":         {"day"},
	"pages":        {"gathered", "site", "view"},
	"compile":      nil,
	"layout":       {"compile", "view", "words"},
	"export":       {"view", "words"},
	"search":       {"view"},
	"card":         {"view"},
	"sheet":        nil,
	"phrase":       {"day"},
	"document":     {"sheet", "phrase", "day"},
	"importer":     {"site", "export", "document", "disk"},
	"schema":       {"front", "site"},
	"form":         {"importer", "site"},
	"output":       nil,
	"pipeline":     {"day", "words", "problem", "tree", "markdown", "site", "gathered", "view", "pages", "layout", "export", "search", "card", "output"},
	"compress":     nil,
	"history":      {"site"},
	"disk":         nil,
	"publish":      {"compress", "disk", "output"},
	"remote":       {"publish"},
	"bucket":       {"compress", "publish", "output"},
	"pack":         {"publish", "output"},
	"watch":        {"inode"},
	"serve":        {"day", "output"},
	"ask":          {"words"},
	"draft":        {"ask", "importer", "site"},
	"desk":         {"importer", "media", "site"},
	"test/browser": nil,
	"live":         {"pipeline", "watch"},
	"bench":        {"day", "site"},

	"test/demonstration": nil,
}

// homes are the rooms of what may not be used everywhere: libraries, and templates of HTML. A library that is not here may be
// used by tests alone.
var homes = map[string][]string{
	"github.com/yuin/goldmark":        {"markdown"},
	"github.com/BurntSushi/toml":      {"words", "front", "layout", "schema"},
	"github.com/tdewolff/minify":      {"layout"},
	"github.com/tdewolff/parse":       {"serve"},
	"github.com/agnivade/levenshtein": {"words", "importer"},
	"github.com/bep/imagemeta":        {"media"},
	"github.com/fsnotify/fsnotify":    {"watch"},
	"github.com/arran4/golang-ical":   {"export"},
	"golang.org/x/sync":               {"publish", "bucket", "pack"},
	"github.com/klauspost/compress":   {"compress"},
	"github.com/andybalholm/brotli":   {"compress"},
	"github.com/minio/minio-go":       {"bucket"},
	"golang.org/x/sys":                {"disk"},
	"golang.org/x/image":              {"card", "media"},
	"golang.org/x/net":                {"site"},
	"rsc.io/qr":                       {"layout"},
	"github.com/rogpeppe/go-internal": {"importer", "command"},
	"golang.org/x/text":               {"problem", "importer", "front", "site", "sheet", "phrase", "desk", "form"},
	"github.com/xuri/excelize":        {"sheet", "form"},
	"html/template":                   {"compile", "layout", "serve", "desk"},
}

// withClock are the packages that may ask the machine for the time and its environment. All others make a value of what
// they are given.
var withClock = []string{"command", "live", "bench", "tree", "publish", "remote", "bucket", "serve", "watch", "desk", "disk"}

// machine is what the others may not ask.
var machine = map[string][]string{
	"time":         {"Now", "Since", "Until", "Local", "After", "Tick", "Sleep", "NewTimer", "NewTicker"},
	"os":           {"Getenv", "LookupEnv", "Environ", "Getwd", "Hostname", "Getpid", "UserHomeDir", "TempDir", "Args"},
	"math/rand":    {"*"},
	"math/rand/v2": {"*"},
	"crypto/rand":  {"*"},
}

func TestEveryPackageHasItsPlaceInTheDesign(t *testing.T) {
	for _, f := range goFiles(t) {
		if _, ok := knows[f.pkg]; !isCommandLine(f.pkg) && !ok {
			t.Errorf("%s: package %s is not in the table of rooms", f.path, f.pkg)
		}
	}
}

func TestPackagesImportOnlyWhatTheyKnow(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || isCommandLine(f.pkg) {
			continue
		}
		for imported := range f.imports {
			if room, ok := strings.CutPrefix(imported, ours); ok && !known(f.pkg)[room] {
				t.Errorf("%s: %s does not know %s", f.path, f.pkg, room)
			} else if !ok && strings.HasPrefix(imported, "gongshi/") {
				t.Errorf("%s: only the command line knows %s", f.path, imported)
			}
		}
	}
}

// known returns what a package may import: what it knows, and what that knows.
func known(pkg string) map[string]bool {
	all := map[string]bool{}
	for _, room := range knows[pkg] {
		all[room] = true
		maps.Copy(all, known(room))
	}
	return all
}

func TestLibrariesAreUsedInTheirRoom(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		for imported := range f.imports {
			rooms, restricted := home(imported)
			if (restricted || isLibrary(imported)) && !slices.Contains(rooms, f.pkg) {
				t.Errorf("%s: %s has no place in package %s", f.path, imported, f.pkg)
			}
		}
	}
}

// home returns the packages that may import a path or what lies below it, and whether it is one that not all may.
func home(imported string) ([]string, bool) {
	for at := imported; at != "."; at = path.Dir(at) {
		if rooms, ok := homes[at]; ok {
			return rooms, true
		}
	}
	return nil, false
}

func isLibrary(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return strings.Contains(first, ".")
}

func TestOnlyTheEdgesAskTheMachine(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || slices.Contains(withClock, f.pkg) {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			if from, name := f.selected(n); slices.Contains(machine[from], name) || slices.Contains(machine[from], "*") {
				t.Errorf("%s: %s.%s makes a build depend on the machine", f.set.Position(n.Pos()), from, name)
			}
			return true
		})
	}
}

func TestOnlyMainExitsAndNothingHappensBeforeIt(t *testing.T) {
	exits := map[string]int{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			if from, name := f.selected(n); from == "os" && name == "Exit" {
				exits[f.pkg]++
			}
			if function, ok := n.(*ast.FuncDecl); ok && function.Name.Name == "init" && function.Recv == nil {
				t.Errorf("%s: an init function", f.set.Position(n.Pos()))
			}
			return true
		})
	}
	if want := map[string]int{"command": 1, "bench": 1}; !maps.Equal(exits, want) {
		t.Errorf("os.Exit stands so often: %v, want once in each command: %v", exits, want)
	}
}

// A goFile is a Go source of the generator.
type goFile struct {
	path, pkg string // pkg is the folder below generator/; "." for what starts the command line
	test      bool
	set       *token.FileSet
	syntax    *ast.File
	imports   map[string]string // path → the name it has in the file
}

// goFiles returns every Go source of the generator, whatever its build constraints.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var all []goFile
	err := filepath.WalkDir(generator, func(place string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "node_modules" || place != generator && isModule(place)) {
			return fs.SkipDir
		}
		if path.Ext(place) == ".go" {
			f, err := parsed(place)
			if err != nil {
				return err
			}
			all = append(all, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// isModule reports whether a folder holds a module of its own, which is no part of the program.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

// generator is the folder of the packages.
const generator = ".."

// roomOf returns the folder of a file below the generator's.
func roomOf(place string) string {
	room, err := filepath.Rel(generator, filepath.Dir(place))
	if err != nil {
		return place
	}
	return filepath.ToSlash(room)
}

// isCommandLine reports whether a package is the command line, or what starts it.
func isCommandLine(pkg string) bool { return pkg == "." || pkg == "command" }

func parsed(name string) (goFile, error) {
	f := goFile{path: name, pkg: roomOf(name), test: strings.HasSuffix(name, "_test.go"), set: token.NewFileSet(), imports: map[string]string{}}
	var err error
	if f.syntax, err = parser.ParseFile(f.set, name, nil, parser.SkipObjectResolution); err != nil {
		return f, err
	}
	for _, spec := range f.syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return f, err
		}
		if f.imports[imported] = packageName(imported); spec.Name != nil {
			f.imports[imported] = spec.Name.Name
		}
	}
	return f, nil
}

// packageName guesses the name of a package from its path.
func packageName(imported string) string {
	if base := path.Base(imported); len(base) != 2 || base[0] != 'v' {
		return base
	}
	return path.Base(path.Dir(imported)) // "math/rand/v2"
}

// selected returns the import path and the name of pkg.Name, if n is that.
func (f *goFile) selected(n ast.Node) (from, name string) {
	selector, ok := n.(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	left, ok := selector.X.(*ast.Ident)
	if !ok {
		return "", ""
	}
	for imported, as := range f.imports {
		if as == left.Name {
			return imported, selector.Sel.Name
		}
	}
	return "", ""
}
