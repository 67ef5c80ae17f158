package calendar_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// comesBack writes a value and reads it back.
func comesBack[T any](t require.TestingT, v T) {
	data, err := json.Marshal(v)
	require.NoError(t, err, "%#v", v)
	var back T
	require.NoError(t, json.Unmarshal(data, &back), "%s", data)
	require.Equal(t, v, back, "%s", data)
}

func TestWhatIsWrittenComesBack(t *testing.T) {
	c := calendar.Vietnam()
	for d := day("2024-01-01"); d < day("2024-06-01"); d++ {
		comesBack(t, c.At(d))
	}
	comesBack(t, c.At(day("2028-01-25")))
	for change := range c.KnownOn(day("2024-04-01")).Diff(c, day("2024-01-01"), day("2024-12-31")) {
		comesBack(t, change)
	}
	for _, n := range c.Notices() {
		comesBack(t, n)
		for _, d := range n.Days {
			comesBack(t, d)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		h := someHours(t)
		if rapid.Bool().Draw(t, "cut-off") {
			var err error
			h, err = h.WithCutOff(h.Shifts()[0].To)
			require.NoError(t, err)
		}
		comesBack(t, h)
		comesBack(t, h.Shifts()[0])
	})
	comesBack(t, calendar.OfficeHours{})
}

func TestForms(t *testing.T) {
	cut, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	for want, v := range map[string]any{
		`{"shifts":["07:00-11:30","13:30-17:00"],"cutOff":"15:00"}`: cut,
		`{"day":"2026-11-24","kind":"statutory","reason":{"vi":"Ngày Văn hóa Việt Nam (24/11)","en":"Vietnamese Culture Day (24 November)"},` +
			`"source":{"vi":"Nghị quyết 28/2026/QH16, Điều 2; 10065/VPCP-KGVX ngày 2/10/2026","en":"Resolution 28/2026/QH16, Article 2; 10065/VPCP-KGVX of 2026-10-02"},` +
			`"issued":"2026-10-02","state":"official"}`: calendar.Vietnam().At(day("2026-11-24")),
		`{"number":"1/TB","days":[{"day":"2028-03-06","kind":"working","reason":{"vi":"x"}}]}`: calendar.Notice{Number: "1/TB",
			Days: []calendar.NoticeDay{{Day: day("2028-03-06"), Kind: calendar.Working, Reason: form.Text{"x"}}}},
	} {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		assert.Equal(t, want, string(data))
	}
	var h calendar.OfficeHours
	for _, bad := range []string{`{}`, `{"shifts":[]}`, `{"shifts":["07:00"]}`, `{"shifts":["11:00-07:00"]}`, `{"shifts":["07:00-11:00"],"cutOff":"06:00"}`,
		`{"shifts":["07:00-11:00"],"cutoff":"10:00"}`, `{"shifts":["07:00-11:00","10:00-12:00"]}`, `null`, `{"shifts":["07:00-11:00-12:00"]}`} {
		assert.NotEmpty(t, form.All(json.Unmarshal([]byte(bad), &h)), bad)
		assert.Zero(t, h)
	}
}

// Nothing is written as {}, and what has no form says so.
func TestNothingIsWrittenEmpty(t *testing.T) {
	for _, v := range []any{
		calendar.Notice{}, calendar.NoticeDay{}, calendar.DayInfo{}, calendar.Change{}, calendar.Shift{}, calendar.TimeOfDay{},
		calendar.Vietnam(), calendar.Options{}, calendar.Week{Rest: []time.Weekday{time.Sunday}}, calendar.Vietnam().At(day("1999-12-31")),
		calendar.Notice{Number: "1/TB"}, calendar.NoticeDay{Day: day("2028-03-06"), Kind: "holiday", Reason: form.Text{"x"}},
	} {
		data, err := json.Marshal(v)
		assert.Error(t, err, "%T: %s", v, data)
		assert.NotEmpty(t, form.All(err), "%T", v)
	}
}
