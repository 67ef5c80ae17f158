// Package indicator holds targets, results and scores of the reform of
// administrative procedures, exactly: what was asked, what was counted,
// whether that is enough, and why.
//
// # A tour
//
// The words of a document become a [Goal]:
//
//	w, err := indicator.ParseTargets("Tối thiểu 80%") // w.Goals[0] is >= 80%
//
// What was counted is a [Ratio], two whole numbers that are never rounded:
//
//	g.Check(indicator.RatioOf(79_999, 100_000), indicator.Reading{}) // NotMet
//
// A [Definition] says what an indicator counts, a [Target] which goal binds
// whom in which period by which documents, and a [Set] holds both; the
// published ones are in indicator/catalog. What bodies report are
// [Observation] values in a [Ledger], in which a correction stands behind what
// it corrects. [Results] is a ledger seen through a set and the registry of
// bodies: it evaluates, adds up over periods, trees and mergers, makes series
// and rankings. A [Scorecard] turns figures into points and shows how each came
// about.
//
// # Words
//
//   - Four answers are kept apart, and a fifth: [Met], [NotMet], [NoData]
//     (nothing recorded, or set to missing), [NoBase] (the denominator is 0)
//     and [NotBound] (the target does not bind this body in this period).
//     Missing is never 0.
//   - A bare figure in a document ("95") is the operator "=". Where more is
//     better it is held to be reached from 95 on, unless [Reading] is literal.
//   - Rolling up adds counts and never averages percentages; figures of
//     different windows ([schedule.Window]) are never added.
//
// # What it is not for
//
// It does not count dossiers (indicator/onestop does) or petitions (petition
// does): it takes their observations. It keeps nothing, reads no file and has
// no clock.
package indicator
