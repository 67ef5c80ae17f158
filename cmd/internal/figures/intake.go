package figures

import (
	"context"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/exchange"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

const (
	// together is how many facts are written in one transaction.
	together = 4096
	// MostWhole is how many facts are taken whole or not at all.
	MostWhole = 10_000
	// mostFaults is how many refusals are told.
	mostFaults = 1000
	// longestCode is the most bytes of a code.
	longestCode = 100
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

// deliveries is dossiers that are read one after another.
type deliveries interface {
	All() iter.Seq2[*onestop.Dossier, error]
	Missing() onestop.Field
	Err() error
}

// Source is a source of what is told of dossiers.
type Source struct {
	deliveries
	line     func() int
	code     func() string
	revision func() onestop.Revision
}

// CSV is the dossiers of a table, as tthc tally reads it.
func CSV(r io.Reader) (Source, error) {
	rows, err := onestop.ReadCSV(r)
	if err != nil {
		return Source{}, RefusedDossier(err)
	}
	return rowsOf(rows), nil
}

// Lines is the dossiers of JSON lines.
func Lines(r io.Reader) Source { return rowsOf(onestop.ReadJSON(r)) }

func rowsOf(rows *onestop.Rows) Source {
	return Source{deliveries: rows, line: rows.Line, code: func() string { return string(rows.Code()) }, revision: rows.Revision}
}

// Exchange is the dossiers of messages of the national exchange. They tell no
// revision: the newest is the one of which the latest moment is known.
func Exchange(r io.Reader) Source {
	ms := exchange.Read(r, exchange.Options{})
	return Source{deliveries: ms, line: ms.Number, code: ms.Code, revision: func() onestop.Revision { return onestop.RevisionAt(ms.Latest()) }}
}

// RefusedDossier says that what was told of a dossier was refused, and why.
func RefusedDossier(why error) error {
	return texts.Error(form.Error{Code: DossierRefused, Cause: why})
}

// taking is one intake under way: one reads and judges while another writes.
type taking struct {
	room  *Room
	whole bool
	check *onestop.Tally // refuses what cannot be right
	today form.Day
	read  Intake // by who reads
	wrote Intake // by who writes
}

// batch is facts that are written in one transaction, and the line of each.
type batch struct {
	facts []store.Fact
	lines []int
}

// Take records what is told of dossiers. A fact that was recorded before stands
// once; one that cannot be right, or says another thing under the same code and
// revision, is refused, and the others are recorded: or none, with whole. What
// was written before a source broke off is recorded, and the error says so.
func (r *Room) Take(ctx context.Context, from Source, whole bool) (Intake, error) {
	if r.options.Store == nil {
		return Intake{}, texts.Error(form.Error{Code: NothingRecorded})
	}
	tally, err := onestop.NewTally(r.registers[schedule.CalendarWindow].options())
	if err != nil {
		return Intake{}, err
	}
	t := &taking{room: r, whole: whole, check: tally, today: r.today()}
	full := make(chan batch) // the next is read while one is written
	written := make(chan error, 1)
	ctx, stop := context.WithCancelCause(ctx)
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
	t.readAll(ctx, from, full)
	close(full)
	err = <-written
	all := t.sum()
	switch {
	case err != nil:
		return Intake{}, err
	case whole && all.Refused > 0:
		return Intake{}, RefusedDossier(all.Faults)
	}
	if err := from.Err(); err != nil {
		return all, texts.Error(form.Error{Code: CutOff, Args: form.Args{"read": all.Read}, Cause: err})
	}
	return all, nil
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
func (t *taking) readAll(ctx context.Context, from Source, full chan<- batch) {
	size := together
	if t.whole {
		size = MostWhole
	}
	var b batch
	recorded := t.room.now()
	for d, err := range from.All() {
		t.read.Read++
		var f store.Fact
		if err == nil {
			f, err = t.fact(from, d, recorded)
		}
		if err != nil {
			t.read.refuse(from.line(), err)
			continue
		}
		if len(b.facts) == size {
			if t.whole {
				t.read.refuse(from.line(), texts.Error(form.Error{Code: RowsMost, Args: form.Args{"max": MostWhole}}))
				return
			}
			full <- b
			b = batch{make([]store.Fact, 0, size), make([]int, 0, size)}
			if ctx.Err() != nil {
				return
			}
		}
		b.facts, b.lines = append(b.facts, f), append(b.lines, from.line())
	}
	if len(b.facts) > 0 && !(t.whole && (t.read.Refused > 0 || from.Err() != nil)) {
		full <- b
	}
}

// fact is what a row tells, as it is recorded.
func (t *taking) fact(from Source, d *onestop.Dossier, recorded string) (f store.Fact, err error) {
	code := from.code()
	switch {
	case code == "":
		return f, texts.Error(form.Error{Code: onestop.CodeMissing, Path: "code"})
	case len(code) > longestCode || strings.ContainsFunc(code, func(r rune) bool { return r == '#' || unicode.IsControl(r) }):
		return f, texts.Error(form.Error{Code: CodeForm, Path: "code", Args: form.Args{"max": longestCode}})
	}
	if err := t.check.Add(d, t.today); err != nil {
		return f, err
	}
	revision := from.revision()
	line, err := d.AppendLine(make([]byte, 0, 512), code, revision, everyField&^from.Missing())
	if err != nil {
		return f, err
	}
	return store.Fact{Kind: store.Dossiers, Name: string(d.Body), ID: key(code) + revision.String(), Recorded: recorded, Data: string(line)}, nil
}

// key is what the identifiers of the facts of a dossier begin with: the revision
// follows.
func key(code string) string { return code + "#" }

// write records a batch.
func (t *taking) write(ctx context.Context, b batch) error {
	taken, err := t.room.options.Store.AppendMany(ctx, store.Many{Facts: b.facts, Whole: t.whole, Same: sameFacts})
	if err != nil {
		return err
	}
	t.wrote.Added += taken.Added
	for _, i := range slices.Sorted(maps.Keys(taken.Refused)) {
		t.wrote.refuse(b.lines[i], texts.Error(form.Error{Code: store.KeyReused, Path: "revision", Value: b.facts[i].ID}))
	}
	return nil
}

// sameFacts says that two lines tell the same of a dossier, whatever else their
// sources record.
func sameFacts(kept, sent string) bool {
	var both [2]onestop.Dossier
	for i, line := range []string{kept, sent} {
		for d, err := range onestop.ReadJSON(strings.NewReader(line)).All() {
			if err != nil {
				return false
			}
			both[i] = *d
		}
	}
	return both[0].Same(&both[1])
}
