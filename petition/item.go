package petition

import (
	"slices"
	"strconv"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// Item is one limit that runs for an open petition: a small value, computed
// once and kept by the host, from which lists of any day are made (package
// desk). It changes only with an event or with the calendar: [Process.Items]
// gives it anew.
type Item struct {
	Code  Code
	Body  body.ID // to which the petition was last sent; who acts on a day: [Process.ItemHolder]
	due   int32   // days of date.Date, for computing only
	since int32
	n     uint32 // the event that set the clock
	step  uint8
	Clock ClockSet // PetitionerClock, IndicatorClock or StepClock
	Focal bool     // Body was sent it as the focal point of its day, and it passes to the next one
}

// Step is the step that is due; of the two other clocks it is [StepAnswer].
func (i Item) Step() Step { return steps[i.step] }

// Due is the last day.
func (i Item) Due() form.Day { return form.Day(i.due) }

// Since is the day from which the limit counts.
func (i Item) Since() form.Day { return form.Day(i.since) }

// Name is the name of the limit: "petitioner", "indicator", or the step.
func (i Item) Name() string {
	if i.Clock != StepClock {
		return i.Clock.String()
	}
	return string(i.Step())
}

// ItemHolder says who must act on the day: [Process.HolderOn] of the petition.
// An item is kept and names the body that was sent the petition; another one
// may have taken its place, or be the focal point now. ok is false when nobody
// or several do.
func (p *Process) ItemHolder(i Item, on form.Day) (holder body.ID, ok bool) {
	p = p.get()
	return p.answers(p.holding(i.Body, i.Focal, on), on)
}

// Agenda is the limit as people are told of it on a day: by the code of the
// petition and the step, without a word of what the sender wrote. Its body is
// who must act on that day, where that is one.
func (p *Process) Agenda(i Item, on form.Day, l form.Language) agenda.Item {
	holder, ok := p.ItemHolder(i, on)
	if !ok {
		holder = i.Body
	}
	return agenda.Item{Key: i.Key(), About: i.Code.String(), Title: i.Code.String() + ": " + i.Text(l), Body: string(holder), Due: i.Due()}
}

// Text is the limit in words: what is to be done, and on which clock.
func (i Item) Text(l form.Language) string {
	switch text := i.Step().Text(l); i.Clock {
	case PetitionerClock:
		return text + l.Pick(" (hạn đối với người gửi)", " (for the sender)")
	case IndicatorClock:
		return text + l.Pick(" (chỉ số 5.2)", " (indicator 5.2)")
	default:
		return text
	}
}

// Key names the limit for good: the petition, the limit, and the event that
// set its clock. It stays the same when a late notice moves the due day, and
// changes when an event starts the limit anew.
func (i Item) Key() string {
	return i.Code.String() + "/" + i.Name() + "/" + strconv.Itoa(int(i.n))
}

// itemForm is the JSON form of an item.
type itemForm struct {
	Code  Code     `json:"code"`
	Body  body.ID  `json:"body"`
	Clock string   `json:"clock"`
	Step  Step     `json:"step"`
	Since form.Day `json:"since"`
	Due   form.Day `json:"due"`
	Event uint32   `json:"event"`           // by its number, from 1, the event that set the clock
	Focal bool     `json:"focal,omitempty"` // the body was sent it as the focal point
}

var itemForms = form.Of[itemForm](1)

// MarshalJSON writes the item, its due day and what its key is made of. The
// zero Item is refused.
func (i Item) MarshalJSON() ([]byte, error) {
	f := itemForm{i.Code, i.Body, i.Clock.String(), i.Step(), i.Since(), i.Due(), i.n, i.Focal}
	if _, errs := f.item(); errs != nil {
		return nil, errs
	}
	return itemForms.Write(f)
}

// UnmarshalJSON reads what [Item.MarshalJSON] writes, strictly.
func (i *Item) UnmarshalJSON(b []byte) error {
	var read Item
	_, err := itemForms.Read(b, func(f *itemForm) (errs form.Errors) {
		read, errs = f.item()
		return errs
	})
	if err == nil {
		*i = read
	}
	return err
}

func (f *itemForm) item() (i Item, errs form.Errors) {
	clock := ClockSet(1 << max(0, slices.Index(clockNames[:], f.Clock)))
	i = Item{f.Code, f.Body, int32(f.Due), int32(f.Since), f.Event, f.Step.index(), clock, f.Focal}
	wrong := func(path, value string, want []string) {
		errs = append(errs, texts.Error(form.Error{Code: form.FieldValue, Path: path, Value: value, Want: want}))
	}
	if clock.String() != f.Clock {
		wrong("clock", f.Clock, clockNames[:])
	}
	if !f.Step.Valid() || clock != StepClock && f.Step != StepAnswer {
		wrong("step", string(f.Step), nil)
	}
	if f.Event == 0 {
		wrong("event", "0", nil)
	}
	return i, errs
}

// Items are the limits with a due day that run for the petition; none when it
// is closed. While the petition waits to be taken on, these are besides the
// decision itself (receive) the answer by the petitioner's clock and by that
// of indicator 5.2. A duplicate has none of its own where nothing is known of the
// other petition; out of [Links] it has its own two until it is answered, for
// whoever must answer both.
func (p *Process) Items(pet Petition) []Item {
	r, p := pet.r, p.get()
	if r == nil || r.closed {
		return nil
	}
	acts := r // holds what must be done
	if r.state == StateDuplicate {
		switch f := r.fate(); {
		case f == nil || !f.answered.IsZero():
			return nil
		case !f.lost:
			acts = f.by
		}
	}
	items, focal := make([]Item, 0, 4), p.asFocal(acts)
	add := func(clock ClockSet, step uint8, since, due form.Day, n int) {
		if due != form.NoDay {
			items = append(items, Item{Code: r.code, Body: acts.holder, due: int32(due), since: int32(since),
				n: uint32(n), step: step, Clock: clock, Focal: focal})
		}
	}
	if r.state != StateDuplicate && !p.stands(r, StepClock) {
		add(StepClock, r.step, r.stepSince.Day(), p.stepDue(r), r.clockSet)
	}
	if r.answered.IsZero() {
		if !p.stands(r, PetitionerClock) {
			add(PetitionerClock, answerStep, r.received.Day(), p.petitionerDue(r), 1+r.reopenings)
		}
		if !r.state.IsAwaitingSender() && !p.staysJudged(r) {
			add(IndicatorClock, answerStep, r.handed.Day(), p.indicatorDue(r), p.handNumber(r)+r.reopenings)
		}
	}
	if r.state.IsInProgress() {
		if due, since := p.updateDue(r); due != form.NoDay {
			add(StepClock, StepUpdate.index(), since, due, r.n)
		}
	}
	return items
}

// staysJudged says that indicator 5.2 asks nothing more of the holder: what was
// answered and published before the sender reopened it stays as it was judged.
func (p *Process) staysJudged(r *record) bool {
	if r.reopenings == 0 {
		return false
	}
	hands := p.Hands(Petition{r})
	return !hands[len(hands)-1].FirstPublished.IsZero()
}

// handNumber is the number of the event that brought the petition to its
// holder.
func (p *Process) handNumber(r *record) int {
	for r.told.Type != Submitted && r.told.Type != Transferred {
		r = r.prev
	}
	return r.n
}

// updateDue is when the sender is next to be told how things stand, where the
// rules ask for it: counted from the day on which the answer was due, or from
// the last interim answer after it.
func (p *Process) updateDue(r *record) (due, since form.Day) {
	if p.limits[StepUpdate.index()] == nil {
		return form.NoDay, form.NoDay
	}
	if since = p.petitionerDue(r); since == form.NoDay {
		return form.NoDay, form.NoDay
	}
	for s := r; s != nil; s = s.prev {
		if s.told.Type == InterimAnswered {
			since = max(since, s.told.At.Day())
			break
		}
	}
	if due = p.due(StepUpdate.index(), schedule.MomentOn(since), r.info.channel, nil, StepClock); due == form.NoDay {
		return form.NoDay, form.NoDay
	}
	return due, since
}
