package desk_test

import (
	"testing"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// millionItems is what a host keeps of a million open petitions: the limits
// of the step at hand, over four months and 34 bodies.
func millionItems(tb testing.TB) (*petition.Process, []petition.Item) {
	s := &story{process: petition.MustProcess(petition.Options{})}
	items := make([]petition.Item, 0, 1_000_000)
	first := day("2025-03-03")
	for n := 0; len(items) < 1_000_000; n++ {
		on := first + form.Day(n%120)
		s.code = petition.NewCode(on, n/120+1)
		e := s.event(on.String()+" 08:00", petition.Submitted, "", to(body.ID("H"+string(rune('0'+n%6))+string(rune('0'+n%10)))))
		pet, err := s.process.Apply(petition.Petition{}, e)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, s.process.Items(pet)[0])
	}
	return s.process, items
}

// One operation makes the whole list of a day out of a million open petitions;
// with "read" it is also read to its end. Items stand in order of code and are read
// in order of due day, so that each waits for memory of its own: that is all of the
// time of reading.
func BenchmarkDue(b *testing.B) {
	p, items := millionItems(b)
	for _, c := range []struct {
		name  string
		query desk.DueQuery
	}{
		{"day", desk.DueQuery{On: day("2025-05-06")}},
		{"body", desk.DueQuery{On: day("2025-05-06"), For: desk.BodyAndUnits(p, "H26", day("2025-05-06"))}},
		{"all", desk.DueQuery{On: day("2025-05-06"), All: true}},
	} {
		list := func(b *testing.B) desk.DueList {
			list, err := desk.NewDueList(p, items, c.query)
			if err != nil || list.Len() == 0 {
				b.Fatal(err, list.Len())
			}
			return list
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				list(b)
			}
		})
		b.Run(c.name+" read", func(b *testing.B) {
			for b.Loop() {
				overdue, numbers := 0, 0
				for item := range list(b).All() {
					if item.Urgency == desk.UrgencyOverdue {
						overdue++
					}
					numbers += item.Code.Number()
				}
				if overdue == 0 || numbers == 0 {
					b.Fatal(overdue, numbers)
				}
			}
		})
	}
}
