package card

import (
	"testing"

	"gongshi/generator/view"
)

func BenchmarkDraw(b *testing.B) {
	for name, v := range map[string]*view.Card{"plan": known(), "state": {State: "due-soon"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Draw(v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
