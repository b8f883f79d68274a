package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"parley/model"
)

// A detail is what is known of the row under the cursor, read in the
// background.
type detail struct {
	of   string // the row that page is about
	page any
	aged bool // the rows were read anew since
}

// aboutRow is a detail that was read.
type aboutRow struct {
	key  string
	page any
}

// follow asks for the detail of a row, unless it is there.
func (d *detail) follow(m *Model, s screen, key string, read func(context.Context) (any, error)) tea.Cmd {
	if key == "" || key == d.of && !d.aged {
		return nil
	}
	d.aged = false
	return m.ask(s, "detail", func(ctx context.Context) (any, error) {
		page, err := read(ctx)
		return aboutRow{key, page}, err
	})
}

func (d *detail) take(a aboutRow) { d.of, d.page = a.key, a.page }

// about is the detail of a row, nil where it has not come.
func (d *detail) about(key string) any {
	if key == "" || key != d.of {
		return nil
	}
	return d.page
}

// known makes an empty page of what the view does not know, so that nothing
// of a later day stays on screen.
func known[T any](page T, err error) (any, error) {
	if model.Is[*model.NotFound](err) {
		var none T
		return none, nil
	}
	return page, err
}

// unknownHere says so.
func unknownHere(m *Model) []string {
	return []string{"", "  " + m.theme.Dim.On("not known as of "+m.at.Day.Human())}
}
