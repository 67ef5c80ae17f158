package indicator

import (
	"encoding"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
)

// name is a value of a closed list.
type name interface {
	comparable
	fmt.Stringer
	encoding.TextMarshaler
}

func testNames[T name, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, values []T, names ...string) {
	t.Helper()
	require.Len(t, values, len(names))
	for i, v := range values {
		assert.Equal(t, names[i], v.String())
		b, err := v.MarshalText()
		require.NoError(t, err)
		var back T
		require.NoError(t, P(&back).UnmarshalText(b))
		assert.Equal(t, v, back)
	}
	var none T
	for _, bad := range []string{"", "x", names[0] + " "} {
		err := P(&none).UnmarshalText([]byte(bad))
		require.ErrorIs(t, err, NameUnknown, bad)
		assert.NotEqual(t, err.Error(), form.Message(err, form.Vietnamese))
		assert.Zero(t, none)
	}
}

func TestNames(t *testing.T) {
	testNames(t, []Operator{AtLeast, MoreThan, Equal, AtMost, LessThan, Range, About}, ">=", ">", "=", "<=", "<", "range", "about")
	testNames(t, []Change{Decrease, Increase}, "decrease", "increase")
	testNames(t, []Direction{MoreIsBetter, LessIsBetter}, "more", "less")
	testNames(t, []Outcome{Met, NotMet, NoData, NoBase, NotBound}, "met", "not-met", "no-data", "no-base", "not-bound")
	testNames(t, []Kind{Share, Mean, Number, Cutback, Rise}, "share", "mean", "number", "cut", "rise")
	testNames(t, []Accrual{Flow, Stock, Distinct, Carried, Standing}, "flow", "stock", "distinct", "carried", "standing")
	testNames(t, []Rounding{HalfUp, HalfEven, Truncate}, "half-up", "half-even", "truncate")
	for _, o := range []Outcome{Met, NotMet, NoData, NoBase, NotBound} {
		assert.NotEqual(t, o.Text(form.Vietnamese), o.Text(form.English))
	}
	assert.Equal(t, []string{"", "", ""}, []string{Operator(99).String(), Outcome(99).String(), Kind(99).String()})
}

// What is not on a list has no name to be written by.
func TestWhatHasNoNameIsNotWritten(t *testing.T) {
	for _, v := range []encoding.TextMarshaler{Operator(0), Operator(99), Change(0), Change(9), Direction(2), Outcome(5), Kind(5), Accrual(5), Rounding(3)} {
		_, err := v.MarshalText()
		assert.ErrorIs(t, err, NameUnknown, "%T %v", v, v)
	}
}

// Every code has its texts: Vietnamese ones, and English ones.
func TestErrorsSpeakBothLanguages(t *testing.T) {
	for code, text := range texts {
		assert.NotEmpty(t, text[form.Vietnamese], code)
		assert.NotEmpty(t, text[form.English], code)
		assert.NotEqual(t, text[form.Vietnamese], text[form.English], code)
	}
	_, figure := ParseFigure("x")
	_, ratio := NewRatio(1, -1)
	_, mixed := Ratio{1, 1, formCount}.Add(MustRatio(1, 1))
	_, noGoal := Goal{}.MarshalJSON()
	_, file := ReadObservations(strings.NewReader("indicator,body,period,numerator,denominator\n221/5,H26,2024-13,1.5,2\n\"x\n"), ObservationReading{})
	_, noForm := json.Marshal(Evaluation{})
	for err, code := range map[error]form.Code{figure: FigureForm, ratio: CountRange, mixed: CountMixed, noGoal: GoalOperator, noForm: form.FormNone} {
		assert.ErrorIs(t, err, code)
	}
	english := regexp.MustCompile(`\b(the|is|not|must|and|of|value|number)\b`)
	for _, err := range []error{figure, ratio, mixed, noGoal, file, noForm} {
		vi := form.Message(err, form.Vietnamese)
		assert.NotEqual(t, err.Error(), vi)
		assert.NotRegexp(t, english, vi)
	}
	assert.Equal(t, `mẫu số "-1" phải là số nguyên trong phạm vi 10^18, mẫu số không âm`, form.Message(ratio, form.Vietnamese))
	assert.Equal(t, `denominator "-1" must be a whole number within 10^18, a denominator not below 0`, ratio.Error())
}

func TestFaultsCanBeLookedInto(t *testing.T) {
	_, err := ReadSet([]byte(`{"v":1,"id":"x","title":"x","definitions":[{"id":"a","name":"a","unit":"%","kind":"area"}],"targets":[]}`))
	require.ErrorIs(t, err, NameUnknown)
	all := form.All(err)
	require.Len(t, all, 1)
	assert.Equal(t, "definitions[0].kind", all[0].Path)
	assert.Equal(t, "area", all[0].Value)
	assert.Equal(t, []string{"share", "mean", "number", "cut", "rise"}, all[0].Want)
}

func TestReasonsAndMarksComeBack(t *testing.T) {
	r := Reason{"data.none", form.Text{"chưa ghi nhận số liệu", "nothing was recorded"}}
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back Reason
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, r, back)
	assert.Error(t, json.Unmarshal([]byte(`{"kind":"x"}`), &back))
	assert.Equal(t, r, back, "what cannot be read changes nothing")
	for _, m := range []Mark{Recalled, Inferred} {
		b, err := m.MarshalText()
		require.NoError(t, err)
		var back Mark
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, m, back)
		assert.Error(t, back.UnmarshalText([]byte("guessed")))
		assert.Equal(t, m, back)
	}
	_, err = Mark("guessed").MarshalText()
	assert.ErrorIs(t, err, NameUnknown)
}
