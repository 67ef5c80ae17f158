// Package plan turns a published plan of the administration (kế hoạch) into
// values that a program can follow: who must do what by when, and where that
// stands on a given day.
//
// A [Plan] is the document with its tasks (nhiệm vụ) in their own numbering.
// A [Task] has the bodies that lead it (chủ trì) and those that coordinate
// (phối hợp), its products (sản phẩm) and its time: the official wording and
// the [schedule.Rule] it means. [Plan.Obligations] cuts tasks into the units
// that are done, late or open: an [Obligation] is task × lead × occurrence of
// the rule, with an identifier that stays.
//
// What happened is a list of [Event] values; [NewProgress] checks and sorts
// them, and [Progress.State] computes from them how an obligation stands on
// any day: the four statuses of the Government Office, done on time, done
// late, open in time, open overdue. Nothing computed is ever stored, and
// nothing recorded is ever edited: a correction is a new event.
//
// How far the work has come, between its being given and its being done, tells
// [Progress.Path]: taken on, begun, submitted, confirmed or sent back, what was
// asked and not answered, and the inner duties that were given down to the bodies
// below, with how they stand together.
//
// Continuous and on-demand work ("thường xuyên", "đột xuất") has no due day
// and is never overdue by itself.
//
// Plans are read with [Read], which refuses a file as a whole and names all
// its faults with their places, as [form.Errors]; an event is refused by itself
// when it is read, and beside the others by [Obligation.Admit]. A host branches
// on the codes:
//
//	if errors.Is(err, plan.ExtensionLate) { ...
//
// To restart, read the events again ([ReadEvents]), or what
// [Progress.MarshalBinary] wrote and with it all events since then, or more:
// what is there already changes nothing.
//
// Published plans are in package catalog. [Moved] tells what another law moves.
//
// A [Plan] and a [Progress] that nobody changes may be asked by any number of
// goroutines; the other types are values.
//
// The package does not send, store or remind; a host does that with what is
// computed here.
package plan
