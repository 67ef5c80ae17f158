// Package ledger joins the plans that the server knows with what was recorded
// about them. The command line, the API and the pages all ask here, so that
// they cannot differ.
package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What a ledger refuses. The codes are the types of problems in the API.
const (
	PlanUnknown       form.Code = "unknown-plan"
	BodyUnknown       form.Code = "unknown-body"
	BodyEnded         form.Code = "ended-body" // another answers for it on the day
	ObligationUnknown form.Code = "unknown-obligation"
	EventRefused      form.Code = "bad-event" // its cause says why
	NothingRecorded   form.Code = "read-only" // there is no store to record in
)

// TextLength is said of a text that is too short or too long.
const TextLength form.Code = "text.length"

var texts = form.Texts{
	PlanUnknown:       {"không có kế hoạch {value}; xem danh sách bằng: tthc plans", "there is no plan {value}; list them with: tthc plans"},
	BodyUnknown:       {"không có cơ quan {value} trong danh mục, và kế hoạch không nêu tên này{nearest}", "the registry has no body {value}, and the plan names none so{nearest}"},
	BodyEnded:         {"đến ngày này {value} không còn; {reason}; hãy hỏi: {ask}", "{value} is no more on this day; {reason}; ask for: {ask}"},
	ObligationUnknown: {"không có phần việc {value}; mã lấy từ danh sách nghĩa vụ của kế hoạch", "there is no obligation {value}; take the id from a plan's due list"},
	NothingRecorded:   {"ở đây không ghi nhận được", "nothing can be recorded here"},
	TextLength:        {"phải dài {min}–{max} ký tự", "must be {min}–{max} characters long"},
	form.FieldUnknown: {"do máy chủ ghi; hãy bỏ trường này", "is written by the server; leave the field out"},
}

// Refused says that an event was refused, and why.
func Refused(why error) error {
	return texts.Error(form.Error{Code: EventRefused, Cause: why})
}

// Options is what a ledger joins.
type Options struct {
	Plans []*plan.Plan
	// Bodies are those that the plans name; nil: the built-in ones.
	Bodies *body.Registry
	// Store has what was recorded. Without one nothing is, and nothing can be.
	Store *store.Store
	// Counter counts due days from events, see [plan.ProgressOptions].
	Counter *schedule.Counter
	Now     func() time.Time
}

// Ledger is plans and what was recorded about them. It may be used by many
// goroutines at once.
type Ledger struct {
	plans   []*plan.Plan
	options Options

	mu    sync.Mutex
	known map[string]recorded // by the number of the plan
}

// recorded is what was read from the store about a plan, and how far.
type recorded struct {
	progress *plan.Progress
	mark     store.Mark
}

// New is a ledger.
func New(o Options) *Ledger {
	if o.Bodies == nil {
		o.Bodies = body.Vietnam()
	}
	l := &Ledger{plans: slices.Clone(o.Plans), options: o, known: map[string]recorded{}}
	slices.SortStableFunc(l.plans, func(a, b *plan.Plan) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Number, b.Number))
	})
	return l
}

// Today is the day in Vietnam.
func (l *Ledger) Today() form.Day { return calendar.DayAt(l.options.Now()) }

// Plans is the plans, oldest first.
func (l *Ledger) Plans() []*plan.Plan { return slices.Clone(l.plans) }

// Summaries is the plans in short, oldest first.
func (l *Ledger) Summaries() []plan.Summary {
	list := []plan.Summary{}
	for _, p := range l.plans {
		list = append(list, p.Summary())
	}
	return list
}

// Plan finds a plan by its number.
func (l *Ledger) Plan(number string) (*plan.Plan, error) {
	for _, p := range l.plans {
		if p.Number == number {
			return p, nil
		}
	}
	return nil, UnknownPlan(number)
}

