package model

// Name returns the record's handle.
func (h Head) Name() string { return h.Handle }

// Ref names the record.
func (r *Process) Ref() Ref     { return Ref{KindProcess, r.ID} }
func (r *Party) Ref() Ref       { return Ref{KindParty, r.ID} }      //nolint:revive // one method a kind
func (r *Person) Ref() Ref      { return Ref{KindPerson, r.ID} }     //nolint:revive // see Process
func (r *Point) Ref() Ref       { return Ref{KindPoint, r.ID} }      //nolint:revive // see Process
func (r *Claim) Ref() Ref       { return Ref{KindClaim, r.ID} }      //nolint:revive // see Process
func (r *Assessment) Ref() Ref  { return Ref{KindAssessment, r.ID} } //nolint:revive // see Process
func (r *Event) Ref() Ref       { return Ref{KindEvent, r.ID} }      //nolint:revive // see Process
func (r *Text) Ref() Ref        { return Ref{KindText, r.ID} }       //nolint:revive // see Process
func (r *Source) Ref() Ref      { return Ref{KindSource, r.ID} }     //nolint:revive // see Process
func (r *Note) Ref() Ref        { return Ref{KindNote, r.ID} }       //nolint:revive // see Process
func (r *Outlet) Ref() Ref      { return Ref{KindOutlet, r.ID} }     //nolint:revive // see Process
func (r *Feed) Ref() Ref        { return Ref{KindFeed, r.ID} }       //nolint:revive // see Process
func (r *Decision) Ref() Ref    { return Ref{KindDecision, r.ID} }   //nolint:revive // see Process
func (r *SameAs) Ref() Ref      { return Ref{KindSameAs, r.ID} }     //nolint:revive // see Process
func (r *RuleSetting) Ref() Ref { return Ref{KindRule, r.ID} }       //nolint:revive // see Process

// Refs lists what the record refers to.
func (r *Process) Refs() []Ref {
	var out refs
	out.add(KindParty, r.Principals...)
	return out
}

// Refs lists the processes of its roles.
func (r *Party) Refs() []Ref {
	var out refs
	for _, role := range r.Roles {
		out.add(KindProcess, role.Process)
	}
	return out
}

// Refs lists whom and what its mandates name.
func (r *Person) Refs() []Ref {
	var out refs
	for _, m := range r.Mandates {
		out.ref(m.For)
		out.add(KindProcess, m.Process)
		out.evidence(m.Evidence)
	}
	return out
}

// Refs lists its process and the point that it is a part of.
func (r *Point) Refs() []Ref {
	var out refs
	out.add(KindProcess, r.Process)
	out.add(KindPoint, r.Parent)
	return out
}

// Refs lists its process, speakers, parties, matters, sources and kin.
func (r *Claim) Refs() []Ref {
	var out refs
	out.add(KindProcess, r.Process)
	for _, s := range r.Speakers {
		out.add(KindPerson, s.Person)
		out.add(KindParty, s.Party)
	}
	out.add(KindParty, r.For...)
	for _, about := range r.About {
		out.ref(about)
	}
	out.ref(r.DependsOn)
	out.add(KindParty, r.Scope...)
	out.evidence(r.Evidence)
	out.add(KindClaim, r.Succeeds, r.Restates)
	return out
}

// Refs lists its process, point, scope and the claims that it rests on.
func (r *Assessment) Refs() []Ref {
	var out refs
	out.add(KindProcess, r.Process)
	out.add(KindPoint, r.Point)
	out.add(KindParty, r.Scope...)
	out.add(KindClaim, r.Rests...)
	return out
}

// Refs lists its process, who takes part, what it is about and its sources.
func (r *Event) Refs() []Ref {
	var out refs
	out.add(KindProcess, r.Process)
	out.add(KindParty, r.Parties...)
	out.add(KindParty, r.Alleged...)
	out.add(KindPerson, r.People...)
	out.add(KindPoint, r.Points...)
	out.add(KindText, r.Text)
	out.evidence(r.Evidence)
	return out
}

// Refs lists its process, its parties and its sources.
func (r *Text) Refs() []Ref {
	var out refs
	out.add(KindProcess, r.Process)
	out.add(KindParty, r.By...)
	out.add(KindParty, r.Between...)
	out.evidence(r.Evidence)
	return out
}

// Refs lists the process that it was imported for and the source whose story
// the analyst put it into.
func (r *Source) Refs() []Ref {
	var out refs
	out.add(KindProcess, r.Process)
	if r.Story != r.ID {
		out.add(KindSource, r.Story)
	}
	return out
}

// Refs lists what it is about.
func (r *Note) Refs() []Ref {
	var out refs
	out.ref(r.About)
	return out
}

// Refs is empty: an outlet refers to nothing.
func (r *Outlet) Refs() []Ref { return nil }

// Refs lists the process that it is pulled for.
func (r *Feed) Refs() []Ref {
	var out refs
	out.add(KindProcess, r.Process)
	return out
}

// Refs lists its source. What it made is named for the record only: it may
// be removed later without touching the decision.
func (r *Decision) Refs() []Ref {
	var out refs
	out.add(KindSource, r.Source)
	return out
}

// Refs lists both sides.
func (r *SameAs) Refs() []Ref {
	var out refs
	out.ref(r.From)
	out.ref(r.Into)
	return out
}

// Refs is empty: a rule refers to nothing.
func (r *RuleSetting) Refs() []Ref { return nil }
