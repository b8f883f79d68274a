package extract

// FindLayers recognises what lies below the suggestions: names, dates, and
// who said what.
func FindLayers(a Article) *Layers {
	r := read(a, Known{})
	l := &Layers{Mentions: []JSONMention{}, Dates: []JSONDate{}, Attributions: []JSONAttribution{}}
	for _, s := range r.sentences {
		for _, m := range r.mentionsIn(s.phrase) {
			name := m.canon
			if m.form == formPerson {
				name = r.party(m.canon)
			}
			if name != "" {
				l.Mentions = append(l.Mentions, JSONMention{m.canon, orNull(r.c.state(name)), [2]int{m.From, m.To}})
			}
			if m.also != "" {
				l.Mentions = append(l.Mentions, JSONMention{m.also, orNull(r.c.state(m.also)), [2]int{m.From, m.To}})
			}
		}
		for _, d := range r.datesIn(s.phrase) {
			l.Dates = append(l.Dates, JSONDate{d.day.First().String(), d.day.Last().String(), [2]int{d.From, d.To}})
		}
	}
	for _, sp := range r.speeches() {
		cue := r.span(sp.cue)
		out := JSONAttribution{Cue: [2]int{cue.From, cue.To}}
		if source := r.span(sp.source); source.To > 0 {
			out.Source = &[2]int{source.From, source.To}
		}
		for _, p := range sp.content {
			s := r.span(p)
			out.Content = append(out.Content, [2]int{s.From, s.To})
		}
		l.Attributions = append(l.Attributions, out)
	}
	return l
}
