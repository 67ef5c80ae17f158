// Package outbox keeps in the database of a store how far each subject of each
// subscription was acknowledged, who holds it, and the secrets that events are
// signed with. Unlike the log it changes, and what is over is deleted.
package outbox

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
)

// Outbox is the tables of it. It may be used by many goroutines and servers at once.
type Outbox struct {
	DB, Writes *sql.DB
	Query      func(string) string // ?1, ?2 ... as the database takes them
	Wrap       func(error) error   // what the use of the database failed of
	Skip       string              // what a query says to pass over rows that another holds
}

var _ courier.Outbox = Outbox{}

// Secret is what events of a subscription are signed with, or where letters are sent
// to: sealed under a key of the database, or as it is where that is empty.
type Secret struct{ Key, Box string }

// Add takes a subscription in, with its secret.
func (o Outbox) Add(ctx context.Context, subscription string, s Secret) error {
	_, err := o.Writes.ExecContext(ctx, o.Query(`INSERT INTO receivers (subscription, secret, seen, key) VALUES (?1, ?2, 0, ?3)`), subscription, s.Box, s.Key)
	return o.Wrap(err)
}

// Secret is the secret of a subscription; false where there is none.
func (o Outbox) Secret(ctx context.Context, subscription string) (s Secret, found bool, err error) {
	err = o.DB.QueryRowContext(ctx, o.Query(`SELECT key, secret FROM receivers WHERE subscription = ?1`), subscription).Scan(&s.Key, &s.Box)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	return s, err == nil, o.Wrap(err)
}

// Replace replaces the secret of a subscription, where it is still another; done is
// false where it is not.
func (o Outbox) Replace(ctx context.Context, subscription string, was, by Secret) (done bool, err error) {
	result, err := o.Writes.ExecContext(ctx, o.Query(`UPDATE receivers SET key = ?4, secret = ?5 WHERE subscription = ?1 AND key = ?2 AND secret = ?3`), subscription, was.Key, was.Box, by.Key, by.Box)
	if err != nil {
		return false, o.Wrap(err)
	}
	n, err := result.RowsAffected()
	return n > 0, o.Wrap(err)
}

// Plain is the subscriptions whose secrets are as they were before they were sealed.
func (o Outbox) Plain(ctx context.Context) (all []string, err error) {
	rows, err := o.DB.QueryContext(ctx, `SELECT subscription FROM receivers WHERE key = '' AND secret <> '' ORDER BY subscription`)
	if err != nil {
		return nil, o.Wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, o.Wrap(err)
		}
		all = append(all, one)
	}
	return all, o.Wrap(rows.Err())
}

// Drop deletes what is kept of a subscription, its secret and the key of it included.
func (o Outbox) Drop(ctx context.Context, subscription string) error {
	return o.within(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{`DELETE FROM seals WHERE id IN (SELECT key FROM receivers WHERE subscription = ?1)`,
			`DELETE FROM receivers WHERE subscription = ?1`, `DELETE FROM deliveries WHERE subscription = ?1`} {
			if _, err := tx.ExecContext(ctx, o.Query(q), subscription); err != nil {
				return err
			}
		}
		return nil
	})
}

// Seen is up to which mark the log was laid out in lines.
func (o Outbox) Seen(ctx context.Context, subscription string) (seen delivery.Mark, err error) {
	err = o.DB.QueryRowContext(ctx, o.Query(`SELECT seen FROM receivers WHERE subscription = ?1`), subscription).Scan(&seen)
	if errors.Is(err, sql.ErrNoRows) {
		return 1<<62 - 1, nil // it is no more, or not yet here: nothing is laid out
	}
	return seen, o.Wrap(err)
}

// Spread lays out the subjects of which something was recorded after a mark.
func (o Outbox) Spread(ctx context.Context, subscription string, after, upTo delivery.Mark, came map[delivery.Subject]delivery.Mark, now time.Time) error {
	return o.within(ctx, func(tx *sql.Tx) error {
		// At the first time nothing was laid out, though what came before is not told.
		done, err := tx.ExecContext(ctx, o.Query(`UPDATE receivers SET seen = ?3 WHERE subscription = ?1 AND (seen = ?2 OR seen = 0)`), subscription, int64(after), int64(upTo))
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return err // another server was faster
		}
		q, err := tx.PrepareContext(ctx, o.Query(`INSERT INTO deliveries (subscription, kind, code, done, owed, waits) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
			ON CONFLICT (subscription, kind, code) DO UPDATE SET owed = excluded.owed`))
		if err != nil {
			return err
		}
		defer q.Close()
		for s, at := range came {
			if _, err := q.ExecContext(ctx, subscription, string(s.Kind), s.Code, int64(after), int64(at), now.UnixMilli()); err != nil {
				return err
			}
		}
		return nil
	})
}

const columns = `kind, code, done, owed, failures, next, given_up, why`

// due is the condition of being due and held by nobody at ?2.
const due = `subscription = ?1 AND given_up = 0 AND done < owed AND next <= ?2 AND held <= ?2`

