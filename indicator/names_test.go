package indicator

import (
	"encoding"
	"fmt"
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
		var ne *NameError
		require.ErrorAs(t, err, &ne, bad)
		assert.NotEmpty(t, ne.Message(form.Vietnamese))
	}
}

func TestNames(t *testing.T) {
	testNames(t, []Operator{AtLeast, MoreThan, Equal, AtMost, LessThan, Range, About}, ">=", ">", "=", "<=", "<", "range", "about")
	testNames(t, []Change{Decrease, Increase}, "decrease", "increase")
	testNames(t, []Direction{MoreIsBetter, LessIsBetter}, "more", "less")
	testNames(t, []Outcome{Met, NotMet, NoData, NoBase, NotBound}, "met", "not-met", "no-data", "no-base", "not-bound")
	testNames(t, []Kind{Share, Mean, Number, Cutback, Rise}, "share", "mean", "number", "cut", "rise")
	testNames(t, []Accrual{Flow, Stock, Distinct}, "flow", "stock", "distinct")
	testNames(t, []Rounding{HalfUp, HalfEven, Truncate}, "half-up", "half-even", "truncate")
	testNames(t, []NoBaseRule{Unassessed, FullPoints, NoPoints}, "unassessed", "full", "none")
	for _, o := range []Outcome{Met, NotMet, NoData, NoBase, NotBound} {
		assert.NotEqual(t, o.Text(form.Vietnamese), o.Text(form.English))
	}
	assert.Equal(t, []string{"", "", ""}, []string{Operator(99).String(), Outcome(99).String(), Kind(99).String()})
}

func TestErrorsSpeakBothLanguages(t *testing.T) {
	_, figure := ParseFigure("x")
	_, ratio := NewRatio(1, -1)
	_, mixed := Ratio{1, 1, formCount}.Add(RatioOf(1, 1))
	_, noGoal := Goal{}.MarshalJSON()
	for _, err := range []error{figure, ratio, mixed, noGoal, Fault{Line: 3, Path: "body", Kind: "value", Cause: fmt.Errorf("cause")}, &LoadError{[]Fault{{Kind: "missing"}}}} {
		m, ok := err.(interface {
			Message(form.Language) string
		})
		require.True(t, ok, "%T", err)
		assert.Equal(t, err.Error(), m.Message(form.English))
		assert.NotEqual(t, err.Error(), m.Message(form.Vietnamese))
	}
}

func TestFaultsCanBeLookedInto(t *testing.T) {
	_, err := ReadSet([]byte(`{"v":1,"id":"x","definitions":[{"id":"a","name":"a","unit":"%","kind":"area"}],"targets":[]}`))
	var ne *NameError
	require.ErrorAs(t, err, &ne)
	assert.Equal(t, "area", ne.Value)
}
