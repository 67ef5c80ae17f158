package ical

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

const product = "-//caicach//tthc//VI"

// zoneID names the time zone of times; zone is its definition.
const zoneID = "Asia/Ho_Chi_Minh"

var zone = []string{
	"BEGIN:VTIMEZONE",
	"TZID:" + zoneID,
	"BEGIN:STANDARD",
	"DTSTART:19750613T000000",
	"TZOFFSETFROM:+0700",
	"TZOFFSETTO:+0700",
	"TZNAME:+07",
	"END:STANDARD",
	"END:VTIMEZONE",
}

// Write writes the calendar. The stamp is the instant at which it is made
// (DTSTAMP). Events that cannot be written are [form.Errors], and then nothing is
// written; otherwise errors are those of w.
func Write(w io.Writer, stamp time.Time, c Calendar) error {
	timed, err := check(c)
	if err != nil {
		return err
	}
	var b builder
	b.line("BEGIN", "VCALENDAR")
	b.line("VERSION", "2.0")
	if clean(c.Product) == "" {
		c.Product = product
	}
	b.text("PRODID", c.Product)
	b.line("CALSCALE", "GREGORIAN")
	b.line("METHOD", "PUBLISH")
	b.text("NAME", c.Name) // RFC 7986; the other is what most readers know
	b.text("X-WR-CALNAME", c.Name)
	b.color(c.Color)
	if timed || len(c.Events) == 0 { // a calendar has one component at least
		for _, l := range zone {
			b.fold(l)
		}
	}
	at := stamp.UTC().Format("20060102T150405Z")
	for _, e := range c.Events {
		b.event(e, at)
	}
	b.line("END", "VCALENDAR")
	_, err = io.WriteString(w, b.String())
	return err
}

// check says whether the calendar can be written, and whether any event has a
// time.
func check(c Calendar) (timed bool, err error) {
	seen := map[string]bool{}
	var faults form.Errors
	if !isColor(c.Color) {
		faults = append(faults, texts.Error(form.Error{Code: EventColor, Path: "color", Value: c.Color, Args: form.Args{"uid": ""}}))
	}
	for i, e := range c.Events {
		bad := func(code form.Code, field, value string) {
			faults = append(faults, eventError(code, i, e.UID, field, value))
		}
		switch {
		case clean(e.UID) == "":
			bad(EventNoUID, "uid", "")
		case seen[clean(e.UID)]:
			bad(EventUIDTwice, "uid", e.UID)
		case e.Due == form.NoDay:
			bad(EventNoDue, "due", "")
		case outside(e.Due):
			bad(EventYear, "due", e.Due.String())
		case outside(e.Until):
			bad(EventYear, "until", e.Until.String())
		case outside(e.First):
			bad(EventYear, "first", e.First.String())
		case e.First != form.NoDay && (e.First > e.Due || e.hasTime()):
			bad(EventFirst, "first", e.First.String())
		case e.Until != form.NoDay && (e.RRule == "" || e.Until < e.Due):
			bad(EventUntil, "until", e.Until.String())
		case strings.ContainsFunc(e.RRule, func(r rune) bool { return !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=,;+-", r) }):
			bad(EventRRule, "rrule", e.RRule)
		case strings.ContainsFunc(e.URL, func(r rune) bool { return r <= ' ' || r >= 0x7f }):
			bad(EventURL, "url", e.URL)
		case !isColor(e.Color):
			bad(EventColor, "color", e.Color)
		case e.Alarm < 0 || e.Alarm%time.Minute != 0 || e.Alarm > maxAlarm:
			bad(EventAlarm, "alarm", e.Alarm.String())
		}
		seen[clean(e.UID)] = true
		timed = timed || e.hasTime()
	}
	return timed, faults.Err()
}

// maxAlarm is the longest time before an event at which an alarm can be.
const maxAlarm = 366 * 24 * time.Hour

// isColor says that the name can be one of CSS, or is none.
func isColor(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r < 'A' || r > 'Z' && r < 'a' || r > 'z' })
}

func outside(d form.Day) bool {
	return d != form.NoDay && (d.Year() < form.MinYear || d.Year() > form.MaxYear)
}

