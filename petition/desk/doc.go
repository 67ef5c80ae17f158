// Package desk is what a desk does with petitions day by day, on what package
// petition knows of each.
//
// # A tour
//
// A submission comes in: [Examine] holds it against the conditions of its
// channel, names all that fails, and says whether to admit it, to ask for a
// supplement, or to refuse it, with the [Way] to go instead. A [Router] finds
// who is competent, in a table that the host keeps, and follows bodies that
// were merged away. A [LikenessIndex] puts forward what may be a duplicate; a
// person links it.
//
// What runs is kept by the host as items ([petition.Process.Items]). Out of
// many of them [NewDueList] makes the list of a day, for a desk or a body with
// its units ([BodyAndUnits]). Package agenda says which official is to be told of
// them, [NewsFor] what the sender is to be told of what happened.
//
// When the answer is there, [NewDraft] masks what is personal in the texts,
// for a person to look at; a host keeps what they decided as the [Draft.Review], and
// [Draft.View] is what outsiders then see.
//
// # What it is not for
//
// It decides nothing, sends nothing and remembers nothing: a desk chooses, and
// what it does is an event of the petition. It has no table of competences of
// its own.
//
// # Words
//
//   - item: one limit that runs for an open petition.
//   - likeness: the share of pairs of neighbouring words that two petitions
//     have in common.
//
// Values are immutable, and may be shared between goroutines.
package desk
