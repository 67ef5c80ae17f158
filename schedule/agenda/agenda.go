package agenda

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

// Item is a due day that runs.
type Item struct {
	form.Unwritten

	// Key names the due day for good: it stays when a late notice moves the
	// day.
	Key string
	// Turn is which of the days under the key it is, where what happened set it
	// anew: an extension, a new appointment, a pause that is over. People are
	// told of each. Empty for the first.
	Turn string
	// About is the matter: the petition, the dossier, the task. The items of
	// one matter are told together.
	About string
	Title string // in words, in the language in which people are told
	Body  string // who must act, by an identifier
	Due   form.Day
}

// OfClock is the item of a clock that runs: the key is the host's name for it,
// a dossier's code. ok is false for a clock that has been finished, and for one
// that stands still with no end in sight: nobody can be late meanwhile.
func OfClock(key, title, body string, k schedule.Clock) (i Item, ok bool) {
	due := k.Due()
	if k.StartedAt().IsZero() || due.AtEarliest {
		return Item{}, false
	}
	i = Item{Key: key, About: key, Title: title, Body: body, Due: due.At.Day()}
	turn := 0
	for _, e := range k.Events() {
		switch e.Type {
		case schedule.Finished:
			return Item{}, false
		case schedule.Reappointed, schedule.TermChanged, schedule.Resumed:
			turn++
		case schedule.Paused:
			if !e.Until.IsZero() { // its end is told in one with it
				turn++
			}
		}
	}
	if turn > 0 {
		i.Turn = strconv.Itoa(turn)
	}
	return i, true
}

// Event is the item as an event of a calendar. The domain is the host's and
// makes the identifier unique in the world; the event keeps it when its day
// moves.
func (i Item) Event(domain string) ical.Event {
	return ical.Event{UID: i.Key + "@" + domain, Due: i.Due, Summary: i.Title, Description: i.Body, Categories: []string{i.About}}
}

// Audience is who is told about an item.
type Audience string

// The audiences, from the desk up. A host may have others.
const (
	AudienceDesk   Audience = "desk"   // the official at work on it
	AudienceHead   Audience = "head"   // the head of the body
	AudienceLeader Audience = "leader" // the leader above
)

// Rung is one step of an escalation: who is told, and how many working days
// after the due day; negative before it.
type Rung struct {
	form.Unwritten
	To   Audience
	Days int
}

// DefaultEscalation tells the desk two working days before, the head on the
// day, and the leader when a working day has passed. No text prescribes it.
func DefaultEscalation() []Rung {
	return []Rung{{To: AudienceDesk, Days: -2}, {To: AudienceHead}, {To: AudienceLeader, Days: 1}}
}

// Reminder is something to be told once.
type Reminder struct {
	form.Unwritten
	Key  string // that of the item, its turn and the audience: of two with the same key tell one
	Item Item
	To   Audience
	On   form.Day // the day from which it is to be told
}

// Reminders yields what is to be told by the day, for a host that remembers the
// keys that it has told. Rungs that a due day of the past has long reached are
// among them; an item without a due day has none. A nil calendar is that of
// state bodies.
func Reminders(cal *calendar.Calendar, items iter.Seq[Item], on form.Day, rungs []Rung) iter.Seq[Reminder] {
	return func(yield func(Reminder) bool) {
		if items == nil {
			return
		}
		for i := range items {
			if i.Due == form.NoDay {
				continue
			}
			key := i.Key
			if i.Turn != "" {
				key += "/" + i.Turn
			}
			for _, g := range rungs {
				day, err := cal.AddWorkingDays(i.Due, g.Days)
				if err != nil || day > on {
					continue
				}
				if !yield(Reminder{Key: key + "/" + string(g.To), Item: i, To: g.To, On: day}) {
					return
				}
			}
		}
	}
}

// Notice is all that one person is told on a day.
type Notice struct {
	form.Unwritten
	Key       string // the person and the day: of two with the same key send one
	Person    string
	On        form.Day
	Reminders []Reminder // in order of due day, those of one matter together
}

// Matters is what the notice is about, each once, in order of the first due
// day.
func (n Notice) Matters() []string {
	var all []string
	for _, r := range n.Reminders {
		if !slices.Contains(all, r.Item.About) {
			all = append(all, r.Item.About)
		}
	}
	return all
}

// Notices lays reminders together that go to one person on the day: nine of one
// petition, with three limits that three persons are told of, are three
// notices, and one where the three are one person. person gives the host's
// name for whoever is told, empty for nobody. The notices are in the order of
// the persons. Once a notice is sent, the host remembers the keys of its
// reminders.
func Notices(reminders iter.Seq[Reminder], on form.Day, person func(Reminder) string) []Notice {
	if reminders == nil || person == nil {
		return nil
	}
	of := map[string]*Notice{}
	for r := range reminders {
		who := person(r)
		if who == "" {
			continue
		}
		if of[who] == nil {
			of[who] = &Notice{Key: who + "/" + on.String(), Person: who, On: on}
		}
		of[who].Reminders = append(of[who].Reminders, r)
	}
	notices := make([]Notice, 0, len(of))
	for _, n := range of {
		first := map[string]form.Day{} // due day of each matter
		for _, r := range n.Reminders {
			if d, ok := first[r.Item.About]; !ok || r.Item.Due < d {
				first[r.Item.About] = r.Item.Due
			}
		}
		slices.SortFunc(n.Reminders, func(a, b Reminder) int {
			return cmp.Or(cmp.Compare(first[a.Item.About], first[b.Item.About]), cmp.Compare(a.Item.About, b.Item.About),
				cmp.Compare(a.Item.Due, b.Item.Due), cmp.Compare(a.Key, b.Key))
		})
		notices = append(notices, *n)
	}
	slices.SortFunc(notices, func(a, b Notice) int { return cmp.Compare(a.Person, b.Person) })
	return notices
}
