package pages

import "gongshi/generator/view"

// addData adds the plan's open data, and the page that explains them.
func (p *plan) addData() {
	data := p.data()
	p.maker.made.Data = append(p.maker.made.Data, data)
	content := &view.Dataset{
		Plan: p.name, AsOf: data.AsOf, Notice: data.Notice, Publisher: data.Publisher, Base: data.BaseURL + p.sectionURL(dataSection),
		Licence: data.Licence,
	}
	if p.maker.Dataset != nil {
		content.Files, content.Tables = p.maker.Dataset(data)
	}
	page := p.page(dataSection, p.sectionURL(dataSection), "data", label("data.title"))
	page.Content = content
	p.maker.add(page)
}
