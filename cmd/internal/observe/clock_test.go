package observe_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/cmd/internal/observe"
)

// A clock that is out of step is told, ahead or behind; one that is slow to answer, or
// does not, is not taken for one.
func TestClocksThatDiffer(t *testing.T) {
	told := func(other func(context.Context) (time.Time, bool, error)) string {
		var b strings.Builder
		observe.Clock(t.Context(), other, slog.New(slog.NewTextHandler(&b, nil)))
		return b.String()
	}
	by := func(offset time.Duration) string {
		return told(func(context.Context) (time.Time, bool, error) { return time.Now().Add(offset), true, nil })
	}
	assert.Empty(t, by(0))
	assert.Empty(t, by(700*time.Millisecond))
	assert.Contains(t, by(-3*time.Second), `msg="the clock of this machine and that of the database differ" seconds=3`)
	assert.Contains(t, by(time.Hour), "seconds=-3600")
	assert.Empty(t, told(func(context.Context) (time.Time, bool, error) {
		time.Sleep(1200 * time.Millisecond)
		return time.Now(), true, nil
	}))
	assert.Empty(t, told(func(context.Context) (time.Time, bool, error) { return time.Time{}, false, nil }), "the same machine")
	assert.Empty(t, told(func(context.Context) (time.Time, bool, error) { return time.Time{}, true, errors.New("silent") }))
}
