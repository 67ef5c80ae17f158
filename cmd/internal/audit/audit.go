// Package audit keeps signed heads of what was recorded, and verifies it: whether
// every row is what it was when it was recorded (package trail).
package audit

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// Why no head is signed.
const (
	KeyOther form.Code = "head.signer" // the heads of this database are signed by another key
	KeyLost  form.Code = "key.lost"
)

// Why there is no proof.
const (
	RowUnknown  form.Code = "row.unknown"
	RowUnsigned form.Code = "row.unsigned" // no head covers it yet
)

var texts = form.Texts{
	KeyOther:    {"đầu chuỗi của cơ sở dữ liệu này do khóa {value} ký, không phải {key}; đặt đúng thư mục khóa bằng --keys", "the heads of this database are signed by the key {value}, and not by {key}; name the folder of the keys by --keys"},
	HeadNone:    {"chưa có đầu chuỗi nào được ký", "no head was signed yet"},
	Busy:        {"đang kiểm tra rồi; hãy hỏi lại sau", "a verification is under way; ask again later"},
	RowUnknown:  {"không có dòng {row}", "there is no row {row}"},
	RowUnsigned: {"chưa có đầu chuỗi đã ký nào phủ dòng {row}; máy chủ ký mỗi phút, và tthc audit head ký ngay", "no signed head covers row {row} yet; a server signs one each minute, and tthc audit head at once"},
	KeyLost:     {"không có khóa {value} để ký đầu chuỗi; đặt thư mục khóa bằng --keys", "there is no key {value} to sign heads with; name the folder of the keys by --keys"},
}

// keyFile is the file of the private key by which heads are signed.
const keyFile = "audit.key"

// Signer is the signer by the key in a folder. With make one is made where there
// is none, for the owner alone to read.
func Signer(folder string, make bool) (trail.Signer, error) {
	path := filepath.Join(folder, keyFile)
	text, err := os.ReadFile(path)
	switch {
	case err == nil:
		return trail.NewSigner(string(text))
	case !errors.Is(err, fs.ErrNotExist):
		return trail.Signer{}, err
	case !make:
		return trail.Signer{}, texts.Error(form.Error{Code: KeyLost, Value: path})
	}
	if err := makeKey(path, ""); err != nil && !errors.Is(err, fs.ErrExist) {
		return trail.Signer{}, err
	}
	return Signer(folder, false) // of two that make one at once the first stands for both
}

// makeKey makes a key in a file that is not there yet: the next one of a log where the
// name of the one before it is told.
func makeKey(path, before string) error {
	private, err := trail.NewKey(rand.Reader, before)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(private + "\n")
	return errors.Join(err, f.Sync(), f.Close())
}

// Head signs what is recorded by now, and keeps the head; where nothing came since
// the last one, it is that. What does not go on from the last head is not signed, nor is
// anything by a key that another holds in the place of.
func Head(ctx context.Context, s chain.Reader, by trail.Signer) (trail.Head, error) {
	keys, err := Keys(ctx, s, by.Public(), func(trail.Fault) {}) // is for who verifies
	if err != nil {
		return trail.Head{}, err
	}
	if keys.Last() != by.Public() {
		return trail.Head{}, otherKey(keys.Last(), by.Public())
	}
	return sign(ctx, s, by)
}

func otherKey(holds, key string) error {
	return texts.Error(form.Error{Code: KeyOther, Value: keyName(holds), Args: form.Args{"key": keyName(key)}})
}

