package onestop

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// tallyJSON is the stored form of a tally: by what it counts, and what it
// counted, so that it goes on where it stopped, or is merged elsewhere.
type tallyJSON struct {
	Window      schedule.Window  `json:"window"`
	ByProcedure bool             `json:"byProcedure,omitzero"`
	Rules       rulesJSON        `json:"rules,omitzero"`
	Series      []seriesJSON     `json:"series,omitempty"`
	Refused     map[string]int64 `json:"refused,omitempty"` // by code
	NotReceived int64            `json:"notReceived,omitzero"`
}

type rulesJSON struct {
	Procedures       map[string]Procedure `json:"procedures,omitempty"`
	AppointmentMoved bool                 `json:"appointmentMoved,omitzero"`
	OwnCounter       bool                 `json:"ownCounter,omitzero"` // terms were counted by a counter of the host's
}

// seriesJSON is what was counted for a body, or a body and procedure.
type seriesJSON struct {
	Body      body.ID       `json:"body"`
	Procedure string        `json:"procedure,omitzero"`
	Months    []monthJSON   `json:"months,omitempty"`
	Overdue   []overdueJSON `json:"overdue,omitempty"`
	Moved     []movedJSON   `json:"moved,omitempty"`
}

// monthJSON is the counts of a month of the window that are not nought, by the
// name of the fact: of the dossiers received in it, and of those finished.
type monthJSON struct {
	Month    schedule.Period  `json:"month"`
	Received map[string]int64 `json:"received,omitempty"`
	Finished map[string]int64 `json:"finished,omitempty"`
}

// overdueJSON is how many dossiers became overdue in progress on a day.
type overdueJSON struct {
	Day      form.Day `json:"day"`
	Dossiers int64    `json:"dossiers"`
}

// movedJSON is the dossiers in progress that came in a month, less those that
// left: on its first day, or within it.
type movedJSON struct {
	Month   schedule.Period  `json:"month"`
	Within  bool             `json:"within,omitzero"`
	Present map[string]int64 `json:"present"`
}

var tallyForm = form.Of[tallyJSON](1)

// MarshalJSON writes the tally to be kept: {"v":1,"window","byProcedure",
// "rules","series":[{"body","procedure","months":[{"month","received",
// "finished"}],"overdue":[{"day","dossiers"}],"moved":[{"month","within",
// "present"}]}],"refused","notReceived"}. It
// holds counts and no dossier. The same counts are the same bytes.
func (t Tally) MarshalJSON() ([]byte, error) {
	u := &Tally{options: t.options}
	u.begin()
	u.take(&t) // t stays as it is, with the dossiers that wait in it
	o := t.options.form()
	j := tallyJSON{Window: o.Window, ByProcedure: o.ByProcedure, NotReceived: t.notReceived, Rules: o.Rules}
	for i := range u.series {
		if s := u.series[i].form(); max(len(s.Months), len(s.Overdue), len(s.Moved)) > 0 {
			k := u.key(i)
			s.Body, s.Procedure = k.Body, k.Procedure
			j.Series = append(j.Series, s)
		}
	}
	slices.SortFunc(j.Series, func(a, b seriesJSON) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.Procedure, b.Procedure))
	})
	for why, n := range t.refused {
		if n != 0 {
			if j.Refused == nil {
				j.Refused = map[string]int64{}
			}
			j.Refused[string(reasonCodes[why])] = n
		}
	}
	return tallyForm.Write(j)
}

// take adds the series of another tally and the dossiers that wait in it.
func (t *Tally) take(u *Tally) {
	for i := range u.series {
		s, _ := t.seriesOf(u.key(i))
		s.merge(&u.series[i])
	}
	for i := range u.waiting {
		w := &u.waiting[i]
		s, _ := t.seriesOf(u.named(w.pair))
		s.add(&w.entry, 1)
	}
}

// form is the months and days of a series that have a count.
func (s *series) form() (j seriesJSON) {
	for i := range s.rows {
		c := s.counts(i)
		if c == (totals{}) {
			continue
		}
		j.Months = append(j.Months, monthJSON{Month: monthPeriod(int(s.rows[i].month)), Received: named(c.received[:], factNames[:]), Finished: named(c.finished[:], outcomeNames)})
	}
	for _, c := range s.rare.overdue {
		if c.n != 0 {
			j.Overdue = append(j.Overdue, overdueJSON{c.day, c.n})
		}
	}
	for _, c := range s.rare.moved {
		if c.facts != (LastingCounts{}) {
			j.Moved = append(j.Moved, movedJSON{monthPeriod(int(c.month)), c.within, named(c.facts[:], factNames[:lasting])})
		}
	}
	return j
}

