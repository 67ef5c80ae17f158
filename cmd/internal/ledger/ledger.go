// Package ledger joins the plans that the server knows with what was recorded
// about them. The command line, the API and the pages all ask here, so that
// they cannot differ.
package ledger

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger/limits"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What a ledger refuses. The codes are the types of problems in the API.
const (
	PlanUnknown       form.Code = "unknown-plan"
	BodyUnknown       form.Code = "unknown-body"
	BodyEnded         form.Code = "ended-body" // another answers for it on the day
	BodySeveral       form.Code = "ambiguous-body"
	ObligationUnknown form.Code = "unknown-obligation"
	EventRefused      form.Code = "bad-event" // its cause says why
	PlanExists        form.Code = "plan-exists"
	PlanRefused       form.Code = "bad-plan"  // its cause says why
	LawRefused        form.Code = "bad-law"   // notices or bodies; its cause says why
	NothingRecorded   form.Code = "read-only" // there is no store to record in
)

// TooMany is said of events.
const TooMany form.Code = "events.many"

var texts = form.Texts{
	PlanUnknown:       {"không có kế hoạch {value}; xem danh sách bằng: tthc plans", "there is no plan {value}; list them with: tthc plans"},
	BodyUnknown:       {"không có cơ quan {value} trong danh mục{plan}{nearest}", "the registry has no body {value}{plan}{nearest}"},
	BodySeveral:       {"có {count} cơ quan tên {value}; hãy nêu cơ quan cấp trên hoặc mã: {ask}", "{count} bodies are called {value}; name the body above or an identifier: {ask}"},
	BodyEnded:         {"đến ngày này {value} không còn; {reason}; hãy hỏi: {ask}", "{value} is no more on this day; {reason}; ask for: {ask}"},
	ObligationUnknown: {"không có phần việc {value}; mã lấy từ danh sách nghĩa vụ của kế hoạch", "there is no obligation {value}; take the id from a plan's due list"},
	PlanExists:        {"đã có kế hoạch {value}; muốn thay đổi, gửi bản mới của kế hoạch đó", "there is a plan {value}; to change it, send a new version of it"},
	NothingRecorded:   {"ở đây không ghi nhận được", "nothing can be recorded here"},
	TooMany:           {"nhiều nhất {limit} sự kiện một lần", "at most {limit} events at once"},
	form.FieldUnknown: {"do máy chủ ghi; hãy bỏ trường này", "is written by the server; leave the field out"},
}

// Refused says that an event was refused, and why.
func Refused(why error) error {
	return texts.Error(form.Error{Code: EventRefused, Cause: why})
}

// Options is what a ledger joins.
type Options struct {
	// Plans are those that were published with the program; what the store has
	// of plans comes beside them, or takes their place.
	Plans []*plan.Plan
	// Bodies are those that the plans name; nil: the built-in ones.
	Bodies *body.Registry
	// Store has what was recorded. Without one nothing is, and nothing can be.
	Store *store.Store
	// Calendar is what days are counted on; nil: that of state bodies. Notices
	// that were recorded come to it.
	Calendar *calendar.Calendar
	Now      func() time.Time
	// Rules are those of petitions; zero: those of the national system.
	Rules petition.Rules
	// Snapshots is a folder for what was made of the log, so that a start need
	// not read it all; empty: none is kept.
	Snapshots string
}

// Ledger is plans and what was recorded about them. It may be used by many
// goroutines at once.
type Ledger struct {
	options Options
	figures *figures.Room
	looks   looks

	mu   sync.Mutex
	view *View // the last one
}

// New is a ledger.
func New(o Options) *Ledger {
	if o.Bodies == nil {
		o.Bodies = body.Vietnam()
	}
	return &Ledger{options: o, figures: figures.New(figures.Options{Store: o.Store, Now: o.Now, Snapshots: o.Snapshots})}
}

// Now is the present instant.
func (l *Ledger) Now() time.Time { return l.options.Now() }

// Rules are those of petitions; zero: those of the national system.
func (l *Ledger) Rules() petition.Rules { return l.options.Rules }

