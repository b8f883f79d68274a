package extract

import (
	"strings"

	"parley/model"
)

// officeHeads are words that end the name of an office, with what they let
// their holder do.
var officeHeads = kindsOf[string](
	[2]string{model.Principal, `president chancellor king emir premier pope leader prince sultan taoiseach ayatollah monarch queen president-elect`},
	[2]string{model.Envoy, `minister secretary envoy negotiator mediator facilitator ambassador representative delegate coordinator co-ordinator emissary aide undersecretary co-chair
		secretary-general rapporteur go-between interlocutor plenipotentiary attaché counsellor under-secretary counterpart`},
	[2]string{model.Spokesperson, `spokesman spokeswoman spokesperson spokesmen press-secretary`},
	[2]string{model.Official, `adviser advisor general commissioner senator chief head commander director chairman chairwoman chairperson speaker governor official diplomat lawmaker deputy colonel lieutenant
		admiral congressman congresswoman mayor chair vice-president vice-chancellor son-in-law commissioner-general sheikh judge justice marshal major brigadier captain mp mep 
		archbishop bishop cardinal patriarch imam mufti colleague figure member officer deputy-president treasurer chairwoman general-secretary legislator strongman warlord assistant founder cofounder co-founder prosecutor
		president-designate field-marshal consul superintendent administrator high-representative boss candidate parliamentarian prime-minister mastermind cleric elder`},
	[2]string{"", `mr mrs ms dr sir lady lord`},
)

// expertHeads are words for those who speak for nobody.
var expertHeads = wordSet(`analyst analysts expert experts observer observers commentator commentators researcher researchers scholar scholars historian professor fellow inspector economist lecturer
	academic academics author teaches lawyer consultant scientist specialist specialists strategist strategists trader columnist journalist reporter editor activist resident doctor engineer teacher
	correspondent writer pollster blogger broker farmer shopkeeper student curator coach referee artist singer actor author novelist poet footballer pilot nurse`)

// places of study and trade: who belongs to one of them speaks for nobody.
var expertPlaces = wordSet(`institute university centre center programme program forum think-tank tank bank group college academy school foundation project initiative chatham carnegie brookings council consultancy review
	research policy studies`)

// officeWords may stand inside the name of an office.
var officeWords = wordSet(`special foreign prime chief deputy defence defense presidential vice senior peace security national high permanent press state interior finance justice army energy trade
	economy top lead acting interim former assistant general supreme military opposition rebel party government political head of the for to affairs and office council federal cabinet parliamentary
	humanitarian nuclear executive regional principal new crown caretaker outgoing incoming transitional personal technical main policy treasury water irrigation home external culture health
	environment transport intelligence air field major first second joint armed forces staff crown under strategic union agriculture commerce information communications civil relations international
	administration co-operation cooperation integration development religious labour labor welfare economic negotiations dialogue team delegation mission bureau movement ministry minister secretary president
	longtime long-time veteran then ex- ex right-wing far-right centre-left kremlin government-appointed de facto self-declared`)

// honorifics stand before names and are no part of them.
var honorifics = wordSet(`seyed sayyid sayed seyyed sheikh sheik shaikh ayatollah hojatoleslam dr sir mr mrs ms lord lady haji hajj imam mullah maulana maulvi dato datuk tun tan seri excellency his her highness majesty
	honourable honorable rev father brother comrade h.e dame don doña monsignor sultan emir prince princess hon prof professor general gen col colonel lt lieutenant maj major brig brigadier marshal
	admiral captain capt sgt gov governor sen senator rep congressman congresswoman ambassador amb judge justice king queen pope president chancellor khun u daw grand eng`)

// notPerson are words that make a capitalised run something else than a
// person.
var notPerson = wordSet(`ministry council party university institute committee agreement accord accords treaty union front movement army forces force office house bank court conference summit commission
	department group agency plan declaration assembly republic kingdom organization organisation association foundation centre center monitor times post herald wire news daily review radio
	television channel street square airport province region city river sea gulf mountains islands island peninsula strait straits valley district state states nations world east west north south central
	club church mosque parliament senate congress protocol charter resolution act law operation initiative forum line corridor dam port day week war peace crescent cross press gazette tribune
	chronicle journal courier telegraph security route bridge canal avenue road boulevard palace hotel stadium camp base fort tower prize award museum library park lake mount hill hills desert cape bay
	brigade brigades battalion regiment division militia league alliance coalition bloc network company corporation inc ltd bureau directorate service services staff administration government cabinet
	authority secretariat mission delegation board fund trust programme program project process talks dialogue formula doctrine guidelines framework communique statement letter understandings quartet
	group's minister secretary president hall room garden gate market embassy consulate headquarters triangle zone belt heights ocean coast town village county territory territories rights convention
	constitution monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december christmas easter ramadan eid new year eve
	crossing border point column resistance liberation democratic national people's popular islamic united federation confederation society academy college school hospital polytechnic
	minaret cup championship games olympics spring revolution uprising intifada express tv fm online media today post-dispatch observer
	sultanate road-map roadmap summit's economy index shares stocks oil brent rubles dollar euro peso jihad brotherhood bakery
	shoal shoals reef reefs waters waterway basin plateau field fields plant pipeline station terminal airlines airways metals mining minerals resources holdings industries technologies capital partners securities
	ventures motors shipping logistics petroleum power systems solutions range bulletin
	affairs communities community cypriots muslims christians jews parties sides secretary-general human street's`)

