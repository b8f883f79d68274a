package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/model"
	"parley/model/story"
	"parley/store"
)

// same returns the source of the process that is the same article: it has the
// same words and no other carrier. The same words in two outlets are a copy,
// which is kept, since who carried a story is worth knowing.
func (b *builder) same(process model.ID, s *model.Source) (Name, bool, error) {
	for _, id := range b.tx.SameWords(process, s.Body) {
		r, err := b.get(model.Ref{Kind: model.KindSource, ID: id})
		if err != nil {
			return Name{}, false, err
		}
		if have, ok := r.(*model.Source); ok && have != nil && sameCarrier(have, s) {
			return Name{have.Handle, have.Title}, true, nil
		}
	}
	return Name{}, false, nil
}

func sameCarrier(a, b *model.Source) bool {
	if a.Outlet == "" || b.Outlet == "" || model.Fold(a.Outlet) == model.Fold(b.Outlet) {
		return true
	}
	page := story.Address(a.URL)
	return page != "" && page == story.Address(b.URL)
}

// kin says of an article what it is a version or copy of, as it is imported.
func (b *builder) kin(s *model.Source, done *Imported) error {
	name := func(row store.Row) Name { return Name{row.Handle, cmp.Or(row.Extra, row.Title)} }
	if editions := sourceRows(b.tx, s.Process, b.tx.Editions(s)); len(editions) > 0 {
		done.VersionOf = name(editions[len(editions)-1])
		return nil
	}
	ids, err := b.tx.SameStory(s)
	if others := sourceRows(b.tx, s.Process, ids); len(others) > 0 {
		done.CopyOf = name(others[0])
	}
	return err
}

// sourceRows returns the rows of sources in the order in which they came,
// which their numbers tell.
func sourceRows(tx *store.Tx, process model.ID, ids []model.ID) []store.Row {
	var rows []store.Row
	for _, id := range ids {
		if row, ok := tx.RowOf(model.KindSource, process, id); ok {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b store.Row) int { return compareHandles(a.Handle, b.Handle) })
	return rows
}

// Kin says in words what the article is a version or a copy of, empty where
// it stands alone.
func (i Imported) Kin() string {
	switch {
	case i.VersionOf.Handle != "":
		return "a version of " + i.VersionOf.Handle
	case i.CopyOf.Handle != "":
		return fmt.Sprintf("the same story as %s (%s)", i.CopyOf.Handle, i.CopyOf.Title)
	}
	return ""
}

// mostEditions is how many earlier versions of a page are read for what they
// said already, the newest first.
const mostEditions = 16

// earlier returns the texts of the versions of a source's page that came
// before it, each space as one. What cannot be read has told nothing.
func (h *harvest) earlier() []string {
	var texts []string
	for _, row := range slices.Backward(sourceRows(h.tx, h.source.Process, h.tx.Editions(h.source))) {
		if compareHandles(row.Handle, h.source.Handle) >= 0 || len(texts) == mostEditions {
			continue
		}
		r, _, err := h.tx.Get(row.Ref)
		if s, ok := r.(*model.Source); ok && s != nil && err == nil {
			texts = append(texts, spaced(s.Body))
		}
	}
	return texts
}

func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// told reports whether an earlier version said already what a suggestion
// rests on: the same name, or the same sentence. It waits, or was decided,
// there.
func (h *harvest) told(i *item, earlier []string) bool {
	if len(earlier) == 0 {
		return false
	}
	words := h.source.Body[i.From:i.To]
	if i.claim != nil || i.event != nil || i.point >= 0 {
		words = sentenceAround(h.source.Body, i.From, i.To)
	}
	words = spaced(words)
	return slices.ContainsFunc(earlier, func(text string) bool { return strings.Contains(text, words) })
}

