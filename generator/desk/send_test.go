package desk

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gongshi/generator/disk"
)

func TestOfAFileThatIsOpenElsewhereAClerkIsToldWhatToDo(t *testing.T) {
	for language, want := range map[string]string{"zh-CN": "请在那里关闭它", "en": "Close it there"} {
		v := &visit{r: httptest.NewRequest(http.MethodPost, "/", nil), words: labelsIn(language)}
		said := v.unwritten(fmt.Errorf("write content/2022/01.md: %w; nothing was written", disk.ErrHeld))
		if !strings.Contains(said, want) || !strings.Contains(said, "content/2022/01.md") {
			t.Errorf("in %s it says %q", language, said)
		}
		if said := v.unwritten(errors.New("disk full")); said != "disk full" {
			t.Errorf("of another failure it says %q", said)
		}
	}
}
