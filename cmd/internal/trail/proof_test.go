package trail_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/cmd/internal/trail"
)

// What an outsider has: RFC 6962, 2.1 and RFC 9162, 2.1.3.2 and 2.1.4.2, written down
// once more, and nothing of the program.

func node(left, right [32]byte) [32]byte {
	return sha256.Sum256(slices.Concat([]byte{1}, left[:], right[:]))
}

// half is the largest power of two smaller than n.
func half(n int) int {
	k := 1
	for 2*k < n {
		k *= 2
	}
	return k
}

// pathOf is PATH(m, D[n]) of RFC 6962, 2.1.1.
func pathOf(m int, entries [][]byte) [][32]byte {
	n := len(entries)
	if n == 1 {
		return nil
	}
	if k := half(n); m < k {
		return append(pathOf(m, entries[:k]), rfc6962(entries[k:]))
	} else {
		return append(pathOf(m-k, entries[k:]), rfc6962(entries[:k]))
	}
}

// subproof is SUBPROOF(m, D[n], b) of RFC 6962, 2.1.2.
func subproof(m int, entries [][]byte, b bool) [][32]byte {
	n := len(entries)
	if m == n {
		if b {
			return nil
		}
		return [][32]byte{rfc6962(entries)}
	}
	if k := half(n); m <= k {
		return append(subproof(m, entries[:k], b), rfc6962(entries[k:]))
	} else {
		return append(subproof(m-k, entries[k:], false), rfc6962(entries[:k]))
	}
}

// included verifies an inclusion proof by RFC 9162, 2.1.3.2.
func included(leaf [32]byte, index, size int, path [][32]byte, root [32]byte) bool {
	if index >= size {
		return false
	}
	fn, sn, r := index, size-1, leaf
	for _, p := range path {
		if sn == 0 {
			return false
		}
		if fn&1 == 1 || fn == sn {
			r = node(p, r)
			for fn&1 == 0 && fn != 0 {
				fn, sn = fn>>1, sn>>1
			}
		} else {
			r = node(r, p)
		}
		fn, sn = fn>>1, sn>>1
	}
	return sn == 0 && r == root
}

// consistent verifies a consistency proof by RFC 9162, 2.1.4.2.
func consistent(first, second int, path [][32]byte, firstRoot, secondRoot [32]byte) bool {
	if first == second {
		return len(path) == 0 && firstRoot == secondRoot
	}
	if len(path) == 0 {
		return false
	}
	if first&(first-1) == 0 {
		path = slices.Insert(slices.Clone(path), 0, firstRoot)
	}
	fn, sn := first-1, second-1
	for fn&1 == 1 {
		fn, sn = fn>>1, sn>>1
	}
	fr, sr := path[0], path[0]
	for _, c := range path[1:] {
		if sn == 0 {
			return false
		}
		if fn&1 == 1 || fn == sn {
			fr, sr = node(c, fr), node(c, sr)
			for fn&1 == 0 && fn != 0 {
				fn, sn = fn>>1, sn>>1
			}
		} else {
			sr = node(sr, c)
		}
		fn, sn = fn>>1, sn>>1
	}
	return sn == 0 && fr == firstRoot && sr == secondRoot
}

// signed verifies a note as C2SP signed-note has it: a key is a name, an identifier,
// and 1 (Ed25519) with the key; a signature is the identifier and 64 bytes.
func signed(t *testing.T, text, public string) (lines []string) {
	body, signatures, ok := strings.Cut(text, "\n\n")
	require.True(t, ok)
	parts := strings.SplitN(strings.TrimSpace(public), "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	require.NoError(t, err)
	require.Equal(t, byte(1), key[0])
	id := sha256.Sum256([]byte(parts[0] + "\n" + string(key)))
	require.Equal(t, parts[1], fmt.Sprintf("%x", id[:4]))
	signature, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(strings.TrimPrefix(signatures, "— "+parts[0]+" "), "\n"))
	require.NoError(t, err)
	require.Equal(t, id[:4], signature[:4])
	require.True(t, ed25519.Verify(key[1:], []byte(body+"\n"), signature[4:]))
	return strings.Split(body, "\n")
}

// kept is links as a database gives them.
func kept(links []trail.Link) *trail.Prover {
	return &trail.Prover{Links: func(_ context.Context, after, upTo int64) iter.Seq2[trail.Link, error] {
		return each(links[min(after, int64(len(links))):min(upTo, int64(len(links)))])
	}}
}

