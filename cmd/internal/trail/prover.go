package trail

import (
	"context"
	"iter"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

// Prover makes proofs of what is in the tree of links, from the links as they are
// read: nobody who writes waits for it, and nothing of it is stored. It keeps the root
// of each 4,096 links that it has read (8 bytes a thousand links), so that the first
// proof reads all links and each later one reads those that came since and at most
// three times 4,096. It is safe for concurrent use; a copy is not.
type Prover struct {
	// Links is the links behind a place, up to another.
	Links func(ctx context.Context, after, upTo int64) iter.Seq2[Link, error]

	mu    sync.Mutex
	parts []Hash // the roots of whole parts
}

// A part has 1<<level links.
const level = 12

// Include is the path from the link of a place to the root of the tree of a size.
func (p *Prover) Include(ctx context.Context, place, size int64) ([]Hash, error) {
	if place < 1 || place > size {
		return nil, Outside(place, size)
	}
	path, err := tlog.ProveRecord(size, place-1, p.at(ctx, size))
	return hashes(path), err
}

// Grow is what shows that the tree of a size begins with that of an earlier one; it is
// empty where that was empty, or is the same.
func (p *Prover) Grow(ctx context.Context, old, size int64) ([]Hash, error) {
	switch {
	case old < 0 || old > size:
		return nil, Outside(old, size)
	case old == 0 || old == size:
		return nil, nil
	}
	path, err := tlog.ProveTree(size, old, p.at(ctx, size))
	return hashes(path), err
}

// Root is the root of the tree of a size.
func (p *Prover) Root(ctx context.Context, size int64) (Hash, error) {
	root, err := tlog.TreeHash(size, p.at(ctx, size))
	return Hash(root), err
}

func hashes(path []tlog.Hash) []Hash {
	list := make([]Hash, len(path))
	for i, h := range path {
		list[i] = Hash(h)
	}
	return list
}

// at reads the roots of whole parts of the tree of a size.
func (p *Prover) at(ctx context.Context, size int64) tlog.HashReaderFunc {
	return func(indexes []int64) ([]tlog.Hash, error) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if err := p.read(ctx, size); err != nil {
			return nil, err
		}
		var leaves []Hash // of the part that was read last
		part := int64(-1)
		list := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			high, n := tlog.SplitStoredHashIndex(index)
			if high >= level {
				list[i] = tlog.Hash(rootOf(p.parts[n<<(high-level) : (n+1)<<(high-level)]))
				continue
			}
			if of := n >> (level - high); of != part {
				var err error
				if leaves, err = p.leaves(ctx, of<<level, min((of+1)<<level, size)); err != nil {
					return nil, err
				}
				part = of
			}
			from := n<<high - part<<level
			list[i] = tlog.Hash(rootOf(leaves[from : from+1<<high]))
		}
		return list, nil
	}
}

// read reads the whole parts of the tree of a size that were not read yet.
func (p *Prover) read(ctx context.Context, size int64) error {
	var tree Tree
	after := int64(len(p.parts)) << level
	for n, err := range p.entries(ctx, after, size>>level<<level) {
		if err != nil {
			return err
		}
		if tree.Add(n); tree.Size == 1<<level {
			p.parts = append(p.parts, tree.Root())
			tree = Tree{}
		}
	}
	return nil
}

// leaves is the hashes of the links behind a place, up to another.
func (p *Prover) leaves(ctx context.Context, after, upTo int64) (list []Hash, err error) {
	for l, err := range p.entries(ctx, after, upTo) {
		if err != nil {
			return nil, err
		}
		list = append(list, Hash(tlog.RecordHash(l.Hash[:])))
	}
	return list, nil
}

// entries is the links behind a place, up to another, each in its place, or an error.
func (p *Prover) entries(ctx context.Context, after, upTo int64) iter.Seq2[Link, error] {
	return func(yield func(Link, error) bool) {
		next := after + 1
		if after >= upTo {
			return
		}
		for l, err := range p.Links(ctx, after, upTo) {
			if err == nil && l.Place != next {
				break
			}
			if next++; !yield(l, err) || err != nil {
				return
			}
		}
		if next <= upTo {
			yield(Link{}, Broken())
		}
	}
}

// rootOf is the root of a part that is whole.
func rootOf(list []Hash) Hash {
	if len(list) == 1 {
		return list[0]
	}
	half := len(list) / 2
	return Hash(tlog.NodeHash(tlog.Hash(rootOf(list[:half])), tlog.Hash(rootOf(list[half:]))))
}
