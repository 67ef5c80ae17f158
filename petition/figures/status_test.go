package figures_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
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
	s.happens("2025-06-13 08:00", petition.Answered, "G15", answer("1/BTP", petition.ReasonExplainedAndKept))
	s.happens("2025-06-16 08:00", petition.Returned, office)
	s.happens("2025-06-17 08:00", petition.Answered, "G15", answer("2/BTP", petition.ReasonExplainedAndKept))
	s.happens("2025-06-18 08:00", petition.Published, "G15")
	entries := figures.National(s.process, s.pet)
	type row struct {
		status      figures.Status
		body, actor body.ID
		from, until string
		set         figures.StatusSet
	}
	var got []row
	for i, e := range entries {
		left := ""
		if !e.LeftAt.IsZero() {
			left = e.LeftAt.Day().String()
		}
		got = append(got, row{e.Status, e.Body, e.Actor, e.EnteredAt.Day().String(), left, figures.SetOf(s.process, e, entries[:i])})
	}
	assert.Equal(t, []row{
		{"Mới tiếp nhận VPCP", office, "", "2025-06-02", "2025-06-03", figures.SetWaiting},
		{"Tiếp nhận ở địa phương", hanoi, office, "2025-06-03", "2025-06-04", figures.SetWaiting},
		{"PA chờ bổ sung", hanoi, hanoi, "2025-06-04", "2025-06-05", figures.SetProcessed},
		{"Phản ánh đã bổ sung", hanoi, "", "2025-06-05", "2025-06-06", figures.SetWaiting},
		{"BNĐP gửi trả BNĐP khác", hanoi, hanoi, "2025-06-06", "2025-06-06", figures.SetProcessed},
		{"Tiếp nhận ở địa phương", "G15", hanoi, "2025-06-06", "2025-06-09", figures.SetWaiting},
		{"Xử lý ở địa phương", "G15", "G15", "2025-06-09", "2025-06-11", figures.SetInProgress},
		{"PA chờ bổ sung", "G15", "G15", "2025-06-11", "2025-06-12", figures.SetProcessed},
		{"PAKN đã bổ sung", "G15", "", "2025-06-12", "2025-06-13", figures.SetInProgress},
		{"PAKN chờ công khai", "G15", "G15", "2025-06-13", "2025-06-16", figures.SetProcessed},
		{"Trả lại tiếp nhận địa phương", "G15", office, "2025-06-16", "2025-06-17", figures.SetProcessed},
		{"PAKN chờ công khai", "G15", "G15", "2025-06-17", "2025-06-18", figures.SetProcessed},
		{"PAKN đã công khai", "G15", "G15", "2025-06-18", "", figures.SetProcessed},
	}, got)
	// Every prefix leads back to the state that it was made from.
	for _, at := range []string{"2025-06-02", "2025-06-03", "2025-06-04", "2025-06-05", "2025-06-09", "2025-06-11", "2025-06-12", "2025-06-13", "2025-06-16", "2025-06-18"} {
		pet := s.pet.AsOf(day(at))
		assert.Equal(t, []petition.State{pet.State()}, figures.StatesOf(s.process, figures.National(s.process, pet)), at)
	}
}

// What the Government Office was sent as the focal point on 5 January 2026 is the
// Ministry of Justice's from the 10th (Decree 09/2026/NĐ-CP), which handles it
// directly, as the focal point does, or hands it on.
func TestNationalAfterTheFocalPointPassed(t *testing.T) {
	tellOf := func(events func(*story)) (got []string) {
		s := tell(t, "PAKN.20260105.0001")
		s.happens("2026-01-05 08:00", petition.Submitted, "", to(office))
		events(s)
		for _, e := range figures.National(s.process, s.pet) {
			got = append(got, string(e.Status)+" "+e.Body.String()+" "+e.EnteredAt.Day().String())
		}
		return got
	}
	assert.Equal(t, []string{string(figures.StatusNewAtOffice) + " G22 2026-01-05", string(figures.StatusHandledDirectly) + " G15 2026-01-12"},
		tellOf(func(s *story) { s.happens("2026-01-12 08:00", petition.Accepted, "G15") }))
	assert.Equal(t, []string{string(figures.StatusNewAtOffice) + " G22 2026-01-05", string(figures.StatusHandledDirectly) + " G22 2026-01-09"},
		tellOf(func(s *story) { s.happens("2026-01-09 08:00", petition.Accepted, office) }))
	assert.Equal(t, []string{string(figures.StatusNewAtOffice) + " G22 2026-01-05", string(figures.StatusReceivedLocally) + " H26 2026-01-12"},
		tellOf(func(s *story) { s.happens("2026-01-12 08:00", petition.Transferred, "G15", to(hanoi)) }), "a focal point that hands on has no status of its own for it")
	assert.Equal(t, []string{string(figures.StatusNewAtOffice) + " G22 2026-01-05", string(figures.StatusReceivedLocally) + " H26 2026-01-06",
		string(figures.StatusSentBackToOffice) + " H26 2026-01-12", string(figures.StatusNewAtOffice) + " G15 2026-01-12"},
		tellOf(func(s *story) {
			s.happens("2026-01-06 08:00", petition.Transferred, office, to(hanoi))
			s.happens("2026-01-12 08:00", petition.Transferred, hanoi, to("G15"))
		}), "to the focal point of that day")
}

