package wire

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/ledger"
)

// Gate is where it is asked who comes, and whether they may do what they ask for.
type Gate struct {
	Ledger *ledger.Ledger
	Roster *roster.Roster
	// Who says who asks; nobody is the zero principal. Without it nobody has to
	// sign in.
	Who func(*http.Request) (access.Principal, error)
	// Denied is told what was denied; nil: nobody is.
	Denied *audit.Denied
	// Receivers is who is told of what is recorded.
	Receivers *receivers.Book
}

// Enter is a request with its pass for an operation of the table. What nobody may
// do with such a principal is refused; what is of a body is asked there
// ([access.Check]).
func (g *Gate) Enter(r *http.Request, operation string) (*http.Request, error) {
	p := access.Pass{Principal: access.Nobody(), Operation: access.Of(operation)}
	if g.Who != nil {
		var err error
		if p.Principal, err = g.Who(r); err != nil {
			return r.WithContext(access.With(r.Context(), p)), err
		}
	}
	if p.Operation.Reach == access.ReachOwn && !p.Everywhere() {
		v, err := g.Ledger.At(r.Context())
		if err != nil {
			return r, err
		}
		p.Bodies, p.On = v.Bodies(), g.Ledger.Today()
	}
	return r.WithContext(access.With(r.Context(), p)), p.Admit()
}
