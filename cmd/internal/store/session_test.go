package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/store"
)

func endsSessions(t *testing.T, at string) {
	ctx := t.Context()
	s, other := open(t, at), open(t, at)
	now := time.Date(2025, 3, 16, 9, 0, 0, 0, time.UTC)
	has := func(key string, on time.Time) string {
		data, found, err := other.Sessions().Get(ctx, key, on)
		require.NoError(t, err)
		assert.Equal(t, found, data != nil)
		return string(data)
	}
	assert.Empty(t, has("a", now))
	require.NoError(t, s.Sessions().Keep(ctx, "a", []byte("one"), now.Add(time.Hour)))
	require.NoError(t, s.Sessions().Keep(ctx, "b", []byte("of another"), now.Add(3*time.Hour)))
	assert.Equal(t, "one", has("a", now))
	require.NoError(t, other.Sessions().Keep(ctx, "a", []byte("two"), now.Add(2*time.Hour)))
	assert.Equal(t, "two", has("a", now.Add(2*time.Hour-time.Second)))
	assert.Empty(t, has("a", now.Add(2*time.Hour)))

	all, err := other.Sessions().All(ctx, now)
	require.NoError(t, err)
	require.Len(t, all, 2)
	assert.Equal(t, []string{"a two", "b of another"}, []string{all[0].Key + " " + string(all[0].Data), all[1].Key + " " + string(all[1].Data)})
	assert.Equal(t, now.Add(2*time.Hour).Unix(), all[0].Until.Unix())

	require.NoError(t, s.Sessions().End(ctx, "a"))
	assert.Empty(t, has("a", now))
	require.NoError(t, s.Sessions().Keep(ctx, "a", []byte("of a request that began before"), now.Add(4*time.Hour)))
	assert.Empty(t, has("a", now))
	assert.Equal(t, "of another", has("b", now))
	open, err := other.Sessions().Open(ctx, now)
	require.NoError(t, err)
	assert.Equal(t, 1, open, "that of another")
	all, err = s.Sessions().All(ctx, now)
	require.NoError(t, err)
	assert.Len(t, all, 1)
	// Once it would have ended anyway, nothing of it stays.
	require.NoError(t, s.Sessions().End(ctx, "none"))
	require.NoError(t, s.Sessions().Sweep(ctx, now.Add(2*time.Hour)))
	var rows int
	require.NoError(t, raw(t, at).QueryRow(`SELECT count(*) FROM sessions`).Scan(&rows))
	assert.Equal(t, 1, rows)
}

func saysTheTime(t *testing.T, at string) {
	now, ok, err := open(t, at).Clock(t.Context())
	require.NoError(t, err)
	assert.Equal(t, store.IsPostgres(at), ok)
	if ok {
		assert.WithinDuration(t, time.Now(), now, 10*time.Second)
	}
}
