// Package catalog holds the published sets of indicators as data: the 17
// indicators that the Government set for 2024 ([Letter221]), the targets of the
// plan of 2025 ([Decision240]) and the scored set of Decision 766/QĐ-TTg
// ([Scorecard766]).
//
//	r := indicator.NewResults(catalog.Letter221(), ledger, indicator.Options{})
//	e := r.Evaluate("221/5", "H26", schedule.MustParsePeriod("2024"))
//
// The figures, bodies and short official wording are those of the documents;
// what is counted in numerator and denominator is said in the catalogue's own
// words where the documents do not say it. A row that was not seen in a
// document carries a mark ([indicator.Recalled], [indicator.Inferred]).
//
// A host's own set, or a later one of the state, is a file of the same form:
// [indicator.ReadSet], [scorecard.Read].
package catalog
