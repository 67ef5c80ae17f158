package seal

import (
	"crypto/hkdf"

	"github.com/caicach/tthc/cmd/internal/store/seals"
	"github.com/caicach/tthc/schedule/form"
)

// The secret of a key is [secretSize] bytes. A key that was never replaced and is of the
// first suite is kept as these alone, as it was before there were others. Any other is a
// ring: one after the other the number of a suite, as a byte, and a secret. The last one
// seals, all of them open, and the first makes digests, so that what is sent again is
// known again. A ring is wrapped for its identifier and [ringMark]: a program that knows
// no rings refuses it, rather than taking it for one long secret.
const (
	secretSize = 32
	entrySize  = 1 + secretSize
	ringMark   = " ring"
)

// ring is the secrets of a key, the oldest first.
type ring []byte

// with is a ring with one more secret, which seals from then on.
func (r ring) with(suite byte, secret []byte) ring {
	next := append(ring{}, r...)
	return append(append(next, suite), secret...)
}

// wrap is a key as it is kept.
func (m Master) wrap(id string, r ring) seals.Wrapped {
	plain, about := []byte(r), id+ringMark
	if len(r) == entrySize && r[0] == 1 {
		plain, about = r[1:], id
	}
	return seals.Wrapped{ID: id, Master: m.name, Key: m.aead.Seal(nil, nil, plain, []byte(about))}
}

// unwrap is the secrets of a key that is kept.
func (m Master) unwrap(k seals.Wrapped) (ring, error) {
	if k.Master != m.name {
		return nil, texts.Error(form.Error{Code: MasterOther, Value: k.Master, Args: form.Args{"key": m.name}})
	}
	alone, about := len(k.Key) == secretSize+m.aead.Overhead(), k.ID+ringMark
	if alone {
		about = k.ID
	}
	plain, err := m.aead.Open(nil, nil, k.Key, []byte(about))
	switch {
	case err != nil || !alone && (len(plain) == 0 || len(plain)%entrySize != 0):
		return nil, texts.Error(form.Error{Code: Broken, Value: k.ID})
	case alone:
		return ring{}.with(1, plain), nil
	}
	return plain, nil
}

// key is the key of a ring.
func (r ring) key(id string) (k Key, err error) {
	k.ID = id
	for ; len(r) > 0; r = r[entrySize:] {
		n, secret := int(r[0]), r[1:entrySize]
		if n < 1 || n > len(suites) {
			return k, texts.Error(form.Error{Code: Broken, Value: id})
		}
		s := suites[n-1]
		aead, err := s.aeadOf(secret, "tthc seal")
		if err != nil {
			return k, err
		}
		if k.aeads = append(k.aeads, aead); k.hash == nil {
			k.hash = s.hash
			if k.digest, err = hkdf.Key(s.hash, secret, nil, "tthc digest", 32); err != nil {
				return k, err
			}
		}
	}
	return k, nil
}
