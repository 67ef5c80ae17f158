package seal_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/seals"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
)

func parsed(t *testing.T, text string) seal.Master {
	m, err := seal.ParseMaster(text)
	require.NoError(t, err)
	return m
}

// What was sealed by a program that knew one suite and no rings is read, after its key
// was replaced as well: the bytes are of that program, and no key is marked.
func TestWhatWasSealedBeforeThereWereSuites(t *testing.T) {
	ctx := t.Context()
	s, err := store.Open(ctx, t.TempDir())
	require.NoError(t, err)
	defer s.Close()
	const id = "E2WeM2PS8ZnAdJ2u3kOsDw"
	bytesOf := func(text string) []byte {
		b, err := base64.StdEncoding.DecodeString(text)
		require.NoError(t, err)
		return b
	}
	master := parsed(t, "tthc-master-1:"+base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32)))
	assert.Equal(t, "c977aaaf71565664", master.Name())
	_, err = s.Seals().Add(ctx, []seals.Wrapped{{ID: id, Master: master.Name(), Key: bytesOf("rI2hn6YriU/Am8mFtl75+LZ70psKUW6MCtS2lSo8Hyv7BF3qW5zJ58ztwSZW/aChQFryZ4l68/yiihMp")}})
	require.NoError(t, err)
	box := bytesOf("h86wlQa8cmneyiIw/eFHH8MN+XoEvGA0P9jSbY60rYN5vkwj00PnDJZngw37sj7g")
	read := func(master seal.Master) seal.Key {
		v, err := seal.NewVault(ctx, s.Seals(), master)
		require.NoError(t, err)
		k, err := v.Key(ctx, id)
		require.NoError(t, err)
		plain, err := k.Open(box, "a")
		require.NoError(t, err)
		assert.Equal(t, "Nguyễn Thị Mẫu", string(plain))
		assert.Equal(t, "D_A7WpV2MeBE_6SLpISHUg", k.Digest(plain), "what is sent again is known again")
		return k
	}
	read(master)
	next := parsed(t, seal.NewMaster(2))
	_, err = seal.Rotate(ctx, s.Seals(), master, next)
	require.NoError(t, err)
	read(next)
}

// Each suite takes the place of each other one: what was sealed by any key before stays
// readable, what is sealed from then on is of the new one, and who has the keys of before
// alone does not read that.
func TestSuitesAndKeysAreReplaced(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		ctx := t.Context()
		s, err := store.Open(ctx, place(t))
		require.NoError(t, err)
		defer s.Close()
		// How much longer than what is in it something sealed is: by AES-GCM a nonce of
		// 12 bytes and a tag of 16 (SP 800-38D), by XChaCha20-Poly1305 24 and 16.
		longer := map[int]int{1: 28, 2: 40}
		assert.Len(t, longer, seal.Suites)
		master := parsed(t, seal.NewMaster(1))
		v, err := seal.NewVault(ctx, s.Seals(), master)
		require.NoError(t, err)
		k, err := v.Take(ctx)
		require.NoError(t, err)
		var boxes [][]byte
		var keys []seal.Key
		digest := k.Digest([]byte("x"))
		for round, suite := range []int{1, 2, 2, 1, 1, 2} {
			next := parsed(t, seal.NewMaster(suite))
			assert.Equal(t, suite, next.Suite())
			_, err = seal.Rotate(ctx, s.Seals(), master, next)
			require.NoError(t, err)
			_, err = v.Key(ctx, k.ID)
			assert.ErrorIs(t, err, seal.MasterOther)
			master = next
			v, err = seal.NewVault(ctx, s.Seals(), master)
			require.NoError(t, err)
			now, err := v.Key(ctx, k.ID)
			require.NoError(t, err)
			plain := fmt.Appendf(nil, "round %d", round)
			box := now.Seal(plain, "a")
			assert.Len(t, box, len(plain)+longer[suite])
			for _, before := range keys {
				_, err := before.Open(box, "a")
				assert.ErrorIs(t, err, seal.Broken, "sealed by a secret that they do not have")
			}
			boxes, keys = append(boxes, box), append(keys, now)
			for i, box := range boxes {
				plain, err := now.Open(box, "a")
				require.NoError(t, err)
				assert.Equal(t, fmt.Sprintf("round %d", i), string(plain))
				_, err = now.Open(box, "b")
				assert.ErrorIs(t, err, seal.Broken)
				box := bytes.Clone(box)
				box[len(box)/2] ^= 1
				_, err = now.Open(box, "a")
				assert.ErrorIs(t, err, seal.Broken)
			}
			_, err = now.Open(nil, "a")
			assert.ErrorIs(t, err, seal.Broken)
			assert.Equal(t, digest, now.Digest([]byte("x")))
			// A key that is made now is of the same suite.
			fresh, err := v.Take(ctx)
			require.NoError(t, err)
			assert.Len(t, fresh.Seal(plain, "a"), len(plain)+longer[suite])
			again, err := v.Key(ctx, fresh.ID)
			require.NoError(t, err)
			opened, err := again.Open(fresh.Seal(plain, "a"), "a")
			require.NoError(t, err)
			assert.Equal(t, plain, opened)
		}
	})
}
