package seal

import (
	"context"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"sync"

	"github.com/caicach/tthc/cmd/internal/store/seals"
	"github.com/caicach/tthc/schedule/form"
)

// Key is the key of one petition.
type Key struct {
	ID     string
	aead   cipher.AEAD
	digest []byte
}

func keyOf(id string, secret []byte) (k Key, err error) {
	k.ID = id
	if k.aead, err = aeadOf(secret, "tthc seal"); err != nil {
		return k, err
	}
	k.digest, err = hkdf.Key(sha256.New, secret, nil, "tthc digest", 32)
	return k, err
}

// Seal encrypts something that is about something, which is needed to open it.
func (k Key) Seal(plain []byte, about string) []byte {
	return k.aead.Seal(nil, nil, plain, []byte(about))
}

// Open decrypts what was sealed.
func (k Key) Open(sealed []byte, about string) ([]byte, error) {
	plain, err := k.aead.Open(nil, nil, sealed, []byte(about))
	if err != nil {
		return nil, texts.Error(form.Error{Code: Broken, Value: about})
	}
	return plain, nil
}

// Digest names something: whoever has not the key cannot find it by trying.
func (k Key) Digest(plain []byte) string {
	mac := hmac.New(sha256.New, k.digest)
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

// Rotate wraps all keys of a database anew, of one master key under another; those
// that are under it already stay.
func Rotate(ctx context.Context, table seals.Table, from, to Master) (n int, err error) {
	return table.Rewrap(ctx, func(k seals.Wrapped) (seals.Wrapped, error) {
		if k.Master == to.name {
			return k, nil
		}
		if k.Master != from.name {
			return k, texts.Error(form.Error{Code: MasterOther, Value: k.Master, Args: form.Args{"key": from.name}})
		}
		secret, err := from.aead.Open(nil, nil, k.Key, []byte(k.ID))
		if err != nil {
			return k, texts.Error(form.Error{Code: Broken, Value: k.ID})
		}
		return seals.Wrapped{ID: k.ID, Master: to.name, Key: to.aead.Seal(nil, nil, secret, []byte(k.ID))}, nil
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
		var random [48]byte
		_, _ = rand.Read(random[:]) // never fails
		k, err := keyOf(base64.RawURLEncoding.EncodeToString(random[32:]), random[:32])
		if err != nil {
			return err
		}
		made = append(made, k)
		kept = append(kept, seals.Wrapped{ID: k.ID, Master: v.master.name, Key: v.master.aead.Seal(nil, nil, random[:32], []byte(k.ID))})
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
	case kept.Master != v.master.name:
		return Key{}, texts.Error(form.Error{Code: MasterOther, Value: kept.Master, Args: form.Args{"key": v.master.name}})
	}
	secret, err := v.master.aead.Open(nil, nil, kept.Key, []byte(id))
	if err != nil {
		return Key{}, texts.Error(form.Error{Code: Broken, Value: id})
	}
	return keyOf(id, secret)
}
