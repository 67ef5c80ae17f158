package plans

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// recorded records an event, and attaches the file of the flags to its obligation. The
// file is taken in first, so that one that is refused keeps the event from being
// recorded; the same event with the same file stands once.
func (f *recording) recorded(ctx context.Context, l *ledger.Ledger, e plan.Event) (kept store.Event, added bool, err error) {
	if f.file == "" {
		kept, added, err = l.Record(ctx, e)
		return kept, added, refusal(err)
	}
	in, err := os.Open(f.file)
	if err != nil {
		return store.Event{}, false, cli.Failure(2, err)
	}
	defer in.Close()
	room, of := attach.New(l.Store(), l.Now), attach.Subject{Name: string(e.Obligation)}
	name := filepath.Base(f.file)
	u, err := room.Upload(ctx, of, attach.Incoming{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte(e.ID+"/"+name)).String(), Of: attach.Evidence, Name: name}, in)
	if err != nil {
		return store.Event{}, false, unattached(err)
	}
	if kept, added, err = l.Record(ctx, e); err != nil {
		u.Drop(ctx)
		return store.Event{}, false, refusal(err)
	}
	_, _, err = room.Attach(ctx, of, u)
	return kept, added, unattached(err)
}

// unattached is why a file was not attached, said of its flag.
func unattached(err error) error {
	var e *form.Error
	switch {
	case err == nil || !errors.As(err, &e):
		return err
	case e.Code == attach.Refused:
		err = e.Cause
	}
	return cli.BadFlag("--attach", err)
}
