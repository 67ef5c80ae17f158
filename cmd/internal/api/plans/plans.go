// Package plans is the part of the API that is about plans.
package plans

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/cmd/internal/periodic"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Handlers answers for plans, their drafts, due lists, reports and what was
// recorded about them.
type Handlers struct {
	*wire.Desk
	Book *casebook.Book // whose petitions a report counts
}

const numberOther form.Code = "number.other" // a plan of another number than the address

var texts = form.Texts{
	numberOther: {"không phải số của kế hoạch ở địa chỉ", "is not the number of the plan in the address"},
}

// maxPlan is the largest plan that is read, in bytes.
const maxPlan = 4 << 20

// readPlan reads the plan that a request brings.
func readPlan(w http.ResponseWriter, r *http.Request) (*plan.Plan, error) {
	body, err := wire.ReadBody(w, r, "application/json", maxPlan)
	if err != nil {
		return nil, err
	}
	p, err := plan.Read(body)
	if err != nil {
		return nil, ledger.RefusedPlan(err)
	}
	return p, nil
}

func planAddress(number string) string {
	return (&url.URL{Path: "/api/v1/plan", RawQuery: url.Values{"plan": {number}}.Encode()}).String()
}

func (h *Handlers) AddPlan(w http.ResponseWriter, r *http.Request) {
	p, err := readPlan(w, r)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	v, added, err := h.Ledger.AddPlan(r.Context(), p, "")
	h.accepted(w, r, v, added, err)
}

// accepted answers with a version that was taken in.
func (h *Handlers) accepted(w http.ResponseWriter, r *http.Request, v ledger.PlanVersion, added bool, err error) {
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set("Location", planAddress(v.Plan.Number))
	w.Header().Set("ETag", wire.Tag(v.Version))
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	h.Answer(w, r, status, versionOf(v))
}

func versionOf(v ledger.PlanVersion) spec.PlanVersion {
	said := spec.PlanVersion{Plan: v.Plan.Number, Version: v.Version, Fields: wire.Some(v.Changes.Fields), Added: wire.Some(texted(v.Changes.Added)), Removed: wire.Some(texted(v.Changes.Removed))}
	if !v.Recorded.IsZero() {
		said.Recorded = &v.Recorded
	}
	if v.Draft != "" {
		said.Draft = &v.Draft
	}
	for _, c := range v.Changes.Changed {
		if said.Changed == nil {
			said.Changed = wire.Some(make([]spec.TaskChange, 0, 1))
		}
		*said.Changed = append(*said.Changed, spec.TaskChange{Task: string(c.Task), Fields: c.Fields})
	}
	return said
}

func texted[T ~string](list []T) []string {
	var words []string
	for _, v := range list {
		words = append(words, string(v))
	}
	return words
}

func (h *Handlers) GetPlan(w http.ResponseWriter, r *http.Request, params spec.GetPlanParams) {
	k, _, err := h.plan(r, params.Plan)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Keep(w, r, k, func(h http.Header) ([]byte, error) {
		h.Set("ETag", wire.Tag(k.Version))
		return wire.Encode(k.Plan)
	})
}

// plan finds a plan as it stands.
func (h *Handlers) plan(r *http.Request, number string) (*ledger.Known, *ledger.View, error) {
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		return nil, nil, err
	}
	k, err := v.Known(number)
	return k, v, err
}

func (h *Handlers) RevisePlan(w http.ResponseWriter, r *http.Request, params spec.RevisePlanParams) {
	after, err := wire.Seen(params.IfMatch, func() (int, error) {
		k, _, err := h.plan(r, params.Plan)
		if err != nil {
			return 0, err
		}
		return k.Version, nil
	})
	var p *plan.Plan
	if err == nil {
		p, err = readPlan(w, r)
	}
	if err == nil && p.Number != params.Plan {
		err = ledger.RefusedPlan(texts.Error(form.Error{Code: numberOther, Path: "number", Value: p.Number}))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	v, err := h.Ledger.RevisePlan(r.Context(), p, after)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	_, view, err := h.plan(r, p.Number)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	lost, err := view.Lost(r.Context(), v.Plan)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	said := versionOf(v)
	for _, e := range lost {
		said.Lost = wire.Some(append(wire.ValueOf(said.Lost), e.ID))
	}
	w.Header().Set("ETag", wire.Tag(v.Version))
	w.Header().Set("Location", planAddress(v.Plan.Number))
	h.Answer(w, r, http.StatusOK, said)
}

func (h *Handlers) ListVersions(w http.ResponseWriter, r *http.Request, params spec.ListVersionsParams) {
	all, err := h.Ledger.Versions(r.Context(), params.Plan)
	if err == nil {
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, func(v ledger.PlanVersion) string { return strconv.Itoa(v.Version) })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.PlanVersion, len(all))
	for i, v := range all {
		list[i] = versionOf(v)
	}
	h.Answer(w, r, http.StatusOK, list)
}