// sentenceAround widens a span to the marks that end sentences and lines.
func sentenceAround(text string, from, to int) string {
	ends := func(r rune) bool { return strings.ContainsRune(".!?…。؟\n", r) }
	start := strings.LastIndexFunc(text[:from], ends)
	if start >= 0 {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	stop := strings.IndexFunc(text[to:], ends)
	if stop < 0 {
		stop = len(text) - to
	}
	return text[max(0, start) : to+stop]
}

// inOrder sorts versions of a page, the oldest first: by the day on which they
// came out where every one has one, else as they came in.
func inOrder(rows []store.Row) {
	dated := !slices.ContainsFunc(rows, func(r store.Row) bool { return !r.Day.Known() })
	slices.SortFunc(rows, func(a, b store.Row) int {
		if dated {
			return cmp.Or(a.Day.Compare(b.Day), compareHandles(a.Handle, b.Handle))
		}
		return compareHandles(a.Handle, b.Handle)
	})
}

// relate says of a source what its place among the versions of its page is.
func (s *SourceRow) relate(editions []store.Row) {
	inOrder(editions)
	for i, e := range editions {
		if e.Ref.ID != s.ID {
			continue
		}
		if i > 0 {
			s.VersionOf = editions[i-1].Handle
		}
		if i+1 < len(editions) {
			s.ReplacedBy = editions[len(editions)-1].Handle
		}
	}
}

// Kin says in words what the source is a version or a copy of and what has
// replaced it, empty where it stands alone or first.
func (s SourceRow) Kin() string {
	var parts []string
	if s.VersionOf != "" {
		parts = append(parts, "version of "+s.VersionOf)
	} else if s.Story != s.Handle {
		parts = append(parts, "story of "+s.Story)
	}
	if s.ReplacedBy != "" {
		parts = append(parts, "replaced by "+s.ReplacedBy)
	}
	return strings.Join(parts, ", ")
}

// kinships fills in what all sources of a process are to each other.
func (r *reader) kinships(rows []SourceRow) error {
	stories, err := r.tx.Stories(r.v.ID)
	if err != nil {
		return err
	}
	sizes, firsts, pages := map[model.ID]int{}, map[model.ID]string{}, map[string][]store.Row{}
	for id, group := range stories {
		sizes[group]++
		row, _ := r.tx.RowOf(model.KindSource, r.v.ID, id)
		if have := firsts[group]; have == "" || compareHandles(row.Handle, have) < 0 {
			firsts[group] = row.Handle
		}
	}
	page := make([]string, len(rows))
	for i, s := range rows {
		if page[i], err = r.tx.Page(r.v.ID, s.ID); err != nil {
			return err
		}
		if page[i] != "" {
			pages[page[i]] = append(pages[page[i]], s.row())
		}
	}
	for i := range rows {
		s := &rows[i]
		if group, ok := stories[s.ID]; ok {
			s.Copies, s.Story = sizes[group]-1, firsts[group]
		}
		s.relate(pages[page[i]])
	}
	return nil
}

func (s SourceRow) row() store.Row {
	return store.Row{Ref: model.Ref{Kind: model.KindSource, ID: s.ID}, Handle: s.Handle, Title: s.Title, Day: s.Published, Extra: s.Outlet}
}

// kin fills in what one source is to others, and returns its copies and
// versions.
func (r *reader) kin(s *model.Source, row *SourceRow) ([]Copy, error) {
	others, err := r.tx.SameStory(s)
	if err != nil {
		return nil, err
	}
	row.Story, row.Copies = row.Handle, len(others)
	editions := []store.Row{row.row()}
	var copies []Copy
	versions := r.tx.Editions(s)
	ids := slices.Compact(slices.Sorted(slices.Values(slices.Concat(others, versions))))
	for _, o := range sourceRows(r.tx, s.Process, ids) {
		if o.Ref.ID == s.ID {
			continue
		}
		version := slices.Contains(versions, o.Ref.ID)
		if version {
			editions = append(editions, o)
		}
		copies = append(copies, Copy{Name{o.Handle, o.Title}, o.Extra, o.Day, version})
		if slices.Contains(others, o.Ref.ID) && compareHandles(o.Handle, row.Story) < 0 {
			row.Story = o.Handle
		}
	}
	row.relate(editions)
	return copies, nil
}

// origins counts the stories of the sources that a view shows among the
// evidence: copies of one story are one origin.
func (r *reader) origins(evidence []model.Evidence) int {
	var sources []*model.Source
	for _, e := range evidence {
		s := r.source(e.Source)
		if s != nil && !r.later(s) && !slices.ContainsFunc(sources, func(have *model.Source) bool { return have.ID == s.ID }) {
			sources = append(sources, s)
		}
	}
	n := len(sources)
	for n > 1 && len(sources) > 1 {
		first := sources[0]
		sources = sources[1:]
		others, err := r.tx.SameStory(first)
		if err != nil {
			continue
		}
		if slices.ContainsFunc(sources, func(s *model.Source) bool { return slices.Contains(others, s.ID) }) {
			n-- // counted with the last of its story
		}
	}
	return n
}

// describeKin shows of a source the versions of its page and the copies of its
// story with who carried them.
func (r *reader) describeKin(s *Shown, source *model.Source) {
	row := SourceRow{ID: source.ID, Handle: source.Handle, Title: source.Title, Outlet: source.Outlet, Published: source.Published}
	copies, err := r.kin(source, &row)
	if err != nil {
		return
	}
	for _, f := range []FieldValue{{"version of", row.VersionOf}, {"replaced by", row.ReplacedBy}} {
		if f.Value != "" {
			s.Fields = append(s.Fields, f)
		}
	}
	var others []string
	for _, c := range copies {
		if !c.Version {
			others = append(others, c.String())
		}
	}
	if len(others) > 0 {
		s.Fields = append(s.Fields, FieldValue{"same story", strings.Join(others, "\n")})
	}
}

// String names a copy with its outlet and day: "a13, Reuters, 14 Jan 2026".
func (c Copy) String() string {
	parts := []string{c.Handle, cmp.Or(c.Outlet, c.Title)}
	if c.Published.Known() {
		parts = append(parts, c.Published.Human())
	}
	return strings.Join(parts, ", ")
}

func getStory(s *scribe, r model.Record) string {
	src := r.(*model.Source) //nolint:forcetypeassert // the table's kind
	if src.Story == "" {
		return ""
	}
	return s.name(model.KindSource, src.Story).Handle
}

// setStory takes a source of the same process: elsewhere there are no copies.
func setStory(s *scribe, r model.Record, value string) error {
	src := r.(*model.Source) //nolint:forcetypeassert // the table's kind
	if value == "" {
		src.Story = ""
		return nil
	}
	id, err := s.find(model.KindSource, value)
	if err != nil {
		return err
	}
	rec, err := s.get(model.Ref{Kind: model.KindSource, ID: id})
	if with, ok := rec.(*model.Source); ok && with != nil && with.Process != src.Process {
		return fmt.Errorf("%s is a source of another process; a story stays within one", with.Handle)
	}
	src.Story = id
	return err
}
