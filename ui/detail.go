package ui

import (
	"context"
	"maps"

	tea "charm.land/bubbletea/v2"

	"parley/model"
	"parley/ui/table"
)

// A detail is what is known of the row under the cursor, read in the
// background.
type detail struct {
	of   string // the row that page is about
	page any
	aged bool           // the rows were read anew since
	near map[string]any // pages of rows beside it, read ahead
}

// mostNear is how many pages are kept.
const mostNear = 16

// aboutRow is a detail that was read, aboutNear such as were read ahead.
type (
	aboutRow struct {
		key  string
		page any
	}
	aboutNear map[string]any
)

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

// followAhead asks for the detail of the row under the cursor, and then for those
// of the rows beside it, so that the next step finds its own and paints once.
func (d *detail) followAhead(m *Model, s screen, l *table.List, read func(context.Context, string) (any, error)) tea.Cmd {
	key := l.Key()
	if key == "" {
		return nil
	}
	if d.aged {
		d.near = nil
	}
	var reads []func(context.Context) (any, error)
	if page, ok := d.near[key]; ok {
		d.of, d.page = key, page
	} else if key != d.of || d.aged {
		reads = append(reads, func(ctx context.Context) (any, error) {
			page, err := read(ctx, key)
			return aboutRow{key, page}, err
		})
	}
	d.aged = false
	if beside := d.unread(l); len(beside) > 0 {
		reads = append(reads, func(ctx context.Context) (any, error) {
			pages := make(aboutNear, len(beside))
			var err error
			for _, key := range beside {
				if pages[key], err = read(ctx, key); err != nil {
					return nil, err
				}
			}
			return pages, nil
		})
	}
	if len(reads) == 0 {
		return nil
	}
	return m.ask(s, "detail", reads...)
}

// unread are the rows beside the cursor whose pages have not come.
func (d *detail) unread(l *table.List) (keys []string) {
	for _, at := range []int{l.Cursor + 1, l.Cursor - 1} {
		if at < 0 || at >= len(l.Keys) {
			continue
		}
		if _, ok := d.near[l.Keys[at]]; !ok {
			keys = append(keys, l.Keys[at])
		}
	}
	return keys
}

// takeNear keeps pages that were read ahead.
func (d *detail) takeNear(pages aboutNear) {
	if d.near == nil || len(d.near) > mostNear {
		d.near = map[string]any{d.of: d.page}
	}
	maps.Copy(d.near, pages)
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
