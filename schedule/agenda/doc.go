// Package agenda is what people are told about due days, whatever they come
// from: the limits of a petition, the duties of a plan, the clock of a dossier.
//
// An [Item] is a due day that runs. [Reminders] says who is to be told of it by
// a day, along an escalation of [Rung] values; [Notices] lays together what one
// person is told on a day, so that nobody gets nine messages about one
// petition. [Item.Event] is the item in a calendar.
//
// Keys stay: they follow from the item and the audience, not from the due day,
// so that a late notice of the calendar tells nobody twice; what happened and
// set a new day, such as an extension, is another turn of the item, and is told
// again. A host keeps the keys that it has told, and nothing else.
//
//	var todo []agenda.Reminder
//	for r := range agenda.Reminders(nil, items, today, agenda.DefaultEscalation()) {
//		if !told[r.Key] {
//			todo = append(todo, r)
//		}
//	}
//	for _, n := range agenda.Notices(slices.Values(todo), today, person) {
//		send(n)
//	}
//
// DigestOf is the day of a body in a few lines, as text and as the payload of a chat's
// webhook.
//
// The package sends nothing and knows no persons. Its values are immutable, and
// may be shared between goroutines.
package agenda