// The traps: a status alone does not say in which set it is.
func TestNationalTraps(t *testing.T) {
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	at := moment("2025-06-02 08:00")
	received := figures.StatusEntry{Status: figures.StatusReceivedLocally, Body: hanoi, EnteredAt: at}
	handled := figures.StatusEntry{Status: figures.StatusHandledLocally, Body: hanoi, EnteredAt: at}
	back := func(actor body.ID) figures.StatusEntry {
		return figures.StatusEntry{Status: figures.StatusBackToReception, Body: hanoi, Actor: actor, EnteredAt: at}
	}
	assert.Equal(t, figures.SetWaiting, figures.SetOf(p, received, nil))
	assert.Equal(t, figures.SetInProgress, figures.SetOf(p, received, []figures.StatusEntry{received, handled}), "received again after the work began")
	assert.Equal(t, figures.SetInProgress, figures.SetOf(p, back(hanoi), nil), "within its own walls")
	assert.Equal(t, figures.SetInProgress, figures.SetOf(p, back("H26.12"), nil), "by a unit of its own")
	assert.Equal(t, figures.SetProcessed, figures.SetOf(p, back(office), nil), "by the Government Office")
	doubtful := figures.SetOf(p, back(""), nil)
	assert.False(t, doubtful.IsOne(), "by nobody knows whom")
	assert.Equal(t, "đang xử lý hoặc đã xử lý", doubtful.Text(form.Vietnamese))
	assert.Equal(t, figures.SetProcessed, figures.SetOf(p, figures.StatusEntry{Status: figures.StatusAwaitingSupplement, Body: hanoi}, nil), "it counts as processed")
	assert.Zero(t, figures.SetOf(p, figures.StatusEntry{Status: "Đã xong"}, nil))
	assert.Nil(t, figures.StatesOf(p, []figures.StatusEntry{{Status: "Đã xong"}}))
	assert.Nil(t, figures.StatesOf(p, nil))
	assert.Len(t, figures.Statuses(), 16)
	for _, st := range figures.Statuses() {
		assert.True(t, st.Valid())
		assert.NotZero(t, figures.SetOf(p, figures.StatusEntry{Status: st, Body: hanoi, Actor: hanoi, EnteredAt: schedule.MomentOn(day("2025-06-02"))}, nil))
		assert.NotEmpty(t, figures.StatesOf(p, []figures.StatusEntry{received, {Status: st, Body: hanoi, Actor: office, EnteredAt: at}}), st)
	}
	require.False(t, figures.Status("").Valid())
}

// The national statuses of a history lead back to the state that it is in,
// whatever has happened.
func TestNationalLeadsBack(t *testing.T) {
	process := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	rapid.Check(t, func(r *rapid.T) {
		s := &story{T: t, process: process, code: petition.MustParseCode("PAKN.20250602.0001")}
		when := day("2025-06-02")
		for range rapid.IntRange(1, 20).Draw(r, "steps") {
			when += form.Day(rapid.IntRange(0, 6).Draw(r, "days"))
			allowed := s.pet.State().Allowed()
			if len(allowed) == 0 {
				break
			}
			e := s.fitting(when.String()+" 08:00", rapid.SampledFrom(allowed).Draw(r, "type"))
			if e.Type == petition.Transferred {
				e.To = rapid.SampledFrom([]body.ID{office, hanoi, "G15", "H29"}).Draw(r, "to")
			}
			pet, err := process.Apply(s.pet, e)
			if err != nil {
				continue
			}
			s.pet = pet
			st := pet.State()
			if st == petition.StateReopened && pet.Reopenings() == 0 {
				st = petition.StateAccepted // a link undone: the national system has no status for links
			}
			if st != petition.StateWithdrawn && st != petition.StateDuplicate {
				require.Contains(r, figures.StatesOf(process, figures.National(process, pet)), st)
			}
		}
	})
}
