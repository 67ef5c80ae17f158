package audit

import (
	"context"
	"sync"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Why an auditor is not answered.
const (
	HeadNone form.Code = "head.none" // nothing was signed yet
	Busy     form.Code = "verification.running"
)

// Trail is what was recorded, as it is shown to auditors and to outsiders while a
// server runs. It is safe for concurrent use.
type Trail struct {
	chain  chain.Reader
	public string // keys of heads, where they are known
	prover *trail.Prover
	busy   sync.Mutex
}

// NewTrail is the trail of a database; public is the key by which its heads are
// verified, or empty.
func NewTrail(s chain.Reader, public string) *Trail {
	return &Trail{chain: s, public: public, prover: Prover(s)}
}

// Latest is the last head that was signed.
func (t *Trail) Latest(ctx context.Context) (trail.Head, error) {
	head, ok, err := Latest(ctx, t.chain)
	if err == nil && !ok {
		err = texts.Error(form.Error{Code: HeadNone})
	}
	return head, err
}

// Prove is the proof that a row is in the log of the last head.
func (t *Trail) Prove(ctx context.Context, seq int64) (trail.Proof, error) {
	head, err := t.Latest(ctx)
	if err != nil {
		return trail.Proof{}, err
	}
	return Prove(ctx, t.chain, t.prover, seq, head)
}

// Grown is the proof that the log of the last head goes on from an earlier one, which
// has a row at least: from nothing every log goes on.
func (t *Trail) Grown(ctx context.Context, old int64) (trail.Growth, error) {
	head, err := t.Latest(ctx)
	if err != nil {
		return trail.Growth{}, err
	}
	if old < 1 {
		return trail.Growth{}, trail.Outside(old, head.Size)
	}
	return Grown(ctx, t.prover, old, head)
}

// Verify is [Verify] of everything, one at a time: it reads the whole log. Signed says
// that there is a key to verify signatures with.
func (t *Trail) Verify(ctx context.Context, fault func(trail.Fault)) (v trail.Verified, signed bool, err error) {
	if !t.busy.TryLock() {
		return v, false, texts.Error(form.Error{Code: Busy})
	}
	defer t.busy.Unlock()
	v, err = Verify(ctx, t.chain, nil, t.public, fault)
	return v, t.public != "", err
}

// Sought is which rows are looked for; what is empty is not asked.
type Sought struct {
	chain.Filter
	Day   form.Day
	After int64 // the number of the row that was looked at last; 0: none was
	Limit int
}

// stretch is how many numbers of the log are looked through at once.
const stretch = 100_000

// Find is rows of the trail, without what they say unless they are readings or denials,
// and the number up to which it looked, or down to which with the newest first; there may
// be more behind where more is true.
func (t *Trail) Find(ctx context.Context, s Sought) (rows []trail.Row, looked int64, more bool, err error) {
	ends, err := t.chain.Ends(ctx)
	if err != nil {
		return nil, 0, false, err
	}
	var since, until int64
	if !s.Day.IsZero() {
		begins := time.Date(s.Day.Year(), s.Day.Month(), s.Day.Day(), 0, 0, 0, 0, calendar.Zone())
		since, until = begins.UnixMicro(), begins.AddDate(0, 0, 1).UnixMicro()
	}
	after := max(s.After, 0)
	upTo := min(after+stretch, max(ends.Seq, after))
	if looked = upTo; s.Newest {
		if upTo = ends.Seq; s.After > 0 {
			upTo = min(upTo, s.After-1)
		}
		after = max(0, upTo-stretch)
		looked = after + 1
	}
	for r, err := range t.chain.Find(ctx, s.Filter, after, upTo, [2]string{string(store.Readings), string(store.Denials)}) {
		if err != nil {
			return nil, 0, false, err
		}
		if until != 0 && (r.Recorded < since || r.Recorded >= until) {
			continue
		}
		if rows = append(rows, r); len(rows) == s.Limit {
			looked = r.Seq
			break
		}
	}
	if s.Newest {
		return rows, looked, looked > 1, nil
	}
	return rows, looked, looked < ends.Seq, nil
}

// Looked is what a reading or a denial says; it is empty for rows of other kinds.
type Looked struct {
	Operation string
	Petition  string
	Why       form.Code
	Times     int
}

// LookedOf is what a row says that is a reading or a denial; ok is false for others.
func LookedOf(r *trail.Row) (l Looked, ok bool, err error) {
	switch store.Kind(r.Kind) {
	case store.Readings:
		read, err := ReadReading([]byte(r.Fact))
		return Looked{Operation: read.Operation, Petition: read.Petition}, true, err
	case store.Denials:
		denied, err := ReadDenial([]byte(r.Fact))
		return Looked{Operation: denied.Operation, Why: denied.Why, Times: denied.Times}, true, err
	}
	return Looked{}, false, nil
}
