package cli

import (
	"encoding/json"

	"parley/article"
	"parley/extract"
)

// printExtract prints what is found in an article as one line.
func (a *app) printExtract(art article.Article, layers bool) error {
	in := extract.Article{
		ID: art.ID, URL: art.URL, Outlet: art.Outlet, Lang: art.Lang, Title: art.Title, Text: art.Text, Published: art.Published,
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	out := extract.ToJSON(in, extract.Suggest(in, extract.Known{}))
	if layers {
		out.Layers = extract.FindLayers(in)
	}
	if err := enc.Encode(out); err != nil {
		return err
	}
	return a.out.Flush() // whoever feeds lines one by one gets the answer to each
}
