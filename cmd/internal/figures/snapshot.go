package figures

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/caicach/tthc/cmd/internal/store"
)

// worthKeeping is how many facts must have come for another snapshot.
const worthKeeping = 10_000

// header is the first line of a snapshot: how far it goes, and what stands there,
// since the database may have been put back to an earlier one.
type header struct {
	Mark    store.Mark `json:"mark"`
	Last    string     `json:"last"`
	Count   int        `json:"count"`
	Records uint16     `json:"records,omitzero"`
}

// snapshot is a file of what was made of the facts of some kinds. What does not fit
// the log, or is not whole, is passed over: the log has everything.
type snapshot struct {
	folder, name string
	kinds        []store.Kind
}

func (f snapshot) path() string { return filepath.Join(f.folder, f.name) }

// read gives what was kept; nil where nothing that fits the log was.
func (f snapshot) read(ctx context.Context, s *store.Store) (h header, data []byte) {
	if f.folder == "" || s == nil {
		return header{}, nil
	}
	text, err := os.ReadFile(f.path())
	if err != nil {
		return header{}, nil
	}
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	if json.Unmarshal(line, &h) != nil {
		return header{}, nil
	}
	for fact, err := range s.Since(ctx, h.Mark-1, h.Mark, f.kinds...) {
		if err == nil && fact.ID == h.Last {
			return h, rest
		}
	}
	return header{}, nil
}

// write keeps data. What is not written whole is refused by its checksum when it
// is read.
func (f snapshot) write(h header, data []byte) error {
	if f.folder == "" {
		return nil
	}
	line, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(f.folder, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(f.path()+".new", append(append(line, '\n'), data...), 0o600); err != nil {
		return err
	}
	return os.Rename(f.path()+".new", f.path())
}
