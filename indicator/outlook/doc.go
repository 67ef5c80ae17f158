// Package outlook says what it would take that a target is met: how many more, by
// when, how many each working day, and whether it can still be.
//
//	h := outlook.Horizon{Today: today}
//	o, ok, err := h.Of(results, definition, "H26", year)
//	o.State  // Reached, InReach, OutOfReach
//	o.Units  // so many more
//	o.Reason // why, in words
//
// # How it is computed
//
// All is whole numbers. What is expected to come into the denominator until the end
// of the period comes at the rate so far, by calendar days, rounded down. Out of that
// larger denominator the goal is asked how many are needed ([indicator.Goal.ToGo],
// exact); they are spread over the working days that are left, today among them, and
// rounded up. A goal that must not be exceeded is told how many may still count.
//
// A stock, and what is counted once (indicator.Stock, indicator.Distinct), does not
// grow: there, what does not count yet can still be made to. Of what happened and was
// counted (indicator.Flow and the others) nothing can be changed any more, unless the
// host knows of some ([Left].Open).
//
// A host that knows better what is to come says so itself, to [To].
//
// # What it is not for
//
// It foretells nothing: that work comes in as it did is an assumption, and said with
// each answer. What points more would earn, and which work should be done first, says
// package scorecard.
//
// All values are plain and may be shared between goroutines.
package outlook
