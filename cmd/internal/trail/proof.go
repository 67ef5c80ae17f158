package trail

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/caicach/tthc/schedule/form"
)

// Proof shows, to whoever has the public key, that a row is in the log that a head is
// of, as it was recorded. It is written as C2SP tlog-proof has it; its extra data are
// what the entry of the tree is the SHA-256 hash of: the hash of the link before the
// row, and the row as its link covers it.
type Proof struct {
	Row    Row
	Before Link // the link before that of the row
	Path   []Hash
	Head   Head
}

// firstLine is how a proof that a row is in the log begins.
const firstLine = "c2sp.org/tlog-proof@v1"

// String writes the proof.
func (p *Proof) String() string {
	extra := p.Row.canonical(p.Before.Hash[:len(p.Before.Hash):len(p.Before.Hash)])
	return firstLine + "\nextra " + base64.StdEncoding.EncodeToString(extra) + "\nindex " + strconv.FormatInt(p.Before.Place, 10) + "\n" + lines(p.Path) + "\n" + p.Head.Note
}

// Check holds the path against the head, which is taken for signed.
func (p *Proof) Check() error {
	l := p.Before.Next(&p.Row)
	if tlog.CheckRecord(theirs(p.Path), p.Head.Size, tlog.Hash(p.Head.Root), l.Place-1, tlog.RecordHash(l.Hash[:])) != nil {
		return texts.Error(form.Error{Code: ProofWrong})
	}
	return nil
}

// ReadProof reads a proof that a row is in the log, and verifies it: that one of the
// public keys, each on a line, signed the head, and that the row is in it.
func ReadProof(text, public string) (p Proof, err error) {
	head, path, note, ok := parted(text)
	if !ok || len(head) != 3 || head[0] != firstLine {
		return p, texts.Error(form.Error{Code: ProofForm})
	}
	told, hasExtra := strings.CutPrefix(head[1], "extra ")
	index, hasIndex := strings.CutPrefix(head[2], "index ")
	extra, unread := base64.StdEncoding.Strict().DecodeString(told)
	place, wrong := decimal(index)
	if !hasExtra || !hasIndex || unread != nil || !wrong || len(extra) < sha256.Size {
		return p, texts.Error(form.Error{Code: ProofForm})
	}
	p.Before, p.Path = Link{Place: place, Hash: Hash(extra[:sha256.Size])}, path
	if p.Row, ok = readRow(extra[sha256.Size:]); !ok {
		return p, texts.Error(form.Error{Code: ProofForm})
	}
	if p.Head, err = ReadHead(note, public); err != nil {
		return p, err
	}
	return p, p.Check()
}

// Growth shows, to whoever has kept a head, that the log that a later head is of
// begins with all that was in it. It is written as C2SP tlog-witness asks a witness to
// add a checkpoint, so that it may be sent to one.
type Growth struct {
	Old  int64 // the size of the head that was kept
	Path []Hash
	Head Head
}

// String writes the proof.
func (g *Growth) String() string {
	return "old " + strconv.FormatInt(g.Old, 10) + "\n" + lines(g.Path) + "\n" + g.Head.Note
}

// IsGrowth says whether a text begins as that of a [Growth] does, and not as a
// [Proof].
func IsGrowth(text string) bool { return strings.HasPrefix(text, "old ") }

// ReadGrowth reads such a proof, and verifies it: that one of the public keys, each on
// a line, signed its head, and that it goes on from the head that was kept.
func ReadGrowth(text, public string, kept Head) (g Growth, err error) {
	head, path, note, ok := parted(text)
	if !ok || len(head) != 1 {
		return g, texts.Error(form.Error{Code: ProofForm})
	}
	told, found := strings.CutPrefix(head[0], "old ")
	if g.Old, ok = decimal(told); !ok || !found {
		return g, texts.Error(form.Error{Code: ProofForm})
	}
	g.Path = path
	if g.Head, err = ReadHead(note, public); err != nil {
		return g, err
	}
	return g, g.check(kept)
}

func (g *Growth) check(kept Head) error {
	if g.Old != kept.Size || g.Head.Origin != kept.Origin {
		return texts.Error(form.Error{Code: ProofOther, Args: form.Args{"size": kept.Size}})
	}
	fits := false
	switch {
	case kept.Size == g.Head.Size:
		fits = len(g.Path) == 0 && kept.Root == g.Head.Root
	case kept.Size == 0:
		fits = len(g.Path) == 0
	default:
		fits = tlog.CheckTree(theirs(g.Path), g.Head.Size, tlog.Hash(g.Head.Root), kept.Size, tlog.Hash(kept.Root)) == nil
	}
	if !fits {
		return texts.Error(form.Error{Code: ProofWrong})
	}
	return nil
}

// parted is a text of lines, of which the last are hashes, an empty line, and a note;
// head is the lines before the hashes.
func parted(text string) (head []string, path []Hash, note string, ok bool) {
	text, note, ok = strings.Cut(text, "\n\n")
	for line := range strings.SplitSeq(text, "\n") {
		b, err := base64.StdEncoding.Strict().DecodeString(line)
		switch {
		case err == nil && len(b) == sha256.Size && len(head) > 0:
			path = append(path, Hash(b))
		case path != nil || len(head) == 3:
			return nil, nil, "", false
		default:
			head = append(head, line)
		}
	}
	return head, path, note, ok && len(path) <= 63
}

// decimal reads a number from 0 as it is written in these forms, and in no other way.
func decimal(text string) (n int64, ok bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n >= 0 && strconv.FormatInt(n, 10) == text
}

func lines(path []Hash) string {
	var b strings.Builder
	for _, h := range path {
		b.WriteString(base64.StdEncoding.EncodeToString(h[:]) + "\n")
	}
	return b.String()
}

func theirs(path []Hash) []tlog.Hash {
	list := make([]tlog.Hash, len(path))
	for i, h := range path {
		list[i] = tlog.Hash(h)
	}
	return list
}
