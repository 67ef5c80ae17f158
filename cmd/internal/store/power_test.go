package store_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	_ "github.com/ncruces/go-sqlite3/driver" // driver "sqlite3", whose files can be others
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// everyCut asks for the long run.
var everyCut = flag.Bool("cuts", false, "cut the power at every operation, not at some of them")

// What a file system was asked to do.
type operation struct {
	kind   string // write, sync, truncate, delete
	file   string // its base name
	at     int64
	data   []byte // of a write
	synced bool   // of a delete: with its folder
}

// disk is the files of the machine, and a record of what was done to them: from
// it follows what would lie on the disk had the power gone at any moment.
type disk struct {
	vfs.VFS
	mu         sync.Mutex
	operations []operation
}

func (d *disk) note(o operation) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.operations = append(d.operations, o)
}

// now is how many operations there were.
func (d *disk) now() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.operations)
}

func (d *disk) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	return vfsutil.WrapOpen(d.VFS, name, flags)
}

func (d *disk) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	f, flags, err := vfsutil.WrapOpenFilename(d.VFS, name, flags)
	if err != nil || name == nil {
		return f, flags, err
	}
	return &file{f, d, filepath.Base(name.String())}, flags, nil
}

func (d *disk) Delete(name string, syncDir bool) error {
	err := d.VFS.Delete(name, syncDir)
	if err == nil {
		d.note(operation{kind: "delete", file: filepath.Base(name), synced: syncDir})
	}
	return err
}

// file is an open file whose changes are noted.
type file struct {
	vfs.File
	disk *disk
	name string
}

func (f *file) WriteAt(p []byte, off int64) (int, error) {
	n, err := f.File.WriteAt(p, off)
	f.disk.note(operation{kind: "write", file: f.name, at: off, data: slices.Clone(p[:n])})
	return n, err
}

func (f *file) Truncate(size int64) error {
	err := f.File.Truncate(size)
	f.disk.note(operation{kind: "truncate", file: f.name, at: size})
	return err
}

func (f *file) Sync(flags vfs.SyncFlag) error {
	err := f.File.Sync(flags)
	f.disk.note(operation{kind: "sync", file: f.name})
	return err
}

func (f *file) Unwrap() vfs.File               { return f.File }
func (f *file) SharedMemory() vfs.SharedMemory { return vfsutil.WrapSharedMemory(f.File) }
func (f *file) LockState() vfs.LockLevel       { return vfsutil.WrapLockState(f.File) }
func (f *file) PowersafeOverwrite() bool       { return vfsutil.WrapPowersafeOverwrite(f.File) }
func (f *file) SetPowersafeOverwrite(on bool)  { vfsutil.WrapSetPowersafeOverwrite(f.File, on) }
func (f *file) PersistWAL() bool               { return vfsutil.WrapPersistWAL(f.File) }
func (f *file) SetPersistWAL(keep bool)        { vfsutil.WrapSetPersistWAL(f.File, keep) }
func (f *file) HasMoved() (bool, error)        { return vfsutil.WrapHasMoved(f.File) }

// What the disk keeps of what was not synced when the power goes.
var losses = map[string]func(r *rand.Rand) keep{
	"all is kept":                 func(*rand.Rand) keep { return func(*operation) bool { return true } },
	"only what was synced":        func(*rand.Rand) keep { return func(*operation) bool { return false } },
	"a random part":               func(r *rand.Rand) keep { return func(*operation) bool { return r.IntN(2) == 0 } },
	"all but the last write torn": func(*rand.Rand) keep { return nil },
}

// keep says of an operation that was not synced whether the disk has it.
type keep func(*operation) bool

// sector is what a disk writes whole or not at all.
const sector = 512

