// Package ledger joins the plans that the server knows with what was recorded
// about them. The command line, the API and the pages all ask here, so that
// they cannot differ.
package ledger

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Kind is a kind of refusal; it is stable.
type Kind string

// The kinds of refusals.
const (
	UnknownPlan       Kind = "unknown-plan"
	UnknownBody       Kind = "unknown-body"
	EndedBody         Kind = "ended-body" // another answers for it on the day
	UnknownObligation Kind = "unknown-obligation"
	BadEvent          Kind = "bad-event"
	KeyReused         Kind = "key-reused"
)

// Error says why something was refused.
type Error struct {
	Kind   Kind
	Value  string
	Faults plan.Faults // of a BadEvent
	near   []string    // the nearest names to an unknown one
	answer body.Answer // who answers for an EndedBody
}

func (e *Error) Error() string { return e.Message(form.English) }

// Message is the refusal in the language asked for.
func (e *Error) Message(l form.Language) string {
	switch e.Kind {
	case UnknownPlan:
		return l.Pick(fmt.Sprintf("không có kế hoạch %q; xem danh sách bằng: tthc plans", e.Value),
			fmt.Sprintf("there is no plan %q; list them with: tthc plans", e.Value))
	case UnknownBody:
		near := ""
		if len(e.near) > 0 {
			near = l.Pick("; gần nhất: ", "; the nearest: ") + strings.Join(e.near, "; ")
		}
		return l.Pick(fmt.Sprintf("không có cơ quan %q trong danh mục, và kế hoạch không nêu tên này%s", e.Value, near),
			fmt.Sprintf("the registry has no body %q, and the plan names none so%s", e.Value, near))
	case EndedBody:
		var ids []string
		for _, b := range e.answer.Bodies {
			ids = append(ids, b.ID().String())
		}
		return l.Pick(fmt.Sprintf("đến ngày này %q không còn; %s; hãy hỏi: %s", e.Value, e.answer.Reason(l), strings.Join(ids, ", ")),
			fmt.Sprintf("%q is no more on this day; %s; ask for: %s", e.Value, e.answer.Reason(l), strings.Join(ids, ", ")))
	case UnknownObligation:
		return l.Pick(fmt.Sprintf("không có phần việc %q; mã lấy từ danh sách nghĩa vụ của kế hoạch", e.Value),
			fmt.Sprintf("there is no obligation %q; take the id from a plan's due list", e.Value))
	case KeyReused:
		return l.Pick(fmt.Sprintf("mã %q đã dùng cho một sự kiện khác; hãy chọn mã mới", e.Value),
			fmt.Sprintf("the id %q was used for another event; choose a new one", e.Value))
	}
	return e.Faults.Message(l)
}

// Ledger is plans and what was recorded about them.
type Ledger struct {
	plans  []*plan.Plan
	bodies *body.Registry
	store  *store.Store
	now    func() time.Time
}

// New joins plans with a store. A nil store has nothing recorded and takes
// nothing in.
func New(plans []*plan.Plan, s *store.Store, now func() time.Time) *Ledger {
	l := &Ledger{plans: slices.Clone(plans), bodies: body.Vietnam(), store: s, now: now}
	slices.SortStableFunc(l.plans, func(a, b *plan.Plan) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Number, b.Number))
	})
	return l
}

// Today is the day in Vietnam.
func (l *Ledger) Today() form.Day { return calendar.DayAt(l.now()) }

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
	return nil, &Error{Kind: UnknownPlan, Value: number}
}

// Obligation finds an obligation of the plans.
func (l *Ledger) Obligation(id plan.ObligationID) (plan.Obligation, error) {
	if p, err := l.Plan(id.Plan()); err == nil {
		if o, ok := p.Obligation(id, plan.ObligationQuery{Bodies: l.bodies}); ok {
			return o, nil
		}
	}
	return plan.Obligation{}, &Error{Kind: UnknownObligation, Value: string(id)}
}

// Progress is what was recorded about a plan.
func (l *Ledger) Progress(ctx context.Context, p *plan.Plan) (*plan.Progress, error) {
	var events []plan.Event
	if l.store != nil {
		var err error
		if events, err = l.store.PlanEvents(ctx, p.Number); err != nil {
			return nil, err
		}
	}
	return plan.NewProgress(events, plan.ProgressOptions{})
}

