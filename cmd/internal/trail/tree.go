package trail

import "golang.org/x/mod/sumdb/tlog"

// Tree is the tree of the links up to a place, as RFC 6962 makes it of entries:
// entry n is the hash of link n+1, its 32 bytes. It holds no more than its right
// edge: the roots of its whole parts, the largest first. The zero Tree is empty.
type Tree struct {
	Size  int64
	edges []Hash
}

// Add adds the next link.
func (t *Tree) Add(l Link) {
	h := Hash(tlog.RecordHash(l.Hash[:]))
	for n := t.Size; n&1 == 1; n >>= 1 { // as many whole parts as the number has ones at its end
		last := len(t.edges) - 1
		h = tlog.NodeHash(tlog.Hash(t.edges[last]), tlog.Hash(h))
		t.edges = t.edges[:last]
	}
	t.edges = append(t.edges, h)
	t.Size++
}

// Root is the root of the tree.
func (t *Tree) Root() Hash {
	if len(t.edges) == 0 {
		root, _ := tlog.TreeHash(0, nil) // an empty tree reads nothing
		return root
	}
	root := t.edges[len(t.edges)-1]
	for i := len(t.edges) - 2; i >= 0; i-- {
		root = tlog.NodeHash(tlog.Hash(t.edges[i]), tlog.Hash(root))
	}
	return root
}

// Edges is what the tree is kept by; that of an empty tree is empty, and not nil,
// which a database would take for nothing known.
func (t *Tree) Edges() []byte {
	b := []byte{}
	for _, e := range t.edges {
		b = append(b, e[:]...)
	}
	return b
}

// TreeOf is the tree of a size that was kept by its edges; ok is false where they
// are of another.
func TreeOf(size int64, edges []byte) (t Tree, ok bool) {
	t.Size = size
	for ; len(edges) >= len(Hash{}); edges = edges[len(Hash{}):] {
		t.edges = append(t.edges, Hash(edges[:len(Hash{})]))
	}
	ones := 0
	for n := size; n > 0; n >>= 1 {
		ones += int(n & 1)
	}
	return t, len(edges) == 0 && len(t.edges) == ones
}
