package catalog_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

var year2024 = schedule.MustParsePeriod("2024")

// 9 + 16 - 8 = 17: letter 221 speaks of 17 indicators; Resolution 01/NQ-CP has
// 9 of them, Resolution 02/NQ-CP 16, and 8 stand in both.
func TestSeventeenIndicatorsOverTwoLegalBases(t *testing.T) {
	all, first, second, both, rows := 0, 0, 0, 0, 0
	for _, d := range catalog.Letter221().Definitions() {
		in := func(document string) bool {
			return slices.ContainsFunc(d.Bases, func(b indicator.Basis) bool { return b.Document == document })
		}
		for _, b := range d.Bases {
			assert.Equal(t, "2024-01-05", b.Date.String())
		}
		// A line of the tables is a target line, of sub-rows the sub-row.
		if d.Parent != "" {
			rows++
			continue
		}
		all++
		if in("01/NQ-CP") {
			first++
		}
		if in("02/NQ-CP") {
			second++
		}
		if in("01/NQ-CP") && in("02/NQ-CP") {
			both++
		}
	}
	assert.Equal(t, []int{9, 16, 8, 17}, []int{first, second, both, all})
	assert.Equal(t, first+second-both, all)
	assert.Equal(t, 2+3, rows, "indicator 2 has two sub-rows and indicator 9 three")
}

// The target column of annex II of the letter, line by line.
func TestTargetsOf2024(t *testing.T) {
	bnd, bn := "Bộ, ngành, địa phương", "Bộ, ngành"
	want := map[indicator.ID][2]string{
		"221/1": {"100%", bn}, "221/2.1": {"tối thiểu 10%", ""}, "221/2.2": {"tối thiểu 5%", ""}, "221/3": {"tối thiểu 80%", bnd},
		"221/4": {"tối thiểu 45%", bnd}, "221/5": {"tối thiểu 50%", bnd}, "221/6": {"tối thiểu 80%", bnd},
		"221/7": {"tối thiểu 50%", "Bộ Y tế chủ trì, phối hợp với Bảo hiểm xã hội Việt Nam"}, "221/8": {"100%", bnd},
		"221/9.1": {"100%", "Bộ, ngành, UBND cấp tỉnh"}, "221/9.2": {"95%", "UBND cấp huyện"}, "221/9.3": {"80%", "UBND cấp xã"},
		"221/I.1": {"100%", bnd}, "221/I.4": {"100%", bn}, "221/II.5": {"100%", bnd}, "221/II.6": {"100%", "Địa phương"},
		"221/II.7": {"tối thiểu 50%", bnd}, "221/II.9": {"100%", bnd}, "221/II.11": {"100%", bnd}, "221/II.12": {"tối thiểu 90%", bnd},
	}
	got := map[indicator.ID]bool{}
	for _, target := range catalog.Letter221().Targets() {
		w, ok := want[target.Indicator]
		require.True(t, ok, target.Indicator)
		assert.Equal(t, w[0], target.Goal.Text(form.Vietnamese), target.Indicator)
		if w[1] != "" {
			assert.Equal(t, w[1], target.Binds.Words)
		}
		var coordinating []body.ID
		if target.Indicator == "221/7" {
			coordinating = []body.ID{"G24"} // "phối hợp với Bảo hiểm xã hội Việt Nam"
		}
		assert.Equal(t, coordinating, target.Binds.Coordinating, target.Indicator)
		assert.Equal(t, year2024, target.Period)
		assert.Equal(t, body.ID("G22"), target.Assessor)
		// The figure is what the words of the column say, in the unit of the
		// column beside it.
		words, err := wording.Parse(target.Words)
		require.NoError(t, err)
		require.Len(t, words.Goals, 1)
		goal := words.Goals[0]
		goal.Unit = "%"
		assert.Equal(t, target.Goal, goal)
		got[target.Indicator] = true
	}
	assert.Len(t, got, len(want))
}

