package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/caicach/tthc/cmd/internal/ledger/limits"
	"github.com/caicach/tthc/cmd/internal/ledger/revision"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// PlanVersion is a version of a plan as it was accepted.
type PlanVersion struct {
	Plan     *plan.Plan
	Version  int              // from 1; 0 for what was published with the program
	Recorded time.Time        // zero for version 0
	Draft    string           // from which it came, if from one
	Changes  revision.Changes // against the version before
}

// versionForm is a version of a plan as it is recorded.
type versionForm struct {
	Plan     plan.Plan `json:"plan"`
	Draft    string    `json:"draft,omitzero"`
	Recorded time.Time `json:"recorded"`
}

var versions = form.Of[versionForm](1)

func readVersion(f store.Fact) (PlanVersion, error) {
	read, err := versions.Read([]byte(f.Data), nil)
	if err != nil {
		return PlanVersion{}, err
	}
	p, err := plan.New(read.Plan)
	return PlanVersion{Plan: p, Version: f.Version, Recorded: read.Recorded, Draft: read.Draft}, err
}

// Stamp is the instant at which something is recorded, as it is written.
func (l *Ledger) Stamp() time.Time {
	return l.options.Now().In(calendar.Zone()).Truncate(time.Millisecond)
}

// Instant is how instants of recording are written.
const Instant = "2006-01-02T15:04:05.000Z07:00"

// AddPlan takes in a plan that is not known yet. When the same was taken in
// before, it gives that back and added is false.
func (l *Ledger) AddPlan(ctx context.Context, p *plan.Plan, draft string) (v PlanVersion, added bool, err error) {
	for _, published := range l.options.Plans {
		if published.Number == p.Number {
			return v, false, texts.Error(form.Error{Code: PlanExists, Value: p.Number})
		}
	}
	v, added, err = l.acceptPlan(ctx, p, draft, 1)
	if errors.Is(err, store.VersionConflict) {
		err = texts.Error(form.Error{Code: PlanExists, Value: p.Number})
	}
	return v, added, err
}

// RevisePlan takes in a version of a plan that is known, after the version
// that whoever changed it had: else it is [store.VersionConflict].
func (l *Ledger) RevisePlan(ctx context.Context, p *plan.Plan, after int) (v PlanVersion, err error) {
	view, err := l.At(ctx)
	if err != nil {
		return v, err
	}
	if _, err := view.Known(p.Number); err != nil {
		return v, err
	}
	if v, _, err = l.acceptPlan(ctx, p, "", after+1); err != nil {
		return v, err
	}
	all, err := l.Versions(ctx, p.Number)
	if err != nil {
		return v, err
	}
	i := slices.IndexFunc(all, func(other PlanVersion) bool { return other.Version == v.Version })
	return all[i], nil
}

// acceptPlan records a version. What it says is in its identifier: sent again,
// it is the same.
func (l *Ledger) acceptPlan(ctx context.Context, p *plan.Plan, draft string, version int) (v PlanVersion, added bool, err error) {
	if l.options.Store == nil {
		return v, false, ReadOnly()
	}
	if wrong := limits.Plan(p); len(wrong) > 0 {
		return v, false, RefusedPlan(wrong)
	}
	said, err := json.Marshal(p)
	if err != nil {
		return v, false, err
	}
	data, err := versions.Write(versionForm{*p, draft, l.Stamp()})
	if err != nil {
		return v, false, err
	}
	sum := sha256.Sum256(said)
	f, added, err := l.options.Store.Append(ctx, store.Fact{Kind: store.Plans, Name: p.Number, Version: version,
		ID: fmt.Sprintf("%s#%d#%s", p.Number, version, hex.EncodeToString(sum[:])), About: aboutDraft(draft), Recorded: l.Stamp().Format(Instant), Data: string(data)})
	if err != nil {
		return v, false, err
	}
	v, err = readVersion(f)
	return v, added, err
}

// RefusedPlan says that a plan was refused, and why.
func RefusedPlan(why error) error {
	return texts.Error(form.Error{Code: PlanRefused, Cause: why})
}

// Versions is the versions of a plan, the first first, each with what it
// changed.
func (l *Ledger) Versions(ctx context.Context, number string) ([]PlanVersion, error) {
	v, err := l.At(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := v.Known(number); err != nil {
		return nil, err
	}
	var list []PlanVersion
	for _, p := range l.options.Plans {
		if p.Number == number {
			list = append(list, PlanVersion{Plan: p})
		}
	}
	if l.options.Store != nil {
		for f, err := range l.options.Store.Stream(ctx, store.Plans, number, 0, v.at) {
			if err != nil {
				return nil, err
			}
			next, err := readVersion(f)
			if err != nil {
				return nil, err
			}
			list = append(list, next)
		}
	}
	for i := range list[1:] {
		if list[i+1].Changes, err = revision.Between(list[i].Plan, list[i+1].Plan); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// aboutDraft is by what the plan that came from a draft is found.
func aboutDraft(id string) string {
	if id == "" {
		return ""
	}
	return "draft " + id
}

// PlanOfDraft is the plan that a draft became, nil where it did not yet.
func (l *Ledger) PlanOfDraft(ctx context.Context, id string) (made *PlanVersion, err error) {
	for f, err := range l.options.Store.About(ctx, aboutDraft(id)) {
		if err != nil {
			return nil, err
		}
		v, err := readVersion(f)
		if err != nil {
			return nil, err
		}
		made = &v
	}
	return made, nil
}
