// Package periodic is the report of a body, or of all, on a month, a quarter, half a year
// or a year: the duties of the plans, the points of the scorecard, the petitions and what
// comes next, as one document of the administration ([paper.Document]). It asks the books
// that the lists, the command line and the API ask, and so tells the same figures.
package periodic

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// report is a report that is being put together.
type report struct {
	Question
	books
	ctx  context.Context
	span schedule.Span
	last form.Day
	body body.Body // zero: all
	doc  *paper.Document
}

// books is where the figures are.
type books struct {
	ledger *ledger.Ledger
	known  *ledger.View
	cases  *casebook.View
}

// Write puts a report together.
func Write(ctx context.Context, l *ledger.Ledger, book *casebook.Book, q Question) (*paper.Document, error) {
	r := &report{Question: q, ctx: ctx, span: q.Window.Span(q.Period)}
	r.last = r.span.Last()
	if err := q.check(r.last, l.Today()); err != nil {
		return nil, err
	}
	var err error
	if r.cases, err = book.At(ctx); err != nil {
		return nil, err
	}
	if r.known, err = l.At(ctx); err != nil {
		return nil, err
	}
	r.ledger = l
	if q.Body != "" {
		if r.body, err = ledger.OneBody(r.known.Bodies(), q.Body, r.last); err != nil {
			return nil, err
		}
	}
	r.doc = &paper.Document{Head: r.head(), Language: q.Language, Year: l.Today().Year(), Kind: r.t("Báo cáo", "Report")}
	r.doc.About = r.t("Tình hình thực hiện nhiệm vụ cải cách thủ tục hành chính ", "Tasks of the reform of administrative procedures, ") + r.Period.Text(q.Language)
	for _, part := range []func() (paper.Part, error){r.tasks, r.points, r.petitions, r.ahead} {
		p, err := part()
		if err != nil {
			return nil, err
		}
		r.doc.Parts = append(r.doc.Parts, p)
	}
	whose := r.t("các cơ quan", "all bodies")
	if !r.body.IsZero() {
		if whose = r.body.Name(r.last); r.Units {
			whose += r.t(" và các đơn vị thuộc cơ quan", " and the units below it")
		}
	}
	from, to := r.span.Since.In(q.Language), r.last.In(q.Language)
	r.doc.Opening = r.t("Tình hình thực hiện nhiệm vụ cải cách thủ tục hành chính của "+whose+" trong "+r.Period.Text(q.Language)+" (từ ngày "+from+" đến hết ngày "+to+"), số liệu tính đến hết ngày "+to+", như sau:",
		"How the tasks of the reform of administrative procedures of "+whose+" stood in "+r.Period.Text(q.Language)+" (from "+from+" to the end of "+to+"), as of the end of "+to+":")
	r.doc.Closing = r.t("Trên đây là báo cáo tình hình thực hiện nhiệm vụ cải cách thủ tục hành chính "+r.Period.Text(q.Language)+"./.", "This is the report on the tasks of the reform of administrative procedures, "+r.Period.Text(q.Language)+".")
	return r.doc, nil
}

// check refuses a period that has not ended, and one of several years.
func (q Question) check(last, today form.Day) error {
	why := form.Error{Code: periodLong, Path: "period", Value: q.Period.String()}
	switch {
	case q.Period.Grain() == schedule.GrainYears:
	case last >= today:
		why.Code, why.Args = periodOpen, form.Args{"period": form.Text{q.Period.Text(form.Vietnamese), q.Period.Text(form.English)}, "last": form.Text{last.In(form.Vietnamese), last.In(form.English)}}
	default:
		return nil
	}
	return texts.Error(form.Error{Code: Refused, Cause: texts.Error(why)})
}

func (r *report) t(vi, en string) string { return r.Language.Pick(vi, en) }

// head is what was filled in and, where nothing was, what the registry says of the body:
// its name, that of the body above it, and the province where it is.
func (r *report) head() paper.Head {
	h := r.Head
	if r.body.IsZero() {
		return h
	}
	name := r.body.Name(r.last)
	above := r.known.Bodies().ByID(r.body.Parent(r.last)).Name(r.last)
	committee := strings.HasPrefix(name, "Ủy ban nhân dân")
	place := ""
	for _, kind := range []string{" tỉnh ", " thành phố "} {
		for _, n := range []string{name, above} {
			if _, p, ok := strings.Cut(n, kind); ok && place == "" {
				place = p
			}
		}
		if !committee { // the body above says whose it is
			name = strings.TrimSuffix(name, kind+place)
		}
	}
	h.Issuer, h.Place = cmp.Or(h.Issuer, name), cmp.Or(h.Place, place)
	if !committee {
		h.Parent = cmp.Or(h.Parent, strings.Replace(above, "Ủy ban nhân dân", "UBND", 1))
	}
	if committee { // it signs as a whole: Decree 30/2020, Annex I, part I, II.7.b
		h.Sign, h.Authority, h.Post = cmp.Or(h.Sign, "BC-UBND"), cmp.Or(h.Authority, "TM. Ủy ban nhân dân"), cmp.Or(h.Post, "Chủ tịch")
	}
	h.Sign = cmp.Or(h.Sign, "BC-……")
	return h
}

// account is a plan of the report and what was recorded about it.
type account struct {
	*plan.Plan
	progress *plan.Progress
	report   plan.Report
}

// accounts is the plans that the report is on, and the numbers of those about which
// nothing was recorded: what they ask for would all be overdue because nobody said
// otherwise.
func (r *report) accounts() (all []account, silent []string, err error) {
	plans := r.known.Plans()
	if r.Plan != "" {
		p, err := r.known.Plan(r.Plan)
		if err != nil {
			return nil, nil, err
		}
		plans = []*plan.Plan{p}
	}
	for _, p := range plans {
		q := plan.ReportQuery{Period: r.Period, Window: r.Window}
		q.Bodies = r.known.Bodies()
		if !r.body.IsZero() {
			q.Expand, q.Units = true, r.Units // what it owes as one of a class is its own
			if err := ledger.ChooseBody(&q.ObligationQuery, p, r.body.ID().String(), r.last); err != nil {
				return nil, nil, err
			}
		}
		progress, err := r.known.Progress(r.ctx, p)
		if err != nil {
			return nil, nil, err
		}
		one := account{p, progress, p.Report(progress, q)}
		switch {
		case one.report.Total.Total() == 0:
		case progress.Len() == 0 && r.Plan == "":
			silent = append(silent, p.Number)
		default:
			all = append(all, one)
		}
	}
	return all, silent, nil
}

// several says that the report is of more than one body, which it then names.
func (r *report) several() bool { return r.body.IsZero() || r.Units }

// within says whether a body is one of those that the report is on.
func (r *report) within(id body.ID) bool {
	return r.body.IsZero() || id == r.body.ID() || r.Units && desk.BodyAndUnits(r.cases.Process, r.body.ID(), r.last)(id)
}

// text is a count as it stands in a table.
func text(n int) string { return strconv.Itoa(n) }

// numbered is rows with their numbers before them.
func numbered(rows [][]string) [][]string {
	for i := range rows {
		rows[i] = slices.Insert(rows[i], 0, text(i+1))
	}
	return rows
}

// order is the column of such numbers.
func (r *report) order() paper.Column {
	return paper.Column{Name: r.t("STT", "No."), Share: 10, Align: paper.Middle}
}
