package front

import "testing"

func TestAFaultIsThatOfAFieldWhatIsAroundItAndWhatIsInIt(t *testing.T) {
	unread := Faults{"milestones[1].done[0]", "lead"}
	for path, want := range map[string]bool{
		"lead": true, "lead[0]": true, "leader": false, "": true, "milestones": true, "milestones[1]": true, "milestones[0]": false, "milestones[10]": false,
		"milestones[1].done": true, "milestones[1].done[0]": true, "milestones[1].done[1]": false, "title": false,
	} {
		if got := unread.At(path); got != want {
			t.Errorf("%q could not be read: %v", path, got)
		}
	}
	if !Unreadable().At("title") || !Unreadable().All() || unread.All() {
		t.Error("a text of which nothing could be read is one of which something could, or the other way round")
	}
}