func TestTargetsOf2025(t *testing.T) {
	texts := map[string]string{}
	for _, target := range catalog.Decision240().Targets() {
		texts[string(target.Indicator)+" "+target.Period.String()] = target.Goal.Text(form.Vietnamese) + ", " + target.Words + ", " + target.Bases[0].Document + " " + target.Bases[0].Place
	}
	assert.Equal(t, map[string]string{
		"240/1 2025": "100%, phấn đấu đến hết năm 2025 đạt 100%, 240/QĐ-TTg III.2.a, gạch đầu dòng 4",
		"240/2 2025": "tối thiểu 80%, phấn đấu đến hết năm 2025 tối thiểu 80%, 240/QĐ-TTg III.2.a, gạch đầu dòng 4",
		"240/3 2024": "100%, 100%, 537/TB-VPCP mục 2, gạch đầu dòng 3",
		"240/3 2025": "100%, 100%, 240/QĐ-TTg III.2.a, gạch đầu dòng 1",
	}, texts)
	d, _ := catalog.Decision240().Definition("240/3")
	assert.Equal(t, "537/TB-VPCP", d.Bases[1].Document, "one indicator with two bases")
}

func TestCatalogueIsFoundByNumber(t *testing.T) {
	assert.Same(t, catalog.Letter221(), catalog.Set("221/VPCP-KSTT"))
	assert.Same(t, catalog.Decision240(), catalog.Set("240/QĐ-TTg"))
	assert.Nil(t, catalog.Set("999/QĐ-TTg"))
	assert.Same(t, catalog.Scorecard766(), catalog.Scorecard("766"))
	assert.Nil(t, catalog.Scorecard("767"))
}

func TestSetsComeBackUnchanged(t *testing.T) {
	for _, s := range catalog.Sets() {
		b, err := json.Marshal(s)
		require.NoError(t, err)
		back, err := indicator.ReadSet(b)
		require.NoError(t, err)
		assert.Equal(t, s, back)
	}
	b, err := json.Marshal(catalog.Scorecard766())
	require.NoError(t, err)
	back, err := scorecard.Read(b)
	require.NoError(t, err)
	assert.Equal(t, catalog.Scorecard766(), back)
}

func observe(t *testing.T, l *indicator.Ledger, id indicator.ID, b body.ID, period string, n, d int64) {
	t.Helper()
	require.NoError(t, l.Add(indicator.Observation{Indicator: id, Body: b, Period: schedule.MustParsePeriod(period), Value: indicator.MustRatio(n, d)}))
}

// Each line just below, at and above its target, for whom it binds.
func TestEveryLineBelowAtAndAboveItsTarget(t *testing.T) {
	const ministry, health, province = "G15", "G18", "H26"
	local, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		{ID: "local:huyen-mau", Name: "Ủy ban nhân dân huyện Mẫu", Class: string(body.DistrictCommittee), Until: "2025-07-01"},
		{ID: "local:xa-mau", Name: "Ủy ban nhân dân xã Mẫu", Class: string(body.CommuneCommittee)},
	}})
	require.NoError(t, err)
	bodies := []body.ID{ministry, health, province, "local:huyen-mau", "local:xa-mau"}
	bound := map[indicator.ID][]body.ID{
		"221/1": {ministry, health}, "221/2.1": {ministry}, "221/2.2": {health}, "221/3": {ministry, health, province}, "221/4": {ministry, health, province},
		"221/5": {ministry, health, province}, "221/6": {ministry, health, province}, "221/7": {health}, "221/8": {ministry, health, province},
		"221/9.1": {ministry, health, province}, "221/9.2": {"local:huyen-mau"}, "221/9.3": {"local:xa-mau"}, "221/I.1": {ministry, health, province},
		"221/I.4": {ministry, health}, "221/II.5": {ministry, health, province}, "221/II.6": {province}, "221/II.7": {ministry, health, province},
		"221/II.9": {ministry, health, province}, "221/II.11": {ministry, health, province}, "221/II.12": {ministry, health, province},
	}
	for _, target := range catalog.Letter221().Targets() {
		percent, whole := target.Goal.Value.Int64()
		require.True(t, whole)
		for _, step := range []struct {
			n    int64
			want indicator.Outcome
		}{{percent*1000 - 1, indicator.NotMet}, {percent * 1000, indicator.Met}, {percent*1000 + 1, indicator.Met}} {
			if step.n > 100_000 {
				continue
			}
			l, err := indicator.NewLedger()
			require.NoError(t, err)
			observe(t, l, "221/2", ministry, "2020/2023", 14_999, 100_000)
			observe(t, l, "221/2", health, "2020/2023", 15_000, 100_000)
			for _, b := range bodies {
				observe(t, l, target.Indicator, b, "2024", step.n, 100_000)
			}
			r := indicator.NewResults(catalog.Letter221(), l, indicator.Options{Registry: local})
			for _, b := range bodies {
				want := indicator.NotBound
				if slices.Contains(bound[target.Indicator], b) {
					want = step.want
				}
				e := known(r.Evaluate(target.Indicator, b, year2024))
				assert.Equal(t, want, e.Outcome, "%s %s %d: %s", target.Indicator, b, step.n, e.Reason(form.English))
				assert.NotEmpty(t, e.Reason(form.Vietnamese))
				if want == indicator.NotMet {
					assert.Equal(t, int64(1), e.ToGo)
					assert.Equal(t, "0.001", e.Gap.String())
				}
			}
		}
	}
}