// Store is where things are recorded, nil where nothing can be.
func (l *Ledger) Store() *store.Store { return l.options.Store }

// ReadOnly says that nothing can be recorded.
func ReadOnly() error { return texts.Error(form.Error{Code: NothingRecorded}) }

// Figures is what is counted: dossiers and observations.
func (l *Ledger) Figures() *figures.Room { return l.figures }

// Today is the day in Vietnam.
func (l *Ledger) Today() form.Day { return calendar.DayAt(l.options.Now()) }

// UnknownPlan says that there is no plan of that number.
func UnknownPlan(number string) error {
	return texts.Error(form.Error{Code: PlanUnknown, Value: number})
}

// UnknownObligation says that there is no obligation of that identifier.
func UnknownObligation(id plan.ObligationID) *form.Error {
	return texts.Error(form.Error{Code: ObligationUnknown, Value: string(id)})
}

// Events is what was recorded for an obligation, in the order of recording, at
// most so many: those after an event, or from the first where after is empty.
// found is false where there is no such event.
func (l *Ledger) Events(ctx context.Context, id plan.ObligationID, after string, limit int) (list []plan.Event, found bool, err error) {
	v, err := l.At(ctx)
	if err != nil {
		return nil, false, err
	}
	if _, err := v.Obligation(id); err != nil || l.options.Store == nil {
		return nil, err == nil && after == "", err
	}
	return l.options.Store.ObligationEvents(ctx, id, after, limit)
}

// ChooseBody narrows a query to a body that a person named: one of the
// registry, by name or identifier, or a wording of the plan that no registry
// knows, such as that of a class. A body whose duties another has on the day
// is refused, rather than answered with nothing.
func ChooseBody(q *plan.ObligationQuery, p *plan.Plan, name string, on form.Day) error {
	registry := q.Bodies
	if registry == nil {
		registry = body.Vietnam()
	}
	if m := registry.Find(name, on); m.Found() && !m.Doubtful() {
		if a := registry.Answers(m.Body.ID(), on); a.Outcome == body.OutcomeOne {
			var ask []string
			for _, b := range a.Bodies {
				ask = append(ask, b.ID().String())
			}
			return texts.Error(form.Error{Code: BodyEnded, Value: name, Args: form.Args{
				"reason": form.Text{a.Reason(form.Vietnamese), a.Reason(form.English)}, "ask": strings.Join(ask, ", ")}})
		}
		q.Only = m.Body.ID()
		return nil
	}
	for range p.Obligations(plan.ObligationQuery{Named: name, Coordinating: true}) {
		q.Named = name
		return nil
	}
	return bodyUnknown(registry, name, form.Text{", và kế hoạch không nêu tên này", ", and the plan names none so"})
}

// ChooseGiven narrows a query as [ChooseBody] does, to a body and the parts that were
// given down to it; who is known by such a part alone, a desk or a person, may be named as
// well.
func ChooseGiven(q *plan.DueQuery, p *plan.Plan, progress *plan.Progress, name string) error {
	err := ChooseBody(&q.ObligationQuery, p, name, q.AsOf)
	if errors.Is(err, BodyUnknown) && progress.Gives(p.Number, name) {
		q.Named, err = name, nil
	}
	q.Given = true
	return err
}

func bodyUnknown(r *body.Registry, name string, plan form.Text) error {
	var nearest form.Text
	if near := strings.Join(r.Nearest(name, 3), "; "); near != "" {
		nearest = form.Text{"; gần nhất: " + near, "; the nearest: " + near}
	}
	return texts.Error(form.Error{Code: BodyUnknown, Value: name, Args: form.Args{"plan": plan, "nearest": nearest}})
}

// OneBody is the body that a name stands for on a day, without doubt.
func OneBody(r *body.Registry, name string, on form.Day) (body.Body, error) {
	m := r.Find(name, on)
	if !m.Found() || m.Doubtful() {
		return body.Body{}, BodyMissing(r, name, m, on)
	}
	return m.Body, nil
}

