package main

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// measured is all that was measured, and how.
type measured struct {
	tasks, runs, edits int
	of                 []*generator // ours, and Hugo if it is there
	ownSite, floor     []time.Duration
}

// A line of the report is a quantity of each generator. Those that lack it say so with a 0.
type line struct {
	name    string
	unit    string
	by      func(g *generator) float64
	compare bool // the ratio says something
}

var lines = []line{
	{"clean build, time", "s", func(g *generator) float64 { return seconds(wall, g.clean) }, true},
	{"clean build, processor time", "s", func(g *generator) float64 { return seconds(processor, g.clean) }, true},
	{"clean build, peak memory", "MiB", func(g *generator) float64 { return float64(median(each(g.clean, peakOf))) / (1 << 20) }, true},
	{"clean build, files written", "", func(g *generator) float64 { return float64(g.cleanFiles) }, false},
	{"unchanged rebuild, time", "s", func(g *generator) float64 { return seconds(wall, g.unchanged) }, true},
	{"unchanged rebuild, processor time", "s", func(g *generator) float64 { return seconds(processor, g.unchanged) }, true},
	{"unchanged rebuild, files written", "", func(g *generator) float64 { return float64(g.unchangedFiles) }, false},
	{"one edit until its page holds it", "ms", func(g *generator) float64 { return milliseconds(g.toPage) }, true},
	{"one edit until tasks.json holds it", "ms", func(g *generator) float64 { return milliseconds(g.toBulk) }, true},
}

func wall(u use) time.Duration      { return u.wall }
func processor(u use) time.Duration { return u.processor }
func peakOf(u use) int64            { return u.peak }

func seconds(of func(use) time.Duration, uses []use) float64 { return median(each(uses, of)).Seconds() }

func milliseconds(times []time.Duration) float64 { return median(times).Seconds() * 1000 }

func each[T any](uses []use, of func(use) T) []T {
	var all []T
	for _, u := range uses {
		all = append(all, of(u))
	}
	return all
}

// median returns the middle value; of an even number of them the higher of the two, of none 0.
func median[T cmp.Ordered](values []T) (middle T) {
	if len(values) == 0 {
		return middle
	}
	return slices.Sorted(slices.Values(values))[len(values)/2]
}

// print prints a table to read, and the same in Markdown.
func (m *measured) print(w io.Writer) error {
	_, err := io.WriteString(w, m.text())
	return err
}

func (m *measured) text() string {
	var b strings.Builder
	cells, floor := m.table(), median(m.floor).Seconds()
	fmt.Fprintf(&b, "\n%d tasks; medians of %d builds and %d edits; %s/%s, %d processors, %s\n\n",
		m.tasks, m.runs, m.edits, runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), runtime.Version())
	columns := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, row := range cells {
		fmt.Fprintln(columns, strings.Join(row, "\t"))
	}
	columns.Flush()
	fmt.Fprintf(&b, "\nwriting the same files with their bytes ready: %.2f s; a clean build takes %.1f times that\n", floor, seconds(wall, m.of[0].clean)/floor)
	fmt.Fprintf(&b, "build of the site in this repository: %.0f ms\n\n", milliseconds(m.ownSite))
	for i, row := range cells {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(&b, "|---|%s\n", strings.Repeat("---:|", len(row)-1))
		}
	}
	return b.String()
}

// table returns the report's cells, the header first.
func (m *measured) table() [][]string {
	header := []string{""}
	for _, g := range m.of {
		header = append(header, g.name)
	}
	if len(m.of) > 1 {
		header = append(header, "Hugo ÷ ours")
	}
	all := [][]string{header}
	for _, l := range lines {
		all = append(all, m.row(l))
	}
	return all
}

func (m *measured) row(l line) []string {
	cells := []string{l.name}
	for _, g := range m.of {
		cells = append(cells, quantity(l.by(g), l.unit))
	}
	if len(m.of) < 2 {
		return cells
	}
	ours, hugo := l.by(m.of[0]), l.by(m.of[1])
	if !l.compare || ours == 0 || hugo == 0 {
		return append(cells, "")
	}
	return append(cells, fmt.Sprintf("%.1f", hugo/ours))
}

func quantity(v float64, unit string) string {
	switch {
	case unit == "":
		return fmt.Sprintf("%.0f", v)
	case v == 0:
		return "–"
	case unit == "MiB":
		return fmt.Sprintf("%.0f %s", v, unit)
	case unit == "ms":
		return fmt.Sprintf("%.1f %s", v, unit)
	default:
		return fmt.Sprintf("%.2f %s", v, unit)
	}
}
