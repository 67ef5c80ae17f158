package figures

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// ObservationTable is the observations of a table, as tthc evaluate reads it.
func ObservationTable(r io.Reader) Source {
	f, err := rowfile.Open(r, rowfile.Observations())
	if err == nil {
		err = f.Whole()
	}
	if err != nil {
		return refusedWhole(err, RefusedObservation)
	}
	return observations(f, indicator.ObservationReading.Each)
}

// ObservationLines is the observations of JSON lines.
func ObservationLines(r io.Reader) Source {
	return observations(r, indicator.ObservationReading.EachLine)
}

// RefusedObservation says that an observation was refused, and why.
func RefusedObservation(why error) error {
	return texts.Error(form.Error{Code: ObservationRefused, Cause: why})
}

// definitions is what is known of indicators: those of all published sets.
func definitions() (all []indicator.Definition) {
	for _, s := range catalog.Sets() {
		all = append(all, s.Definitions()...)
	}
	for _, c := range catalog.Scorecards() {
		for _, i := range c.Items() {
			all = append(all, i.Definition)
		}
	}
	return all
}

func observations(source io.Reader, each func(indicator.ObservationReading, io.Reader, func(int, indicator.Observation, error) bool)) Source {
	var broken error
	return Source{
		err: func() error { return broken }, same: sameFigure, refused: RefusedObservation,
		rows: func(r *Room, may may, yield func(int, store.Fact, error) bool) {
			today, recorded := r.today(), r.now()
			all, known := definitions(), map[indicator.ID]bool{}
			for _, d := range all {
				known[d.ID] = true
			}
			each(indicator.ObservationReading{Definitions: all, Today: today}, source, func(line int, o indicator.Observation, fault error) bool {
				if errors.Is(fault, form.FormSource) || errors.Is(fault, indicator.TableEmpty) || errors.Is(fault, indicator.ColumnMissing) || errors.Is(fault, indicator.ColumnUnknown) || errors.Is(fault, indicator.ColumnDoubled) {
					broken = fault
					return false
				}
				var f store.Fact
				if fault == nil && !known[o.Indicator] {
					fault = texts.Error(form.Error{Code: IndicatorUnknown, Path: "indicator", Value: string(o.Indicator)}) // nobody would ever see it
				}
				if fault == nil {
					fault = may(o.Body)
				}
				if fault == nil {
					if o.Recorded == form.NoDay {
						o.Recorded = today
					}
					f, fault = observed(o, recorded)
				}
				return yield(line, f, fault)
			})
		},
	}
}

// observed is an observation as it is recorded. What it is about, and the day of
// recording, is its key.
func observed(o indicator.Observation, recorded string) (f store.Fact, err error) {
	for _, part := range [][2]string{{"indicator", string(o.Indicator)}, {"procedure", o.Procedure}} {
		if err := keyPart(part[0], part[1]); err != nil {
			return f, err
		}
	}
	data, err := o.MarshalJSON()
	return store.Fact{Kind: store.Observations, Name: stream(o.Period, o.Window), ID: ObservationID(o), Recorded: recorded, Data: string(data)}, err
}

// ObservationID is the key of an observation.
func ObservationID(o indicator.Observation) string {
	return strings.Join([]string{string(o.Indicator), string(o.Body), stream(o.Period, o.Window), o.Procedure, o.Recorded.String()}, "#")
}

// stream is the stream of the figures of a period.
func stream(p schedule.Period, w schedule.Window) string {
	if w == schedule.CalendarWindow {
		return p.String()
	}
	return p.String() + " " + w.String()
}

// sameFigure says that two observations of one key give one figure, whoever says
// so.
func sameFigure(kept, sent string) bool {
	var a, b indicator.Observation
	return a.UnmarshalJSON([]byte(kept)) == nil && b.UnmarshalJSON([]byte(sent)) == nil && a.Value == b.Value
}

// Closing is a period whose figures were published.
type Closing struct {
	Period schedule.Period `json:"period"`
	Window schedule.Window `json:"window,omitzero"`
	On     form.Day        `json:"on"`
}

