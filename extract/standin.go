package extract

// bodies are organs that act for the organisation they belong to.
var bodies = map[string]string{
	"World Food Programme": "United Nations", "UNHCR": "United Nations", "UNICEF": "United Nations", "UNIFIL": "United Nations", "UNDOF": "United Nations", "UNFICYP": "United Nations", "MINURSO": "United Nations",
	"MONUSCO": "United Nations", "UNMISS": "United Nations", "UNSMIL": "United Nations", "UNAMA": "United Nations", "UNITAMS": "United Nations", "UN Verification Mission in Colombia": "United Nations",
	"UNMHA": "United Nations", "UNAMI": "United Nations", "KFOR": "NATO", "OSCE Minsk Group": "OSCE",
}

// standIns gives names the party that they mean beside another: in a war
// between Sudan's army and the Rapid Support Forces the state is one side and
// goes by its army; the Afghan state is the Taliban's unless it fights them.
func (r *reading) standIns() {
	named := map[string]bool{}
	for _, m := range r.at {
		if m != nil {
			named[m.canon] = true
		}
	}
	army := named["Rapid Support Forces"]
	for k, m := range r.at {
		switch {
		case m == nil:
			if low := r.tokens[k].low; army && k > 0 && (low == "army" || low == "military") && (r.tokens[k-1].low == "the" || r.tokens[k-1].low == "'s") {
				p := phrase{k, k + 1}
				r.put(&mention{Span: r.span(p), phrase: p, canon: "Sudanese Armed Forces", form: formName}, p)
			}
		case m.form == formPerson || m.a != k:
		case bodies[m.canon] != "":
			m.canon = bodies[m.canon]
		case army && m.canon == "Sudan" && m.form != formName:
			m.canon = "Sudanese Armed Forces"
		case m.canon == "Tigray interim administration" && named["TPLF"]:
			m.canon = "TPLF"
		case m.canon == "Palestine" && m.form == formPeople && named["Palestinian Authority"]:
			m.canon = "Palestinian Authority"
		case m.canon == "Afghanistan" && named["Taliban"] && named["Pakistan"] && m.form != formName:
			m.canon = "Taliban"
		}
	}
}

// stateOf is the party that stands for a state in this article.
func (r *reading) stateOf(party string) string {
	if party != "Sudan" && party != "Sudanese Armed Forces" {
		return party
	}
	for _, m := range r.at {
		if m != nil && m.canon == "Rapid Support Forces" {
			return "Sudanese Armed Forces"
		}
	}
	return "Sudan"
}
