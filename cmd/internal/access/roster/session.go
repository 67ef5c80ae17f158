package roster

import (
	"context"
	"strings"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

const (
	sessionsEnded = "sessions-ended"
	everybody     = "all" // whose sessions they are, where they are those of all
)

// End is that sessions were ended: those of a principal, or of all; and by whom.
type End struct {
	Of, By string
	At     time.Time
}

// EndOf ends the sessions of a principal that have begun by now: those that begin from
// now on have the version of the roster after it ([Roster.Version]), so that no clock
// decides.
func (r *Roster) EndOf(ctx context.Context, principal, by string) (End, error) {
	return r.end(ctx, principal, by, func(v *view) error {
		id, isToken := strings.CutPrefix(principal, "token:")
		switch {
		case isToken && v.find(id) < 0:
			return texts.Error(form.Error{Code: TokenUnknown, Value: id})
		case !isToken && v.person(principal) < 0:
			return texts.Error(form.Error{Code: PersonUnknown, Value: principal})
		}
		return nil
	})
}

// EndAll ends the sessions of everybody, as [Roster.EndOf] does.
func (r *Roster) EndAll(ctx context.Context, by string) (End, error) {
	return r.end(ctx, everybody, by, func(*view) error { return nil })
}

func (r *Roster) end(ctx context.Context, of, by string, known func(*view) error) (End, error) {
	_, err := r.stream.Record(ctx, func(v *view) (change, bool, error) {
		return change{Type: sessionsEnded, ID: of, By: by}, true, known(v)
	})
	return End{Of: of, By: by, At: r.now().In(calendar.Zone())}, err
}

// Version is that of the roster now, with what others did: a session that begins has it.
func (r *Roster) Version(ctx context.Context) (int, error) {
	v, err := r.stream.At(ctx, 0)
	if err != nil {
		return 0, err
	}
	return v.version, nil
}

// Ended says that the session of a principal which began at a version has been ended.
func (r *Roster) Ended(ctx context.Context, of string, began int) (bool, error) {
	v, err := r.stream.At(ctx, glance)
	if err != nil {
		return false, err
	}
	return max(v.ended[of], v.ended[everybody]) > began, nil
}
