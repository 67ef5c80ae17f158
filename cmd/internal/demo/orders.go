package demo

import (
	"context"
	"errors"
	"fmt"

	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// later is the tasks that the second version of the plan of 2026 has beside those of the
// first, and when they are due.
var later = []struct {
	task plan.Task
	time string
}{
	{plan.Task{ID: "13", Title: "Rà soát thủ tục hành chính liên quan đến hộ kinh doanh", Leads: []string{"Sở Tài chính tỉnh Ví Dụ"}}, "Trước ngày 20/11/2026"},
	{plan.Task{ID: "14", Title: "Số hóa sổ hộ tịch", Leads: []string{"Sở Tư pháp tỉnh Ví Dụ"}, Coordinating: []string{"UBND các xã, phường"}}, "Trước ngày 16/12/2026"},
}

// orders has what happens to the later tasks told on its days: one comes back, of the
// other parts are given down.
func (s *story) orders(ctx context.Context) error {
	v, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	list, err := v.Due(ctx, plan2026, "", plan.DueQuery{AsOf: s.Ledger.Today(), ObligationQuery: plan.ObligationQuery{Expand: true}})
	if err != nil {
		return err
	}
	of := map[string]plan.ObligationID{}
	for _, row := range list {
		if row.Role == body.RoleLead {
			of[string(row.Task)] = row.ID
		}
	}
	steps, err := province.Rows("orders-2026.tsv", '\t')
	for i, c := range steps {
		e := plan.Event{ID: under(c[0], c[3]), Obligation: of[c[0]], Inner: under(c[0], c[4]), By: c[5], To: c[6], Document: c[8], Note: c[9]}
		if e.ID == "" {
			e.ID = under(c[0], fmt.Sprint(i+1))
		}
		var bad, worse error
		e.Day, bad = form.ParseDay(c[1])
		if c[7] != "" {
			e.Due, worse = form.ParseDay(c[7])
		}
		err = errors.Join(err, bad, worse, e.Type.UnmarshalText([]byte(c[2])))
		s.progress[e.Day] = append(s.progress[e.Day], e)
	}
	return err
}

// under is the identifier of an event of a later task; empty for none.
func under(task, id string) string {
	if id == "" {
		return ""
	}
	return "demo-2026-" + task + "-" + id
}
