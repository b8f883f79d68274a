package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The rules of the house (docs/architecture.md). They are read from the
// sources in this process rather than asked of the go command, so that a cached
// test result knows which files it rests on.

// below names the storeys that each storey may import beside itself.
var below = map[string]string{
	"main":    "cli",
	"cli":     "ui sample desk article extract report model",
	"ui":      "desk model",
	"sample":  "desk article model",
	"bench":   "sample store model",
	"desk":    "store article extract report model",
	"store":   "model",
	"article": "model",
	"extract": "model",
	"report":  "model",
	"model":   "",
}

func TestImportsRunDownwards(t *testing.T) {
	for _, f := range sources(t) {
		from := storey(f.dir)
		allowed, known := below[from]
		if !known {
			t.Errorf("%s: %s is no storey of the house: say in `below` what it may import", f.path, from)
			continue
		}
		for _, imported := range f.imports() {
			to, ours := strings.CutPrefix(imported, "parley/")
			if !ours || f.test() {
				continue
			}
			if to = storey(to); to != from && !slices.Contains(strings.Fields(allowed), to) {
				t.Errorf("%s imports %s, but beside itself %s may import only %q", f.path, imported, from, allowed)
			}
		}
	}
}

// knownTo says in which folders a library may be imported. What nobody may
// import is kept out of tests as well.
var knownTo = []struct{ library, folder, why string }{
	{`^go\.etcd\.io/bbolt`, `^store(/|$)`, "only store knows the database"},
	{`^charm\.land/`, `^ui(/|$)`, "only ui knows the screen"},
	{`^os/exec$`, `^(desk|ui/term)$`, "the analyst's fetcher and pdftotext are run in one place, the editor, browser and clipboard in another, without a shell"},
	{`^os$`, `^(\.|cli|ui|sample|desk|store)(/|$)`, "model and the three above it are given bytes, not files"},
	{`^net(/http(/.*)?)?$`, nobody, "parley opens no network connection"},
	{`^C$`, nobody, "parley builds with the Go toolchain alone"},
	{`^github\.com/stretchr/testify`, nobody, "tests are plain Go with go-cmp"},
}

const nobody = `^$`

func TestLibrariesStayInTheirRooms(t *testing.T) {
	for _, rule := range knownTo {
		library, folder := regexp.MustCompile(rule.library), regexp.MustCompile(rule.folder)
		for _, f := range sources(t) {
			if f.test() && rule.folder != nobody || folder.MatchString(f.dir) {
				continue
			}
			for _, imported := range f.imports() {
				if library.MatchString(imported) {
					t.Errorf("%s imports %s: %s", f.path, imported, rule.why)
				}
			}
		}
	}
}

// outside names, by package, what only main may touch: the clock, randomness,
// environment, working folder and streams. A generator made from a seed that
// was handed in is no randomness.
var outside = map[string]*regexp.Regexp{
	"time":         regexp.MustCompile(`^(Now|Since|Until)$`),
	"os":           regexp.MustCompile(`^(Getenv|LookupEnv|Environ|ExpandEnv|Getwd|Getpid|Hostname|TempDir|User(Home|Cache|Config)Dir|Args|Std(in|out|err))$`),
	"fmt":          regexp.MustCompile(`^Print(f|ln)?$`),
	"math/rand":    regexp.MustCompile(`.`),
	"crypto/rand":  regexp.MustCompile(`.`),
	"math/rand/v2": regexp.MustCompile(`^(Int|Uint|Float|Perm|Shuffle|Norm|Exp|N$)`),
}

func TestTheOutsideWorldIsHandedIn(t *testing.T) {
	for _, f := range sources(t) {
		if f.test() || storey(f.dir) == "main" {
			continue
		}
		for used := range f.uses() {
			if names := outside[used.pkg]; names != nil && names.MatchString(used.name) {
				t.Errorf("%s uses %s.%s: let main hand it in", f.path, used.pkg, used.name)
			}
		}
	}
}

func TestTestsDoNotSleep(t *testing.T) {
	for _, f := range sources(t) {
		if f.test() && f.uses()[use{"time", "Sleep"}] {
			t.Errorf("%s sleeps: wait for the thing itself, or hand in a clock", f.path)
		}
	}
}

func TestFilesStayShort(t *testing.T) {
	const most = 450
	for _, f := range sources(t) {
		if lines := strings.Count(f.text, "\n"); lines > most && !ast.IsGenerated(f.tree) {
			t.Errorf("%s has %d lines, more than %d: would each half know its own name?", f.path, lines, most)
		}
	}
}

func TestNothingIsUnfinishedByItsOwnWords(t *testing.T) {
	unfinished := regexp.MustCompile(`\b(TODO|FIXME|XXX)\b|(?i:\bnot (yet )?implemented\b|\bcoming soon\b|\bfor now\b)`)
	for _, f := range sources(t) {
		if f.test() || ast.IsGenerated(f.tree) {
			continue
		}
		for i, line := range strings.Split(f.text, "\n") {
			if found := unfinished.FindString(line); found != "" {
				t.Errorf("%s:%d says %q", f.path, i+1, found)
			}
		}
	}
}