// named is the counts that are not nought, by name.
func named(counts []int64, names []string) map[string]int64 {
	m := map[string]int64{}
	for i, n := range counts {
		if n != 0 {
			m[names[i]] = n
		}
	}
	return m
}

// UnmarshalJSON reads what [Tally.MarshalJSON] wrote, in place of what the
// tally held. A zero Tally becomes one of the options written; one made by
// [NewTally] must have these, because figures by other rules would not mean the
// same. Of a counter of the host's own the form only says that there was one:
// such a tally is read into one made with that counter.
func (t *Tally) UnmarshalJSON(b []byte) error {
	var u *Tally
	_, err := tallyForm.Read(b, func(j *tallyJSON) (errs form.Errors) {
		var err error
		if u, err = t.restored(optionsJSON{j.Window, j.ByProcedure, j.Rules}); err != nil {
			return form.All(err)
		}
		u.notReceived = j.NotReceived
		return u.fill(j)
	})
	if err != nil {
		return err
	}
	*t = *u
	return nil
}

// optionsJSON is the options of a tally in a form.
type optionsJSON struct {
	Window      schedule.Window `json:"window"`
	ByProcedure bool            `json:"byProcedure,omitzero"`
	Rules       rulesJSON       `json:"rules,omitzero"`
}

func (o *Options) form() optionsJSON {
	return optionsJSON{o.Window, o.ByProcedure, rulesJSON{Procedures: o.Rules.Procedures, AppointmentMoved: o.Rules.AppointmentMoved, OwnCounter: o.Rules.Counter != nil}}
}

