// Package rounds has something done from time to time while a server runs.
package rounds

import (
	"context"
	"time"
)

// Each has it done at once and every so often, until it is stopped: then the context
// that it has ends, and stop waits for it.
func Each(ctx context.Context, every time.Duration, do func(context.Context)) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		ticks := time.NewTicker(every)
		defer ticks.Stop()
		for {
			do(ctx)
			select {
			case <-ticks.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	return func() { cancel(); <-ended }
}

// AndLast has it done every so often, and once more when it is stopped, which waits for
// that.
func AndLast(every time.Duration, do func()) (stop func()) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticks := time.NewTicker(every)
		defer ticks.Stop()
		for {
			select {
			case <-ticks.C:
				do()
			case <-done:
				do()
				return
			}
		}
	}()
	return func() { close(done); <-ended }
}
