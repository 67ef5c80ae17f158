// Package indicator holds targets and results of the reform of administrative
// procedures, exactly: what was asked, what was counted, whether that is
// enough, and why.
//
// # A tour
//
// The words of a document become a [Goal] (indicator/wording). What was counted
// is a [Ratio], two whole numbers that are never rounded:
//
//	g.Check(indicator.MustRatio(79_999, 100_000), indicator.Reading{}) // NotMet
//
// A [Definition] says what an indicator counts, a [Target] which goal binds
// whom in which period, and a [Set] holds both (indicator/catalog has the
// published ones). What bodies report are [Observation] values in a [Ledger],
// which keeps corrections, closed periods and, in MarshalBinary, itself over a
// restart. [Results] is a ledger seen through a set and the registry of bodies:
// it evaluates, adds up over periods, trees and mergers, and makes series.
//
// # Words
//
//   - [Met], [NotMet], [NoData] (nothing recorded, or set to missing), [NoBase]
//     (the denominator is 0) and [NotBound] (the target does not bind this body
//     in this period) are kept apart. Missing is never 0.
//   - A bare figure ("95") is the operator "=". Where more is better it is
//     reached from 95 on, unless [Reading] is literal.
//   - Rolling up adds counts, never percentages, and only where a [Definition]
//     says that it is exact; figures of different windows are never added.
//
// Values may be shared between goroutines; only a [Ledger] changes.
//
// # What it is not for
//
// It gives no points (indicator/scorecard) and counts neither dossiers
// (indicator/onestop) nor petitions (petition/figures). It has no clock.
package indicator
