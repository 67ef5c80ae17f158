package figures

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime/debug"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Register is the dossiers as they are now.
type Register struct {
	*onestop.Register
	// Missing is the fields of which nothing that was told says anything: what
	// needs them is not counted, for what is not recorded is not nought.
	Missing onestop.Field
}

// FromDossiers is the source of observations that were counted from dossiers.
const FromDossiers = "tthc tally"

// register is the dossiers of a window, made of the log. A server has those that
// it was asked for.
type register struct {
	looked
	room    *Room
	window  schedule.Window
	of      *onestop.Register // nil until it is asked for
	records onestop.Field     // what some delivery told
	kept    int               // how many facts the snapshot has that was kept
}

// large is how many facts leave so much behind when they are read that the
// system should have it back at once.
const large = 100_000

// everyField is all that a source may lack.
var everyField = (*onestop.Rows)(nil).Missing()

// options is how dossiers are counted: so that figures by procedure can be had.
func (r *register) options() onestop.Options {
	return onestop.Options{Window: r.window, ByProcedure: true}
}

// Dossiers lets f ask the dossiers of a window, with all that was acknowledged
// before, and says up to which fact they go. Nothing else asks meanwhile.
func (r *Room) Dossiers(ctx context.Context, w schedule.Window, f func(Register) error) (store.Mark, error) {
	one := r.registers[w]
	one.mu.Lock()
	defer one.mu.Unlock()
	if err := one.catchUp(ctx); err != nil {
		return 0, err
	}
	return one.last.Mark, f(Register{one.of, everyField &^ one.records})
}

// DossiersMark is the mark of the last fact that was told of a dossier.
func (r *Room) DossiersMark(ctx context.Context, w schedule.Window) (store.Mark, error) {
	return r.Dossiers(ctx, w, func(Register) error { return nil })
}

// catchUp brings the register up to date.
func (r *register) catchUp(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx) // others wait for it
	if r.of == nil {
		if err := r.begin(ctx); err != nil {
			return err
		}
	}
	s := r.room.options.Store
	if s == nil {
		return nil
	}
	last, end, err := s.Last(ctx, r.end, store.Dossiers)
	if err != nil {
		return err
	}
	if last > r.end {
		before := r.last.Count
		if err := r.read(s.Since(ctx, r.end, last, store.Dossiers)); err != nil {
			return err
		}
		if r.last.Count-before > large {
			debug.FreeOSMemory() // what reading took and nothing needs any more
		}
	}
	r.end = end
	r.reached.Store(int64(end))
	return nil
}

// begin is the register of the snapshot, or an empty one.
func (r *register) begin(ctx context.Context) (err error) {
	if r.of, err = onestop.NewRegister(r.options()); err != nil {
		return err
	}
	h, data := r.file().read(ctx, r.room.options.Store)
	if data == nil || r.of.UnmarshalBinary(data) != nil {
		r.of, err = onestop.NewRegister(r.options())
		return err
	}
	r.last, r.end, r.kept, r.records = h, h.Mark, h.Count, onestop.Field(h.Records)
	return nil
}

// read takes in what was told. It was judged when it came, and is not judged
// again. What it breaks off at is told again the next time, which changes nothing.
func (r *register) read(facts iter.Seq2[store.Fact, error]) error {
	next, stop := iter.Pull2(facts)
	defer stop()
	source := &factLines{next: next}
	rows := onestop.ReadJSON(source)
	for d, err := range rows.All() {
		if err != nil {
			return fmt.Errorf("a fact of a dossier: %w", err)
		}
		if err := r.of.Put(string(rows.Code()), rows.Revision(), d, form.NoDay); err != nil && !errors.Is(err, onestop.RevisionMixed) {
			return fmt.Errorf("a fact of a dossier: %w", err)
		}
	}
	if source.err != nil {
		return source.err
	}
	r.records |= everyField &^ rows.Missing()
	r.last = header{Mark: source.last.At, Last: source.last.ID, Count: r.last.Count + source.count, Records: uint16(r.records)}
	return rows.Err()
}

// factLines reads facts as the lines of one file.
type factLines struct {
	next  func() (store.Fact, error, bool)
	rest  string // of the line at hand
	ends  bool   // its end is to come
	last  store.Fact
	count int
	err   error
}

func (s *factLines) Read(b []byte) (n int, err error) {
	for n < len(b) {
		switch {
		case s.rest != "":
			k := copy(b[n:], s.rest)
			s.rest, n = s.rest[k:], n+k
		case s.ends:
			b[n], s.ends, n = '\n', false, n+1
		default:
			f, err, more := s.next()
			if err != nil {
				s.err = err
			}
			if err != nil || !more {
				return n, io.EOF
			}
			s.rest, s.ends, s.last = f.Data, true, f
			s.count++
		}
	}
	return n, nil
}

func (r *register) file() snapshot {
	return snapshot{folder: r.room.options.Snapshots, kinds: []store.Kind{store.Dossiers}, name: "dossiers." + r.window.String()}
}

// keep writes the snapshot, if it is worth it.
func (r *register) keep() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.of == nil || r.last.Count-r.kept < worthKeeping {
		return nil
	}
	data, err := r.of.MarshalBinary()
	if err == nil {
		err = r.file().write(r.last, data)
	}
	if err == nil {
		r.kept = r.last.Count
	}
	return err
}
