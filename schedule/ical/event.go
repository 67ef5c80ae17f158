package ical

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Calendar is what is written into one file or answer.
type Calendar struct {
	form.Unwritten // as JSON; see [Write]

	Name    string // shown by readers; may be empty
	Product string // PRODID; empty is that of this library
	Events  []Event
}

// Event is one due day, or one that recurs.
type Event struct {
	form.Unwritten // as JSON; see [Write]

	// UID names the event for ever and must not be empty; end it in an @ and a
	// domain of the host's. Two events of a calendar must not share one.
	UID string

	// Due is the due day. First is the first day of a stretch that is to be
	// shown as such, zero to show the due day alone.
	First, Due form.Day

	// Time is the time on the due day, for one that is due at an hour. It does
	// not go with First.
	Time calendar.TimeOfDay

	// RRule is how the event recurs, without its end; see [RRule]. Until is
	// the last day on which it may recur, zero for no end.
	RRule string
	Until form.Day

	Summary     string // the title
	Description string
	Categories  []string
	URL         string
}

// Events is the due days of a rule in a span, in order, as events made after
// the model like. Its UID becomes the stem of theirs: the occurrence's key is
// put behind it, in front of an @ if it has one. Each cycle of a recurring part
// is one event with an RRULE where one fits, all else one event an occurrence.
// What has no due day (continuous, on demand, bound to an event) is left out.
// A span without an end, over a recurring part without an end for which no
// RRULE fits, is [EventEndless].
func Events(r schedule.Rule, span schedule.Span, like Event) ([]Event, error) {
	var events []Event
	for i, p := range r.Parts() {
		cycles := p.Every.Each()
		if p.Kind != schedule.Recurring {
			cycles = []schedule.Cycles{0}
		}
		for _, c := range cycles {
			part := p
			part.Every = c
			alone, err := schedule.NewRule("", part)
			if err != nil {
				return nil, err
			}
			for o := range alone.Occurrences(span) {
				o.Part = i
				if o.Due == form.NoDay {
					continue
				}
				e := like
				e.First, e.Due, e.Time, e.RRule, e.Until = form.NoDay, o.Due, o.Time, "", form.NoDay
				rule, fits := RRule(p, c, o.Due)
				if fits {
					e.UID = uid(like.UID, cycleKey(r, i, c))
					e.RRule, e.Until = rule, earlier(span.Last(), p.Due)
				} else {
					e.UID = uid(like.UID, r.Key(o))
				}
				events = append(events, e)
				if fits {
					break
				}
				if c != 0 && span.Until == form.NoDay && p.Due == form.NoDay {
					return nil, eventError(EventEndless, len(events)-1, e.UID, "rrule", "")
				}
			}
		}
	}
	slices.SortStableFunc(events, func(a, b Event) int { return int(a.Due - b.Due) })
	return events, nil
}

// cycleKey names a cycle of a part: P3M, or P3M.2 when an earlier part has it
// too.
func cycleKey(r schedule.Rule, part int, c schedule.Cycles) string {
	n := 1
	for i := range part {
		if slices.Contains(r.Part(i).Every.Each(), c) {
			n++
		}
	}
	if n > 1 {
		return fmt.Sprintf("%s.%d", c, n)
	}
	return c.String()
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
