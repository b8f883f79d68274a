package report

// These are the records that `parley list --json` prints. Their keys are a
// contract, written down in docs/json.md. Lists are never null; days are
// canonical and empty where unknown.

// ListProcess is one of `list processes`.
type ListProcess struct {
	Handle string `json:"handle"`
	Title  string `json:"title"`
	Phase  string `json:"phase"`
}

// ListParty is one of `list parties`.
type ListParty struct {
	Handle string   `json:"handle"`
	Name   string   `json:"name"`
	Kind   string   `json:"kind"`
	Roles  []string `json:"roles"`
}

// ListPerson is one of `list people`.
type ListPerson struct {
	Handle string   `json:"handle"`
	Name   string   `json:"name"`
	Party  string   `json:"party"`
	Posts  []string `json:"posts"`
}

// ListEnvoy is one of `list envoys`.
type ListEnvoy struct {
	Handle string `json:"handle"`
	Name   string `json:"name"`
	Party  string `json:"party"`
	Post   string `json:"post"`
	From   string `json:"from"`
	To     string `json:"to"`
}

// ListPoint is one of `list points`.
type ListPoint struct {
	Handle   string     `json:"handle"`
	Slug     string     `json:"slug"`
	Title    string     `json:"title"`
	Category string     `json:"category"`
	Statuses []Standing `json:"statuses"` // the headline scope first
}

// ListClaim is one of `list claims`.
type ListClaim struct {
	Handle      string   `json:"handle"`
	About       []string `json:"about"`
	Categories  []string `json:"categories"`
	Speakers    []string `json:"speakers"`
	Parties     []string `json:"parties"`
	Attribution string   `json:"attribution"`
	Kind        string   `json:"kind"`
	Stance      string   `json:"stance"`
	Status      string   `json:"status"`
	Count       string   `json:"count"`
	Said        string   `json:"said"`
	Quote       string   `json:"quote"`
	Source      string   `json:"source"`
	Origins     int      `json:"origins"`
}

// ListEvent is one of `list events`.
type ListEvent struct {
	Handle  string   `json:"handle"`
	Kind    string   `json:"kind"`
	State   string   `json:"state"`
	Date    string   `json:"date"`
	Place   string   `json:"place"`
	Parties []string `json:"parties"`
	People  []string `json:"people"`
}

// ListMoved is one of `list moved`.
type ListMoved struct {
	Handle  string   `json:"handle"`
	Kind    string   `json:"kind"`
	Day     string   `json:"day"`
	Title   string   `json:"title"`
	Gist    string   `json:"gist"`
	Was     string   `json:"was"`
	Is      string   `json:"is"`
	Drift   string   `json:"drift"`
	Claims  []string `json:"claims"`
	Sources []string `json:"sources"`
}

// ListSource is one of `list sources`.
type ListSource struct {
	Handle     string `json:"handle"`
	Title      string `json:"title"`
	Outlet     string `json:"outlet"`
	Published  string `json:"published"`
	Story      string `json:"story"`
	Copies     int    `json:"copies"`
	VersionOf  string `json:"version_of"`
	ReplacedBy string `json:"replaced_by"`
}

// ListSuggestion is one of `list suggestions`.
type ListSuggestion struct {
	Handle     string  `json:"handle"`
	Kind       string  `json:"kind"`
	Summary    string  `json:"summary"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
	Quote      string  `json:"quote"`
}

// ListFeed is one of `feed list`.
type ListFeed struct {
	Handle  string `json:"handle"`
	Name    string `json:"name"`
	Process string `json:"process"`
	Address string `json:"address"`
	Pulled  string `json:"pulled"`
	New     int    `json:"new"`
	Known   int    `json:"known"`
}

// ListRule is one of `rules`.
type ListRule struct {
	Name       string  `json:"name"`
	Means      string  `json:"means"`
	Right      int     `json:"right"`
	Seen       int     `json:"seen"`
	Accepted   int     `json:"accepted"`
	Rejected   int     `json:"rejected"`
	Confidence float64 `json:"confidence"`
	Off        bool    `json:"off"`
}

// Matrix is what `matrix` prints.
type Matrix struct {
	Parties []MatrixParty `json:"parties"`
	Points  []MatrixPoint `json:"points"`
}

// MatrixParty is a column of the matrix.
type MatrixParty struct {
	Handle    string `json:"handle"`
	Name      string `json:"name"`
	Role      string `json:"role"`
	Positions int    `json:"positions"`
}

// MatrixPoint is a row of the matrix.
type MatrixPoint struct {
	Handle    string           `json:"handle"`
	Slug      string           `json:"slug"`
	Title     string           `json:"title"`
	Category  string           `json:"category"`
	Status    string           `json:"status"`
	Basis     string           `json:"basis"`
	Since     string           `json:"since"`
	Positions []MatrixPosition `json:"positions"`
}

// MatrixPosition is a cell of the matrix.
type MatrixPosition struct {
	Party     string   `json:"party"`
	Stance    string   `json:"stance"`
	Want      string   `json:"want"`
	Firmness  string   `json:"firmness"`
	Condition string   `json:"condition"`
	Drift     string   `json:"drift"`
	Said      string   `json:"said"`
	Age       int      `json:"age"`
	Claim     string   `json:"claim"`
	Speakers  []string `json:"speakers"`
	Quote     string   `json:"quote"`
	Source    string   `json:"source"`
}

// TimelineEntry is one of `timeline`.
type TimelineEntry struct {
	Kind     string   `json:"kind"`
	Handle   string   `json:"handle"`
	Date     string   `json:"date"`
	Ahead    bool     `json:"ahead"`
	About    []string `json:"about"`
	Parties  []string `json:"parties"`
	Speakers []string `json:"speakers"`
	Gist     string   `json:"gist"`
	Sort     string   `json:"sort"`
	Stance   string   `json:"stance"`
	Was      string   `json:"was"`
	Status   string   `json:"status"`
	Scope    []string `json:"scope"`
	Basis    string   `json:"basis"`
	State    string   `json:"state"`
	Quote    string   `json:"quote"`
	Source   string   `json:"source"`
}
