package snapshot_test

import (
	"encoding/binary"
	"hash/fnv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form/snapshot"
)

func TestEveryCutAndEveryChangedByteIsRefused(t *testing.T) {
	w := snapshot.Write("ledger", 1)
	for _, n := range []int64{0, -1, 1 << 40, 7} {
		w.Int(n)
	}
	w.Text("Sở Tư pháp")
	kept := w.Bytes()
	assert.Equal(t, kept, w.Bytes())
	for i := range kept {
		_, err := snapshot.Open(kept[:i], "ledger", 1)
		require.Error(t, err, i)
		bad := append([]byte{}, kept...)
		bad[i] ^= 0x10
		_, err = snapshot.Open(bad, "ledger", 1)
		require.Error(t, err, i)
	}
	_, err := snapshot.Open(kept, "tally", 1)
	assert.ErrorIs(t, err, snapshot.Name)

	r, err := snapshot.Open(kept, "ledger", 1)
	require.NoError(t, err)
	assert.Equal(t, []int64{0, -1, 1 << 40}, []int64{r.Int(), r.Int(), r.Int()})
	assert.ErrorIs(t, r.End(), snapshot.Damage, "something is left")
	assert.EqualValues(t, 7, r.Int())
	assert.Equal(t, "Sở Tư pháp", r.Text())
	assert.NoError(t, r.End())
	assert.Zero(t, r.Uint())
	assert.Empty(t, r.Text())
	assert.ErrorIs(t, r.End(), snapshot.Damage, "more was asked for than is there")

	r, err = snapshot.Open(kept, "ledger", 1)
	require.NoError(t, err)
	assert.Zero(t, r.Below(0))
	assert.ErrorIs(t, r.End(), snapshot.Damage)
}

// Snapshots that hosts kept before the checksum was CRC-32C are read as ever: theirs is
// FNV-1a of 64 bits.
func TestSnapshotsWithTheFormerChecksumAreRead(t *testing.T) {
	w := snapshot.Write("ledger", 1)
	w.Text("Sở Tư pháp")
	kept := w.Bytes()
	written := kept[:len(kept)-8]
	h := fnv.New64a()
	_, _ = h.Write(written)
	former := binary.LittleEndian.AppendUint64(append([]byte{}, written...), h.Sum64())
	require.NotEqual(t, kept, former)
	r, err := snapshot.Open(former, "ledger", 1)
	require.NoError(t, err)
	assert.Equal(t, "Sở Tư pháp", r.Text())
	assert.NoError(t, r.End())
	former[len(former)-1]++
	_, err = snapshot.Open(former, "ledger", 1)
	assert.ErrorIs(t, err, snapshot.Damage)
}
