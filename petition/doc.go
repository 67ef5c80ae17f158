// Package petition follows what citizens and businesses report (phản ánh, kiến
// nghị, PAKN) from the submission until it is answered and published, so that
// nothing is lost, closed as "not ours", or late out of sight.
//
// # A tour
//
// What happens to a petition is an [Event]: submitted, transferred, accepted,
// answered, published and so on, one JSON object a line in an event file
// ([ParseEvents]). A [Process] holds the [Rules], the calendar and the bodies.
// [Process.Apply] takes a [Petition], an immutable value, and an event, and
// gives the petition after it, or a [*RuleError] that says which rule forbids
// it and what is allowed instead. The table of states and events is data:
// [Transitions], [TableText], [TableDOT].
//
// [Process.Clocks] reads three clocks side by side on any day. The
// petitioner's runs from the first submission and is never started again; that
// of indicator 5.2 of Decision 766/QĐ-TTg starts again with each transfer; the
// step's is that of the work at hand, and the only one that an extension
// moves. Each explains its due day, day by day. Nothing computed is kept in a
// petition: a late holiday notice moves what is due without any event.
//
// [Process.Items] are the limits that run for a petition, as small values that
// a host keeps; [Process.DueList] and [Process.Reminders] make the lists of a
// day out of many of them. [Process.Judge] says whether each body that held
// the petition kept its limits; [Process.Tally], [Process.Observations] and
// [Process.HalfYearReport] count over a period. [Process.Examine] holds a
// submission against the conditions of its channel, [Router] finds who is
// competent, [LikenessIndex] what may be a duplicate, [Process.Draft] prepares
// a publication, [Process.National] tells the history in the statuses of the
// national system. [Process.Check] does all of a file at once.
//
// # What it is not for
//
// It does not handle khiếu nại and tố cáo: those are told apart at the door
// and refused with the way to go. It stores nothing, sends nothing, and knows
// no users: who the acting official is, and whether they may act for their
// body, is the host's to know.
//
// # Words
//
//   - holder: the body that the petition was last sent or handed to; its units,
//     and whoever takes its place by a merger, act for it.
//   - hand: the time in which one body held the petition.
//   - waiting, in progress, answered, closed: see [State]. Outsiders see open or
//     closed ([Petition.Outside]) and the [Reason] of the closing.
//   - limit: how long a step may take, a row of data with its source and the
//     days on which it holds. Rows that are not settled say so ([Limit.Doubt]).
//   - focal point: the body that may hand on, return and publish what others
//     hold; the Government Office in the national system.
//
// # What is not settled
//
// The articles on time limits in Decision 31/2021/QĐ-TTg (44, 45) and in
// Decision 29/2026/QĐ-TTg, which replaced it, have not been seen. The limits
// of [National] are those that the national system is known to enforce, and
// every one of them can be replaced. Whether a supplement stops a clock is
// [Rules.SupplementPauses].
package petition