// What the program may weigh when built for release, and what its packages may
// do before main is reached. Everything linked is initialised at every start,
// used or not.
const (
	mostBytes       = 18_000_000
	mostInit        = 1500 * time.Microsecond
	mostPackageInit = 300 * time.Microsecond
)

// readability compiles its expressions when the program starts, wanted or not.
// It is the best reader of pages that is kept; the sum of all packages still
// holds. The same work at every start, it also tells how fast a machine is: the
// budgets were set where it took this long.
const (
	readability     = "codeberg.org/readeck/go-readability/v2"
	readabilityInit = 360 * time.Microsecond
	mostReadability = 500 * time.Microsecond
)

// pace is by how much this machine is slower than the one where the budgets
// were set; at least 1.
func pace(took map[string]time.Duration) float64 {
	return max(1, float64(took[readability])/float64(readabilityInit))
}

// overdue lists what takes longer than it may.
func overdue(took map[string]time.Duration) []string {
	var late []string
	scale := func(d time.Duration) time.Duration { return time.Duration(float64(d) * pace(took)) }
	for pkg, t := range took {
		most := scale(mostPackageInit)
		if pkg == readability {
			most = scale(mostReadability)
		}
		if t > most {
			late = append(late, fmt.Sprintf("%s takes %v to initialise, more than %v", pkg, t, most))
		}
	}
	if sum := total(took); sum > scale(mostInit) {
		late = append(late, fmt.Sprintf("all packages take %v to initialise, more than %v: %v", sum, scale(mostInit), took))
	}
	slices.Sort(late)
	return late
}

func TestBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	binary := filepath.Join(t.TempDir(), "parley.exe") // a name that Windows runs too
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}

	t.Run("size", func(t *testing.T) {
		info, err := os.Stat(binary)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > mostBytes {
			t.Errorf("the program has %d bytes, more than %d", info.Size(), mostBytes)
		}
		t.Logf("%.1f MB", float64(info.Size())/1e6)
	})

	t.Run("package init", func(t *testing.T) {
		// Whatever else the machine does only adds to a measurement, so the least
		// of several runs is the nearest to the truth.
		least := map[string]time.Duration{}
		for run := 1; run <= 120; run++ {
			for pkg, took := range inits(t, binary) {
				if before, seen := least[pkg]; !seen || took < before {
					least[pkg] = took
				}
			}
			if run >= 5 && len(overdue(least)) == 0 {
				break
			}
		}
		for _, late := range overdue(least) {
			t.Error(late)
		}
		t.Logf("%v in %d packages, on a machine %.2f times slower than where the budget was set", total(least), len(least), pace(least))
	})
}

var initLine = regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)

// inits runs the program once and returns how long each of its packages took to
// initialise, as the Go runtime measured it.
func inits(t *testing.T, binary string) map[string]time.Duration {
	t.Helper()
	version := exec.Command(binary, "version")
	version.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := version.CombinedOutput()
	if err != nil {
		t.Fatalf("parley version: %v\n%s", err, out)
	}
	took := map[string]time.Duration{}
	for _, m := range initLine.FindAllStringSubmatch(string(out), -1) {
		d, err := time.ParseDuration(m[2] + "ms")
		if err != nil {
			t.Fatalf("%s: %v", m[0], err)
		}
		took[m[1]] = d
	}
	if len(took) == 0 {
		t.Fatalf("the runtime traced no package:\n%s", out)
	}
	return took
}

func total(took map[string]time.Duration) time.Duration {
	var sum time.Duration
	for _, d := range took {
		sum += d
	}
	return sum
}

// A source is one Go file of this module.
type source struct {
	path string // with slashes, from the module's root
	dir  string // "." at the root
	text string
	tree *ast.File
}

// sources reads every Go file of the module, without those of other modules
// and of test data.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		switch base := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (base == "testdata" || base == "tools" || strings.HasPrefix(base, ".")):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(base) != ".go":
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		slashed := filepath.ToSlash(name)
		all = append(all, source{slashed, path.Dir(slashed), string(text), tree})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// storey returns the storey of a folder: its first element, "main" at the root.
func storey(dir string) string {
	first, _, _ := strings.Cut(dir, "/")
	if first == "." {
		return "main"
	}
	return first
}

func (f source) test() bool { return strings.HasSuffix(f.path, "_test.go") }

func (f source) imports() []string {
	var paths []string
	for _, spec := range f.tree.Imports {
		p, _ := strconv.Unquote(spec.Path.Value) // the parser has seen to it
		paths = append(paths, p)
	}
	return paths
}

// A use is a name of another package that a file mentions.
type use struct{ pkg, name string }

func (f source) uses() map[use]bool {
	imported := map[string]string{} // by the name it has in the file
	for i, p := range f.imports() {
		name := path.Base(strings.TrimSuffix(p, "/v2"))
		if as := f.tree.Imports[i].Name; as != nil {
			name = as.Name
		}
		imported[name] = p
	}
	found := map[use]bool{}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if left, ok := sel.X.(*ast.Ident); ok && imported[left.Name] != "" {
				found[use{imported[left.Name], sel.Sel.Name}] = true
			}
		}
		return true
	})
	return found
}
