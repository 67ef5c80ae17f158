package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func TestNationalHistory(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(office))
	s.happens("2025-06-03 08:00", petition.Transferred, office, to(hanoi))
	s.happens("2025-06-04 08:00", petition.SupplementRequested, hanoi)
	s.happens("2025-06-05 08:00", petition.Supplemented, "")
	s.happens("2025-06-06 08:00", petition.Transferred, hanoi, to("G15"))
	s.happens("2025-06-09 08:00", petition.Accepted, "G15")
	s.happens("2025-06-10 08:00", petition.InterimAnswered, "G15")
	s.happens("2025-06-11 08:00", petition.SupplementRequested, "G15")
	s.happens("2025-06-12 08:00", petition.Supplemented, "")
	s.happens("2025-06-13 08:00", petition.Answered, "G15", answer("1/BTP", petition.ExplainedAndKept))
	s.happens("2025-06-16 08:00", petition.Returned, office)
	s.happens("2025-06-17 08:00", petition.Answered, "G15", answer("2/BTP", petition.ExplainedAndKept))
	s.happens("2025-06-18 08:00", petition.Published, "G15")
	entries := s.process.National(s.pet)
	type row struct {
		status      petition.NationalStatus
		body, actor body.ID
		from, until string
		set         petition.StatusSet
	}
	var got []row
	for i, e := range entries {
		left := ""
		if !e.LeftAt.IsZero() {
			left = e.LeftAt.Day().String()
		}
		got = append(got, row{e.Status, e.Body, e.Actor, e.EnteredAt.Day().String(), left, s.process.StatusSet(e, entries[:i])})
	}
	assert.Equal(t, []row{
		{"Mới tiếp nhận VPCP", office, "", "2025-06-02", "2025-06-03", petition.WaitingSet},
		{"Tiếp nhận ở địa phương", hanoi, office, "2025-06-03", "2025-06-04", petition.WaitingSet},
		{"PA chờ bổ sung", hanoi, hanoi, "2025-06-04", "2025-06-05", petition.ProcessedSet},
		{"Phản ánh đã bổ sung", hanoi, "", "2025-06-05", "2025-06-06", petition.WaitingSet},
		{"BNĐP gửi trả BNĐP khác", hanoi, hanoi, "2025-06-06", "2025-06-06", petition.ProcessedSet},
		{"Tiếp nhận ở địa phương", "G15", hanoi, "2025-06-06", "2025-06-09", petition.WaitingSet},
		{"Xử lý ở địa phương", "G15", "G15", "2025-06-09", "2025-06-11", petition.InProgressSet},
		{"PA chờ bổ sung", "G15", "G15", "2025-06-11", "2025-06-12", petition.ProcessedSet},
		{"PAKN đã bổ sung", "G15", "", "2025-06-12", "2025-06-13", petition.InProgressSet},
		{"PAKN chờ công khai", "G15", "G15", "2025-06-13", "2025-06-16", petition.ProcessedSet},
		{"Trả lại tiếp nhận địa phương", "G15", office, "2025-06-16", "2025-06-17", petition.ProcessedSet},
		{"PAKN chờ công khai", "G15", "G15", "2025-06-17", "2025-06-18", petition.ProcessedSet},
		{"PAKN đã công khai", "G15", "G15", "2025-06-18", "", petition.ProcessedSet},
	}, got)
	// Every prefix leads back to the state that it was made from.
	for _, at := range []string{"2025-06-02", "2025-06-03", "2025-06-04", "2025-06-05", "2025-06-09", "2025-06-11", "2025-06-12", "2025-06-13", "2025-06-16", "2025-06-18"} {
		pet := s.pet.AsOf(day(at))
		assert.Equal(t, []petition.State{pet.State()}, s.process.StatesOf(s.process.National(pet)), at)
	}
}

// The traps: a status alone does not say in which set it is.
func TestNationalTraps(t *testing.T) {
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	at := moment("2025-06-02 08:00")
	received := petition.StatusEntry{Status: petition.ReceivedLocally, Body: hanoi, EnteredAt: at}
	handled := petition.StatusEntry{Status: petition.HandledLocally, Body: hanoi, EnteredAt: at}
	back := func(actor body.ID) petition.StatusEntry {
		return petition.StatusEntry{Status: petition.BackToReception, Body: hanoi, Actor: actor, EnteredAt: at}
	}
	assert.Equal(t, petition.WaitingSet, p.StatusSet(received, nil))
	assert.Equal(t, petition.InProgressSet, p.StatusSet(received, []petition.StatusEntry{received, handled}), "received again after the work began")
	assert.Equal(t, petition.InProgressSet, p.StatusSet(back(hanoi), nil), "within its own walls")
	assert.Equal(t, petition.InProgressSet, p.StatusSet(back("H26.12"), nil), "by a unit of its own")
	assert.Equal(t, petition.ProcessedSet, p.StatusSet(back(office), nil), "by the Government Office")
	doubtful := p.StatusSet(back(""), nil)
	assert.False(t, doubtful.IsOne(), "by nobody knows whom")
	assert.Equal(t, "đang xử lý hoặc đã xử lý", doubtful.Text(form.Vietnamese))
	assert.Equal(t, petition.ProcessedSet, p.StatusSet(petition.StatusEntry{Status: petition.AwaitingSupplement, Body: hanoi}, nil), "it counts as processed")
	assert.Zero(t, p.StatusSet(petition.StatusEntry{Status: "Đã xong"}, nil))
	assert.Nil(t, p.StatesOf([]petition.StatusEntry{{Status: "Đã xong"}}))
	assert.Nil(t, p.StatesOf(nil))
	assert.Len(t, petition.NationalStatuses(), 16)
	for _, st := range petition.NationalStatuses() {
		assert.True(t, st.Valid())
		assert.NotZero(t, p.StatusSet(petition.StatusEntry{Status: st, Body: hanoi, Actor: hanoi, EnteredAt: schedule.MomentOn(day("2025-06-02"))}, nil))
		assert.NotEmpty(t, p.StatesOf([]petition.StatusEntry{received, {Status: st, Body: hanoi, Actor: office, EnteredAt: at}}), st)
	}
	require.False(t, petition.NationalStatus("").Valid())
}