// UnknownPlan says that there is no plan of that number.
func UnknownPlan(number string) error {
	return texts.Error(form.Error{Code: PlanUnknown, Value: number})
}

// UnknownObligation says that there is no obligation of that identifier.
func UnknownObligation(id plan.ObligationID) *form.Error {
	return texts.Error(form.Error{Code: ObligationUnknown, Value: string(id)})
}

// Obligation finds an obligation of the plans.
func (l *Ledger) Obligation(id plan.ObligationID) (plan.Obligation, error) {
	if p, err := l.Plan(id.Plan()); err == nil {
		if o, ok := p.Obligation(id, plan.ObligationQuery{Bodies: l.options.Bodies}); ok {
			return o, nil
		}
	}
	return plan.Obligation{}, UnknownObligation(id)
}

// Progress is what was recorded about a plan, by whatever process: what came
// since it was last asked for is added to what was there.
func (l *Ledger) Progress(ctx context.Context, p *plan.Plan) (*plan.Progress, error) {
	l.mu.Lock()
	was, ok := l.known[p.Number]
	l.mu.Unlock()
	now := was
	if !ok {
		var err error
		if now.progress, err = plan.NewProgress(nil, plan.ProgressOptions{Counter: l.options.Counter}); err != nil {
			return nil, err
		}
	}
	if l.options.Store == nil {
		return now.progress, nil
	}
	events, mark, err := l.options.Store.PlanEvents(ctx, p.Number, was.mark)
	if err != nil {
		return nil, err
	}
	if len(events) == 0 {
		return now.progress, nil
	}
	if now.progress, err = now.progress.With(events...); err != nil {
		return nil, err
	}
	now.mark = mark
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known[p.Number].mark < mark { // another may have read further meanwhile
		l.known[p.Number] = now
	}
	return now.progress, nil
}

// Due is the rows of a plan's due list, on the built-in registry of bodies. A
// body that is not empty is chosen as [ChooseBody] does.
func (l *Ledger) Due(ctx context.Context, number, body string, q plan.DueQuery) ([]plan.DueRow, error) {
	q.Bodies = l.options.Bodies
	p, err := l.Plan(number)
	if err != nil {
		return nil, err
	}
	if body != "" {
		if err := ChooseBody(&q.ObligationQuery, p, body, q.AsOf); err != nil {
			return nil, err
		}
	}
	progress, err := l.Progress(ctx, p)
	if err != nil {
		return nil, err
	}
	return slices.AppendSeq([]plan.DueRow{}, p.Due(progress, q)), nil
}

// Lost is what was recorded about a plan for obligations that it does not have
// (any more): it counts nowhere.
func (l *Ledger) Lost(ctx context.Context, p *plan.Plan) ([]plan.Event, error) {
	progress, err := l.Progress(ctx, p)
	if err != nil {
		return nil, err
	}
	return progress.Unmatched(p, plan.ObligationQuery{Bodies: l.options.Bodies}), nil
}

// Row is an obligation as it stands on a day, and whether the plan's due list
// of that day has it. What is not there is not owed yet, or has become one with
// the duty of the body that goes on; it is told all the same.
func (l *Ledger) Row(ctx context.Context, o plan.Obligation, q plan.DueQuery) (row plan.DueRow, listed bool, err error) {
	q.Named, q.Coordinating, q.Expand = o.Named, true, o.ID().Class() != o.ID()
	rows, err := l.Due(ctx, o.Plan.Number, "", q)
	if err != nil {
		return row, false, err
	}
	if i := slices.IndexFunc(rows, func(r plan.DueRow) bool { return r.ID == o.ID() }); i >= 0 {
		return rows[i], true, nil
	}
	progress, err := l.Progress(ctx, o.Plan)
	if err != nil {
		return row, false, err
	}
	state := progress.State(o, q.AsOf)
	row = plan.DueRow{ID: o.ID(), Plan: o.Plan.Number, Task: o.Task.ID, Title: o.Task.Title, Body: o.Named, BodyID: o.Body.ID(), Role: o.Role,
		Start: o.Start, Due: state.Due, Status: state.Status, Suspended: state.Suspended}
	if !o.Body.IsZero() {
		row.Body = o.Body.Name(q.AsOf)
	}
	if a := o.Holder(l.options.Bodies, q.AsOf); len(a.Path) > 0 {
		row.Inherited = &plan.Inheritance{From: o.Body.ID(), Name: row.Body, Outcome: a.Outcome, Reason: a.Reason(q.Language)}
		if holder, ok := a.One(); ok {
			row.Inherited.To = holder.ID()
		}
	}
	return row, false, nil
}

