package indicator

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"
)

func anyCount() *rapid.Generator[int64] {
	return rapid.OneOf(rapid.Int64Range(0, 20), rapid.Int64Range(0, MaxCount), rapid.Int64Range(MaxCount-5, MaxCount))
}

func anyRatio() *rapid.Generator[Ratio] {
	return rapid.Custom(func(t *rapid.T) Ratio {
		n := anyCount().Draw(t, "numerator")
		if rapid.Bool().Draw(t, "negative") {
			n = -n
		}
		d := anyCount().Draw(t, "denominator")
		if d == 0 {
			n = 0
		}
		return MustRatio(n, d)
	})
}

func anyFigure() *rapid.Generator[Figure] {
	return rapid.Custom(func(t *rapid.T) Figure {
		n := anyCount().Draw(t, "coef")
		if rapid.Bool().Draw(t, "negative") {
			n = -n
		}
		f, err := NewFigure(n, rapid.IntRange(0, maxScale).Draw(t, "scale"))
		require.NoError(t, err)
		return f
	})
}

func rat(r Ratio) *big.Rat { return big.NewRat(r.num, r.den) }

func TestRatioKeepsMissingBaseAndZeroApart(t *testing.T) {
	var none Ratio
	assert.True(t, none.IsZero())
	assert.False(t, none.HasBase())
	noBase := MustRatio(0, 0)
	assert.False(t, noBase.IsZero())
	assert.False(t, noBase.HasBase())
	nought := MustRatio(0, 5)
	assert.True(t, nought.HasBase())
	assert.NotEqual(t, none, noBase)
	_, ok := none.Compare(nought)
	assert.False(t, ok)
	_, ok = noBase.Percent(2, HalfUp)
	assert.False(t, ok)
	p, ok := nought.Percent(2, HalfUp)
	assert.True(t, ok)
	assert.Equal(t, "0", p.String())
	assert.Equal(t, []string{"-", "0 / 0", "0 / 5"}, []string{none.String(), noBase.String(), nought.String()})
}

func TestRatioRefusesWhatCannotBeHeld(t *testing.T) {
	for _, c := range [][2]int64{{1, -1}, {MaxCount + 1, 1}, {-MaxCount - 1, 1}, {0, MaxCount + 1}} {
		_, err := NewRatio(c[0], c[1])
		require.ErrorIs(t, err, CountRange, "%v", c)
	}
	for _, n := range []int64{5, -5} {
		_, err := NewRatio(n, 0)
		require.ErrorIs(t, err, RatioBase, "only 0/0 is nothing at all")
	}
	for _, n := range []int64{MaxCount + 1, -MaxCount - 1} {
		_, err := NewCount(n)
		assert.ErrorIs(t, err, CountRange)
	}
	for _, n := range []int64{MaxCount, -MaxCount} {
		r, err := NewRatio(n, MaxCount)
		require.NoError(t, err)
		assert.Equal(t, n, r.Numerator())
		r, err = NewCount(n)
		require.NoError(t, err)
		assert.Equal(t, n, r.Numerator())
	}
	assert.Panics(t, func() { MustRatio(1, -1) })
}

func TestCutIsOutOfTheBaseline(t *testing.T) {
	r, err := Cut(1000, 700)
	require.NoError(t, err)
	assert.Equal(t, MustRatio(300, 1000), r)
	r, err = Cut(1000, 1100)
	require.NoError(t, err)
	assert.Equal(t, MustRatio(-100, 1000), r)
	for _, c := range []struct {
		baseline, now int64
		cut           string // empty: refused
	}{
		{0, 0, "0 / 0"}, {5, 0, "5 / 5"}, {MaxCount, MaxCount, "0 / 1000000000000000000"},
		{-1, 0, ""}, {0, -1, ""}, {MaxCount + 1, 0, ""}, {5, MaxCount + 1, ""},
	} {
		r, err = Cut(c.baseline, c.now)
		assert.Equal(t, c.cut == "", err != nil, "%d %d", c.baseline, c.now)
		if err == nil {
			assert.Equal(t, c.cut, r.String())
		}
	}
}

