package delivery

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// Event is a fact of the log as it is told to other systems. It has codes and states
// and nothing that anybody wrote: whoever may read the rest asks for it.
type Event struct {
	At      Mark
	Subject Subject
	Type    string // within [Namespace]
	Time    time.Time
	Data    any
	Notice  *Told // where it is one
}

// Told is what a notice says to the person who is told.
type Told struct {
	To    agenda.Audience
	Body  string // whose they are
	Title string // without a word of what anybody wrote
	// English is the title in English, where the person may be anybody.
	English string
	About   string
	Due     form.Day // no day where it speaks of none
}

// Namespace is what the types of events begin with.
const Namespace = "io.github.caicach.tthc."

// ID is the identifier of the event, the same whenever it is sent. Its place in the
// log would do, had not a log that was restored from an older copy other facts at the
// same places.
func (e Event) ID() string { return fmt.Sprintf("%d-%d", e.At, e.Time.UnixMilli()) }

// cloud is an event by CloudEvents 1.0 in its structured form.
type cloud struct {
	Spec    string    `json:"specversion"`
	ID      string    `json:"id"`
	Source  string    `json:"source"`
	Type    string    `json:"type"`
	Subject string    `json:"subject"`
	Time    time.Time `json:"time"`
	Form    string    `json:"datacontenttype"`
	Data    any       `json:"data"`
}

// Cloud is the event for a subscription, by CloudEvents 1.0 in its structured form.
// Its source is the subscription, so that source and identifier together are of one
// event in the world.
func (e Event) Cloud(subscription string) ([]byte, error) {
	return json.Marshal(cloud{"1.0", e.ID(), "urn:uuid:" + subscription, Namespace + e.Type, e.Subject.String(), e.Time, "application/json", e.Data})
}
