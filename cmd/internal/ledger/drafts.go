package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// Draft is a plan that was read from a table and that nobody has accepted yet.
type Draft struct {
	ID       string
	Version  int // from 1, one more each time that it is mended
	Recorded time.Time
	intake.Draft
	Accepted *PlanVersion // the plan that it became
}

// draftForm is a version of a draft as it is recorded. What was read from the
// table is in the first; its cells may be empty, so they are a text of their own.
type draftForm struct {
	Plan     plan.Plan   `json:"plan"`
	Doubts   []doubtForm `json:"doubts,omitzero"`
	Table    string      `json:"table,omitzero"` // the rows, in JSON
	Recorded time.Time   `json:"recorded"`
}

type doubtForm struct {
	Row    int    `json:"row,omitzero"`
	Column string `json:"column,omitzero"`
	Text   string `json:"text,omitzero"`
	Vi     string `json:"vi"`
	En     string `json:"en"`
}

var drafts = form.Of[draftForm](1)

// AddDraft takes in what was read from a file. The same file, read with the same
// answers to what it does not say, is the same draft: added is false then.
func (l *Ledger) AddDraft(ctx context.Context, read intake.Draft) (d Draft, added bool, err error) {
	table, err := json.Marshal(read.Rows)
	if err != nil {
		return d, false, err
	}
	f := draftForm{Plan: read.Plan, Table: string(table)}
	for _, doubt := range read.Doubts {
		f.Doubts = append(f.Doubts, doubtForm{doubt.Row, doubt.Column, doubt.Text, doubt.Why.In(form.Vietnamese), doubt.Why.In(form.English)})
	}
	said, err := json.Marshal([]any{f.Plan, f.Table})
	if err != nil {
		return d, false, err
	}
	id := uuid.NewSHA1(uuid.NameSpaceURL, said).String()
	added, err = l.appendDraft(ctx, id, 1, f)
	if err != nil {
		return d, false, err
	}
	d, err = l.Draft(ctx, id)
	return d, added, err
}

// MendDraft puts another plan in the place of the one that a draft has, after
// the version that whoever mended it had.
func (l *Ledger) MendDraft(ctx context.Context, id string, after int, p plan.Plan) (d Draft, err error) {
	if d, err = l.Draft(ctx, id); err != nil {
		return d, err
	}
	if d.Accepted != nil {
		return d, texts.Error(form.Error{Code: DraftAccepted, Value: d.Accepted.Plan.Number})
	}
	if _, err := l.appendDraft(ctx, id, after+1, draftForm{Plan: p}); err != nil {
		return d, err
	}
	return l.Draft(ctx, id)
}

// AcceptDraft makes a plan of the version of a draft. The error is
// PlanRefused where it is none yet.
func (l *Ledger) AcceptDraft(ctx context.Context, id string, version int) (v PlanVersion, added bool, err error) {
	d, err := l.Draft(ctx, id)
	switch {
	case err != nil:
		return v, false, err
	case d.Version != version:
		return v, false, store.Conflict(d.Version)
	case d.Accepted != nil:
		return *d.Accepted, false, nil
	}
	p, err := plan.New(d.Plan)
	if err != nil {
		return v, false, RefusedPlan(err)
	}
	return l.AddPlan(ctx, p, id)
}

func (l *Ledger) appendDraft(ctx context.Context, id string, version int, f draftForm) (added bool, err error) {
	if l.options.Store == nil {
		return false, texts.Error(form.Error{Code: NothingRecorded})
	}
	said, err := json.Marshal(f.Plan)
	if err != nil {
		return false, RefusedPlan(err)
	}
	f.Recorded = l.now()
	data, err := drafts.Write(f)
	if err != nil {
		return false, err
	}
	_, added, err = l.options.Store.Append(ctx, store.Fact{Kind: store.Drafts, Name: id, Version: version,
		ID: uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "%s#%d#%s", id, version, said)).String(), Recorded: f.Recorded.Format(instant), Data: string(data)})
	return added, err
}

// aboutDraft is by what the plan that came from a draft is found.
func aboutDraft(id string) string {
	if id == "" {
		return ""
	}
	return "draft " + id
}

// Draft finds a draft.
func (l *Ledger) Draft(ctx context.Context, id string) (d Draft, err error) {
	if l.options.Store == nil {
		return d, texts.Error(form.Error{Code: DraftUnknown, Value: id})
	}
	d.ID = id
	for f, err := range l.options.Store.Stream(ctx, store.Drafts, id, 0, 1<<62) {
		if err != nil {
			return d, err
		}
		read, err := drafts.Read([]byte(f.Data), nil)
		if err != nil {
			return d, err
		}
		if f.Version == 1 {
			if err := json.Unmarshal([]byte(read.Table), &d.Rows); err != nil {
				return d, err
			}
			for _, doubt := range read.Doubts {
				d.Doubts = append(d.Doubts, intake.Doubt{Row: doubt.Row, Column: doubt.Column, Text: doubt.Text, Why: form.Text{doubt.Vi, doubt.En}})
			}
		}
		d.Plan, d.Version, d.Recorded = read.Plan, f.Version, read.Recorded
	}
	if d.Version == 0 {
		return d, texts.Error(form.Error{Code: DraftUnknown, Value: id})
	}
	for f, err := range l.options.Store.About(ctx, aboutDraft(id)) {
		if err != nil {
			return d, err
		}
		v, err := readVersion(f)
		if err != nil {
			return d, err
		}
		d.Accepted = &v
	}
	return d, nil
}

// Faults is what keeps a draft from being a plan.
func (d Draft) Faults() form.Errors {
	_, err := plan.New(d.Plan)
	var all form.Errors
	if errors.As(err, &all) {
		return all
	}
	return nil
}
