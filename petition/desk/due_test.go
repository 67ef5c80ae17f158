package desk_test

import (
	"iter"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// items are five petitions at different steps around the days off of 2025.
func items(t *testing.T) (*petition.Process, []petition.Item) {
	var items []petition.Item
	var process *petition.Process
	add := func(code, on string, holder body.ID, more func(*story)) {
		s := tell(t, code)
		s.happens(on+" 08:00", petition.Submitted, "", to(holder))
		if more != nil {
			more(s)
		}
		process = s.process
		items = append(items, process.Items(s.pet)...)
	}
	add("PAKN.20250425.0001", "2025-04-25", hanoi, nil)
	add("PAKN.20250428.0001", "2025-04-28", "H26.12", nil)
	add("PAKN.20250414.0001", "2025-04-14", hanoi, func(s *story) { s.happens("2025-04-15 08:00", petition.Accepted, hanoi) })
	add("PAKN.20250415.0001", "2025-04-15", "H29", func(s *story) {
		s.happens("2025-04-16 08:00", petition.Accepted, "H29")
		s.happens("2025-04-28 08:00", petition.Answered, "H29", answer("1/UBND", petition.ReasonConductHandled))
	})
	add("PAKN.20250416.0001", "2025-04-16", hanoi, func(s *story) { s.happens("2025-04-17 08:00", petition.SupplementRequested, hanoi) })
	desk.SortItems(items)
	return process, items
}

func TestDueList(t *testing.T) {
	p, items := items(t)
	type row struct {
		code, name, due string
		urgency         desk.Urgency
	}
	rows := func(q desk.DueQuery) []row {
		list, err := desk.NewDueList(p, items, q)
		require.NoError(t, err)
		var out []row
		for i := range list.All() {
			out = append(out, row{i.Code.String()[5:], i.Name(), i.Due().String(), i.Urgency})
		}
		return out
	}
	assert.Equal(t, []row{
		{"20250415.0001", "publish", "2025-05-05", desk.UrgencyOverdue},
		{"20250425.0001", "receive", "2025-05-06", desk.UrgencyDueToday},
		{"20250414.0001", "answer", "2025-05-07", desk.UrgencyNearlyDue},
		{"20250428.0001", "receive", "2025-05-08", desk.UrgencyNearlyDue},
	}, rows(desk.DueQuery{On: day("2025-05-06"), Clocks: petition.StepClock}))
	// For a desk, a body with its units, and who is due by the other clocks.
	assert.Len(t, rows(desk.DueQuery{On: day("2025-05-06"), Clocks: petition.StepClock, For: func(b body.ID) bool { return b == "H26.12" }}), 1)
	assert.Len(t, rows(desk.DueQuery{On: day("2025-05-06"), Clocks: petition.StepClock, For: desk.BodyAndUnits(p, hanoi, day("2025-05-06"))}), 3)
	assert.Len(t, rows(desk.DueQuery{On: day("2025-05-06"), Clocks: petition.StepClock, Soon: -1}), 2)
	assert.Equal(t, []row{{"20250414.0001", "petitioner", "2025-05-07", desk.UrgencyNearlyDue}},
		rows(desk.DueQuery{On: day("2025-05-06"), Clocks: petition.PetitionerClock}))
	all := rows(desk.DueQuery{On: day("2025-05-06"), All: true})
	assert.Len(t, all, len(items))
	assert.Equal(t, desk.UrgencyLater, all[len(all)-1].urgency)
	assert.Empty(t, rows(desk.DueQuery{On: day("2025-04-01"), Soon: -1}))
	_, err := desk.NewDueList(p, items, desk.DueQuery{On: day("2199-01-01")})
	assert.Error(t, err)
	// A place where nothing stands holds nothing.
	list, err := desk.NewDueList(p, items, desk.DueQuery{On: day("2025-05-06"), All: true})
	require.NoError(t, err)
	assert.Equal(t, len(items), list.Len())
	for _, i := range []int{-1, len(items)} {
		assert.Zero(t, list.At(i))
	}
}

// The lists of a day go to who must act on it: what the Government Office held as
// the focal point is the Ministry of Justice's from 10 January 2026 (Decree
// 09/2026/NĐ-CP), what Hải Dương (H23) held Hải Phòng's (H24) from 1 July 2025.
func TestDueListOfWhoMustAct(t *testing.T) {
	kept := func(code, on string, holder body.ID) (*petition.Process, []petition.Item) {
		s := tell(t, code)
		s.happens(on+" 08:00", petition.Submitted, "", to(holder))
		return s.process, s.process.Items(s.pet)
	}
	for _, c := range []struct {
		code, sent string
		from, to   body.ID
		last       string // the last day of the first
	}{
		{"PAKN.20260105.0001", "2026-01-05", "G22", "G15", "2026-01-09"},
		{"PAKN.20250625.0001", "2025-06-25", "H23", "H24", "2025-06-30"},
	} {
		p, items := kept(c.code, c.sent, c.from)
		require.Len(t, items, 3, "to be taken on, and to be answered by two clocks")
		for _, on := range []form.Day{day(c.last), day(c.last) + 1} {
			want := map[body.ID]int{c.from: 3, c.to: 0}
			if on > day(c.last) {
				want = map[body.ID]int{c.from: 0, c.to: 3}
			}
			for who, n := range want {
				list, err := desk.NewDueList(p, items, desk.DueQuery{On: on, All: true, For: func(b body.ID) bool { return b == who }})
				require.NoError(t, err)
				assert.Equal(t, n, list.Len(), "%s on %s", who, on)
				for i := range list.All() {
					holder, ok := p.ItemHolder(i.Item, on)
					assert.True(t, ok)
					assert.Equal(t, who, holder)
					assert.Equal(t, c.from, i.Body, "to which it was sent")
				}
			}
		}
	}
}

func TestItemsAreSmall(t *testing.T) {
	assert.LessOrEqual(t, unsafe.Sizeof(petition.Item{}), uintptr(48))
}

// The list of a day is what filtering and sorting one by one gives.
func TestDueListIsFilterAndSort(t *testing.T) {
	p, items := items(t)
	rapid.Check(t, func(r *rapid.T) {
		some := rapid.SliceOfN(rapid.SampledFrom(items), 0, 40).Draw(r, "items")
		on := day("2025-04-25") + form.Day(rapid.IntRange(0, 30).Draw(r, "day"))
		q := desk.DueQuery{On: on, All: rapid.Bool().Draw(r, "all"), Soon: rapid.IntRange(-1, 4).Draw(r, "soon")}
		got, err := desk.NewDueList(p, some, q)
		require.NoError(r, err)
		soon := q.Soon
		if soon == 0 {
			soon = 2
		}
		last := on
		for n := 0; n < soon; {
			last++
			if calendar.Vietnam().IsWorkingDay(last) {
				n++
			}
		}
		var want []petition.Item
		for _, i := range some {
			if q.All || i.Due() <= last {
				want = append(want, i)
			}
		}
		slices.SortStableFunc(want, func(a, b petition.Item) int { return int(a.Due() - b.Due()) })
		require.Equal(r, len(want), got.Len())
		for i := range want {
			require.Equal(r, want[i], got.At(i).Item)
		}
	})
}

// told is the items as people are told of them.
func told(p *petition.Process, items []petition.Item, on form.Day) iter.Seq[agenda.Item] {
	return func(yield func(agenda.Item) bool) {
		for _, i := range items {
			if !yield(p.Agenda(i, on, form.Vietnamese)) {
				return
			}
		}
	}
}

func TestReminders(t *testing.T) {
	p, items := items(t)
	keys := func(on string) (keys []string) {
		for r := range agenda.Reminders(p.Calendar(), told(p, items, day(on)), day(on), agenda.DefaultEscalation()) {
			if strings.HasPrefix(r.Key, "PAKN.20250425.0001/receive/") {
				keys = append(keys, r.Key)
			}
		}
		return keys
	}
	// Due on Tuesday 6 May: two working days before is Tuesday 29 April.
	assert.Empty(t, keys("2025-04-28"))
	assert.Equal(t, []string{"PAKN.20250425.0001/receive/1/desk"}, keys("2025-04-29"))
	assert.Equal(t, []string{"PAKN.20250425.0001/receive/1/desk", "PAKN.20250425.0001/receive/1/head"}, keys("2025-05-06"))
	assert.Len(t, keys("2025-05-07"), 3)

	// Each key stands once, and an extension makes new ones.
	seen := map[string]bool{}
	for r := range agenda.Reminders(p.Calendar(), told(p, items, day("2025-12-31")), day("2025-12-31"), agenda.DefaultEscalation()) {
		assert.False(t, seen[r.Key], r.Key)
		seen[r.Key] = true
	}
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	before := s.process.Items(s.pet)[0]
	s.happens("2025-06-04 08:00", petition.InterimAnswered, hanoi)
	assert.Equal(t, before.Key(), s.process.Items(s.pet)[0].Key(), "an interim answer changes nothing")
	s.happens("2025-06-05 08:00", petition.Extended, hanoi, until("2025-07-31"), because("phức tạp"))
	after := s.process.Items(s.pet)[0]
	assert.NotEqual(t, before.Key(), after.Key())
	assert.Equal(t, day("2025-07-31"), after.Due())
	assert.Equal(t, day("2025-06-02"), after.Since())
}