// Events is what was recorded for an obligation, in the order of recording.
func (l *Ledger) Events(ctx context.Context, id plan.ObligationID) ([]plan.Event, error) {
	if _, err := l.Obligation(id); err != nil {
		return nil, err
	}
	if l.options.Store == nil {
		return nil, nil
	}
	return l.options.Store.ObligationEvents(ctx, id)
}

// History is the events of an obligation in order of days, those of its class
// included, and which of them were taken back.
func (l *Ledger) History(ctx context.Context, o plan.Obligation) (events []plan.Event, takenBack []bool, err error) {
	progress, err := l.Progress(ctx, o.Plan)
	if err != nil {
		return nil, nil, err
	}
	events = progress.Events(o)
	for _, e := range events {
		takenBack = append(takenBack, progress.TakenBack(e))
	}
	return events, takenBack, nil
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
	var nearest form.Text
	if near := strings.Join(registry.Nearest(name, 3), "; "); near != "" {
		nearest = form.Text{"; gần nhất: " + near, "; the nearest: " + near}
	}
	return texts.Error(form.Error{Code: BodyUnknown, Value: name, Args: form.Args{"nearest": nearest}})
}

// Record takes an event in. When the same event was recorded before, it gives
// that one back and added is false.
func (l *Ledger) Record(ctx context.Context, e plan.Event) (recorded plan.Event, added bool, err error) {
	if l.options.Store == nil {
		return e, false, texts.Error(form.Error{Code: NothingRecorded})
	}
	if !e.Recorded.IsZero() {
		return e, false, Refused(texts.Error(form.Error{Code: form.FieldUnknown, Path: "recorded"}))
	}
	if wrong := append(form.All(e.Check()), limits(e)...); len(wrong) > 0 {
		return e, false, Refused(wrong)
	}
	o, err := l.Obligation(e.Obligation)
	if err != nil {
		return e, false, err
	}
	progress, err := l.Progress(ctx, o.Plan)
	if err != nil {
		return e, false, err
	}
	if err := o.Admit(progress, e, l.Today()); err != nil {
		return e, false, Refused(err)
	}
	e.Recorded = l.options.Now().In(calendar.Zone()).Truncate(time.Millisecond)
	return l.options.Store.Append(ctx, o.Plan.Number, e)
}

// limits is what is too short or too long, in characters; what makes an event
// one, the identifier, has no control characters, which not every database
// could keep.
func limits(e plan.Event) (wrong form.Errors) {
	for _, f := range []struct {
		path, value string
		min, max    int
	}{{"id", e.ID, 8, 100}, {"by", e.By, 0, 300}, {"note", e.Note, 0, 4000}, {"document", e.Document, 0, 200}} {
		if n := utf8.RuneCountInString(f.value); n < f.min && e.ID != "" || n > f.max {
			wrong = append(wrong, texts.Error(form.Error{Code: TextLength, Path: f.path, Args: form.Args{"min": f.min, "max": f.max}}))
		}
	}
	if strings.ContainsFunc(e.ID, unicode.IsControl) {
		wrong = append(wrong, texts.Error(form.Error{Code: form.FieldValue, Path: "id", Value: e.ID}))
	}
	return wrong
}
