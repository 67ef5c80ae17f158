package plan

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Stage is how far the work has come, as offices follow an order from desk to
// desk. It is no status: that is one of the four, by the due day.
type Stage string

// The stages. What is open is in one of the first five.
const (
	StageNotBegun  Stage = "not-begun" // chưa thực hiện: nothing was told of any work
	StageTaken     Stage = "taken-on"  // đã tiếp nhận, and not begun
	StageBegun     Stage = "begun"     // đang thực hiện: work was told of, or a part given down
	StageSubmitted Stage = "submitted" // đã trình: waits for a confirmation
	StageReturned  Stage = "returned"  // bị trả lại: and no work was told of since
	StageDone      Stage = "done"
)

// Stages is the stages in their order.
func Stages() []Stage {
	return []Stage{StageNotBegun, StageTaken, StageBegun, StageSubmitted, StageReturned, StageDone}
}

// UnmarshalText reads one of them.
func (s *Stage) UnmarshalText(b []byte) error { return readWord(s, b, Stages()) }

// Text is the stage in words.
func (s Stage) Text(l form.Language) string {
	switch s {
	case StageNotBegun:
		return l.Pick("chưa thực hiện", "not begun")
	case StageTaken:
		return l.Pick("đã tiếp nhận, chưa thực hiện", "taken on, not begun")
	case StageBegun:
		return l.Pick("đang thực hiện", "under way")
	case StageSubmitted:
		return l.Pick("đã trình, chờ xác nhận", "submitted, waits for a confirmation")
	case StageReturned:
		return l.Pick("bị trả lại, phải làm lại", "sent back for redo")
	case StageDone:
		return l.Pick("đã hoàn thành", "done")
	}
	return string(s)
}

// Outlook is whether a duty can still be in time, with those below it.
type Outlook string

// The outlooks.
const (
	OutlookKept    Outlook = "kept"     // done in time
	OutlookOnTrack Outlook = "on-track" // nobody below holds it up; or it was submitted in time, and will be if that is confirmed
	OutlookAtRisk  Outlook = "at-risk"  // in time so far, and somebody below cannot be any more, is at risk, or has a day after that of the whole
	OutlookLost    Outlook = "lost"     // done late, or the due day has passed
)

// Outlooks is the outlooks, the best first.
func Outlooks() []Outlook {
	return []Outlook{OutlookKept, OutlookOnTrack, OutlookAtRisk, OutlookLost}
}

// UnmarshalText reads one of them.
func (o *Outlook) UnmarshalText(b []byte) error { return readWord(o, b, Outlooks()) }

// Text is the outlook in words.
func (o Outlook) Text(l form.Language) string {
	switch o {
	case OutlookKept:
		return l.Pick("đã kịp hạn", "it was in time")
	case OutlookOnTrack:
		return l.Pick("còn kịp hạn", "it can be in time")
	case OutlookAtRisk:
		return l.Pick("có nguy cơ trễ hạn", "it is at risk: only if those below catch up")
	case OutlookLost:
		return l.Pick("không còn kịp hạn", "it cannot be in time any more")
	}
	return string(o)
}

// Path is how an order stands on its way on a day: given down, taken on,
// submitted, confirmed or sent back, with what was asked and not answered yet.
type Path struct {
	// State is the state as [Progress.State] gives it; of an inner duty it is by
	// the inner due day.
	State State    `json:"state"`
	Stage Stage    `json:"stage"`
	Since form.Day `json:"since,omitzero"` // the day on which it came to the stage; zero while nothing was told

	ExtensionAsked   form.Day `json:"extensionAsked,omitzero"`   // the day to which an extension is asked for, neither granted nor refused yet
	ExplanationAsked form.Day `json:"explanationAsked,omitzero"` // the day on which an explanation was asked for that has not come yet

	// Inner is the inner duties into which it was opened, in the order of the days
	// on which they were given down; Below counts them, and those below them.
	Inner []Inner `json:"inner,omitzero"`
	Below Count   `json:"below,omitzero"`

	Outlook Outlook `json:"outlook"`
}

