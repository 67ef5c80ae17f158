package observe_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/schedule/calendar"
)

// A key is told from the day on which it is older than its time, and not before.
func TestKeysThatAreTooOld(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.key")
	require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	made := time.Date(2025, 3, 1, 9, 0, 0, 0, calendar.Zone())
	require.NoError(t, os.Chtimes(path, made, made))
	k, ok := observe.KeyFile(path, 12, "tthc audit rotate-signer")
	require.True(t, ok)
	told := func(now time.Time) string {
		var b strings.Builder
		observe.Keys(t.Context(), []observe.Key{k}, now, slog.New(slog.NewTextHandler(&b, nil)))
		return b.String()
	}
	assert.Empty(t, told(time.Date(2026, 3, 1, 9, 0, 0, 0, calendar.Zone())))
	assert.Contains(t, told(time.Date(2026, 3, 1, 9, 0, 1, 0, calendar.Zone())), `level=WARN msg="a key is older than its time" key=`+path+` made=2025-03-01 due=2026-03-01 by="tthc audit rotate-signer"`)
	for _, none := range []string{"", path + ".none"} {
		_, ok = observe.KeyFile(none, 12, "")
		assert.False(t, ok)
	}
}
