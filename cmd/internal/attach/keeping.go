package attach

import (
	"context"
	"log/slog"
	"time"

	"github.com/caicach/tthc/cmd/internal/rounds"
)

// each is how often what was never attached is swept, while a server runs.
const each = 10 * time.Minute

// KeepSwept sweeps now and from time to time, until it is stopped.
func (r *Room) KeepSwept(ctx context.Context, log *slog.Logger) (stop func()) {
	return rounds.Each(ctx, each, func(ctx context.Context) {
		if n, err := r.Sweep(ctx); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "abandoned uploads were not taken away", "error", err)
		} else if n > 0 {
			log.InfoContext(ctx, "abandoned uploads were taken away", "files", n)
		}
	})
}
