package figures

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

const (
	// together is how many facts are written in one transaction.
	together = 4096
	// MostWhole is how many facts are taken whole or not at all.
	MostWhole = 10_000
	// mostFaults is how many refusals are told.
	mostFaults = 1000
	// longestKey is the most bytes of a part of a key.
	longestKey = 100
)

// Intake is what became of what was sent.
type Intake struct {
	Read    int // rows
	Added   int // facts that were not there before
	Refused int
	Faults  form.Errors // why, with the line of each: the first of them
}

// Recorded is how many of the facts sent stand in the log, whenever they came.
func (i *Intake) Recorded() int { return i.Read - i.Refused }

// Source is facts that are read one after another and not kept.
type Source struct {
	rows    func(r *Room, may may, yield func(line int, f store.Fact, why error) bool)
	err     func() error                 // that ended it before its end
	same    func(kept, sent string) bool // says that two data tell the same
	refused func(why error) error        // says what was refused
	admit   func(may) admission          // asked where somebody may not tell of all bodies; nil: nothing more is asked
}

// may says whether whoever sends something may tell it of a body.
type may = func(body.ID) error

// beginning is what was recorded of a kind under identifiers that begin with a text.
type beginning = func(kind store.Kind, with string) iter.Seq2[store.Fact, error]

// admission says which facts may not be recorded, and why, by those that were before.
type admission = func([]store.Fact, beginning) (refused map[int]error, err error)

// taking is one intake under way: one reads and judges while another writes.
type taking struct {
	room  *Room
	from  Source
	whole bool
	admit admission // nil: all facts
	read  Intake    // by who reads
	wrote Intake    // by who writes
}

// batch is facts that are written in one transaction, and the line of each.
type batch struct {
	facts []store.Fact
	lines []int
}

// Take records facts. One that was recorded before stands once; one that cannot
// be right, or says another thing under the same key, is refused, and the others
// are recorded: or none, with whole. What was written before a source broke off is
// recorded, and the error says so: [CutOff], or [Incomplete] with whole.
func (r *Room) Take(ctx context.Context, from Source, whole bool) (Intake, error) {
	if r.options.Store == nil {
		return Intake{}, texts.Error(form.Error{Code: NothingRecorded})
	}
	t := &taking{room: r, from: from, whole: whole}
	if _, limited := access.Limited(ctx); limited && from.admit != nil {
		t.admit = from.admit(access.Checker(ctx))
	}
	full := make(chan batch) // the next is read while one is written
	written := make(chan error, 1)
	// A client that went away sends no more; what it sent is written all the same.
	ctx, stop := context.WithCancelCause(context.WithoutCancel(ctx))
	defer stop(nil)
	go func() {
		var err error
		for b := range full {
			if err == nil {
				if err = t.write(ctx, b); err != nil {
					stop(err)
				}
			}
		}
		written <- err
	}()
	t.readAll(ctx, full)
	close(full)
	err := <-written
	if err != nil {
		return Intake{}, err
	}
	all, broken := t.sum(), from.err()
	cut := errors.Is(broken, form.FormSource)
	switch {
	case whole && cut && !errors.Is(broken, rowfile.DayOrder):
		return Intake{}, texts.Error(form.Error{Code: Incomplete, Cause: broken})
	case whole && all.Refused > 0:
		return Intake{}, from.refused(all.Faults)
	case broken == nil:
		return all, nil
	case whole, all.Read == 0 && !cut:
		return Intake{}, from.refused(broken)
	}
	return all, texts.Error(form.Error{Code: CutOff, Args: form.Args{"read": all.Read}, Cause: broken})
}

// sum is what became of all that was read.
func (t *taking) sum() Intake {
	all := Intake{Read: t.read.Read, Added: t.wrote.Added, Refused: t.read.Refused + t.wrote.Refused, Faults: append(t.read.Faults, t.wrote.Faults...)}
	slices.SortStableFunc(all.Faults, func(a, b *form.Error) int { return a.Line - b.Line })
	all.Faults = all.Faults[:min(len(all.Faults), mostFaults)]
	return all
}

// refuse keeps why a row is refused.
func (i *Intake) refuse(line int, err error) {
	i.Refused++
	for _, e := range form.All(err) {
		if len(i.Faults) < mostFaults {
			told := *e
			told.Line = line
			i.Faults = append(i.Faults, &told)
		}
	}
}

// readAll reads the rows into batches. What is taken whole is one, and nothing of
// it is written once a row is refused.
func (t *taking) readAll(ctx context.Context, full chan<- batch) {
	size := together
	if t.whole {
		size = MostWhole
	}
	var b batch
	t.from.rows(t.room, access.Checker(ctx), func(line int, f store.Fact, why error) bool {
		t.read.Read++
		if why != nil {
			t.read.refuse(line, why)
			return true
		}
		if len(b.facts) == size {
			if t.whole {
				t.read.refuse(line, texts.Error(form.Error{Code: RowsMost, Args: form.Args{"max": MostWhole}}))
				return false
			}
			full <- b
			b = batch{make([]store.Fact, 0, size), make([]int, 0, size)}
			if ctx.Err() != nil {
				return false
			}
		}
		b.facts, b.lines = append(b.facts, f), append(b.lines, line)
		return true
	})
	if len(b.facts) > 0 && !(t.whole && (t.read.Refused > 0 || t.from.err() != nil)) {
		full <- b
	}
}

// write records a batch; one fact by itself together with those of others, unless it
// is judged by what was recorded before.
func (t *taking) write(ctx context.Context, b batch) error {
	if len(b.facts) == 1 && t.admit == nil {
		kept, added, err := t.room.options.Store.Append(ctx, b.facts[0])
		switch {
		case err != nil:
			return err
		case added:
			t.wrote.Added++
		case kept.Data != b.facts[0].Data && !t.from.same(kept.Data, b.facts[0].Data):
			t.wrote.refuse(b.lines[0], reused(b.facts[0]))
		}
		return nil
	}
	taken, err := t.room.options.Store.AppendMany(ctx, store.Many{Facts: b.facts, Whole: t.whole, Same: t.from.same, Admit: t.admit})
	if err != nil {
		return err
	}
	t.wrote.Added += taken.Added
	for _, i := range slices.Sorted(maps.Keys(taken.Refused)) {
		why := taken.Refused[i]
		if errors.Is(why, store.KeyReused) {
			why = reused(b.facts[i])
		}
		t.wrote.refuse(b.lines[i], why)
	}
	return nil
}

// reused says that another content was recorded under the key of a fact.
func reused(f store.Fact) error {
	return texts.Error(form.Error{Code: store.KeyReused, Value: f.ID})
}
