package seal_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/seals"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
)

// What was sealed is opened by its key, for what it is about, and only as it was.
func TestSeal(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		ctx := t.Context()
		s, err := store.Open(ctx, place(t))
		require.NoError(t, err)
		defer s.Close()
		master, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		v, err := seal.NewVault(ctx, s.Seals(), master)
		require.NoError(t, err)
		one, err := v.Take(ctx)
		require.NoError(t, err)
		other, err := v.Take(ctx)
		require.NoError(t, err)
		assert.NotEqual(t, one.ID, other.ID)

		plain := []byte("Nguyễn Thị Mẫu")
		box := one.Seal(plain, "a")
		assert.NotEqual(t, box, one.Seal(plain, "a"), "the same is never sealed to the same")
		assert.Equal(t, one.Digest(plain), one.Digest(plain))
		assert.NotEqual(t, one.Digest(plain), other.Digest(plain), "nobody finds it by trying who has not the key")
		again, err := v.Key(ctx, one.ID)
		require.NoError(t, err)
		opened, err := again.Open(box, "a")
		require.NoError(t, err)
		assert.Equal(t, plain, opened)
		for what, open := range map[string]func() ([]byte, error){
			"of another petition": func() ([]byte, error) { return one.Open(box, "b") },
			"by another key":      func() ([]byte, error) { return other.Open(box, "a") },
			"cut off":             func() ([]byte, error) { return one.Open(box[:len(box)-1], "a") },
			"nothing":             func() ([]byte, error) { return one.Open(nil, "a") },
		} {
			_, err := open()
			assert.ErrorIs(t, err, seal.Broken, what)
		}
		for i := range box {
			changed := bytes.Clone(box)
			changed[i] ^= 1
			_, err := one.Open(changed, "a")
			assert.ErrorIs(t, err, seal.Broken, i)
		}
		_, err = v.Key(ctx, "none")
		assert.ErrorIs(t, err, seal.Destroyed)

		// A wrapped key does not stand for another one.
		kept, ok, err := s.Seals().Get(ctx, one.ID)
		require.NoError(t, err)
		require.True(t, ok)
		kept.ID = "moved"
		added, err := s.Seals().Add(ctx, []seals.Wrapped{kept})
		require.NoError(t, err)
		require.True(t, added)
		_, err = v.Key(ctx, "moved")
		assert.ErrorIs(t, err, seal.Broken)
	})
}

// A key file is made once, for its owner alone; a command gives a key as well.
func TestWhereTheMasterKeyComesFrom(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "keys")
	_, err := seal.Source{Folder: folder}.Master(t.Context(), false)
	assert.ErrorIs(t, err, seal.MasterLost)
	made, err := seal.Source{Folder: folder}.Master(t.Context(), true)
	require.NoError(t, err)
	again, err := seal.Source{Folder: folder}.Master(t.Context(), true)
	require.NoError(t, err)
	assert.Equal(t, made.Name(), again.Name())
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, left, 1)
	info, err := left[0].Info()
	require.NoError(t, err)
	assert.EqualValues(t, 0o600, info.Mode().Perm())
	told, err := seal.Source{Command: "cat " + seal.MasterPath(folder)}.Master(t.Context(), false)
	require.NoError(t, err)
	assert.Equal(t, made.Name(), told.Name())
	_, err = seal.Source{Command: "cat " + folder + "/none"}.Master(t.Context(), true)
	assert.ErrorContains(t, err, "none")
	_, err = seal.Source{Command: "echo tthc-master-1:AAAA"}.Master(t.Context(), true)
	assert.ErrorIs(t, err, seal.MasterForm)
}
