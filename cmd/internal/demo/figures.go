package demo

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/indicator"
	counts "github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// figures has the figures of each month reported at the beginning of the next, and the
// month closed; two closed months are corrected later.
func (s *story) figures() error {
	c := province.Chance(4)
	for month := form.NewDay(2024, 12, 1); month < form.NewDay(2026, 11, 1); month = month.AddDate(0, 1, 0) {
		p := schedule.MustParsePeriod(month.String()[:7])
		s.on(month.AddDate(0, 1, 2), func(ctx context.Context) error { return s.report(ctx, &c, p) })
		s.on(month.AddDate(0, 1, 4), func(ctx context.Context) error {
			ctx, err := s.as(ctx, province.Assessor, "closePeriod")
			if err != nil {
				return err
			}
			seen, err := s.Ledger.Figures().Seen(ctx, p, schedule.CalendarWindow)
			if err == nil {
				_, err = s.Ledger.Figures().Close(ctx, figures.Closing{Period: p, On: s.Ledger.Today()}, seen)
			}
			return err
		})
	}
	s.on(form.NewDay(2026, 10, 20), func(ctx context.Context) error { return s.correct(ctx, "2026-08", 0) })
	s.on(form.NewDay(2026, 11, 18), func(ctx context.Context) error { return s.correct(ctx, "2026-09", 1) })
	s.on(form.NewDay(2025, 1, 10), func(ctx context.Context) error { return s.yearly(ctx, &c) })
	return nil
}

// observe tells figures.
func (s *story) observe(ctx context.Context, all []indicator.Observation) error {
	var lines bytes.Buffer
	for _, o := range all {
		line, err := o.MarshalJSON()
		if err != nil {
			return err
		}
		lines.Write(append(line, '\n'))
	}
	ctx, err := s.as(ctx, province.Assessor, "addObservations")
	if err == nil {
		_, err = s.Ledger.Figures().Take(ctx, figures.ObservationLines(&lines), true)
	}
	return err
}

// published is what the portal counts and dossiers do not tell: out of how many of the
// province.Committee, and how many of a hundred there are at the beginning.
var published = []struct {
	id        indicator.ID
	of, share int64
}{{"766/1.1", 60, 82}, {"766/1.2", 60, 88}, {"766/1.3", 60, 93}, {"766/1.4", 900, 96}, {"766/3.1", 120, 71}, {"766/3.2", 90, 64}, {"766/3.5", 80, 66}, {"766/3.5b", 80, 74}, {"766/4.5a", 140, 58}, {"766/3.x", 400, 52}, {"766/4.x", 120, 70}}

// report tells the figures of a month: what the portal counts, what is counted from
// petitions and, for the province.Committee as a whole, from dossiers.
func (s *story) report(ctx context.Context, c *province.Chance, p schedule.Period) error {
	const source = "Báo cáo tháng của tỉnh Ví Dụ"
	on := s.Ledger.Today()
	v, err := s.Book.At(ctx)
	if err != nil {
		return err
	}
	known, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	month := int64(p.Year()-2025)*12 + int64(p.Number())
	var all []indicator.Observation
	units, err := province.Units(p.Span().Last())
	if err != nil {
		return err
	}
	for _, id := range units {
		for _, one := range published {
			of := one.of
			if id != province.Committee {
				of /= 4
			}
			n := of * min(one.share*10+month*6+int64(c.UpTo(60)), 1000) / 1000
			all = append(all, indicator.Observation{Indicator: one.id, Body: id, Period: p, Value: indicator.MustRatio(n, of), Recorded: on, Source: source})
		}
	}
	pets := slices.Collect(v.Petitions(p.Span().Last()))
	for _, o := range counts.Observations(v.Process, pets, counts.ObservationQuery{TallyQuery: counts.TallyQuery{Period: p, Today: on}, All: units, Recorded: on, Source: source}) {
		if o.Indicator != counts.IndicatorByClass {
			all = append(all, o)
		}
	}
	told, err := s.Ledger.Figures().Counted(ctx, schedule.CalendarWindow, known.Bodies(), p)
	if err != nil {
		return err
	}
	for _, o := range told {
		if o.Body == province.Committee && o.Procedure == "" {
			o.Recorded, o.Source = on, source
			all = append(all, o)
		}
	}
	return s.observe(ctx, all)
}

// correct tells of a closed month that some were counted late after all.
func (s *story) correct(ctx context.Context, period string, n int) error {
	p := schedule.MustParsePeriod(period)
	var all []indicator.Observation
	_, err := s.Ledger.Figures().Observed(ctx, func(l *indicator.Ledger, _ []figures.Closing) error {
		for _, id := range []body.ID{province.Committee, province.Ward, province.Farming}[:n+2] {
			was, ok := l.Get(indicator.Key{Indicator: "766/2.1", Body: id, Period: p})
			if !ok {
				return fmt.Errorf("%s %s: nothing was observed", id, p)
			}
			all = append(all, indicator.Observation{Indicator: "766/2.1", Body: id, Period: p, Value: indicator.MustRatio(was.Value.Numerator()-2, was.Value.Denominator()),
				Recorded: s.Ledger.Today(), Source: "Kiểm tra lại hồ sơ quá hạn"})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.observe(ctx, all)
}

// yearly tells what the province.Committee reached of the targets of letter 221 and of the plan
// of 2025.
func (s *story) yearly(ctx context.Context, c *province.Chance) error {
	var all []indicator.Observation
	for _, id := range []indicator.ID{"221/1", "221/3", "221/4", "221/5", "221/6", "221/7", "221/8"} {
		all = append(all, indicator.Observation{Indicator: id, Body: province.Committee, Period: schedule.MustParsePeriod("2024"),
			Value: indicator.MustRatio(int64(520+c.UpTo(460)), 1000), Recorded: s.Ledger.Today(), Source: "Báo cáo năm 2024 của tỉnh Ví Dụ"})
	}
	return s.observe(ctx, all)
}
