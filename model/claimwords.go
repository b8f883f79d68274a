package model

// A ClaimKind is what sort of thing a claim says.
type ClaimKind string

// Kinds of claim.
const (
	Position    ClaimKind = "position"
	StatusClaim ClaimKind = "status"
	Prediction  ClaimKind = "prediction"
	Fact        ClaimKind = "fact"
)

// ClaimKinds are the sorts of claim.
var ClaimKinds = Vocabulary{Name: "kind of claim", Words: []Word{
	{Code: string(Position), Label: "position", Means: "a demand, offer, acceptance, refusal or condition", Source: "parley"},
	{Code: string(StatusClaim), Label: "status", Means: "says how far a matter has got", Source: "parley"},
	{Code: string(Prediction), Label: "prediction", Means: "says what will happen", Source: "parley"},
	{Code: string(Fact), Label: "fact", Means: "says what is or was the case", Source: "parley"},
}}

// A Stance is what a position does with a point.
type Stance string

// Stances, from the softest to the hardest.
const (
	Accepts    Stance = "accepts"
	AcceptsIf  Stance = "accepts-if"
	LeavesOpen Stance = "leaves-open"
	Offers     Stance = "offers"
	Demands    Stance = "demands"
	Refuses    Stance = "refuses"
)

// Stances are ordered from the softest to the hardest; drift is read off this
// order.
var Stances = Vocabulary{Name: "stance", Words: []Word{
	{string(Accepts), "accepts", "takes what is proposed as it stands", "PLOVER AGREE", "✓", "v"},
	{string(AcceptsIf), "accepts if", "takes it under a condition that is named", "PLOVER AGREE, conditional", "?", "?"},
	{string(LeavesOpen), "leaves open", "neither takes nor refuses it", "parley", "…", "."},
	{string(Offers), "offers", "proposes to give", "PLOVER CONCEDE, SUPPORT", "←", "<"},
	{string(Demands), "demands", "requires of others", "PLOVER DEMAND", "→", ">"},
	{string(Refuses), "refuses", "will not take it", "PLOVER REJECT", "✗", "X"},
}}

// Firmness is how hard a position is held by its holder's own words.
type Firmness string

// Degrees of firmness, from the softest to the hardest. The empty one is
// unstated.
const (
	Flexible Firmness = "flexible"
	Firm     Firmness = "firm"
	RedLine  Firmness = "red-line"
)

// Firmnesses are ordered from the softest to the hardest.
var Firmnesses = Vocabulary{Name: "firmness", Words: []Word{
	{string(Flexible), "flexible", "said to be open to change", "parley", "▫", "-"},
	{string(Firm), "firm", "said to be settled policy", "parley", "▪", "="},
	{string(RedLine), "red line", "said to be beyond negotiation", "parley", "!", "!"},
}}

// An Attribution is the sort of speaker that a source names for a statement.
type Attribution string

// Attributions, after AP's terms for sourcing.
const (
	Named       Attribution = "named"
	Institution Attribution = "institution"
	Anonymous   Attribution = "anonymous"
	Document    Attribution = "document"
	Expert      Attribution = "expert"
	Media       Attribution = "media"
	Reporter    Attribution = "reporter"
	Own         Attribution = "own"
)

// Attributions are the sorts of speaker.
var Attributions = Vocabulary{Name: "attribution", Words: []Word{
	{Code: string(Named), Label: "named", Means: "a named person, on the record", Source: "AP: on the record"},
	{Code: string(Institution), Label: "institution", Means: "a ministry, government, office, spokesperson or joint statement", Source: "AP: on the record"},
	{Code: string(Anonymous), Label: "anonymous", Means: "unnamed officials or sources", Source: "AP: background"},
	{Code: string(Document), Label: "document", Means: "a text, draft or leak", Source: "parley"},
	{Code: string(Expert), Label: "expert", Means: "an analyst or observer", Source: "parley"},
	{Code: string(Media), Label: "media", Means: "another outlet's report", Source: "parley"},
	{Code: string(Reporter), Label: "reporter", Means: "the article's own voice", Source: "parley"},
	{Code: string(Own), Label: "own", Means: "the analyst's own note of a conversation", Source: "parley"},
}}

// Confidences are the levels of analytical confidence, quoted exactly. A
// likelihood and a confidence never share a sentence.
var Confidences = Vocabulary{Name: "confidence", Words: []Word{
	{Code: "low", Label: "low", Means: "scant, questionable or fragmented information", Source: "ICD 203 practice"},
	{Code: "moderate", Label: "moderate", Means: "credibly sourced and plausible, not corroborated enough for more", Source: "ICD 203 practice"},
	{Code: "high", Label: "high", Means: "high-quality information from several sources", Source: "ICD 203 practice"},
}}
