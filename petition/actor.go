package petition

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// actors is who may bring an event about.
type actors uint8

// The actors.
const (
	bySender actors = 1 << iota // the sender; the event has no acting body
	byHolder                    // the body that holds the petition, its units, or who took its place
	byFocal                     // the focal point of the system on the day
	byAbove                     // a body above the holder
	byAnyone                    // any body, which records what the sender brought
)

var actorTexts = [...][2]string{
	{"người gửi", "sender"},
	{"cơ quan đang giữ", "holder"},
	{"cơ quan đầu mối", "focal point"},
	{"cơ quan cấp trên", "body above"},
	{"cơ quan ghi nhận", "recording body"},
}

// Text is the actors in words.
func (a actors) Text(l form.Language) string {
	var parts []string
	for i, t := range actorTexts {
		if a&(1<<i) != 0 {
			parts = append(parts, l.Pick(t[0], t[1]))
		}
	}
	return strings.Join(parts, ", ")
}

// actorsOf is who may bring the event about in the state.
func actorsOf(s State, e EventType) actors {
	if s == StateDuplicate && e == Reopened {
		return bySender | byHolder | byFocal // a link made by mistake is undone by a body, too
	}
	return events[e].by
}
