package ical_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/ical"
)

func day(s string) form.Day { return form.MustParseDay(s) }

var stamp = time.Date(2025, 1, 2, 3, 4, 5, 0, calendar.Zone())

func write(t require.TestingT, c ical.Calendar) string {
	var b strings.Builder
	require.NoError(t, ical.Write(&b, stamp, c))
	return b.String()
}

// property is one line of iCalendar, unfolded.
type property struct{ name, params, value string }

// component is what stands between BEGIN and END.
type component struct {
	name       string
	properties []property
	components []*component
}

func (c *component) get(name string) string {
	for _, p := range c.properties {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

var propertyLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=[^";:,\x00-\x1f]+)*):(.*)$`)

// read is a strict reader of RFC 5545: line ends, folds, characters, nesting.
func read(t require.TestingT, s string) *component {
	require.True(t, strings.HasSuffix(s, "\r\n"))
	physical := strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n")
	var lines []string
	for _, l := range physical {
		require.LessOrEqual(t, len(l), 75, "%q", l)
		require.NotEmpty(t, l)
		require.True(t, utf8.ValidString(l), "a fold within a character: %q", l)
		require.False(t, strings.ContainsAny(l, "\r\n"), "%q", l)
		if rest, ok := strings.CutPrefix(l, " "); ok {
			require.NotEmpty(t, lines)
			lines[len(lines)-1] += rest
		} else {
			lines = append(lines, l)
		}
	}
	root := &component{}
	open := []*component{root}
	for _, l := range lines {
		m := propertyLine.FindStringSubmatch(l)
		require.NotNil(t, m, "%q", l)
		top := open[len(open)-1]
		switch m[1] {
		case "BEGIN":
			c := &component{name: m[3]}
			top.components = append(top.components, c)
			open = append(open, c)
		case "END":
			require.Equal(t, top.name, m[3])
			open = open[:len(open)-1]
		default:
			for _, p := range top.properties {
				require.NotEqual(t, p.name, m[1], "a property twice")
			}
			top.properties = append(top.properties, property{m[1], m[2], m[3]})
		}
	}
	require.Len(t, open, 1, "not closed")
	require.Len(t, root.components, 1)
	cal := root.components[0]
	require.Equal(t, "VCALENDAR", cal.name)
	require.Equal(t, "2.0", cal.get("VERSION"))
	require.NotEmpty(t, cal.get("PRODID"))
	require.NotEmpty(t, cal.components, "a calendar has one component at least")
	for _, e := range cal.components {
		if e.name == "VEVENT" {
			require.NotEmpty(t, e.get("UID"))
			require.NotEmpty(t, e.get("DTSTART"))
			require.Equal(t, "20250101T200405Z", e.get("DTSTAMP"))
		}
	}
	return cal
}

// unescape reads a TEXT value.
func unescape(t require.TestingT, s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			require.NotContains(t, ";,", s[i:i+1])
			b.WriteByte(s[i])
			continue
		}
		i++
		require.Less(t, i, len(s))
		switch s[i] {
		case 'n', 'N':
			b.WriteByte('\n')
		case '\\', ';', ',':
			b.WriteByte(s[i])
		default:
			t.Errorf("escape \\%c", s[i])
		}
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	got := write(t, ical.Calendar{Name: "Kế hoạch 2025", Color: "Navy", Events: []ical.Event{
		{UID: "16-QĐ/II.3@example.gov.vn", Due: day("2025-09-30"), Summary: "Báo cáo quý III; gửi VPCP, Bộ Tư pháp", Description: "Dòng 1\nDòng 2 \\ hết",
			Categories: []string{"Bộ A, B", "KSTT"}, URL: "https://example.gov.vn/nv/3?x=1", Color: "firebrick", Alarm: 15 * time.Hour},
		{UID: "2", First: day("2025-07-01"), Due: day("2025-09-30"), Summary: "Quý III", Alarm: time.Hour},
		{UID: "3", Due: day("2025-01-03"), Alarm: 30 * time.Minute, Time: calendar.MustParseTimeOfDay("16:00"), RRule: "FREQ=WEEKLY", Until: day("2025-12-31")},
		{UID: "4", Due: day("2025-12-31"), Time: calendar.MustParseTimeOfDay("24:00"), RRule: "FREQ=YEARLY", Until: day("2030-12-31")},
	}})
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//caicach//tthc//VI
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:Kế hoạch 2025
X-WR-CALNAME:Kế hoạch 2025
COLOR:navy
BEGIN:VTIMEZONE
TZID:Asia/Ho_Chi_Minh
BEGIN:STANDARD
DTSTART:19750613T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
TZNAME:+07
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:16-Q-xc4-x90-x2fII.3@example.gov.vn
DTSTAMP:20250101T200405Z
DTSTART;VALUE=DATE:20250930
DTEND;VALUE=DATE:20251001
SUMMARY:Báo cáo quý III\; gửi VPCP\, Bộ Tư pháp
DESCRIPTION:Dòng 1\nDòng 2 \\ hết
CATEGORIES:Bộ A\, B,KSTT
COLOR:firebrick
URL:https://example.gov.vn/nv/3?x=1
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT900M
DESCRIPTION:Báo cáo quý III\; gửi VPCP\, Bộ Tư pháp
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20250101T200405Z
DTSTART;VALUE=DATE:20250701
DTEND;VALUE=DATE:20251001
SUMMARY:Quý III
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER;RELATED=END:-PT1500M
DESCRIPTION:Quý III
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTAMP:20250101T200405Z
DTSTART;TZID=Asia/Ho_Chi_Minh:20250103T160000
RRULE:FREQ=WEEKLY;UNTIL=20251231T090000Z
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT30M
DESCRIPTION:3
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTAMP:20250101T200405Z
DTSTART;VALUE=DATE:20251231
DTEND;VALUE=DATE:20260101
RRULE:FREQ=YEARLY;UNTIL=20301231
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	assert.Equal(t, want, got)
	read(t, got)
	read(t, write(t, ical.Calendar{}))
}

// Whatever the text, it comes back from a strict reader, but for what no TEXT
// may hold.
func TestText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("ếữ😀a;,\\\n\r\t: "))),
			rapid.StringMatching(`(Hoàn thành báo cáo ){0,20}`)).Draw(t, "text")
		cal := read(t, write(t, ical.Calendar{Name: text, Events: []ical.Event{{UID: "1", Due: day("2025-01-01"), Summary: text, Description: text + text}}}))
		want := strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		want = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
				return -1
			}
			return r
		}, want)
		require.Equal(t, want, unescape(t, cal.components[0].get("SUMMARY")))
		require.Equal(t, want, unescape(t, cal.get("X-WR-CALNAME")))
	})
	cal := read(t, write(t, ical.Calendar{Events: []ical.Event{{UID: "1", Due: day("2025-01-01"), Summary: "a\xffb"}}}))
	assert.Equal(t, "a\uFFFDb", cal.components[0].get("SUMMARY"))
}

