package tallies

import (
	"bufio"
	"slices"
	"strconv"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// answer is what was counted: by default the table that evaluate and score read.
func (p *program) answer(observations []indicator.Observation, registry func() (*body.Registry, error)) cli.Answer {
	l := p.Language()
	table := rows.Table{Columns: slices.Concat(rows.Columns(l.Pick("Chỉ số", "Indicator"), l.Pick("Cơ quan", "Body"), l.Pick("Kỳ", "Period")),
		rows.Numbers(l.Pick("Tử số", "Numerator"), l.Pick("Mẫu số", "Denominator")))}
	table.Rows = func(yield func([]rows.Cell) bool) {
		r, err := registry()
		if r == nil || err != nil { // which was told before anything was counted
			r = body.Vietnam()
		}
		called := map[indicator.ID]string{}
		for _, set := range catalog.Sets() {
			for _, d := range set.Definitions() {
				called[d.ID] = d.Name
			}
		}
		for _, card := range catalog.Scorecards() {
			for _, i := range card.Items() {
				called[i.ID] = i.Name
			}
		}
		for _, o := range observations {
			name := r.ByID(o.Body).Name(o.Period.Span().Last())
			if !yield([]rows.Cell{rows.Named(string(o.Indicator), called[o.Indicator]), rows.Body(o.Body, name),
				{Text: o.Period.Text(l), Data: o.Period.String()}, count(o.Value.Numerator(), !o.Value.IsZero(), l), count(o.Value.Denominator(), !o.Value.IsZero() && !o.Value.IsCount(), l)}) {
				return
			}
		}
	}
	return cli.Answer{
		Tables: []rows.Table{table},
		JSON:   func() error { return p.PrintJSON(slices.Concat([]indicator.Observation{}, observations)) },
		CSV: func() error {
			out := bufio.NewWriter(p.Out)
			if err := indicator.WriteObservations(out, observations); err != nil {
				return err
			}
			return out.Flush()
		},
	}
}

// count is one of the two numbers of a figure, which may lack it.
func count(n int64, there bool, l form.Language) rows.Cell {
	if !there {
		return rows.Cell{}
	}
	return rows.Number(strconv.FormatInt(n, 10), l)
}
