package attach_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/attach/content"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/files"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// filed is a PDF of so many bytes, no two of which are alike by their names.
func filed(name string, size int) string {
	head := "%PDF-1.4\n" + name + "\n"
	return head + strings.Repeat("0123456789abcde\n", size/16+1)[:max(0, size-len(head)-6)] + "%%EOF\n"
}

func sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:])
}

// desk is a room on a store, and what is not sealed and what is.
type desk struct {
	*attach.Room
	store        *store.Store
	open, sealed attach.Subject
	now          *time.Time
}

func newDesk(t *testing.T, place string) desk {
	s, err := store.Open(t.Context(), place)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	by, err := seal.ParseMaster(seal.NewMaster(1))
	require.NoError(t, err)
	vault, err := seal.NewVault(t.Context(), s.Seals(), by)
	require.NoError(t, err)
	key, err := vault.Take(t.Context())
	require.NoError(t, err)
	now := noon
	return desk{attach.New(s, func() time.Time { return now }), s, attach.Subject{Name: "1/KH#1#a#2026-03-02"}, attach.Subject{Name: "PAKN.20260301.0001", Key: &key}, &now}
}

// take uploads and attaches.
func (d desk) take(t *testing.T, s attach.Subject, id string, body io.Reader) (attach.Attachment, bool, error) {
	u, err := d.Upload(t.Context(), s, attach.Incoming{ID: id, Of: attach.Evidence, Name: id + ".pdf", Declared: "application/pdf"}, body)
	if err != nil {
		return attach.Attachment{}, false, err
	}
	return d.Attach(t.Context(), s, u)
}

func (d desk) read(t *testing.T, s attach.Subject, a attach.Attachment) string {
	whole, err := d.Open(t.Context(), s, a)
	require.NoError(t, err)
	var b strings.Builder
	n, err := whole.WriteTo(&b)
	require.NoError(t, err)
	assert.Equal(t, a.Size, n)
	return b.String()
}