// humanVerbs are things that people do and places do not.
var humanVerbs = wordSet(`said says told tells met meets signed signs initialled initialed led leads chaired visited visits travelled traveled travels arrived arrives flew flies left spoke speaks wrote writes
	tweeted posted denied denies argued argues warned warns added adds insisted insists called calls asked asks promised promises proposed proposes rejected rejects refused refuses accused accuses
	believes thinks hopes hoped expects wants wanted laughed shrugged declined declines answered replied retorted quipped joked noted stressed described describes announced declared commented
	conceded admitted acknowledged confirmed thanked praised blamed urged urges resigned elected appointed brought briefed presented handed represented headed sat hosted welcomed watched offered
	agreed agrees objected pledged vowed cautioned recalled claimed claims predicted chose threatened commands commanded teaches runs works serves served heads oversees embraced wrote seized co-chaired mediated
	discussed repeated reiterated responded remarked explained sees saw looks feared regrets regretted quoted initials spent`)

// leadsTeam are verbs of those who head a delegation.
var leadsTeam = wordSet(`led leads leading heads headed heading represents represented representing chairs chaired headed head lead`)

// teams are what a party sends to talks.
var teams = wordSet(`delegation team side delegations negotiators committee group mission talks negotiations party panel`)

// humanBases are such verbs as they stand behind "will" and "is": will meet,
// is received.
var humanBases = wordSet(`meet see travel visit speak brief attend fly sign lead address join receive received expected due host chair discuss return tell appointed named sent elected quoted invited going prepared
	ready scheduled set reported said believed understood`)

// regions are what envoys are sent to besides states.
var regions = wordSet(`africa asia europe america americas balkans caucasus sahel horn gulf levant maghreb pacific asian african european oceanian arab american eurasian mediterranean lakes korean`)

// commonGiven are given names that are common in the countries whose conflicts
// are negotiated; those of the catalogue's people come on top.
var commonGiven = wordSet(`abbas abdel abdul abdullah abdulrahman abu adam ahmad ahmed alexander alexei alexey ali aliaksandr amina amir ana andrei andrew andriy andrzej anna anne anthony antonio antony anwar
	ariel arturo ayman aziz bashar benjamin bernard boris brian carlos catherine charles chris christian christopher claudia cristina dan daniel daria david denis diego dmitri dmitriy dmitry donald edward elena
	elizabeth emma emmanuel eric esmail eva farhad fatima faisal felix fernando francisco francois franz friedrich gabriel george giorgi giorgio gustavo hakan hamid hans haider hasan hassan helen helena henry
	hossein huda hussein ibrahim igor ilham ilya irina isaac ismail ivan jack jaime jake james jan jane javad jean jeremy jens joao joe johan johann johannes john jonas jonathan jorge jose josep joseph juan
	julia kamal karim karl kevin khaled khalid khalil kim kirill kofi konstantin kwame laura leila leonid lisa lloyd luis luiz mahmoud majed maria mark marta martin mary maryam masoud matteo matthew michael
	miguel mikhail miroslav mohamed mohammad mohammed mohsen moussa muhammad mustafa nabil nadia nasser natalia nawaf nicholas nicola nicolas nikola nikos nikolai noa oksana oleg oleksandr olena olga olusegun
	omar oscar osman otto pablo patrick paul pavel pedro peter petr philip pierre pietro rafael rania rashid reza richard robert roberto robin roman rosa ruth said salah salem sam samir samuel sara sarah
	sebastian sergei sergey sergii serhii serhiy simon sofia stefan stephen steve steven susan svetlana tamim tarek tariq tatiana thomas tim timothy tom tony uhuru ulf ursula valentin vasily viktor viktoria
	vladimir volodymyr walid william wolfgang yasser yitzhak yoav yosef youssef yuri yury yusuf zahra zeid`)

// plural reports whether a word is an office in the plural.
func plural(low string) bool {
	if one, ok := strings.CutSuffix(low, "ies"); ok {
		_, office := officeHeads[one+"y"]
		return office
	}
	one, ok := strings.CutSuffix(low, "s")
	_, office := officeHeads[one]
	return ok && office && one != ""
}

func (r *reading) officeAt(i int) bool { return r.tokens[i].is(anOffice) }

// groupWords mean an armed group or movement named before.
var groupWords = wordSet(`group movement militia organisation organization rebels party faction militants front`)

// stateOffices are offices that only one state or organisation has by that
// name.
func stateOffice(post string) string {
	low := strings.ToLower(post)
	for _, o := range [...]struct{ words, party string }{
		{"secretary of state", "United States"},
		{"trade representative", "United States"},
		{"treasury secretary", "United States"},
		{"army secretary", "United States"},
		{"secretary of war", "United States"},
		{"defense secretary", "United States"},
		{"secretary of defense", "United States"},
		{"commerce secretary", "United States"},
		{"speaker of the house", "United States"},
		{"national security adviser to the us", "United States"},
		{"state department", "United States"},
		{"white house", "United States"},
		{"kremlin", "Russia"},
		{"un secretary-general", "United Nations"},
		{"secretary-general's", "United Nations"},
		{"foreign policy chief", "European Union"},
		{"foreign secretary", "United Kingdom"},
		{"pope", "Holy See"},
		{"taoiseach", "Ireland"},
	} {
		if strings.Contains(low, o.words) {
			return o.party
		}
	}
	if low == "secretary-general" || low == "un secretary general" {
		return "United Nations"
	}
	return ""
}