func results(t *testing.T, l *indicator.Ledger) *indicator.Results {
	t.Helper()
	return indicator.NewResults(catalog.Letter221(), l, indicator.Options{})
}

func TestNearlyIsNotReached(t *testing.T) {
	l, _ := indicator.NewLedger()
	observe(t, l, "221/9.1", "H26", "2024", 99_996, 100_000)
	e := known(results(t, l).Evaluate("221/9.1", "H26", year2024))
	assert.Equal(t, indicator.NotMet, e.Outcome)
	shown, ok := e.Shown()
	assert.True(t, ok)
	assert.Equal(t, "99.996", shown.String(), "100.00 would contradict the outcome")
	assert.Equal(t, "0.004", e.Gap.String())
	assert.Contains(t, e.Reason(form.Vietnamese), "thiếu 4 văn bản, hồ sơ")
}

func TestExactlyFifteenPercentFallsUnderTheSecondLine(t *testing.T) {
	for _, c := range []struct {
		n             int64
		first, second indicator.Outcome
	}{{14_999, indicator.NotMet, indicator.NotBound}, {15_000, indicator.NotBound, indicator.Met}, {15_001, indicator.NotBound, indicator.Met}} {
		l, _ := indicator.NewLedger()
		observe(t, l, "221/2", "G15", "2020/2023", c.n, 100_000)
		observe(t, l, "221/2", "G15", "2024", 7, 100) // recorded under the indicator, not under a line
		r := results(t, l)
		assert.Equal(t, c.first, known(r.Evaluate("221/2.1", "G15", year2024)).Outcome, "%d", c.n)
		assert.Equal(t, c.second, known(r.Evaluate("221/2.2", "G15", year2024)).Outcome, "%d", c.n)
	}
	// Without the earlier result nobody knows which line binds.
	l, _ := indicator.NewLedger()
	observe(t, l, "221/2", "G15", "2024", 7, 100)
	e := known(results(t, l).Evaluate("221/2.1", "G15", year2024))
	assert.Equal(t, indicator.NoData, e.Outcome)
	assert.Contains(t, e.Reason(form.Vietnamese), "2020/2023")
	observe(t, l, "221/2", "G15", "2023", 20, 100)
	assert.Equal(t, indicator.NoData, known(results(t, l).Evaluate("221/2.1", "G15", year2024)).Outcome, "one year is not the result of four")
	observe(t, l, "221/2.1", "G15", "2020/2023", 0, 0)
	assert.Equal(t, indicator.NoBase, known(results(t, l).Evaluate("221/2.1", "G15", year2024)).Outcome)
}

