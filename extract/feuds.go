package extract

// goBetweens are parties that stand between others more often than not.
var goBetweens = map[string]float64{
	"Qatar": 1.5, "Oman": 1.5, "Egypt": 1.5, "Norway": 1.5, "Switzerland": 1, "Turkey": .5, "Saudi Arabia": 1, "United Arab Emirates": 1, "Kenya": 1, "Kuwait": 1, "Malaysia": .5, "Angola": 1, "Togo": 1,
	"United Nations": 1.2, "African Union": 2, "IGAD": 2, "ECOWAS": 2, "OSCE": 1.5, "Holy See": 1.5, "Quad": 3, "ASEAN": 1, "European Union": .5, "United States": 1.6, "Arab League": 1, "East African Community": 2,
	"Southern African Development Community": 2, "CARICOM": 2,
}

// feuds are sides that face each other in the conflicts that are negotiated:
// where two of one are named, they are the likeliest sides.
var feuds = [][]string{
	{"Russia", "Ukraine"},
	{"Armenia", "Azerbaijan"},
	{"Israel", "Hamas"},
	{"Israel", "Hezbollah", "Lebanon"},
	{"Serbia", "Kosovo"},
	{"India", "Pakistan"},
	{"Thailand", "Cambodia"},
	{"Cyprus", "Turkish Cypriots"},
	{"Iran", "United States"},
	{"China", "United States"},
	{"Ethiopia", "Egypt", "Sudan"},
	{"Sudanese Armed Forces", "Rapid Support Forces"},
	{"Morocco", "Polisario Front"},
	{"Yemen", "Houthis"},
	{"Colombia", "ELN"},
	{"DR Congo", "M23"},
	{"DR Congo", "Rwanda"},
	{"Ethiopia", "TPLF"},
	{"Ethiopia", "Eritrea"},
	{"Syria", "Syrian Democratic Forces"},
	{"Syria", "Israel"},
	{"Afghanistan", "Taliban"},
	{"Pakistan", "Taliban"},
	{"Pakistan", "TTP"},
	{"Georgia", "Russia"},
	{"Turkey", "PKK"},
	{"Guyana", "Venezuela"},
	{"China", "Taiwan"},
	{"North Korea", "United States"},
	{"Israel", "Palestine"},
	{"Israel", "Palestinian Authority"},
	{"Ethiopia", "Somalia"},
	{"South Sudan", "Sudan"},
	{"Kyrgyzstan", "Tajikistan"},
	{"Greece", "Turkey"},
	{"Japan", "Russia"},
	{"China", "Philippines"},
	{"Moldova", "Transnistria"},
	{"Azerbaijan", "Nagorno-Karabakh"},
	{"Algeria", "Morocco"},
	{"Iran", "Israel"},
	{"Cuba", "United States"},
	{"Venezuela", "United States"},
	{"Saudi Arabia", "Houthis"},
	{"Myanmar", "Arakan Army"},
	{"Philippines", "Moro Islamic Liberation Front"},
}

// feuding reports whether a party is one of the sides of a known conflict that
// the article is about, and whether others are.
func (r *reading) feuding(name string, all []*stake) (own, others bool) {
	if r.sidesOf == nil {
		r.sidesOf = r.likelySides(all)
	}
	_, own = r.sidesOf[name]
	return own, len(r.sidesOf) > 0
}

func (r *reading) likelySides(all []*stake) map[string]bool {
	weights, top, sides := map[string]float64{}, 0.0, map[string]bool{}
	for _, st := range all {
		weights[st.name] = st.weight()
		top = max(top, st.weight())
	}
	best := 0.0
	for _, feud := range feuds {
		best = max(best, r.feudWeight(feud, weights))
	}
	for _, feud := range feuds {
		if w := r.feudWeight(feud, weights); w >= 3 && w >= best*.5 && w >= top*.12 {
			for _, p := range feud {
				if weights[p] >= max(2, w*.6) {
					sides[p] = true
				}
			}
		}
	}
	return sides
}

// feudWeight is how much of an article is about the lesser of two sides.
func (r *reading) feudWeight(feud []string, weights map[string]float64) float64 {
	var most, second float64
	for _, p := range feud {
		w := weights[p]
		second = max(second, min(most, w))
		most = max(most, w)
	}
	return second
}
