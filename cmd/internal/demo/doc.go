// Package demo is the made-up province of a server that is only looked at: two years
// of its units, plans, progress, dossiers, petitions and figures, for whoever wants to
// see what the program does with data before there are any.
//
// # It is told, not planted
//
// [Fill] tells a new database what happened, day by day, by the same ways on which the
// server takes in what people and systems tell it: what the library would refuse is
// refused here too. Nothing is put into tables beside them.
//
// # The day of the demo
//
// The story ends on Friday, 27 November 2026, at 10:00 ([Opening]), and from there the
// clock of the demo runs on ([Clock]), wherever and whenever it is started. Days
// counted back from the start would make another province each day: terms would cross
// other holidays, the published plans of 2024 and 2025 would be further away each
// year, and no two people would see the same figures. A day that stands shows everybody
// the same, which can be written down, tested and spoken of; every page says which day
// it is.
//
// # The same everywhere
//
// What is left to chance is drawn from a generator of its own that begins with the same
// numbers. Random are only keys, secrets and identifiers that the server draws for
// tokens, subscriptions, what was sealed, and who read it.
//
// # Nothing real
//
// Its units are those of a province that does not exist, its persons are called Nguyễn
// Văn A. Of the published plans, which are real, only what this province owes by them
// was done. A database with the demo in it says so in its first fact ([Is]): a server
// of real data refuses it.
package demo
