package access

import (
	"context"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// What an event lacks that somebody tells the server.
const (
	byOther      form.Code = "by.other"
	doneUnproved form.Code = "done.unproved"
)

// Told is an event as the one who asks tells it. A person tells what they did
// themselves: by is their name. Only an extension names who extends, and a system
// whoever it recorded it for: that it was this system stands beside the event. What
// is done has a document, or a reason why there is none. What comes from the machine
// of the database is taken as it is.
func Told(ctx context.Context, e plan.Event) (as plan.Event, wrong form.Errors) {
	pass, ok := PassOf(ctx)
	if !ok {
		return e, nil
	}
	if p := pass.Principal; p.Kind == KindPerson && e.Type != plan.EventExtended {
		if e.By != "" && e.By != p.Name {
			wrong = append(wrong, texts.Error(form.Error{Code: byOther, Path: "by", Args: form.Args{"who": p.Name}}))
		}
		e.By = p.Name
	}
	if e.Type == plan.EventDone && e.Document == "" && e.Note == "" {
		wrong = append(wrong, texts.Error(form.Error{Code: doneUnproved, Path: "document"}))
	}
	return e, wrong
}
