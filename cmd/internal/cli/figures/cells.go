package figures

import (
	"iter"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// marks is how it stands with a target of each outcome.
var marks = map[indicator.Outcome]rows.Mark{indicator.Met: rows.Good, indicator.NotMet: rows.Bad, indicator.NoData: rows.Wait, indicator.NoBase: rows.Wait}

// bodyCell is a body with its name at the end of a period.
func bodyCell(id body.ID, r *body.Registry, period schedule.Period) rows.Cell {
	return rows.Body(id, r.ByID(id).Name(period.Span().Last()))
}

func evaluationCells(e indicator.Evaluation, called map[indicator.ID]string, r *body.Registry, l form.Language) []rows.Cell {
	cells := []rows.Cell{rows.Named(string(e.Indicator), called[e.Indicator]), bodyCell(e.Body, r, e.Period), {Text: e.Period.Text(l), Data: e.Period.String()},
		ratioCell(e.Value, l), {}, {}, rows.Status(e.Outcome.Text(l), marks[e.Outcome]), rows.Text(e.Reason(l))}
	if f, ok := e.Reached(); ok {
		cells[4] = rows.Number(f.String(), l)
	}
	if e.Target != nil {
		cells[5] = rows.Text(e.Target.Goal.Text(l))
	}
	return cells
}

// ratioCell is two counts, or a number.
func ratioCell(r indicator.Ratio, l form.Language) rows.Cell {
	if r.IsZero() {
		return rows.Cell{Text: "-"}
	}
	var all []string
	for part := range strings.SplitSeq(r.String(), " / ") {
		all = append(all, rows.Number(part, l).Text)
	}
	return rows.Cell{Text: strings.Join(all, " / "), Data: r.String()}
}

// scoreTable is the items, groups and totals of scores.
func scoreTable(card *scorecard.Card, scores iter.Seq[scorecard.Score], r *body.Registry, l form.Language) rows.Table {
	called := map[string]string{}
	for _, i := range card.Items() {
		called[string(i.ID)] = i.Name
	}
	for _, g := range card.Groups() {
		called[g.ID] = g.Name
	}
	return rows.Table{
		Name: card.ID(),
		Columns: slices.Concat(rows.Columns(l.Pick("Cơ quan", "Body"), l.Pick("Mục", "Item")), rows.Numbers(l.Pick("Điểm", "Points"), l.Pick("Tối đa", "Maximum")),
			rows.Columns(l.Pick("Cách tính", "Derivation"))),
		Rows: func(yield func([]rows.Cell) bool) {
			for s := range scores {
				for _, row := range scoreRows(s, bodyCell(s.Body, r, s.Period), called, l) {
					if !yield(row) {
						return
					}
				}
			}
		},
	}
}

func scoreRows(s scorecard.Score, of rows.Cell, called map[string]string, l form.Language) (all [][]rows.Cell) {
	number := func(f indicator.Figure) rows.Cell { return rows.Number(f.String(), l) }
	most := l.Pick("chấm được tối đa ", "assessable at most ")
	for _, i := range s.Items {
		points := number(i.Score)
		if !i.Assessed {
			points = rows.Cell{}
		}
		all = append(all, []rows.Cell{of, rows.Named(string(i.ID), called[string(i.ID)]), points, number(i.Max), rows.Text(i.Rule.In(l))})
	}
	for _, g := range s.Groups {
		all = append(all, []rows.Cell{of, rows.Text(l.Pick(called[g.ID], g.ID)), number(g.Score), number(g.Max), rows.Text(l.Pick("nhóm; ", "group; ") + most + g.Assessable.Text(l))})
	}
	return append(all, []rows.Cell{of, rows.Text(l.Pick("Tổng", "Total")), number(s.Score), number(s.Max),
		rows.Text(strings.TrimSuffix(most+s.Assessable.Text(l)+"; "+l.Pick(s.Band.Name, s.Band.En), "; "))})
}
