package ical

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Calendar is what is written into one file or answer.
type Calendar struct {
	form.Unwritten // as JSON; see [Write]

	Name    string // shown by readers; may be empty
	Color   string // of its events where they have none; see Event
	Product string // PRODID; empty is that of this library
	Events  []Event
}

// Event is one due day, or one that recurs.
type Event struct {
	form.Unwritten // as JSON; see [Write]

	// UID names the event for ever and must not be empty; end it in an @ and a
	// domain of the host's. Two events of a calendar must not share one. What is
	// written holds ASCII letters, digits, "-", "." and the @ before the domain
	// alone, since some readers hide events with others: a byte that is none of
	// them is "-x" and its two hexadecimal digits, "II-x2f3" for "II/3".
	UID string

	// Due is the due day. First is the first day of a stretch that is to be
	// shown as such, zero to show the due day alone.
	First, Due form.Day

	// Time is the time on the due day, for one that is due at an hour. It does
	// not go with First.
	Time calendar.TimeOfDay

	// RRule is how the event recurs (RFC 5545, section 3.3.10), without its end.
	// Until is the last day on which it may recur, zero for no end.
	RRule string
	Until form.Day

	// Alarm is how long before the due day begins, or before its time, a reader
	// calls attention to it; zero for no alarm. 15 hours is at 9 o'clock on the
	// day before.
	Alarm time.Duration

	Summary     string // the title
	Description string
	Categories  []string
	Color       string // by its name in CSS, "firebrick" (RFC 7986, section 5.9)
	URL         string // where the matter is shown
}

// Events is the due days of a rule in a span, in order, as events made after
// the model like. Its UID becomes the stem of theirs: the occurrence's key is
// put behind it, in front of an @ if it has one. Each cycle of a recurring part
// is one event with an RRULE where one fits, two where February lacks the day
// that is named; all else is one event an occurrence. What has no due day
// (continuous, on demand, bound to an event, on a working day of its cycle) is
// left out. A span without an end, over a recurring part without an end for
// which no RRULE fits, is [EventEndless].
func Events(r schedule.Rule, span schedule.Span, like Event) ([]Event, error) {
	m := maker{rule: r, span: span, like: like}
	for i, p := range r.Parts() {
		cycles := p.Every.Each()
		if p.Kind != schedule.Recurring {
			cycles = []schedule.Cycles{0}
		}
		for _, c := range cycles {
			p.Every = c
			if err := m.add(i, p); err != nil {
				return nil, err
			}
		}
	}
	slices.SortStableFunc(m.events, func(a, b Event) int { return int(a.Due - b.Due) })
	return m.events, nil
}

// maker makes the events of a rule.
type maker struct {
	rule   schedule.Rule
	span   schedule.Span
	like   Event
	events []Event
}

// add makes the events of the i-th part, of one of its cycles if it recurs.
func (m *maker) add(i int, p schedule.Part) error {
	alone, err := schedule.NewRule("", p)
	if err != nil {
		return err
	}
	var open []recurrence // rules without an event so far
	recurs := false
	for o := range alone.Occurrences(m.span) {
		if o.Due == form.NoDay {
			continue
		}
		if !recurs {
			open = recurrences(p, p.Every, o.Due)
			recurs = open != nil
		}
		o.Part = i
		e := m.like
		e.First, e.Due, e.Time, e.RRule, e.Until = form.NoDay, o.Due, o.Time, "", form.NoDay
		e.UID = uid(m.like.UID, m.rule.Key(o))
		if recurs {
			k := slices.IndexFunc(open, func(r recurrence) bool { return r.covers(o.Due) })
			if k < 0 {
				continue
			}
			e.RRule, e.Until = open[k].rule, earlier(m.span.Last(), p.Due)
			e.UID = uid(m.like.UID, m.key(i, p.Every, open[k]))
			open = slices.Delete(open, k, k+1)
		} else if p.Every != 0 && m.span.Until == form.NoDay && p.Due == form.NoDay {
			return eventError(EventEndless, len(m.events), e.UID, "rrule", "")
		}
		m.events = append(m.events, e)
		if recurs && len(open) == 0 {
			break
		}
	}
	return nil
}

// key names a cycle of the i-th part: P3M, or P3M.2 when an earlier part has it
// too; the due days in February, where they stand alone, P3M-02.
func (m *maker) key(i int, c schedule.Cycles, of recurrence) string {
	key, n := c.String(), 1
	for j := range i {
		if slices.Contains(m.rule.Part(j).Every.Each(), c) {
			n++
		}
	}
	if n > 1 {
		key += fmt.Sprintf(".%d", n)
	}
	if !of.others {
		key += "-02"
	}
	return key
}

// uid puts a key behind the stem of a UID, in front of its domain.
func uid(stem, key string) string {
	if stem == "" {
		return ""
	}
	name, domain, ok := strings.Cut(stem, "@")
	if ok {
		domain = "@" + domain
	}
	return name + "/" + key + domain
}

// earlier is the earlier of two days, of which zero is none.
func earlier(a, b form.Day) form.Day {
	if a == form.NoDay || b != form.NoDay && b < a {
		return b
	}
	return a
}
