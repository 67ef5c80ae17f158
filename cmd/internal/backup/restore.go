package backup

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// restoring begins the name of the folder, within the place, in which a database is
// until it is known to be whole.
const restoring = ".tthc-restore-"

// Restore writes the database of a backup into a folder that holds nothing. It is
// there when it is known to be what was backed up: its bytes have the checksum of the
// manifest, its pages are whole, its rows are as many and each fits the chain.
func Restore(ctx context.Context, file, folder string, fault Fault) (Manifest, error) {
	if store.IsPostgres(folder) {
		return Manifest{}, texts.Error(form.Error{Code: IntoPostgres, Args: form.Args{"place": store.Shown(folder), "file": file}})
	}
	in, err := os.Open(file)
	if err != nil {
		return Manifest{}, err
	}
	defer in.Close()
	made, err := room(folder)
	if err != nil {
		return Manifest{}, err
	}
	part, err := os.MkdirTemp(folder, restoring)
	if err != nil {
		return Manifest{}, err
	}
	m, err := restore(ctx, in, part, fault)
	if told := (*form.Error)(nil); errors.As(err, &told) && (told.Code == NoBackup || told.Code == Differs || told.Code == Unfit) {
		told.Value = file
	}
	if err == nil {
		err = appear(filepath.Join(part, store.FileName), filepath.Join(folder, store.FileName))
	}
	gone := os.RemoveAll(part)
	if err != nil && made {
		_ = os.Remove(folder) // where nothing else came into it
	}
	return m, errors.Join(err, gone)
}

// room is a folder that holds nothing but what a restoration that was killed has
// left, which is taken away. It is made where it is not there.
func room(folder string) (made bool, err error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return true, os.MkdirAll(folder, 0o700)
	}
	if err != nil {
		return false, err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), restoring) {
			return false, texts.Error(form.Error{Code: NotEmpty, Value: store.Shown(folder)})
		}
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
			return false, err
		}
	}
	return false, nil
}

func restore(ctx context.Context, in io.Reader, part string, fault Fault) (Manifest, error) {
	database := filepath.Join(part, store.FileName)
	want, err := unpack(ctx, in, database)
	if err != nil {
		return Manifest{}, err
	}
	var found Manifest
	faults := 0
	if err := found.look(ctx, part, func(f trail.Fault) { faults++; fault(f) }); err != nil {
		return Manifest{}, err
	}
	if faults > 0 {
		return Manifest{}, texts.Error(form.Error{Code: Unfit, Args: form.Args{"count": faults}})
	}
	if err := found.against(want); err != nil {
		return Manifest{}, err
	}
	// The database is one file again: what was written beside it is in it.
	if err := os.Remove(database + "-wal"); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return Manifest{}, errors.Join(err, texts.Error(form.Error{Code: NoBackup}))
	}
	f, err := os.OpenFile(database, os.O_RDWR, 0)
	if err != nil {
		return Manifest{}, err
	}
	return want, errors.Join(f.Sync(), f.Close())
}

// unpack writes the database of a backup to a file, and gives the manifest that its
// bytes fit.
func unpack(ctx context.Context, in io.Reader, database string) (Manifest, error) {
	zip, err := gzip.NewReader(bufio.NewReader(reader{ctx, in}))
	if err != nil {
		return Manifest{}, broken(ctx, err)
	}
	r := tar.NewReader(zip)
	if err := member(r, store.FileName); err != nil {
		return Manifest{}, broken(ctx, err)
	}
	out, err := os.OpenFile(database, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return Manifest{}, err
	}
	defer out.Close()
	sum := sha256.New()
	size, err := copyTo(io.MultiWriter(out, sum), r)
	if err != nil {
		return Manifest{}, broken(ctx, err)
	}
	if err := out.Close(); err != nil {
		return Manifest{}, err
	}
	if err := member(r, manifestName); err != nil {
		return Manifest{}, broken(ctx, err)
	}
	text, err := io.ReadAll(io.LimitReader(r, longestManifest))
	if err != nil {
		return Manifest{}, broken(ctx, err)
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) { // that the file is whole shows at its end
		return Manifest{}, broken(ctx, err)
	}
	if rest, err := io.Copy(io.Discard, io.LimitReader(zip, longestManifest)); err != nil || rest == longestManifest {
		return Manifest{}, broken(ctx, err) // some programs fill the last block up, and none by so much
	}
	m, err := manifests.Read(text, nil)
	if err != nil {
		return Manifest{}, broken(ctx, err)
	}
	if err := differs(form.Text{"số byte", "number of bytes"}, size, m.Size); err != nil {
		return Manifest{}, err
	}
	return m, differs(form.Text{"giá trị băm", "checksum"}, hexOf(sum), m.SHA256)
}

// longestManifest is how long a manifest may be, in bytes.
const longestManifest = 64 << 10

// member goes to the next member of a file, which has a name.
func member(r *tar.Reader, name string) error {
	h, err := r.Next()
	if err != nil {
		return err
	}
	if h.Name != name || h.Typeflag != tar.TypeReg {
		return texts.Error(form.Error{Code: NoBackup})
	}
	return nil
}

// full is that what is read could not be written.
type full struct{ error }

func (f full) Unwrap() error { return f.error }

// copyTo copies, and tells what cannot be written from what cannot be read.
func copyTo(w io.Writer, r io.Reader) (int64, error) {
	return io.Copy(writer{w}, r)
}

type writer struct{ io.Writer }

func (w writer) Write(b []byte) (int, error) {
	n, err := w.Writer.Write(b)
	if err != nil {
		err = full{err}
	}
	return n, err
}

// broken says that a file is no whole backup, unless something else went wrong.
func broken(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	if f := (full{}); errors.As(err, &f) {
		return f.error
	}
	var told *form.Error
	if errors.As(err, &told) && told.Code == NoBackup {
		return told
	}
	return texts.Error(form.Error{Code: NoBackup, Cause: err})
}
