// Package petition follows what citizens and businesses report (phản ánh, kiến
// nghị, PAKN) from the submission until it is answered and published, so that
// nothing is lost, closed as "not ours", or late out of sight.
//
// What happens to a petition is an [Event], one JSON object a line of a file
// ([ReadEvents]). A [Process] holds the [Rules], the calendar and the bodies.
// [Process.Apply] gives the petition after an event, or an error whose code is
// the rule that forbids it and whose Want is what is allowed instead; states
// and events are one table ([TableText]). [Process.Clocks] reads three clocks
// on any day: the petitioner's, never started again; that of indicator 5.2 of
// Decision 766/QĐ-TTg, started by each transfer; that of the step at hand, the
// only one an extension moves. [Process.Items] are the limits that run,
// [Process.Judge] says who kept them, [Process.Check] takes a whole file.
// Nothing computed is kept: a late holiday notice moves what is due
// ([Process.Moved]). A duplicate stays owed until both are answered: [Links] say
// what becomes of it.
//
// Package desk makes lists and drafts of it, package figures counts it.
//
// Khiếu nại and tố cáo are told apart at the door and refused. Whether the
// acting official may act for the body is the host's to know. A holder is the
// body that a petition was last sent to, a [Hand] the time in which it held
// it; its units and its successor act for it. Values are immutable, and may be
// shared between goroutines.
//
// The articles on time limits in Decisions 31/2021/QĐ-TTg (44, 45) and
// 29/2026/QĐ-TTg have not been seen: the limits of [National] are those that
// the national system is known to enforce, and all of them can be replaced.
package petition
