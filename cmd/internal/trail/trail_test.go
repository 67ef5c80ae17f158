package trail_test

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// What a link covers, written by hand: a hash is kept for years, so that these
// bytes may never become others.
func TestWhatALinkCovers(t *testing.T) {
	r := trail.Row{Seq: 7, Kind: "plan", Name: "16/QĐ", Version: 2, ID: "16/QĐ#2", About: "", Recorded: 1735689600000000, Who: "u1", Fact: `{"v":1}`}
	first := trail.Link{}.Next(&r)
	want := sha256.Sum256([]byte(strings.Repeat("\x00", 32) + `7,2,1735689600000000,4:plan,6:16/QĐ,8:16/QĐ#2,0:,2:u1,7:{"v":1},`))
	assert.Equal(t, trail.Link{Place: 1, Seq: 7, Hash: want}, first)
	r.Seq, r.Version = 9, 0
	want = sha256.Sum256([]byte(string(want[:]) + `9,0,1735689600000000,4:plan,6:16/QĐ,8:16/QĐ#2,0:,2:u1,7:{"v":1},`))
	assert.Equal(t, trail.Link{Place: 2, Seq: 9, Hash: want}, first.Next(&r))
}

// rfc6962 is the root of a tree as RFC 6962, 2.1 defines it.
func rfc6962(entries [][]byte) [32]byte {
	switch len(entries) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, entries[0]...))
	}
	k := 1
	for 2*k < len(entries) {
		k *= 2
	}
	left, right := rfc6962(entries[:k]), rfc6962(entries[k:])
	return sha256.Sum256(slices.Concat([]byte{1}, left[:], right[:]))
}

func TestTheTreeIsThatOfRFC6962(t *testing.T) {
	var tree trail.Tree
	var entries [][]byte
	for n := range int64(70) {
		assert.Equal(t, rfc6962(entries), tree.Root(), n)
		kept, ok := trail.TreeOf(n, tree.Edges())
		require.True(t, ok, n)
		assert.Equal(t, tree.Root(), kept.Root())
		l := trail.Link{Place: n + 1, Hash: sha256.Sum256([]byte{byte(n)})}
		entries = append(entries, l.Hash[:])
		tree.Add(l)
	}
	var three trail.Tree
	for range 3 {
		three.Add(trail.Link{})
	}
	_, ok := trail.TreeOf(4, three.Edges()) // of one part, not of two
	assert.False(t, ok)
}

func TestAHeadIsSigned(t *testing.T) {
	private, err := trail.NewKey(rand.Reader, "")
	require.NoError(t, err)
	by, err := trail.NewSigner(private)
	require.NoError(t, err)
	var tree trail.Tree
	tree.Add(trail.Link{Place: 1, Hash: sha256.Sum256([]byte("a"))})
	head, err := by.Sign(&tree)
	require.NoError(t, err)
	assert.Regexp(t, `^tthc/[0-9a-f]{8}\n1\n[A-Za-z0-9+/]{43}=\n\n— tthc/[0-9a-f]{8} [A-Za-z0-9+/=]+\n$`, head.Note)
	read, err := trail.ReadHead(head.Note, by.Public())
	require.NoError(t, err)
	assert.Equal(t, head, read)

	for what, text := range map[string]string{"larger": strings.Replace(head.Note, "\n1\n", "\n2\n", 1), "another signature": head.Note[:len(head.Note)-6] + "AAAA=\n", "no signature": strings.Split(head.Note, "—")[0]} {
		_, err := trail.ReadHead(text, by.Public())
		assert.ErrorIs(t, err, trail.HeadOther, what)
	}
	other, err := trail.NewKey(rand.Reader, "")
	require.NoError(t, err)
	another, err := trail.NewSigner(other)
	require.NoError(t, err)
	_, err = trail.ReadHead(head.Note, another.Public())
	assert.ErrorIs(t, err, trail.HeadOther)
	for _, text := range []string{"", "a\nb\nc", "a\n-1\n" + hex.EncodeToString(make([]byte, 32)), "a\n1\nAAAA"} {
		_, err := trail.ReadHead(text, "")
		assert.ErrorIs(t, err, trail.HeadForm, "%q", text)
	}
	for _, key := range []string{"x", head.Note, private} {
		_, err = trail.ReadHead(head.Note, key)
		assert.ErrorIs(t, err, trail.KeyForm)
	}
	_, err = trail.NewSigner(by.Public())
	assert.ErrorIs(t, err, trail.KeyForm)
}

// log is rows and their links.
func log(n int) (rows []trail.Row, links []trail.Link) {
	var last trail.Link
	for i := range n {
		r := trail.Row{Seq: int64(2*i + 1), Kind: "progress", Name: "p", ID: fmt.Sprint("e", i), Recorded: int64(i), Fact: "{}"}
		last = last.Next(&r)
		rows, links = append(rows, r), append(links, last)
	}
	return rows, links
}

func each[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, one := range list {
			if !yield(one, nil) {
				return
			}
		}
	}
}

