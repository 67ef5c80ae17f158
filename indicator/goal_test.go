package indicator

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"
)

// goal is the goal that the canonical words say; indicator/wording reads others.
func goal(t testing.TB, words string) Goal {
	t.Helper()
	var g Goal
	rest := words
	for c, say := range []string{Decrease: "giảm ", Increase: "tăng "} {
		if after, ok := strings.CutPrefix(rest, say); ok && say != "" {
			g.Change, rest = Change(c), after
		}
	}
	g.Op = Equal
	for op, say := range map[Operator]string{AtLeast: "tối thiểu ", MoreThan: "trên ", AtMost: "không quá ", LessThan: "dưới ", About: "khoảng "} {
		if after, ok := strings.CutPrefix(rest, say); ok {
			g.Op, rest = op, after
		}
	}
	figure := func() Figure {
		n := len(rest) - len(strings.TrimLeft(rest, "0123456789.,"))
		f, err := ParseFigure(strings.NewReplacer(".", "", ",", ".").Replace(rest[:n]))
		require.NoError(t, err, words)
		rest = rest[n:]
		return f
	}
	g.Value = figure()
	if after, ok := strings.CutPrefix(rest, " - "); ok {
		g.Op, rest = Range, after
		g.Upper = figure()
	}
	g.Unit = strings.TrimPrefix(rest, " ")
	require.Equal(t, words, g.Text(form.Vietnamese))
	return g
}

func TestCheckComparesBeforeRounding(t *testing.T) {
	for _, c := range []struct {
		goal string
		n, d int64
		want Outcome
	}{
		{"tối thiểu 95%", 94_996, 100_000, NotMet}, // 94.996% is not 95.00%
		{"tối thiểu 95%", 95_000, 100_000, Met},
		{"95%", 94_999, 100_000, NotMet},
		{"95%", 95, 100, Met},
		{"95%", 97, 100, Met}, // a bare figure where more is better
		{"trên 95%", 95, 100, NotMet},
		{"trên 95%", 950_001, 1_000_000, Met},
		{"dưới 15%", 15, 100, NotMet},
		{"dưới 15%", 149_999, 1_000_000, Met},
		{"tối thiểu 15%", 15, 100, Met},
		{"không quá 5%", 5, 100, Met},
		{"không quá 5%", 500_001, 10_000_000, NotMet},
		{"50 - 60%", 499, 1000, NotMet},
		{"50 - 60%", 50, 100, Met},
		{"50 - 60%", 61, 100, Met},
		{"khoảng 70%", 70, 100, Met},
		{"khoảng 70%", 699, 1000, NotMet},
		{"4,5", 45, 10, Met}, // a mean
		{"4,5", 449, 100, NotMet},
		{"tối thiểu 80%", 0, 5, NotMet},
		{"tối thiểu 80%", 0, 0, NoBase},
		{"dưới 11‰", 11, 1000, NotMet},
		{"dưới 11‰", 10_999, 1_000_000, Met},
		{"tối thiểu 100%", MaxCount, MaxCount, Met},
		{"tối thiểu 100%", MaxCount - 1, MaxCount, NotMet},
	} {
		assert.Equal(t, c.want, goal(t, c.goal).Check(MustRatio(c.n, c.d), Reading{}), "%s: %d / %d", c.goal, c.n, c.d)
	}
	assert.Equal(t, NoData, goal(t, "80%").Check(Ratio{}, Reading{}))
	assert.Equal(t, NoData, Goal{}.Check(MustRatio(1, 1), Reading{}))
	count, _ := NewCount(5000)
	assert.Equal(t, Met, goal(t, "5.000 doanh nghiệp").Check(count, Reading{}))
	assert.Equal(t, NotMet, goal(t, "trên 5.000 doanh nghiệp").Check(count, Reading{}))
}

func TestBareFiguresByTheLetter(t *testing.T) {
	literal := Reading{Literal: true}
	assert.Equal(t, NotMet, goal(t, "95%").Check(MustRatio(97, 100), literal))
	assert.Equal(t, Met, goal(t, "95%").Check(MustRatio(95, 100), literal))
	assert.Equal(t, NotMet, goal(t, "50 - 60%").Check(MustRatio(61, 100), literal))
	assert.Equal(t, Met, goal(t, "50 - 60%").Check(MustRatio(60, 100), literal))
	assert.Equal(t, Met, goal(t, "50 - 60%").Check(MustRatio(50, 100), literal))
	assert.Equal(t, NotMet, goal(t, "50 - 60%").Check(MustRatio(49, 100), literal))
	assert.Equal(t, Met, goal(t, "khoảng 70%").Check(MustRatio(75, 100), literal))
	less := Reading{Direction: LessIsBetter}
	assert.Equal(t, Met, goal(t, "5%").Check(MustRatio(3, 100), less))
	assert.Equal(t, NotMet, goal(t, "5%").Check(MustRatio(6, 100), less))
	assert.Equal(t, Met, goal(t, "2 - 5%").Check(MustRatio(1, 100), less))
	assert.Equal(t, NotMet, goal(t, "2 - 5%").Check(MustRatio(6, 100), less))
}

