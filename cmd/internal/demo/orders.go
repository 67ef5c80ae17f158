package demo

import (
	"context"
	"fmt"
	"strings"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// The tasks that the second version of the plan of 2026 has beside those of the first.
var later = []struct {
	task plan.Task
	time string
	way  []step // of the order
}{
	{plan.Task{ID: "13", Title: "Rà soát thủ tục hành chính liên quan đến hộ kinh doanh", Leads: []string{finance}}, "Trước ngày 20/11/2026", []step{
		{"2026-07-08", plan.EventTaken, plan.Event{By: finance}},
		{"2026-11-18", plan.EventSubmitted, plan.Event{By: finance, Document: "118/TTr-STC"}},
		{"2026-11-20", plan.EventReturned, plan.Event{By: office, Note: "Chưa rà soát thủ tục cấp xã"}},
		{"2026-11-25", plan.EventExplanationAsked, plan.Event{By: office, Note: "Vì sao chưa trình lại"}},
	}},
	{plan.Task{ID: "14", Title: "Số hóa sổ hộ tịch", Leads: []string{justice}, Coordinating: []string{"UBND các xã, phường"}}, "Trước ngày 16/12/2026", []step{
		{"2026-07-08", plan.EventTaken, plan.Event{By: justice}},
		{"2026-07-10", plan.EventAssigned, plan.Event{ID: "vi-du", By: justice, To: "H99.31", Due: form.NewDay(2026, 10, 30), Note: "Sổ của 3 đơn vị cũ"}},
		{"2026-07-10", plan.EventAssigned, plan.Event{ID: "mau-dong", By: justice, To: "H99.32", Due: form.NewDay(2026, 10, 30)}},
		{"2026-07-10", plan.EventAssigned, plan.Event{ID: "minh-mau", By: justice, To: "H99.42", Due: form.NewDay(2026, 11, 25)}},
		{"2026-07-10", plan.EventAssigned, plan.Event{ID: "an-mau", By: justice, To: "H99.34", Due: form.NewDay(2026, 12, 4)}},
		{"2026-07-13", plan.EventTaken, plan.Event{Inner: "vi-du", By: "Ủy ban nhân dân phường Ví Dụ"}},
		{"2026-08-03", plan.EventAssigned, plan.Event{ID: "mot-cua", Inner: "minh-mau", By: minhMau, To: "Bộ phận Một cửa xã Minh Mẫu", Due: form.NewDay(2026, 11, 18)}},
		{"2026-09-07", plan.EventStarted, plan.Event{Inner: "mau-dong", By: mauDong}},
		{"2026-10-26", plan.EventExtensionAsked, plan.Event{Inner: "mau-dong", By: mauDong, Due: form.NewDay(2026, 11, 13), Note: "Máy quét hỏng"}},
		{"2026-10-28", plan.EventExtensionRefused, plan.Event{Inner: "mau-dong", By: justice, Note: "Đề nghị mượn máy của phường Ví Dụ"}},
		{"2026-10-28", plan.EventSubmitted, plan.Event{Inner: "vi-du", By: "Ủy ban nhân dân phường Ví Dụ", Document: "45/BC-UBND"}},
		{"2026-11-02", plan.EventConfirmed, plan.Event{Inner: "vi-du", By: justice}},
		{"2026-11-03", plan.EventExplanationAsked, plan.Event{Inner: "mau-dong", By: justice, Note: "Vì sao quá hạn"}},
		{"2026-11-06", plan.EventExplained, plan.Event{Inner: "mau-dong", By: mauDong, Note: "Máy mượn đến sau hạn"}},
		{"2026-11-10", plan.EventDone, plan.Event{Inner: "mau-dong", By: mauDong, Document: "61/BC-UBND"}},
		{"2026-11-17", plan.EventDone, plan.Event{Inner: "mot-cua", By: "Bộ phận Một cửa xã Minh Mẫu", Note: "Đã quét 12 quyển"}},
		{"2026-11-19", plan.EventReturned, plan.Event{Inner: "mot-cua", By: minhMau, Note: "Thiếu sổ năm 1998"}},
		{"2026-11-23", plan.EventExtensionAsked, plan.Event{Inner: "minh-mau", By: minhMau, Due: form.NewDay(2026, 12, 4), Note: "Chờ bổ sung sổ năm 1998"}},
	}},
}

// Who acts in the way of those orders.
const (
	office  = "Văn phòng UBND tỉnh Ví Dụ"
	finance = "Sở Tài chính tỉnh Ví Dụ"
	justice = "Sở Tư pháp tỉnh Ví Dụ"
	mauDong = "Ủy ban nhân dân phường Mẫu Đông"
	minhMau = "Ủy ban nhân dân xã Minh Mẫu"
)

// step is something that happens to an order on a day; what it has of identifiers is
// short for those under the order.
type step struct {
	day  string
	kind plan.EventType
	plan.Event
}

// order has what happens to a later task told on its days.
func (s *story) order(ctx context.Context, task plan.TaskID, way []step) error {
	v, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	list, err := v.Due(ctx, plan2026, "", plan.DueQuery{AsOf: s.Ledger.Today(), ObligationQuery: plan.ObligationQuery{Expand: true}})
	if err != nil {
		return err
	}
	for _, row := range list {
		if row.Task != task || row.Role != body.RoleLead {
			continue
		}
		for i, one := range way {
			e := one.Event
			e.Obligation, e.Type, e.Day = row.ID, one.kind, form.MustParseDay(one.day)
			if e.ID == "" {
				e.ID = fmt.Sprint(i + 1)
			}
			e.ID = under(task, e.ID)
			if e.Inner != "" {
				e.Inner = under(task, e.Inner)
			}
			s.progress[e.Day] = append(s.progress[e.Day], e)
		}
		return nil
	}
	return fmt.Errorf("%s: the plan has no such task", task)
}

// under is the identifier of an event of a later task.
func under(task plan.TaskID, id string) string {
	return strings.Join([]string{"demo", "2026", string(task), id}, "-")
}