// ID is the period and, where it is not the calendar, the window.
func (c Closing) ID() string { return stream(c.Period, c.Window) }

var closingForm = form.Of[Closing](1)

// book is what was observed, made of the log.
type book struct {
	looked
	room     *Room
	of       *indicator.Ledger // nil until it is asked for
	closings []Closing         // in the order in which they were made
	kept     int
}

// observedKinds is the kinds of facts that a book is made of.
var observedKinds = []store.Kind{store.Observations, store.Closings}

// Observed lets f ask what was observed, with all that was acknowledged before,
// and says up to which fact it goes. Nothing else asks meanwhile.
func (r *Room) Observed(ctx context.Context, f func(l *indicator.Ledger, closings []Closing) error) (store.Mark, error) {
	b := r.book
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.catchUp(ctx); err != nil {
		return 0, err
	}
	return b.last.Mark, f(b.of, b.closings)
}

func (b *book) catchUp(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx) // others wait for it
	s := b.room.options.Store
	if b.of == nil {
		if err := b.begin(ctx); err != nil {
			return err
		}
	}
	if s == nil {
		return nil
	}
	last, end, err := s.Last(ctx, b.end, observedKinds...)
	if err != nil {
		return err
	}
	if last > b.end {
		if err := b.read(ctx, last); err != nil {
			return err // what was taken in of it is taken in again, which changes nothing
		}
	}
	b.end = end
	b.reached.Store(int64(end))
	return nil
}

// begin is the ledger of the snapshot, or an empty one.
func (b *book) begin(ctx context.Context) error {
	b.of, b.closings, b.end, b.last = &indicator.Ledger{}, nil, 0, header{}
	h, data := b.file().read(ctx, b.room.options.Store)
	if data == nil || b.of.UnmarshalBinary(data) != nil {
		b.of = &indicator.Ledger{}
		return nil
	}
	b.last, b.end, b.kept = h, h.Mark, h.Count
	for f, err := range b.room.options.Store.Of(ctx, store.Closings, h.Mark) {
		if err != nil {
			return err
		}
		c, err := closingForm.Read([]byte(f.Data), nil)
		if err != nil {
			return err
		}
		b.closings = append(b.closings, c)
	}
	return nil
}

// read takes in what was recorded up to a mark, observations many at a time.
func (b *book) read(ctx context.Context, upTo store.Mark) error {
	waiting := make([]indicator.Observation, 0, together)
	take := func() error {
		err := b.of.Add(waiting...)
		waiting = waiting[:0]
		return err
	}
	for f, err := range b.room.options.Store.Since(ctx, b.end, upTo, observedKinds...) {
		if err != nil {
			return err
		}
		b.last.Mark, b.last.Last, b.last.Count = f.At, f.ID, b.last.Count+1
		if f.Kind == store.Observations {
			var o indicator.Observation
			if err := o.UnmarshalJSON([]byte(f.Data)); err != nil {
				return err
			}
			if waiting = append(waiting, o); len(waiting) < together {
				continue
			}
		}
		if err := take(); err != nil {
			return err
		}
		if f.Kind == store.Closings {
			c, err := closingForm.Read([]byte(f.Data), nil)
			if err != nil {
				return err
			}
			if err := b.of.Close(c.Period, c.Window, c.On); err != nil {
				return err
			}
			if !slices.Contains(b.closings, c) {
				b.closings = append(b.closings, c)
			}
		}
	}
	return take()
}

func (b *book) file() snapshot {
	return snapshot{folder: b.room.options.Snapshots, name: "observations", kinds: observedKinds}
}

// keep writes the snapshot, if it is worth it.
func (b *book) keep() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.of == nil || b.last.Count-b.kept < worthKeeping {
		return nil
	}
	data, err := b.of.MarshalBinary()
	if err == nil {
		err = b.file().write(b.last, data)
	}
	if err == nil {
		b.kept = b.last.Count
	}
	return err
}

