package entry

import (
	"context"
	"time"

	"github.com/caicach/tthc/cmd/internal/store/sessions"
)

// kept is where sessions are kept: in the database, so that every server of it
// knows them.
type kept struct{ sessions.Table }

func (k kept) FindCtx(ctx context.Context, key string) ([]byte, bool, error) {
	return k.Get(ctx, key, time.Now())
}

func (k kept) CommitCtx(ctx context.Context, key string, data []byte, until time.Time) error {
	return k.Keep(ctx, key, data, until)
}

func (k kept) DeleteCtx(ctx context.Context, key string) error {
	return k.End(ctx, key, time.Now())
}

// The same without a context, which nothing here asks for.
func (k kept) Find(key string) ([]byte, bool, error) { return k.FindCtx(context.Background(), key) }
func (k kept) Delete(key string) error               { return k.DeleteCtx(context.Background(), key) }
func (k kept) Commit(key string, data []byte, until time.Time) error {
	return k.CommitCtx(context.Background(), key, data, until)
}