func TestDistrictLineBindsNobodyAfterTheDistricts(t *testing.T) {
	local, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		{ID: "local:huyen-mau", Name: "Ủy ban nhân dân huyện Mẫu", Class: string(body.DistrictCommittee), Until: "2025-07-01"},
	}})
	require.NoError(t, err)
	l, _ := indicator.NewLedger()
	observe(t, l, "221/9.2", "local:huyen-mau", "2024", 97, 100)
	r := indicator.NewResults(catalog.Letter221(), l, indicator.Options{Registry: local})
	assert.Equal(t, indicator.Met, known(r.Evaluate("221/9.2", "local:huyen-mau", year2024)).Outcome, "97% meets a bare 95")
	e := known(r.Evaluate("221/9.2", "local:huyen-mau", schedule.MustParsePeriod("2025-Q3")))
	assert.Equal(t, indicator.NotBound, e.Outcome)
	assert.Contains(t, e.Reason(form.Vietnamese), "cấp huyện kết thúc hoạt động")

	for _, target := range catalog.Letter221().Targets() {
		if target.Indicator != "221/9.2" {
			continue
		}
		before, _ := r.Bound(target, form.NewDay(2025, 6, 30))
		assert.Len(t, before, 1)
		after, why := r.Bound(target, form.NewDay(2025, 7, 1))
		assert.Empty(t, after)
		assert.Contains(t, why.In(form.English), "Law 72/2025/QH15")
	}
}

// The built-in registry lists no districts and communes: whoever has a figure on
// their line is taken for one, and told so; nobody else is, nor by another line.
func TestDistrictsAndCommunesThatNobodyListed(t *testing.T) {
	l, _ := indicator.NewLedger()
	observe(t, l, "221/9.2", "H26.12", "2024", 97, 100)
	observe(t, l, "221/9.2", "H26", "2024", 97, 100)
	observe(t, l, "221/9.2", "H26.13", "2025-Q3", 97, 100)
	observe(t, l, "221/9.3", "local:xa-mau", "2024", 79, 100)
	observe(t, l, "221/5", "H26.12", "2024", 97, 100)
	r := results(t, l)
	for _, c := range []struct {
		id     indicator.ID
		body   body.ID
		period string
		want   indicator.Outcome
	}{
		{"221/9.2", "H26.12", "2024", indicator.Met}, {"221/9.3", "local:xa-mau", "2024", indicator.NotMet},
		{"221/9.2", "H26", "2024", indicator.NotBound}, {"221/9.2", "local:xa-mau", "2024", indicator.NotBound},
		{"221/5", "H26.12", "2024", indicator.NotBound}, {"221/9.2", "H26.13", "2025-Q3", indicator.NotBound},
	} {
		e := known(r.Evaluate(c.id, c.body, schedule.MustParsePeriod(c.period)))
		assert.Equal(t, c.want, e.Outcome, "%s %s: %s", c.id, c.body, e.Reason(form.Vietnamese))
		assert.Equal(t, c.want != indicator.NotBound, strings.Contains(e.Reason(form.Vietnamese), "danh mục không có "+string(c.body)))
	}
}

// The figures of UBND tỉnh Đắk Lắk (H15) on the national portal, 2026 to 10
// October: numerator, denominator, points.
var dakLak = []struct {
	id     indicator.ID
	n, d   int64
	points string
}{
	{"766/1.1", 0, 82, "0"}, {"766/1.2", 79, 82, "3.85"}, {"766/1.3", 79, 79, "2"}, {"766/1.4", 370610, 370610, "6"},
	{"766/2.1", 393087, 443565, "17.72"},
	{"766/4.1", 284995, 443565, "3.86"}, {"766/4.2", 93664, 443565, "0.84"}, {"766/4.3", 82645, 443565, "0.47"}, {"766/4.4", 9499, 443565, "0.09"},
	{"766/4.5b", 279339, 443565, "1.26"}, {"766/4.5a", 380, 1346, "0.56"}, {"766/4.x", 0, 0, "2"},
	{"766/3.6", 179460, 204757, "5.26"}, {"766/3.5b", 160, 376, "1.06"}, {"766/3.5", 56, 376, "0.37"},
	{"766/5.2", 241, 485, "2.98"}, {"766/5.3", 186, 485, "2.3"}, {"766/5.4", 392869, 443565, "5.9"},
}

