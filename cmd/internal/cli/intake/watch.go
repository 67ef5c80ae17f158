package intake

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/caicach/tthc/cmd/internal/cli"
)

// Watch shows a person at a terminal how much of a long file was read. A nil Watch shows
// nothing.
type Watch struct {
	to    io.Writer
	mu    sync.Mutex
	bytes int
	told  time.Time
	shown bool
}

// NewWatch is one on the terminal that a run tells of its errors; nil where there is none.
func NewWatch(p *cli.Program) *Watch {
	f, ok := p.Errs.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return &Watch{to: f, told: time.Now()}
}

// Read counts bytes that were read, and tells once a second how many there are.
func (w *Watch) Read(n int) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.bytes += n
	if now := time.Now(); now.Sub(w.told) >= time.Second {
		w.told, w.shown = now, true
		fmt.Fprintf(w.to, "\r%d MB", w.bytes/1_000_000)
	}
}

// End takes what was shown away.
func (w *Watch) End() {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.shown {
		w.shown = false
		fmt.Fprint(w.to, "\r\x1b[K")
	}
}

// Reader is a reader that is watched.
func (w *Watch) Reader(r io.Reader) io.Reader {
	if w == nil {
		return r
	}
	return watched{r, w}
}

type watched struct {
	io.Reader
	w *Watch
}

func (r watched) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	r.w.Read(n)
	return n, err
}

// ReaderAt is a file that is watched.
func (w *Watch) ReaderAt(r io.ReaderAt) io.ReaderAt {
	if w == nil {
		return r
	}
	return watchedAt{r, w}
}

type watchedAt struct {
	io.ReaderAt
	w *Watch
}

func (r watchedAt) ReadAt(b []byte, at int64) (int, error) {
	n, err := r.ReaderAt.ReadAt(b, at)
	r.w.Read(n)
	return n, err
}
