package wire

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/crowd"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/schedule/form"
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
	// Trail is what auditors and outsiders are shown of the log.
	Trail *audit.Trail
	// Receivers is who is told of what is recorded.
	Receivers *receivers.Book
	// Calendars is at which secret addresses calendars read.
	Calendars *calendars.Book
	// Crowd bounds how often those may ask who did not sign in; nil: as often as they
	// like.
	Crowd *crowd.Crowd
	// Submissions says that everybody may submit petitions by a page, without signing in.
	Submissions bool
}

// Whole is the gate with every room that it was not given, over its ledger; vault has the
// keys by which secrets are sealed.
func (g Gate) Whole(vault *seal.Vault) Gate {
	kept, now := g.Ledger.Store(), g.Ledger.Now
	if g.Roster == nil {
		g.Roster = roster.New(kept, now)
	}
	if g.Receivers == nil {
		g.Receivers = receivers.Open(receivers.Options{Store: kept, Now: now, Vault: vault})
	}
	if g.Calendars == nil {
		g.Calendars = calendars.Open(kept, now)
	}
	if g.Trail == nil && kept != nil {
		g.Trail = audit.NewTrail(kept.Chain(), "")
	}
	return g
}

// Hold refuses a request of somebody who did not sign in, from an address that asks
// too often.
func (g *Gate) Hold(r *http.Request) error {
	if seconds := g.Crowd.Wait(r, time.Now()); seconds > 0 {
		return tooMany(seconds, form.Text{"địa chỉ này hỏi quá nhiều khi chưa đăng nhập", "this address asks too often without signing in"})
	}
	return nil
}

func tooMany(seconds int, why form.Text) error {
	return texts.Error(form.Error{Code: TooMany, Args: form.Args{"seconds": seconds, "why": why}})
}

// bounds is why who is signed in has to wait.
var bounds = map[crowd.Why]form.Text{
	crowd.WhyAsks:  {"người hoặc mã truy cập này hỏi quá nhiều", "this person or token asks too often"},
	crowd.WhySends: {"người hoặc mã truy cập này gửi quá nhiều dữ liệu", "this person or token sends too much"},
}

// Held says on an answer when to ask again, where an error is that of Hold.
func Held(w http.ResponseWriter, err error) {
	var e *form.Error
	if errors.As(err, &e) && e.Code == TooMany {
		w.Header().Set("Retry-After", fmt.Sprint(e.Args["seconds"]))
	}
}

// Known notes who asks, of a request that is refused before anybody asks that.
func (g *Gate) Known(r *http.Request) *http.Request {
	if g.Who == nil {
		return r
	}
	p, err := g.Who(r)
	if err != nil {
		return r
	}
	observe.Who(r.Context(), p.ID)
	return r.WithContext(access.With(r.Context(), access.Pass{Principal: p}))
}

// Enter is a request with its pass for an operation of the table. What nobody may
// do with such a principal is refused; what is of a body is asked there
// ([access.Check]).
func (g *Gate) Enter(r *http.Request, operation string) (*http.Request, error) {
	p := access.Pass{Principal: access.Nobody(), Operation: access.Of(operation)}
	if g.Who != nil {
		var err error
		p.Principal, err = g.Who(r)
		if p.Principal.IsZero() && (err == nil || errors.Is(err, access.NotSignedIn)) {
			if held := g.Hold(r); held != nil {
				return r, held
			}
		}
		observe.Who(r.Context(), p.Principal.ID)
		if err != nil {
			return r.WithContext(access.With(r.Context(), p)), err
		}
	}
	if who := p.Principal; !who.IsZero() && who.Kind != access.KindOpen {
		if seconds, why := g.Crowd.WaitOf(who.ID, r, time.Now()); seconds > 0 {
			return r.WithContext(access.With(r.Context(), p)), tooMany(seconds, bounds[why])
		}
		r = r.WithContext(r.Context()) // not the one of the caller
		r.Body = g.Crowd.Metered(who.ID, r.Body)
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