// sign signs what is recorded by now by one key, and by the next one beside it.
func sign(ctx context.Context, s chain.Reader, by trail.Signer, next ...trail.Signer) (trail.Head, error) {
	ends, err := s.Ends(ctx)
	if err != nil {
		return trail.Head{}, err
	}
	last, ok, err := s.LastHead(ctx)
	if err != nil {
		return trail.Head{}, err
	}
	var tree trail.Tree
	if ok {
		head, err := trail.ReadHead(last.Note, "")
		if err != nil {
			return head, err
		}
		if head.Origin != by.Name() {
			return head, texts.Error(form.Error{Code: KeyOther, Value: head.Origin, Args: form.Args{"key": by.Name()}})
		}
		if head, err = trail.ReadHead(last.Note, by.Public()); err != nil {
			return head, err
		}
		if tree, ok = trail.TreeOf(last.Size, last.Edges); !ok || tree.Root() != head.Root || head.Size > ends.Last.Place {
			return head, trail.Broken()
		}
		if head.Size == ends.Last.Place {
			return head, nil
		}
	}
	for link, err := range s.Links(ctx, tree.Size, ends.Last.Place) {
		if err != nil {
			return trail.Head{}, err
		}
		if link.Place != tree.Size+1 {
			return trail.Head{}, trail.Broken()
		}
		tree.Add(link)
	}
	head, err := by.Sign(&tree, next...)
	if err != nil {
		return head, err
	}
	return head, s.KeepHead(ctx, chain.Head{Size: head.Size, Edges: tree.Edges(), Note: head.Note})
}

// keyName is a public key without its bytes.
func keyName(public string) string { return public[:max(0, strings.LastIndex(public, "+"))] }

// confirming is how many heads behind a turn are looked at for the one that confirms it:
// a server may have signed some while its key was replaced.
const confirming = 100

// turns is the rows that say by which key heads are signed, each with the head that
// confirms it.
func turns(ctx context.Context, s chain.Reader) (list []trail.Turned, err error) {
	rows, places, err := s.Of(ctx, string(store.Signers))
	if err != nil {
		return nil, err
	}
	for i, r := range rows {
		one := trail.Turned{Row: r}
		heads, err := s.HeadsFrom(ctx, max(places[i], 1), confirming)
		if err != nil {
			return nil, err
		}
		// A row that was changed, or has no link, turns nothing.
		if turn, err := trail.ReadTurn([]byte(r.Fact)); err == nil && places[i] > 0 {
			one.Turn = turn
			for _, k := range heads {
				if turn.Confirmed(trail.Head{Note: k.Note}) {
					one.Since = k.Size
					break
				}
			}
		}
		list = append(list, one)
	}
	return list, nil
}

// Keys is the keys by which heads of a database were signed, for whoever trusts one of
// them; what is wrong with them is told.
func Keys(ctx context.Context, s chain.Reader, trusted string, fault func(trail.Fault)) (trail.Keys, error) {
	turned, err := turns(ctx, s)
	if err != nil {
		return trail.Keys{}, err
	}
	return trail.NewKeys(strings.TrimSpace(trusted), turned, fault), nil
}

// Verify reads everything that was recorded, and tells each fault. Heads that were
// kept are held against it, and those that are given; each of them must be signed by
// the key that held at its size, where a public key is trusted.
func Verify(ctx context.Context, s chain.Reader, given []trail.Head, public string, fault func(trail.Fault)) (trail.Verified, error) {
	keys, err := Keys(ctx, s, public, fault)
	if err != nil {
		return trail.Verified{}, err
	}
	heads := slices.Clone(given)
	for k, err := range s.Heads(ctx) {
		if err != nil {
			return trail.Verified{}, err
		}
		head, err := keys.Read(k.Note)
		if err != nil || head.Size != k.Size {
			fault(trail.Fault{Why: trail.Unsigned, N: k.Size})
			continue
		}
		heads = append(heads, trail.Head{Size: head.Size, Root: head.Root}) // and nothing else of it stays
	}
	ends, err := s.Ends(ctx) // after the heads: what was recorded since is no part of it
	if err != nil {
		return trail.Verified{}, err
	}
	return trail.Verify(s.Rows(ctx, ends.Seq), s.Links(ctx, 0, ends.Last.Place), heads, fault)
}
