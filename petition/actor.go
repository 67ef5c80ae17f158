package petition

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Actors is who may bring an event about.
type Actors uint8

// The actors.
const (
	BySender Actors = 1 << iota // the sender; the event has no acting body
	ByHolder                    // the body that holds the petition, its units, or who took its place
	ByFocal                     // the focal point of the system: the Government Office
	ByAbove                     // a body above the holder
	ByAnyone                    // any body, which records what the sender brought
)

var actorTexts = [...][2]string{
	{"người gửi", "sender"},
	{"cơ quan đang giữ", "holder"},
	{"cơ quan đầu mối", "focal point"},
	{"cơ quan cấp trên", "body above"},
	{"cơ quan ghi nhận", "recording body"},
}

// Text is the actors in words.
func (a Actors) Text(l form.Language) string {
	var parts []string
	for i, t := range actorTexts {
		if a&(1<<i) != 0 {
			parts = append(parts, l.Pick(t[0], t[1]))
		}
	}
	return strings.Join(parts, ", ")
}

// actors by type of event. A body may record what a sender says or brings
// (a supplement, a withdrawal), but never rates or reopens for the sender.
var actors = [...]Actors{
	Submitted:           BySender | ByAnyone,
	SupplementRequested: ByHolder,
	Supplemented:        BySender | ByHolder,
	Transferred:         ByHolder | ByFocal,
	Refused:             ByHolder,
	Accepted:            ByHolder,
	DuplicateLinked:     ByHolder | ByFocal,
	InterimAnswered:     ByHolder,
	Extended:            ByHolder,
	Answered:            ByHolder,
	Returned:            ByHolder | ByFocal | ByAbove,
	Published:           ByHolder | ByFocal,
	Rated:               BySender,
	Reopened:            BySender,
	Withdrawn:           BySender | ByHolder,
}

// actorsOf is who may bring the event about in the state.
func actorsOf(s State, e EventType) Actors {
	if s == StateDuplicate && e == Reopened {
		return BySender | ByHolder | ByFocal // a link made by mistake is undone by a body, too
	}
	return actors[e]
}