// rows is how many rows the tables of files have.
func (d desk) rows(t *testing.T) (files, pieces int) {
	require.NoError(t, d.store.Files().DB.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM files), (SELECT count(*) FROM pieces)`).Scan(&files, &pieces))
	return files, pieces
}

func (d desk) faults(t *testing.T) (fit int, told []string) {
	fit, err := attach.Verify(t.Context(), d.store, func(f trail.Fault) { told = append(told, f.In(form.English)) })
	require.NoError(t, err)
	return fit, told
}

func TestAttachments(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		d := newDesk(t, place(t))
		for _, s := range []attach.Subject{d.open, d.sealed} {
			// A byte, a piece, a byte more, and several: each comes back as it went in.
			for i, size := range []int{40, files.PieceSize - 1, files.PieceSize, files.PieceSize + 1, 3*files.PieceSize + 7} {
				id := fmt.Sprint("attachment-", i)
				text := filed(id, size)
				require.Len(t, text, size)
				a, added, err := d.take(t, s, id, iotest.HalfReader(strings.NewReader(text)))
				require.NoError(t, err)
				assert.True(t, added)
				assert.Equal(t, []any{id, id + ".pdf", content.PDF, int64(size), sum(text), noon.UnixMilli()}, []any{a.ID, a.Name, a.Type, a.Size, a.SHA256, a.Recorded.UnixMilli()})
				found, err := d.Find(t.Context(), s, id)
				require.NoError(t, err)
				assert.Equal(t, a.SHA256, found.SHA256)
				assert.Equal(t, text, d.read(t, s, found))
				again, added, err := d.take(t, s, id, strings.NewReader(text))
				require.NoError(t, err)
				assert.False(t, added, "sent again it stands once")
				assert.Equal(t, found, again)
				_, _, err = d.take(t, s, id, strings.NewReader(filed("other", size)))
				assert.ErrorIs(t, err, store.KeyReused)
			}
			list, err := d.List(t.Context(), s)
			require.NoError(t, err)
			assert.Len(t, list, 5)
			_, err = d.Find(t.Context(), s, "attachment-9")
			assert.ErrorIs(t, err, attach.Unknown)
		}
		n, pieces := d.rows(t)
		assert.Equal(t, [2]int{10, 18}, [2]int{n, pieces}, "of each twice 1, 1, 1, 2 and 4; nothing is left of what was sent again")
		fit, told := d.faults(t)
		assert.Equal(t, 10, fit)
		assert.Empty(t, told)

		// What breaks off, or is none of what is taken, leaves nothing.
		long := filed("long", attach.MaxFile+1)
		for name, c := range map[string]struct {
			body io.Reader
			want form.Code
		}{
			"it breaks off":               {io.MultiReader(strings.NewReader(filed("x", 3*files.PieceSize)), iotest.ErrReader(io.ErrUnexpectedEOF)), attach.CutOff},
			"it breaks off at once":       {iotest.ErrReader(io.ErrUnexpectedEOF), attach.CutOff},
			"it breaks off after a piece": {io.MultiReader(strings.NewReader(filed("x", files.PieceSize)), iotest.ErrReader(errors.New("reset"))), attach.CutOff},
			"it is a byte too long":       {strings.NewReader(long), attach.Refused},
			"it is empty":                 {strings.NewReader(""), attach.Refused},
			"it is cut":                   {strings.NewReader(filed("x", 3000)[:2000]), attach.Refused},
			"it is a page":                {strings.NewReader("<html>"), attach.Refused},
		} {
			for _, s := range []attach.Subject{d.open, d.sealed} {
				if name == "it is a byte too long" {
					c.body = strings.NewReader(long)
				}
				_, _, err := d.take(t, s, "attachment-x", c.body)
				assert.ErrorIs(t, err, c.want, name)
			}
		}
		for _, id := range []string{"", "short", strings.Repeat("x", 101), "attachment\u202e1", "attachment\xff"} {
			_, _, err := d.take(t, d.open, id, strings.NewReader(filed("x", 100)))
			assert.ErrorIs(t, err, attach.Refused, "%q", id)
		}
		again, still := d.rows(t)
		assert.Equal(t, [2]int{n, pieces}, [2]int{again, still})

		// What was uploaded and not attached, as of a server that was killed, is swept;
		// to be attached it comes too late then.
		u, err := d.Upload(t.Context(), d.sealed, attach.Incoming{ID: "attachment-late", Of: attach.Answer}, strings.NewReader(filed("late", 1000)))
		require.NoError(t, err)
		swept, err := d.Sweep(t.Context())
		require.NoError(t, err)
		assert.Zero(t, swept, "it may be attached yet")
		*d.now = noon.Add(files.Abandoned + time.Second)
		swept, err = d.Sweep(t.Context())
		require.NoError(t, err)
		assert.Equal(t, 1, swept)
		_, _, err = d.Attach(t.Context(), d.sealed, u)
		assert.ErrorIs(t, err, files.Gone)
		again, still = d.rows(t)
		assert.Equal(t, [2]int{n, pieces}, [2]int{again, still})
		list, err := d.List(t.Context(), d.sealed)
		require.NoError(t, err)
		assert.Len(t, list, 5, "and stands nowhere")
	})
}

// Nothing of what is sealed stands in the database, nor the name of the file.
func TestWhatIsSealedIsNowhere(t *testing.T) {
	place := t.TempDir()
	d := newDesk(t, place)
	text := filed("Đơn của Trần Thị Đánhdấu", 5000)
	u, err := d.Upload(t.Context(), d.sealed, attach.Incoming{ID: "attachment-1", Of: attach.Sender, Name: "Don-Danhdau.pdf"}, strings.NewReader(text))
	require.NoError(t, err)
	a, _, err := d.Attach(t.Context(), d.sealed, u)
	require.NoError(t, err)
	assert.Equal(t, "Don-Danhdau.pdf", a.Name)
	_, _, err = d.take(t, d.open, "mau-ro-rang", strings.NewReader(filed("Dấuhiệu", 100)))
	require.NoError(t, err)
	require.NoError(t, d.store.Close())
	var all []byte
	left, err := os.ReadDir(place)
	require.NoError(t, err)
	for _, f := range left {
		b, err := os.ReadFile(place + "/" + f.Name())
		require.NoError(t, err)
		all = append(all, b...)
	}
	for _, marked := range []string{"Đánhdấu", "Danhdau", "0123456789abcde\n0123456789abcde\n0123456789abcde\n0123456789abcde\n0123456789abcde\n0123456789abcde", sum(text)} {
		assert.False(t, bytes.Contains(all, []byte(marked)), marked)
	}
	for _, open := range []string{"mau-ro-rang.pdf", "Dấuhiệu", sum(filed("Dấuhiệu", 100))} {
		assert.True(t, bytes.Contains(all, []byte(open)), open)
	}
}

// There are so many files and bytes of one thing, and no more, also where several come
// at once.
func TestLimits(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		d := newDesk(t, place(t))
		var all sync.WaitGroup
		errs := make([]error, attach.MaxFiles+10)
		for i := range errs {
			all.Go(func() {
				_, _, errs[i] = d.take(t, d.open, fmt.Sprint("attachment-", i), strings.NewReader(filed(fmt.Sprint(i), 100)))
			})
		}
		all.Wait()
		refused := 0
		for _, err := range errs {
			if err != nil {
				assert.ErrorIs(t, err, attach.Full)
				refused++
			}
		}
		assert.Equal(t, 10, refused)
		n, pieces := d.rows(t)
		assert.Equal(t, [2]int{attach.MaxFiles, attach.MaxFiles}, [2]int{n, pieces})

		// Five of the longest are all that one thing may have, to the byte.
		text := filed("large", attach.MaxFile)
		for i := range 5 {
			_, _, err := d.take(t, d.sealed, fmt.Sprint("attachment-", i), strings.NewReader(text))
			require.NoError(t, err)
		}
		_, _, err := d.take(t, d.sealed, "attachment-6", strings.NewReader(filed("x", 20)))
		assert.ErrorIs(t, err, attach.Full)
		_, added, err := d.take(t, d.sealed, "attachment-4", strings.NewReader(text))
		require.NoError(t, err, "what is there is there")
		assert.False(t, added)
	})
}

// An upload and a reading hold some pieces, however long the file is.
func TestMemoryIsBounded(t *testing.T) {
	d := newDesk(t, t.TempDir())
	text := filed("large", attach.MaxFile)
	read := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := read()
	most := uint64(0)
	watched := watching{strings.NewReader(text), func() { most = max(most, read()-min(before, read())) }, 0}
	a, _, err := d.take(t, d.sealed, "attachment-1", &watched)
	require.NoError(t, err)
	whole, err := d.Open(t.Context(), d.sealed, a)
	require.NoError(t, err)
	got := sha256.New()
	_, err = whole.WriteTo(got)
	require.NoError(t, err)
	most = max(most, read()-min(before, read()))
	assert.Equal(t, sum(text), hex.EncodeToString(got.Sum(nil)))
	assert.Less(t, most, uint64(6<<20), "of 20 MiB")
	t.Logf("%d KiB", most>>10)
}

// watching tells of each two megabytes that are read.
type watching struct {
	io.Reader
	tell func()
	read int
}

func (w *watching) Read(b []byte) (int, error) {
	n, err := w.Reader.Read(b)
	if before := w.read; before>>21 != (before+n)>>21 {
		w.tell()
	}
	w.read += n
	return n, err
}

// Whoever can write to the database, and changes, cuts or takes away a file, is found,
// and nobody is given what is left.
func TestAChangedFileIsFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		d := newDesk(t, place(t))
		var list []attach.Attachment
		for i, s := range []attach.Subject{d.open, d.open, d.open, d.sealed, d.sealed} {
			a, _, err := d.take(t, s, fmt.Sprint("attachment-", i), strings.NewReader(filed(fmt.Sprint(i), files.PieceSize+100)))
			require.NoError(t, err)
			list = append(list, a)
		}
		exec := func(queries ...string) {
			for _, q := range queries {
				_, err := d.store.Files().Writes.ExecContext(t.Context(), q)
				require.NoError(t, err, q)
			}
		}
		if strings.HasSuffix(t.Name(), "postgres") {
			exec(`DROP TRIGGER pieces_keep ON pieces`, `DROP TRIGGER files_keep ON files`)
		} else {
			exec(`DROP TRIGGER pieces_no_update`, `DROP TRIGGER pieces_delete`, `DROP TRIGGER files_update`)
		}
		of := func(n int) string {
			return fmt.Sprintf(` WHERE file = (SELECT file FROM (SELECT file, row_number() OVER (ORDER BY seq) AS n FROM (SELECT seq, %s AS file FROM log WHERE kind = 'attachment') AS a) AS b WHERE n = %d)`, map[bool]string{true: `fact::json ->> 'file'`, false: `json_extract(fact, '$.file')`}[strings.HasSuffix(t.Name(), "postgres")], n+1)
		}
		exec(`UPDATE pieces SET bytes = (SELECT p.bytes FROM pieces AS p`+strings.Replace(of(0), "file =", "p.file =", 1)+` AND p.n = 0)`+of(1)+` AND n = 0`,
			`DELETE FROM pieces`+of(2)+` AND n = 1`, `DELETE FROM pieces`+of(4))
		fit, told := d.faults(t)
		assert.Equal(t, 2, fit)
		require.Len(t, told, 3)
		for i, n := range []int{1, 2, 4} {
			name := map[bool]string{true: d.open.Name, false: d.sealed.Name}[n < 3]
			assert.Contains(t, told[i], fmt.Sprintf("(attachment %s, attachment-%d): this attached file was changed or removed", name, n))
		}
		for i, s := range []attach.Subject{d.open, d.open, d.open, d.sealed, d.sealed} {
			_, err := d.Open(t.Context(), s, list[i])
			assert.Equal(t, i == 1 || i == 2 || i == 4, errors.Is(err, attach.Changed), "%d: %v", i, err)
		}
	})
}
