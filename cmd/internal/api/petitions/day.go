package petitions

import (
	"bytes"
	"net/http"
	"slices"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

// domain makes the identifiers of the server's calendar events its own.
const domain = "tthc"

// dueParams holds what is asked of a list of a day against what there is.
func dueParams(p spec.ListPetitionsDueParams) error {
	if err := all("clock", p.Clock, "petitioner", "indicator", "step"); err != nil {
		return err
	}
	if err := all("urgency", p.Urgency, string(desk.UrgencyOverdue), string(desk.UrgencyDueToday), string(desk.UrgencyNearlyDue), string(desk.UrgencyLater)); err != nil {
		return err
	}
	for _, s := range wire.ValueOf(p.Step) {
		if !petition.Step(s).Valid() {
			return wire.ParameterForm("step")
		}
	}
	if p.Soon != nil && (*p.Soon < 1 || *p.Soon > 250) {
		return wire.ParameterForm("soon")
	}
	if p.Format != nil && *p.Format != "json" && *p.Format != "ics" {
		return wire.ParameterForm("format")
	}
	return nil
}

func (h *Handlers) ListPetitionsDue(w http.ResponseWriter, r *http.Request, params spec.ListPetitionsDueParams) {
	on, err := h.asOf("asOf", params.AsOf)
	if err == nil {
		err = dueParams(params)
	}
	var v *casebook.View
	if err == nil {
		v, err = h.Book.At(r.Context())
	}
	calendar := wire.ValueOf(params.Format) == "ics"
	q := desk.DueQuery{On: on, Soon: wire.ValueOf(params.Soon), All: calendar || slices.Contains(wire.ValueOf(params.Urgency), spec.ListPetitionsDueParamsUrgency(desk.UrgencyLater))}
	if err == nil {
		q.For, err = belongs(v, params.Body, on)
	}
	var list desk.DueList
	if err == nil {
		list, err = desk.NewDueList(v.Process, v.Items(on), q)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	var items []desk.DueItem
	for i := range list.All() {
		if asks(params.Clock, i.Clock.String()) && asks(params.Step, string(i.Step())) && asks(params.Urgency, string(i.Urgency)) {
			items = append(items, i)
		}
	}
	if calendar {
		h.writeCalendar(w, r, v, items, on, wire.ValueOf(params.Body))
		return
	}
	items, err = wire.Page(w.Header(), r, items, params.Limit, params.After, func(i desk.DueItem) string { return i.Key() })
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	rows := make([]spec.PetitionDue, len(items))
	for i, item := range items {
		a := v.Process.Agenda(item.Item, on, wire.Language(r))
		rows[i] = spec.PetitionDue{Key: a.Key, Code: a.About, Body: a.Body, Clock: spec.PetitionDueClock(item.Clock.String()), Step: string(item.Step()), Title: a.Title,
			Since: item.Since().String(), Due: item.Due().String(), Urgency: spec.PetitionDueUrgency(item.Urgency)}
	}
	h.Answer(w, r, http.StatusOK, rows)
}

// asks says whether a value is one of those that are asked for; any is where none
// was.
func asks[T ~string](values *[]T, value string) bool {
	return values == nil || slices.Contains(*values, T(value))
}

// writeCalendar answers with the items as iCalendar.
func (h *Handlers) writeCalendar(w http.ResponseWriter, r *http.Request, v *casebook.View, items []desk.DueItem, on form.Day, name string) {
	c := ical.Calendar{Name: wire.Language(r).Pick("Phản ánh, kiến nghị", "Petitions")}
	if name != "" {
		c.Name += " · " + name
	}
	for _, i := range items {
		c.Events = append(c.Events, v.Process.Agenda(i.Item, on, wire.Language(r)).Event(domain))
	}
	var b bytes.Buffer
	if err := ical.Write(&b, h.Ledger.Now(), c); err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // fails only when the client is gone
}

func (h *Handlers) CountPetitions(w http.ResponseWriter, r *http.Request, params spec.CountPetitionsParams) {
	q, err := h.tallyQuery(params)
	var v *casebook.View
	if err == nil {
		v, err = h.Book.At(r.Context())
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	stats := answer.PetitionStats(v.Process, v.Petitions(q.Last()), q)
	if wire.ValueOf(params.Format) != "csv" {
		h.Answer(w, r, http.StatusOK, stats)
		return
	}
	header, rows := answer.PetitionTable(stats, q.By, wire.Language(r))
	var b bytes.Buffer
	if err := grid.WriteCSV(&b, header, slices.Values(rows)); err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="petitions.csv"`)
	_, _ = w.Write(b.Bytes()) // fails only when the client is gone
}

func (h *Handlers) tallyQuery(params spec.CountPetitionsParams) (q figures.TallyQuery, err error) {
	if q.Period, err = schedule.ParsePeriod(params.Period); err != nil {
		return q, wire.BadParameter("period", err)
	}
	if params.Window != nil {
		if q.Window, err = schedule.ParseWindow(string(*params.Window)); err != nil {
			return q, wire.BadParameter("window", err)
		}
	}
	switch by := wire.ValueOf(params.By); {
	case by == "subject":
		q.By = figures.GroupBySubject
	case params.By != nil && by != "body":
		return q, wire.ParameterForm("by")
	}
	if format := wire.ValueOf(params.Format); params.Format != nil && format != "json" && format != "csv" {
		return q, wire.ParameterForm("format")
	}
	q.Today = h.Ledger.Today() // of a period that has not ended only what was so far is known
	return q, nil
}

func (h *Handlers) ListSenderNotices(w http.ResponseWriter, r *http.Request, params spec.ListSenderNoticesParams) {
	on, err := h.asOf("day", params.Day)
	var since form.Day
	if err == nil {
		since, err = dayOf("since", params.Since)
	}
	var v *casebook.View
	if err == nil {
		v, err = h.Book.At(r.Context())
	}
	var list []answer.News
	if err == nil {
		for pet := range v.Petitions(on) {
			if pet.Last().At.Day() < since && pet.State() != petition.StateDuplicate { // it has nothing new
				continue
			}
			for _, n := range desk.NewsFor(v.Process, pet, on, wire.Language(r)) {
				if n.On >= since {
					list = append(list, answer.NewsOf(n))
				}
			}
		}
		list, err = wire.Page(w.Header(), r, list, params.Limit, params.After, func(n answer.News) string { return n.Key })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, list)
}

func (h *Handlers) ListPetitionReminders(w http.ResponseWriter, r *http.Request, params spec.ListPetitionRemindersParams) {
	on, err := h.asOf("day", params.Day)
	var since form.Day
	if err == nil {
		since, err = dayOf("since", params.Since)
	}
	var v *casebook.View
	if err == nil {
		v, err = h.Book.At(r.Context())
	}
	var ours func(body.ID) bool
	if err == nil {
		ours, err = belongs(v, params.Body, on)
	}
	list := []spec.PetitionReminder{}
	if err == nil {
		items := func(yield func(agenda.Item) bool) {
			for _, i := range v.Items(on) {
				if a := v.Process.Agenda(i, on, wire.Language(r)); ours == nil || ours(body.ID(a.Body)) {
					if !yield(a) {
						return
					}
				}
			}
		}
		for n := range agenda.Reminders(v.Process.Calendar(), items, on, agenda.DefaultEscalation()) {
			if n.On >= since {
				list = append(list, spec.PetitionReminder{Key: n.Key, Code: n.Item.About, Body: n.Item.Body, To: spec.PetitionReminderTo(n.To),
					Day: n.On.String(), Due: n.Item.Due.String(), Text: n.Item.Title})
			}
		}
		list, err = wire.Page(w.Header(), r, list, params.Limit, params.After, func(n spec.PetitionReminder) string { return n.Key })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, list)
}
