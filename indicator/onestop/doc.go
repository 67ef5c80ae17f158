// Package onestop counts the dossiers of a one-stop system (hồ sơ TTHC) into
// indicators: those of the set of Decision 766/QĐ-TTg and of letter 221/VPCP-KSTT
// that dossiers give, and what a one-stop desk reports anyway.
//
// # A tour
//
// A [Dossier] is a small struct of facts in the meanings of the national exchange.
// [Rules.Judge] says whether it is on time, step by step:
//
//	j, err := onestop.Rules{}.Judge(d, today)
//	j.Text(form.Vietnamese) // "đang giải quyết quá hạn (bước 3: ...)"
//
// A [Tally] takes dossiers in any order and forgets them:
//
//	t, err := onestop.NewTally(onestop.Options{})
//	err = t.Add(&d)             // refused when d cannot be right, and counted under its code
//	err = t.Change(&was, &is)   // a live system: what it was, what it is now
//	err = t.Merge(shard)
//	obs, err := t.Observations(onestop.Figures{Report: onestop.Report{Grain: schedule.GrainQuarter}})
//
// It is kept as JSON between two runs. Dossiers are read from CSV ([ReadCSV])
// and JSON lines ([ReadJSON]), one after another and without keeping them; from
// messages of the national exchange by package exchange.
//
// # What belongs to which period
//
//   - A dossier is received in the period of its Received and done in that of its
//     Finished; between the two it is in progress.
//   - At the end of each period (or of the day given, in the period that holds
//     it) the dossiers in progress are in time or overdue, as of then: a dossier
//     finished late in July was in progress, and in time, at the end of June if
//     its appointment was in July.
//   - 766/2.1 counts all that a desk handled in the period: carried over and
//     received. Shares of how dossiers were filed and paid (3.x, 221/4, 221/5)
//     and, as the formula document has it, of digitisation (4.x) count those
//     received in it.
//   - A month is one of the tally's window: calendar months or those of Decree
//     09/2019/NĐ-CP. A tally has one window.
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
// It handles no dossiers and keeps none. Shares of procedures (766/3.1, 3.2,
// 3.5, 4.5a) need the national database of procedures, 766/1.4 what the portal
// received, 5.2 and 5.3 petitions.
package onestop
