// Package papers is the pages that are documents: the report of a body on a period, laid
// out for print as the administration lays out documents, and the same as DOCX.
package papers

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/cmd/internal/periodic"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed templates/*.html
var templates embed.FS

type room struct {
	*frame.Frame
	book *casebook.Book
}

// Add adds the pages to the routes of a server.
func Add(mux *http.ServeMux, f *frame.Frame, book *casebook.Book) {
	s := &room{f.With(templates), book}
	mux.HandleFunc("GET /report", s.Enter("getReportDocument", s.report))
	mux.HandleFunc("GET /report/document", s.Enter("getReportDocument", s.document))
	f.Only(mux, map[string]string{"/report": "GET, HEAD", "/report/document": "GET, HEAD"})
}

// labels is the fields of the form, as a refusal names them.
var labels = map[string]form.Text{
	"period": {"Kỳ", "Period"}, "window": {"Cách chia kỳ", "Periods"}, "parent": {"Cơ quan chủ quản", "Body above"}, "issuer": {"Cơ quan ban hành", "Issuer"},
	"number": {"Số", "Number"}, "sign": {"Ký hiệu", "Sign"}, "place": {"Địa danh", "Place"}, "day": {"Ngày ban hành", "Day"}, "to": {"Kính gửi", "To"},
	"recipients": {"Nơi nhận", "Recipients"}, "drafter": {"Đơn vị soạn thảo", "Drafted by"}, "authority": {"Quyền hạn của người ký", "For whom it is signed"},
	"post": {"Chức vụ của người ký", "Post of who signs"}, "signer": {"Họ và tên người ký", "Who signs"},
}

// view is what the template shows.
type view struct {
	frame.View
	Asked  url.Values
	Fields []string // of the head, on one line each
	Plans  []*plan.Plan
	Paper  *paper.Document // nil: it cannot be made; Message says why
}

// Get is what a field of the form was filled with.
func (v *view) Get(field string) string { return v.Asked.Get(field) }

// Offered is the periods that may be chosen.
func (v *view) Offered() []frame.Periods { return frame.Offer(v.Today, false, v.Shown()) }

// Shown is the period of the report.
func (v *view) Shown() string { return v.Get("period") }

// Label is the label of a field of the form.
func (v *view) Label(field string) string { return labels[field].In(v.Lang) }

// Document is the address of the page as a file.
func (v *view) Document() string { return "/report/document?" + v.Asked.Encode() }

// asked is what a page is asked for: by default the last month, and the body that the
// browser keeps.
func (s *room) asked(r *http.Request) (url.Values, error) {
	asked := r.URL.Query()
	asked.Del("lang")
	if asked.Get("period") == "" {
		asked.Set("period", schedule.PeriodOf(s.Ledger.Today(), schedule.GrainMonth).Previous().String())
		known, err := s.Ledger.At(r.Context())
		if err != nil {
			return nil, err
		}
		if id := frame.Body(r, known.Bodies(), s.Ledger.Today()); !asked.Has("body") && !id.IsZero() {
			asked.Set("body", id.String())
		}
	}
	return asked, nil
}

// write puts together what is asked for.
func (s *room) write(r *http.Request, asked url.Values) (*paper.Document, error) {
	q, err := periodic.Read(asked, frame.Language(r))
	if err != nil {
		return nil, err
	}
	return periodic.Write(r.Context(), s.Ledger, s.book, q)
}

// report shows the report, and the form by which another is asked for.
func (s *room) report(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base, Fields: []string{"parent", "issuer", "number", "sign", "place", "drafter", "authority", "post", "signer"}}
	known, err := s.Ledger.At(r.Context())
	if err == nil {
		v.Plans = known.Plans()
		v.Asked, err = s.asked(r)
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Title = v.T("Báo cáo định kỳ", "Periodic report")
	v.Paper, err = s.write(r, v.Asked)
	var e *form.Error
	switch {
	case errors.As(err, &e) && e.Code == periodic.Refused:
		frame.Because(r, e.Cause)
		v.Message, v.Refused = frame.Said(e.Cause, v.Lang, labels), true
		s.Page(w, r, http.StatusBadRequest, "report.html", v)
		return
	case err != nil:
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, http.StatusOK, "report.html", v)
}

// document answers with the report as DOCX.
func (s *room) document(w http.ResponseWriter, r *http.Request) {
	asked, err := s.asked(r)
	var d *paper.Document
	if err == nil {
		d, err = s.write(r, asked)
	}
	var b bytes.Buffer
	if err == nil {
		err = paper.WriteDOCX(&b, d)
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", paper.Media)
	name := d.Kind + " " + asked.Get("period") + " " + d.Issuer + ".docx"
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="tthc-%s.docx"; filename*=UTF-8''%s`, asked.Get("period"), url.PathEscape(name)))
	_, _ = w.Write(b.Bytes()) // fails only when the client is gone
}
