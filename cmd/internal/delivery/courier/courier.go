// Package courier sends what is owed: it reads the log, keeps how far each subject
// came, and holds each line that it works on by a lease, so that several servers on
// one database send each event once.
package courier

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/delivery"
)

// Log is what happened.
type Log interface {
	End(context.Context) (delivery.Mark, error)
	// Since is the events after a mark, up to another, in their order.
	Since(ctx context.Context, after, upTo delivery.Mark) iter.Seq2[delivery.Event, error]
	// Next is the first event of a subject after a mark, up to another.
	Next(ctx context.Context, s delivery.Subject, after, upTo delivery.Mark) (delivery.Event, bool, error)
}

// Outbox keeps what is owed to each subscription. Each of its methods is done whole
// or not at all.
type Outbox interface {
	// Seen is up to which mark the log was laid out in lines.
	Seen(ctx context.Context, subscription string) (delivery.Mark, error)
	// Spread lays out the subjects of which something was recorded after a mark, up to
	// another, each with the last of its events, which wait from now on; where another
	// has done so it does nothing.
	Spread(ctx context.Context, subscription string, after, upTo delivery.Mark, came map[delivery.Subject]delivery.Mark, now time.Time) error
	// Take leases lines that are due and that nobody holds, at most so many, those
	// that waited longest first.
	Take(ctx context.Context, subscription string, l Lease, most int) ([]delivery.Line, error)
	// Settle keeps what became of a line, but not how far it is owed. held is false
	// where the lease is lost: then nothing is kept. Without keep the lease ends, and a
	// line of which nothing is owed.
	Settle(ctx context.Context, subscription string, l Lease, line delivery.Line, keep bool) (now delivery.Line, held bool, err error)
}

// Lease is the holding of lines.
type Lease struct {
	Holder     string
	Now, Until time.Time
}

// Sender tells a receiver of an event, or a person of those of a day. What it gives is
// why they were not acknowledged.
type Sender interface {
	Send(context.Context, delivery.Subscription, ...delivery.Event) error
}

// Options is what a courier works with.
type Options struct {
	Log    Log
	Outbox Outbox
	Sender Sender
	// Subscriptions is those that there are now.
	Subscriptions func(context.Context) ([]delivery.Subscription, error)
	Now           func() time.Time
	Logger        *slog.Logger
}

const (
	// lease is how long a line is held: an event is sent in its first half only, and
	// may take as long as the second. The clocks of servers may differ by less than
	// that.
	lease = time.Minute
	// atOnce is how many subjects of a subscription are sent at once: a receiver that
	// hangs holds up no other.
	atOnce = 8
	// look is how long is waited before the log is read again.
	look = time.Second
)

// Courier sends. It may run in several servers on one database.
type Courier struct {
	options Options
	wake    chan struct{}

	mu   sync.Mutex
	busy map[string]int // lines under way, by subscription
	all  sync.WaitGroup
}

// New is a courier.
func New(o Options) *Courier {
	return &Courier{options: o, wake: make(chan struct{}, 1), busy: map[string]int{}}
}

// grace is how long what is under way may take when the server ends.
const grace = 5 * time.Second

// Run sends until the context ends, and then waits for what is under way.
func (c *Courier) Run(ctx context.Context) {
	sending, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	for ctx.Err() == nil {
		if err := c.round(ctx, sending); err != nil && ctx.Err() == nil {
			c.options.Logger.ErrorContext(ctx, "what is owed could not be sent", "error", err)
		}
		wait := time.NewTimer(look)
		select {
		case <-ctx.Done():
		case <-wait.C:
		case <-c.wake:
		}
		wait.Stop()
	}
	last := time.AfterFunc(grace, cut)
	defer last.Stop()
	c.all.Wait()
}

