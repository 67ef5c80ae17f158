package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Hải Dương (H23) became a part of Hải Phòng (H24) on 1 July 2025: from that day
// neither it nor a unit of it does anything, and its successor acts. What it is said
// to have recorded, or to have withdrawn for a sender, is refused as well.
func TestEndedBodyActsNoMore(t *testing.T) {
	const haiDuong, haiPhong body.ID = "H23", "H24"
	s := tell(t, "PAKN.20250620.0001")
	s.happens("2025-06-20 08:00", petition.Submitted, "", to(haiDuong))
	for _, ended := range []body.ID{haiDuong, "H23.12"} {
		e := s.cannot(petition.RuleActor, "2025-07-01 08:00", petition.Accepted, ended)
		assert.Contains(t, e.Message(form.Vietnamese), "Hải Phòng", "the successor is named")
		s.cannot(petition.RuleActor, "2025-07-01 08:00", petition.Withdrawn, ended)
		s.cannot(petition.RuleActor, "2025-07-01 08:00", petition.Transferred, ended, to(hanoi))
	}
	before := *s
	before.happens("2025-06-30 23:59", petition.Accepted, haiDuong)
	before.cannot(petition.RuleActor, "2025-07-01 08:00", petition.Answered, "H23.12", answer("7/UBND-KSTT", petition.ReasonExplainedAndKept))
	before.cannot(petition.RuleActor, "2025-07-01 08:00", petition.Extended, haiDuong, until("2025-07-31"), because("sáp nhập"))
	copied := func(e *petition.Event) { e.CopyTo = haiDuong }
	before.cannot(petition.RuleBody, "2025-07-01 08:00", petition.Answered, haiPhong, answer("7/UBND-KSTT", petition.ReasonExplainedAndKept), copied)
	before.happens("2025-07-01 08:00", petition.Answered, haiPhong, answer("7/UBND-KSTT", petition.ReasonExplainedAndKept))
	before.cannot(petition.RuleActor, "2025-07-02 08:00", petition.Published, haiDuong)
	before.happens("2025-07-02 08:00", petition.Published, "H24.05")
	s.happens("2025-07-01 08:00", petition.Accepted, haiPhong)

	recorded := tell(t, "PAKN.20250702.0001")
	recorded.cannot(petition.RuleActor, "2025-07-02 08:00", petition.Submitted, haiDuong, to(haiPhong))
	recorded.happens("2025-07-02 08:00", petition.Submitted, haiPhong, to(haiPhong))
	// Nor does a body act before it is there: Phú Thọ's commune of July 2025.
	bodies, err := body.Vietnam().With(body.Data{Bodies: []body.Row{{ID: "local:xa-moi", Name: "Ủy ban nhân dân xã Mới", Class: "commune-committee", Parent: "H44", Since: "2025-07-01"}}})
	require.NoError(t, err)
	early := tell(t, "PAKN.20250630.0001")
	early.process = petition.MustProcess(petition.Options{Bodies: bodies})
	early.cannot(petition.RuleActor, "2025-06-30 08:00", petition.Submitted, "local:xa-moi", to("H44"))
}
