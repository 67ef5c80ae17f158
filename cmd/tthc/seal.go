package main

import (
	"context"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
)

// book is the petitions, sealed under the keys of the database.
func (s *server) book(ctx context.Context, l *ledger.Ledger) (*casebook.Book, error) {
	names, err := l.Store().Seals().Masters(ctx)
	if err != nil {
		return nil, err
	}
	// What is sealed already, as in a backup that was restored, takes its own key.
	master, err := s.keys.Master(s.data.Place).Master(ctx, len(names) == 0)
	if err != nil {
		return nil, cli.BadFlag("--keys", err)
	}
	vault, err := seal.NewVault(ctx, l.Store().Seals(), master)
	if err != nil {
		return nil, cli.BadFlag("--keys", err)
	}
	return casebook.Sealed(casebook.New(l), vault), nil
}