// left is the files as they lie on the disk when the power goes before an
// operation: what was synced, and of the rest what is kept. Without a keep all is
// kept, but of the last write only the first half of its sectors.
func left(operations []operation, keeps keep) map[string][]byte {
	pending := map[string][]int{} // of each file, what was not synced
	durable := map[string][]byte{}
	apply := func(files map[string][]byte, o *operation) {
		b := files[o.file]
		switch o.kind {
		case "write":
			if end := int(o.at) + len(o.data); end > len(b) {
				b = append(b, make([]byte, end-len(b))...)
			}
			copy(b[o.at:], o.data)
			files[o.file] = b
		case "truncate":
			if int(o.at) <= len(b) {
				b = b[:o.at]
			} else {
				b = append(b, make([]byte, int(o.at)-len(b))...)
			}
			files[o.file] = b
		case "delete":
			delete(files, o.file)
		}
	}
	last := -1
	for i := range operations {
		o := &operations[i]
		switch {
		case o.kind == "sync", o.kind == "delete" && o.synced:
			for _, p := range pending[o.file] {
				apply(durable, &operations[p])
			}
			delete(pending, o.file)
			if o.kind == "delete" {
				apply(durable, o)
			} else if _, ok := durable[o.file]; !ok {
				durable[o.file] = nil
			}
		default:
			pending[o.file] = append(pending[o.file], i)
			if o.kind == "write" {
				last = i
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(pending)) {
		for _, p := range pending[name] {
			o := operations[p]
			if keeps == nil && p == last {
				half := (len(o.data)/sector + 1) / 2 * sector
				o.data = o.data[:min(half, len(o.data))]
			}
			if keeps == nil || keeps(&o) {
				apply(durable, &o)
			}
		}
	}
	return durable
}

// acknowledged is a fact that was, and after how many operations.
type acknowledged struct {
	id    string
	after int
}

// recorded is a run of the store, and what was acknowledged when: what all clients
// do, one, several at once and many together, with versions and without.
func recorded(t *testing.T, name string, pragmas ...string) ([]operation, []acknowledged) {
	d := &disk{VFS: vfs.Find("os")}
	vfs.Register(name, d)
	t.Cleanup(func() { vfs.Unregister(name) })
	s, err := store.OpenBy(t.Context(), t.TempDir(), lite.SQLite{Driver: "sqlite3", More: url.Values{"vfs": {name}}, Pragmas: append([]string{"wal_autocheckpoint(12)"}, pragmas...)})
	require.NoError(t, err)
	var mu sync.Mutex
	var told []acknowledged
	tell := func(ids ...string) {
		mu.Lock()
		defer mu.Unlock()
		for _, id := range ids {
			told = append(told, acknowledged{id, d.now()})
		}
	}
	var clients sync.WaitGroup
	for c := range 3 {
		clients.Go(func() {
			for i := range 8 {
				f := store.Fact{Kind: store.Progress, Name: "p", ID: fmt.Sprintf("one-%d-%d", c, i), Recorded: "2026-01-01T00:00:00.000Z", Data: strings.Repeat("x", 700*c+1)}
				if c == 0 {
					f.Kind, f.Name, f.Version = store.Plans, "v", i+1
				}
				if _, added, err := s.Append(t.Context(), f); assert.NoError(t, err) && assert.True(t, added) {
					tell(f.ID)
				}
			}
		})
	}
	clients.Wait()
	for m := range 3 {
		var many store.Many
		var ids []string
		for i := range 40 {
			ids = append(ids, fmt.Sprintf("many-%d-%d", m, i))
			many.Facts = append(many.Facts, store.Fact{Kind: store.Dossiers, Name: "b", ID: ids[i], Recorded: "2026-01-01T00:00:00.000Z", Data: strings.Repeat("y", 200)})
		}
		_, err := s.AppendMany(t.Context(), many)
		require.NoError(t, err)
		tell(ids...)
	}
	require.NoError(t, s.Close())
	return d.operations, told
}

// lost is the acknowledged facts that are not there once, when the power goes
// before the operation of that number.
func lost(t *testing.T, operations []operation, told []acknowledged, at int, loss keep) (gone []string) {
	folder := t.TempDir()
	for name, data := range left(operations[:at], loss) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	defer os.RemoveAll(folder)
	s, err := store.Open(t.Context(), folder) // as the server does when the power is back
	require.NoError(t, err)
	defer s.Close()
	times := map[string]int{}
	end, err := s.End(t.Context())
	require.NoError(t, err)
	for f, err := range s.Since(t.Context(), 0, end, store.Progress, store.Plans, store.Dossiers) {
		require.NoError(t, err)
		times[f.ID]++
	}
	// The links came with their rows.
	_, err = trail.Verify(s.Chain().Rows(t.Context(), int64(end)), s.Chain().Links(t.Context(), 0, 1<<40), nil, func(f trail.Fault) { gone = append(gone, f.In(form.English)) })
	require.NoError(t, err)
	for _, a := range told {
		if n := times[a.id]; n > 1 || n == 0 && a.after <= at {
			gone = append(gone, fmt.Sprintf("%s: %d times", a.id, n))
		}
	}
	// What is there was written whole: many facts together are there together.
	for m := range 3 {
		n := 0
		for id := range times {
			if strings.HasPrefix(id, fmt.Sprintf("many-%d-", m)) {
				n++
			}
		}
		if n != 0 && n != 40 {
			gone = append(gone, fmt.Sprintf("many-%d: %d of 40", m, n))
		}
	}
	return gone
}

// The power goes at an operation of the disk, any of them: what was acknowledged
// is there, whatever the disk had kept of the rest.
func TestThePowerGoes(t *testing.T) {
	operations, told := recorded(t, "power-full")
	kinds := map[string]int{}
	for _, o := range operations {
		kinds[o.kind]++
	}
	require.Greater(t, kinds["sync"], 20, kinds)
	require.Greater(t, kinds["write"], 100, kinds)
	t.Logf("%d operations (%v), %d facts", len(operations), kinds, len(told))
	step := len(operations)/60 + 1
	if *everyCut {
		step = 1
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, how := range slices.Sorted(maps.Keys(losses)) {
		t.Run(how, func(t *testing.T) {
			for at := 1; at <= len(operations); at += step {
				if gone := lost(t, operations, told, at, losses[how](r)); len(gone) > 0 {
					t.Fatalf("the power goes before operation %d of %d (%s %s): %s", at, len(operations), operations[at-1].kind, operations[at-1].file, strings.Join(gone, "; "))
				}
			}
		})
	}
}

// With less syncing rows are lost, and the harness sees it: what it does not find
// in the test above is not there to be found.
func TestThePowerGoesWithoutEverySync(t *testing.T) {
	operations, told := recorded(t, "power-normal", "synchronous(NORMAL)")
	for at := len(operations); at > 0; at-- {
		if len(lost(t, operations, told, at, losses["only what was synced"](nil))) > 0 {
			return
		}
	}
	t.Fatal("nothing was lost")
}

// A disk keeps nothing that is not there.
func TestWhatADiskKeeps(t *testing.T) {
	operations := []operation{
		{kind: "write", file: "a", data: []byte("one")}, {kind: "sync", file: "a"}, {kind: "write", file: "a", at: 3, data: []byte("two")},
		{kind: "write", file: "b", data: []byte("new")}, {kind: "delete", file: "a"},
	}
	assert.Equal(t, map[string][]byte{"a": []byte("one")}, left(operations, losses["only what was synced"](nil)))
	assert.Equal(t, map[string][]byte{"b": []byte("new")}, left(operations, losses["all is kept"](nil)))
}
