package pages

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A bulletin is the page of a period: the summary that the generator makes, or what the issuer made of it by a file.
type bulletin struct {
	content *view.Bulletin
	ref     *view.BulletinRef
}

// addBulletins adds a page for each month and quarter that has ended, and the list of them.
func (p *plan) addBulletins() {
	if len(p.pasts) == 0 {
		return
	}
	for _, s := range p.pasts {
		p.issues = append(p.issues, p.addBulletin(s).ref)
	}
	h := p.listHeader(bulletinsSection, "bulletins", label("bulletins.title"))
	h.up, h.feed = view.Link{}, p.bulletinsFeed()
	paginate(p, p.sectionURL(bulletinsSection), "page/", h, p.issues, bulletinsPage, func(*view.Page) {})
}

// bulletinsPage returns a page of the list.
func bulletinsPage(h listHeader, rows []*view.BulletinRef, c pageRange) *view.Page {
	page := h.page(c)
	page.Content = &view.Bulletins{Plan: h.plan, Rows: rows, Feed: h.feed.URL, Pager: c.pager}
	return page
}

func (p *plan) bulletinsFeed() view.Link {
	return view.Link{URL: p.sectionURL(bulletinsSection) + feedName, Text: label("bulletins.title")}
}

func (p *plan) bulletinURL(of day.Period) string {
	return p.sectionURL(bulletinsSection) + site.PeriodKey(of) + "/"
}

// addBulletin adds the page of a period. One that says the same as the last time is used again.
func (p *plan) addBulletin(s *past) *bulletin {
	key, filed := site.PeriodKey(s.period), p.bulletinOf(s.period)
	last := p.last.bulletins[key]
	if last == nil {
		last = &bulletin{}
	}
	made := &bulletin{content: intern(p.maker.Memory, last.content, p.newBulletin(s, filed))}
	made.ref = intern(p.maker.Memory, last.ref, refOf(made.content, p.bulletinURL(s.period), s.period))
	p.bulletins[key] = made
	page := p.page(bulletinsSection, p.bulletinURL(s.period), "bulletin", made.content.Title)
	page.Feed, page.Points, page.Content = p.bulletinsFeed(), made.content.Points, made.content
	page.Crumbs = append(slices.Clip(page.Crumbs), p.sectionLink(bulletinsSection))
	page.Article = view.Article{Published: made.ref.Day, Origin: cmp.Or(made.content.Issuer, p.Issuer, p.maker.Site.Publisher)}
	if filed != nil {
		page.Source = filed.Text.File
		p.defaults(bulletinsSection).Repository.link(page)
	}
	p.maker.add(page)
	p.maker.made.Bulletins = append(p.maker.made.Bulletins, made.content)
	return made
}

// bulletinOf returns what the issuer says of a period, if that is issued by the day; nil otherwise. Drafts are only here where they are to be
// shown.
func (p *plan) bulletinOf(of day.Period) *site.Bulletin {
	for _, b := range p.Bulletins {
		if b.Period == of && (b.Draft || b.Issued != 0 && b.Issued <= p.maker.Today) {
			return b
		}
	}
	return nil
}

func (p *plan) newBulletin(s *past, filed *site.Bulletin) *view.Bulletin {
	url, key := p.bulletinURL(s.period), site.PeriodKey(s.period)
	figures := s.sum.figures
	if filed != nil {
		figures = filed.Shown(figures, p.maker.Today)
	}
	v := &view.Bulletin{
		Plan: p.name, Title: view.Phrase{Label: "bulletin.summary", Period: s.period}, Made: view.Phrase{Label: "bulletin.made", Day: s.period.Last},
		Points: p.bulletinPoints(s, &figures), Sections: p.bulletinSections(s), Address: p.maker.Site.BaseURL + url, File: url + key + ".docx",
		Sample: s.sum.samples > 0,
	}
	if filed != nil {
		p.addFiled(v, filed)
	}
	return v
}

// addFiled adds what the issuer says.
func (p *plan) addFiled(v *view.Bulletin, b *site.Bulletin) {
	today := p.maker.Today
	v.Title.Label, v.Made.Label = "bulletin.title", "bulletin.counted"
	v.Issued, v.Draft, v.Sample = true, b.Draft, v.Sample || b.Sample
	v.Name, v.Number, v.Document, v.Issuer, v.Day, v.To, v.Method = b.Name, b.Issue, b.Document, cmp.Or(b.Issuer, p.Issuer), b.Issued, listed(b.To), b.Method
	if o := b.Objections; o.Until >= today && o.Until != 0 {
		v.Objections = view.Phrase{Label: "bulletin.objections", Day: o.Until, Text: o.To}
		if o.To == "" {
			v.Objections.Label = "bulletin.objections-until"
		}
	}
	v.Intro, v.Rest = parted(resolved(b.Text.Description, b.Text, today))
	for i := range b.Corrections {
		if c := &b.Corrections[i]; c.Date <= today {
			v.Corrections = append(v.Corrections, view.Correction{Anchor: correctionAnchor(i), Day: c.Date, What: label("figure." + c.What), Was: c.Was, Now: c.Now, Figure: c.What != site.TextCorrection, Reason: c.Reason})
		}
	}
}

// parted parts a text before its first heading of a section: what stands from there on comes after the figures.
func parted(all view.HTML) (intro, rest view.HTML) {
	for i, s := range all {
		if at := strings.Index(s.HTML, "<h2"); at >= 0 {
			intro = append(slices.Clone(all[:i]), view.Segment{HTML: s.HTML[:at]})
			return intro, append(view.HTML{{HTML: s.HTML[at:], URL: s.URL}}, all[i+1:]...)
		}
	}
	return all, nil
}

// refOf returns a bulletin as it is listed.
func refOf(v *view.Bulletin, url string, of day.Period) *view.BulletinRef {
	on := of.Last
	if v.Issued && v.Day != 0 {
		on = v.Day
	}
	return &view.BulletinRef{URL: url, Title: v.Title, Issued: v.Issued && v.Day != 0, Name: v.Name, Number: v.Number, Day: on, Points: v.Points, Sample: v.Sample, Draft: v.Draft}
}

// addBulletinsFeed adds the feed of the newest of them.
func (p *plan) addBulletinsFeed() {
	if len(p.issues) == 0 {
		return
	}
	f := p.maker.feed(p.sectionURL(bulletinsSection), view.Phrase{Label: "bulletins.feed", Text: p.Title})
	f.Start = p.Start
	for _, row := range firstOf(p.issues, mostEntries) {
		f.Entries = append(f.Entries, &view.FeedEntry{URL: row.URL, Day: row.Day, Says: []view.Phrase{row.Title}, Task: text(cmp.Or(row.Name, p.Title)), Points: row.Points, Sample: row.Sample})
	}
	slices.SortStableFunc(f.Entries, func(a, b *view.FeedEntry) int { return cmp.Compare(b.Day, a.Day) })
	p.maker.made.Feeds = append(p.maker.made.Feeds, f)
}
