package plan

import (
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// entry is an event as a [Progress] keeps it, in half the room: its texts stand
// one behind the other in one, and that of the obligation is there once for all
// events of a history.
type entry struct {
	of       *ObligationID
	texts    string    // identifier, by, note, document, to, inner, corrects
	ends     [6]uint32 // of the first six; who has events of 4 GiB does not keep them in memory
	day, due form.Day
	recorded time.Time
	kind     uint8 // in the order of EventTypes
}

var eventTypes = EventTypes()

func (n *entry) set(e *Event, of *ObligationID) {
	*n = entry{of: of, texts: e.ID + e.By + e.Note + e.Document + e.To + e.Inner + e.Corrects, day: e.Day, due: e.Due, recorded: e.Recorded, kind: uint8(slices.Index(eventTypes, e.Type))}
	end := 0
	for i, text := range [...]string{e.ID, e.By, e.Note, e.Document, e.To, e.Inner} {
		end += len(text)
		n.ends[i] = uint32(end)
	}
}

// event is what the entry was made of.
func (n *entry) event() Event {
	return Event{Obligation: *n.of, Type: eventTypes[n.kind], Day: n.day, Due: n.due, Recorded: n.recorded,
		ID: n.id(), By: n.texts[n.ends[0]:n.ends[1]], Note: n.texts[n.ends[1]:n.ends[2]], Document: n.texts[n.ends[2]:n.ends[3]], To: n.to(), Inner: n.inner(), Corrects: n.corrects()}
}

func (n *entry) on() form.Day     { return n.day }
func (n *entry) id() string       { return n.texts[:n.ends[0]] }
func (n *entry) to() string       { return n.texts[n.ends[3]:n.ends[4]] }
func (n *entry) inner() string    { return n.texts[n.ends[4]:n.ends[5]] }
func (n *entry) corrects() string { return n.texts[n.ends[5]:] }
func (n *entry) is() EventType    { return eventTypes[n.kind] }
