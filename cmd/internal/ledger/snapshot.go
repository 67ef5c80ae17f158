package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
)

// worthKeeping is how many events must have come for another snapshot.
const worthKeeping = 10_000

// header is the first line of a snapshot: how far it goes, and what stands
// there, since the database may have been put back to an earlier one.
type header struct {
	Mark  store.Mark `json:"mark"`
	Last  string     `json:"last"`
	Count int        `json:"count"`
}

func (l *Ledger) snapshotOf(number string) string {
	sum := sha256.Sum256([]byte(number))
	return filepath.Join(l.options.Snapshots, hex.EncodeToString(sum[:12])+".progress")
}

// restore reads the snapshot of a plan's progress, if there is one that fits
// the log, and gives how far it goes. What does not fit is passed over: the log
// has everything.
func (l *Ledger) restore(ctx context.Context, number string, into *plan.Progress, upTo store.Mark) header {
	if l.options.Snapshots == "" {
		return header{}
	}
	data, err := os.ReadFile(l.snapshotOf(number))
	if err != nil {
		return header{}
	}
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	var h header
	if json.Unmarshal(line, &h) != nil || h.Mark > upTo {
		return header{}
	}
	for f, err := range l.options.Store.Stream(ctx, store.Progress, number, h.Mark-1, h.Mark) {
		if err == nil && f.ID == h.Last && into.UnmarshalBinary(rest) == nil {
			return h
		}
	}
	return header{}
}

// Keep writes the snapshots that are worth it.
func (l *Ledger) Keep() error {
	return errors.Join(l.keepPlans(), l.figures.Keep())
}

func (l *Ledger) keepPlans() (err error) {
	l.mu.Lock()
	v := l.view
	l.mu.Unlock()
	if v == nil || l.options.Snapshots == "" {
		return nil
	}
	for _, k := range v.list {
		err = errors.Join(err, l.keep(k))
	}
	return err
}

func (l *Ledger) keep(k *Known) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.progress == nil || k.read.Count-k.kept < worthKeeping {
		return nil
	}
	line, err := json.Marshal(k.read)
	if err != nil {
		return err
	}
	data, err := k.progress.MarshalBinary()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(l.options.Snapshots, 0o700); err != nil {
		return err
	}
	// What is not written whole is refused by its checksum when it is read.
	name := l.snapshotOf(k.Number)
	if err := os.WriteFile(name+".new", append(append(line, '\n'), data...), 0o600); err != nil {
		return err
	}
	k.kept = k.read.Count
	return os.Rename(name+".new", name)
}
