package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/form"
)

// OneLine is the one thing that a request brings, on as many lines as it likes,
// as a line.
func OneLine(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	body, err := ReadBody(w, r, "application/json", MaxBody)
	if err != nil {
		return nil, err
	}
	var line bytes.Buffer
	if json.Compact(&line, body) != nil || line.Len() == 0 {
		return []byte("{"), nil // what is no JSON is refused as a line that is none
	}
	return line.Bytes(), nil
}

// Take takes in the facts that a request brings, and answers what became of them.
func (d *Desk) Take(w http.ResponseWriter, r *http.Request, from figures.Source, whole bool) {
	taken, err := d.Ledger.Figures().Take(r.Context(), from, whole)
	if err != nil {
		d.Fail(w, r, theCause(err))
		return
	}
	if no := denied(taken.Faults); no != nil && taken.Recorded() == 0 {
		d.Fail(w, r, no)
		return
	}
	said := spec.Taken{Read: taken.Read, Recorded: taken.Recorded(), Refused: taken.Refused}
	if taken.Refused > 0 {
		said.Faults = Some(FaultsOf(taken.Faults, Language(r)))
	}
	status := http.StatusOK
	if taken.Added > 0 {
		status = http.StatusCreated
	}
	d.Answer(w, r, status, said)
}

// theCause is why an intake failed: a key that was used for something else, and a
// limit of bytes, are told as such.
func theCause(err error) error {
	var e *form.Error
	if !errors.As(err, &e) || denied(err) != nil {
		return err
	}
	if all := form.All(e.Cause); len(all) == 1 && errors.Is(all[0], store.KeyReused) {
		return all[0]
	}
	for cause := e.Cause; cause != nil; cause = errors.Unwrap(cause) {
		if c, ok := cause.(*form.Error); ok && c.Code == contentTooLarge {
			return c
		}
	}
	return err
}
