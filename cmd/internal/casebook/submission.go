package casebook

import (
	"context"
	"crypto/sha256"
	"encoding/binary"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// mostTries is how many codes are tried for one submission: two secrets come upon the
// same code once in 900 million.
const mostTries = 4

// Submit takes in what somebody sends by a form, now, and gives it its code. The form
// has a secret of its own: sent twice, at once or later, at whatever server, it is one
// petition, and the answer is the same.
//
// The number in the code comes from the secret, and has nine digits: nobody finds the
// code of somebody else by counting, and none is one that a desk gives by hand.
func (b *Book) Submit(ctx context.Context, secret string, e petition.Event) (c petition.Code, added bool, err error) {
	now := b.ledger.Now()
	today := calendar.DayAt(now)
	for try := range mostTries {
		// What was sent before midnight and again after it is the same.
		for _, day := range []form.Day{today - 1, today} {
			e.Code = numbered(secret, day, try)
			var told, same bool
			if told, same, err = b.retold(ctx, e); same || err != nil {
				return e.Code, false, err
			}
			if told || day != today {
				continue
			}
			e.At = schedule.MomentAt(now)
			if added, err = b.Record(ctx, e); err == nil {
				return e.Code, added, nil
			}
			told, same, bad := b.retold(ctx, e) // it may have come meanwhile
			if same || bad != nil {
				return e.Code, false, bad
			}
			if !told {
				return petition.Code{}, false, err
			}
		}
	}
	return petition.Code{}, false, err
}

// retold says whether there is a petition of the code of an event, and whether the event
// is what began it.
func (b *Book) retold(ctx context.Context, e petition.Event) (told, same bool, err error) {
	v, err := b.At(ctx)
	if err != nil {
		return false, false, err
	}
	pet := v.Find(e.Code)
	if pet.IsZero() {
		return false, false, nil
	}
	e.At = pet.Received()
	_, err = b.Record(ctx, e)
	return true, err == nil, nil
}

// numbered is a code of a day whose number comes from a secret.
func numbered(secret string, day form.Day, try int) petition.Code {
	sum := sha256.Sum256(binary.AppendVarint(binary.AppendVarint([]byte(secret), int64(day)), int64(try)))
	return petition.NewCode(day, 100_000_000+int(binary.BigEndian.Uint64(sum[:])%900_000_000))
}
