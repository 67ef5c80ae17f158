package schedule_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Moments are read as package time reads them, and written as it writes them.
func TestMomentAgreesWithTime(t *testing.T) {
	zone := time.FixedZone("", 7*3600)
	rapid.Check(t, func(r *rapid.T) {
		n := func(name string, most int) int { return rapid.IntRange(0, most).Draw(r, name) }
		text := fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d%s", 1895+n("year", 310), n("month", 13), n("day", 32), n("hour", 25), n("minute", 61), n("second", 61),
			rapid.SampledFrom([]string{"+07:00", "+07:00", "+07:00", "Z", "", ".25+07:00", "-07:00", "+0700", "+07:01", " +07:00"}).Draw(r, "zone"))
		m, err := schedule.ParseMoment(text)
		at, wrong := time.Parse("2006-01-02T15:04:05Z07:00", text)
		if wrong != nil {
			at, wrong = time.ParseInLocation("2006-01-02T15:04:05", text, zone)
		}
		at = at.In(zone)
		wanted := wrong == nil && at.Year() >= form.MinYear && at.Year() <= form.MaxYear && text[:4] >= "1900" && text[:4] <= "2199"
		require.Equal(r, wanted, err == nil, text)
		if err != nil {
			return
		}
		require.True(r, m.Time().Equal(at), text)
		require.Equal(r, at.Format("2006-01-02T15:04:05.999999999Z07:00"), m.String())
		written, err := m.AppendText([]byte("x"))
		require.NoError(r, err)
		require.Equal(r, "x"+m.String(), string(written))
	})
	_, err := schedule.Moment{}.AppendText(nil)
	assert.ErrorIs(t, err, schedule.MomentForm)
	assert.Equal(t, "2025-09-30", schedule.MomentOn(form.MustParseDay("2025-09-30")).String())
}
