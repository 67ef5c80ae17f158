package figures

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/outlook"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) outlookCommand() *cobra.Command {
	var f observed
	var dates cli.Dates
	var asOf string
	c := &cobra.Command{
		Use:   "outlook --set SET --observations FILE --period PERIOD",
		Short: p.T("Muốn đạt thì phải thêm bao nhiêu, mỗi ngày bao nhiêu, còn kịp không", "What it would take: how many more, how many a day, and whether it can still be"),
		Long: p.T(`Với mỗi chỉ tiêu chưa chắc đạt: cần thêm bao nhiêu, đến ngày nào, mỗi ngày làm việc bao nhiêu, còn đạt được hay không,
kèm cách tính. Số phát sinh thêm được dự kiến theo mức từ đầu kỳ đến ngày --as-of. Với bộ chấm điểm còn có số điểm tối đa còn đạt được.`,
			`For each target that is not certain: how many more, by which day, how many each working day, and whether it can still be
met, with the reasoning. What is to come is expected at the rate from the beginning of the period to the day --as-of.
With a scorecard also the most points that can still be earned.`),
		Example: `  tthc outlook --set 766 --observations so-lieu.csv --period 2026-11 --as-of 2026-11-16 --body H26`,
		Args:    cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			card, set := catalog.Scorecard(f.set), catalog.Set(f.set)
			if card != nil {
				set = card.Set()
			}
			if set == nil {
				return cli.Usage("--set: không có bộ %q", "--set: there is no set %q", f.set)
			}
			l, period, bodies, o, err := f.read(p, set.Definitions())
			if err != nil {
				return err
			}
			h := outlook.Horizon{Window: o.Window}
			if h.Today, err = p.AsOf(asOf); err != nil {
				return err
			}
			if h.Calendar, err = dates.Calendar(p.Program); err != nil {
				return err
			}
			prospects := func(yield func(prospect, error) bool) {
				for _, b := range bodies {
					if card != nil {
						for _, one := range cardProspects(card, card.Score(b, period, card.Values(l, b, period, o)), h, p.Language()) {
							if !yield(one, nil) {
								return
							}
						}
						continue
					}
					if !targetProspects(h, indicator.NewResults(set, l, o), set, b, period, p.Language(), yield) {
						return
					}
				}
			}
			return p.answerProspects(&f, o.Registry, set, prospects)
		},
	}
	f.add(p, c, "766")
	c.Flags().StringVar(&asOf, "as-of", "", p.T("số liệu có đến ngày này, là ngày còn làm được, mặc định hôm nay", "the figures are those known on this day, which is one of those left; today by default"))
	dates.Add(p.Program, c)
	return c
}

// prospect is a target or an item that is not certain, as programs read it; without an
// indicator the total of a scorecard.
type prospect struct {
	Indicator   indicator.ID      `json:"indicator,omitempty"`
	Body        body.ID           `json:"body"`
	Period      schedule.Period   `json:"period"`
	Value       *indicator.Ratio  `json:"value,omitempty"`
	Goal        *indicator.Goal   `json:"goal,omitempty"`
	By          form.Day          `json:"by,omitzero"`
	WorkingDays *int              `json:"workingDays,omitempty"`
	Coming      *int64            `json:"coming,omitempty"`
	Open        int64             `json:"open,omitempty"`
	State       string            `json:"state,omitempty"`
	Units       *int64            `json:"units,omitempty"`
	PerDay      int64             `json:"perDay,omitempty"`
	Best        *indicator.Ratio  `json:"best,omitempty"`
	Points      *indicator.Figure `json:"points,omitempty"`
	MostPoints  *indicator.Figure `json:"mostPoints,omitempty"`
	Band        string            `json:"band,omitempty"`
	Reason      string            `json:"reason,omitempty"`
	shown       form.Text
}

func prospectOf(id indicator.ID, b body.ID, p schedule.Period, o outlook.Outlook, l form.Language) prospect {
	return prospect{Indicator: id, Body: b, Period: p, Value: &o.Value, Goal: &o.Goal, By: o.Left.By, WorkingDays: &o.Left.Days, Coming: &o.Left.Coming, Open: o.Left.Open,
		State: o.State.String(), Units: &o.Units, PerDay: o.PerDay, Best: &o.Best, Reason: o.Reason.In(l), shown: form.Text{o.State.Text(form.Vietnamese), o.State.Text(form.English)}}
}