// hasTime says whether the event is a moment. What is due at 24:00 is due on
// the day.
func (e *Event) hasTime() bool { return !e.Time.IsZero() && e.Time.Minutes() < 24*60 }

type builder struct{ strings.Builder }

func (b *builder) event(e Event, stamp string) {
	b.line("BEGIN", "VEVENT")
	b.line("UID", encode(clean(e.UID)))
	b.line("DTSTAMP", stamp)
	if !e.hasTime() {
		first := e.First
		if first == form.NoDay {
			first = e.Due
		}
		b.line("DTSTART;VALUE=DATE", day(first))
		b.line("DTEND;VALUE=DATE", day(e.Due+1)) // the end is not part of the event
	} else {
		b.line("DTSTART;TZID="+zoneID, schedule.MomentOn(e.Due).At(e.Time).Time().Format("20060102T150405"))
	}
	if e.RRule != "" {
		rule := e.RRule
		switch {
		case e.Until == form.NoDay:
		case !e.hasTime():
			rule += ";UNTIL=" + day(e.Until)
		default: // the same type as the start, but in UTC
			rule += ";UNTIL=" + schedule.MomentOn(e.Until).At(e.Time).Time().UTC().Format("20060102T150405Z")
		}
		b.line("RRULE", rule)
	}
	b.text("SUMMARY", e.Summary)
	b.text("DESCRIPTION", e.Description)
	var categories []string
	for _, c := range e.Categories {
		if c = escape(c); c != "" {
			categories = append(categories, c)
		}
	}
	if categories != nil {
		b.line("CATEGORIES", strings.Join(categories, ","))
	}
	b.color(e.Color)
	if e.URL != "" {
		b.line("URL", e.URL)
	}
	b.line("TRANSP", "TRANSPARENT")
	if e.Alarm > 0 {
		b.alarm(e)
	}
	b.line("END", "VEVENT")
}

// alarm counts from the start of the event; where that is the first day of a
// stretch, from its end, which is the one of the due day.
func (b *builder) alarm(e Event) {
	trigger, before := "TRIGGER", e.Alarm
	if e.First != form.NoDay && e.First < e.Due {
		trigger, before = "TRIGGER;RELATED=END", before+24*time.Hour
	}
	b.line("BEGIN", "VALARM")
	b.line("ACTION", "DISPLAY")
	b.line(trigger, fmt.Sprintf("-PT%dM", before/time.Minute))
	if e.Summary = clean(e.Summary); e.Summary == "" {
		e.Summary = e.UID // the property must be there
	}
	b.text("DESCRIPTION", e.Summary)
	b.line("END", "VALARM")
}

func (b *builder) color(name string) {
	if name != "" {
		b.line("COLOR", strings.ToLower(name))
	}
}

// encode is a UID in letters that every reader takes, and never the same for
// two: what is none of them is -x and two digits for each byte, and so is a
// hyphen that would read as such.
func encode(uid string) string {
	var b strings.Builder
	domain := false
	for i := range len(uid) {
		switch c := uid[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.',
			c == '-' && !strings.HasPrefix(uid[i:], "-x"), c == '@' && !domain:
			b.WriteByte(c)
			domain = domain || c == '@'
		default:
			fmt.Fprintf(&b, "-x%02x", c)
		}
	}
	return b.String()
}

func day(d form.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

func (b *builder) line(name, value string) { b.fold(name + ":" + value) }

// text writes a property of type TEXT, unless it is empty.
func (b *builder) text(name, value string) {
	if value = escape(value); value != "" {
		b.line(name, value)
	}
}

// maxLine is the most octets of a line, without its end (RFC 5545, 3.1).
const maxLine = 75

// fold writes a line in pieces of at most 75 octets. The pieces after the
// first begin with a space, and none begins or ends within a character.
func (b *builder) fold(line string) {
	room := maxLine
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], maxLine-1
	}
	b.WriteString(line + "\r\n")
}

// clean is the text without what no TEXT may hold: control characters other
// than tabs and ends of lines, and bytes that are not UTF-8.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// escape is the text as a TEXT value (RFC 5545, 3.3.11).
func escape(s string) string { return escaper.Replace(clean(s)) }
