package observe

import (
	"context"
	"log/slog"
	"time"
)

// Clock warns where the clock of this machine is not in step with another one, such as
// that of the database which several servers share: what they record would not stand in
// the order in which it happened.
func Clock(ctx context.Context, other func(context.Context) (now time.Time, ok bool, err error), log *slog.Logger) {
	asked := time.Now()
	there, ok, err := other(ctx)
	if err != nil || !ok { // what does not answer is told elsewhere
		return
	}
	took := time.Since(asked)
	if ahead := asked.Add(took / 2).Sub(there); ahead.Abs() > step+took {
		log.WarnContext(ctx, "the clock of this machine and that of the database differ", "seconds", ahead.Round(100*time.Millisecond).Seconds())
	}
}

// step is by how much two clocks that are kept in step may differ.
const step = time.Second
