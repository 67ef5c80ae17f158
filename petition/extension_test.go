package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// An extension comes before the end of the limit: on its last day, by 24:00, and
// not on the day after; so with one that follows another. Fifteen working days from
// Monday 2 June 2025 end on the 23rd.
func TestExtensionOnTheLastDay(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	e := s.cannot(petition.RuleDue, "2025-06-24 00:00", petition.Extended, hanoi, until("2025-07-10"), because("phức tạp"))
	assert.Contains(t, e.Message(form.Vietnamese), "hạn đã hết ngày 23/6/2025")
	s.clocks("2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "answer", clock{"2025-06-23", overdue})
	s.happens("2025-06-23 23:59", petition.Extended, hanoi, until("2025-07-10"), because("phức tạp"))
	s.clocks("2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "answer", clock{"2025-07-10", running})
	s.cannot(petition.RuleDue, "2025-07-11 08:00", petition.Extended, hanoi, until("2025-07-31"), because("phức tạp"))
	s.happens("2025-07-10 08:00", petition.Extended, hanoi, until("2025-07-31"), because("phức tạp"))

	// Where no limit is known none has ended.
	none := tellUnder(t, "PAKN.20250602.0002", petition.Rules{Name: "trống", Limits: []petition.Limit{}})
	none.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	none.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	none.happens("2026-06-03 08:00", petition.Extended, hanoi, until("2026-07-10"), because("phức tạp"))
}

// The last day is that of the calendar as it was known when the extension was
// granted: a notice of 30 January 2026, which has Saturday the 24th worked for a day
// off to come, ends 15 working days from Thursday 8 January on the 27th instead of
// the 28th, and an extension of the 28th was in time.
func TestExtensionInTimeStaysSo(t *testing.T) {
	cal, err := calendar.Vietnam().With(calendar.Notice{Number: "01/TB", Issued: day("2026-01-30"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-24"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-02-02")},
		{Day: day("2026-02-02"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-24")},
	}})
	require.NoError(t, err)
	late, err := petition.NewProcess(petition.Options{Calendar: cal, Bodies: body.Vietnam()})
	require.NoError(t, err)
	for granted, ok := range map[string]bool{"2026-01-28 08:00": true, "2026-01-29 08:00": false} {
		s := tell(t, "PAKN.20260108.0001")
		s.happens("2026-01-08 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2026-01-09 08:00", petition.Accepted, hanoi)
		_, err := late.Replay(append(s.pet.Events(), s.event(granted, petition.Extended, hanoi, until("2026-03-02"), because("phức tạp"))))
		assert.Equal(t, ok, err == nil, granted)
	}
}
