// Package compare is the page that holds the dossiers of the server against the file of
// another register, such as the national portal: why it judges them otherwise, what that
// costs, and the list to send. The file is read and not kept.
package compare

import (
	"bytes"
	"embed"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/compare"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop/reconcile"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed templates/*.html
var templates embed.FS

type room struct{ *frame.Frame }

// Add adds the page to the routes of a server.
func Add(mux *http.ServeMux, f *frame.Frame) {
	s := &room{f.With(templates)}
	mux.HandleFunc("GET /reconcile", s.Enter("getDossier", s.ask))
	mux.HandleFunc("POST /reconcile", s.Enter("getDossier", s.answer))
	f.Only(mux, map[string]string{"/reconcile": "GET, HEAD, POST"})
}

// What the page refuses.
const (
	fileMissing form.Code = "file"
	bodyMissing form.Code = "body"
	early       form.Code = "period.early"
)

var texts = form.Texts{
	fileMissing: {"chưa chọn tệp của bên kia", "no file of the other register was chosen"},
	bodyMissing: {"chưa nêu cơ quan", "no body was named"},
	early:       {"kỳ {value} chưa bắt đầu", "the period {value} has not begun"},
}

// view is what the template shows.
type view struct {
	frame.View
	Sought, Period string
	Body           string // its name
	Result         *compare.Result
	Listed         []reconcile.Difference
}

// mostShown is how many dossiers the page shows; the file has them all.
const mostShown = 300

// asked is the form of the page.
type asked struct {
	body, period, as string
	name             string
	file             io.Reader
}

// ask shows the form.
func (s *room) ask(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, http.StatusOK, asked{body: r.FormValue("body"), period: r.FormValue("period")}, nil, nil)
}

// show shows the form, with what came out or why nothing did.
func (s *room) show(w http.ResponseWriter, r *http.Request, status int, a asked, res *compare.Result, why error) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base, Sought: a.body, Period: a.period, Result: res}
	v.Title = v.T("Đối soát với Cổng", "Compare with the portal")
	v.Up = frame.Up{Path: "/indicators", Name: v.T("Chỉ tiêu", "Indicators")}
	q := url.Values{}
	for name, text := range map[string]string{"body": a.body, "period": a.period} {
		if text != "" {
			q.Set(name, text)
		}
	}
	v.Other = "/reconcile?" + q.Encode()
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	if v.Period == "" {
		v.Period = schedule.PeriodOf(v.Today, schedule.GrainMonth).Previous().String()
	}
	if v.Sought == "" {
		v.Sought = frame.Body(r, known.Bodies(), v.Today).String()
	}
	if m := known.Bodies().Find(v.Sought, v.Today); m.Found() && !m.Doubtful() {
		v.Body = m.Body.Name(v.Today)
	}
	if why != nil {
		frame.Because(r, why)
		v.Message, v.Refused = form.Message(why, v.Lang), true
	}
	if res != nil {
		v.Listed = res.Differences[:min(len(res.Differences), mostShown)]
	}
	s.Page(w, r, status, "reconcile.html", v)
}

// answer compares the file of the form: on the page, or as the list to send.
func (s *room) answer(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, grid.MaxSize+frame.MaxForm)
	a, err := brought(r)
	if err != nil {
		status := http.StatusBadRequest
		if !errors.Is(err, fileMissing) {
			if status, err = frame.Unreadable(err); status == http.StatusRequestEntityTooLarge {
				err = &grid.Error{Kind: grid.TooLarge}
			}
		}
		s.show(w, r, status, a, nil, err)
		return
	}
	q, err := s.question(r, a)
	if err == nil {
		err = access.Check(r.Context(), q.Body)
	}
	if err != nil {
		s.refuse(w, r, a, err, http.StatusBadRequest)
		return
	}
	res, err := compare.Of(r.Context(), s.Ledger, q, a.file)
	if err != nil {
		s.refuse(w, r, a, err, http.StatusUnprocessableEntity)
		return
	}
	if a.as == "csv" {
		s.list(w, r, q, res)
		return
	}
	s.show(w, r, http.StatusOK, a, &res, nil)
}

// refuse shows the form again with what is wrong with it or the file, of a status where
// that has none of its own; what is not theirs fails.
func (s *room) refuse(w http.ResponseWriter, r *http.Request, a asked, err error, status int) {
	own := wire.Status(err)
	var file *grid.Error
	switch {
	case own == http.StatusForbidden, own >= http.StatusInternalServerError && !errors.As(err, &file) && len(form.All(err)) == 0:
		s.Fail(w, r, err)
		return
	case own < http.StatusInternalServerError:
		status = own
	}
	s.show(w, r, status, a, nil, err)
}

// question is which dossiers are compared.
func (s *room) question(r *http.Request, a asked) (q compare.Question, err error) {
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		return q, err
	}
	if strings.TrimSpace(a.body) == "" {
		return q, texts.Error(form.Error{Code: bodyMissing})
	}
	b, err := ledger.OneBody(known.Bodies(), a.body, s.Ledger.Today())
	if err != nil {
		return q, err
	}
	q = compare.Question{Body: b.ID(), Name: a.name}
	if q.Period, err = schedule.ParsePeriod(a.period); err == nil && q.Period.Span().Since > s.Ledger.Today() {
		err = texts.Error(form.Error{Code: early, Value: a.period})
	}
	return q, err
}

// list answers with the dossiers that differ as a file.
func (s *room) list(w http.ResponseWriter, r *http.Request, q compare.Question, res compare.Result) {
	header, rows := res.Table(frame.Language(r))
	var b bytes.Buffer
	if err := grid.WriteCSV(&b, header, slices.Values(rows)); err != nil {
		s.Fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+frame.Language(r).Pick("doi-soat", "differences")+"-"+q.Body.String()+"-"+q.Period.String()+`.csv"`)
	_, _ = w.Write(b.Bytes()) // fails only when the client is gone
}

// brought is what the form brings. The file is kept in memory as long as the request.
func brought(r *http.Request) (a asked, err error) {
	a.name, a.file, err = frame.Brought(r, map[string]*string{"body": &a.body, "period": &a.period, "as": &a.as})
	if err == nil && a.file == nil {
		err = texts.Error(form.Error{Code: fileMissing})
	}
	return a, err
}

// Offered is the periods that may be chosen, and Shown the one that is.
func (v *view) Offered() []frame.Periods { return frame.Offer(v.Today, true, v.Period) }

// Shown is the period of the page.
func (v *view) Shown() string { return v.Period }

// Figure is a figure as the readers of the language write it.
func (v *view) Figure(f indicator.Figure) string { return f.Text(v.Lang) }

// Share is counts in time, with the share that they are.
func (v *view) Share(r indicator.Ratio) string {
	percent, ok := r.Percent(2, indicator.HalfUp)
	if !ok {
		return v.T("không có hồ sơ nào xét được", "no dossier can be judged")
	}
	return r.String() + " (" + percent.Text(v.Lang) + "%)"
}

// Why is why a line of the file was refused.
func (v *view) Why(e *form.Error) string { return e.Message(v.Lang) }

// FirstRefused is the lines of the file that were refused, as many as are told.
func (v *view) FirstRefused() []*form.Error { return v.Result.Refused[:min(len(v.Result.Refused), 20)] }

// Cut is how many dossiers that differ are not shown.
func (v *view) Cut() int { return len(v.Result.Differences) - len(v.Listed) }