// Take leases lines that are due and that nobody holds. It is looked first whether
// there are any, so that the one who writes is not asked for nothing.
func (o Outbox) Take(ctx context.Context, subscription string, l courier.Lease, most int) ([]delivery.Line, error) {
	var any bool
	if err := o.DB.QueryRowContext(ctx, o.Query(`SELECT EXISTS (SELECT 1 FROM deliveries WHERE `+due+`)`), subscription, l.Now.UnixMilli()).Scan(&any); err != nil || !any {
		return nil, o.Wrap(err)
	}
	rows, err := o.Writes.QueryContext(ctx, o.Query(`WITH due AS MATERIALIZED
		(SELECT kind, code FROM deliveries WHERE `+due+` ORDER BY next, kind, code LIMIT ?5 `+o.Skip+`)
		UPDATE deliveries SET holder = ?3, held = ?4 WHERE subscription = ?1 AND (kind, code) IN (SELECT kind, code FROM due) RETURNING `+columns), subscription, l.Now.UnixMilli(), l.Holder, l.Until.UnixMilli(), most)
	return o.lines(rows, err)
}

// lines reads rows of columns.
func (o Outbox) lines(rows *sql.Rows, err error) (list []delivery.Line, _ error) {
	if err != nil {
		return nil, o.Wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		var l delivery.Line
		var next, givenUp int64
		if err := rows.Scan(&l.Kind, &l.Code, &l.Done, &l.Owed, &l.Failures, &next, &givenUp, &l.Why); err != nil {
			return nil, o.Wrap(err)
		}
		if l.GivenUp = givenUp != 0; next > 0 {
			l.Next = time.UnixMilli(next)
		}
		list = append(list, l)
	}
	return list, o.Wrap(rows.Err())
}

// Settle keeps what became of a line.
func (o Outbox) Settle(ctx context.Context, subscription string, l courier.Lease, line delivery.Line, keep bool) (now delivery.Line, held bool, err error) {
	holder, until := l.Holder, l.Until.UnixMilli()
	if !keep {
		holder, until = "", 0
	}
	next, givenUp := int64(0), 0
	if !line.Next.IsZero() {
		next = line.Next.UnixMilli()
	}
	if line.GivenUp {
		givenUp = 1
	}
	err = o.within(ctx, func(tx *sql.Tx) error {
		list, err := o.lines(tx.QueryContext(ctx, o.Query(`UPDATE deliveries SET done = ?5, failures = ?6, next = ?7, given_up = ?8, why = ?9, holder = ?10, held = ?11, waits = CASE WHEN done < ?5 THEN ?12 ELSE waits END
			WHERE subscription = ?1 AND kind = ?2 AND code = ?3 AND holder = ?4 RETURNING `+columns),
			subscription, string(line.Kind), line.Code, l.Holder, int64(line.Done), line.Failures, next, givenUp, line.Why, holder, until, l.Now.UnixMilli()))
		if err != nil || len(list) == 0 {
			return err
		}
		if now, held = list[0], true; keep {
			return nil
		}
		_, err = tx.ExecContext(ctx, o.Query(`DELETE FROM deliveries WHERE subscription = ?1 AND kind = ?2 AND code = ?3 AND done >= owed`), subscription, string(line.Kind), line.Code)
		return err
	})
	return now, held && err == nil, err
}

// Owed is of how many subjects something is owed to whomever.
type Owed struct {
	Pending, Failed, GivenUp int       // each in one of them
	Oldest                   time.Time // since when that waits, of those not given up, which waits longest; zero where none does
}

// Owed is what is owed by now.
func (o Outbox) Owed(ctx context.Context) (owed Owed, err error) {
	var oldest int64
	err = o.DB.QueryRowContext(ctx, `SELECT coalesce(sum(CASE WHEN given_up = 0 AND failures = 0 THEN 1 END), 0), coalesce(sum(CASE WHEN given_up = 0 AND failures > 0 THEN 1 END), 0),
		coalesce(sum(CASE WHEN given_up <> 0 THEN 1 END), 0), coalesce(min(CASE WHEN given_up = 0 AND waits > 0 THEN waits END), 0) FROM deliveries WHERE done < owed`).
		Scan(&owed.Pending, &owed.Failed, &owed.GivenUp, &oldest)
	if oldest > 0 {
		owed.Oldest = time.UnixMilli(oldest)
	}
	return owed, o.Wrap(err)
}

// Failing is the lines of which the next event failed, in order of their subjects:
// they wait to be sent again, or were given up.
func (o Outbox) Failing(ctx context.Context, subscription string) ([]delivery.Line, error) {
	rows, err := o.DB.QueryContext(ctx, o.Query(`SELECT `+columns+` FROM deliveries WHERE subscription = ?1 AND failures > 0 ORDER BY kind, code`), subscription)
	return o.lines(rows, err)
}

// Repeat lets lines that failed be sent again now: one, or all where the subject is
// zero. n is how many there were.
func (o Outbox) Repeat(ctx context.Context, subscription string, s delivery.Subject) (n int64, err error) {
	// As [delivery.Line.Repeated].
	done, err := o.Writes.ExecContext(ctx, o.Query(`UPDATE deliveries SET given_up = 0, failures = 0, next = 0 WHERE subscription = ?1 AND failures > 0 AND (?2 = '' OR kind = ?2 AND code = ?3)`),
		subscription, string(s.Kind), s.Code)
	if err == nil {
		n, err = done.RowsAffected()
	}
	return n, o.Wrap(err)
}

// within does something in one transaction.
func (o Outbox) within(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := o.Writes.BeginTx(ctx, nil)
	if err != nil {
		return o.Wrap(err)
	}
	defer func() { _ = tx.Rollback() }() // nothing after a commit
	if err := do(tx); err != nil {
		return o.Wrap(err)
	}
	return o.Wrap(tx.Commit())
}
