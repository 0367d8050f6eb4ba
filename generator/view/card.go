package view

import "gongshi/generator/day"

// A Card is a picture that stands for pages where their address is shared: a plan's states with their counts, or the sign of
// one state. It shows what is on record, and figures alone: its words stand beside it, as the title and the description of the page.
type Card struct {
	Path   string  // its place: "2022/share.png"
	State  string  // whose sign it shows; empty for the card of a plan
	Total  int     // tasks of the plan
	Shares []Share // of the plan, one state each
	Day    day.Day // since when the counts are these, or the day as of which a closed plan is shown; none before anything is known
}

// The size of every card in pixels, as programs that show shared pages ask for it.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// A Picture is a card as a page names it.
type Picture struct {
	URL           string
	Alt           Phrase
	Width, Height int // in pixels; 0 where the site may have put a picture of its own
}
