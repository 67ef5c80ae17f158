package office

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/cmd/internal/whatif"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// mostLaw is the most bytes of notices or bodies that a form brings: all communes with the
// former ones, several times.
const mostLaw = 32 << 20

// mostRows is how many rows a page shows of a list that may be long.
const mostRows = 200

// change is what notices or bodies would change, before anybody accepts it.
type change struct {
	whatif.Report
	Accept string // the address at which it is accepted
	Data   string // what is accepted
	Seen   string // what was shown: something else is shown first
	Known  bool   // it was taken in before
}

// changeOf is what a change of the law is on a page.
func (s *room) changeOf(r *http.Request, c ledger.LawChange, accept, data string) (*change, error) {
	report, err := whatif.Of(r.Context(), s.Ledger, s.book, c, nil)
	told := &change{Report: report, Accept: accept, Data: data, Known: c.Before.Calendar == nil}
	h := sha256.New()
	for _, d := range c.Days {
		_, _ = fmt.Fprintln(h, d.Text(form.Vietnamese)) // a hash takes everything
	}
	for _, m := range c.Moved {
		_, _ = fmt.Fprintln(h, m.Before.ID, m.Before.Due, m.After.Due, m.After.Bearer())
	}
	for _, l := range told.Limits {
		_, _ = fmt.Fprintln(h, l.Item.Code, l.Item.Key(), l.Item.Due(), l.After)
	}
	_, _ = fmt.Fprintln(h, told.Known, told.Bodies)
	told.Seen = hex.EncodeToString(h.Sum(nil)[:12])
	return told, err
}

// Bearer is the name of who has a duty: as the document calls them, where nobody knows
// them.
func (v *view) Bearer(r plan.DueRow) string {
	if id := r.Bearer(); !id.IsZero() && !v.known.Bodies().ByID(id).IsZero() {
		return v.Body(id)
	}
	return r.Body
}

// First is the first rows of a list of duties that move.
func (c *change) First() []plan.Move { return c.Moved[:min(len(c.Moved), mostRows)] }

// FirstLimits is the first of the limits that move.
func (c *change) FirstLimits() []petition.Move { return c.Limits[:min(len(c.Limits), mostRows)] }

// Others is the first rows of what else would be another.
func (c *change) Others(l form.Language) (some []whatif.Section) {
	for _, s := range c.Sections(l) {
		if s.Kind == "plans" || s.Kind == "figures" || s.Kind == "points" {
			s.Rows = s.Rows[:min(len(s.Rows), mostRows)]
			some = append(some, s)
		}
	}
	return some
}

// law is how one of the two kinds of law is taken in.
type law struct {
	title form.Text
	home  string // the page that lists it
	take  func(try bool) (ledger.LawChange, error)
}

// doing is something that is done with a change of the law that was shown.
type doing func(w http.ResponseWriter, r *http.Request, v *view, data string, of law, again func(status int))

// propose shows what would change, before it is accepted.
func (s *room) propose(w http.ResponseWriter, r *http.Request, v *view, data string, of law, again func(status int)) {
	c, err := of.take(true)
	if err == nil {
		v.Change, err = s.changeOf(r, c, of.home+"/accept", data)
	}
	if err != nil {
		s.answer(w, r, v, err, "", again)
		return
	}
	v.Title, v.Here, v.Other = of.title.In(v.Lang), of.home, of.home
	s.Page(w, r, http.StatusOK, "change.html", v)
}

// report gives what would change as a workbook to be signed; nothing is recorded.
func (s *room) report(w http.ResponseWriter, r *http.Request, v *view, _ string, of law, again func(status int)) {
	c, err := of.take(true)
	var told *change
	if err == nil {
		told, err = s.changeOf(r, c, "", "")
	}
	var b bytes.Buffer
	if err == nil {
		err = reports.WriteXLSX(&b, told.Sheets(v.Lang))
	}
	if err != nil {
		s.answer(w, r, v, err, "", again)
		return
	}
	w.Header().Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	w.Header().Set("Content-Disposition", `attachment; filename="`+v.T("tac-dong", "effect")+`.xlsx"`)
	_, _ = w.Write(b.Bytes()) // who asked has gone away, if anything
}

// accept takes in what was shown, where it still changes what it changed then.
func (s *room) accept(w http.ResponseWriter, r *http.Request, v *view, data string, of law, again func(status int)) {
	c, err := of.take(true)
	var now *change
	if err == nil {
		now, err = s.changeOf(r, c, of.home+"/accept", data)
	}
	if err == nil && now.Seen != r.PostFormValue("seen") {
		v.Change, v.Title, v.Here, v.Other = now, of.title.In(v.Lang), of.home, of.home
		v.Message, v.Refused = v.T("Từ lúc xem đến nay đã có thay đổi; hãy xem lại rồi chấp nhận.", "Something has changed since you looked; look again, and accept it then."), true
		s.Page(w, r, http.StatusConflict, "change.html", v)
		return
	}
	if err == nil {
		_, err = of.take(false)
	}
	s.answer(w, r, v, err, of.home+"?done=accepted", again)
}

