// Package onestop counts the dossiers of a one-stop system (hồ sơ TTHC) into
// indicators: those of Decision 766/QĐ-TTg and letter 221/VPCP-KSTT that dossiers
// give, and what a one-stop desk reports anyway.
//
// # A tour
//
// A [Dossier] is a small struct of facts in the meanings of the national
// exchange. [Rules.Judge] says whether it is on time, step by step. Where a
// [schedule.Clock] has its term, [Dossier.WithClock] takes it over.
//
// A [Tally] counts the dossiers of a file (of [ReadCSV], [ReadJSON] or package
// exchange), each once, and forgets them. A [Register] remembers them by code,
// for a system that lives: what it is told may come twice, late and in any order.
//
//	err = tally.Add(&d, today) // refused when d cannot be right, or lies after today
//	for err := range tally.AddRows(rows, today) {} // all rows, and what is refused
//	err = register.Put(code, revision, &d, today) // what the dossier is now
//	obs, err := register.Observations(onestop.Figures{Report: onestop.Report{Grain: schedule.GrainQuarter}})
//
// To restart, read back what MarshalBinary wrote, and deliver again all since
// then, or more.
//
// # What belongs to which period
//
//   - A dossier is received in the period of its Received and done in that of its
//     Finished; between the two it is in progress, in time or overdue as of the
//     end of the period, or of the day given: one finished late in July was in
//     time at the end of June if its appointment was in July.
//   - One that passes from body to body ([Dossier.Hands]) is received by the
//     first, done by the last and in progress with who has it at a month's end.
//     [Report.RollUp] adds up to the bodies above, and follows those that ended.
//   - 766/2.1 counts all that a desk handled in the period, carried over
//     included. Shares of how dossiers were filed and paid (3.x, 221/4, 221/5)
//     and, as the formula document has it, of digitisation (4.x) count those
//     received in it.
//   - A tally has one window: calendar months, or those of Decree 09/2019/NĐ-CP.
//
// # Words
//
//   - Carried over, received, done, in progress: tồn kỳ trước, tiếp nhận,
//     đã giải quyết, đang giải quyết. Early, on time, late or overdue: trước hạn,
//     đúng hạn, quá hạn. Undated: without an appointment or known term.
//   - A [Fact] is what is true of a dossier; each numerator and base of the formulas
//     is a counter of its own.
//
// # What it is not for
//
// It handles no dossiers. Shares of procedures (766/3.1, 3.2, 3.5, 4.5a) need the
// national database of procedures, 766/1.4 what the portal received, 5.2 and 5.3
// petitions.
package onestop
