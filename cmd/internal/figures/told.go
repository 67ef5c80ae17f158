package figures

import (
	"io"
	"iter"
	"strings"

	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/exchange"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// deliveries is dossiers that are read one after another.
type deliveries struct {
	dossiers interface {
		All() iter.Seq2[*onestop.Dossier, error]
		Missing() onestop.Field
		Err() error
	}
	line     func() int
	code     func() string
	revision func() onestop.Revision
}

// DossierTable is the dossiers of a table, as tthc tally reads it.
func DossierTable(r io.Reader) Source {
	f, err := rowfile.Open(r, rowfile.Dossiers())
	if err == nil {
		err = f.Whole()
	}
	var rows *onestop.Rows
	if err == nil {
		rows, err = onestop.ReadCSV(f)
	}
	if err != nil {
		return refusedWhole(err, RefusedDossier)
	}
	return rowsOf(rows)
}

// refusedWhole is a source of which nothing can be read.
func refusedWhole(why error, refused func(error) error) Source {
	return Source{rows: func(*Room, may, func(int, store.Fact, error) bool) {}, err: func() error { return why }, refused: refused}
}

// DossierLines is the dossiers of JSON lines.
func DossierLines(r io.Reader) Source { return rowsOf(onestop.ReadJSON(r)) }

func rowsOf(rows *onestop.Rows) Source {
	return deliveries{rows, rows.Line, func() string { return string(rows.Code()) }, rows.Revision}.source()
}

// DossierMessages is the dossiers of messages of the national exchange. They tell
// no revision: the newest is the one of which the latest moment is known.
func DossierMessages(r io.Reader) Source {
	ms := exchange.Read(r, exchange.Options{})
	return deliveries{ms, ms.Number, ms.Code, func() onestop.Revision { return onestop.RevisionAt(ms.Latest()) }}.source()
}

// RefusedDossier says that what was told of a dossier was refused, and why.
func RefusedDossier(why error) error {
	return texts.Error(form.Error{Code: DossierRefused, Cause: why})
}

func (from deliveries) source() Source {
	return Source{rows: from.rows, err: from.dossiers.Err, same: sameFacts, refused: RefusedDossier, admit: holders}
}

// rows is what is told, as it is recorded. What a tally refuses is refused.
func (from deliveries) rows(r *Room, may may, yield func(int, store.Fact, error) bool) {
	tally, err := onestop.NewTally(r.registers[schedule.CalendarWindow].options())
	if err != nil {
		yield(0, store.Fact{}, err)
		return
	}
	today, recorded := r.today(), r.now()
	for d, err := range from.dossiers.All() {
		f := store.Fact{Kind: store.Dossiers, Recorded: recorded}
		if err == nil {
			err = may(d.Body)
		}
		if err == nil {
			err = from.fact(&f, d, tally, today)
		}
		if !yield(from.line(), f, err) {
			return
		}
	}
}

func (from deliveries) fact(f *store.Fact, d *onestop.Dossier, tally *onestop.Tally, today form.Day) error {
	code := from.code()
	if code == "" {
		return texts.Error(form.Error{Code: onestop.CodeMissing, Path: "code"})
	}
	if err := keyPart("code", code); err != nil {
		return err
	}
	if err := tally.Add(d, today); err != nil {
		return err
	}
	revision := from.revision()
	line, err := d.AppendLine(make([]byte, 0, 512), code, revision, everyField&^from.dossiers.Missing())
	f.Name, f.ID, f.Data = string(d.Body), key(code)+revision.String(), string(line)
	return err
}

// keyPart refuses what cannot be a part of a key.
func keyPart(path, text string) error {
	if len(text) > longestKey || strings.Contains(text, "#") || unseen.In(text) {
		return texts.Error(form.Error{Code: KeyForm, Path: path, Args: form.Args{"max": longestKey}})
	}
	return nil
}

// key is what the identifiers of the facts of a dossier begin with: the revision
// follows.
func key(code string) string { return code + "#" }

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
