package pipeline

import (
	"slices"

	"gongshi/generator/export"
	"gongshi/generator/output"
	"gongshi/generator/view"
)

// dataFolder is the place of a plan's open data, and of the page that explains them.
func dataFolder(d *view.Data) string { return d.Plan.URL + "data/" }

// dataset returns what the page of a plan's open data tells of its files.
func dataset(d *view.Data) ([]view.DataFile, []view.DataTable) {
	return export.DataFiles(d), export.Describe(d)
}

// A described is what the page of a plan's open data is made of. Readers on a phone want to know how long a download is, so the page
// changes whenever the data does.
type described struct {
	page *view.Page
	data *view.Data
}

// addDataset adds the page of a plan's open data, which tells how long the files are. It comes last of all: by then they are made,
// and none is made once more for its length alone.
func (c *collector) addDataset(p *view.Page, d *view.Data, files []output.File) {
	path, set := file(p.Path), c.set
	files = slices.Clone(files) // of the list of all nothing must stay behind
	token := c.made(path, &described{p, d}, set)
	c.add(output.File{Path: path, Stage: output.Sum, Token: token, Bytes: safely(path, func(scratch []byte) ([]byte, error) {
		measured, err := measure(p, files)
		if err != nil {
			return nil, err
		}
		return set.Append(scratch, measured)
	})}, pageOrigin)
}

// measure returns the page with the lengths of the files that it lists.
func measure(p *view.Page, files []output.File) (*view.Page, error) {
	measured, content := *p, *p.Content.(*view.Dataset)
	content.Files = slices.Clone(content.Files)
	for i := range content.Files {
		at := slices.IndexFunc(files, func(f output.File) bool { return f.Path == content.Files[i].URL })
		if at < 0 {
			continue
		}
		size, err := sizeOf(files[at])
		if err != nil {
			return nil, err
		}
		content.Files[i].Size = export.Size(size)
	}
	measured.Content = &content
	return &measured, nil
}

// sizeOf returns how many bytes an export has. It makes one that was not made yet.
func sizeOf(f output.File) (int64, error) {
	if size := f.Token.(*made).size.Load(); size > 0 {
		return size, nil
	}
	b, err := f.Bytes(nil)
	return int64(len(b)), err
}