func dakLakScore(t *testing.T, c *scorecard.Card) scorecard.Score {
	t.Helper()
	l, _ := indicator.NewLedger()
	for _, v := range dakLak {
		observe(t, l, v.id, "H15", "2026", v.n, v.d)
	}
	p := schedule.MustParsePeriod("2026")
	return c.Score("H15", p, c.Values(l, "H15", p, indicator.Options{}))
}

func TestScoresAsTheNationalPortalDoes(t *testing.T) {
	s := dakLakScore(t, catalog.Scorecard766())
	points := map[indicator.ID]scorecard.ItemScore{}
	for _, it := range s.Items {
		points[it.ID] = it
	}
	for _, v := range dakLak {
		assert.Equal(t, v.points, points[v.id].Score.String(), v.id)
		assert.True(t, points[v.id].Assessed)
	}
	for group, want := range map[string]string{"transparency": "11.85", "progress": "17.72", "digitisation": "9.08", "payment": "6.69", "satisfaction": "11.18"} {
		assert.Equal(t, want, s.Group(group).Score.String(), group)
		assert.Equal(t, s.Group(group).Max, s.Group(group).Assessable, group)
	}
	// The parts of the online service are not published: 12 points stay open,
	// and with the 8.97 published for them the total is the published one.
	assert.Equal(t, "88", s.Assessable.String())
	assert.True(t, s.Group("online-service").Assessable.IsZero())
	assert.Equal(t, "65.49", s.Score.Decimal().Add(decimal.RequireFromString("8.97")).String())
	assert.Equal(t, "Trung bình", s.Band.Name, "56.52 to 68.52, whatever the 12 points are")
	assert.Equal(t, "20 × 393087 / 443565 = 17,72", points["766/2.1"].Rule.In(form.Vietnamese))
	assert.Equal(t, "2 × min(1, 82645 / 443565 / 80%) = 0.47", points["766/4.3"].Rule.In(form.English))
	assert.Contains(t, points["766/4.x"].Rule.In(form.Vietnamese), "không phát sinh")
	assert.Contains(t, points["766/5.1"].Rule.In(form.Vietnamese), "chỉ theo dõi")
}

// Months of 1/1, 1/2 and 2/3 in time hold one dossier in progress three times:
// they add up to 4/6, 13.33 points, where the four dossiers of the quarter are
// 3/4, 15 points. What counts procedures, or carried-over work, is not added.
func TestQuartersOfTheScorecard(t *testing.T) {
	l, _ := indicator.NewLedger()
	for month, n := range map[string][2]int64{"2025-01": {1, 1}, "2025-02": {1, 2}, "2025-03": {2, 3}} {
		for _, it := range catalog.Scorecard766().Items() {
			observe(t, l, it.ID, "H15", month, n[0], n[1])
		}
	}
	c, q := catalog.Scorecard766(), schedule.MustParsePeriod("2025-Q1")
	s := c.Score("H15", q, c.Values(l, "H15", q, indicator.Options{}))
	for _, it := range s.Items {
		switch id := it.ID; id {
		case "766/1.1", "766/1.2", "766/3.5", "766/3.5b", "766/4.5a", "766/4.x":
			assert.Contains(t, it.Rule.In(form.Vietnamese), "chưa chấm được: H15: chưa ghi nhận số liệu của quý I/2025 (không tính được từ số liệu của các kỳ nhỏ: mỗi thứ chỉ đếm một lần", id)
		case "766/2.1", "766/4.1", "766/4.2", "766/4.3", "766/4.4", "766/4.5b", "766/5.2", "766/5.4":
			assert.Contains(t, it.Rule.In(form.English), "not from these figures: what is carried over stands in each part", id)
			assert.Contains(t, it.Rule.In(form.English), "count the period as a whole from the dossiers", id)
		case "766/1.3":
			assert.Equal(t, indicator.MustRatio(2, 3), it.Value, "as of the last day")
		case "766/5.3": // in time at the end of a month is not yet so at that of the quarter
			assert.Contains(t, it.Rule.In(form.English), "not from these figures: what was in time and well received at the end of a part may not be so", id)
		case "766/1.4", "766/3.x", "766/3.6":
			assert.Equal(t, indicator.MustRatio(4, 6), it.Value, id)
		default:
			assert.True(t, it.Tracking, id)
		}
	}
	observe(t, l, "766/2.1", "H15", "2025-Q1", 3, 4)
	s = c.Score("H15", q, c.Values(l, "H15", q, indicator.Options{}))
	assert.Equal(t, "20 × 3 / 4 = 15", s.Items[4].Rule.In(form.English))

	// Each definition says where its reading comes from. Of those that earn no
	// points, 3.1 and 3.2 count procedures, 5.1 all petitions of the period.
	accruals := map[indicator.ID][2]indicator.Accrual{"766/3.1": {indicator.Distinct, indicator.Distinct}, "766/3.2": {indicator.Distinct, indicator.Distinct},
		"766/3.3": {indicator.Flow, indicator.Flow}, "766/5.1": {indicator.Carried, indicator.Distinct}, "766/5.1-staff": {indicator.Carried, indicator.Distinct}}
	for _, set := range catalog.Sets() {
		for _, d := range set.Definitions() {
			assert.NotEmpty(t, d.AccrualSource, d.ID)
		}
	}
	for _, it := range c.Items() {
		assert.NotEmpty(t, it.AccrualSource, it.ID)
		if it.Tracking {
			assert.Equal(t, accruals[it.ID], [2]indicator.Accrual{it.Accrual, it.OverBodies}, it.ID)
		}
		if !it.Tracking && it.Rule.NoBase == scorecard.Unassessed {
			assert.Equal(t, indicator.Unseen, it.Rule.NoBaseMark, it.ID)
		}
	}
}

