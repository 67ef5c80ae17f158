package casebook

import (
	"context"
	"errors"

	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// Subject is what attachments of a petition belong to: they are sealed under its key,
// and erased with it. Of one that was erased it is [Erased]. One that was recorded before
// anything was sealed takes none, [InTheClear], since they could not be erased.
func (v *View) Subject(ctx context.Context, c petition.Code) (s attach.Subject, err error) {
	r, _ := v.find(c)
	switch {
	case r.pet.IsZero():
		return s, NoPetition(c.String())
	case r.erased != nil:
		return s, erased(c)
	case r.key == "":
		clear := texts.Error(form.Error{Code: InTheClear, Value: c.String()})
		return attach.Subject{Name: c.String(), Still: func(context.Context) error { return clear }}, nil
	case v.book.vault == nil:
		return s, texts.Error(form.Error{Code: KeyMissing})
	}
	key, err := v.book.vault.Key(ctx, r.key)
	if errors.Is(err, seal.Destroyed) { // since the view was made
		err = erased(c)
	}
	if err != nil {
		return s, err
	}
	return attach.Subject{Name: c.String(), Key: &key, By: []store.Stream{erasureOf(c)}, Still: func(ctx context.Context) error {
		now, err := v.book.At(ctx)
		if err == nil && now.Erased(c) != nil {
			err = erased(c)
		}
		return err
	}}, nil
}