func newSigner(t require.TestingT) trail.Signer {
	private, err := trail.NewKey(rand.Reader, "")
	require.NoError(t, err)
	by, err := trail.NewSigner(private)
	require.NoError(t, err)
	return by
}

// Proofs for trees of random sizes, some of them beyond the parts whose roots are
// kept, are what RFC 6962 has, and an outsider verifies them.
func TestProofsAreThoseOfRFC6962(t *testing.T) {
	const most = 9000
	links, entries := make([]trail.Link, most), make([][]byte, most)
	for i := range links {
		links[i] = trail.Link{Place: int64(i + 1), Seq: int64(i + 1), Hash: sha256.Sum256([]byte(strconv.Itoa(i)))}
		entries[i] = links[i].Hash[:]
	}
	prover := kept(links) // of all of them: what was read for one size is used for another
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.OneOf(rapid.IntRange(1, 70), rapid.IntRange(4000, 4200), rapid.IntRange(8150, most)).Draw(t, "size")
		index := rapid.IntRange(0, size-1).Draw(t, "index")
		first := rapid.IntRange(1, size).Draw(t, "first")
		root, firstRoot := rfc6962(entries[:size]), rfc6962(entries[:first])
		got, err := prover.Root(t.Context(), int64(size))
		require.NoError(t, err)
		assert.Equal(t, root, got)

		path, err := prover.Include(t.Context(), int64(index+1), int64(size))
		require.NoError(t, err)
		assert.Equal(t, slices.Clip(pathOf(index, entries[:size])), slices.Clip([][32]byte(nilled(path))))
		leaf := sha256.Sum256(append([]byte{0}, entries[index]...))
		assert.True(t, included(leaf, index, size, path, root))
		growth, err := prover.Grow(t.Context(), int64(first), int64(size))
		require.NoError(t, err)
		assert.Equal(t, subproof(first, entries[:size], true), nilled(growth))
		assert.True(t, consistent(first, size, growth, firstRoot, root))
	})
}

func nilled(path [][32]byte) [][32]byte {
	if len(path) == 0 {
		return nil
	}
	return path
}

// The files are read by somebody who has the forms of C2SP and the public key, and
// any change to one of them is refused.
func TestProofsAreVerifiedWithTheKeyAlone(t *testing.T) {
	by := newSigner(t)
	rapid.Check(t, func(rt *rapid.T) {
		size := rapid.IntRange(1, 40).Draw(rt, "size")
		at := rapid.IntRange(0, size-1).Draw(rt, "at")
		old := rapid.IntRange(0, size).Draw(rt, "old")
		rows, links := log(size)
		rows[at].Request = rapid.SampledFrom([]string{"", "0a1b"}).Draw(rt, "request")
		var was trail.Link
		var tree trail.Tree
		var first trail.Head
		var err error
		for i := range rows {
			if i == old {
				first, err = by.Sign(&tree)
				require.NoError(t, err)
			}
			was = was.Next(&rows[i])
			links[i] = was
			tree.Add(was)
		}
		head, err := by.Sign(&tree)
		require.NoError(t, err)
		if old == size {
			first = head
		}
		prover := kept(links)
		p := trail.Proof{Row: rows[at], Head: head}
		if at > 0 {
			p.Before = links[at-1]
		}
		p.Path, err = prover.Include(t.Context(), int64(at+1), int64(size))
		require.NoError(t, err)
		g := trail.Growth{Old: int64(old), Head: head}
		g.Path, err = prover.Grow(t.Context(), g.Old, int64(size))
		require.NoError(t, err)

		inclusion, note, _ := strings.Cut(p.String(), "\n\n")
		said, lines := signed(t, note, by.Public()), strings.Split(inclusion, "\n")
		root, err := base64.StdEncoding.DecodeString(said[2])
		require.NoError(t, err)
		assert.Equal(t, []string{by.Name(), strconv.Itoa(size)}, said[:2])
		assert.Equal(t, []string{"c2sp.org/tlog-proof@v1", "index " + strconv.Itoa(at)}, []string{lines[0], lines[2]})
		extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
		require.NoError(t, err)
		entry := sha256.Sum256(extra)
		assert.True(t, included(sha256.Sum256(append([]byte{0}, entry[:]...)), at, size, decoded(t, lines[3:]), [32]byte(root)))
		growth, _, _ := strings.Cut(g.String(), "\n\n")
		lines = strings.Split(growth, "\n")
		assert.Equal(t, "old "+strconv.Itoa(old), lines[0])
		if old > 0 {
			assert.True(t, consistent(old, size, decoded(t, lines[1:]), first.Root, [32]byte(root)))
		}

		read, err := trail.ReadProof(p.String(), by.Public())
		require.NoError(t, err)
		assert.Equal(t, rows[at], read.Row)
		_, err = trail.ReadGrowth(g.String(), by.Public(), first)
		require.NoError(t, err)
		assert.True(t, trail.IsGrowth(g.String()) && !trail.IsGrowth(p.String()))
		for _, text := range []string{p.String(), g.String()} {
			i, b := rapid.IntRange(0, len(text)-1).Draw(rt, "byte"), rapid.Byte().Draw(rt, "other")
			if text[i] == b {
				continue
			}
			changed := text[:i] + string([]byte{b}) + text[i+1:]
			_, err := trail.ReadProof(changed, by.Public())
			assert.Error(rt, err, "%q", changed)
			_, err = trail.ReadGrowth(changed, by.Public(), first)
			assert.Error(rt, err, "%q", changed)
		}
	})
}