// round begins to send what is due to each subscription.
func (c *Courier) round(ctx, sending context.Context) error {
	subscriptions, err := c.options.Subscriptions(ctx)
	for _, s := range subscriptions {
		err = errors.Join(err, c.Spread(ctx, s))
		c.mu.Lock()
		free := atOnce - c.busy[s.ID]
		c.mu.Unlock()
		if free <= 0 {
			continue
		}
		held := c.Lease(uuid.NewString())
		lines, failed := c.options.Outbox.Take(ctx, s.ID, held, free)
		err = errors.Join(err, failed)
		for _, l := range lines {
			c.mu.Lock()
			c.busy[s.ID]++
			c.mu.Unlock()
			c.all.Go(func() {
				if err := c.Drain(ctx, sending, s, l, held); err != nil {
					c.options.Logger.ErrorContext(ctx, "what is owed could not be sent", "subscription", s.ID, "error", err)
				}
				c.mu.Lock()
				c.busy[s.ID]--
				c.mu.Unlock()
				select {
				case c.wake <- struct{}{}:
				default:
				}
			})
		}
	}
	return err
}

// stretch is how much of the log is laid out at once.
const stretch = 10_000

// Spread lays out in lines what was recorded since.
func (c *Courier) Spread(ctx context.Context, s delivery.Subscription) error {
	end, err := c.options.Log.End(ctx)
	if err != nil {
		return err
	}
	seen, err := c.options.Outbox.Seen(ctx, s.ID)
	if err != nil {
		return err
	}
	cut := s.Cut(c.options.Now())
	for seen = max(seen, s.Since); seen < end; {
		upTo := min(end, seen+stretch)
		came := map[delivery.Subject]delivery.Mark{}
		for e, err := range c.options.Log.Since(ctx, seen, upTo) {
			if err != nil {
				return err
			}
			if !s.Wants(e) {
				continue
			}
			if !e.Time.Before(cut) { // it has its turn tomorrow
				end, upTo = e.At-1, e.At-1
				break
			}
			came[s.Line(e)] = e.At
		}
		if upTo <= seen {
			return nil
		}
		if err := c.options.Outbox.Spread(ctx, s.ID, seen, upTo, came, c.options.Now()); err != nil {
			return err
		}
		seen = upTo
	}
	return nil
}

// Lease is a lease from now on.
func (c *Courier) Lease(holder string) Lease {
	now := c.options.Now()
	return Lease{holder, now, now.Add(lease)}
}

// stint is how many events of a subject are sent before others have their turn.
const stint = 64

// Drain sends the events of a line that is held, in their order, until one fails,
// none is left, or others have their turn. Who stood still for so long that the lease
// may end meanwhile sends nothing.
func (c *Courier) Drain(ctx, sending context.Context, s delivery.Subscription, l delivery.Line, held Lease) error {
	for n := 1; ; n++ {
		all, err := c.next(sending, s, l)
		if err != nil {
			return err // the lease runs out
		}
		upTo := l.Owed
		if len(all) == 0 { // what was recorded is no more: a backup was restored
		} else if upTo = all[len(all)-1].At; c.options.Now().After(held.Until.Add(-lease / 2)) {
			return nil
		} else if err = c.options.Sender.Send(sending, s, all...); sending.Err() != nil {
			return nil // the server ends: that is nobody's failure
		}
		held = c.Lease(held.Holder)
		if err != nil {
			l = l.Failed(held.Now, err.Error())
			c.options.Logger.WarnContext(ctx, "a receiver did not take an event", "subscription", s.ID, "event", all[0].ID(), "failures", l.Failures, "why", l.Why)
		} else if l = l.Acknowledged(upTo); n == stint {
			l.Next = held.Now
		}
		keep := err == nil && !l.Idle() && n < stint && ctx.Err() == nil
		next, still, err := c.options.Outbox.Settle(sending, s.ID, held, l, keep)
		if err != nil || !still || !keep {
			return err
		}
		l = next
	}
}

// letter is the most that one letter tells.
const letter = 1_000

// next is the next event of a line; of a person all that are owed.
func (c *Courier) next(ctx context.Context, s delivery.Subscription, l delivery.Line) (all []delivery.Event, err error) {
	if !s.Mail {
		for after := l.Done; ; { // of a subject some may be wanted and others not
			e, found, err := c.options.Log.Next(ctx, l.Subject, after, l.Owed)
			if err != nil || !found {
				return nil, err
			}
			if s.Wants(e) {
				return []delivery.Event{e}, nil
			}
			after = e.At
		}
	}
	for e, err := range c.options.Log.Since(ctx, l.Done, l.Owed) {
		if err != nil {
			return nil, err
		}
		if s.Wants(e) {
			all = append(all, e)
		}
		if len(all) == letter {
			break
		}
	}
	return all, nil
}
