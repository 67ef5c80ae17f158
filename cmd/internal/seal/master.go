// Package seal encrypts what people wrote, and who they are, where it is kept: each
// petition under a key of its own, which is kept beside it, wrapped by a master key
// from elsewhere. Without the key of a petition nobody reads it any more, whatever
// copies of the database there are: so it is erased.
//
// All of it is authenticated encryption with random nonces, by the algorithms of a suite:
// of the first one AES-256-GCM, and SHA-256 in HKDF and HMAC; of the second one
// XChaCha20-Poly1305 and SHA3-256. A master key names its suite, which is that of every
// key made under it; [Rotate] replaces both, and what was sealed before is read as it was.
// Keys for two purposes are derived from one secret by HKDF.
package seal

import (
	"bytes"
	"context"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/caicach/tthc/cmd/internal/said"
	"github.com/caicach/tthc/schedule/form"
)

// What a seal refuses.
const (
	MasterForm    form.Code = "master.form"
	MasterCommand form.Code = "master.command" // the command that gives it failed
	MasterOther   form.Code = "master.other"   // keys are wrapped by another master key
	MasterLost    form.Code = "master.lost"
	Destroyed     form.Code = "seal.destroyed" // the key is there no more
	Broken        form.Code = "seal.broken"    // what was sealed, or its key, was changed
)

var texts = form.Texts{
	MasterForm:    {"khóa chính phải là tthc-master-1: hoặc tthc-master-2: và 32 byte bằng base64", "a master key is tthc-master-1: or tthc-master-2: and 32 bytes in base64"},
	MasterCommand: {"lệnh --master-key-command không in ra khóa chính: {why} {errs}", "the command of --master-key-command gave no master key: {why} {errs}"},
	MasterOther:   {"dữ liệu được niêm phong bằng khóa chính {value}, không phải {key}; đặt đúng thư mục khóa bằng --keys, hoặc lệnh bằng --master-key-command", "the data are sealed under the master key {value}, and not {key}; name the folder of the keys by --keys, or the command by --master-key-command"},
	MasterLost:    {"không có khóa chính {value}; đặt thư mục khóa bằng --keys", "there is no master key {value}; name the folder of the keys by --keys"},
	Destroyed:     {"khóa của nội dung này đã bị hủy", "the key of this content was destroyed"},
	Broken:        {"nội dung niêm phong hoặc khóa của nó đã bị sửa", "what was sealed, or its key, was changed"},
}

const masterFile = "master.key"

// Master is a key that wraps others.
type Master struct {
	name  string
	suite int // from 1
	aead  cipher.AEAD
}

// Name is the name of the key; it says nothing of it.
func (m Master) Name() string { return m.name }

// Suite is the number of the algorithms by which it wraps, and by which keys seal that
// are made under it.
func (m Master) Suite() int { return m.suite }

// ParseMaster reads a master key.
func ParseMaster(text string) (m Master, err error) {
	text = strings.TrimSpace(text)
	for i, s := range suites {
		rest, ok := strings.CutPrefix(text, s.mark)
		if !ok {
			continue
		}
		secret, err := base64.StdEncoding.DecodeString(rest)
		if err != nil || len(secret) != secretSize {
			break
		}
		name, err := hkdf.Key(s.hash, secret, nil, "tthc name", 8)
		if err != nil {
			return m, err
		}
		m.name, m.suite = hex.EncodeToString(name), i+1
		m.aead, err = s.aeadOf(secret, "tthc wrap")
		return m, err
	}
	return m, texts.Error(form.Error{Code: MasterForm})
}

// NewMaster makes a master key of a suite, from 1 to [Suites], as [ParseMaster] reads it.
func NewMaster(suite int) string {
	var secret [secretSize]byte
	_, _ = rand.Read(secret[:]) // never fails
	return suites[suite-1].mark + base64.StdEncoding.EncodeToString(secret[:])
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
			return Master{}, texts.Error(form.Error{Code: MasterCommand, Value: words[0], Args: form.Args{"why": said.Text(err), "errs": strings.Join(strings.Fields(errs.String()), " ")}})
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
	if err := WriteKey(path, NewMaster(1)); err != nil && !errors.Is(err, fs.ErrExist) {
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
