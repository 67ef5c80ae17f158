package main

import (
	"bytes"
	_ "embed"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// The departments of the province, in the form in which the library reads
// them; it knows the ministries and the provinces itself.
//
//go:embed departments.csv
var departmentsCSV []byte

// library is all that the system holds of the library. The files glue_*.go
// are its seams; no other file knows the library.
type library struct {
	bodies   *body.Registry
	rules    onestop.Rules
	register *onestop.Register
	pakn     *petition.Process
}

func newLibrary() (*library, error) {
	rows, err := units.ReadCSV(bytes.NewReader(departmentsCSV), units.Options{})
	if err != nil {
		return nil, err
	}
	l := &library{rules: onestop.Rules{Procedures: map[string]onestop.Procedure{}}}
	if l.bodies, err = body.Vietnam().With(rows); err != nil {
		return nil, err
	}
	for _, p := range procedures {
		l.rules.Procedures[p.code] = onestop.Procedure{
			Term:       schedule.NewTerm(p.days, schedule.WorkingDays),
			FeeBearing: p.fee > 0, NoPaper: !p.paper, FullyOnline: p.whollyOnNet,
		}
	}
	if l.register, err = onestop.NewRegister(onestop.Options{Rules: l.rules}); err != nil {
		return nil, err
	}
	l.pakn, err = petition.NewProcess(petition.Options{Bodies: l.bodies})
	return l, err
}

// inVietnamese is what a user is shown of an error.
func inVietnamese(err error) string { return form.Message(err, form.Vietnamese) }
