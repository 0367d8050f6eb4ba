package export

import (
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// An entry has the time at which it became known, and says before its title what the task came to on its day.
func TestAnEntryOfAFeedSaysWhenItBecameKnownAndWhatTheTaskCameTo(t *testing.T) {
	on := func(text string) day.Day {
		d, ok := day.Parse(text)
		if !ok {
			t.Fatal(text)
		}
		return d
	}
	say := func(p view.Phrase) string {
		if p.Label == "text.colon" {
			return ": "
		}
		return p.Label + p.Text
	}
	text, err := Atom(&view.Feed{
		Path: "feed.xml", BaseURL: "https://example.org/", Zone: "UTC", Title: view.Phrase{Text: "Feed"},
		Entries: []*view.FeedEntry{
			{URL: "a/#1", Day: on("2022-06-20"), Reported: on("2022-07-05"), Title: "Work", Task: view.Phrase{Text: "Task"}, Turns: []view.Phrase{{Label: "event.completed"}}},
			{URL: "a/#2", Day: on("2022-07-01"), Says: []view.Phrase{{Label: "event.paused"}}, Task: view.Phrase{Text: "Task"}},
		},
	}, say)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<title>Task: event.completed: Work</title>", "<title>Task: event.paused</title>", "<updated>2022-07-05T00:00:00Z</updated><author>",
		"<updated>2022-07-05T00:00:00Z</updated><content", "<updated>2022-07-01T00:00:00Z</updated><content",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
}