func TestErrors(t *testing.T) {
	ok := ical.Event{UID: "1", Due: day("2025-01-01")}
	with := func(change func(*ical.Event)) []ical.Event {
		e := ok
		e.UID = "2"
		change(&e)
		return []ical.Event{ok, e}
	}
	for problem, events := range map[form.Code][]ical.Event{
		ical.EventNoUID:    with(func(e *ical.Event) { e.UID = "\x00" }),
		ical.EventUIDTwice: {ok, ok},
		ical.EventNoDue:    with(func(e *ical.Event) { e.Due = 0 }),
		ical.EventYear:     with(func(e *ical.Event) { e.Due = form.NewDay(10000, 1, 1) }),
		ical.EventFirst:    with(func(e *ical.Event) { e.First = day("2025-01-02") }),
		ical.EventUntil:    with(func(e *ical.Event) { e.Until = day("2025-01-02") }),
		ical.EventRRule:    with(func(e *ical.Event) { e.RRule = "FREQ=DAILY\r\nX:1" }),
		ical.EventColor:    with(func(e *ical.Event) { e.Color = "#b22222" }),
		ical.EventAlarm:    with(func(e *ical.Event) { e.Alarm = -time.Hour }),
		ical.EventURL:      with(func(e *ical.Event) { e.URL = "https://example.gov.vn/\r\nX:1" }),
	} {
		var b strings.Builder
		err := ical.Write(&b, stamp, ical.Calendar{Events: events})
		var ie *form.Error
		require.ErrorAs(t, err, &ie, string(problem))
		assert.Equal(t, problem, ie.Code)
		assert.True(t, strings.HasPrefix(ie.Path, "events[1]."), ie.Path)
		assert.NotEqual(t, ie.Message(form.Vietnamese), ie.Message(form.English))
		assert.Empty(t, b.String(), "nothing is written")
	}
}

