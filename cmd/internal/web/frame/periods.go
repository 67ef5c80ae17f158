package frame

import (
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Periods is periods of one size that a page offers, under their name.
type Periods struct {
	Name form.Text
	List []schedule.Period
}

// offered is the sizes of periods that pages offer, and how many of each.
var offered = []struct {
	grain schedule.Grain
	name  form.Text
	many  int
}{
	{schedule.GrainMonth, form.Text{"Tháng", "Month"}, 24}, {schedule.GrainQuarter, form.Text{"Quý", "Quarter"}, 8},
	{schedule.GrainHalfYear, form.Text{"6 tháng", "Half a year"}, 4}, {schedule.GrainYear, form.Text{"Năm", "Year"}, 4},
}

// Offer is the periods that a page offers, the newest first: the one in which a day lies
// where it is begun, else those that have ended, and the one that is shown, however old.
func Offer(today form.Day, begun bool, shown string) (list []Periods) {
	p, err := schedule.ParsePeriod(shown)
	for _, size := range offered {
		of, one := Periods{Name: size.name}, schedule.PeriodOf(today, size.grain)
		if !begun {
			one = one.Previous()
		}
		for range size.many {
			of.List, one = append(of.List, one), one.Previous()
		}
		if err == nil && p.Grain() == size.grain && !slices.Contains(of.List, p) {
			of.List = append(of.List, p)
			slices.SortFunc(of.List, func(a, b schedule.Period) int { return b.Compare(a) })
		}
		list = append(list, of)
	}
	if err == nil && p.Grain() == schedule.GrainYears {
		list = append(list, Periods{Name: form.Text{"Nhiều năm", "Several years"}, List: []schedule.Period{p}})
	}
	return list
}
