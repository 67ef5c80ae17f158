package attach

import (
	"context"
	"log/slog"
	"time"
)

// each is how often what was never attached is swept, while a server runs.
const each = 10 * time.Minute

// KeepSwept sweeps now and from time to time, until it is stopped.
func (r *Room) KeepSwept(ctx context.Context, log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		ticks := time.NewTicker(each)
		defer ticks.Stop()
		for {
			if n, err := r.Sweep(ctx); err != nil && ctx.Err() == nil {
				log.WarnContext(ctx, "abandoned uploads were not taken away", "error", err)
			} else if n > 0 {
				log.InfoContext(ctx, "abandoned uploads were taken away", "files", n)
			}
			select {
			case <-ticks.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	return func() { cancel(); <-ended }
}