func (s *room) noticePages() []page {
	return []page{
		{"GET", "/office/notices", "listNotices", s.notices},
		{"POST", "/office/notices", "addNotices", s.proposeNotice},
		{"POST", "/office/notices/report", "addNotices", s.reportNotice},
		{"POST", "/office/notices/accept", "addNotices", s.acceptNotice},
	}
}

var noticesTitle = form.Text{"Thông báo ngày nghỉ", "Notices of holidays"}

// notices lists the notices that the calendar rests on, the newest first.
func (s *room) notices(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, noticesTitle); ok {
		s.showNotices(w, r, http.StatusOK, v)
	}
}

func (s *room) showNotices(w http.ResponseWriter, r *http.Request, status int, v *view) {
	v.Notices = slices.Clone(v.known.Calendar().Notices())
	slices.Reverse(v.Notices)
	v.Here, v.Other = "/office/notices", "/office/notices"
	s.Page(w, r, status, "notices.html", v)
}

// noticeDays is how many days the form of a notice has rows for.
const noticeDays = 8

// Rows numbers the rows of the form.
func (v *view) Rows() []int {
	var list []int
	for i := range noticeDays {
		list = append(list, i)
	}
	return list
}

// DayKinds is what a notice may say of a day.
func (v *view) DayKinds() []calendar.Kind {
	return []calendar.Kind{calendar.Statutory, calendar.MakeUp, calendar.SwapOff, calendar.SwapWorking, calendar.Working, calendar.WeeklyRest}
}

// Nth is what a form that was refused had in a field of one of its rows.
func (v *view) Nth(field string, i int) string {
	if all := v.Filled[field]; i < len(all) {
		return all[i]
	}
	return ""
}

// notice is the notice of a form.
func (v *view) notice() (n calendar.Notice, err error) {
	n = calendar.Notice{Number: strings.TrimSpace(v.Filled.Get("number")), Issuer: strings.TrimSpace(v.Filled.Get("issuer"))}
	if n.Issued, err = day("issued", v.Filled.Get("issued")); err != nil {
		return n, err
	}
	for i, text := range v.Filled["day"] {
		if text == "" {
			continue
		}
		one := calendar.NoticeDay{Kind: calendar.Kind(v.Nth("kind", i)), Reason: form.Text{strings.TrimSpace(v.Nth("reason", i))}}
		if one.Day, err = day("day", text); err == nil && v.Nth("for", i) != "" {
			one.For, err = day("for", v.Nth("for", i))
		}
		if err != nil {
			return n, err
		}
		n.Days = append(n.Days, one)
	}
	if len(n.Days) == 0 {
		return n, written{texts.Error(form.Error{Code: form.FieldMissing, Path: "day"})}
	}
	return n, nil
}

// ofNotices is how notices are taken in.
func (s *room) ofNotices(r *http.Request, list []calendar.Notice) law {
	return law{noticesTitle, "/office/notices", func(try bool) (ledger.LawChange, error) { return s.Ledger.AddNotices(r.Context(), list, try) }}
}

// proposeNotice shows what a notice would change: nothing is recorded.
func (s *room) proposeNotice(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, noticesTitle)
	if !ok {
		return
	}
	again := func(status int) { s.showNotices(w, r, status, v) }
	n, err := v.notice()
	var data []byte
	if err == nil {
		if data, err = calendar.WriteNotices([]calendar.Notice{n}); err != nil {
			err = written{err}
		}
	}
	if err != nil {
		s.answer(w, r, v, err, "", again)
		return
	}
	s.propose(w, r, v, string(data), s.ofNotices(r, []calendar.Notice{n}), again)
}

func (s *room) acceptNotice(w http.ResponseWriter, r *http.Request) { s.shownNotice(w, r, s.accept) }

func (s *room) reportNotice(w http.ResponseWriter, r *http.Request) { s.shownNotice(w, r, s.report) }

// shownNotice does something with the notice whose effect was shown.
func (s *room) shownNotice(w http.ResponseWriter, r *http.Request, do doing) {
	v, ok := s.posted(w, r, noticesTitle)
	if !ok {
		return
	}
	again := func(status int) { s.showNotices(w, r, status, v) }
	data := r.PostFormValue("data")
	list, err := calendar.ReadNotices([]byte(data))
	if err != nil {
		s.answer(w, r, v, ledger.RefusedLaw(err), "", again)
		return
	}
	do(w, r, v, data, s.ofNotices(r, list), again)
}
