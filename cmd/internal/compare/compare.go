// Package compare holds the dossiers of the server against those that another register
// has, such as the national portal: why does it judge them otherwise? What it reads of
// the other register is kept nowhere.
package compare

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/reconcile"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Most is how many dossiers of one register are compared at once.
const Most = 20_000

const (
	// inTime is the indicator whose dossiers are compared.
	inTime = "766/2.1"

	TooMany form.Code = "compare.many"
)

var texts = form.Texts{
	TooMany: {"nhiều hơn {limit} hồ sơ; hãy chọn kỳ ngắn hơn hoặc một đơn vị, hoặc dùng tthc reconcile", "more than {limit} dossiers; choose a shorter period or one unit, or use tthc reconcile"},
}

// Worth is what all dossiers in time are worth in the set of Decision 766/QĐ-TTg.
func Worth() indicator.Figure {
	for _, i := range catalog.Scorecard("766").Items() {
		if i.ID == inTime {
			return i.Max
		}
	}
	return indicator.Figure{}
}

// Question is which dossiers of the server are compared: those that count for a body, with
// those below it, in a period that has begun.
type Question struct {
	Body   body.ID
	Period schedule.Period
	Name   string // of the file: its ending says whether it has JSON lines
}

// Result is what came out.
type Result struct {
	reconcile.Report
	Here, There int // dossiers of each register that were compared
	Other       int // of the file, that the server counts for other bodies: they are not looked at
	Refused     []*form.Error
	Passed      []string // headings of columns that were not read
}

// Of compares what the server has with the file of another register, in the forms of
// dossiers that the server takes in. A line that cannot be read is refused, and the
// others are compared; a file of which none can be read is refused.
func Of(ctx context.Context, l *ledger.Ledger, q Question, file io.Reader) (res Result, err error) {
	known, err := l.At(ctx)
	if err != nil {
		return res, err
	}
	on := min(l.Today(), q.Period.Span().Last())
	r, err := reconcile.New(reconcile.Options{AsOf: on, Bodies: known.Bodies(), Points: Worth()})
	if err != nil {
		return res, err
	}
	room, ours := l.Figures(), map[string]bool{}
	var codes []string
	if _, err = room.Dossiers(ctx, schedule.CalendarWindow, func(all figures.Register) error {
		parts, err := all.Behind(onestop.Figures{Report: onestop.Report{AsOf: on, Grain: q.Period.Grain(), First: q.Period, Last: q.Period, RollUp: known.Bodies()}, Missing: all.Missing}, inTime, q.Body)
		for _, p := range parts {
			codes = append(codes, p.Code)
		}
		return err
	}); err != nil {
		return res, err
	}
	if len(codes) > Most {
		return res, texts.Error(form.Error{Code: TooMany, Args: form.Args{"limit": Most}})
	}
	take := func(code string, d *onestop.Dossier) error {
		ours[code] = true
		return r.Ours(code, onestop.Revision{}, d)
	}
	if err = room.Now(ctx, codes, take); err != nil {
		return res, err
	}
	table, passed, err := read(q.Name, file)
	if err != nil {
		return res, err
	}
	res.Passed = passed
	t := theirs{room: room, question: q, bodies: known.Bodies(), on: on}
	for d, err := range table.All() {
		code := string(table.Code())
		with := !ours[code]
		if err == nil && res.There >= Most {
			return res, texts.Error(form.Error{Code: TooMany, Args: form.Args{"limit": Most}})
		}
		var elsewhere bool
		if err == nil && code != "" && with {
			if elsewhere, err = t.have(ctx, code, take); err != nil && !errors.Is(err, figures.DossierUnknown) {
				return res, err
			}
			err = nil
		}
		switch {
		case elsewhere:
			res.Other++
			continue
		case err == nil:
			err = r.Theirs(code, table.Revision(), d)
		}
		if err != nil {
			res.Refused = append(res.Refused, form.All(err).OnLine(table.Line())...)
			continue
		}
		res.There++
	}
	if err = table.Err(); err != nil {
		return res, err
	}
	if res.There+res.Other == 0 && len(res.Refused) > 0 { // it is no such file
		return res, form.Errors(res.Refused[:min(len(res.Refused), 5)])
	}
	res.Here, res.Report = len(ours), r.Report()
	return res, nil
}

// theirs looks up what the server has of a dossier that the other register names.
type theirs struct {
	room     *figures.Room
	question Question
	bodies   *body.Registry
	on       form.Day
}

// have takes a dossier that the server has and does not count in the period; elsewhere
// says that it counts it for another body.
func (t theirs) have(ctx context.Context, code string, take func(string, *onestop.Dossier) error) (elsewhere bool, err error) {
	err = t.room.Now(ctx, []string{code}, func(code string, d *onestop.Dossier) error {
		if !t.within(d.Body) {
			elsewhere = true
			return nil
		}
		return take(code, d)
	})
	return elsewhere, err
}

// within says that a body is the one that is asked about, or below it, or was.
func (t theirs) within(id body.ID) bool {
	if now, ok := t.bodies.Answers(id, t.on).One(); ok {
		id = now.ID()
	}
	return id == t.question.Body || slices.Contains(t.bodies.Line(id, t.on), t.question.Body)
}

// read is the dossiers of a file, and the columns of it that are not read.
func read(name string, file io.Reader) (table *onestop.Rows, passed []string, err error) {
	if name = strings.ToLower(name); strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson") {
		return onestop.ReadJSON(file), nil, nil
	}
	rows, _, err := rowfile.Sheet(file, rowfile.Dossiers())
	if err != nil {
		return nil, nil, err
	}
	f, err := rowfile.Open(rows, rowfile.Dossiers())
	if err != nil {
		return nil, nil, err
	}
	table, err = onestop.ReadCSV(f)
	return table, f.Extra, err
}
