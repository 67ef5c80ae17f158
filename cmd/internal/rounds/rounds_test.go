package rounds_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/cmd/internal/rounds"
)

// At once, and after an hour each; what is stopped in the middle is told so, and waited
// for.
func TestEach(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var begun, told atomic.Int64
		stop := rounds.Each(t.Context(), time.Hour, func(ctx context.Context) {
			if begun.Add(1) == 3 {
				<-ctx.Done()
				told.Add(1)
			}
		})
		time.Sleep(time.Minute)
		synctest.Wait()
		assert.EqualValues(t, 1, begun.Load())
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		assert.Equal(t, []int64{3, 0}, []int64{begun.Load(), told.Load()})
		stop()
		assert.Equal(t, []int64{3, 1}, []int64{begun.Load(), told.Load()})
	})
}

func TestAndLast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var n atomic.Int64
		stop := rounds.AndLast(time.Hour, func() { n.Add(1) })
		time.Sleep(time.Minute)
		synctest.Wait()
		assert.Zero(t, n.Load())
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		assert.EqualValues(t, 2, n.Load())
		stop()
		assert.EqualValues(t, 3, n.Load())
	})
}
