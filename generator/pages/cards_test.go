package pages

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// ofEveryKind returns tasks that come into most states in the course of the year.
func ofEveryKind(random *rand.Rand) []string {
	return many(40, func(int) (string, string) {
		front := fmt.Sprintf("%sschedule = { due = 2022-%02d-1%d }", plain, 1+random.IntN(12), random.IntN(9))
		switch on := fmt.Sprintf("2022-%02d-1%d", 1+random.IntN(12), random.IntN(9)); random.IntN(7) {
		case 0:
			front += "; completed = " + on
		case 1:
			front += "; cancelled = " + on + "; reason = \"并入他项\""
		case 2:
			front += "; pauses = [{ from = 2022-01-04, until = " + on + ", reason = \"停产\" }]"
		case 3:
			front += "; milestones = [{ title = \"检查\", total = 2, due = " + on + ", done = [2022-03-04] }]"
		case 4:
			front = year
		}
		body := "说明。\n"
		if random.IntN(2) == 0 {
			body += fmt.Sprintf("\n## 2022-%02d-1%d 进展\n\n记录。\n", 1+random.IntN(12), random.IntN(9))
		}
		return front, body
	})
}

// What a card shows is so on the day that it names.
func TestACardsDayIsOneOnWhichItsCountsWereTrue(t *testing.T) {
	s, days := load(t, siteOf(ofEveryKind(rand.New(rand.NewPCG(3, 8))), nil)), map[string]bool{}
	known := map[string]*view.Card{}
	made := func(today string) *view.Card {
		if known[today] == nil {
			known[today] = Make(Input{Site: s, Today: on(today), Version: "0.0.0"}).Cards[0]
		}
		return known[today]
	}
	for today := on("2021-11-30"); today <= on("2023-02-02"); today++ {
		card := made(today.String())
		switch closes := on("2023-01-31"); {
		case today > closes:
			if card.Day != closes {
				t.Errorf("on %v the card of a closed plan is of %v", today, card.Day)
			}
		case today < on("2022-01-01") && card.Day == 0:
			if len(card.Shares) != 1 || card.Shares[0].State != string(site.NoRecord) {
				t.Errorf("on %v the card says %v, and no day", today, card.Shares)
			}
		case card.Day == 0 || card.Day > today:
			t.Errorf("on %v the card is of %v", today, card.Day)
		case !slices.Equal(made(card.Day.String()).Shares, card.Shares):
			t.Errorf("on %v the card says %v as of %v, which is not so", today, card.Shares, card.Day)
		}
		days[card.Day.String()] = true
	}
	if len(days) < 50 || len(days) > 200 {
		t.Errorf("the card had %d days in the year, want it to change when something does, and not every night", len(days))
	}
}

func TestEveryPageHasACardThatIsThere(t *testing.T) {
	all := siteOf(ofEveryKind(rand.New(rand.NewPCG(5, 8))), files{"content/about.md": "+++\ntitle = \"关于\"\n+++\n", "content/2023/index.md": planText("title = \"2023\"; start = 2023-01-01; end = 2023-12-31", "")})
	for _, today := range []string{"2021-06-01", "2022-02-15", "2022-07-15", "2023-03-01"} {
		m, there := madeOf(t, all, today), map[string]*view.Card{}
		for _, c := range m.Cards {
			there[c.Path] = c
		}
		for _, p := range m.Pages {
			c := there[p.Card.URL]
			if task, ok := p.Content.(*view.Task); ok && (c == nil || c.State != task.Row.Badge.State || p.Card.Alt != task.Row.Badge.Word) {
				t.Errorf("on %s /%s is %s and has the card %q", today, p.Path, task.Row.Badge.State, p.Card.URL)
			}
			if c == nil && (p.Card.URL != "share.png" || p.Card.Width != 0) || c != nil && p.Card.Width != view.CardWidth {
				t.Errorf("on %s /%s has the card %+v", today, p.Path, p.Card)
			}
			if p.Card.Alt == (view.Phrase{}) {
				t.Errorf("nothing says what the card of /%s shows", p.Path)
			}
		}
	}
}

func TestPlansHaveTheirOwnCards(t *testing.T) {
	m := madeOf(t, siteOf([]string{taskText(1, due, ""), taskText(2, due+"; completed = 2022-05-01", "")}, nil), "2022-07-02")
	want := []string{"2022/share.png", "2022/share/done.png", "2022/share/overdue.png"}
	var got []string
	for _, c := range m.Cards {
		got = append(got, c.Path)
	}
	if !slices.Equal(got, want) || m.Cards[0].Total != 2 || len(m.Cards[0].Shares) != 2 {
		t.Errorf("there are the cards %v, want %v", got, want)
	}
	for path, want := range map[string]string{
		"": "2022/share.png", "2022/": "2022/share.png", "2022/tasks/": "2022/share.png", "2022/tasks/overdue/": "2022/share.png", "2022/offices/safety/": "2022/share.png",
		"2022/timeline/": "2022/share.png", "2022/data/": "2022/share.png", "2022/tasks/1/": "2022/share/overdue.png", "search/": "share.png", "about/states/": "share.png",
	} {
		if i := slices.IndexFunc(m.Pages, func(p *view.Page) bool { return p.Path == path }); i < 0 || m.Pages[i].Card.URL != want {
			t.Errorf("/%s has not the card %s", path, want)
		}
	}
}

func TestATaskIsDescribedByItsStateAndTheReasonFirst(t *testing.T) {
	m := madeOf(t, siteOf([]string{taskText(1, due, "做什么。")}, nil), "2022-07-02")
	for _, p := range m.Pages {
		if p.Path != "2022/tasks/1/" {
			continue
		}
		why := view.Phrase{Label: "why.overdue", Day: on("2022-06-30")}
		if p.State != label("state."+string(site.Overdue)) || len(p.Points) != 1 || p.Points[0].Lead != why || p.Description != "做什么。" {
			t.Errorf("it is described by %v, %v, %q", p.State, p.Points, p.Description)
		}
	}
}
