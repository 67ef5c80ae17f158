// Package drafts keeps plans that were read from tables and that nobody has
// accepted yet, with what a person should check beside them.
package drafts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/ledger/limits"
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
	Accepted *ledger.PlanVersion // the plan that it became
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
	Row    int         `json:"row,omitzero"`
	Column string      `json:"column,omitzero"`
	Task   plan.TaskID `json:"task,omitzero"`
	Text   string      `json:"text,omitzero"`
	Vi     string      `json:"vi"`
	En     string      `json:"en"`
	Option string      `json:"option,omitzero"`
}

// What is refused of drafts.
const (
	Unknown  form.Code = "unknown-draft"
	Accepted form.Code = "draft-accepted" // it is a plan by now
)

var texts = form.Texts{
	Unknown:  {"không có dự thảo {value}", "there is no draft {value}"},
	Accepted: {"dự thảo đã thành kế hoạch {value}; gửi bản mới của kế hoạch", "the draft has become the plan {value}; send a new version of the plan"},
}

var forms = form.Of[draftForm](1)

// Add takes in what was read from a file. The same file, read with the same
// answers to what it does not say, is the same draft: added is false then.
func Add(ctx context.Context, l *ledger.Ledger, read intake.Draft) (d Draft, added bool, err error) {
	table, err := json.Marshal(read.Rows)
	if err != nil {
		return d, false, err
	}
	f := draftForm{Plan: read.Plan, Table: string(table)}
	for _, doubt := range read.Doubts {
		f.Doubts = append(f.Doubts, doubtForm{doubt.Row, doubt.Column, doubt.Task, doubt.Text, doubt.Why.In(form.Vietnamese), doubt.Why.In(form.English), doubt.Option})
	}
	said, err := json.Marshal([]any{f.Plan, f.Table})
	if err != nil {
		return d, false, err
	}
	id := uuid.NewSHA1(uuid.NameSpaceURL, said).String()
	added, err = record(ctx, l, id, 1, f)
	if err != nil {
		return d, false, err
	}
	d, err = Find(ctx, l, id)
	return d, added, err
}

// Mend puts another plan in the place of the one that a draft has, after
// the version that whoever mended it had.
func Mend(ctx context.Context, l *ledger.Ledger, id string, after int, p plan.Plan) (d Draft, err error) {
	if d, err = Find(ctx, l, id); err != nil {
		return d, err
	}
	if d.Accepted != nil {
		return d, texts.Error(form.Error{Code: Accepted, Value: d.Accepted.Plan.Number})
	}
	if _, err := record(ctx, l, id, after+1, draftForm{Plan: p}); err != nil {
		return d, err
	}
	return Find(ctx, l, id)
}

// Accept makes a plan of the version of a draft. The error is
// PlanRefused where it is none yet.
func Accept(ctx context.Context, l *ledger.Ledger, id string, version int) (v ledger.PlanVersion, added bool, err error) {
	d, err := Find(ctx, l, id)
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
		return v, false, ledger.RefusedPlan(err)
	}
	return l.AddPlan(ctx, p, id)
}

func record(ctx context.Context, l *ledger.Ledger, id string, version int, f draftForm) (added bool, err error) {
	if l.Store() == nil {
		return false, ledger.ReadOnly()
	}
	said, err := json.Marshal(f.Plan)
	if err != nil {
		return false, ledger.RefusedPlan(err)
	}
	f.Recorded = l.Stamp()
	data, err := forms.Write(f)
	if err != nil {
		return false, err
	}
	_, added, err = l.Store().Append(ctx, store.Fact{Kind: store.Drafts, Name: id, Version: version,
		ID: uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "%s#%d#%s", id, version, said)).String(), Recorded: f.Recorded.Format(ledger.Instant), Data: string(data)})
	return added, err
}

// List is the drafts that no plan was made of yet, the newest first.
func List(ctx context.Context, l *ledger.Ledger) (list []Draft, err error) {
	if l.Store() == nil {
		return nil, nil
	}
	end, err := l.Store().End(ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for f, err := range l.Store().Of(ctx, store.Drafts, end) {
		if err != nil {
			return nil, err
		}
		if f.Version == 1 {
			ids = append(ids, f.Name)
		}
	}
	for _, id := range slices.Backward(ids) {
		d, err := Find(ctx, l, id)
		if err != nil {
			return nil, err
		}
		if d.Accepted == nil {
			list = append(list, d)
		}
	}
	return list, nil
}

// Find finds a draft.
func Find(ctx context.Context, l *ledger.Ledger, id string) (d Draft, err error) {
	if l.Store() == nil {
		return d, texts.Error(form.Error{Code: Unknown, Value: id})
	}
	d.ID = id
	for f, err := range l.Store().Stream(ctx, store.Drafts, id, 0, 1<<62) {
		if err != nil {
			return d, err
		}
		read, err := forms.Read([]byte(f.Data), nil)
		if err != nil {
			return d, err
		}
		if f.Version == 1 {
			if err := json.Unmarshal([]byte(read.Table), &d.Rows); err != nil {
				return d, err
			}
			for _, doubt := range read.Doubts {
				d.Doubts = append(d.Doubts, intake.Doubt{Row: doubt.Row, Column: doubt.Column, Task: doubt.Task, Text: doubt.Text, Why: form.Text{doubt.Vi, doubt.En}, Option: doubt.Option})
			}
		}
		d.Plan, d.Version, d.Recorded = read.Plan, f.Version, read.Recorded
	}
	if d.Version == 0 {
		return d, texts.Error(form.Error{Code: Unknown, Value: id})
	}
	if d.Accepted, err = l.PlanOfDraft(ctx, id); err != nil {
		return d, err
	}
	return d, nil
}

// Stands says whether a doubt is still to be looked at: until its words are no more in
// what the draft says of its task, or of the document where it is of none.
func (d Draft) Stands(doubt intake.Doubt) bool {
	p := &d.Plan
	said := []string{p.Number, p.Title, p.Issuer, p.From.String(), p.To.String()}
	if doubt.Task != "" {
		t, ok := p.Task(doubt.Task)
		if !ok {
			return false // taken out
		}
		said = slices.Concat([]string{string(t.ID), t.Title, t.Time.Text, t.Note}, t.Leads, t.Coordinating, t.Products, t.Recipients)
	}
	return doubt.Text == "" || slices.ContainsFunc(said, func(text string) bool { return strings.Contains(text, doubt.Text) }) || doubt.Task == "" && doubt.Row > 0
}

// Faults is what keeps a draft from being a plan.
func (d Draft) Faults() form.Errors {
	_, err := plan.New(d.Plan)
	return append(form.All(err), limits.Plan(&d.Plan)...)
}
