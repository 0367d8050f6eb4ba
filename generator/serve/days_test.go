package serve

import (
	"net/http"
	"strings"
	"testing"

	"gongshi/generator/day"
)

func TestAPageAsOfADay(t *testing.T) {
	s := showing(t, small())
	_, body := get(t, s, "/?as-of=2022-07-15")
	wantAll(t, body, "Home as of 2022-07-15", `href="about/?as-of=2022-07-15#why"`, `data-as-of="2022-07-15"`,
		`<details class="days" data-key="days as of" open>`, "As of <time>2022-07-15</time>",
		`<a href="/?as-of=2022-06-15">−1 month</a>`, `<a href="/?as-of=2022-07-14">−1 day</a>`,
		`<a href="/?as-of=2022-07-16">&#43;1 day</a>`, `<a href="/?as-of=2022-08-15">&#43;1 month</a>`,
		`<a href="/?as-of=2022-06-30">Previous milestone <time>2022-06-30</time></a>`,
		`<a href="/?as-of=2022-07-31">Next milestone <time>2022-07-31</time></a>`, `<a href="/">Today</a>`,
		`<form action="/">`, `<input type="date" name="as-of" value="2022-07-15">`)
}

func TestOnThePreviewsOwnDayTheBarIsFolded(t *testing.T) {
	s := showing(t, small())
	for _, address := range []string{"/about/", "/about/?as-of="} {
		_, body := get(t, s, address)
		wantAll(t, body, `<details class="days" data-key="days">`, "<summary>Another day</summary>", `value="2022-12-31"`, `/about/?as-of=2022-07-31`)
		wantNone(t, body, "Today", `data-as-of="2`)
	}
	_, body := get(t, s, "/")
	wantAll(t, body, `href="about/#why"`)
}

func TestTheBarKeepsTheRestOfTheQuery(t *testing.T) {
	_, body := get(t, showing(t, small()), "/about/?q=a%26b&as-of=2022-07-15&%22=1")
	wantAll(t, body, `<a href="/about/?%22=1&amp;as-of=2022-07-14&amp;q=a%26b">`, `<a href="/about/?%22=1&amp;q=a%26b">Today</a>`,
		`<input type="hidden" name="q" value="a&amp;b">`, `<input type="hidden" name="&#34;" value="1">`)
}

func TestADayThatIsNone(t *testing.T) {
	s := showing(t, small())
	for _, named := range []string{"2022-02-30", "yesterday", "2022-7-15", "0000-01-01", "<script>"} {
		answer, body := get(t, s, "/?as-of="+strings.NewReplacer("<", "%3C", ">", "%3E").Replace(named))
		if answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", named, answer.StatusCode)
		}
		wantAll(t, body, "There is no such day", "A day is written like 2022-07-15.", `<details class="days" data-key="days as of" open>`)
		wantNone(t, body, "Home", "<script>")
	}
}

func TestAttachmentsAreOfTheDayToo(t *testing.T) {
	s := New("127.0.0.1:8080")
	site := siteOf(t, small().with("tasks.json", "today"))
	site.On = func(day.Day) (Source, error) { return small().with("tasks.json", "then"), nil }
	s.Show(site, nil)
	page := "http://localhost:8080/?as-of=2022-07-15"
	for _, c := range []struct {
		address, destination, referer, want string
	}{
		{"/tasks.json", "", "", "today"},
		{"/tasks.json?as-of=2022-07-15", "document", "", "then"},
		{"/tasks.json", "empty", page, "then"},                                      // fetched by a script of the page
		{"/tasks.json", "document", page, "today"},                                  // a link to today
		{"/tasks.json", "empty", "http://elsewhere/?as-of=2022-07-15", "today"},     // no page of ours
		{"/tasks.json?as-of=2022-12-31", "empty", page, "today"},                    // the preview's own day
		{"/tasks.json", "image", "http://localhost:8080/?as-of=2022-07-15", "then"}, // a picture
	} {
		if _, body := get(t, s, c.address, "Sec-Fetch-Dest", c.destination, "Referer", c.referer); body != c.want {
			t.Errorf("%+v: %s", c, body)
		}
	}
}

func TestADayIsMadeOnce(t *testing.T) {
	made := map[day.Day]int{}
	site := siteOf(t, small())
	on := site.On
	site.On = func(d day.Day) (Source, error) {
		made[d]++
		return on(d)
	}
	s := New("127.0.0.1:8080")
	s.Show(site, nil)
	first := mustDay(t, "2022-01-01")
	for range 3 {
		for d := first; d < first.Add(mostSnapshots); d++ {
			get(t, s, "/?as-of="+d.String())
		}
	}
	get(t, s, "/?as-of=2022-12-31")
	for d, n := range made {
		if n != 1 {
			t.Errorf("%s was made %d times", d, n)
		}
	}
	if len(made) != mostSnapshots {
		t.Errorf("%d days were made", len(made))
	}
	for d := first; d < first.Add(3*mostSnapshots); d++ {
		get(t, s, "/?as-of="+d.String())
	}
	if kept := len(s.now.Load().site.others); kept > mostSnapshots {
		t.Errorf("%d days are kept", kept)
	}
}

func TestMonthsBackAndOn(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2022-07-15", -1, "2022-06-15"},
		{"2022-03-31", -1, "2022-02-28"},
		{"2024-03-30", -1, "2024-02-29"},
		{"2022-12-31", 1, "2023-01-31"},
		{"2022-01-31", 1, "2022-02-28"},
		{"2022-01-15", -1, "2021-12-15"},
		{"0001-01-15", -1, ""},
		{"9999-12-31", 1, ""},
	} {
		if got := addMonths(mustDay(t, c.from), c.n).String(); got != c.want {
			t.Errorf("%s and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestAtTheEndsOfTimeThereIsNoFurther(t *testing.T) {
	s := showing(t, small())
	_, body := get(t, s, "/?as-of=0001-01-01")
	wantAll(t, body, "/?as-of=0001-01-02", "/?as-of=2022-03-15")
	wantNone(t, body, "−1 day", "−1 month", "Previous milestone")
	_, body = get(t, s, "/?as-of=9999-12-31")
	wantAll(t, body, "/?as-of=9999-12-30", "/?as-of=2022-07-31")
	wantNone(t, body, "1 day</a> ", "&#43;1 day", "&#43;1 month", "Next milestone")
}
