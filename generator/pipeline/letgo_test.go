package pipeline

import (
	"fmt"
	"runtime"
	"testing"
	"weak"

	"gongshi/generator/day"
	"gongshi/generator/output"
	"gongshi/generator/tree"
)

// An observed is what was built, by what stands for all of it: if nothing of it is left, neither is anything else.
type observed struct {
	output weak.Pointer[Output]
	page   weak.Pointer[made]        // of the page that every edit changes
	files  weak.Pointer[output.File] // the list of all files
}

func observe(o *Output) observed {
	f, _ := o.File("2022/tasks/1/index.html")
	return observed{weak.Make(o), weak.Make(f.Token.(*made)), weak.Make(&o.collected[0])}
}

// alive returns how many of those observed are still held, by what is held of them.
func alive(all []observed) (outputs, pages, files int) {
	for range 3 { // what a finalizer or a cleanup held goes with the next round
		runtime.GC()
	}
	for _, o := range all {
		if o.output.Value() != nil {
			outputs++
		}
		if o.page.Value() != nil {
			pages++
		}
		if o.files.Value() != nil {
			files++
		}
	}
	return outputs, pages, files
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A site is edited five hundred times, published and looked at on a hundred days. What belonged to an edit or to a day is let go: no
// page that stays as it was holds the build in which it was made.
func TestWhatBelongsToFormerEditsAndDaysIsLetGo(t *testing.T) {
	const edits, days, tasks = 500, 100, 150 // more than a list has on one page
	b := New("test", builtIn(t))
	other := b.NewDays()
	base := map[string]string{"site.toml": config, "content/2022/index.md": index}
	for n := 2; n <= tasks; n++ {
		base[fmt.Sprintf("content/2022/%d.md", n)] = task(n, "2022-06-30", fmt.Sprintf("## 2022-0%d-01 Begun\n\nWork.", 2+n%4))
	}
	unchanged, first := tree.Of(base), day.Day(0)
	first = asOf("2022-03-01").AsOf
	var all []observed
	var folder map[string]written
	var early uint64
	e := &editing{folder: folder}
	for n := range edits {
		one := task(1, fmt.Sprintf("2022-0%d-%02d", 5+n%4, 1+n%28), fmt.Sprintf("## 2022-04-01 Begun\n\nEdit %d.", n))
		out, problems, err := b.Build(tree.Of(map[string]string{"content/2022/1.md": one}).Over(unchanged), asOf("2022-05-01"))
		if err != nil || out == nil {
			t.Fatalf("%v, %v", err, problems)
		}
		if n%10 == 0 {
			e.publish(t, out)
		}
		all = append(all, observe(out))
		if n%(edits/days) == 0 {
			then, err := other.On(out, first.Add(n/(edits/days)))
			if err != nil {
				t.Fatal(err)
			}
			text(t, then.Files[len(then.Files)/2])
			all = append(all, observe(then))
		}
		if n == edits/5 {
			early = heap()
		}
	}
	outputs, pages, files := alive(all)
	if most := 2 + mostKnownDays; outputs > most || pages > most+1 || files > most {
		t.Errorf("of %d builds %d are still held, the task's page of %d, the list of files of %d; at most %d should be", len(all), outputs, pages, files, most)
	}
	if late := heap(); late > early+early/4 {
		t.Errorf("after %d edits %d bytes are held, after %d it was %d", edits, late, edits/5, early)
	}
	runtime.KeepAlive(b)
	runtime.KeepAlive(other)
	runtime.KeepAlive(e)
}
