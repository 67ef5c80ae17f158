// Package ical writes due days as iCalendar (RFC 5545), so that they stand in
// the calendar of whoever has to keep them.
//
//	events, err := ical.Events(rule, schedule.Year(2025), ical.Event{
//		UID:     "ke-hoach-2025/II.3@example.gov.vn",
//		Summary: "Báo cáo quý",
//	})
//	err = ical.Write(w, stamp, ical.Calendar{Name: "Kế hoạch 2025", Events: events})
//
// A due day is an event of the whole day (VALUE=DATE) that does not block it
// (TRANSP:TRANSPARENT); one with a time is a moment in Asia/Ho_Chi_Minh. Events
// and not to-dos are written because that is what subscribed calendars show.
// A rule that recurs is an event with an RRULE that every reader shows on the
// same days, or two, one of them for February, and one event an occurrence
// where none fits ([Events]). What else runs out, of clocks, dossiers, petitions and
// plans, package agenda makes events of.
//
// The same event has the same UID each time it is written, so that a calendar
// that is read again moves it and does not add it twice. The stamp is an
// argument: the package knows no clock.
//
// ical.js (Thunderbird, Nextcloud), node-ical, rrule, Python's icalendar and
// go-ical show the same days of it: the tests of the command line ask them.
//
// It is not for reading iCalendar, nor for invitations and answers.
package ical