// restored is an empty tally of the options written, which must be those of t
// unless it is the zero Tally.
func (t *Tally) restored(j optionsJSON) (*Tally, error) {
	o := Options{Window: j.Window, ByProcedure: j.ByProcedure, Rules: Rules{Procedures: j.Rules.Procedures, AppointmentMoved: j.Rules.AppointmentMoved}}
	if t.months != nil {
		o.Rules.Counter = t.options.Rules.Counter
	}
	u, err := NewTally(o)
	if err != nil {
		return nil, form.All(err).Under("rules")
	}
	if (o.Rules.Counter != nil) != j.Rules.OwnCounter {
		return nil, texts.Error(form.Error{Code: TallyRules, Path: "rules.ownCounter"})
	}
	if t.months != nil {
		if err := u.alike(t); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// fill takes the counts of a form.
func (t *Tally) fill(j *tallyJSON) (errs form.Errors) {
	add := func(path string, code form.Code, value string) {
		errs = append(errs, texts.Error(form.Error{Code: code, Path: path, Value: value}))
	}
	for code, n := range j.Refused {
		why := slices.Index(reasonCodes[:], form.Code(code))
		if why <= 0 {
			add("refused."+code, form.FieldUnknown, "")
			continue
		}
		if n < 0 {
			add("refused."+code, CountNegative, fmt.Sprint(n))
		}
		t.refused[why] = n
	}
	if j.NotReceived < 0 {
		add("notReceived", CountNegative, fmt.Sprint(j.NotReceived))
	}
	for i, s := range j.Series {
		path := fmt.Sprintf("series[%d]", i)
		switch {
		case t.options.ByProcedure && s.Procedure == "":
			add(path+".procedure", form.FieldMissing, "")
			continue
		case !t.options.ByProcedure && s.Procedure != "":
			add(path+".procedure", ReportProcedure, "")
			continue
		}
		to, why := t.seriesOf(Counted{Body: s.Body, Procedure: s.Procedure})
		if why != 0 {
			add(path+".body", reasonCodes[why], string(s.Body))
			continue
		}
		if max(len(to.rows), len(to.rare.overdue), len(to.rare.moved)) > 0 {
			add(path+".body", form.FieldDoubled, string(s.Body))
			continue
		}
		errs = append(errs, to.take(s).Under(path)...)
	}
	return errs
}

// take sets a series, which is empty, to the counts of a form.
func (s *series) take(j seriesJSON) (errs form.Errors) {
	for i, m := range j.Months {
		path := fmt.Sprintf("months[%d]", i)
		if m.Month.Grain() != schedule.GrainMonth {
			errs = append(errs, texts.Error(form.Error{Code: ReportPeriod, Path: path + ".month", Value: m.Month.String()}))
			continue
		}
		first, _ := monthsOf(m.Month)
		if _, found := s.find(int16(first)); found {
			errs = append(errs, texts.Error(form.Error{Code: form.FieldDoubled, Path: path + ".month", Value: m.Month.String()}))
			continue
		}
		var c totals
		errs = append(errs, unnamed(c.received[:], factNames[:], m.Received, 0).Under(path+".received")...)
		errs = append(errs, unnamed(c.finished[:], outcomeNames, m.Finished, 0).Under(path+".finished")...)
		s.set(int16(first), &c)
	}
	for i, o := range j.Overdue {
		if slices.ContainsFunc(s.rare.overdue, func(c dayCount) bool { return c.day == o.Day }) {
			errs = append(errs, texts.Error(form.Error{Code: form.FieldDoubled, Path: fmt.Sprintf("overdue[%d].day", i), Value: o.Day.String()}))
			continue
		}
		s.becameOverdue(o.Day, o.Dossiers)
	}
	for i, m := range j.Moved {
		path := fmt.Sprintf("moved[%d]", i)
		if m.Month.Grain() != schedule.GrainMonth {
			errs = append(errs, texts.Error(form.Error{Code: ReportPeriod, Path: path + ".month", Value: m.Month.String()}))
			continue
		}
		first, _ := monthsOf(m.Month)
		c := s.movedIn(int16(first), m.Within)
		if c.facts != (LastingCounts{}) {
			errs = append(errs, texts.Error(form.Error{Code: form.FieldDoubled, Path: path + ".month", Value: m.Month.String()}))
			continue
		}
		errs = append(errs, unnamed(c.facts[:], factNames[:lasting], m.Present, -indicator.MaxCount).Under(path+".present")...)
	}
	return errs
}

// unnamed puts counts back to their places, none of them below the least.
func unnamed(counts []int64, names []string, from map[string]int64, least int64) (errs form.Errors) {
	for name, n := range from {
		switch i := slices.Index(names, name); {
		case name == "": // its path would be that of the counts
			errs = append(errs, texts.Error(form.Error{Code: form.FieldUnknown, Path: `""`}))
		case i < 0:
			errs = append(errs, texts.Error(form.Error{Code: form.FieldUnknown, Path: name}))
		case n < least && least == 0:
			errs = append(errs, texts.Error(form.Error{Code: CountNegative, Path: name, Value: fmt.Sprint(n)}))
		case n > indicator.MaxCount || n < least:
			errs = append(errs, texts.Error(form.Error{Code: form.FieldRange, Path: name, Value: fmt.Sprint(n)}))
		default:
			counts[i] = n
		}
	}
	slices.SortFunc(errs, func(a, b *form.Error) int { return cmp.Compare(a.Path, b.Path) })
	return errs
}

// set makes the row of a month that there is none of yet.
func (s *series) set(m int16, c *totals) {
	i := s.month(m)
	most := int64(0)
	for _, n := range c.received {
		most = max(most, n)
	}
	for _, n := range c.finished {
		most = max(most, n)
	}
	if most >= mostSteps {
		*s.settle(i) = *c
		return
	}
	r := &s.rows[i]
	pack(r.received[:], c.received[:])
	pack(r.finished[:], c.finished[:])
	r.steps = int16(most)
}

// MarshalJSON writes the counts that are not nought by the name of their fact:
// {"all":12,"filedOnline":3}.
func (c ReceivedCounts) MarshalJSON() ([]byte, error) {
	return countsForm.Write(named(c[:], factNames[:]))
}

// UnmarshalJSON reads what [ReceivedCounts.MarshalJSON] writes.
func (c *ReceivedCounts) UnmarshalJSON(b []byte) error {
	var d ReceivedCounts
	err := readCounts(b, d[:], factNames[:])
	if err == nil {
		*c = d
	}
	return err
}

// MarshalJSON writes the counts that are not nought by the name of their fact.
func (c LastingCounts) MarshalJSON() ([]byte, error) {
	return countsForm.Write(named(c[:], factNames[:lasting]))
}

// UnmarshalJSON reads what [LastingCounts.MarshalJSON] writes.
func (c *LastingCounts) UnmarshalJSON(b []byte) error {
	var d LastingCounts
	err := readCounts(b, d[:], factNames[:lasting])
	if err == nil {
		*c = d
	}
	return err
}

var countsForm = form.Of[map[string]int64](0)

func readCounts(b []byte, counts []int64, names []string) error {
	_, err := countsForm.Read(b, func(m *map[string]int64) form.Errors { return unnamed(counts, names, *m, 0) })
	return err
}
