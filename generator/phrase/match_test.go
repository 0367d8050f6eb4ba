package phrase

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// A form that was found before is where it would be found if the text began at the place that was reached.
func TestAFormIsFoundAsIfTheTextBeganThere(t *testing.T) {
	for _, text := range []string{
		"2022年6月底前取得阶段性成果，9月30日前完成，全年落实", "2024-2028，每季度末前，2025年5月", "季度末2024.5.1季度末前", "by June 2024, Q1 2025-Q2 2025, ongoing2024 may",
		"2024-5q1 2025 by 3/4/2026", "按照省统一部署，1.1-2.3", "十四五末，年底前，明年3月起", "",
	} {
		for k, f := range forms() {
			var m match
			for at := range text {
				if !utf8.RuneStart(text[at]) {
					continue
				}
				want := f.is.FindStringSubmatchIndex(text[at:])
				for i := range want {
					if want[i] >= 0 {
						want[i] += at
					}
				}
				if got := m.from(f.is, text, at); !slices.Equal(got, want) {
					t.Errorf("form %d in %q from %d: %v, want %v", k, text, at, got, want)
				}
			}
		}
	}
}
