package entry

import (
	"context"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
)

// kept is where sessions are kept: in the database, so that every server of it
// knows them.
type kept struct{ *store.Store }

func (k kept) FindCtx(ctx context.Context, key string) ([]byte, bool, error) {
	return k.Session(ctx, key, time.Now())
}

func (k kept) CommitCtx(ctx context.Context, key string, data []byte, until time.Time) error {
	return k.KeepSession(ctx, key, data, until)
}

func (k kept) DeleteCtx(ctx context.Context, key string) error {
	return k.EndSession(ctx, key, time.Now())
}

// The same without a context, which nothing here asks for.
func (k kept) Find(key string) ([]byte, bool, error) { return k.FindCtx(context.Background(), key) }
func (k kept) Delete(key string) error               { return k.DeleteCtx(context.Background(), key) }
func (k kept) Commit(key string, data []byte, until time.Time) error {
	return k.CommitCtx(context.Background(), key, data, until)
}