func TestUnitsToGo(t *testing.T) {
	for _, c := range []struct {
		goal  string
		n, d  int64
		how   Reading
		units int64
	}{
		{"tối thiểu 80%", 6_766, 10_000, Reading{}, 1_234},
		{"tối thiểu 80%", 8_000, 10_000, Reading{}, 0},
		{"tối thiểu 95%", 94_996, 100_000, Reading{}, 4},
		{"trên 95%", 95, 100, Reading{}, 1},
		{"tối thiểu 50%", 1, 3, Reading{}, 1},
		{"dưới 15%", 15, 100, Reading{}, -1},
		{"không quá 5%", 12, 100, Reading{}, -7},
		{"5%", 12, 100, Reading{Direction: LessIsBetter}, -7},
		{"50 - 60%", 70, 100, Reading{Literal: true}, -10},
		{"50 - 60%", 40, 100, Reading{Literal: true}, 10},
	} {
		units, ok := goal(t, c.goal).ToGo(MustRatio(c.n, c.d), c.how)
		assert.True(t, ok)
		assert.Equal(t, c.units, units, "%s: %d / %d", c.goal, c.n, c.d)
	}
	_, ok := goal(t, "33%").ToGo(MustRatio(1, 10), Reading{Literal: true})
	assert.False(t, ok, "no whole number out of 10 is 33%")
	_, ok = goal(t, "33%").ToGo(MustRatio(0, 0), Reading{})
	assert.False(t, ok)

	// Up to 10^18 either way, and no further.
	none, most := MustRatio(0, 1), MustRatio(MaxCount, 1)
	units, ok := Goal{Op: AtLeast, Value: MustFigure(MaxCount)}.ToGo(none, Reading{})
	assert.True(t, ok)
	assert.Equal(t, int64(MaxCount), units)
	units, ok = Goal{Op: AtMost}.ToGo(most, Reading{})
	assert.True(t, ok)
	assert.Equal(t, int64(-MaxCount), units)
	_, ok = Goal{Op: LessThan}.ToGo(most, Reading{})
	assert.False(t, ok)
	_, ok = Goal{Op: AtLeast, Value: MustFigure(10_000_000_000)}.ToGo(MustRatio(0, 2_000_000_000), Reading{})
	assert.False(t, ok, "2 x 10^19 is beyond 64 bits")
}

// The gap of what is not met is never shown as nothing.
func TestTheSmallestGapIsStillOne(t *testing.T) {
	gap, ok := goal(t, "100%").Gap(MustRatio(MaxCount-1, MaxCount), Reading{})
	assert.True(t, ok)
	assert.Equal(t, "0.000000001", gap.String())
	gap, ok = Goal{Op: AtLeast, Value: MustParseFigure("1.000000004")}.Gap(MustRatio(1, 1), Reading{})
	assert.True(t, ok)
	assert.Equal(t, "0.000000004", gap.String(), "shown with nine places, and not with less")
}

// What is to go is the least that turns the answer.
func TestUnitsToGoAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ops := []Operator{AtLeast, MoreThan, Equal, AtMost, LessThan, Range, About}
		g := Goal{Op: rapid.SampledFrom(ops).Draw(t, "op"), Value: anyFigure().Draw(t, "value"), Unit: rapid.SampledFrom([]string{"%", "", "điểm"}).Draw(t, "unit")}
		if g.Op == Range {
			g.Upper = g.Value
			if f := anyFigure().Draw(t, "upper"); f.Compare(g.Value) > 0 {
				g.Upper = f
			}
		}
		how := Reading{Direction: Direction(rapid.IntRange(0, 1).Draw(t, "direction")), Literal: rapid.Bool().Draw(t, "literal")}
		r := anyRatio().Draw(t, "ratio")
		before := g.Check(r, how)
		units, ok := g.ToGo(r, how)
		if before == Met {
			assert.True(t, ok && units == 0)
			return
		}
		if !ok || before != NotMet || r.num+units > MaxCount || r.num+units < -MaxCount {
			return
		}
		require.NotZero(t, units)
		narrow := g.Op == Range && how.Literal && g.Check(MustRatio(r.num+units, r.den), how) != Met // no whole number lies in it
		if !narrow {
			assert.Equal(t, Met, g.Check(MustRatio(r.num+units, r.den), how))
		}
		step := int64(1)
		if units < 0 {
			step = -1
		}
		assert.Equal(t, NotMet, g.Check(MustRatio(r.num+units-step, r.den), how))
	})
}

func TestCheckAgreesWithExactFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := Goal{Op: rapid.SampledFrom([]Operator{AtLeast, MoreThan, AtMost, LessThan}).Draw(t, "op"), Value: anyFigure().Draw(t, "value"), Unit: rapid.SampledFrom([]string{"%", "%/năm", "hồ sơ"}).Draw(t, "unit")}
		r := anyRatio().Draw(t, "ratio")
		if r.den == 0 {
			assert.Equal(t, NoBase, g.Check(r, Reading{}))
			return
		}
		v := rat(r)
		if g.InPercent() {
			v.Mul(v, big.NewRat(100, 1))
		}
		c := v.Cmp(big.NewRat(g.Value.coef, pow10[g.Value.scale]))
		want := map[Operator]bool{AtLeast: c >= 0, MoreThan: c > 0, AtMost: c <= 0, LessThan: c < 0}[g.Op]
		assert.Equal(t, want, g.Check(r, Reading{}) == Met)
	})
}

func TestGoalJSON(t *testing.T) {
	for words, want := range map[string]string{
		"tối thiểu 80%":      `{"operator":">=","value":"80","unit":"%"}`,
		"50 - 60%":           `{"operator":"range","value":"50","upper":"60","unit":"%"}`,
		"5.000 doanh nghiệp": `{"operator":"=","value":"5000","unit":"doanh nghiệp"}`,
		"4,5":                `{"operator":"=","value":"4.5"}`,
		"2.000.000.000 đồng": `{"operator":"=","value":"2000000000","unit":"đồng"}`,
		"giảm tối thiểu 30%": `{"operator":">=","value":"30","unit":"%","change":"decrease"}`,
		"0%":                 `{"operator":"=","value":"0","unit":"%"}`,
	} {
		g := goal(t, words)
		b, err := g.MarshalJSON()
		require.NoError(t, err)
		assert.Equal(t, want, string(b))
		var back Goal
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, g, back)
	}
	for _, bad := range []string{
		`{"operator":">="}`, `{"value":"80"}`, `{"operator":"!","value":"80"}`, `{"operator":">=","value":80}`,
		`{"operator":"range","value":"60","upper":"50"}`, `{"operator":"range","value":"60"}`, `{"operator":">=","value":"1","upper":"2"}`,
		`{"operator":">=","value":"80","colour":"red"}`, `{"operator":">=","value":"80","change":"up"}`,
	} {
		g := Goal{Op: AtLeast, Value: MustFigure(1)}
		assert.Error(t, json.Unmarshal([]byte(bad), &g), bad)
		assert.Equal(t, Goal{Op: AtLeast, Value: MustFigure(1)}, g, "a failed reading changes nothing")
	}
	_, err := Goal{}.MarshalJSON()
	assert.Error(t, err)
}

func TestInPercent(t *testing.T) {
	for unit, want := range map[string]bool{"%": true, "%/năm": true, "điểm phần trăm": true, "‰": false, "điểm": false, "": false} {
		assert.Equal(t, want, Goal{Op: Equal, Unit: unit}.InPercent(), unit)
	}
}

func TestGoalTextEnglish(t *testing.T) {
	assert.Equal(t, "at least 80%", goal(t, "tối thiểu 80%").Text(form.English))
	assert.Equal(t, "a cut by at least 30%", goal(t, "giảm tối thiểu 30%").Text(form.English))
	assert.Equal(t, "5,000 doanh nghiệp", goal(t, "5.000 doanh nghiệp").Text(form.English))
}

func TestCheckDoesNotAllocate(t *testing.T) {
	g := goal(t, "tối thiểu 80%")
	r := MustRatio(MaxCount-1, MaxCount)
	assert.Zero(t, testing.AllocsPerRun(100, func() { g.Check(r, Reading{}) }))
}

// Two fifths of the time is the comparison of the two products, of 128 bits each;
// the rest is handing a goal of 64 bytes over, its unit and its operator.
func BenchmarkEvaluate(b *testing.B) {
	g := goal(b, "tối thiểu 80%")
	r := MustRatio(123_456_789_012, 234_567_890_123)
	b.ReportAllocs()
	for b.Loop() {
		if g.Check(r, Reading{}) != NotMet {
			b.Fatal("52.6% is below 80%")
		}
	}
}
