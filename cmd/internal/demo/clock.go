package demo

import (
	"sync"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// first and last are the days between which the story happens.
var (
	first = form.NewDay(2024, 12, 2)
	last  = form.NewDay(2026, 11, 27)
)

// Opening is the instant at which the story ends and the clock of the demo begins to
// run.
func Opening() time.Time { return instant(last, 10*60) }

// instant is a minute of a day.
func instant(d form.Day, minute int) time.Time {
	y, m, n := d.Date()
	return time.Date(y, m, n, 0, minute, 0, 0, calendar.Zone())
}

// Clock is the clock of a demo: it stands where the story is, and runs when it has
// ended. It may be asked by many goroutines at once.
type Clock struct {
	mu    sync.Mutex
	at    time.Time
	began time.Time // to run, by the clock of the machine; zero while it stands
}

// Now is the present instant of the demo.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.began.IsZero() {
		return c.at
	}
	return c.at.Add(time.Since(c.began))
}

func (c *Clock) set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// Run lets the clock run on, from [Opening].
func (c *Clock) Run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.began = Opening(), time.Now()
}
