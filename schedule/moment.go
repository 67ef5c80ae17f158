package schedule

import (
	"strings"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Moment is when something happened or is due: a day, or an instant of a day
// in UTC+7, written as 2025-09-30 or 2025-09-30T15:40:00+07:00. A day and its
// midnight are two things: a deadline on a day holds to 24:00.
//
// Moments are small and compared with ==; the zero Moment is none.
type Moment struct {
	day   form.Day
	clock int64 // nanoseconds since 00:00 plus one; 0: the whole day
}

// MomentOn is the whole day d; none for the zero day.
func MomentOn(d form.Day) Moment { return Moment{day: d} }

// MomentAt is the instant t; none for the zero time.
func MomentAt(t time.Time) Moment {
	if t.IsZero() {
		return Moment{}
	}
	t = t.In(calendar.Zone())
	h, m, s := t.Clock()
	clock := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second + time.Duration(t.Nanosecond())
	return Moment{form.DayOf(t), int64(clock) + 1}
}

// Appointment is what the moment means in a register of appointments: systems
// that keep only days write midnight for them, so an instant at 00:00 is the
// whole day, which holds to 24:00. Any other moment stands as it is.
func (m Moment) Appointment() Moment {
	if m.clock == 1 {
		m.clock = 0
	}
	return m
}

// ParseMoment reads a day (2025-09-30) or an instant: 2025-09-30T15:40, with
// seconds or not, with a zone (+07:00, Z) or, without one, in UTC+7.
func ParseMoment(s string) (Moment, error) {
	if m, ok := usualMoment(s); ok {
		return m, nil
	}
	d, clock, instant := strings.Cut(s, "T")
	day, err := form.ParseDay(d)
	if err != nil {
		return Moment{}, refused(MomentForm, s)
	}
	if !instant {
		return Moment{day: day}, nil
	}
	if len(clock) < len("15:04") || clock[2] != ':' || strings.Contains(clock, ",") {
		return Moment{}, refused(MomentForm, s)
	}
	for _, layout := range [...]string{"15:04:05Z07:00", "15:04:05", "15:04Z07:00", "15:04"} {
		t, err := time.ParseInLocation("2006-01-02T"+layout, d+"T"+clock, calendar.Zone())
		if err == nil {
			m := MomentAt(t)
			if y := m.day.Year(); y < form.MinYear || y > form.MaxYear {
				break
			}
			return m, nil
		}
	}
	return Moment{}, refused(MomentForm, s)
}

// usualMoment reads an instant that is written as most are, such as
// 2025-09-30T15:40:00+07:00; ok is false for all others.
func usualMoment(s string) (m Moment, ok bool) {
	const usual = "2006-01-02T15:04:05+07:00"
	if len(s) != len(usual) || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[19:] != usual[19:] {
		return m, false
	}
	day, err := form.ParseDay(s[:10])
	if err != nil {
		return m, false
	}
	clock := int64(0)
	for _, part := range [...]struct{ at, below byte }{{11, 24}, {14, 60}, {17, 60}} {
		tens, ones := s[part.at]-'0', s[part.at+1]-'0'
		if tens > 9 || ones > 9 || tens*10+ones >= part.below {
			return m, false
		}
		clock = clock*60 + int64(tens*10+ones)
	}
	return Moment{day, clock*int64(time.Second) + 1}, true
}

// MustParseMoment is [ParseMoment] for moments written in a program. It
// panics on what cannot be read.
func MustParseMoment(s string) Moment {
	m, err := ParseMoment(s)
	if err != nil {
		panic(err)
	}
	return m
}

// IsZero says that there is no moment.
func (m Moment) IsZero() bool { return m == Moment{} }

// IsDay says that the moment is a whole day, not an instant.
func (m Moment) IsDay() bool { return m.clock == 0 }

// Day is the day of the moment.
func (m Moment) Day() form.Day { return m.day }

// TimeOfDay is the time on the day, to the minute; none for a whole day.
func (m Moment) TimeOfDay() calendar.TimeOfDay {
	if m.IsDay() {
		return calendar.TimeOfDay{}
	}
	minutes := int(m.since() / time.Minute)
	t, _ := calendar.NewTimeOfDay(minutes/60, minutes%60)
	return t
}

// At is the time t on the day of the moment. No time, and 24:00, give the
// whole day.
func (m Moment) At(t calendar.TimeOfDay) Moment {
	if t.IsZero() || t.Minutes() == 24*60 {
		return Moment{day: m.day}
	}
	return Moment{m.day, int64(t.Duration()) + 1}
}

// Time is the instant, and 00:00 for a whole day.
func (m Moment) Time() time.Time {
	y, mo, d := m.day.Date()
	// Seconds and their rest apart: an int of 32 bits holds no day of nanoseconds.
	since := m.since()
	return time.Date(y, mo, d, 0, 0, int(since/time.Second), int(since%time.Second), calendar.Zone())
}

// End is the instant, and 24:00 for a whole day: up to when what is due then
// is in time.
func (m Moment) End() time.Time {
	if m.IsDay() {
		return Moment{day: m.day + 1}.Time()
	}
	return m.Time()
}

// since is the time since 00:00 of the day.
func (m Moment) since() time.Duration { return time.Duration(max(m.clock-1, 0)) }

// Compare orders moments by when they begin, a whole day before its instants:
// -1, 0 or 1.
func (m Moment) Compare(n Moment) int {
	switch {
	case m.day < n.day || m.day == n.day && m.clock < n.clock:
		return -1
	case m == n:
		return 0
	}
	return 1
}

// holds says whether what happens at the moment n is in time for a deadline at
// m. Where one of them is known by its day only, the day decides.
func (m Moment) holds(n Moment) bool {
	if m.IsDay() || n.IsDay() {
		return n.day <= m.day
	}
	return n.Compare(m) <= 0
}

// String is 2025-09-30 or 2025-09-30T15:40:00+07:00; empty for none.
func (m Moment) String() string { return string(m.append(nil)) }

// append is the moment as String has it, behind b.
func (m Moment) append(b []byte) []byte {
	since := m.since()
	switch {
	case m.IsZero():
		return b
	case m.IsDay():
		b, _ = m.day.AppendText(b)
		return b
	case since%time.Second != 0, m.day.IsZero(), m.day.Year() < 0, m.day.Year() > 9999:
		return m.Time().AppendFormat(b, "2006-01-02T15:04:05.999999999Z07:00")
	}
	b, _ = m.day.AppendText(b)
	for i, n := range [...]time.Duration{since / time.Hour, since / time.Minute % 60, since / time.Second % 60} {
		b = append(b, "T::"[i], '0'+byte(n/10), '0'+byte(n%10))
	}
	return append(b, "+07:00"...)
}

// AppendText is [Moment.MarshalText] behind b.
func (m Moment) AppendText(b []byte) ([]byte, error) {
	if m.IsZero() {
		return b, refused(MomentForm, "")
	}
	return m.append(b), nil
}

// In is the moment as people read it, to the minute: 30/9/2025 or 15:40
// 30/9/2025 in Vietnamese, 2025-09-30 or 2025-09-30 15:40 in English.
func (m Moment) In(l form.Language) string {
	if m.IsZero() || m.IsDay() {
		return m.day.In(l)
	}
	day, clock := m.day.In(l), m.TimeOfDay().String()
	return l.Pick(clock+" "+day, day+" "+clock)
}

// MarshalText writes as [Moment.String]. No moment is an error: leave it out
// (omitzero).
func (m Moment) MarshalText() ([]byte, error) { return m.AppendText(nil) }

// UnmarshalText reads as [ParseMoment] does.
func (m *Moment) UnmarshalText(b []byte) error {
	n, err := ParseMoment(string(b))
	if err != nil {
		return err
	}
	*m = n
	return nil
}