// Inner is an inner duty: a part of an obligation, or of another inner duty,
// that was given down to a body below, with an inner due day. No report counts it.
type Inner struct {
	ID    string   `json:"id"` // of the Assigned event; what happens to the inner duty names it in Event.Inner
	To    string   `json:"to"`
	By    string   `json:"by,omitzero"`
	Given form.Day `json:"given"`
	Path  Path     `json:"path"`
}

type pathForm Path

var paths = form.Of[pathForm](0)

// MarshalJSON writes the path; the zero Path, which has no stage, is not
// written.
func (p Path) MarshalJSON() ([]byte, error) { return paths.Write(pathForm(p)) }

// UnmarshalJSON reads what MarshalJSON writes, and nothing else.
func (p *Path) UnmarshalJSON(data []byte) error { return readInto(paths, (*pathForm)(p), data) }

// Asked is what was asked and not answered, in words; empty where nothing was.
func (p Path) Asked(l form.Language) string {
	var all []string
	if day := p.ExtensionAsked; !day.IsZero() {
		all = append(all, l.Pick("xin gia hạn đến "+day.In(l)+", chưa trả lời", "an extension to "+day.In(l)+" is asked for"))
	}
	if day := p.ExplanationAsked; !day.IsZero() {
		all = append(all, l.Pick("phải giải trình, yêu cầu ngày "+day.In(l), "an explanation is asked for since "+day.In(l)))
	}
	return strings.Join(all, "; ")
}

// Late is how many of the inner duties were done late or are overdue.
func (p Path) Late() int { return p.Below.DoneLate + p.Below.OpenOverdue }

// Find is the inner duty of an identifier, on whatever floor.
func (p Path) Find(id string) (Inner, bool) {
	way := p.Way(id)
	if len(way) == 0 {
		return Inner{}, false
	}
	return way[len(way)-1], true
}

// Way is the inner duties from the first floor down to that of an identifier; none
// where it is none of them.
func (p Path) Way(id string) []Inner {
	for _, inner := range p.Inner {
		if inner.ID == id {
			return []Inner{inner}
		}
		if below := inner.Path.Way(id); below != nil {
			return append([]Inner{inner}, below...)
		}
	}
	return nil
}

// Path computes how far an obligation has come at the end of the day asOf, and
// what it was opened into. As with [Progress.State], nothing that was accepted is
// judged again: an event without what must come before it, because that was taken
// back since, does nothing.
func (p *Progress) Path(o Obligation, asOf form.Day) Path {
	s, _ := p.state(&o, asOf)
	w := way{progress: p, asOf: asOf, of: map[string][]*entry{}}
	w.sort(p.entries(&o))
	return w.path(s, "")
}

// stage is that of the path, without what was given down; what was done by
// another whose duty became one with it is done.
func (p *Progress) stage(s *standing, asOf form.Day) Stage {
	switch {
	case !s.Open():
		return StageDone
	case s.Submitted != form.NoDay:
		return StageSubmitted
	case p.empty():
		return StageNotBegun
	}
	returned, worked, taken := false, false, false // since, as the events are looked through from the last
	for n := range p.backward(&s.Obligation, asOf) {
		if n.inner() != "" || p.isGone(n) {
			continue
		}
		switch n.is() {
		case EventSubmitted, EventDone, EventNothingArose:
			if returned {
				return StageReturned
			}
			return StageSubmitted // or further
		case EventReturned:
			if worked { // the one behind sent nothing back
				return StageBegun
			}
			returned = true
		case EventStarted, EventReported, EventAssigned:
			if !returned {
				return StageBegun
			}
			worked = true // if nothing was submitted before it was sent back
		case EventTaken:
			taken = true
		}
	}
	switch {
	case worked:
		return StageBegun
	case taken:
		return StageTaken
	}
	return StageNotBegun
}

// floor is how many inner duties an event lies in.
func (p *Progress) floor(e Event) (n int) {
	for e.Inner != "" && n <= maxFloors {
		e, _ = p.byID(e.Inner)
		n++
	}
	return n
}

// maxFloors is how many inner duties may lie in one another: a ministry, a
// province, a department, a unit and a desk are five.
const maxFloors = 8

