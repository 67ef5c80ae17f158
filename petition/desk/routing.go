package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/petition"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Route is one row of a host's routing table: which body is competent. A field
// that is empty holds for everything.
type Route struct {
	Subject   petition.Subject `json:"subject,omitzero"`
	Field     string           `json:"field,omitzero"`     // the host's own key, such as a sector or a procedure code
	Territory body.ID          `json:"territory,omitzero"` // the committee whose territory it is
	Level     body.Level       `json:"level,omitzero"`
	Body      body.ID          `json:"body"`
	Since     form.Day         `json:"since,omitzero"` // the days, half open, on which the row holds
	Until     form.Day         `json:"until,omitzero"`
	Source    string           `json:"source,omitzero"`
}

// routeForm is the JSON form of a route.
type routeForm Route

var routeForms = form.Of[routeForm](0)

// MarshalJSON writes the row.
func (r Route) MarshalJSON() ([]byte, error) { return routeForms.Write(routeForm(r)) }

// UnmarshalJSON reads what [Route.MarshalJSON] writes, strictly; whether its
// bodies are known, [NewRouter] asks.
func (r *Route) UnmarshalJSON(b []byte) error {
	f, err := routeForms.Read(b, func(f *routeForm) form.Errors { return Route(*f).check("", nil) })
	if err == nil {
		*r = Route(f)
	}
	return err
}

// check says what is wrong with a row, under a path.
func (r Route) check(path string, bodies *body.Registry) (errs form.Errors) {
	add := func(field string, e form.Error) {
		e.Path = field
		errs = append(errs, texts.Error(e))
	}
	known := func(field, value string, known bool) {
		if value != "" && !known {
			add(field, form.Error{Code: RouteUnknown, Value: value})
		}
	}
	if r.Body == "" {
		add("body", form.Error{Code: RouteMissing})
	}
	known("body", string(r.Body), bodies == nil || !bodies.ByID(r.Body).IsZero())
	known("territory", string(r.Territory), bodies == nil || !bodies.ByID(r.Territory).IsZero())
	known("subject", string(r.Subject), r.Subject.Valid())
	known("level", string(r.Level), r.Level.Valid())
	if !r.Until.IsZero() && r.Until <= r.Since {
		add("until", form.Error{Code: RouteBackwards, Args: form.Args{"until": r.Until}})
	}
	return errs.Under(path)
}

// RouteQuery says what a petition is about and where.
type RouteQuery struct {
	form.Unwritten
	Subject   petition.Subject
	Field     string
	Territory body.ID // may have been merged away since
	Level     body.Level
	On        form.Day
}

// Candidate is a body that may be competent.
type Candidate struct {
	form.Unwritten
	Body  body.ID
	Route Route
	// Fits counts the fields of the row that the query matched: more is more
	// particular.
	Fits int
	// Answer says who took the place of the body of the row, and by which
	// document; zero without a registry.
	Answer body.Answer
	// Functions are duties that the body gave away by the day: this may be
	// one of them, so somebody should look.
	Functions []body.Succession

	territory string // its name on the day
}

var levels = map[body.Level]form.Text{
	body.LevelCentral: {"trung ương", "central"}, body.LevelProvincial: {"tỉnh", "provincial"},
	body.LevelDistrict: {"huyện", "district"}, body.LevelCommune: {"xã", "commune"},
}

// Reason says in words why the body is a candidate.
func (c Candidate) Reason(l form.Language) string {
	var parts []string
	add := func(vi, en, value string) {
		if value != "" {
			parts = append(parts, l.Pick(vi, en)+" "+value)
		}
	}
	add("nội dung:", "subject:", c.Route.Subject.Text(l))
	add("lĩnh vực:", "field:", c.Route.Field)
	add("địa bàn:", "territory:", cmp.Or(c.territory, string(c.Route.Territory)))
	add("cấp:", "level:", levels[c.Route.Level].In(l))
	s := strings.Join(parts, ", ")
	if s == "" {
		s = l.Pick("dòng chung của bảng", "the general row of the table")
	}
	if c.Route.Source != "" {
		s += " (" + c.Route.Source + ")"
	}
	if c.Answer.Outcome == body.OutcomeOne || c.Answer.Outcome == body.OutcomeSeveral {
		s += "; " + c.Answer.Reason(l)
	}
	for _, f := range c.Functions {
		s += l.Pick("; từ ngày ", "; since ") + f.On.In(l) + l.Pick(" đã chuyển chức năng ", " it has given away ") + string(f.Function)
	}
	return s
}

// Routing is the answer to a query: candidates, the most particular first, or
// nobody. It never decides: a desk chooses and transfers.
type Routing struct {
	form.Unwritten
	Candidates []Candidate
	// Gone are rows that fit but whose body has ended without a successor, or
	// does not exist yet.
	Gone  []Candidate
	Query RouteQuery
}