// within is a period and the shorter ones in it, of which it is made.
func within(p schedule.Period) []schedule.Period {
	all := []schedule.Period{p}
	finer := map[schedule.Grain]schedule.Grain{schedule.GrainYears: schedule.GrainYear, schedule.GrainYear: schedule.GrainHalfYear, schedule.GrainHalfYear: schedule.GrainQuarter, schedule.GrainQuarter: schedule.GrainMonth}
	if g, ok := finer[p.Grain()]; ok {
		for _, q := range p.Split(g) {
			all = append(all, within(q)...)
		}
	}
	return all
}

// Seen is the mark of the last observation of a period or of one in it: what
// whoever closes it must have seen.
func (r *Room) Seen(ctx context.Context, p schedule.Period, w schedule.Window) (store.Mark, error) {
	if r.options.Store == nil {
		return 0, nil
	}
	return r.options.Store.LastOf(ctx, streams(p, w)...)
}

// streams is what a period is closed by: what was observed of it, and of those in
// it, and whether it is closed.
func streams(p schedule.Period, w schedule.Window) []store.Stream {
	all := []store.Stream{{Kind: store.Closings, Name: stream(p, w)}}
	for _, q := range within(p) {
		all = append(all, store.Stream{Kind: store.Observations, Name: stream(q, w)})
	}
	return all
}

// Close publishes the figures of a period, and of those in it, on a day: they
// stay. What nobody observed and dossiers give is observed now, so that it stays
// too. seen is the mark of the last observation that whoever closes has seen; with
// another by now it is [store.VersionConflict].
func (r *Room) Close(ctx context.Context, c Closing, seen store.Mark) (added bool, err error) {
	if r.options.Store == nil {
		return false, texts.Error(form.Error{Code: NothingRecorded})
	}
	if last := c.Window.Span(c.Period).Last(); c.On < last { // what is to come would be a correction of what was never whole
		return false, texts.Error(form.Error{Code: PeriodOpen, Path: "on", Value: c.On.String(), Args: form.Args{"period": c.Period.String(), "last": last}})
	}
	counted, err := r.Counted(ctx, c.Window, nil, within(c.Period)...)
	if err != nil {
		return false, err
	}
	recorded := r.now()
	var facts []store.Fact
	var known error
	if _, err = r.Observed(ctx, func(l *indicator.Ledger, _ []Closing) error {
		if on, closed := l.Closed(c.Period, c.Window); closed {
			if known = l.Close(c.Period, c.Window, c.On); on == c.On {
				added = true // it stands
			}
			return nil
		}
		for _, o := range counted {
			if _, told := l.Get(o.Key()); !told && len(l.History(o.Key())) == 0 {
				o.Recorded = c.On
				f, err := observed(o, recorded)
				if err != nil {
					return err
				}
				facts = append(facts, f)
			}
		}
		return nil
	}); err != nil || known != nil {
		return false, errors.Join(err, known)
	}
	if added {
		return false, nil
	}
	data, err := closingForm.Write(c)
	if err != nil {
		return false, err
	}
	facts = append(facts, store.Fact{Kind: store.Closings, Name: c.ID(), ID: c.ID(), Recorded: recorded, Data: string(data)})
	taken, err := r.options.Store.AppendMany(ctx, store.Many{Facts: facts, Whole: true, Same: sameFigure,
		Judged: store.Judged{At: seen, By: streams(c.Period, c.Window)}})
	if errors.Is(err, store.Overtaken) || err == nil && len(taken.Refused) > 0 {
		now, fault := r.Seen(ctx, c.Period, c.Window)
		return false, cmp.Or(fault, store.Conflict(int(now)))
	}
	return taken.Added > 0, err
}

// Counted is the observations that dossiers give of some periods, with registry
// for the bodies above theirs too.
func (r *Room) Counted(ctx context.Context, w schedule.Window, registry *body.Registry, periods ...schedule.Period) (all []indicator.Observation, err error) {
	_, err = r.Dossiers(ctx, w, func(d Register) error {
		for _, p := range periods {
			if p.Grain() == schedule.GrainYears {
				continue // a tally has none so long
			}
			more, err := d.Observations(d.figures(p, registry))
			if err != nil {
				return err
			}
			all = append(all, more...)
		}
		return nil
	})
	return all, err
}
