package duties

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// seenCookie keeps when a browser last looked.
const seenCookie = "seen"

// rest is how long somebody looks away before a look counts as another: what came
// between two is news.
const rest = 30 * time.Minute

// mine is the duties of one body, over all plans.
type mine struct {
	ID           body.ID
	Name         string
	Chosen       bool // as whose duties the browser shows first
	Coordinating bool
	Count        plan.Count
	Groups       []group
	Since        time.Time // of the last look; zero: there was none
	News         []news
}

// group is rows under a heading.
type group struct {
	Key, Title string
	Open       bool // shown at once
	Count      plan.Count
	Rows       []row
}

func (g *group) add(r row) {
	g.Count = g.Count.With(r.Status)
	g.Rows = append(g.Rows, r)
}

// news is something that was recorded since the last look.
type news struct {
	Event plan.Event
	Row   row
}

// home shows the duties of the body that is asked for, or that the browser keeps;
// without one, where to find it, and the plans.
func (s *room) home(w http.ResponseWriter, r *http.Request) {
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	kept := frame.Body(r, known.Bodies(), s.Ledger.Today())
	id := kept
	if text := r.FormValue("body"); text != "" {
		v.Sought = text
		if id, v.Found, v.Near = frame.Seek(known.Bodies(), text, v.AsOf, v.Lang); id.IsZero() {
			v.Title = v.T("Chọn cơ quan", "Choose a body")
			s.Page(w, r, http.StatusOK, "choose.html", v)
			return
		}
	}
	if id.IsZero() {
		s.plans(w, r)
		return
	}
	if err := s.fillMine(r, v, known, id); err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Mine.Chosen = id == kept
	if v.Mine.Chosen {
		s.look(w, r, v, known)
	}
	v.Title = v.Mine.Name
	s.Page(w, r, http.StatusOK, "mine.html", v)
}

// choose keeps whose duties the browser shows first; none, where it is asked to
// forget.
func (s *room) choose(w http.ResponseWriter, r *http.Request) {
	if !s.Posted(w, r, frame.MaxForm) {
		return
	}
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	text := r.PostFormValue("body")
	if text != "" {
		id, err := body.ParseID(text)
		if err != nil {
			s.Refuse(w, r, http.StatusBadRequest, err)
			return
		}
		if known.Bodies().ByID(id).IsZero() {
			s.Refuse(w, r, http.StatusNotFound, ledger.BodyMissing(known.Bodies(), text, body.Match{}, s.Ledger.Today()))
			return
		}
	}
	frame.Keep(w, frame.BodyCookie, text)
	frame.Keep(w, seenCookie, "")
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// fillMine fills in what a body owes.
func (s *room) fillMine(r *http.Request, v *view, known *ledger.View, id body.ID) error {
	m := &mine{ID: id, Name: known.Bodies().ByID(id).Name(v.AsOf), Coordinating: r.FormValue("coordinating") != ""}
	q := plan.DueQuery{AsOf: v.AsOf, Language: v.Lang, ObligationQuery: plan.ObligationQuery{Expand: true, Coordinating: m.Coordinating}}
	rows, err := known.List(r.Context(), "", id.String(), q, ledger.DueFilter{})
	if err != nil {
		return err
	}
	sunday := v.AsOf + form.Day(7-int(schedule.WeekdayOf(v.AsOf)))
	overdue := group{Key: "overdue", Title: v.T("Quá hạn", "Overdue"), Open: true}
	week := group{Key: "week", Title: v.T("Đến hạn trong tuần này, đến hết "+v.Day(sunday), "Due this week, to the end of "+v.Day(sunday)), Open: true}
	later := group{Key: "later", Title: v.T("Sắp tới", "Later"), Open: true}
	undated := group{Key: "undated", Title: v.T("Thường xuyên, chưa có hạn", "Ongoing, or without a due day yet")}
	done := group{Key: "done", Title: v.T("Đã hoàn thành", "Done")}
	for _, due := range rows {
		m.Count = m.Count.With(due.Status)
		to := &later
		switch {
		case due.Status == plan.DoneOnTime || due.Status == plan.DoneLate:
			to = &done
		case due.Status == plan.OpenOverdue:
			to = &overdue
		case due.Due.IsZero():
			to = &undated
		case due.Due <= sunday:
			to = &week
		}
		to.add(row{DueRow: due, Lang: v.Lang, AsOf: v.AsOf})
	}
	m.Groups = []group{overdue, week, later, undated, done}
	v.Mine = m
	return nil
}

// look tells what was recorded about the duties since the last look of the browser,
// which keeps when that was and when the look before it was.
func (s *room) look(w http.ResponseWriter, r *http.Request, v *view, known *ledger.View) {
	now := s.Ledger.Now()
	var before, last time.Time
	if c, err := r.Cookie(seenCookie); err == nil {
		a, b, _ := strings.Cut(c.Value, ".")
		before, last = instant(a), instant(b)
	}
	if now.Sub(last) > rest {
		before, last = last, now
	} else {
		last = now
	}
	seen := ""
	if !before.IsZero() {
		seen = strconv.FormatInt(before.Unix(), 10)
	}
	frame.Keep(w, seenCookie, seen+"."+strconv.FormatInt(last.Unix(), 10))
	v.Mine.Since = before
	if before.IsZero() {
		return
	}
	for _, g := range v.Mine.Groups {
		for _, duty := range g.Rows {
			o, err := known.Obligation(duty.ID)
			if err != nil {
				continue // of a version that the plan has no more
			}
			events, gone, err := known.History(r.Context(), o)
			if err != nil {
				continue
			}
			for i, e := range events {
				if duty.Inner != "" && e.ID != duty.Inner && e.Inner != duty.Inner {
					continue // of the whole, or of the part of another
				}
				if e.Recorded.After(before) && !gone[i] && len(v.Mine.News) < 50 {
					v.Mine.News = append(v.Mine.News, news{e, duty})
				}
			}
		}
	}
}

// instant is a time that a cookie keeps; what is none is the zero time.
func instant(text string) time.Time {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 {
		return time.Time{}
	}
	return time.Unix(n, 0).In(calendar.Zone())
}

// BodyLink is the address of the duties of a body on the day of the page.
func (v *view) BodyLink(id body.ID) string {
	q := url.Values{"body": {id.String()}}
	if v.AsOf != v.Today {
		q.Set("asOf", v.AsOf.String())
	}
	return "/?" + q.Encode()
}
