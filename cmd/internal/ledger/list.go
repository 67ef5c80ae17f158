package ledger

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// DueFilter keeps a part of due rows. The zero value keeps all.
type DueFilter struct {
	Statuses []plan.Status // any of these
	From, To form.Day      // the due day lies between, both included; zero: open
	Text     string        // in the task's words, its number or the body's name, without regard to case and accents
}

// keeper says of a row whether the filter keeps it.
func (f DueFilter) keeper() func(plan.DueRow) bool {
	key := reading.Key(f.Text)
	return func(r plan.DueRow) bool {
		switch {
		case len(f.Statuses) > 0 && !slices.Contains(f.Statuses, r.Status),
			f.From != form.NoDay && (r.Due == form.NoDay || r.Due < f.From),
			f.To != form.NoDay && (r.Due == form.NoDay || r.Due > f.To):
			return false
		}
		return f.Text == "" || key != "" && strings.Contains(reading.Key(string(r.Task)+" "+r.Title+" "+r.Body), key)
	}
}

// List is the due rows of a plan, or of all plans where none is named, as [View.Due]
// has them, that the filter keeps. A body may be named that only some of the plans
// know.
func (v *View) List(ctx context.Context, number, body string, q plan.DueQuery, f DueFilter) (rows []plan.DueRow, err error) {
	keeps := f.keeper()
	drop := func(r plan.DueRow) bool { return !keeps(r) }
	if number != "" {
		rows, err = v.Due(ctx, number, body, q)
		return slices.DeleteFunc(rows, drop), err
	}
	var unknown error
	known := false
	for _, k := range v.list {
		some, err := v.Due(ctx, k.Number, body, q)
		switch {
		case errors.Is(err, BodyUnknown):
			unknown = err
			continue
		case err != nil:
			return nil, err
		}
		known = true
		rows = append(rows, slices.DeleteFunc(some, drop)...)
	}
	if !known && unknown != nil {
		return nil, unknown
	}
	// In order of due day, what has none last; else as the plans have them.
	slices.SortStableFunc(rows, func(a, b plan.DueRow) int {
		if (a.Due == form.NoDay) != (b.Due == form.NoDay) {
			if a.Due == form.NoDay {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.Due, b.Due)
	})
	return rows, nil
}
