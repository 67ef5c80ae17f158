package api

import (
	"errors"
	"net/http"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
)

func (s *server) AddDraft(w http.ResponseWriter, r *http.Request, params AddDraftParams) {
	read, err := s.readFile(w, r, params)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d, added, err := s.ledger.AddDraft(r.Context(), read)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Location", "/api/v1/drafts/"+d.ID)
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	s.draft(w, r, status, d)
}

// readFile reads the table that a request brings.
func (s *server) readFile(w http.ResponseWriter, r *http.Request, params AddDraftParams) (d intake.Draft, err error) {
	o := intake.Options{Name: params.Name, Sheet: valueOf(params.Sheet), Year: params.Year, Columns: map[string]table.Column{}, Bodies: s.ledger.Bodies(),
		Given: plan.Plan{Number: valueOf(params.Number), Title: valueOf(params.Title), Issuer: valueOf(params.Issuer)}}
	for _, day := range []struct {
		name string
		text *string
		to   *form.Day
	}{{"from", params.From, &o.Given.From}, {"to", params.To, &o.Given.To}} {
		if day.text != nil {
			if *day.to, err = form.ParseDay(*day.text); err != nil {
				return d, badParameter(day.name, err)
			}
		}
	}
	for _, column := range valueOf(params.Column) {
		at := strings.LastIndexByte(column, '=')
		if at < 1 {
			return d, badParameter("column", texts.Error(form.Error{Code: parameterForm}))
		}
		o.Columns[column[:at]] = table.Column(column[at+1:])
	}
	file, err := readBody(w, r, "application/octet-stream", grid.MaxSize)
	if err != nil {
		return d, err
	}
	d, err = intake.Read(strings.NewReader(string(file)), o)
	var unread *grid.Error
	switch {
	case err == nil:
		return d, nil
	case errors.Is(err, table.YearRange):
		return d, badParameter("year", err)
	case errors.Is(err, table.ColumnUnknown):
		return d, badParameter("column", err)
	case errors.Is(err, intake.SheetUnknown):
		return d, badParameter("sheet", err)
	case errors.As(err, &unread):
		err = texts.Error(form.Error{Code: fileUnread, Args: form.Args{"why": form.Text{unread.Message(form.Vietnamese), unread.Message(form.English)}}})
	}
	return d, texts.Error(form.Error{Code: fileRefused, Cause: err})
}

func (s *server) GetDraft(w http.ResponseWriter, r *http.Request, id string) {
	d, err := s.ledger.Draft(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.draft(w, r, http.StatusOK, d)
}

func (s *server) MendDraft(w http.ResponseWriter, r *http.Request, id string, params MendDraftParams) {
	after, err := seen(params.IfMatch)
	var p plan.Plan
	if err == nil {
		p, err = readDraftPlan(w, r)
	}
	var d ledger.Draft
	if err == nil {
		d, err = s.ledger.MendDraft(r.Context(), id, after, p)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.draft(w, r, http.StatusOK, d)
}

func (s *server) AcceptDraft(w http.ResponseWriter, r *http.Request, id string, params AcceptDraftParams) {
	version, err := seen(params.IfMatch)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v, added, err := s.ledger.AcceptDraft(r.Context(), id, version)
	s.accepted(w, r, v, added, err)
}

// draft answers with a draft: its doubts in the language asked for, each beside
// the cells of its row.
func (s *server) draft(w http.ResponseWriter, r *http.Request, status int, d ledger.Draft) {
	l := Language(r)
	said := Draft{Id: d.ID, Version: d.Version, Recorded: d.Recorded, Plan: d.Plan, Doubts: []Doubt{}, Faults: faultsOf(d.Faults(), l)}
	for _, doubt := range d.Doubts {
		told := Doubt{Message: doubt.Why.In(l)}
		if doubt.Row > 0 {
			told.Row = &doubt.Row
			if doubt.Row <= len(d.Rows) {
				told.Cells = some(d.Rows[doubt.Row-1])
			}
		}
		if doubt.Column != "" {
			told.Column = &doubt.Column
		}
		if doubt.Text != "" {
			told.Text = &doubt.Text
		}
		said.Doubts = append(said.Doubts, told)
	}
	if d.Accepted != nil {
		said.Accepted = &d.Accepted.Plan.Number
	}
	w.Header().Set("ETag", tag(d.Version))
	s.answer(w, r, status, said)
}