func decoded(t *testing.T, lines []string) (path [][32]byte) {
	for _, line := range lines {
		b, err := base64.StdEncoding.DecodeString(line)
		require.NoError(t, err)
		path = append(path, [32]byte(b))
	}
	return path
}

// A log that was written anew does not go on from a head that was kept elsewhere, nor
// does that of another key.
func TestAGrowthOfAnotherLog(t *testing.T) {
	by, other := newSigner(t), newSigner(t)
	_, links := log(9)
	forged := slices.Clone(links)
	for i := range forged {
		forged[i].Hash[0]++
	}
	treeOf := func(links []trail.Link) (tree trail.Tree) {
		for _, l := range links {
			tree.Add(l)
		}
		return tree
	}
	honest, false9 := treeOf(links[:5]), treeOf(forged)
	first, err := by.Sign(&honest)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		by   trail.Signer
		code error
	}{"written anew": {by, trail.ProofWrong}, "signed by another": {other, trail.HeadOther}} {
		t.Run(name, func(t *testing.T) {
			g := trail.Growth{Old: 5}
			g.Head, err = c.by.Sign(&false9)
			require.NoError(t, err)
			g.Path, err = kept(forged).Grow(t.Context(), 5, 9)
			require.NoError(t, err)
			_, err = trail.ReadGrowth(g.String(), by.Public(), first)
			assert.ErrorIs(t, err, c.code)
		})
	}
	g := trail.Growth{Old: 4}
	g.Head, err = by.Sign(&honest)
	require.NoError(t, err)
	g.Path, err = kept(links).Grow(t.Context(), 4, 5)
	require.NoError(t, err)
	_, err = trail.ReadGrowth(g.String(), by.Public(), first)
	assert.ErrorIs(t, err, trail.ProofOther)

	_, err = kept(links).Include(t.Context(), 10, 9)
	assert.ErrorIs(t, err, trail.PlaceOutside)
	_, err = kept(links).Grow(t.Context(), 10, 9)
	assert.ErrorIs(t, err, trail.PlaceOutside)
	_, err = kept(slices.Delete(slices.Clone(links), 3, 4)).Include(t.Context(), 1, 9)
	assert.ErrorIs(t, err, trail.ChainCut)
	for _, text := range []string{"", "old 1", "old 01\n\n" + first.Note, "old -1\n\n" + first.Note, "c2sp.org/tlog-proof@v1\nextra AA==\nindex 0\n\n" + first.Note, "c2sp.org/tlog-proof@v1\nindex 0\n\n" + first.Note} {
		_, err := trail.ReadProof(text, by.Public())
		assert.ErrorIs(t, err, trail.ProofForm, "%q", text)
		_, err = trail.ReadGrowth(text, by.Public(), first)
		assert.ErrorIs(t, err, trail.ProofForm, "%q", text)
	}
}

