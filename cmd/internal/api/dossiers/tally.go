package dossiers

import (
	"bytes"
	"context"
	"net/http"
	"slices"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// asked is which figures are asked for.
type asked struct {
	window schedule.Window
	report onestop.Report
	rollUp bool
}

// grains is the lengths of periods, as they are asked for.
var grains = map[string]schedule.Grain{"month": schedule.GrainMonth, "quarter": schedule.GrainQuarter, "half": schedule.GrainHalfYear, "year": schedule.GrainYear}

// question reads the parameters that say which figures are asked for; the grain
// is that of the periods where it is not said.
func question(first, last, grain, window, asOf *string, rollUp *bool) (a asked, err error) {
	for _, p := range []struct {
		name string
		text *string
		to   *schedule.Period
	}{{"first", first, &a.report.First}, {"last", last, &a.report.Last}} {
		if p.text == nil {
			continue
		}
		if *p.to, err = schedule.ParsePeriod(*p.text); err != nil {
			return a, wire.BadParameter(p.name, err)
		}
		a.report.Grain = p.to.Grain()
	}
	if grain != nil {
		is, ok := grains[*grain]
		if !ok || a.report.Grain != 0 && is != a.report.Grain {
			return a, wire.ParameterForm("grain")
		}
		a.report.Grain = is
	}
	if window != nil {
		if a.window, err = schedule.ParseWindow(*window); err != nil {
			return a, wire.BadParameter("window", err)
		}
	}
	if asOf != nil {
		if a.report.AsOf, err = form.ParseDay(*asOf); err != nil {
			return a, wire.BadParameter("asOf", err)
		}
	}
	a.rollUp = wire.ValueOf(rollUp)
	return a, nil
}

// counted is what an answer was computed from: the dossiers up to a fact and,
// where figures are added up, the bodies.
type counted struct {
	window schedule.Window
	mark   store.Mark
	bodies *body.Registry
}

// keep answers what is computed from the dossiers.
func (h *Handlers) keep(w http.ResponseWriter, r *http.Request, a asked, compute func(http.Header, figures.Register, onestop.Report) ([]byte, error)) {
	now := func(ctx context.Context) (counted, error) {
		c := counted{window: a.window}
		if a.rollUp {
			v, err := h.Ledger.At(ctx)
			if err != nil {
				return c, err
			}
			c.bodies = v.Bodies()
		}
		var err error
		c.mark, err = h.Ledger.Figures().DossiersMark(ctx, a.window)
		return c, err
	}
	of, err := now(r.Context())
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	a.report.RollUp = of.bodies
	holds := func(ctx context.Context) bool { later, err := now(ctx); return err == nil && later == of }
	h.KeepOf(w, r, wire.Source{What: of, Holds: holds}, func(header http.Header) (answer []byte, err error) {
		_, err = h.Ledger.Figures().Dossiers(r.Context(), a.window, func(d figures.Register) (err error) {
			answer, err = compute(header, d, a.report)
			return err
		})
		return answer, err
	})
}

// row is the counts of a body in a period.
type row struct {
	onestop.Counted
	Total int64 `json:"total"`
}

func (r row) id() string { return string(r.Body) + "|" + r.Procedure + "|" + r.Period.String() }

func (h *Handlers) GetTally(w http.ResponseWriter, r *http.Request, params spec.GetTallyParams) {
	a, err := question(params.First, params.Last, (*string)(params.Grain), (*string)(params.Window), params.AsOf, params.RollUp)
	format := string(wire.ValueOf(params.Format))
	if err == nil && !slices.Contains([]string{"", "json", "csv"}, format) {
		err = wire.ParameterForm("format")
	}
	if err == nil {
		_, err = wire.LimitOf(params.Limit)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	a.report.ByProcedure = wire.ValueOf(params.ByProcedure) || params.Procedure != nil
	h.keep(w, r, a, func(header http.Header, d figures.Register, report onestop.Report) ([]byte, error) {
		all, err := d.Rows(report)
		if err != nil {
			return nil, wire.BadParameter("first", err)
		}
		var rows []row
		for c := range all {
			if (params.Body == nil || string(c.Body) == *params.Body) && (params.Procedure == nil || c.Procedure == *params.Procedure) {
				rows = append(rows, row{c, c.Total()})
			}
		}
		if format == "csv" {
			return table(header, rows, wire.Language(r))
		}
		page, err := wire.Page(header, r, rows, params.Limit, params.After, row.id)
		if err != nil {
			return nil, err
		}
		return wire.Encode(page)
	})
}

// table is the rows as a table for people.
func table(h http.Header, rows []row, l form.Language) ([]byte, error) {
	var b bytes.Buffer
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="tally.csv"`)
	heading := append([]string{l.Pick("Cơ quan", "Body"), l.Pick("TTHC", "Procedure"), l.Pick("Kỳ", "Period")}, onestop.DeskHeader(l)...)
	err := grid.WriteCSV(&b, heading, func(yield func([]string) bool) {
		for _, row := range rows {
			if !yield(append([]string{string(row.Body), row.Procedure, row.Period.String()}, row.Cells()...)) {
				return
			}
		}
	})
	return b.Bytes(), err
}

func (h *Handlers) GetTallyObservations(w http.ResponseWriter, r *http.Request, params spec.GetTallyObservationsParams) {
	a, err := question(params.First, params.Last, (*string)(params.Grain), (*string)(params.Window), params.AsOf, params.RollUp)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.keep(w, r, a, func(header http.Header, d figures.Register, report onestop.Report) ([]byte, error) {
		observations, err := d.Observations(onestop.Figures{Report: report, Missing: d.Missing, Source: figures.FromDossiers})
		if err != nil {
			return nil, wire.BadParameter("first", err)
		}
		var b bytes.Buffer
		header.Set("Content-Type", "text/csv; charset=utf-8")
		header.Set("Content-Disposition", `attachment; filename="observations.csv"`)
		err = indicator.WriteObservations(&b, observations)
		return b.Bytes(), err
	})
}

func (h *Handlers) ListDossiersBehind(w http.ResponseWriter, r *http.Request, params spec.ListDossiersBehindParams) {
	a, err := question(&params.Period, &params.Period, nil, (*string)(params.Window), nil, params.RollUp)
	if err == nil {
		_, err = wire.LimitOf(params.Limit)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.keep(w, r, a, func(header http.Header, d figures.Register, report onestop.Report) ([]byte, error) {
		parts, err := d.Behind(onestop.Figures{Report: report, Missing: d.Missing}, indicator.ID(params.Indicator), body.ID(params.Body))
		if err != nil {
			return nil, wire.BadParameter("period", err)
		}
		page, err := wire.Page(header, r, parts, params.Limit, params.After, func(p onestop.Part) string { return p.Code })
		if err != nil {
			return nil, err
		}
		list := make([]spec.DossierPart, len(page))
		for i, p := range page {
			list[i] = spec.DossierPart{Code: p.Code, Numerator: p.Value.Numerator(), Denominator: p.Value.Denominator()}
		}
		return wire.Encode(list)
	})
}
