package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// maxPlan is the largest plan that is read, in bytes.
const maxPlan = 4 << 20

// readPlan reads the plan that a request brings.
func readPlan(w http.ResponseWriter, r *http.Request) (*plan.Plan, error) {
	body, err := readBody(w, r, "application/json", maxPlan)
	if err != nil {
		return nil, err
	}
	p, err := plan.Read(body)
	if err != nil {
		return nil, ledger.RefusedPlan(err)
	}
	return p, nil
}

// tag is the tag of a version.
func tag(version int) string { return `"` + strconv.Itoa(version) + `"` }

// seen is the version that If-Match names.
func seen(ifMatch string) (int, error) {
	text := strings.TrimSpace(ifMatch)
	version, err := strconv.Atoi(strings.Trim(text, `"`))
	if err != nil || text != tag(version) || version < 0 || version > 1<<30 {
		return 0, texts.Error(form.Error{Code: versionNeeded})
	}
	return version, nil
}

func planAddress(number string) string {
	return (&url.URL{Path: "/api/v1/plan", RawQuery: url.Values{"plan": {number}}.Encode()}).String()
}

func (s *server) AddPlan(w http.ResponseWriter, r *http.Request) {
	p, err := readPlan(w, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v, added, err := s.ledger.AddPlan(r.Context(), p, "")
	s.accepted(w, r, v, added, err)
}

// accepted answers with a version that was taken in.
func (s *server) accepted(w http.ResponseWriter, r *http.Request, v ledger.PlanVersion, added bool, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Location", planAddress(v.Plan.Number))
	w.Header().Set("ETag", tag(v.Version))
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	s.answer(w, r, status, versionOf(v))
}

func versionOf(v ledger.PlanVersion) PlanVersion {
	said := PlanVersion{Plan: v.Plan.Number, Version: v.Version, Fields: some(v.Changes.Fields), Added: some(texted(v.Changes.Added)), Removed: some(texted(v.Changes.Removed))}
	if !v.Recorded.IsZero() {
		said.Recorded = &v.Recorded
	}
	if v.Draft != "" {
		said.Draft = &v.Draft
	}
	for _, c := range v.Changes.Changed {
		if said.Changed == nil {
			said.Changed = some(make([]TaskChange, 0, 1))
		}
		*said.Changed = append(*said.Changed, TaskChange{Task: string(c.Task), Fields: c.Fields})
	}
	return said
}

// some is a list that is left out when it is nil.
func some[T any](list []T) *[]T {
	if list == nil {
		return nil
	}
	return &list
}

func texted[T ~string](list []T) []string {
	var words []string
	for _, v := range list {
		words = append(words, string(v))
	}
	return words
}

func (s *server) GetPlan(w http.ResponseWriter, r *http.Request, params GetPlanParams) {
	k, _, err := s.plan(r, params.Plan)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.keep(w, r, k, func(h http.Header) ([]byte, error) {
		h.Set("ETag", tag(k.Version))
		return encode(k.Plan)
	})
}

// plan finds a plan as it stands.
func (s *server) plan(r *http.Request, number string) (*ledger.Known, *ledger.View, error) {
	v, err := s.ledger.At(r.Context())
	if err != nil {
		return nil, nil, err
	}
	k, err := v.Known(number)
	return k, v, err
}

func (s *server) RevisePlan(w http.ResponseWriter, r *http.Request, params RevisePlanParams) {
	after, err := seen(params.IfMatch)
	var p *plan.Plan
	if err == nil {
		p, err = readPlan(w, r)
	}
	if err == nil && p.Number != params.Plan {
		err = ledger.RefusedPlan(texts.Error(form.Error{Code: numberOther, Path: "number", Value: p.Number}))
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v, err := s.ledger.RevisePlan(r.Context(), p, after)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	_, view, err := s.plan(r, p.Number)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	lost, err := view.Lost(r.Context(), v.Plan)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	said := versionOf(v)
	for _, e := range lost {
		said.Lost = some(append(valueOf(said.Lost), e.ID))
	}
	w.Header().Set("ETag", tag(v.Version))
	w.Header().Set("Location", planAddress(v.Plan.Number))
	s.answer(w, r, http.StatusOK, said)
}

func (s *server) ListVersions(w http.ResponseWriter, r *http.Request, params ListVersionsParams) {
	all, err := s.ledger.Versions(r.Context(), params.Plan)
	if err == nil {
		all, err = page(w.Header(), r, all, params.Limit, params.After, func(v ledger.PlanVersion) string { return strconv.Itoa(v.Version) })
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	list := make([]PlanVersion, len(all))
	for i, v := range all {
		list[i] = versionOf(v)
	}
	s.answer(w, r, http.StatusOK, list)
}

func (s *server) GetReport(w http.ResponseWriter, r *http.Request, params GetReportParams) {
	q := plan.ReportQuery{}
	q.Expand = valueOf(params.Expand)
	var err error
	if q.Period, err = schedule.ParsePeriod(params.Period); err != nil {
		s.fail(w, r, badParameter("period", err))
		return
	}
	if params.Window != nil {
		if q.Window, err = schedule.ParseWindow(string(*params.Window)); err != nil {
			s.fail(w, r, badParameter("window", err))
			return
		}
	}
	format := string(valueOf(params.Format))
	if params.Format != nil && !slices.Contains([]string{"json", "csv", "xlsx"}, format) {
		s.fail(w, r, badParameter("format", texts.Error(form.Error{Code: parameterForm})))
		return
	}
	k, v, err := s.plan(r, params.Plan)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.keep(w, r, k, func(h http.Header) ([]byte, error) {
		q.Bodies = s.ledger.Bodies()
		if body := valueOf(params.Body); body != "" {
			if err := ledger.ChooseBody(&q.ObligationQuery, k.Plan, body, q.Window.Span(q.Period).Last()); err != nil {
				return nil, err
			}
		}
		progress, err := v.Progress(r.Context(), k.Plan)
		if err != nil {
			return nil, err
		}
		return writeReport(h, k.Plan, progress, q, format, Language(r))
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
	return encode(reports.Of(p.Report(progress, q)))
}

// readDraftPlan reads a plan that may lack what it must say.
func readDraftPlan(w http.ResponseWriter, r *http.Request) (p plan.Plan, err error) {
	body, err := readBody(w, r, "application/json", maxPlan)
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