// expand reads the part of RRULE that is written, day by day.
func expand(t require.TestingT, first form.Day, rule string, end form.Day) []form.Day {
	parts := map[string]string{}
	for _, p := range strings.Split(rule, ";") {
		k, v, _ := strings.Cut(p, "=")
		parts[k] = v
	}
	interval := 1
	if s := parts["INTERVAL"]; s != "" {
		var err error
		interval, err = strconv.Atoi(s)
		require.NoError(t, err)
	}
	if s := parts["UNTIL"]; s != "" {
		until, err := time.Parse("20060102", s)
		require.NoError(t, err)
		end = min(end, form.DayOf(until))
	}
	var all []form.Day
	switch parts["FREQ"] {
	case "DAILY", "WEEKLY":
		step := map[string]form.Day{"DAILY": 1, "WEEKLY": 7}[parts["FREQ"]]
		for d := first; d <= end; d += step {
			all = append(all, d)
		}
	case "MONTHLY", "YEARLY":
		month := form.NewDay(first.Year(), first.Month(), 1)
		months := strings.Split(parts["BYMONTH"], ",")
		if parts["FREQ"] == "YEARLY" {
			interval = 1 // and the months that are named
			require.Contains(t, months, strconv.Itoa(int(first.Month())))
		} else {
			require.Empty(t, parts["BYMONTH"])
		}
		for ; month <= end; month = month.AddDate(0, interval, 0) {
			if parts["FREQ"] == "YEARLY" && !slices.Contains(months, strconv.Itoa(int(month.Month()))) {
				continue
			}
			var set []form.Day
			for _, s := range strings.Split(parts["BYMONTHDAY"], ",") {
				n, err := strconv.Atoi(s)
				require.NoError(t, err)
				if n < 0 {
					n += month.LastOfMonth().Day() + 1
				}
				if n <= month.LastOfMonth().Day() {
					set = append(set, month+form.Day(n-1))
				}
			}
			for _, d := range set {
				if d >= first && d <= end {
					all = append(all, d)
				}
			}
		}
	}
	return all
}

// An RRULE gives the very days of the occurrences, and nothing is lost where
// none fits.
func TestEventsAreTheOccurrences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parts []schedule.Part
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			p := schedule.Part{Kind: schedule.Recurring, Following: rapid.Bool().Draw(t, "following")}
			switch rapid.IntRange(0, 3).Draw(t, "shape") {
			case 0:
				p = schedule.Part{Kind: schedule.Deadline, Due: day("2024-01-01") + form.Day(rapid.IntRange(0, 900).Draw(t, "due"))}
			case 1:
				p.Every = schedule.Weekly
				p.Weekday = schedule.Weekday(rapid.IntRange(0, 7).Draw(t, "weekday"))
			default:
				p.Every = schedule.Cycles(rapid.IntRange(1, 15).Draw(t, "cycles")) * schedule.Monthly
				if p.Day = rapid.Uint8Range(0, 31).Draw(t, "day"); p.Day > 0 && rapid.Bool().Draw(t, "month") {
					p.Month = 1
				}
				p.Exclusive = rapid.Bool().Draw(t, "exclusive")
			}
			if p.Kind == schedule.Recurring && rapid.Bool().Draw(t, "ends") {
				p.Due = day("2025-03-07")
			}
			parts = append(parts, p)
		}
		r, err := schedule.NewRule(schedule.JoinAll, parts...)
		require.NoError(t, err)
		span := schedule.Span{Since: day("2023-11-05"), Until: day("2026-08-20")}
		events, err := ical.Events(r, span, ical.Event{UID: "nv@example.gov.vn", Summary: "việc"})
		require.NoError(t, err)
		cal := read(t, write(t, ical.Calendar{Events: events}))

		var got, want []form.Day
		for _, c := range cal.components {
			first, err := time.Parse("20060102", c.get("DTSTART"))
			require.NoError(t, err)
			if rule := c.get("RRULE"); rule != "" {
				got = append(got, expand(t, form.DayOf(first), rule, day("2030-01-01"))...)
			} else {
				got = append(got, form.DayOf(first))
			}
		}
		for o := range r.Occurrences(span) {
			want = append(want, o.Due)
		}
		slices.Sort(got)
		require.Equal(t, want, got)
	})
}

// UIDs stay what they are, for a calendar that is read again knows its events by
// them, and are never the same for two.
func TestUIDs(t *testing.T) {
	uid := func(s string) string {
		return read(t, write(t, ical.Calendar{Events: []ical.Event{{UID: s, Due: day("2025-01-01")}}})).components[0].get("UID")
	}
	for of, want := range map[string]string{
		"H26.12-260101-0001@example.gov.vn": "H26.12-260101-0001@example.gov.vn",
		"1252/QĐ-BCA#II.3/P3M@tthc":         "1252-x2fQ-xc4-x90-BCA-x23II.3-x2fP3M@tthc",
		"a-x2fb":                            "a-x2dx2fb",
		"a b@c@d_e":                         "a-x20b@c-x40d-x5fe",
	} {
		assert.Equal(t, want, uid(of))
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ax2fd-/.@Đ ")))
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		if a == b || a == "" || b == "" {
			return
		}
		one, other := uid(a), uid(b)
		require.NotEqual(t, one, other)
		require.Regexp(t, `^[A-Za-z0-9.-]*(@[A-Za-z0-9.-]*)?$`, one)
	})
}

