// Package reconcile says why another register, such as the national portal, judges
// dossiers otherwise than one's own: each dossier that differs gets one cause of a
// closed list, with the reason in words, and each cause the points that it costs.
//
//	r, err := reconcile.New(reconcile.Options{AsOf: today, Points: indicator.MustFigure(20)})
//	err = r.Ours(code, revision, &d)   // each dossier of one's own register
//	err = r.Theirs(code, revision, &d) // each one of the other
//	report := r.Report()
//	report.Ours, report.Theirs // 766/2.1 by each register
//	report.Causes              // how many dossiers, and what they would gain
//	report.Differences         // the list to send
//
// # How a cause is found
//
// Both records are judged by the same rules as of the same day ([onestop.Rules]). Where
// the judgements differ, what one register knows and the other does not is put into
// the record of the other, one kind of fact at a time; the kind that makes the two judge
// alike is the cause. Where none does, or two would be needed, the cause is
// [Unknown]: doubtful is an answer.
//
// Nothing is claimed for one's own side that its record does not show. What the
// other register has and one's own lacks is [MissingHere]; two times for one thing, of
// which neither follows from the other, are [Contradictory].
//
// # Words
//
// A dossier differs when it is in one register only, when it is counted for another
// body, or when one register has it in time, late, done, in progress or undated and the
// other does not. Done before time and on time are one and the same here.
//
// # What it is not for
//
// It mends nothing and sends nothing. Whether a rule or a calendar is right in law,
// schedule and its sources say.
package reconcile
