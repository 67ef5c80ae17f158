package units_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
)

func TestWhatAListHasAndTheRegistryLacks(t *testing.T) {
	data, err := units.ReadCSV(strings.NewReader("code,name,type,province,since\n26740,Sài Gòn,Phường,79,2025-07-01\n26758,Tân Định,Phường,79,2025-07-01\n"), units.Options{})
	require.NoError(t, err)
	r, err := body.Vietnam().With(data)
	require.NoError(t, err)
	list := [][]string{
		{"Danh mục hành chính"},
		{"STT", "Tỉnh / Thành phố", "Mã TP", "Phường / Xã", "Mã PX", "Cấp"},
		{"1", "Thành phố Hồ Chí Minh", "79", "Phường Sài Gòn", "26740", "Phường"},
		{"2", "Thành phố Hồ Chí Minh", "79", "Phường Tân Dinh", "26758", "Phường"},
		{"3", "Thành phố Hồ Chí Minh", "79", "Phường Mới", "26999", "Phường"},
		{"4", "Tỉnh Bắc Ninh", "24", "", "", ""},
		{"5", "Thành phố Hà Nội", "1", "", "", ""},
		{"", "Cộng", "3", "phường", "", ""},
	}
	all, n := units.Differences(r, list, form.MustParseDay("2026-09-19"))
	assert.Equal(t, []units.Difference{
		{Row: 4, Code: "26758", Name: "Phường Tân Dinh", Known: "Ủy ban nhân dân phường Tân Định"},
		{Row: 5, Code: "26999", Name: "Phường Mới"},
		{Row: 8, Code: "03", Name: "Cộng"},
	}, all)
	assert.Equal(t, 7, n)
	// Bắc Ninh became a city on 20 September 2026 (Resolution 39/2026/QH16).
	all, _ = units.Differences(r, list[:6], form.MustParseDay("2026-09-20"))
	assert.Contains(t, all, units.Difference{Row: 6, Code: "24", Name: "Tỉnh Bắc Ninh", Known: "Ủy ban nhân dân thành phố Bắc Ninh"})

	all, n = units.Differences(r, [][]string{{"Mã", "Tên"}, {"01", "hà nội"}, {"79", "Hồ Chí Minh"}}, form.MustParseDay("2026-01-01"))
	assert.Empty(t, all, "without the type, in any case")
	assert.Equal(t, 2, n)
	_, n = units.Differences(r, [][]string{{"01", "Hà Nội"}}, form.MustParseDay("2026-01-01"))
	assert.Zero(t, n, "nothing says what the columns are")
}

func TestTheRegistryKnowsUntilWhen(t *testing.T) {
	assert.False(t, body.Vietnam().KnownUntil().IsZero())
	later, err := body.Vietnam().With(body.Data{Known: "2027-03-01"})
	require.NoError(t, err)
	assert.Equal(t, "2027-03-01", later.KnownUntil().String())
	earlier, err := later.With(body.Data{Known: "2020-01-01"}, body.Data{})
	require.NoError(t, err)
	assert.Equal(t, later.KnownUntil(), earlier.KnownUntil(), "the latest of them")
	again, err := body.New(earlier.Data())
	require.NoError(t, err)
	assert.Equal(t, earlier.KnownUntil(), again.KnownUntil())
	_, err = body.Vietnam().With(body.Data{Known: "2027-02-30"})
	require.ErrorIs(t, err, form.DayMissing)
	assert.Equal(t, "known", form.All(err)[0].Path)
	assert.True(t, (*body.Registry)(nil).KnownUntil().IsZero())
}