func TestEvents(t *testing.T) {
	quarterly := schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Day: 20, Exclusive: true}
	friday := schedule.Part{Kind: schedule.Recurring, Every: schedule.Weekly, Weekday: schedule.Friday, Time: calendar.MustParseTimeOfDay("16:00")}
	type row struct{ uid, due, rule, until string }
	rows := func(r schedule.Rule, span schedule.Span) (all []row) {
		events, err := ical.Events(r, span, ical.Event{UID: "p/1@x.vn"})
		require.NoError(t, err)
		for _, e := range events {
			until := ""
			if e.Until != form.NoDay {
				until = e.Until.String()
			}
			all = append(all, row{e.UID, e.Due.String(), e.RRule, until})
		}
		return all
	}
	year := schedule.Year(2025)
	assert.Equal(t, []row{{"p/1/P3M@x.vn", "2025-03-19", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=19", "2025-12-31"}}, rows(schedule.MustRule("", quarterly), year))
	assert.Equal(t, []row{{"p/1/P1W@x.vn", "2025-01-03", "FREQ=WEEKLY", ""}}, rows(schedule.MustRule("", friday), schedule.Span{Since: day("2025-01-01")}))
	assert.Equal(t, []row{
		{"p/1/P3M@x.vn", "2025-03-19", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=19", "2025-12-31"},
		{"p/1/P3M.2@x.vn", "2025-03-19", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=19", "2025-12-31"},
		{"p/1/2025-05-01@x.vn", "2025-05-01", "", ""},
	}, rows(schedule.MustRule(schedule.JoinAll, quarterly, quarterly, schedule.Part{Kind: schedule.Deadline, Due: day("2025-05-01")},
		schedule.Part{Kind: schedule.OnDemand}, schedule.Part{Kind: schedule.Continuous}), year))

	before30 := schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, Day: 30, Exclusive: true}
	open := schedule.Span{Since: day("2025-01-01")}
	assert.Equal(t, []row{
		{"p/1/P1M@x.vn", "2025-01-29", "FREQ=YEARLY;BYMONTH=1,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=29", ""},
		{"p/1/P1M-02@x.vn", "2025-02-27", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-2", ""},
	}, rows(schedule.MustRule("", before30), open))
	leap := schedule.Part{Kind: schedule.Recurring, Every: schedule.Yearly, Month: 2, Day: 29}
	assert.Equal(t, []row{{"p/1/P1Y@x.vn", "2025-02-28", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", ""}}, rows(schedule.MustRule("", leap), open))
	middle := schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Month: 2, Day: 30}
	assert.Equal(t, []row{
		{"p/1/P3M-02@x.vn", "2025-02-28", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", ""},
		{"p/1/P3M@x.vn", "2025-05-30", "FREQ=YEARLY;BYMONTH=5,8,11;BYMONTHDAY=30", ""},
	}, rows(schedule.MustRule("", middle), open))

	// 90 days after the end of the year: 31 March, 30 March in a leap year, for
	// which there is no rule.
	counted := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Yearly, Offset: schedule.NewTerm(90, schedule.Days)})
	assert.Equal(t, []row{{"p/1/2026@x.vn", "2027-03-31", "", ""}, {"p/1/2027@x.vn", "2028-03-30", "", ""}},
		rows(counted, schedule.Span{Since: day("2026-04-01"), Until: day("2029-01-01")}))
	_, err := ical.Events(counted, open, ical.Event{UID: "x"})
	var ie *form.Error
	require.ErrorAs(t, err, &ie)
	assert.Equal(t, ical.EventEndless, ie.Code)

	// What only a calendar or an event places has no day.
	for _, p := range []schedule.Part{
		{Kind: schedule.Recurring, Every: schedule.Monthly, WorkingDay: 10},
		{Kind: schedule.Recurring, Every: schedule.HalfYearly, Event: "bắt đầu thực hiện"},
	} {
		assert.Empty(t, rows(schedule.MustRule("", p), open))
	}

	events, err := ical.Events(schedule.MustRule("", friday), year, ical.Event{UID: "x"})
	require.NoError(t, err)
	assert.Contains(t, write(t, ical.Calendar{Events: events}), "DTSTART;TZID=Asia/Ho_Chi_Minh:20250103T160000\r\nRRULE:FREQ=WEEKLY;UNTIL=20251231T090000Z\r\n")
}
