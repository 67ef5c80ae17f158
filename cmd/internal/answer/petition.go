package answer

import (
	"iter"
	"strconv"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Petition is where a petition stands, by its clocks, without a word of what
// anybody wrote.
type Petition struct {
	Code    petition.Code   `json:"code"`
	State   string          `json:"state"`
	Outside string          `json:"outside"`
	Body    body.ID         `json:"body,omitzero"`
	Clocks  PetitionClocks  `json:"clocks"`
	Overdue []string        `json:"overdue"`
	Faults  []PetitionFault `json:"faults"`
	Doubts  []PetitionFault `json:"doubts,omitempty"`
}

// PetitionClocks are the clocks of a petition that there are.
type PetitionClocks struct {
	Petitioner *PetitionClock `json:"petitioner,omitempty"`
	Indicator  *PetitionClock `json:"indicator,omitempty"`
	Step       *PetitionClock `json:"step,omitempty"`
}

// PetitionClock is a clock of a petition.
type PetitionClock struct {
	Name        string                `json:"name,omitempty"` // of the step
	Since       schedule.Moment       `json:"since,omitzero"`
	Due         form.Day              `json:"due,omitzero"`
	AtEarliest  bool                  `json:"atEarliest,omitempty"`
	State       schedule.ClockState   `json:"state,omitempty"`
	Explanation *schedule.Explanation `json:"explanation,omitempty"`
}

// PetitionFault is a rule that a petition does not keep as it stands.
type PetitionFault struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
}

// PetitionOf is where a petition stood on a day, with what became of the one that
// it is linked to; find gives the others.
func PetitionOf(p *petition.Process, pet petition.Petition, on form.Day, find func(petition.Code) petition.Petition, l form.Language) Petition {
	clocks := p.Clocks(pet, on)
	a := Petition{Code: pet.Code(), State: pet.State().String(), Outside: pet.Outside(), Overdue: append([]string{}, clocks.Overdue...),
		Clocks: PetitionClocks{clockOf(clocks.Petitioner, ""), clockOf(clocks.Indicator, ""), clockOf(clocks.Step, clocks.Step.Name)},
		Faults: append([]PetitionFault{}, faultsOf(p.Wrongs(pet), l)...), Doubts: faultsOf(p.Doubts(pet, find), l)}
	a.Body, _ = p.HolderOn(pet, on)
	return a
}

func clockOf(c petition.Clock, name string) *PetitionClock {
	if c.IsZero() {
		return nil
	}
	return &PetitionClock{Name: name, Since: c.Since, Due: c.Due, AtEarliest: c.AtEarliest, State: c.State}
}

func faultsOf(all form.Errors, l form.Language) (faults []PetitionFault) {
	for _, e := range all {
		faults = append(faults, PetitionFault{petition.Fault{Err: e}.Rule(), e.Message(l)})
	}
	return faults
}

// Explain puts beside each clock how its due day was reached.
func (a *Petition) Explain(p *petition.Process, pet petition.Petition, on form.Day, l form.Language) error {
	clocks := p.Clocks(pet, on)
	for _, c := range []struct {
		of *PetitionClock
		by petition.Clock
	}{{a.Clocks.Petitioner, clocks.Petitioner}, {a.Clocks.Indicator, clocks.Indicator}, {a.Clocks.Step, clocks.Step}} {
		if c.of == nil || c.by.Due == form.NoDay {
			continue
		}
		x, err := c.by.Explain(l)
		if err != nil {
			return err
		}
		c.of.Explanation = &x
	}
	return nil
}

// PetitionStat is the counts of a body or a subject.
type PetitionStat struct {
	Body        body.ID          `json:"body,omitzero"`
	Subject     petition.Subject `json:"subject,omitempty"`
	Total       int              `json:"total"`
	CarriedOver int              `json:"carriedOver"`
	Received    int              `json:"received"`
	Refused     int              `json:"refused"`
	HandedOn    int              `json:"handedOn"`
	Withdrawn   int              `json:"withdrawn"`
	Duplicates  int              `json:"duplicates"`
	Answered    int              `json:"answered"`
	Published   int              `json:"published"`
	OpenInTime  int              `json:"openInTime"`
	OpenOverdue int              `json:"openOverdue"`
	OnTime      int              `json:"onTime"`
	Late        int              `json:"late"`
}

// PetitionStats counts petitions as they stood on the last day of a query.
func PetitionStats(p *petition.Process, pets iter.Seq[petition.Petition], q figures.TallyQuery) []PetitionStat {
	stats := []PetitionStat{}
	for _, t := range figures.CountEach(p, pets, q) {
		stats = append(stats, PetitionStat{t.Body, t.Subject, t.Total(), t.CarriedOver, t.Received, t.Refused, t.HandedOn, t.Withdrawn, t.Duplicates,
			t.Answered, t.Published, t.OpenInTime, t.OpenOverdue, t.OnTime, t.Late})
	}
	return stats
}

// PetitionTable is counts as a table.
func PetitionTable(stats []PetitionStat, by figures.Grouping, l form.Language) (header []string, rows [][]string) {
	first := l.Pick("Cơ quan", "Body")
	if by == figures.GroupBySubject {
		first = l.Pick("Nội dung", "Subject")
	}
	header = []string{first, l.Pick("Tổng số", "Total"), l.Pick("Kỳ trước chuyển sang", "Carried over"), l.Pick("Tiếp nhận", "Received"), l.Pick("Từ chối", "Refused"),
		l.Pick("Chuyển đi", "Handed on"), l.Pick("Rút", "Withdrawn"), l.Pick("Trùng", "Duplicates"), l.Pick("Đã trả lời", "Answered"), l.Pick("Đã công khai", "Published"),
		l.Pick("Đang xử lý trong hạn", "Open, in time"), l.Pick("Đang xử lý quá hạn", "Open, overdue"), l.Pick("Đúng hạn (5.2)", "On time (5.2)"), l.Pick("Trễ hạn (5.2)", "Late (5.2)")}
	for _, s := range stats {
		name := s.Body.String()
		if by == figures.GroupBySubject {
			name = s.Subject.Text(l)
		}
		row := []string{name}
		for _, n := range []int{s.Total, s.CarriedOver, s.Received, s.Refused, s.HandedOn, s.Withdrawn, s.Duplicates, s.Answered, s.Published, s.OpenInTime, s.OpenOverdue, s.OnTime, s.Late} {
			row = append(row, strconv.Itoa(n))
		}
		rows = append(rows, row)
	}
	return header, rows
}

// News is what the sender of a petition is to be told.
type News struct {
	Key  string        `json:"key"`
	Code petition.Code `json:"code"`
	Type string        `json:"type"`
	Day  form.Day      `json:"day"`
	Text string        `json:"text"`
}

// NewsOf is news as it is answered.
func NewsOf(n desk.News) News {
	code, _ := petition.ParseCode(n.Item.About) // it is of one
	return News{n.Key, code, n.Event.Type.String(), n.On, n.Item.Title}
}