// targetProspects is the targets of a set that a body may miss.
func targetProspects(h outlook.Horizon, r *indicator.Results, set *indicator.Set, b body.ID, p schedule.Period, l form.Language, yield func(prospect, error) bool) (more bool) {
	for _, d := range set.Definitions() {
		o, ok, err := h.Of(r, d, b, p)
		switch {
		case err != nil:
			yield(prospect{}, err)
			return false
		case ok && o.State != outlook.Reached && !yield(prospectOf(d.ID, b, p, o, l), nil):
			return false
		}
	}
	return true
}

// cardProspects is the items of a scorecard that have not all points, and the total.
func cardProspects(card *scorecard.Card, s scorecard.Score, h outlook.Horizon, l form.Language) (all []prospect) {
	p := card.Prospect(s, h, nil)
	for _, i := range p.Items {
		one := prospectOf(i.ID, s.Body, s.Period, i.Outlook, l)
		one.Points, one.MostPoints = &i.Score, &i.Most
		all = append(all, one)
	}
	return append(all, prospect{Body: s.Body, Period: s.Period, Points: &s.Score, MostPoints: &p.Best.Score, Band: l.Pick(p.Best.Band.Name, p.Best.Band.En),
		Reason: strings.TrimSuffix(fmt.Sprintf(l.Pick("%s trong %s điểm chấm được; nhiều nhất còn đạt %s; %s", "%s of %s points assessable; at best it comes to %s; %s"),
			s.Score.Text(l), s.Assessable.Text(l), p.Best.Score.Text(l), l.Pick(p.Best.Band.Name, p.Best.Band.En)), "; ")})
}

func (p *program) answerProspects(f *observed, r *body.Registry, set *indicator.Set, prospects iter.Seq2[prospect, error]) (err error) {
	l := p.Language()
	all := func(yield func(prospect) bool) {
		for one, bad := range prospects {
			if err = bad; bad != nil || !yield(one) {
				return
			}
		}
	}
	called := map[indicator.ID]string{}
	for _, d := range set.Definitions() {
		called[d.ID] = d.Name
	}
	table := rows.Table{Name: f.set, Columns: slices.Concat(rows.Columns(l.Pick("Chỉ tiêu", "Indicator"), l.Pick("Cơ quan", "Body"), l.Pick("Đã đạt", "So far")),
		rows.Numbers(l.Pick("Cần thêm", "More"), l.Pick("Mỗi ngày làm việc", "Each working day")), rows.Columns(l.Pick("Khả năng", "Whether")),
		rows.Numbers(l.Pick("Điểm", "Points"), l.Pick("Còn đạt nhiều nhất", "At best")), rows.Columns(l.Pick("Cách tính", "Reasoning"))),
		Rows: func(yield func([]rows.Cell) bool) {
			for one := range all {
				if !yield(one.cells(called, r, l)) {
					return
				}
			}
		}}
	written := f.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error {
		list := []prospect{}
		for one := range all {
			list = append(list, one)
		}
		if err != nil {
			return nil // which is told
		}
		return p.PrintJSON(list)
	}})
	if err != nil {
		return cli.Failure(2, err)
	}
	return written
}

func (o prospect) cells(called map[indicator.ID]string, r *body.Registry, l form.Language) []rows.Cell {
	cells := []rows.Cell{rows.Named(string(o.Indicator), called[o.Indicator]), bodyCell(o.Body, r, o.Period), {}, {}, {}, rows.Text(o.shown.In(l)), {}, {}, rows.Text(o.Reason)}
	if o.Indicator == "" {
		cells[0] = rows.Text(l.Pick("Tổng", "Total"))
	} else {
		cells[2], cells[3] = ratioCell(*o.Value, l), rows.Count(int(*o.Units), l)
		if o.PerDay > 0 {
			cells[4] = rows.Count(int(o.PerDay), l)
		}
	}
	if o.Points != nil {
		cells[6], cells[7] = rows.Number(o.Points.String(), l), rows.Number(o.MostPoints.String(), l)
	}
	return cells
}
