package observe

import (
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
)

// Key is a key or a secret that is replaced from time to time. cmd/ASVS.md has the times,
// after NIST SP 800-57 part 1.
type Key struct {
	Name   string
	Made   time.Time
	Months int    // after so many it is to be replaced
	By     string // how; empty: where it was made
}

// KeyFile is the key in a file, made when the file was written last; ok is false where
// there is none.
func KeyFile(path string, months int, by string) (k Key, ok bool) {
	info, err := os.Stat(path)
	if err != nil || path == "" {
		return k, false
	}
	return Key{path, info.ModTime(), months, by}, true
}

// Keys warns of keys that are older than their time.
func Keys(ctx context.Context, keys []Key, now time.Time, log *slog.Logger) {
	for _, k := range keys {
		if due := k.Made.AddDate(0, k.Months, 0); now.After(due) {
			log.WarnContext(ctx, "a key is older than its time", "key", k.Name, "made", calendar.DayAt(k.Made).String(), "due", calendar.DayAt(due).String(), "by", k.By)
		}
	}
}
