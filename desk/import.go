package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"parley/article"
	"parley/model"
	"parley/store"
)

// Imported is what became of one article.
type Imported struct {
	Done
	Source   Name
	Known    bool // the same article was there already; nothing was written
	Found    int  // suggestions in it; -1 where it was not looked into
	Accepted int

	VersionOf Name // the version of its page that came before it
	CopyOf    Name // else the first source of its story, called by its outlet
}

// LetWait leaves every suggestion of an import to the review.
const LetWait = 2.0

// unread keeps an article without looking for suggestions in it.
const unread = 3.0

// Import keeps an article as a source of a process and accepts the
// suggestions of at least a confidence (0 to 1; [LetWait] for none), all in
// one act. A process that is not there yet is made. The same article is kept once;
// an edited one is kept as a version of it, and the review of a version holds
// what is new in it.
func (d *Desk) Import(ctx context.Context, process string, a article.Article, accept float64) (Imported, error) {
	var done Imported
	var err error
	done.Done, err = d.do(ctx, model.VerbImport, func(b *builder) error { return b.keep(process, a, accept, &done) })
	return done, err
}

// keep is the act of an import. What cannot be accepted is said and left to
// the review: the act is built again without it.
func (b *builder) keep(process string, a article.Article, accept float64, done *Imported) error {
	without := map[string]bool{}
	warnings := b.warnings
	for {
		err := b.keepWithout(process, a, accept, done, without)
		one, ok := refused(err)
		if !ok || without[one.Key] {
			return err
		}
		without[one.Key] = true
		warnings = append(warnings, fmt.Sprintf("suggestion %s (%s) is not accepted: %v", one.Handle, one.Summary, one.Err))
		*b = *newBuilder(b.d, b.tx, b.act.Verb)
		b.warn(warnings...)
	}
}

func (b *builder) keepWithout(process string, a article.Article, accept float64, done *Imported, without map[string]bool) error {
	*done = Imported{}
	if strings.TrimSpace(a.Text) == "" {
		return model.Wrong("text", "the article %q has no text", a.Title)
	}
	p, err := b.processFor(process)
	if err != nil {
		return err
	}
	s := sourceOf(p, a)
	if have, ok, err := b.same(p.ID, s); ok || err != nil {
		done.Known, done.Source = true, have
		return err
	}
	if err := b.source(p, s); err != nil {
		return err
	}
	if err := b.kin(s, done); err != nil {
		return err
	}
	done.Source = Name{s.Handle, s.Title}
	if accept == unread {
		done.Found = -1
		return nil
	}
	return b.review(p, s, done, accept, without)
}

// processFor returns the process of a handle, making it where there is none.
func (b *builder) processFor(name string) (*model.Process, error) {
	p, err := findProcess(b.tx, name)
	if err == nil || name == "" || !model.Is[*model.NotFound](err) {
		return p, err
	}
	if name != model.Slug(name) {
		return nil, model.Wrong("process", "%q cannot be the handle of a process: use a-z, 0-9 and hyphens, as in %q", name, model.Slug(name))
	}
	head, err := b.wordHead(model.KindProcess, name)
	if err != nil {
		return nil, err
	}
	p = &model.Process{Head: head, Title: name}
	return p, b.put(p)
}

// sourceOf is an article as a source of a process, without its handle.
func sourceOf(p *model.Process, a article.Article) *model.Source {
	hash := sha256.Sum256([]byte(a.Text))
	s := &model.Source{
		Process: p.ID, Title: a.Title, Body: a.Text, Outlet: a.Outlet, Author: a.Author, Lang: a.Lang, URL: a.URL,
		Published: a.Published, Hash: hex.EncodeToString(hash[:]), Places: a.Places,
	}
	if strings.TrimSpace(s.Title) == "" {
		s.Title = firstWords(a.Text, 12)
	}
	return s
}

func (b *builder) source(p *model.Process, s *model.Source) (err error) {
	if s.Head, err = b.head(model.KindSource); err != nil {
		return err
	}
	b.act.Process = p.ID
	b.titled(s, "import %s", s.Handle)
	return b.put(s)
}

func firstWords(text string, n int) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(n, len(words))], " ")
}

// review accepts what is sure enough of a source that this act brings.
func (b *builder) review(p *model.Process, s *model.Source, done *Imported, accept float64, without map[string]bool) error {
	h, err := b.d.reapFresh(b, p, s)
	if err != nil {
		return err
	}
	var choices []Choice
	for _, i := range h.items {
		if !i.along {
			done.Found++
		}
		if i.Confidence >= accept && !without[i.Key] {
			choices = append(choices, Choice{Key: i.Key, Verdict: Accepted, Unread: true})
		}
	}
	n, err := b.decide(h, choices)
	done.Accepted = n
	if n > 0 {
		b.title("import %s and accept %d of %d suggestions", s.Handle, n, done.Found)
	}
	return err
}

// reapFresh looks for the suggestions of a source that is not in the file yet.
func (d *Desk) reapFresh(b *builder, p *model.Process, s *model.Source) (*harvest, error) {
	h := newHarvest(d, b.tx, p, s)
	var err error
	if _, isNew := b.staged[p.Ref()]; isNew {
		h.book, err = sharedBook(b.tx)
	} else {
		h.book, err = openBook(b.tx, p.ID)
	}
	if err != nil {
		return nil, err
	}
	if h.found, err = d.search(s, h.book); err != nil {
		return nil, err
	}
	h.gather(nil)
	return h, nil
}

// Suggestions lists what waits to be decided in a process, by source.
func (d *Desk) Suggestions(ctx context.Context, process string) ([]Suggestion, error) {
	var all []Suggestion
	err := d.store.View(ctx, func(tx *store.Tx) error {
		p, err := findProcess(tx, process)
		if err != nil {
			return err
		}
		for row, err := range tx.Rows(model.KindSource, p.ID) {
			if err != nil {
				return err
			}
			if !tx.Waiting(p.ID, row.Ref.ID) {
				continue
			}
			h, err := d.reap(tx, row.Ref)
			if err != nil {
				return err
			}
			for _, i := range h.items {
				if i.Verdict == "" && !i.along {
					all = append(all, i.Suggestion)
				}
			}
		}
		return nil
	})
	return all, err
}
