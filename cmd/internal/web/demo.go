package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// someone is one of the people of a demo.
type someone struct{ ID, Name, Roles string }

// people is those in whose roles one may look at a demo; nobody elsewhere.
func (s *server) people(r *http.Request, l form.Language) (list []someone, err error) {
	if !s.Door.Demo {
		return nil, nil
	}
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		return nil, err
	}
	all, err := s.Door.Roster.People(r.Context())
	for _, p := range all {
		var roles []string
		for _, g := range p.Grants {
			role := g.Role.Name(l)
			if b := known.Bodies().ByID(g.Body); !b.IsZero() {
				role += ", " + b.Name(s.Ledger.Today())
			}
			roles = append(roles, role)
		}
		list = append(list, someone{p.ID, p.Name, cmp.Or(strings.Join(roles, "; "), l.Pick("chưa được giao vai trò", "no role yet"))})
	}
	return list, err
}