func TestPercentIsRoundedInTheStatedWay(t *testing.T) {
	for _, c := range []struct {
		n, d   int64
		places int
		how    Rounding
		want   string
	}{
		{16_051, 16_274, 2, Truncate, "98.62"}, // Report 1270/BC-TCTTTg (2017) truncates
		{16_051, 16_274, 2, HalfUp, "98.63"},
		{223, 16_274, 2, HalfUp, "1.37"},
		{2_501, 2_723, 1, Truncate, "91.8"}, // the tasks of 2016
		{3_085, 4_888, 2, HalfUp, "63.11"},  // official dispatch 242/CĐ-TTg
		{1, 800, 2, HalfUp, "0.13"},         // 0.125
		{1, 800, 2, HalfEven, "0.12"},
		{3, 800, 2, HalfEven, "0.38"}, // 0.375
		{-1, 800, 2, HalfUp, "-0.13"},
		{-1, 800, 2, HalfEven, "-0.12"},
		{-1, 800, 2, Truncate, "-0.12"},
		{94_996, 100_000, 2, HalfUp, "95"},
		{94_996, 100_000, 3, HalfUp, "94.996"},
		{1, 3, 0, HalfUp, "33"},
		{MaxCount, MaxCount, 9, HalfUp, "100"},
	} {
		f, ok := MustRatio(c.n, c.d).Percent(c.places, c.how)
		assert.True(t, ok)
		assert.Equal(t, c.want, f.String(), "%d / %d, %d, %s", c.n, c.d, c.places, c.how)
	}
	whole, ok := MustRatio(MaxCount/100, 1).Percent(0, HalfUp)
	assert.True(t, ok)
	assert.Equal(t, MustFigure(MaxCount), whole)
	_, ok = MustRatio(MaxCount, 1).Percent(0, HalfUp)
	assert.False(t, ok, "10^20 is beyond what a figure holds")
	d, ok := MustRatio(13, 3).Decimal(2, HalfUp)
	assert.True(t, ok)
	assert.True(t, decimal.RequireFromString("4.33").Equal(d))
}

func TestRatioComparesLikeExactFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyRatio().Draw(t, "a"), anyRatio().Draw(t, "b")
		c, ok := a.Compare(b)
		assert.Equal(t, a.den != 0 && b.den != 0, ok)
		if ok {
			assert.Equal(t, rat(a).Cmp(rat(b)), c)
		}
	})
}

func TestPercentRoundsLikeExactFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := MustRatio(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "n"), rapid.Int64Range(1, 1_000_000).Draw(t, "d"))
		places := rapid.IntRange(0, 6).Draw(t, "places")
		exact := new(big.Rat).Mul(rat(r), big.NewRat(100, 1))
		unit := big.NewRat(1, pow10[places])
		for _, how := range []Rounding{HalfUp, HalfEven, Truncate} {
			f, ok := r.Percent(places, how)
			require.True(t, ok)
			got := big.NewRat(f.coef, pow10[f.scale])
			off := new(big.Rat).Sub(got, exact)
			off.Abs(off)
			if how == Truncate {
				assert.Negative(t, off.Cmp(unit))
				assert.LessOrEqual(t, new(big.Rat).Abs(got).Cmp(new(big.Rat).Abs(exact)), 0)
				continue
			}
			half := new(big.Rat).Quo(unit, big.NewRat(2, 1))
			assert.LessOrEqual(t, off.Cmp(half), 0)
			if off.Cmp(half) == 0 {
				if how == HalfUp {
					assert.Equal(t, 1, new(big.Rat).Abs(got).Cmp(new(big.Rat).Abs(exact)))
				} else {
					last := new(big.Rat).Quo(got, unit)
					assert.Zero(t, new(big.Int).Rem(last.Num(), big.NewInt(2)).Int64())
				}
			}
		}
	})
}

func TestAddingAddsCounts(t *testing.T) {
	sum, err := MustRatio(1, 2).Add(MustRatio(3, 10))
	require.NoError(t, err)
	assert.Equal(t, MustRatio(4, 12), sum)
	count, _ := NewCount(3)
	sum, err = count.Add(count)
	require.NoError(t, err)
	assert.True(t, sum.IsCount())
	assert.Equal(t, int64(6), sum.Numerator())
	_, err = count.Add(MustRatio(1, 2))
	assert.Error(t, err)
	_, err = MustRatio(MaxCount, 1).Add(MustRatio(1, 1))
	assert.Error(t, err)
	sum, err = Ratio{}.Add(MustRatio(1, 2))
	require.NoError(t, err)
	assert.Equal(t, MustRatio(1, 2), sum)
}

func TestFigureReadsWritesAndCompares(t *testing.T) {
	for in, want := range map[string]string{"80": "80", "4.50": "4.5", "-0.25": "-0.25", "0.00": "0", "-0": "0", "007": "7", "1000000000000000000": "1000000000000000000"} {
		f, err := ParseFigure(in)
		require.NoError(t, err, in)
		assert.Equal(t, want, f.String())
	}
	for _, in := range []string{"", "-", ".5", "5.", "1,5", "1e3", "+1", "1.0000000001", "1000000000000000001", "99999999999999999999", " 1", "1.2.3"} {
		_, err := ParseFigure(in)
		assert.Error(t, err, in)
	}
	assert.Equal(t, "1.234,5", MustParseFigure("1234.5").Text(form.Vietnamese))
	assert.Equal(t, "-1,234.5", MustParseFigure("-1234.5").Text(form.English))
	assert.Equal(t, "2.30", MustParseFigure("2.3").Fixed(2))
	assert.Equal(t, "2.345", MustParseFigure("2.345").Fixed(2))
	assert.Equal(t, "0.005", MustParseFigure("0.005").String())
	rapid.Check(t, func(t *rapid.T) {
		f, g := anyFigure().Draw(t, "f"), anyFigure().Draw(t, "g")
		back, err := ParseFigure(f.String())
		require.NoError(t, err)
		assert.Equal(t, f, back)
		assert.Equal(t, big.NewRat(f.coef, pow10[f.scale]).Cmp(big.NewRat(g.coef, pow10[g.scale])), f.Compare(g))
		assert.Equal(t, f == g, f.Compare(g) == 0)
		d, err := FigureFromDecimal(f.Decimal())
		require.NoError(t, err)
		assert.Equal(t, f, d)
	})
	_, err := FigureFromDecimal(decimal.New(1, 1_000_000_000))
	assert.Error(t, err, "a decimal that would take for ever to write out")
	_, err = FigureFromDecimal(decimal.New(1, -1_000_000_000))
	assert.Error(t, err)
}

