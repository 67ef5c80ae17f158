package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

func TestParseCode(t *testing.T) {
	c, err := petition.ParseCode("PAKN.20200812.0012") // published on the national portal
	require.NoError(t, err)
	assert.Equal(t, form.NewDay(2020, 8, 12), c.Day())
	assert.Equal(t, 12, c.Number())
	assert.Equal(t, "PAKN.20200812.0012", c.String())
	assert.Equal(t, petition.NewCode(form.NewDay(2020, 8, 12), 12), c)
	assert.Equal(t, "PAKN.20200812.10000", petition.MustParseCode("PAKN.20200812.9999").Next().String())
	assert.Equal(t, "PAKN.20200812.00012", petition.MustParseCode("PAKN.20200812.00012").String(), "printed as it stood")
	assert.Negative(t, c.Compare(c.Next()))
	assert.Negative(t, c.Compare(petition.MustParseCode("PAKN.20200813.0001")))

	for s, kind := range map[string]form.Code{
		"": petition.CodeForm, "PAKN": petition.CodeForm, "PAKN.20200812": petition.CodeForm, "PAKN.20200812.": petition.CodeForm,
		"PAKN.20200812.012": petition.CodeForm, "PAKN.2020081.00012": petition.CodeForm, "pakn.20200812.0012": petition.CodeForm,
		"PAKN.20200812.0012 ": petition.CodeForm, "PAKN.20200812.00x2": petition.CodeForm, "PAKN.20200812.0000000012": petition.CodeForm,
		"PAKN.20200230.0001": petition.CodeDay, "PAKN.20201301.0001": petition.CodeDay, "PAKN.00000101.0001": petition.CodeDay,
	} {
		_, err := petition.ParseCode(s)
		require.ErrorIs(t, err, kind, s)
		assert.NotEqual(t, err.Error(), form.Message(err, form.Vietnamese))
	}
	for _, s := range []string{"PAKN.19000101.0001", "PAKN.21991231.0001"} { // the first and the last day that there are
		c, err := petition.ParseCode(s)
		require.NoError(t, err)
		assert.Equal(t, c, petition.NewCode(c.Day(), 1))
	}
	for _, s := range []string{"PAKN.18991231.0001", "PAKN.22000101.0001"} {
		_, err := petition.ParseCode(s)
		assert.ErrorIs(t, err, petition.CodeDay)
	}
	assert.True(t, petition.NewCode(form.NewDay(2025, 1, 1), 0).IsZero())
	assert.True(t, petition.NewCode(form.NoDay, 1).IsZero())
	_, err = petition.Code{}.MarshalText()
	assert.Error(t, err)
}

func TestCodeComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := form.NewDay(2008, 2, 14) + form.Day(rapid.IntRange(0, 60000).Draw(t, "day"))
		c := petition.NewCode(day, rapid.IntRange(1, 999_999_999).Draw(t, "n"))
		back, err := petition.ParseCode(c.String())
		require.NoError(t, err)
		require.Equal(t, c, back)
	})
}

func FuzzParseCode(f *testing.F) {
	f.Add("PAKN.20200812.0012")
	f.Add("PAKN.20240229.00012")
	f.Add("PAKN.20230229.99999")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := petition.ParseCode(s)
		if err != nil {
			require.True(t, c.IsZero())
			return
		}
		require.Equal(t, s, c.String())
		require.False(t, c.IsZero())
	})
}