func TestWhatIsFound(t *testing.T) {
	heads := func(n int) []trail.Head {
		_, links := log(n)
		var tree trail.Tree
		for _, l := range links {
			tree.Add(l)
		}
		return []trail.Head{{Size: int64(n), Root: tree.Root()}}
	}
	for name, c := range map[string]struct {
		do    func(rows []trail.Row, links []trail.Link) ([]trail.Row, []trail.Link)
		heads []trail.Head
		want  []string
	}{
		"nothing": {heads: append(heads(6), heads(0)...)},
		"a row changed": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			r[2].Fact = "[]"
			return r, l
		}, want: []string{"row 5 (progress p, e2): this row was changed after it was recorded"}},
		"a row removed": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			return slices.Delete(r, 2, 3), l
		}, want: []string{"row 5: this row was removed"}},
		"a row and its link removed": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			return slices.Delete(r, 2, 4), slices.Delete(l, 2, 4)
		}, want: []string{"row 9 (progress p, e4): 2 rows just before this one were removed"}},
		"a link removed": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			return r, slices.Delete(l, 2, 3)
		}, want: []string{"row 5 (progress p, e2): the link of this row was removed"}},
		"a row added": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			return slices.Insert(r, 2, trail.Row{Seq: 4, Kind: "progress", Name: "p", ID: "x"}), l
		}, want: []string{"row 4 (progress p, x): this row was added, and not recorded by a server"}},
		"a row added at the end": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			return append(r, trail.Row{Seq: 40, Kind: "progress", Name: "p", ID: "x"}), l
		}, want: []string{"row 40 (progress p, x): this row was added, and not recorded by a server"}},
		"two rows changed places": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			r[1].Seq, r[2].Seq = r[2].Seq, r[1].Seq
			r[1], r[2] = r[2], r[1]
			return r, l
		}, want: []string{"row 3 (progress p, e2): this row was changed after it was recorded", "row 5 (progress p, e1): this row was changed after it was recorded"}},
		"the end removed, and no head": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			return r[:4], l[:4]
		}},
		"the end removed, and a head": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			return r[:4], l[:4]
		}, heads: heads(6), want: []string{"the last rows were removed: 2 are missing that the signed head has"}},
		"all written anew": {do: func(r []trail.Row, l []trail.Link) ([]trail.Row, []trail.Link) {
			var last trail.Link
			for i := range r {
				r[i].Name = "q"
				last = last.Next(&r[i])
				l[i] = last
			}
			return r, l
		}, heads: heads(6), want: []string{"some of the first 6 rows were written anew with their links: the signed head is of others"}},
	} {
		t.Run(name, func(t *testing.T) {
			rows, links := log(6)
			if c.do != nil {
				rows, links = c.do(rows, links)
			}
			var told []string
			v, err := trail.Verify(each(rows), each(links), c.heads, func(f trail.Fault) {
				told = append(told, f.In(form.English))
				assert.NotContains(t, f.In(form.Vietnamese), "%!")
			})
			require.NoError(t, err)
			assert.Equal(t, c.want, told)
			assert.EqualValues(t, len(rows), v.Rows)
		})
	}
}

// The keys of a log that was turned twice, for whoever trusts any of them.
func TestKeysHoldEachFromItsHeadOn(t *testing.T) {
	var by []trail.Signer
	for range 4 {
		name := ""
		if by != nil {
			name = by[0].Name()
		}
		private, err := trail.NewKey(rand.Reader, name)
		require.NoError(t, err)
		one, err := trail.NewSigner(private)
		require.NoError(t, err)
		by = append(by, one)
	}
	_, links := log(12)
	head := func(size int, first trail.Signer, beside ...trail.Signer) trail.Head {
		var tree trail.Tree
		for _, l := range links[:size] {
			tree.Add(l)
		}
		h, err := first.Sign(&tree, beside...)
		require.NoError(t, err)
		return h
	}
	turn := func(from, to trail.Signer, since int64) trail.Turned {
		return trail.Turned{Turn: trail.Turn{From: from.Public(), To: to.Public()}, Row: trail.Row{Seq: since}, Since: since}
	}
	stolen := by[3]
	turned := []trail.Turned{turn(by[0], by[1], 4), turn(by[1], stolen, 0), turn(by[1], by[2], 8)}
	for i, trusted := range by[:3] {
		var told []string
		keys := trail.NewKeys(trusted.Public(), turned, func(f trail.Fault) { told = append(told, f.In(form.English)) })
		assert.Equal(t, []string{"the key that this row names was not confirmed by the one before it"}, told, "that row is of no number")
		assert.Equal(t, []string{by[0].Public(), by[1].Public(), by[2].Public()}, keys.All(), i)
		assert.Equal(t, by[2].Public(), keys.Last())
		for size := range 12 {
			for n, signer := range by {
				_, err := keys.Read(head(size, signer).Note)
				holds := n < 3 && size >= []int{0, 4, 8}[n] && size < []int{4, 8, 99}[n]
				if holds {
					assert.NoError(t, err, "%d by %d", size, n)
				} else {
					assert.ErrorIs(t, err, trail.HeadOther, "%d by %d", size, n)
				}
			}
		}
		_, err := keys.Read(head(4, by[0], by[1]).Note)
		assert.NoError(t, err)
	}
	var told int
	keys := trail.NewKeys(stolen.Public(), turned, func(trail.Fault) { told++ })
	assert.Equal(t, 3, told, "nothing leads from it to the others")
	assert.Equal(t, []string{stolen.Public()}, keys.All())
	_, err := keys.Read(head(5, by[1]).Note)
	assert.ErrorIs(t, err, trail.HeadOther)

	both := trail.Turn{From: by[0].Public(), To: by[1].Public()}
	assert.True(t, both.Confirmed(head(4, by[0], by[1])))
	assert.False(t, both.Confirmed(head(4, by[0])))
	assert.False(t, both.Confirmed(head(4, by[1])))
	assert.False(t, trail.Turn{From: by[0].Public()}.Confirmed(head(4, by[0], by[1])))
	text, err := both.Write()
	require.NoError(t, err)
	read, err := trail.ReadTurn(text)
	require.NoError(t, err)
	assert.Equal(t, both, read)
}
