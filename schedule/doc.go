// Package schedule holds the dates of the administration: when something is
// due, when a term that runs ends, and why. Its values are immutable and may be
// shared between goroutines.
//
// # Rules
//
// A [Rule] says when a decision wants something done, in [Part] values.
// Package phrase reads rules from the words of a decision and prints them;
// [Rule.Occurrences] gives what a rule asks for within a [Span], and [Rule.Key]
// a name for each that stays the same.
//
// # Terms and periods
//
// A [Term] is a counted length: 5 working days, 3.5 working days, 6 months. A
// [Counter] counts it from a [Moment], a day or an instant, by articles 144 to
// 148 of the Civil Code 2015 on a calendar of working days:
//
//	due, err := counter.Due(received, schedule.NewTerm(5, schedule.WorkingDays))
//	why, err := counter.Explain(form.Vietnamese, received, schedule.NewTerm(5, schedule.WorkingDays))
//
// A [Clock] is a term that runs: it is paused and resumed, given a new
// appointment or another term, finished, and read on any day; it is kept as
// JSON. [Moved] says which clocks a new notice about the calendar moves.
//
// A [Period] is the name of a month, quarter, half year, year or span of
// years; the [Window] of a report says which days belong to it.
//
// # What it is not for
//
// It sets no timer and knows no present: today is an argument, and what is due
// is computed again when it is asked for, so that a notice that comes late
// reaches every open deadline. A due day holds to 24:00; overdue is computed,
// never stored. It does not read words (phrase) or write calendars (ical).
package schedule