// way is the events of an obligation up to a day that count, by the inner duty
// that they are of; "" is the obligation itself.
type way struct {
	progress *Progress
	asOf     form.Day
	of       map[string][]*entry
}

func (w *way) sort(all []*entry) {
	instead := map[string]string{} // what was given down anew in place of what was taken back
	for _, n := range all {
		if n.is() == EventAssigned && n.corrects() != "" && (instead[n.corrects()] == "" || !w.progress.isGone(n)) {
			instead[n.corrects()] = n.id()
		}
	}
	for _, n := range all {
		if n.day > w.asOf || w.progress.isGone(n) {
			continue
		}
		of := n.inner()
		for w.progress.gone[of] && instead[of] != "" {
			of = instead[of]
		}
		w.of[of] = append(w.of[of], n)
	}
}

// path is that of one duty, with those below it.
func (w *way) path(s State, id string) Path {
	p := Path{State: s, Stage: StageNotBegun}
	for _, n := range w.of[id] {
		p.take(n)
		if n.is() == EventAssigned {
			inner := Inner{ID: n.id(), To: n.to(), By: n.event().By, Given: n.day, Path: w.path(w.inner(n), n.id())}
			p.Inner = append(p.Inner, inner)
			p.Below = p.Below.plus(inner.Path.Below).With(inner.Path.State.Status)
		}
	}
	switch {
	case s.DoneOn != form.NoDay:
		p.Stage, p.Since, p.ExtensionAsked = StageDone, s.DoneOn, form.NoDay
	case s.Submitted != form.NoDay:
		p.Stage, p.Since = StageSubmitted, s.Submitted
	}
	p.Outlook = p.outlook()
	return p
}

// inner is the state of an inner duty, by its own events and due day.
func (w *way) inner(given *entry) State {
	s := State{Due: given.due}
	var facts []fact
	for _, n := range w.of[given.id()] {
		facts = append(facts, fact{n, n.is(), n.day})
	}
	w.progress.apply(&s, &Obligation{}, facts, w.asOf)
	s.judge(w.asOf)
	return s
}

// take takes what an event says of the stage and of what was asked. What is
// submitted or done says the state.
func (p *Path) take(n *entry) {
	to := p.Stage
	switch n.is() {
	case EventTaken:
		if p.Stage == StageNotBegun {
			to = StageTaken
		}
	case EventStarted, EventReported, EventAssigned:
		if p.Stage != StageSubmitted {
			to = StageBegun
		}
	case EventSubmitted, EventDone, EventNothingArose:
		to = StageSubmitted // or further
	case EventReturned:
		if p.Stage == StageSubmitted {
			to = StageReturned
		}
	case EventExtensionAsked:
		p.ExtensionAsked = n.due
	case EventExtended, EventExtensionRefused:
		p.ExtensionAsked = form.NoDay
	case EventExplanationAsked:
		if p.ExplanationAsked == form.NoDay {
			p.ExplanationAsked = n.day
		}
	case EventExplained:
		p.ExplanationAsked = form.NoDay
	}
	if to != p.Stage {
		p.Stage, p.Since = to, n.day
	}
}

// outlook is whether it can be in time, by its state and those below.
func (p *Path) outlook() Outlook {
	s := &p.State
	switch {
	case s.Status == DoneOnTime:
		return OutlookKept
	case s.Status == DoneLate:
		return OutlookLost
	case s.Submitted != form.NoDay && (s.Due == form.NoDay || s.Submitted <= s.Due):
		return OutlookOnTrack
	case s.Status == OpenOverdue:
		return OutlookLost
	case s.Due != form.NoDay && slices.ContainsFunc(p.Inner, func(i Inner) bool {
		below := &i.Path
		return below.State.Open() && (below.Outlook != OutlookOnTrack || below.State.Due > s.Due)
	}):
		return OutlookAtRisk
	}
	return OutlookOnTrack
}

// plus is both counts together.
func (c Count) plus(other Count) Count {
	return Count{c.DoneOnTime + other.DoneOnTime, c.DoneLate + other.DoneLate, c.OpenInTime + other.OpenInTime, c.OpenOverdue + other.OpenOverdue}
}
