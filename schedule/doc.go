// Package schedule holds the dates of the administration: when something is
// due, when a term that runs ends, and why.
//
// # Rules
//
// A [Rule] says when a decision wants something done, in [Part] values:
// continuous, one deadline, a window, recurring, counted from an event, on
// demand, bound to something else. Package phrase reads rules from the words of
// a decision; [Rule.Occurrences] gives what a rule asks for within a [Span], and
// [Rule.Key] a name for each that stays the same.
//
// # Terms
//
// A [Term] is a counted length: 5 working days, 3.5 working days, 6 months. A
// [Counter] counts it from a [Moment], a day or an instant, by articles 144 to
// 148 of the Civil Code 2015 on a calendar of working days:
//
//	counter, err := schedule.NewCounter(schedule.CounterOptions{})
//	due, err := counter.Due(received, schedule.NewTerm(5, schedule.WorkingDays))
//	why, err := counter.Explain(form.Vietnamese, received, schedule.NewTerm(5, schedule.WorkingDays))
//
// A [Clock] is a term that runs: it is paused and resumed, given a new
// appointment or another term, finished, and read on any day. [Moved] says
// which clocks a new notice about the calendar moves, and why.
//
// # Periods
//
// A [Period] is the name of a month, quarter, half year, year or span of years;
// the [Window] of a report says which days belong to it.
//
// # Words
//
//   - due: the last day in time, which holds to 24:00; to count from a to b is
//     to count (a, b]
//   - to roll: to move a last day that is a rest day
//   - pause: the days from the one on which the clock stops up to, not
//     including, the one on which it runs again
//   - state of a due day: official, projected or reconstructed, as the calendar
//     has it; overdue is computed, never stored
//
// # What it is not for
//
// It sets no timer and knows no present: today is an argument, and what is due
// is computed again when it is asked for, so that a notice that comes late
// reaches every open deadline. It does not read words (package phrase) and does
// not write calendars (package ical).
package schedule