func TestRatioComesBackFromJSON(t *testing.T) {
	count, err := NewCount(766)
	require.NoError(t, err)
	for _, c := range []struct {
		r    Ratio
		text string
	}{{MustRatio(3, 10), `{"numerator":3,"denominator":10}`}, {MustRatio(0, 0), `{"numerator":0,"denominator":0}`}, {count, `{"numerator":766}`}} {
		b, err := json.Marshal(c.r)
		require.NoError(t, err)
		assert.Equal(t, c.text, string(b))
		var back Ratio
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, c.r, back)
		assert.Error(t, json.Unmarshal([]byte(`{"numerator":1,"denominator":-1}`), &back))
		assert.Equal(t, c.r, back, "what cannot be read changes nothing")
	}
	_, err = json.Marshal(Ratio{})
	assert.ErrorIs(t, err, form.FieldMissing)
}

func TestFigureLimits(t *testing.T) {
	for _, c := range []struct {
		coef  int64
		scale int
		text  string // empty: refused
	}{{0, 0, "0"}, {0, 3, "0"}, {0, -1, ""}, {5, -2, ""}, {1, 9, "0.000000001"}, {1, 10, ""}, {10, 10, "0.000000001"}, {-MaxCount, 0, "-1000000000000000000"}, {-MaxCount - 1, 0, ""}} {
		f, err := NewFigure(c.coef, c.scale)
		assert.Equal(t, c.text == "", err != nil, "%d %d", c.coef, c.scale)
		if err == nil {
			assert.Equal(t, c.text, f.String())
		}
	}
	_, err := NewFigure(5, -2)
	assert.ErrorContains(t, err, "5e2")
	f, err := FigureFromDecimal(decimal.New(1, 18))
	require.NoError(t, err)
	assert.Equal(t, MustFigure(MaxCount), f)
	_, err = FigureFromDecimal(decimal.New(1, 19))
	assert.Error(t, err)
	// One, written with 64 decimal places, and with one more than is looked at.
	zeros := func(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }
	f, err = FigureFromDecimal(decimal.NewFromBigInt(zeros(64), -64))
	require.NoError(t, err)
	assert.Equal(t, MustFigure(1), f)
	_, err = FigureFromDecimal(decimal.NewFromBigInt(zeros(65), -65))
	assert.Error(t, err)

	n, whole := MustFigure(-7).Int64()
	assert.Equal(t, int64(-7), n)
	assert.True(t, whole)
	_, whole = MustParseFigure("4.5").Int64()
	assert.False(t, whole)
	assert.Equal(t, []int{-1, 0, 1}, []int{MustFigure(-7).Sign(), Figure{}.Sign(), MustFigure(7).Sign()})
	assert.Equal(t, -1, MustFigure(-5).Compare(MustParseFigure("-4.9")))
	assert.Equal(t, 1, MustFigure(4).Compare(MustFigure(-5)))
	_, ok := RoundRat(nil, 2, HalfUp)
	assert.False(t, ok)
	f, ok = RoundRat(big.NewRat(-1, 3), 2, HalfUp)
	assert.True(t, ok)
	assert.Equal(t, "-0.33", f.String())
}

// A rise may be held against a figure below nought.
func TestGoalsBelowNought(t *testing.T) {
	g := Goal{Op: AtLeast, Value: MustFigure(-5), Unit: percentPoints}
	assert.Equal(t, Met, g.Check(MustRatio(-4, 100), Reading{}))
	assert.Equal(t, NotMet, g.Check(MustRatio(-6, 100), Reading{}))
	assert.Equal(t, Met, g.Check(MustRatio(MaxCount, 1), Reading{}))
	assert.Equal(t, NotMet, g.Check(MustRatio(-MaxCount, 1), Reading{}))
}

// A difference of shares in a year is compared as one without.
func TestPercentPointsAYear(t *testing.T) {
	g := Goal{Op: AtLeast, Value: MustFigure(2), Unit: percentPoints + "/năm"}
	assert.True(t, g.InPercent())
	assert.Equal(t, Met, g.Check(MustRatio(2, 100), Reading{}))
	assert.Equal(t, NotMet, g.Check(MustRatio(1, 100), Reading{}))
}

func TestGapOfARange(t *testing.T) {
	for n, want := range map[int64]string{40: "10", 49: "1", 61: "1", 70: "10"} {
		gap, ok := goal(t, "50 - 60%").Gap(MustRatio(n, 100), Reading{Literal: true})
		assert.True(t, ok)
		assert.Equal(t, want, gap.String(), "%d%%", n)
	}
}
