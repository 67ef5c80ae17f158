package seal

import (
	"context"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"encoding/base64"
	"hash"
	"slices"
	"sync"

	"github.com/caicach/tthc/cmd/internal/store/seals"
	"github.com/caicach/tthc/schedule/form"
)

// Key is the key of one petition.
type Key struct {
	ID     string
	aeads  []cipher.AEAD // of its secrets, the oldest first
	hash   func() hash.Hash
	digest []byte
}

// Seal encrypts something that is about something, which is needed to open it.
func (k Key) Seal(plain []byte, about string) []byte {
	return k.aeads[len(k.aeads)-1].Seal(nil, nil, plain, []byte(about))
}

// Open decrypts what was sealed by the present secret of the key, or an earlier one.
func (k Key) Open(sealed []byte, about string) ([]byte, error) {
	for _, aead := range slices.Backward(k.aeads) {
		if plain, err := aead.Open(nil, nil, sealed, []byte(about)); err == nil {
			return plain, nil
		}
	}
	return nil, texts.Error(form.Error{Code: Broken, Value: about})
}

// Digest names something: whoever has not the key cannot find it by trying.
func (k Key) Digest(plain []byte) string {
	mac := hmac.New(k.hash, k.digest)
	mac.Write(plain) // never fails
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:16])
}

// Vault is the keys of a database. It is safe for concurrent use.
type Vault struct {
	table  seals.Table
	master Master

	mu    sync.Mutex
	stock []Key // that are kept already, and nobody has yet
}

// NewVault is the keys of a database under a master key. Where others are wrapped by
// another one it is [MasterOther]: a server with a wrong key would seal what nobody
// can open who has the right one.
func NewVault(ctx context.Context, table seals.Table, by Master) (*Vault, error) {
	v := &Vault{table: table, master: by}
	return v, v.check(ctx)
}

func (v *Vault) check(ctx context.Context) error {
	names, err := v.table.Masters(ctx)
	if err != nil {
		return err
	}
	for _, name := range names {
		if name != v.master.name {
			return texts.Error(form.Error{Code: MasterOther, Value: name, Args: form.Args{"key": v.master.name}})
		}
	}
	return nil
}

// Rotate wraps all keys of a database anew, of one master key under another, and gives
// each a secret of the suite of that, by which it seals from then on; those that are
// under it already stay. What was sealed stays as it is: its row is in the chain.
func Rotate(ctx context.Context, table seals.Table, from, to Master) (n int, err error) {
	return table.Rewrap(ctx, func(k seals.Wrapped) (seals.Wrapped, error) {
		if k.Master == to.name {
			return k, nil
		}
		r, err := from.unwrap(k)
		if err != nil {
			return k, err
		}
		var secret [secretSize]byte
		_, _ = rand.Read(secret[:]) // never fails
		return to.wrap(k.ID, r.with(byte(to.suite), secret[:])), nil
	})
}

// together is how many keys are made at once: a commit for each would take a new
// petition twice as long.
const together = 32

// Take is a key that nobody has yet.
func (v *Vault) Take(ctx context.Context) (Key, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.stock) == 0 {
		if err := v.fill(ctx, together); err != nil {
			return Key{}, err
		}
	}
	k := v.stock[len(v.stock)-1]
	v.stock = v.stock[:len(v.stock)-1]
	return k, nil
}

// Reserve makes so many keys at once, where there are fewer that nobody has: for
// whoever takes many, one after the other.
func (v *Vault) Reserve(ctx context.Context, n int) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if n -= len(v.stock); n <= 0 {
		return nil
	}
	return v.fill(ctx, max(n, together))
}

// GiveBack gives keys back under which nothing was sealed that is kept.
func (v *Vault) GiveBack(keys []Key) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stock = append(v.stock, keys...)
}

func (v *Vault) fill(ctx context.Context, n int) error {
	var made []Key
	var kept []seals.Wrapped
	for range n {
		var random [secretSize + 16]byte
		_, _ = rand.Read(random[:]) // never fails
		r := ring{}.with(byte(v.master.suite), random[:secretSize])
		k, err := r.key(base64.RawURLEncoding.EncodeToString(random[secretSize:]))
		if err != nil {
			return err
		}
		made = append(made, k)
		kept = append(kept, v.master.wrap(k.ID, r))
	}
	added, err := v.table.Add(ctx, kept)
	if err == nil && !added {
		err = v.check(ctx)
	}
	if err != nil {
		return err
	}
	v.stock = append(v.stock, made...)
	return nil
}

// Key is the key of an identifier, [Destroyed] where it is there no more.
func (v *Vault) Key(ctx context.Context, id string) (Key, error) {
	kept, ok, err := v.table.Get(ctx, id)
	switch {
	case err != nil:
		return Key{}, err
	case !ok:
		return Key{}, texts.Error(form.Error{Code: Destroyed})
	}
	r, err := v.master.unwrap(kept)
	if err != nil {
		return Key{}, err
	}
	return r.key(id)
}