func TestDocumentWordingIsAnOption(t *testing.T) {
	s := dakLakScore(t, catalog.Scorecard766().ByDocument())
	for _, it := range s.Items {
		switch it.ID {
		case "766/4.2":
			// The formula document has a threshold of 80% where the portal has none.
			assert.Equal(t, "1.06", it.Score.String()) // 4 x 93664 / 443565 / 0.8 = 1.0558
		case "766/4.x":
			assert.False(t, it.Assessed, "by the document an empty base has no points to show")
		case "766/2.1":
			assert.Equal(t, "17.72", it.Score.String())
		}
	}
}

// 6+4+2+6 = 18; 20; 12+10 = 22; 22; 6+6+6 = 18; together 100.
func TestCheckSumsOf766(t *testing.T) {
	c := catalog.Scorecard766()
	sums, total := map[string]decimal.Decimal{}, decimal.Zero
	for _, it := range c.Items() {
		sums[it.Group] = sums[it.Group].Add(it.Max.Decimal())
		total = total.Add(it.Max.Decimal())
	}
	want := map[string]string{"transparency": "18", "progress": "20", "online-service": "12", "payment": "10", "digitisation": "22", "satisfaction": "18"}
	for group, points := range want {
		assert.Equal(t, points, sums[group].String(), group)
	}
	assert.Len(t, sums, len(want))
	assert.Equal(t, "100", total.String())
}

func TestBands(t *testing.T) {
	c := catalog.Scorecard766()
	band := func(percent int64) string {
		s := c.Score("H15", year2024, figures(indicator.MustRatio(percent, 100)))
		return s.Band.Name
	}
	// Thresholds lift some items, so the whole is compared with the score itself.
	full := c.Score("H15", year2024, figures(indicator.MustRatio(1, 1)))
	assert.Equal(t, "100", full.Score.String())
	assert.Equal(t, "100", full.Assessable.String())
	assert.Equal(t, "Xuất sắc", band(100))
	assert.Equal(t, "Yếu", band(0))
	none := c.Score("H15", year2024, figures(indicator.Ratio{}))
	assert.Empty(t, none.Band.Name)
	assert.True(t, none.Assessable.IsZero())
}

func known[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func figures(v indicator.Ratio) func(indicator.ID) indicator.Rollup {
	return func(indicator.ID) indicator.Rollup {
		return indicator.Rollup{Observation: indicator.Observation{Value: v}}
	}
}