// Nobody says that no body was found.
func (r Routing) Nobody() bool { return len(r.Candidates) == 0 }

// One is the only most particular candidate; ok is false when there are
// several or none.
func (r Routing) One() (c Candidate, ok bool) {
	if len(r.Candidates) == 0 || len(r.Candidates) > 1 && r.Candidates[1].Fits == r.Candidates[0].Fits {
		return c, false
	}
	return r.Candidates[0], true
}

// Message is the answer in words.
func (r Routing) Message(l form.Language) string {
	if !r.Nobody() {
		var lines []string
		for _, c := range r.Candidates {
			lines = append(lines, string(c.Body)+": "+c.Reason(l))
		}
		return strings.Join(lines, "\n")
	}
	s := l.Pick(fmt.Sprintf("chưa tìm được cơ quan có thẩm quyền vào ngày %s", r.Query.On.In(form.Vietnamese)),
		fmt.Sprintf("no competent body was found on %s", r.Query.On))
	for _, c := range r.Gone {
		s += "; " + c.Answer.Reason(l)
	}
	return s
}

// Router finds competent bodies in a host's table.
type Router struct {
	form.Unwritten
	routes []Route
	bodies *body.Registry
}

// What can be wrong with a [Route].
const (
	RouteMissing   form.Code = "route.missing"   // no body
	RouteUnknown   form.Code = "route.unknown"   // a value that there is not
	RouteBackwards form.Code = "route.backwards" // it ends before it begins
)

// NewRouter is the router over a table, checked; bodies may be nil, and then
// no row is followed to a successor. What is wrong with the table comes
// together in [form.Errors].
func NewRouter(routes []Route, bodies *body.Registry) (*Router, error) {
	var errs form.Errors
	for i, r := range routes {
		errs = append(errs, r.check(fmt.Sprintf("routes[%d]", i), bodies)...)
	}
	if errs != nil {
		return nil, errs
	}
	return &Router{routes: slices.Clone(routes), bodies: bodies}, nil
}

// Route finds the competent bodies on the day.
func (t *Router) Route(q RouteQuery) Routing {
	out := Routing{Query: q}
	if t == nil {
		return out
	}
	territory := func(r Route) string { return t.bodies.ByID(r.Territory).Name(q.On) }
	for _, r := range t.routes {
		fits, ok := t.fits(r, q)
		if !ok {
			continue
		}
		if t.bodies == nil {
			out.Candidates = append(out.Candidates, Candidate{Body: r.Body, Route: r, Fits: fits})
			continue
		}
		a := t.bodies.Answers(r.Body, q.On)
		if len(a.Bodies) == 0 {
			out.Gone = append(out.Gone, Candidate{Body: r.Body, Route: r, Fits: fits, Answer: a, territory: territory(r)})
		}
		for _, b := range a.Bodies {
			out.Candidates = append(out.Candidates, Candidate{Body: b.ID(), Route: r, Fits: fits, Answer: a, Functions: functionsGone(b, q.On), territory: territory(r)})
		}
	}
	slices.SortStableFunc(out.Candidates, func(a, b Candidate) int { return cmp.Compare(b.Fits, a.Fits) })
	seen := map[body.ID]bool{}
	out.Candidates = slices.DeleteFunc(out.Candidates, func(c Candidate) bool {
		defer func() { seen[c.Body] = true }()
		return seen[c.Body]
	})
	return out
}

// fits says whether a row holds for the query, and how particular it is.
func (t *Router) fits(r Route, q RouteQuery) (n int, ok bool) {
	if !(schedule.Span{Since: r.Since, Until: r.Until}).Contains(q.On) {
		return 0, false
	}
	if r.Subject != "" {
		if r.Subject != q.Subject {
			return 0, false
		}
		n++
	}
	if r.Field != "" {
		if r.Field != q.Field {
			return 0, false
		}
		n++
	}
	if r.Level != "" {
		if q.Level != "" && r.Level != q.Level {
			return 0, false
		}
		if q.Level != "" {
			n++
		}
	}
	if r.Territory != "" {
		if !t.sameTerritory(r.Territory, q.Territory, q.On) {
			return 0, false
		}
		n++
	}
	return n, true
}

// sameTerritory says whether two committees stand for the same territory on
// the day, or one for a part of the other's.
func (t *Router) sameTerritory(a, b body.ID, on form.Day) bool {
	if a == b {
		return true
	}
	if t.bodies == nil || a == "" || b == "" {
		return false
	}
	for _, x := range t.bodies.Answers(a, on).Bodies {
		for _, y := range t.bodies.Answers(b, on).Bodies {
			if x.ID() == y.ID() {
				return true
			}
		}
	}
	return false
}

func functionsGone(b body.Body, on form.Day) []body.Succession {
	var gone []body.Succession
	for _, s := range b.Successors() {
		if s.Kind == body.SuccessionFunction && s.On <= on {
			gone = append(gone, s)
		}
	}
	return gone
}
