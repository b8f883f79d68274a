package desk

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/model"
)

// evidenceSource is the field that names the source of a record typed in.
func evidenceSource[R model.Record](at func(R) *[]model.Evidence) slot {
	return slot{
		field{Name: "source", Label: "source", Hint: "where it can be read: a12, or its bytes: a12[120:180]", Sort: SortSource},
		func(s *scribe, r model.Record) string {
			if e := *at(r.(R)); len(e) > 0 {
				return s.name(model.KindSource, e[0].Source).Handle
			}
			return ""
		},
		func(s *scribe, r model.Record, value string) error {
			e := slices.Clone(*at(r.(R)))
			if value == "" { // takes the evidence that the form shows away
				*at(r.(R)) = e[1:]
				return nil
			}
			name, span, err := cutSpan(value)
			if err != nil {
				return err
			}
			id, err := s.find(model.KindSource, name)
			if err != nil {
				return err
			}
			if len(e) == 0 {
				e = []model.Evidence{{Attribution: attributionFor(r)}}
			}
			if e[0].Source != id {
				e[0].Source, e[0].Quote, e[0].From, e[0].To = id, "", 0, 0
			}
			if span != nil {
				if err := s.stretch(&e[0], *span); err != nil {
					return err
				}
			}
			*at(r.(R)) = e
			return nil
		},
	}
}

// evidenceQuote is the field with the exact words in that source.
func evidenceQuote[R model.Record](at func(R) *[]model.Evidence) slot {
	return slot{
		field{Name: "quote", Label: "quote", Hint: "the exact words in the source", Sort: SortText},
		func(_ *scribe, r model.Record) string {
			if e := *at(r.(R)); len(e) > 0 {
				return e[0].Quote
			}
			return ""
		},
		func(s *scribe, r model.Record, value string) error {
			e := slices.Clone(*at(r.(R)))
			if len(e) == 0 {
				return errors.New("a quote needs its source (src:a12)")
			}
			if value == "" {
				e[0].Quote, e[0].From, e[0].To = "", 0, 0
				*at(r.(R)) = e
				return nil
			}
			src, err := s.source(e[0].Source)
			if err != nil {
				return err
			}
			from, to, found := locate(src.Body, value)
			if !found {
				return fmt.Errorf("source %s does not have the words “%s”; quote them exactly, or leave the quote out", src.Handle, value)
			}
			e[0].Quote, e[0].From, e[0].To = src.Body[from:to], from, to
			*at(r.(R)) = e
			return nil
		},
	}
}

// source is the source that a quote is of.
func (s *scribe) source(id model.ID) (*model.Source, error) {
	rec, err := s.get(model.Ref{Kind: model.KindSource, ID: id})
	if err != nil {
		return nil, err
	}
	src, ok := rec.(*model.Source)
	if !ok || src == nil {
		return nil, errors.New("the source of the quote is not there")
	}
	return src, nil
}

// Excerpt writes a stretch of a source as it is typed: a12[120:180], in bytes.
func Excerpt(source string, from, to int) string { return fmt.Sprintf("%s[%d:%d]", source, from, to) }

// cutSpan takes what [Excerpt] wrote apart; a source alone has no span.
func cutSpan(value string) (source string, span *[2]int, err error) {
	source, rest, found := strings.Cut(value, "[")
	if !found {
		return value, nil, nil
	}
	var at [2]int
	from, to, _ := strings.Cut(strings.TrimSuffix(rest, "]"), ":")
	for i, text := range []string{from, to} {
		if at[i], err = strconv.Atoi(text); err != nil || !strings.HasSuffix(rest, "]") {
			return "", nil, fmt.Errorf("%q is no stretch of a source; write it in bytes, as in a12[120:180]", value)
		}
	}
	return source, &at, nil
}

// stretch takes the words of the source that stand in a span for the quote.
func (s *scribe) stretch(e *model.Evidence, span [2]int) error {
	src, err := s.source(e.Source)
	if err != nil {
		return err
	}
	from, to, body := span[0], span[1], src.Body
	switch {
	case from < 0 || to > len(body) || from >= to:
		return fmt.Errorf("%s has the bytes 0 to %d; %d to %d is no stretch of it", src.Handle, len(body), from, to)
	case !utf8.RuneStart(body[from]) || to < len(body) && !utf8.RuneStart(body[to]):
		return fmt.Errorf("%d to %d of %s cuts a letter apart", from, to, src.Handle)
	case strings.TrimSpace(body[from:to]) == "":
		return fmt.Errorf("%d to %d of %s holds no words", from, to, src.Handle)
	}
	e.From, e.To, e.Quote = from, to, body[from:to]
	return nil
}

// locate returns the byte span of the first place where a text has the words.
// What a keyboard cannot tell apart makes no difference: the sort of quotation
// mark and apostrophe, and where the text breaks its lines.
func locate(body, words string) (from, to int, found bool) {
	if from = strings.Index(body, words); from >= 0 {
		return from, from + len(words), true
	}
	words = strings.TrimSpace(words)
	if words == "" {
		return 0, 0, false
	}
	for from := range body {
		if n := agree(body[from:], words); n > 0 {
			return from, from + n, true
		}
	}
	return 0, 0, false
}

// agree returns how many bytes of a text read as the words from its beginning
// on, 0 where it reads otherwise.
func agree(body, words string) int {
	at := 0
	gap := false
	for _, want := range words {
		if unicode.IsSpace(want) {
			gap = true
			continue
		}
		if gap {
			rest := strings.TrimLeftFunc(body[at:], unicode.IsSpace)
			if len(rest) == len(body)-at {
				return 0
			}
			at, gap = len(body)-len(rest), false
		}
		have, size := utf8.DecodeRuneInString(body[at:])
		if size == 0 || keyed(have) != keyed(want) {
			return 0
		}
		at += size
	}
	return at
}

// keyed is the sign that a keyboard has for a quotation mark or apostrophe.
func keyed(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	case '‘', '’', '‚', '‛', 'ʼ':
		return '\''
	}
	return r
}
