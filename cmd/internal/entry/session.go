package entry

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"time"

	"github.com/caicach/tthc/cmd/internal/store/sessions"
	"github.com/caicach/tthc/schedule/calendar"
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
	return k.End(ctx, key)
}

// The same without a context, which nothing here asks for.
func (k kept) Find(key string) ([]byte, bool, error) { return k.FindCtx(context.Background(), key) }
func (k kept) Delete(key string) error               { return k.DeleteCtx(context.Background(), key) }
func (k kept) Commit(key string, data []byte, until time.Time) error {
	return k.CommitCtx(context.Background(), key, data, until)
}

// sweep deletes the sessions that are over, at most once a minute.
func (d *Door) sweep(ctx context.Context) error {
	now, last := time.Now(), d.swept.Load()
	if now.Unix()-last < 60 || !d.swept.CompareAndSwap(last, now.Unix()) {
		return nil
	}
	return d.Store.Sessions().Sweep(ctx, now)
}

// Session is a session of a principal, as they may know it again.
type Session struct {
	Began, Used time.Time
	Provider    string // who said who it is; empty where they came with a token
	Here        bool   // it is the one at hand
}

// Sessions is the open sessions of who has the session at hand, the one that was used
// last first.
func (d *Door) Sessions(ctx context.Context) (all []Session, err error) {
	p, err := d.signedIn(ctx)
	if err != nil || p.IsZero() {
		return nil, err
	}
	open, err := d.Store.Sessions().All(ctx, time.Now())
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(d.sessions.Token(ctx)))
	here := base64.RawURLEncoding.EncodeToString(sum[:]) // as the kept library keeps it
	for _, k := range open {
		_, has, err := d.sessions.Codec.Decode(k.Data)
		if err != nil {
			return nil, err
		}
		text := func(key string) string { v, _ := has[key].(string); return v }
		if text(person) != p.ID && text(played) != p.ID && "token:"+text(byToken) != p.ID {
			continue
		}
		version, _ := has[since].(int)
		if ended, err := d.Roster.Ended(ctx, p.ID, version); err != nil || ended {
			if err != nil {
				return nil, err
			}
			continue
		}
		at, _ := has[began].(int64)
		all = append(all, Session{Began: time.Unix(at, 0).In(calendar.Zone()), Used: k.Until.Add(-d.sessions.IdleTimeout).In(calendar.Zone()), Provider: text(from), Here: k.Key == here})
	}
	slices.Reverse(all)
	return all, nil
}
