package rounds_test

import (
	"context"
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
		begun, told := 0, 0
		stop := rounds.Each(t.Context(), time.Hour, func(ctx context.Context) {
			if begun++; begun == 3 {
				<-ctx.Done()
				told++
			}
		})
		time.Sleep(time.Minute)
		synctest.Wait()
		assert.Equal(t, 1, begun)
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		assert.Equal(t, []int{3, 0}, []int{begun, told})
		stop()
		assert.Equal(t, []int{3, 1}, []int{begun, told})
	})
}

func TestAndLast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		stop := rounds.AndLast(time.Hour, func() { n++ })
		time.Sleep(time.Minute)
		synctest.Wait()
		assert.Zero(t, n)
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		assert.Equal(t, 2, n)
		stop()
		assert.Equal(t, 3, n)
	})
}