// Due is the rows of a plan's due list, on the built-in registry of bodies. A
// body that is not empty is chosen as [ChooseBody] does.
func (l *Ledger) Due(ctx context.Context, number, body string, q plan.DueQuery) ([]plan.DueRow, error) {
	q.Bodies = l.bodies
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

// Events is what was recorded for an obligation, in the order of recording.
func (l *Ledger) Events(ctx context.Context, id plan.ObligationID) ([]plan.Event, error) {
	if _, err := l.Obligation(id); err != nil {
		return nil, err
	}
	return l.store.ObligationEvents(ctx, id)
}

// history is what bears on one obligation: its own events, and those of the
// class that it is a member of.
func (l *Ledger) history(ctx context.Context, id plan.ObligationID) (*plan.Progress, error) {
	events, err := l.store.ObligationEvents(ctx, id)
	if err != nil {
		return nil, err
	}
	if class := id.Class(); class != id {
		more, err := l.store.ObligationEvents(ctx, class)
		if err != nil {
			return nil, err
		}
		events = append(events, more...)
	}
	return plan.NewProgress(events, plan.ProgressOptions{})
}

// History is the events of an obligation in order of days, those of its class
// included, and which of them were taken back.
func (l *Ledger) History(ctx context.Context, o plan.Obligation) (events []plan.Event, takenBack []bool, err error) {
	progress, err := l.history(ctx, o.ID())
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
	registry := body.Vietnam()
	if m := registry.Find(name, on); m.Found() && !m.Doubtful() {
		if a := registry.Answers(m.Body.ID(), on); a.Outcome == body.OutcomeOne {
			return &Error{Kind: EndedBody, Value: name, answer: a}
		}
		q.Only = m.Body.ID()
		return nil
	}
	for range p.Obligations(plan.ObligationQuery{Named: name, Coordinating: true}) {
		q.Named = name
		return nil
	}
	return &Error{Kind: UnknownBody, Value: name, near: registry.Nearest(name, 3)}
}

// Record takes an event in. When the same event was recorded before, it gives
// that one back and added is false.
func (l *Ledger) Record(ctx context.Context, e plan.Event) (recorded plan.Event, added bool, err error) {
	if !e.Recorded.IsZero() {
		return e, false, &Error{Kind: BadEvent, Faults: plan.Faults{{Path: "recorded", Kind: plan.FaultUnknown}}}
	}
	var faults plan.Faults
	errors.As(e.Check(), &faults)
	if faults = append(faults, limits(e)...); len(faults) > 0 {
		return e, false, &Error{Kind: BadEvent, Faults: faults}
	}
	o, err := l.Obligation(e.Obligation)
	if err != nil {
		return e, false, err
	}
	// Only a correction or an extension looks back: reading the history for
	// every event would make each dearer than the one before.
	var progress *plan.Progress
	if e.Corrects != "" || e.Type == plan.Extended {
		if progress, err = l.history(ctx, e.Obligation); err != nil {
			return e, false, err
		}
	}
	if errors.As(o.Admit(progress, e, l.Today()), &faults) {
		return e, false, &Error{Kind: BadEvent, Faults: faults}
	}
	e.Recorded = l.now().In(calendar.Zone()).Truncate(time.Millisecond)
	recorded, added, err = l.store.Append(ctx, o.Plan.Number, e)
	if errors.Is(err, store.ErrKeyReused) {
		return e, false, &Error{Kind: KeyReused, Value: e.ID}
	}
	return recorded, added, err
}

// limits is what is too short or too long, in characters; what makes an event
// one, the identifier, has no control characters, which not every database
// could keep.
func limits(e plan.Event) (faults plan.Faults) {
	for _, f := range []struct {
		path, value string
		min, max    int
	}{{"id", e.ID, 8, 100}, {"by", e.By, 0, 300}, {"note", e.Note, 0, 4000}, {"document", e.Document, 0, 200}} {
		if n := utf8.RuneCountInString(f.value); n < f.min && e.ID != "" || n > f.max {
			faults = append(faults, plan.Fault{Path: f.path, Kind: plan.FaultLength, Value: fmt.Sprintf("%d–%d", f.min, f.max)})
		}
	}
	if strings.ContainsFunc(e.ID, unicode.IsControl) {
		faults = append(faults, plan.Fault{Path: "id", Kind: plan.FaultValue, Value: e.ID})
	}
	return faults
}
