// Package seal encrypts what people wrote, and who they are, where it is kept: each
// petition under a key of its own, which is kept beside it, wrapped by a master key
// from elsewhere. Without the key of a petition nobody reads it any more, whatever
// copies of the database there are: so it is erased.
//
// All of it is AES-256-GCM with random nonces, by the standard library. Keys for two
// purposes are derived from one by HKDF with SHA-256.
package seal

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// What a seal refuses.
const (
	MasterForm  form.Code = "master.form"
	MasterOther form.Code = "master.other" // keys are wrapped by another master key
	MasterLost  form.Code = "master.lost"
	Destroyed   form.Code = "seal.destroyed" // the key is there no more
	Broken      form.Code = "seal.broken"    // what was sealed, or its key, was changed
)

var texts = form.Texts{
	MasterForm:  {"khóa chính phải là tthc-master-1: và 32 byte bằng base64", "a master key is tthc-master-1: and 32 bytes in base64"},
	MasterOther: {"dữ liệu được niêm phong bằng khóa chính {value}, không phải {key}; đặt đúng thư mục khóa bằng --keys, hoặc lệnh bằng --master-key-command", "the data are sealed under the master key {value}, and not {key}; name the folder of the keys by --keys, or the command by --master-key-command"},
	MasterLost:  {"không có khóa chính {value}; đặt thư mục khóa bằng --keys", "there is no master key {value}; name the folder of the keys by --keys"},
	Destroyed:   {"khóa của nội dung này đã bị hủy", "the key of this content was destroyed"},
	Broken:      {"nội dung niêm phong hoặc khóa của nó đã bị sửa", "what was sealed, or its key, was changed"},
}

const (
	masterFile = "master.key"
	masterMark = "tthc-master-1:"
)

// Master is a key that wraps others.
type Master struct {
	name string
	aead cipher.AEAD
}

// Name is the name of the key; it says nothing of it.
func (m Master) Name() string { return m.name }

// ParseMaster reads a master key.
func ParseMaster(text string) (m Master, err error) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), masterMark)
	secret, err := base64.StdEncoding.DecodeString(rest)
	if !ok || err != nil || len(secret) != 32 {
		return m, texts.Error(form.Error{Code: MasterForm})
	}
	name, err := hkdf.Key(sha256.New, secret, nil, "tthc name", 8)
	if err != nil {
		return m, err
	}
	m.name = hex.EncodeToString(name)
	m.aead, err = aeadOf(secret, "tthc wrap")
	return m, err
}

// NewMaster makes a master key, as [ParseMaster] reads it.
func NewMaster() string {
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails
	return masterMark + base64.StdEncoding.EncodeToString(secret[:])
}

// aeadOf is the cipher of the key that is derived from a secret for a purpose.
func aeadOf(secret []byte, purpose string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, purpose, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// MasterPath is the file of the master key in a folder.
func MasterPath(folder string) string { return filepath.Join(folder, masterFile) }

// Source is where the master key comes from: a command, or else a file in a folder.
type Source struct {
	Folder  string
	Command string // its words, split at spaces; it writes the key to its standard output
}

// Master is the master key. With make one is made in the folder where there is
// none, for the owner alone to read; a command must give one.
func (s Source) Master(ctx context.Context, make bool) (Master, error) {
	if words := strings.Fields(s.Command); len(words) > 0 {
		var out, errs bytes.Buffer
		c := exec.CommandContext(ctx, words[0], words[1:]...) //nolint:gosec // it is the administrator's own
		c.Stdout, c.Stderr = &out, &errs
		if err := c.Run(); err != nil {
			return Master{}, errors.Join(err, errors.New(strings.Join(strings.Fields(errs.String()), " ")))
		}
		return ParseMaster(out.String())
	}
	path := MasterPath(s.Folder)
	text, err := os.ReadFile(path)
	switch {
	case err == nil:
		return ParseMaster(string(text))
	case !errors.Is(err, fs.ErrNotExist):
		return Master{}, err
	case !make:
		return Master{}, texts.Error(form.Error{Code: MasterLost, Value: path})
	}
	if err := WriteKey(path, NewMaster()); err != nil && !errors.Is(err, fs.ErrExist) {
		return Master{}, err
	}
	return s.Master(ctx, false) // of two that make one at once the first stands for both
}

// WriteKey writes a key to a file that is not there yet, for its owner alone.
func WriteKey(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	// What is read is whole: it gets its name when it is on the disk.
	f, err := os.CreateTemp(filepath.Dir(path), ".key-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(text + "\n")
	if err := errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Link(f.Name(), path)
}
