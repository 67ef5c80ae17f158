// Package backup takes backups of a database that is in use, and restores them.
//
// # What a backup is
//
// A file of tar and gzip, with two members: tthc.db, the whole database as it stood at
// one moment, and manifest.json, what is in it: how many rows, up to which position,
// the last link of their chain, how many attached files, and the SHA-256 of tthc.db. Ordinary tools open it.
//
// Keys are in no backup: neither that by which heads are signed nor any that wraps
// others. Who finds a backup can then neither sign what was never recorded nor read
// what is sealed. They are kept apart, and put back by hand. Snapshots are in none
// either: they are made of the log.
//
// # All or nothing
//
// Both files appear under their names when they are whole and on the disk, by the
// last thing that is done. What was killed before leaves a folder whose name says
// what it is, and the next run takes it away.
package backup

import (
	"archive/tar"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused.
const (
	NoDatabase   form.Code = "backup.none"
	Exists       form.Code = "backup.exists"
	NotEmpty     form.Code = "restore.place"
	OfPostgres   form.Code = "backup.postgres"
	IntoPostgres form.Code = "restore.postgres"
	NoBackup     form.Code = "backup.form"     // its cause says why
	Differs      form.Code = "backup.differs"  // what is in it is not what was put there
	Unfit        form.Code = "backup.tampered" // rows do not fit their chain
)

var texts = form.Texts{
	NoDatabase: {"không có cơ sở dữ liệu tại {value}", "there is no database at {value}"},
	Exists:     {"{value} đã có; hãy chọn tên khác, bản sao lưu không ghi đè lên gì", "{value} is there already; choose another name, a backup is written over nothing"},
	NotEmpty:   {"{value} không trống; hãy chọn một thư mục trống hoặc chưa có, khôi phục không ghi đè lên gì", "{value} is not empty; choose a folder that is empty or not there, nothing is written over"},
	OfPostgres: {"PostgreSQL có công cụ sao lưu nhất quán của nó; hãy chạy: pg_dump --format=custom --file={file} {place}", "PostgreSQL has a tool for consistent backups of its own; run: pg_dump --format=custom --file={file} {place}"},
	IntoPostgres: {"khôi phục bằng công cụ của PostgreSQL, vào một cơ sở dữ liệu trống: pg_restore --exit-on-error --single-transaction --dbname={place} {file}; rồi chạy tthc audit verify",
		"restore by the tool of PostgreSQL, into an empty database: pg_restore --exit-on-error --single-transaction --dbname={place} {file}; then run tthc audit verify"},
	NoBackup: {"{value} không phải bản sao lưu nguyên vẹn", "{value} is no whole backup"},
	Differs:  {"{value} không còn như khi sao lưu: {what} là {found}, không phải {want}; hãy dùng bản khác", "{value} is not what was written: its {what} is {found} and not {want}; use another one"},
	Unfit:    {"{value} có {count} chỗ không khớp chuỗi đã ghi; chưa khôi phục gì, cơ sở dữ liệu vẫn lấy ra được từ tệp bằng tar", "{value} has {count} places that do not fit the chain of what was recorded; nothing was restored, and tar still takes the database out of the file"},
}

// manifestName is the name of the member that says what is in a backup.
const manifestName = "manifest.json"

// Manifest is what is in a backup.
type Manifest struct {
	Program  string    `json:"program"`          // that took it
	Taken    time.Time `json:"taken"`            // when
	Rows     int64     `json:"rows"`             // of the log
	Position int64     `json:"position"`         // the number of the last row
	Link     string    `json:"link"`             // the last of the chain, in hexadecimal
	Files    int       `json:"files,omitzero"`   // that are attached, and not erased
	Size     int64     `json:"size"`             // of the database, in bytes
	SHA256   string    `json:"sha256"`           // of the database, in hexadecimal
	Signer   string    `json:"signer,omitempty"` // of the last head; none where none was signed
}

var manifests = form.Of[Manifest](1)

// Fault is told of each row that does not fit the chain, and of each attached file that
// does not fit its row.
type Fault func(trail.Fault)

// Take writes a backup of the database in a folder to a file that is not there. Where
// rows do not fit their chain the backup is taken all the same, and each is told.
func Take(ctx context.Context, folder, file, program string, now time.Time, fault Fault) (Manifest, error) {
	switch {
	case store.IsPostgres(folder):
		return Manifest{}, texts.Error(form.Error{Code: OfPostgres, Args: form.Args{"place": store.Shown(folder), "file": file}})
	case !store.Exists(folder):
		return Manifest{}, texts.Error(form.Error{Code: NoDatabase, Value: store.Shown(folder)})
	}
	if _, err := os.Lstat(file); err == nil {
		return Manifest{}, texts.Error(form.Error{Code: Exists, Value: file})
	}
	at := filepath.Dir(file)
	part, err := unfinished(at, ".tthc-backup-")
	if err != nil {
		return Manifest{}, err
	}
	defer os.RemoveAll(part)
	if err := store.Copy(ctx, folder, part); err != nil {
		return Manifest{}, err
	}
	m := Manifest{Program: program, Taken: now.In(calendar.Zone()).Truncate(time.Second)}
	packed := filepath.Join(part, "packed")
	if err := pack(ctx, packed, filepath.Join(part, store.FileName), &m, fault); err != nil {
		return Manifest{}, err
	}
	return m, appear(packed, file)
}

// pack writes the file of a backup. The database is packed as it is, and only then
// opened to see what is in it, since that brings its tables up to date.
func pack(ctx context.Context, packed, database string, m *Manifest, fault Fault) error {
	out, err := os.OpenFile(packed, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	zip, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	if err != nil {
		return err
	}
	w := tar.NewWriter(zip)
	if err := packDatabase(ctx, w, database, m); err != nil {
		return err
	}
	if err := m.look(ctx, filepath.Dir(database), fault); err != nil {
		return err
	}
	text, err := manifests.Write(*m)
	if err != nil {
		return err
	}
	text = append(text, '\n')
	if err := w.WriteHeader(&tar.Header{Name: manifestName, Size: int64(len(text)), Mode: 0o600, ModTime: m.Taken}); err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	return errors.Join(w.Close(), zip.Close(), out.Sync(), out.Close())
}

func packDatabase(ctx context.Context, w *tar.Writer, database string, m *Manifest) error {
	in, err := os.Open(database)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	if err := w.WriteHeader(&tar.Header{Name: store.FileName, Size: info.Size(), Mode: 0o600, ModTime: m.Taken}); err != nil {
		return err
	}
	sum := sha256.New()
	m.Size, err = io.Copy(io.MultiWriter(w, sum), reader{ctx, in})
	m.SHA256 = hexOf(sum)
	return err
}

// look reads the whole database in a folder, and says what is in it.
func (m *Manifest) look(ctx context.Context, folder string, fault Fault) error {
	s, err := store.Open(ctx, folder)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Check(ctx, folder); err != nil {
		return err
	}
	v, err := audit.Verify(ctx, s.Chain(), nil, "", fault)
	if err != nil {
		return err
	}
	if m.Files, err = attach.Verify(ctx, s, fault); err != nil {
		return err
	}
	end, err := s.End(ctx)
	if err != nil {
		return err
	}
	m.Rows, m.Position, m.Link = v.Rows, int64(end), hex.EncodeToString(v.Last.Hash[:])
	if last, ok, err := s.Chain().LastHead(ctx); err != nil {
		return err
	} else if ok {
		head, err := trail.ReadHead(last.Note, "")
		if err != nil {
			return err
		}
		m.Signer = head.Origin
	}
	return s.Close()
}

// reader is a file that is read until it is interrupted.
type reader struct {
	ctx context.Context
	io.Reader
}

func (r reader) Read(b []byte) (int, error) {
	if err := context.Cause(r.ctx); err != nil {
		return 0, err
	}
	return r.Reader.Read(b)
}

func hexOf(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// longest is how long a backup may take: what began earlier was killed.
const longest = 24 * time.Hour

// unfinished is a new folder for what is not whole yet, and takes away what others
// that were killed have left.
func unfinished(in, prefix string) (string, error) {
	entries, err := os.ReadDir(in)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), prefix) && time.Since(info.ModTime()) > longest {
			if err := os.RemoveAll(filepath.Join(in, e.Name())); err != nil {
				return "", err
			}
		}
	}
	return os.MkdirTemp(in, prefix+"*")
}

