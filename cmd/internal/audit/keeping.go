package audit

import (
	"context"
	"log/slog"
	"time"

	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/trail"
)

// each is how long what is recorded waits for a head at most, while a server runs.
const each = time.Minute

// Keep signs heads from time to time, and once more when it is stopped.
func Keep(ctx context.Context, s chain.Reader, by trail.Signer, log *slog.Logger) (stop func()) {
	ctx = context.WithoutCancel(ctx) // the last one is signed while the server ends
	sign := func() {
		if _, err := Head(ctx, s, by); err != nil {
			log.ErrorContext(ctx, "no head was signed", "error", err)
		}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticks := time.NewTicker(each)
		defer ticks.Stop()
		for {
			select {
			case <-ticks.C:
				sign()
			case <-done:
				sign()
				return
			}
		}
	}()
	return func() { close(done); <-ended }
}
