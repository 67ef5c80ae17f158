// Package scorecard turns the figures of bodies into points and ranks, and
// shows how each point came about.
//
// # A tour
//
// A [Card] is a published set of scored indicators, such as that of Decision
// 766/QĐ-TTg (indicator/catalog). It scores a body out of the figures of a
// ledger:
//
//	s := card.Score("H15", month, card.Values(ledger, "H15", month, indicator.Options{}))
//	s.Items[0].Rule.In(form.Vietnamese) // "20 × 393087 / 443565 = 17,72"
//
// Points are rounded once, item by item or in the total, as the set says. An
// item whose figure is not known earns nothing and is not counted against the
// body: [Score] says how many points could be assessed at all, and the band
// stands only where the others could not change it.
//
// Bodies are ranked by any exact ratio ([Rank]), by their results on an
// indicator ([RankResults]) or by their points ([RankScores]). Whoever has no
// figure has no place, and the reason stands beside.
//
// All values are immutable or plain; they may be shared between goroutines.
// What is wrong with a file of a scorecard is a [form.Errors], with codes of
// this package and of indicator.
package scorecard