// appear gives a whole file its name, unless there is one of it by now, and waits
// until that is on the disk.
func appear(whole, name string) error {
	err := os.Link(whole, name)
	if errors.Is(err, fs.ErrExist) {
		return texts.Error(form.Error{Code: Exists, Value: name})
	}
	if err != nil { // a file system that has no links
		if _, there := os.Lstat(name); there == nil {
			return texts.Error(form.Error{Code: Exists, Value: name})
		}
		err = os.Rename(whole, name)
	}
	if err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer folder.Close()
	_ = folder.Sync() // not every system syncs folders
	return nil
}

// differs says that something is not what the manifest says.
func differs[T comparable](what form.Text, found, want T) error {
	if found == want {
		return nil
	}
	return texts.Error(form.Error{Code: Differs, Args: form.Args{"what": what, "found": found, "want": want}})
}

// against holds what was found in a database against what the manifest says.
func (m *Manifest) against(want Manifest) error {
	return cmp.Or(
		differs(form.Text{"số dòng", "number of rows"}, m.Rows, want.Rows),
		differs(form.Text{"số tệp đính kèm", "number of attached files"}, m.Files, want.Files),
		differs(form.Text{"vị trí cuối", "last position"}, m.Position, want.Position),
		differs(form.Text{"mắt xích cuối", "last link"}, m.Link, want.Link))
}
