// Package delivery decides what is owed to whom next: of what was recorded, and of
// what was sent and failed so far, which event goes to which receiver, and when. It
// has no clock, no socket and no database.
//
// # How it holds together
//
// The log of facts is the outbox: each [Event] is a fact of it, and nothing is
// written when something happens that would have to be written in one transaction
// with it. A [Subscription] is a receiver and what it asks for. A [Line] is one
// subject of a subscription of which something is owed: the plan, the dossier or the
// petition, how far its events were acknowledged, and how far they go. Lines are few:
// where all was acknowledged there is none.
//
// Each event of a subject is sent once the one before it was acknowledged, so that
// they come in the order in which they were recorded. Where one fails, its subject
// waits ([Waits]), and no other does. After the last wait the subject is given up:
// the event and those behind it stay, are shown to people, and go on when a person
// asks to repeat them; nothing is ever left out, because what comes behind it may
// mean nothing without it.
//
// What was sent and not acknowledged is sent again, with the same identifier: a
// receiver that keeps identifiers takes each event in once. Nothing is sent again
// after its acknowledgement was kept.
//
// Who sends holds a line by a lease (package courier), so that of several servers one
// does; a lease that ran out, because its server was killed, is taken by another.
//
// # Why no queue of jobs
//
// River was tried for this, with its driver for SQLite. One job a subject, unique by
// its subject, does not hold: while a job runs none is taken in beside it (running is
// one of the states that uniqueness must cover), so that an event that is recorded
// after the job has looked, and before it has ended, wakes nobody. Jobs of one key
// that run in order are no part of it. To take a job in with the fact would cost
// every write of the log a second one, and to take it in later asks for the place up
// to which the log was read, which is all that is kept here. Its state of attempts
// would stand beside ours, and its driver for SQLite calls itself early and wants the
// only connection that writes.
package delivery
