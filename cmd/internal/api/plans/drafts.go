package plans

import (
	"errors"
	"net/http"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/drafts"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
)

func (h *Handlers) AddDraft(w http.ResponseWriter, r *http.Request, params spec.AddDraftParams) {
	read, err := h.readFile(w, r, params)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	d, added, err := drafts.Add(r.Context(), h.Ledger, read)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set("Location", "/api/v1/drafts/"+d.ID)
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	h.draft(w, r, status, d)
}

// readFile reads the table that a request brings.
func (h *Handlers) readFile(w http.ResponseWriter, r *http.Request, params spec.AddDraftParams) (d intake.Draft, err error) {
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		return d, err
	}
	o := intake.Options{Name: params.Name, Sheet: wire.ValueOf(params.Sheet), Year: params.Year, Columns: map[string]table.Column{}, Bodies: v.Bodies(),
		Given: plan.Plan{Number: wire.ValueOf(params.Number), Title: wire.ValueOf(params.Title), Issuer: wire.ValueOf(params.Issuer)}}
	for _, day := range []struct {
		name string
		text *string
		to   *form.Day
	}{{"from", params.From, &o.Given.From}, {"to", params.To, &o.Given.To}} {
		if day.text != nil {
			if *day.to, err = form.ParseDay(*day.text); err != nil {
				return d, wire.BadParameter(day.name, err)
			}
		}
	}
	if params.Year < form.MinYear || params.Year > form.MaxYear {
		return d, wire.ParameterForm("year")
	}
	for _, column := range wire.ValueOf(params.Column) {
		at := strings.LastIndexByte(column, '=')
		if at < 1 {
			return d, wire.ParameterForm("column")
		}
		o.Columns[column[:at]] = table.Column(column[at+1:])
	}
	file, err := wire.ReadBody(w, r, "application/octet-stream", grid.MaxSize)
	if err != nil {
		return d, err
	}
	d, err = intake.Read(strings.NewReader(string(file)), o)
	switch {
	case err == nil:
		return d, nil
	case errors.Is(err, table.ColumnUnknown):
		return d, wire.BadParameter("column", err)
	case errors.Is(err, intake.SheetUnknown):
		return d, wire.BadParameter("sheet", err)
	}
	return d, wire.RefusedFile(err)
}

func (h *Handlers) ListDrafts(w http.ResponseWriter, r *http.Request, params spec.ListDraftsParams) {
	all, err := drafts.List(r.Context(), h.Ledger)
	if err == nil {
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, func(d drafts.Draft) string { return d.ID })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.DraftSummary, len(all))
	for i, d := range all {
		list[i] = spec.DraftSummary{Id: d.ID, Version: d.Version, Recorded: d.Recorded, Number: d.Plan.Number, Title: d.Plan.Title,
			Tasks: len(d.Plan.Tasks), Doubts: len(d.Doubts), Faults: len(d.Faults())}
	}
	h.Answer(w, r, http.StatusOK, list)
}

func (h *Handlers) GetDraft(w http.ResponseWriter, r *http.Request, id string) {
	d, err := drafts.Find(r.Context(), h.Ledger, id)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.draft(w, r, http.StatusOK, d)
}

// seen is the version of a draft that If-Match names.
func (h *Handlers) seen(r *http.Request, id, ifMatch string) (int, error) {
	return wire.Seen(ifMatch, func() (int, error) {
		d, err := drafts.Find(r.Context(), h.Ledger, id)
		return d.Version, err
	})
}

func (h *Handlers) MendDraft(w http.ResponseWriter, r *http.Request, id string, params spec.MendDraftParams) {
	after, err := h.seen(r, id, params.IfMatch)
	var p plan.Plan
	if err == nil {
		p, err = readDraftPlan(w, r)
	}
	var d drafts.Draft
	if err == nil {
		d, err = drafts.Mend(r.Context(), h.Ledger, id, after, p)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.draft(w, r, http.StatusOK, d)
}

func (h *Handlers) AcceptDraft(w http.ResponseWriter, r *http.Request, id string, params spec.AcceptDraftParams) {
	version, err := h.seen(r, id, params.IfMatch)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	v, added, err := drafts.Accept(r.Context(), h.Ledger, id, version)
	h.accepted(w, r, v, added, err)
}

// draft answers with a draft: its doubts in the language asked for, each beside
// the cells of its row.
func (h *Handlers) draft(w http.ResponseWriter, r *http.Request, status int, d drafts.Draft) {
	l := wire.Language(r)
	said := spec.Draft{Id: d.ID, Version: d.Version, Recorded: d.Recorded, Plan: d.Plan, Doubts: []spec.Doubt{}, Faults: wire.FaultsOf(d.Faults(), l)}
	for _, doubt := range d.Doubts {
		told := spec.Doubt{Message: doubt.Message(l, "")}
		if doubt.Row > 0 {
			told.Row = &doubt.Row
			if doubt.Row <= len(d.Rows) {
				told.Cells = wire.Some(d.Rows[doubt.Row-1])
			}
		}
		if doubt.Column != "" {
			told.Column = &doubt.Column
		}
		if doubt.Task != "" {
			task := string(doubt.Task)
			told.Task = &task
		}
		if doubt.Text != "" {
			told.Text = &doubt.Text
		}
		said.Doubts = append(said.Doubts, told)
	}
	if d.Accepted != nil {
		said.Accepted = &d.Accepted.Plan.Number
	}
	w.Header().Set("ETag", wire.Tag(d.Version))
	h.Answer(w, r, status, said)
}
