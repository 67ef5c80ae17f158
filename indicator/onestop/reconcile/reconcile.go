package reconcile

import (
	"maps"
	"math/big"
	"slices"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// MaxDossiers is how many dossiers a register may have here. Each takes about half
// a kilobyte.
const MaxDossiers = 2_000_000

// Options say how two registers are compared.
type Options struct {
	form.Unwritten
	// AsOf is the day at whose end both judge; it is needed.
	AsOf form.Day
	// Rules judge the records of both. The terms of its Procedures, where they are
	// known, tell two versions of a term from each other.
	Rules onestop.Rules
	// Bodies says who took the place of whom; nil is that of Vietnam.
	Bodies *body.Registry
	// Points is what a full share of dossiers in time is worth: 20 in the set of
	// Decision 766/QĐ-TTg (its item 2.1). Zero: causes cost no points.
	Points indicator.Figure
}

// Reconciliation is two registers of the same dossiers. It is for one goroutine.
type Reconciliation struct {
	form.Unwritten
	o        Options
	counter  *schedule.Counter
	cal      *calendar.Calendar
	dossiers map[string]*both
	bodies   map[body.ID]bool       // of ours
	related  [2]map[[2]body.ID]bool // pairs that were asked about: above, succeeded
	n        [2]int
	known    map[form.Day]*calendar.Calendar // ours, as it was known on a day
}

// both is what the registers know of a dossier.
type both struct{ ours, theirs record }

type record struct {
	known    bool
	revision onestop.Revision
	dossier  onestop.Dossier
}

// New is a comparison of two registers that are still empty. A day and points that
// cannot be are refused.
func New(o Options) (*Reconciliation, error) {
	if o.AsOf == form.NoDay {
		return nil, texts.Error(form.Error{Code: AsOfMissing, Path: "asOf"})
	}
	if o.Points.Sign() < 0 {
		return nil, texts.Error(form.Error{Code: PointsNegative, Path: "points"})
	}
	if o.Bodies == nil {
		o.Bodies = body.Vietnam()
	}
	r := &Reconciliation{o: o, counter: o.Rules.Counter, dossiers: map[string]*both{}, bodies: map[body.ID]bool{}, known: map[form.Day]*calendar.Calendar{}}
	if r.counter == nil {
		r.counter = schedule.MustCounter(schedule.CounterOptions{})
	}
	r.cal = r.counter.Calendar()
	r.related = [2]map[[2]body.ID]bool{{}, {}}
	return r, nil
}

// Ours takes a dossier of one's own register. Of several records of a code the one of
// the newest revision holds; two of one revision that differ are refused, as is a
// record without a code, and the first stays.
func (r *Reconciliation) Ours(code string, revision onestop.Revision, d *onestop.Dossier) error {
	b, err := r.at(code, 0)
	if err != nil {
		return err
	}
	r.bodies[d.Body] = true
	return r.put(&b.ours, 0, code, revision, d)
}

// Theirs takes a dossier of the other register, as [Reconciliation.Ours] does.
func (r *Reconciliation) Theirs(code string, revision onestop.Revision, d *onestop.Dossier) error {
	b, err := r.at(code, 1)
	if err != nil {
		return err
	}
	return r.put(&b.theirs, 1, code, revision, d)
}

func (r *Reconciliation) at(code string, side int) (*both, error) {
	if r == nil || r.o.AsOf == form.NoDay { // not by New
		return nil, texts.Error(form.Error{Code: AsOfMissing, Path: "asOf"})
	}
	if code == "" {
		return nil, texts.Error(form.Error{Code: CodeMissing, Path: "code"})
	}
	b := r.dossiers[code]
	if b == nil {
		if r.n[side] >= MaxDossiers {
			return nil, texts.Error(form.Error{Code: TooMany, Args: form.Args{"limit": MaxDossiers}})
		}
		b = &both{}
		r.dossiers[code] = b
	}
	return b, nil
}

func (r *Reconciliation) put(to *record, side int, code string, revision onestop.Revision, d *onestop.Dossier) error {
	if to.known {
		c, ok := revision.Compare(to.revision)
		switch {
		case !ok || c == 0 && !d.Same(&to.dossier):
			return texts.Error(form.Error{Code: Doubled, Path: "code", Value: code})
		case c <= 0:
			return nil
		}
	} else {
		r.n[side]++
	}
	*to = record{known: true, revision: revision, dossier: *d}
	to.dossier.Supplements, to.dossier.Hands = slices.Clone(d.Supplements), slices.Clone(d.Hands)
	return nil
}

// Standing is how a dossier stands in a register on the day.
type Standing struct {
	form.Unwritten
	Absent    bool
	Refused   *form.Error // why the record cannot be right
	Body      body.ID     // for whom it counts
	Judgement onestop.Judgement
}

// String is "absent", "refused" or the name of the verdict.
func (s Standing) String() string {
	switch {
	case s.Absent:
		return "absent"
	case s.Refused != nil:
		return "refused"
	}
	return s.Judgement.Verdict.String()
}

// Text is the standing in words.
func (s Standing) Text(l form.Language) string {
	switch {
	case s.Absent:
		return l.Pick("không có", "absent")
	case s.Refused != nil:
		return s.Refused.Message(l)
	}
	return s.Judgement.Verdict.Text(l)
}

// counts is what the standing adds to 766/2.1: 1 of 1, 0 of 1 or nothing.
func (s Standing) counts() (inTime, judged int64) {
	if s.Absent || s.Refused != nil {
		return 0, 0
	}
	switch v := s.Judgement.Verdict; {
	case v.InTime():
		return 1, 1
	case v == onestop.DoneLate || v == onestop.OpenOverdue:
		return 0, 1
	}
	return 0, 0
}

// alike says that two registers judge alike.
func alike(a, b Standing) bool {
	if a.Absent || b.Absent || a.Refused != nil || b.Refused != nil {
		return a.Absent == b.Absent && (a.Refused != nil) == (b.Refused != nil)
	}
	return kind(a.Judgement.Verdict) == kind(b.Judgement.Verdict)
}

// kind takes done before time and done on time for one.
func kind(v onestop.Verdict) onestop.Verdict {
	if v == onestop.DoneEarly {
		return onestop.DoneOnTime
	}
	return v
}

func (r *Reconciliation) standing(d *onestop.Dossier) Standing {
	j, err := r.o.Rules.Judge(*d, r.o.AsOf)
	if err != nil {
		return Standing{Body: d.Body, Refused: form.All(err)[0]}
	}
	return Standing{Body: d.Body, Judgement: j}
}

// Difference is a dossier on which the registers differ.
type Difference struct {
	form.Unwritten
	Code         string
	Procedure    string
	Cause        Cause
	Reason       form.Text // what shows the cause, in both languages
	Ours, Theirs Standing
	// InTime and Judged are what the other register's figure would change by if the
	// dossier stood there as it stands here; Points is what that is worth, to six
	// places.
	InTime, Judged int64
	Points         indicator.Figure
}

// CauseSum is a cause with all its dossiers, put right together.
type CauseSum struct {
	form.Unwritten
	Cause          Cause
	Dossiers       int
	InTime, Judged int64
	// Points is to six places. Shares are no sums: the points of the causes add up to
	// those of all only where no cause changes how many are judged.
	Points indicator.Figure
}

// Report is what came out.
type Report struct {
	form.Unwritten
	AsOf form.Day
	// Ours and Theirs are indicator 766/2.1 of our bodies by each register: in time
	// out of what can be judged, of all dossiers that the registers hold.
	Ours, Theirs indicator.Ratio
	// Elsewhere is how many dossiers of the other register are of bodies that are
	// none of ours; they are not looked at.
	Elsewhere   int
	Causes      []CauseSum   // those that were found, in order of [Causes]
	Differences []Difference // in order of code
}

// Report compares what both registers were said to hold.
func (r *Reconciliation) Report() Report {
	if r == nil {
		return Report{}
	}
	report := Report{AsOf: r.o.AsOf}
	codes := slices.Sorted(maps.Keys(r.dossiers))
	terms := r.terms()
	var ours, theirs share
	sums := [len(causeNames)]CauseSum{}
	for _, code := range codes {
		b := r.dossiers[code]
		if !b.ours.known && !r.concerns(b.theirs.dossier.Body) {
			report.Elsewhere++
			continue
		}
		d := Difference{Code: code, Ours: Standing{Absent: true}, Theirs: Standing{Absent: true}}
		if b.theirs.known {
			d.Theirs, d.Procedure = r.standing(&b.theirs.dossier), b.theirs.dossier.Procedure
		}
		if b.ours.known {
			d.Ours, d.Procedure = r.standing(&b.ours.dossier), b.ours.dossier.Procedure
		}
		ours.add(d.Ours.counts())
		inTime, judged := int64(0), int64(0)
		if b.theirs.known && r.counted(b) {
			inTime, judged = d.Theirs.counts()
			theirs.add(inTime, judged)
		}
		if b.ours.known && b.theirs.known && alike(d.Ours, d.Theirs) && r.counted(b) {
			continue
		}
		n, of := d.Ours.counts()
		d.InTime, d.Judged = n-inTime, of-judged
		d.Cause, d.Reason = r.why(b, &d, terms)
		report.Differences = append(report.Differences, d)
		s := &sums[d.Cause]
		s.Cause, s.Dossiers, s.InTime, s.Judged = d.Cause, s.Dossiers+1, s.InTime+d.InTime, s.Judged+d.Judged
	}
	worth := map[share]indicator.Figure{}
	points := func(inTime, judged int64) indicator.Figure {
		change := share{inTime, judged}
		p, ok := worth[change]
		if !ok {
			p = theirs.gain(change, r.o.Points)
			worth[change] = p
		}
		return p
	}
	for i := range report.Differences {
		d := &report.Differences[i]
		d.Points = points(d.InTime, d.Judged)
	}
	for _, s := range sums {
		if s.Dossiers > 0 {
			s.Points = points(s.InTime, s.Judged)
			report.Causes = append(report.Causes, s)
		}
	}
	report.Ours, report.Theirs = ours.ratio(), theirs.ratio()
	return report
}

// share is how many are in time out of how many.
type share struct{ inTime, judged int64 }

func (s *share) add(inTime, judged int64) { s.inTime += inTime; s.judged += judged }

func (s share) ratio() indicator.Ratio { return indicator.MustRatio(s.inTime, s.judged) }

// gain is what a share of full points would gain by a change, to six places. What
// has no base has no points.
func (s share) gain(change share, full indicator.Figure) indicator.Figure {
	of := func(s share) *big.Rat {
		if s.judged <= 0 {
			return new(big.Rat)
		}
		return big.NewRat(s.inTime, s.judged)
	}
	gained := new(big.Rat).Sub(of(share{s.inTime + change.inTime, s.judged + change.judged}), of(s))
	f, _ := indicator.RoundRat(gained.Mul(gained, full.Rat()), 6, indicator.HalfUp)
	return f
}

// concerns says that a body of the other register is one of ours, or that one of ours
// took its place or had its place taken by it.
func (r *Reconciliation) concerns(id body.ID) bool {
	if r.bodies[id] {
		return true
	}
	for ours := range r.bodies {
		if r.succeeded(ours, id) || r.above(ours, id) {
			return true
		}
	}
	return false
}

// counted says that the other register counts the dossier for its body in ours, or for
// one above it.
func (r *Reconciliation) counted(b *both) bool {
	there := b.theirs.dossier.Body
	if !b.ours.known {
		return r.bodies[there]
	}
	here := b.ours.dossier.Body
	return there == here || r.above(here, there)
}

// above says that a body is one of those above another on the day.
func (r *Reconciliation) above(id, above body.ID) bool {
	return r.remember(id, above, 0, func() bool { return slices.Contains(r.o.Bodies.Line(id, r.o.AsOf), above) })
}

// succeeded says that one of two bodies took the place of the other by the day.
func (r *Reconciliation) succeeded(a, b body.ID) bool {
	return r.remember(a, b, 1, func() bool {
		answers := func(former, now body.ID) bool {
			return slices.ContainsFunc(r.o.Bodies.Answers(former, r.o.AsOf).Bodies, func(x body.Body) bool { return x.ID() == now })
		}
		return answers(a, b) || answers(b, a)
	})
}

// remember asks once about a pair of bodies: registers have few bodies and many
// dossiers.
func (r *Reconciliation) remember(a, b body.ID, which int, ask func() bool) bool {
	is, ok := r.related[which][[2]body.ID{a, b}]
	if !ok {
		is = ask()
		r.related[which][[2]body.ID{a, b}] = is
	}
	return is
}
