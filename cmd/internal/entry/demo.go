package entry

import (
	"context"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/schedule/form"
)

// Be begins a session of one of the people of a demo, without a word of who it is.
func (d *Door) Be(ctx context.Context, id string) error {
	p, err := d.role(ctx, id)
	if err == nil && (!d.Demo || p.IsZero()) {
		err = texts.Error(form.Error{Code: access.NotSignedIn})
	}
	if err == nil {
		err = d.start(ctx, p.ID, false)
	}
	if err == nil {
		d.sessions.Put(ctx, played, id)
	}
	return err
}

// role is one of the people of a demo; the zero principal where there is none.
func (d *Door) role(ctx context.Context, id string) (access.Principal, error) {
	p, err := d.Roster.Person(ctx, id)
	if err != nil || p.ID == "" {
		return access.Principal{}, err
	}
	return access.Principal{ID: p.ID, Name: p.Name, Kind: access.KindPerson, Grants: p.Grants}, nil
}
