package duties

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// below is an inner duty in a table, some floors down.
type below struct {
	plan.Inner
	Floor string // a dash a floor but the first
	Name  string // of the body, where the registry knows it
}

// below adds the inner duties of a path, each with those below it.
func (v *view) below(all []below, floor int, p plan.Path) []below {
	for _, inner := range p.Inner {
		all = append(all, below{inner, strings.Repeat("– ", floor-1), v.toName(inner.To)})
		all = v.below(all, floor+1, inner.Path)
	}
	return all
}

// toName is to whom something was given down as people know it.
func (v *view) toName(to string) string {
	id, err := body.ParseID(to)
	if b := v.bodies.ByID(id); err == nil && !b.IsZero() {
		return b.Name(v.AsOf)
	}
	return to
}

// Summed is how those below stand together.
func (v *view) Summed() string {
	c := v.Path.Below
	return fmt.Sprintf(v.T("%d phần đã giao, %d trễ: %d hoàn thành quá hạn, %d chưa hoàn thành đã quá hạn.", "%d parts given down, %d late: %d done late, %d open and overdue."),
		c.Total(), v.Path.Late(), c.DoneLate, c.OpenOverdue)
}

// What is what an event says: its type, to whom and until when.
func (v *view) What(e event) string {
	text := e.Type.Text(v.Lang)
	if e.To != "" {
		text += " " + v.T("cho", "to") + " " + v.toName(e.To)
	}
	if !e.Due.IsZero() {
		text += ", " + v.T("hạn", "due") + " " + v.Day(e.Due)
	}
	if inner, ok := v.Path.Find(e.Inner); ok {
		text += " · " + v.toName(inner.To)
	}
	return text
}

// told is what may be told of an obligation, in the order of its way.
func told(o plan.Obligation) []plan.EventType {
	types := []plan.EventType{plan.EventDone, plan.EventTaken, plan.EventStarted, plan.EventReported, plan.EventSubmitted, plan.EventConfirmed, plan.EventReturned}
	if o.Kind == schedule.Recurring {
		types = append(types, plan.EventNothingArose)
	}
	types = append(types, plan.EventAssigned, plan.EventExtensionAsked, plan.EventExtended, plan.EventExtensionRefused,
		plan.EventExplanationAsked, plan.EventExplained, plan.EventSuspended, plan.EventResumed, plan.EventCorrected)
	if o.Kind == schedule.OnEvent && !o.Task.Time.Rule.Part(o.Part).Offset.IsZero() { // a term runs from it
		types = append(types, plan.EventHappened)
	}
	return types
}