func (h *Handlers) GetReport(w http.ResponseWriter, r *http.Request, params spec.GetReportParams) {
	q := plan.ReportQuery{}
	q.Expand, q.Units = wire.ValueOf(params.Expand), wire.ValueOf(params.Units)
	var err error
	if q.Period, err = schedule.ParsePeriod(params.Period); err != nil {
		h.Fail(w, r, wire.BadParameter("period", err))
		return
	}
	if params.Window != nil {
		if q.Window, err = schedule.ParseWindow(string(*params.Window)); err != nil {
			h.Fail(w, r, wire.BadParameter("window", err))
			return
		}
	}
	format := string(wire.ValueOf(params.Format))
	if params.Format != nil && !slices.Contains([]string{"json", "csv", "xlsx"}, format) {
		h.Fail(w, r, wire.ParameterForm("format"))
		return
	}
	k, v, err := h.plan(r, params.Plan)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Keep(w, r, k, func(h http.Header) ([]byte, error) {
		q.Bodies = v.Bodies()
		if body := wire.ValueOf(params.Body); body != "" {
			if err := ledger.ChooseBody(&q.ObligationQuery, k.Plan, body, q.Window.Span(q.Period).Last()); err != nil {
				return nil, err
			}
		}
		progress, err := v.Progress(r.Context(), k.Plan)
		if err != nil {
			return nil, err
		}
		return writeReport(h, k.Plan, progress, q, format, wire.Language(r))
	})
}

// writeReport writes a report in the format that was asked for.
func writeReport(h http.Header, p *plan.Plan, progress *plan.Progress, q plan.ReportQuery, format string, l form.Language) ([]byte, error) {
	var b bytes.Buffer
	switch format {
	case "csv":
		header, rows := p.Report(progress, q).Table(l, reports.Completion)
		h.Set("Content-Type", "text/csv; charset=utf-8")
		h.Set("Content-Disposition", `attachment; filename="report.csv"`)
		err := grid.WriteCSV(&b, header, slices.Values(rows))
		return b.Bytes(), err
	case "xlsx":
		h.Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
		h.Set("Content-Disposition", `attachment; filename="report.xlsx"`)
		err := reports.WriteXLSX(&b, reports.Sheets(p, progress, q, l))
		return b.Bytes(), err
	}
	return wire.Encode(reports.Of(p.Report(progress, q)))
}

func (h *Handlers) GetReportDocument(w http.ResponseWriter, r *http.Request, _ spec.GetReportDocumentParams) {
	q, err := periodic.Read(r.URL.Query(), wire.Language(r))
	var d *paper.Document
	if err == nil {
		d, err = periodic.Write(r.Context(), h.Ledger, h.Book, q)
	}
	var b bytes.Buffer
	if err == nil {
		err = paper.WriteDOCX(&b, d)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", paper.Media)
	w.Header().Set("Content-Disposition", `attachment; filename="report.docx"`)
	_, _ = w.Write(b.Bytes()) // fails only when the client is gone
}

// readDraftPlan reads a plan that may lack what it must say.
func readDraftPlan(w http.ResponseWriter, r *http.Request) (p plan.Plan, err error) {
	body, err := wire.ReadBody(w, r, "application/json", maxPlan)
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(body, &p); err != nil {
		var all form.Errors
		if !errors.As(err, &all) {
			err = texts.Error(form.Error{Code: form.FormSyntax, Cause: err})
		}
		return p, ledger.RefusedPlan(err)
	}
	return p, nil
}
