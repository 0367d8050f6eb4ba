package desk

import (
	"net/http"
	"strings"
	"testing"
)

// What waited is published together, or not at all.
func TestUpdatesThatWaitedArePublishedTogether(t *testing.T) {
	waits := func(task, title string) string {
		return "+++\ntask = " + task + "\ndate = 2022-06-01\ntitle = \"" + title + "\"\nby = \"quay\"\npending = true # 等审核\n+++\n\n好了。\n"
	}
	const first, second = "content/2022/updates/01-2022-06-01-quay.md", "content/2022/updates/01-2022-06-01-quay-2.md"
	s := newShop(t, map[string]string{first: waits("1", "再修"), second: waits("1", "又修")})
	page, _ := s.open("")
	if !strings.Contains(page, `value="`+first+`"`) || unsaid.MatchString(page) {
		t.Fatalf("they are not to be ticked\n%s", page)
	}
	sent := with(asSent(page[strings.Index(page, `action="/-/edit/approve"`):]), "update", first)
	sent["update"] = []string{first, second, "content/2022/01-lights.md", "../site.toml"}
	if status, page, _ := s.send("approve", with(sent, "token", "another")); status != http.StatusForbidden || s.text(first) != waits("1", "再修") {
		t.Errorf("with the token of another run: %d\n%s", status, page)
	}
	if status, page, _ := s.send("approve", sent); status != http.StatusSeeOther {
		t.Fatalf("%d\n%s", status, page)
	}
	for _, file := range []string{first, second} {
		if text := s.text(file); strings.Contains(text, "pending") || !strings.Contains(text, "by = \"quay\"\n") {
			t.Errorf("%s is\n%s", file, text)
		}
	}
	if s.text("content/2022/01-lights.md") != small["content/2022/01-lights.md"] {
		t.Error("a task was touched")
	}
}
