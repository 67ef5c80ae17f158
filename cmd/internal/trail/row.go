// Package trail makes what was recorded hard to change without a trace: each row
// of the log has a link, which is a hash of the row and of the link before it, and
// signed heads say what all links up to a number were.
//
// # Why one chain of the whole log
//
// Whoever writes holds the one lock of the log from its first row to its commit
// (package store), so that a chain of each stream would let nobody write sooner. One
// chain finds more without a head: that a whole stream is gone, or that rows of
// two streams changed places. And a log with one order is a tree of RFC 6962: of
// two heads anybody can be shown that the later one only added.
//
// # What it does not find
//
// Whoever may write to the database can make the links anew from a row on. Only a
// head that was signed before, and is kept where they cannot write, shows it: rows
// after the last such head are as trustworthy as the database.
//
// # What outsiders verify
//
// A head is a checkpoint of C2SP; that a row is in its log is a [Proof], that a later
// one goes on from it a [Growth]. Both are files that go with the public key alone, and
// both are made from the links when somebody asks ([Prover]): whoever writes makes one
// link a row, and no tree.
package trail

import (
	"crypto/sha256"
	"strconv"
	"strings"
)

// Row is a row of the log, as its link covers it.
type Row struct {
	Seq      int64
	Kind     string
	Name     string // of the stream
	Version  int    // 0: none
	ID       string
	About    string
	Recorded int64  // the instant, in microseconds since 1970
	Who      string // recorded it; empty: the program itself, or a server that knows nobody
	Request  string // by which it was, as the log of the server numbers it; empty: by none
	Fact     string
}

// Hash is a SHA-256 hash.
type Hash = [sha256.Size]byte

// Link is what one row adds to the chain. The zero Link is before the first.
type Link struct {
	Place int64 // from 1, with no gaps
	Seq   int64 // of the row
	Hash  Hash
}

// Next is the link of the row after a link: the hash of the one before, 32 bytes,
// and of the row.
func (l Link) Next(r *Row) Link {
	b := make([]byte, 0, len(l.Hash)+len(r.Fact)+len(r.ID)+len(r.Name)+len(r.About)+len(r.Request)+150)
	return Link{l.Place + 1, r.Seq, sha256.Sum256(r.canonical(append(b, l.Hash[:]...)))}
}

// canonical adds the bytes of a row that its link covers: number, version (0: none)
// and instant in decimal, each with a comma behind it; then each text as its length
// in bytes, a colon, itself and a comma. The request stands last, where there is one.
// PostgreSQL makes the same (migration 10).
func (r *Row) canonical(b []byte) []byte {
	for _, number := range [...]int64{r.Seq, int64(r.Version), r.Recorded} {
		b = append(strconv.AppendInt(b, number, 10), ',')
	}
	texts := [...]string{r.Kind, r.Name, r.ID, r.About, r.Who, r.Fact, r.Request}
	some := texts[:]
	if r.Request == "" {
		some = texts[:6]
	}
	for _, text := range some {
		b = append(strconv.AppendInt(b, int64(len(text)), 10), ':')
		b = append(append(b, text...), ',')
	}
	return b
}

// readRow reads what canonical makes; ok is false for what it does not make.
func readRow(b []byte) (r Row, ok bool) {
	text := string(b)
	version := int64(0)
	for _, number := range [...]*int64{&r.Seq, &version, &r.Recorded} {
		var said string
		var err error
		if said, text, ok = strings.Cut(text, ","); !ok {
			return Row{}, false
		}
		if *number, err = strconv.ParseInt(said, 10, 64); err != nil {
			return Row{}, false
		}
	}
	r.Version = int(version)
	for _, one := range [...]*string{&r.Kind, &r.Name, &r.ID, &r.About, &r.Who, &r.Fact, &r.Request} {
		if one == &r.Request && text == "" {
			break
		}
		said, rest, _ := strings.Cut(text, ":")
		n, err := strconv.Atoi(said)
		if err != nil || n < 0 || n >= len(rest) || rest[n] != ',' {
			return Row{}, false
		}
		*one, text = rest[:n], rest[n+1:]
	}
	return r, text == "" && string(r.canonical(nil)) == string(b)
}
