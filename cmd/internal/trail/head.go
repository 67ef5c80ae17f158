package trail

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"io"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/caicach/tthc/schedule/form"
)

// What is refused as a head or as a key.
const (
	HeadForm  form.Code = "head.form"
	KeyForm   form.Code = "key.form"
	HeadOther form.Code = "head.other" // signed by another key, or changed since

	ProofForm  form.Code = "proof.form"
	ProofWrong form.Code = "proof.wrong" // it does not fit its head
	ProofOther form.Code = "proof.other" // it is of another head than the one that was kept

	PlaceOutside form.Code = "place.outside" // there is no such place in a tree
	ChainCut     form.Code = "chain.cut"     // links are missing, or do not fit the last head
)

var texts = form.Texts{
	HeadForm:     {"không phải đầu chuỗi đã ký; lấy bằng: tthc audit head", "is no signed head; take one with: tthc audit head"},
	KeyForm:      {"không phải khóa của đầu chuỗi; khóa công khai lấy bằng: tthc audit key", "is no key of heads; the public one is told by: tthc audit key"},
	HeadOther:    {"đầu chuỗi không do khóa {key} ký, hoặc đã bị sửa", "the head was not signed by the key {key}, or was changed since"},
	ProofForm:    {"không phải chứng minh; lấy bằng: tthc audit prove, tthc audit witness", "is no proof; take one with: tthc audit prove, tthc audit witness"},
	ProofWrong:   {"chứng minh không khớp đầu chuỗi đã ký: nội dung không phải như đã ghi", "the proof does not fit its signed head: this is not what was recorded"},
	ProofOther:   {"chứng minh không đi tiếp từ đầu chuỗi {size} dòng đã giữ", "the proof does not go on from the head of {size} rows that was kept"},
	PlaceOutside: {"không có chỗ {place} trong {size} dòng", "there is no place {place} among {size} rows"},
	ChainCut:     {"nhật ký không còn khớp đầu chuỗi đã ký gần nhất; xem: tthc audit verify", "the log does not fit the last signed head any more; see: tthc audit verify"},
}

// Broken is [ChainCut].
func Broken() error { return texts.Error(form.Error{Code: ChainCut}) }

// Outside is [PlaceOutside].
func Outside(place, size int64) error {
	return texts.Error(form.Error{Code: PlaceOutside, Args: form.Args{"place": place, "size": size}})
}

// Head says what all links up to a place were: a checkpoint of a transparency log
// (C2SP tlog-checkpoint) in a signed note. Its first line is the name of the key,
// which stands for the log; then the number of links, and the root of their tree.
type Head struct {
	Origin string
	Size   int64
	Root   Hash
	Note   string // as it was signed
}

// Signer signs heads.
type Signer struct {
	signer note.Signer
	public string
}

// NewKey makes a key, by which one database's heads are signed. Its name is that of the
// key before it, since it stands for the log; the first has a new one.
func NewKey(random io.Reader, before string) (private string, err error) {
	if before == "" {
		var id [4]byte
		if _, err := io.ReadFull(random, id[:]); err != nil {
			return "", err
		}
		before = "tthc/" + hex.EncodeToString(id[:])
	}
	private, _, err = note.GenerateKey(random, before)
	return private, err
}

// NewSigner is the signer by a private key.
func NewSigner(private string) (Signer, error) {
	private = strings.TrimSpace(private)
	signer, err := note.NewSigner(private)
	if err != nil {
		return Signer{}, texts.Error(form.Error{Code: KeyForm})
	}
	// What was read as a key has five parts, of which the last is its kind, a byte, and its seed.
	key, _ := base64.StdEncoding.DecodeString(strings.SplitN(private, "+", 5)[4])
	public, err := note.NewEd25519VerifierKey(signer.Name(), ed25519.NewKeyFromSeed(key[1:]).Public().(ed25519.PublicKey))
	return Signer{signer, public}, err
}

// Name is the name of the key, which stands for the log.
func (s Signer) Name() string { return s.signer.Name() }

// Public is the key by which others verify what the signer signed.
func (s Signer) Public() string { return s.public }

// Sign is the signed head of a tree; others sign it beside the signer.
func (s Signer) Sign(t *Tree, beside ...Signer) (Head, error) {
	h := Head{Origin: s.signer.Name(), Size: t.Size, Root: t.Root()}
	by := []note.Signer{s.signer}
	for _, other := range beside {
		by = append(by, other.signer)
	}
	signed, err := note.Sign(&note.Note{Text: h.text()}, by...)
	h.Note = string(signed)
	return h, err
}

func (h *Head) text() string {
	return h.Origin + "\n" + strconv.FormatInt(h.Size, 10) + "\n" + base64.StdEncoding.EncodeToString(h.Root[:]) + "\n"
}

// ReadHead reads a head, and with public keys, each on a line, verifies that one of
// them signed it. Without any the head is only read: it says no more than who gave it.
func ReadHead(signed, public string) (h Head, err error) {
	text, _, _ := strings.Cut(signed, "\n\n")
	lines := strings.Split(text, "\n")
	if len(lines) != 3 {
		return h, texts.Error(form.Error{Code: HeadForm})
	}
	size, read := decimal(lines[1])
	root, unread := base64.StdEncoding.Strict().DecodeString(lines[2])
	if !read || unread != nil || len(root) != len(h.Root) {
		return h, texts.Error(form.Error{Code: HeadForm})
	}
	h = Head{Origin: lines[0], Size: size, Root: Hash(root), Note: signed}
	if public == "" {
		return h, nil
	}
	var all []note.Verifier
	for line := range strings.Lines(strings.TrimSpace(public)) {
		verifier, err := note.NewVerifier(strings.TrimSpace(line))
		if err != nil {
			return h, texts.Error(form.Error{Code: KeyForm})
		}
		all = append(all, verifier)
	}
	opened, err := note.Open([]byte(signed), note.VerifierList(all...))
	if err != nil || opened.Text != h.text() || h.Origin != opened.Sigs[0].Name {
		return h, notSignedBy(public)
	}
	return h, nil
}

// notSignedBy is [HeadOther]; of each key it tells what stands before its bytes.
func notSignedBy(public string) error {
	var names []string
	for line := range strings.Lines(strings.TrimSpace(public)) {
		if at := strings.LastIndex(line, "+"); at >= 0 {
			names = append(names, line[:at])
		}
	}
	return texts.Error(form.Error{Code: HeadOther, Args: form.Args{"key": strings.Join(names, ", ")}})
}