// BodyMissing says why a name stands for no one body: there is none, or there are
// several.
func BodyMissing(r *body.Registry, name string, m body.Match, on form.Day) error {
	if len(m.Candidates) == 0 {
		return bodyUnknown(r, name, form.Text{})
	}
	var ask []string
	for _, b := range m.Candidates[:min(len(m.Candidates), 10)] {
		ask = append(ask, answer.Candidate(r, b, on))
	}
	return texts.Error(form.Error{Code: BodySeveral, Value: name, Args: form.Args{"count": len(m.Candidates), "ask": strings.Join(ask, "; ")}})
}

// Record takes an event in. When the same event was recorded before, it gives
// that one back and added is false.
func (l *Ledger) Record(ctx context.Context, e plan.Event) (recorded store.Event, added bool, err error) {
	if l.options.Store == nil {
		return recorded, false, ReadOnly()
	}
	if e, err = l.check(ctx, e); err != nil {
		return recorded, false, Refused(err)
	}
	// What was looked at last will do, where nothing by which the event is judged
	// has changed since: that the store finds out as it records. What would be
	// refused by it, or was overtaken, is judged by what there is now.
	v := l.seen()
	for {
		now := v == nil
		if now {
			if v, err = l.At(ctx); err != nil {
				return recorded, false, err
			}
		}
		number, judged, err := l.admit(ctx, v, e)
		v = nil
		if err != nil && !now {
			continue
		}
		if err != nil {
			return recorded, false, err
		}
		e.Recorded = l.Stamp()
		recorded, added, err = l.options.Store.AppendJudged(ctx, number, e, judged)
		if !errors.Is(err, store.Overtaken) {
			return recorded, added, err
		}
		e.Recorded = time.Time{}
	}
}

// seen is the last view, nil before the first.
func (l *Ledger) seen() *View {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.view
}

// Reached is how far the log was read.
func (l *Ledger) Reached() store.Mark {
	if v := l.seen(); v != nil {
		return v.at
	}
	return 0
}

// admit judges an event by a view, and says of which plan it is and by
// what it was judged.
func (l *Ledger) admit(ctx context.Context, v *View, e plan.Event) (planNumber string, judged store.Judged, err error) {
	o, err := v.Obligation(e.Obligation)
	if err != nil {
		return "", judged, err
	}
	progress, err := v.Progress(ctx, o.Plan)
	if err != nil {
		return "", judged, err
	}
	if err := l.mayTell(ctx, v, o, progress, e); err != nil {
		return "", judged, err
	}
	if err := o.Admit(progress, e, l.Today()); err != nil {
		return "", judged, Refused(err)
	}
	return o.Plan.Number, store.Judged{At: v.at, By: judgedBy(o.Plan.Number, e)}, nil
}

// May says whether whoever asks may record something of an obligation: of the body
// that owes it now.
func (l *Ledger) May(ctx context.Context, v *View, o plan.Obligation) error {
	id := o.Body.ID()
	if b, ok := o.Holder(v.Bodies(), l.Today()).One(); ok {
		id = b.ID()
	}
	return access.Check(ctx, id)
}

// judgedBy is what decides whether an event may be recorded: the plan, for what
// may be told at any time; for all else also what happened before, and the days
// by which it was due.
func judgedBy(planNumber string, e plan.Event) []store.Stream {
	by := []store.Stream{{Kind: store.Plans, Name: planNumber}}
	if e.StandsAlone() {
		return by
	}
	return append(append(by, store.Stream{Kind: store.Progress, Name: planNumber}), LawStreams()...)
}

// check is an event as it is told, and refuses what no event is, whatever was
// recorded.
func (l *Ledger) check(ctx context.Context, e plan.Event) (plan.Event, error) {
	if !e.Recorded.IsZero() {
		return e, texts.Error(form.Error{Code: form.FieldUnknown, Path: "recorded"})
	}
	e, wrong := access.Told(ctx, e)
	return e, append(append(form.All(e.Check()), limits.Event(e)...), wrong...).Err()
}