// Whatever is done to a row of a log, it is found, and said of which row.
func TestAnyChangeToAnyRowIsNamed(t *testing.T) {
	word := rapid.StringMatching(`[a-zéờ1:,]{0,5}`)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "rows")
		var rows []trail.Row
		var links []trail.Link
		var last trail.Link
		var tree trail.Tree
		seq := int64(0)
		for i := range n {
			seq += rapid.Int64Range(2, 4).Draw(t, "gap") // a number between two rows is free
			rows = append(rows, trail.Row{Seq: seq, Kind: word.Draw(t, "kind"), Name: word.Draw(t, "name"), Version: rapid.IntRange(0, 2).Draw(t, "version"), ID: fmt.Sprint("id ", i),
				About: word.Draw(t, "about"), Recorded: rapid.Int64Range(-9, 9).Draw(t, "recorded"), Who: word.Draw(t, "who"), Request: word.Draw(t, "request"), Fact: word.Draw(t, "fact")})
			last = last.Next(&rows[i])
			links = append(links, last)
			tree.Add(last)
		}
		head := trail.Head{Size: tree.Size, Root: tree.Root()}
		at := rapid.IntRange(0, n-1).Draw(t, "at")
		was := rows[at]
		want := []trail.Fault{{Row: trail.Row{Seq: was.Seq}, Why: trail.Changed}}
		switch rapid.IntRange(0, 6).Draw(t, "what") {
		case 0:
			want = nil
		case 1:
			fields := []*string{&rows[at].Kind, &rows[at].Name, &rows[at].ID, &rows[at].About, &rows[at].Who, &rows[at].Request, &rows[at].Fact}
			field := fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")]
			*field = rapid.OneOf(word.Filter(func(s string) bool { return s != *field }), rapid.Just(*field+"!")).Draw(t, "text")
		case 2:
			if rapid.Bool().Draw(t, "version") {
				rows[at].Version += 1 + rapid.IntRange(0, 5).Draw(t, "more")
			} else {
				rows[at].Recorded -= 1 + rapid.Int64Range(0, 5).Draw(t, "less")
			}
		case 3:
			rows = slices.Delete(rows, at, at+1)
			want[0].Why = trail.Removed
		case 4: // with its link
			rows, links = slices.Delete(rows, at, at+1), slices.Delete(links, at, at+1)
			want = []trail.Fault{{Why: trail.Cut, N: 1}}
			if at < n-1 {
				want = []trail.Fault{{Row: trail.Row{Seq: rows[at].Seq}, Why: trail.Missing, N: 1}, {Why: trail.Cut, N: 1}}
			}
		case 5:
			added := trail.Row{Seq: was.Seq + 1, Kind: was.Kind, Name: was.Name, ID: was.ID + " again", Fact: was.Fact}
			rows = slices.Insert(rows, at+1, added)
			want = []trail.Fault{{Row: trail.Row{Seq: added.Seq}, Why: trail.Added}}
		case 6: // two change places
			other := rapid.IntRange(0, n-1).Filter(func(i int) bool { return i != at }).Draw(t, "other")
			rows[at], rows[other] = rows[other], rows[at]
			rows[at].Seq, rows[other].Seq = rows[other].Seq, rows[at].Seq
			want = append(want, trail.Fault{Row: trail.Row{Seq: rows[other].Seq}, Why: trail.Changed})
			slices.SortFunc(want, func(a, b trail.Fault) int { return int(a.Row.Seq - b.Row.Seq) })
		}
		var got []trail.Fault
		_, err := trail.Verify(each(rows), each(links), []trail.Head{head}, func(f trail.Fault) {
			got = append(got, trail.Fault{Row: trail.Row{Seq: f.Row.Seq}, Why: f.Why, N: f.N})
		})
		require.NoError(t, err)
		assert.Equal(t, want, got)
	})
}

// Whatever row is written anew with all links behind it, a head that was kept shows it.
func TestWhatIsWrittenAnewIsFoundByAHead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "rows")
		at := rapid.IntRange(0, n-1).Draw(t, "at")
		size := rapid.IntRange(0, n).Draw(t, "size")
		rows, links := log(n)
		var tree trail.Tree
		for _, l := range links[:size] {
			tree.Add(l)
		}
		head := trail.Head{Size: tree.Size, Root: tree.Root()}
		rows[at].Fact = "[]"
		var last trail.Link
		for i := range rows {
			last = last.Next(&rows[i])
			links[i] = last
		}
		found := false
		_, err := trail.Verify(each(rows), each(links), []trail.Head{head}, func(f trail.Fault) { found = f.Why == trail.Rewritten && f.N == int64(size) })
		require.NoError(t, err)
		assert.Equal(t, at < size, found, "rows behind the head are as trustworthy as the database")
	})
}
