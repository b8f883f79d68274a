package model

import "parley/model/day"

// Authority is what a person's word binds on a day.
type Authority string

// Authorities, from the strongest.
const (
	AsPrincipal    Authority = "principal"
	AsMandated     Authority = "mandated"
	AsSpokesperson Authority = "spokesperson"
	AsOther        Authority = "other"
)

// AuthorityOn returns what the person's word binds in a process on a day: the
// strongest of the mandates that hold then.
func AuthorityOn(p *Person, process ID, on day.Date) Authority {
	best := AsOther
	for _, m := range p.Mandates {
		if !m.Holds(process, on) {
			continue
		}
		switch m.Capacity {
		case Principal:
			return AsPrincipal
		case Envoy:
			best = AsMandated
		case Spokesperson:
			if best == AsOther {
				best = AsSpokesperson
			}
		}
	}
	return best
}

// Holds reports whether the mandate holds in a process on a day. A mandate
// without a beginning has always held, one without an end still does.
func (m Mandate) Holds(process ID, on day.Date) bool {
	if m.Process != "" && process != "" && m.Process != process {
		return false
	}
	return spans(m.From, m.To, on)
}

// Holds reports whether the party has the role in a process on a day.
func (r Role) Holds(process ID, on day.Date) bool {
	return r.Process == process && spans(r.From, r.To, on)
}

func spans(from, to day.Day, on day.Date) bool {
	return (!from.Known() || from.First() <= on) && (!to.Known() || on <= to.Last())
}

// EnvoyOn returns the mandate to negotiate that makes the person an envoy on
// a day, and whether there is one.
func EnvoyOn(p *Person, process ID, on day.Date) (Mandate, bool) {
	for _, m := range p.Mandates {
		if m.Capacity == Envoy && m.Holds(process, on) {
			return m, true
		}
	}
	return Mandate{}, false
}

// RolesOn lists what the party is in a process on a day, the strongest first.
func RolesOn(p *Party, process ID, on day.Date) []string {
	var roles []string
	for _, w := range Roles.Words {
		for _, r := range p.Roles {
			if r.Role == w.Code && r.Holds(process, on) {
				roles = append(roles, r.Role)
				break
			}
		}
	}
	return roles
}

// StateOn returns where an event stands on a day: its latest state by then,
// or its first one where all lie ahead.
func (r *Event) StateOn(on day.Date) EventState {
	if len(r.History) == 0 {
		return EventState{}
	}
	state := r.History[0]
	for _, s := range r.History {
		if !s.On.Known() || s.On.First() <= on {
			state = s
		}
	}
	return state
}
