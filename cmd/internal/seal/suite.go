package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha3"
	"hash"

	"golang.org/x/crypto/chacha20poly1305"

	"github.com/caicach/tthc/schedule/form"
)

// suite is algorithms that go together. Its number stands in a key, where nobody changes
// it who has not the key that wraps it: what is sealed names its key, and cannot ask to
// be read by weaker ones. A number never gets another meaning.
type suite struct {
	mark string // of a master key
	hash func() hash.Hash
	aead func(key []byte) (cipher.AEAD, error) // makes its nonces at random
}

// Suites are the numbers of the suites, for those who choose one.
const Suites = len(suites)

var suites = [...]suite{
	{"tthc-master-1:", sha256.New, aesGCM},                                       // 1
	{"tthc-master-2:", func() hash.Hash { return sha3.New256() }, xChaCha20Poly}, // 2
}

// aeadOf is the cipher of the key that is derived from a secret for a purpose.
func (s suite) aeadOf(secret []byte, purpose string) (cipher.AEAD, error) {
	key, err := hkdf.Key(s.hash, secret, nil, purpose, 32)
	if err != nil {
		return nil, err
	}
	return s.aead(key)
}

func aesGCM(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

func xChaCha20Poly(key []byte) (cipher.AEAD, error) {
	aead, err := chacha20poly1305.NewX(key)
	return randomNonce{aead}, err
}

// randomNonce puts a nonce at random before what it seals, as that of GCM does. One of
// 24 bytes never comes twice.
type randomNonce struct{ cipher.AEAD }

func (randomNonce) NonceSize() int  { return 0 }
func (r randomNonce) Overhead() int { return r.AEAD.NonceSize() + r.AEAD.Overhead() }

func (r randomNonce) Seal(dst, _, plain, about []byte) []byte {
	nonce := make([]byte, r.AEAD.NonceSize(), r.Overhead()+len(plain))
	_, _ = rand.Read(nonce) // never fails
	return append(dst, r.AEAD.Seal(nonce, nonce, plain, about)...)
}

func (r randomNonce) Open(dst, _, sealed, about []byte) ([]byte, error) {
	n := r.AEAD.NonceSize()
	if len(sealed) < n {
		return nil, texts.Error(form.Error{Code: Broken})
	}
	return r.AEAD.Open(dst, sealed[:n], sealed[n:], about)
}
