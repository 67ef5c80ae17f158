package tallies

import (
	"bytes"
	"errors"
	"hash/maphash"
	"io"
	"slices"
	"sync"

	"github.com/caicach/tthc/indicator/onestop"
)

// pieces is a file cut after ends of lines.
type pieces struct {
	io.ReaderAt
	open opener
	ends []int64
}

// cut cuts the file into so many parts, or fewer.
func (p *pieces) cut(parts int) error {
	size := p.ends[len(p.ends)-1]
	var ends []int64
	for i := 1; i < parts; i++ {
		at, err := afterLine(p, size*int64(i)/int64(parts), size)
		if err != nil {
			return err
		}
		if at < size && (len(ends) == 0 || at > ends[len(ends)-1]) {
			ends = append(ends, at)
		}
	}
	p.ends = append(ends, size)
	return nil
}

func (p *pieces) section(i int) *io.SectionReader {
	begin := int64(0)
	if i > 0 {
		begin = p.ends[i-1]
	}
	return io.NewSectionReader(p, begin, p.ends[i]-begin)
}

// part is the rows of a part of a file.
type part struct {
	*onestop.Rows
	before func() (int, error) // lines before it; nil for the first
}

// line is the number in the file of the last line.
func (r part) line() (int, error) {
	if r.before == nil {
		return r.Line(), nil
	}
	n, err := r.before()
	return n + r.Line(), err
}

// read opens the parts. The lines of those before a part are counted only when
// the number of one is asked for, which is when it is refused.
func (p *pieces) read() ([]part, error) {
	first, err := p.open(p.section(0))
	if err != nil {
		return nil, err
	}
	parts := []part{{Rows: first}}
	for i := 1; i < len(p.ends); i++ {
		last := parts[i-1].before
		// A part begins with line 2, for line 1 is that of the file.
		parts = append(parts, part{first.Part(p.section(i), 2), sync.OnceValues(func() (int, error) {
			n, err := countLines(p.section(i - 1))
			if last == nil {
				return n - 1, err
			}
			more, err2 := last()
			return n + more, errors.Join(err, err2)
		})})
	}
	return parts, nil
}

// afterLine is the offset behind the first end of a line at or after an offset.
func afterLine(f io.ReaderAt, at, size int64) (int64, error) {
	buf := make([]byte, 4096)
	for at < size {
		n, err := f.ReadAt(buf, at)
		if i := bytes.IndexByte(buf[:n], '\n'); i >= 0 {
			return at + int64(i) + 1, nil
		}
		if err != nil && err != io.EOF {
			return 0, err
		}
		at += int64(n)
	}
	return size, nil
}

func countLines(r io.Reader) (int, error) {
	n, buf := 0, make([]byte, 256<<10)
	for {
		k, err := r.Read(buf)
		n += bytes.Count(buf[:k], []byte{'\n'})
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// atOnce does n pieces of work side by side.
func atOnce(n int, work func(i int) error) error {
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = work(i) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

// doubled is the lines whose code stood in a line before, and where it stood
// first. Of each code a hash of 64 bits is kept; what has the same is read
// again, and compared by the codes themselves.
func (p *pieces) doubled() (map[int]int, error) {
	seed := maphash.MakeSeed()
	rows, err := p.read()
	if err != nil {
		return nil, err
	}
	kept := make([]hashes, len(rows))
	err = atOnce(len(rows), func(i int) error {
		for _, err := range rows[i].All() {
			if code := rows[i].Code(); err == nil && len(code) > 0 {
				kept[i].add(maphash.Bytes(seed, code))
			}
		}
		return rows[i].Err()
	})
	if err != nil {
		return nil, err
	}
	twice := again(kept)
	if len(twice) == 0 {
		return nil, nil
	}
	if rows, err = p.read(); err != nil {
		return nil, err
	}
	type place struct {
		code string
		line int
	}
	found := make([][]place, len(rows))
	err = atOnce(len(rows), func(i int) error {
		for _, err := range rows[i].All() {
			code := rows[i].Code()
			if err != nil || len(code) == 0 || !twice[maphash.Bytes(seed, code)] {
				continue
			}
			line, err := rows[i].line()
			if err != nil {
				return err
			}
			found[i] = append(found[i], place{string(code), line})
		}
		return rows[i].Err()
	})
	first, lines := map[string]int{}, map[int]int{}
	for _, at := range slices.Concat(found...) {
		if line, stood := first[at.code]; stood {
			lines[at.line] = line
		} else {
			first[at.code] = at.line
		}
	}
	return lines, err
}

// hashes keeps hashes by their first eight bits, in blocks, so that they need
// little more than eight bytes each.
type hashes [256][][]uint64

func (hs *hashes) add(h uint64) {
	of := &hs[h>>56]
	last := len(*of) - 1
	if last < 0 || len((*of)[last]) == cap((*of)[last]) {
		*of = append(*of, make([]uint64, 0, min(1024, 64<<len(*of))))
		last++
	}
	(*of)[last] = append((*of)[last], h)
}

// again is the hashes that stand more than once.
func again(kept []hashes) map[uint64]bool {
	var mu sync.Mutex
	twice := map[uint64]bool{}
	_ = atOnce(len(kept), func(shard int) error {
		var all []uint64
		for i := shard; i < 256; i += len(kept) {
			all = all[:0]
			for k := range kept {
				for _, some := range kept[k][i] {
					all = append(all, some...)
				}
				kept[k][i] = nil
			}
			slices.Sort(all)
			for j := 1; j < len(all); j++ {
				if all[j] == all[j-1] {
					mu.Lock()
					twice[all[j]] = true
					mu.Unlock()
				}
			}
		}
		return nil
	})
	return twice
}
