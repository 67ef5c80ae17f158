// Package figures counts petitions: for a body, a subject, an indicator, the
// half-year report, and in the statuses of the national system.
//
// # A tour
//
// [Count] gives a [Tally] of each body, or each subject, that received or held
// petitions in a period: how many came, how they left, and how many were in
// time by the rule of indicator 5.2 of Decision 766/QĐ-TTg
// ([petition.Process.Judge]). [Observations] are the same counts as pairs of
// numerator and denominator, for package indicator: those of a quarter, or of a
// body with all below it, are counted as such ([TallyQuery]), for months and
// bodies that a petition passed through do not add up to them. [HalfYearReport] is the
// table that Decree 20/2008/NĐ-CP, article 22, asks for.
//
// The national system tells the life of a petition in sixteen statuses.
// [National] tells the history of a petition in them; [SetOf] and [StatesOf]
// read a history that came from there. A status alone does not say whether a
// petition waits, is in progress, or is processed: who set it and what was
// before decide, and where that is not known the answer is more than one set.
//
// # What it is not for
//
// It scores nothing and sets no targets: that is for packages indicator and
// scorecard. What is late is never stored; it is judged on the day asked
// about.
//
// # Words
//
//   - carried over: received before the period and still held in it.
//   - first received: received in the period and not handed on.
//   - rolled up: counted for the bodies above as well.
//
// Values are immutable, and may be shared between goroutines.
package figures
