package demo

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// every is how many working days lie between two petitions of the two years.
const every = 2

// subject is something that people write of.
type subject struct {
	petition.Kind
	petition.Subject
	field, content, proposal, answer string
}

// matter is a petition of the story.
type matter struct {
	*story
	*province.Chance
	subject
	code     petition.Code
	holder   body.ID
	place    int // of the day on which something happened last
	at       time.Time
	accepted form.Day
	over     bool // what follows lies after the end of the story
}

// matters makes up the petitions: those of the two years, and those that stand where
// somebody who looks at the demo finds each state.
func (s *story) matters() error {
	list, err := province.Rows("petitions.tsv", '\t')
	if err != nil {
		return err
	}
	var subjects []subject
	for _, r := range list {
		subjects = append(subjects, subject{petition.Kind(r[0]), petition.Subject(r[1]), r[2], r[3], r[4], r[5]})
	}
	c := province.Chance(3)
	numbers := map[form.Day]int{}
	begin := func(place int) *matter {
		day := s.works[place]
		numbers[day]++
		m := &matter{story: s, Chance: &c, subject: province.Pick(&c, subjects...), code: petition.NewCode(day, numbers[day]), place: place, at: moment(&c, day)}
		return m
	}
	var before []*matter
	for place := 0; place < len(s.works)-1; place += 1 + c.UpTo(2*every-1) {
		m := begin(place)
		m.live(before)
		before = append(before, m)
	}
	for _, how := range standing {
		steps := strings.Fields(how)
		ago, err := strconv.Atoi(steps[0])
		if err != nil {
			return err
		}
		m := begin(len(s.works) - 1 - ago)
		m.submit(province.Ward)
		for _, step := range steps[1:] {
			name, rest, _ := strings.Cut(step, "@")
			if ago, err = strconv.Atoi(rest); err != nil {
				return err
			}
			kind, err := petition.ParseEventType(name)
			if err != nil {
				return err
			}
			m.after(len(s.works) - 1 - ago - m.place)
			m.happen(kind)
		}
	}
	return nil
}

// standing is a petition in each state, and some that are late: what happened, and how
// many working days before the end.
var standing = []string{
	"1", // it waits to be taken on
	"9",
	"4 transferred@2",
	"6 supplement-requested@3",
	"8 supplement-requested@5 supplemented@1",
	"12 accepted@11 supplement-requested@2",
	"10 accepted@8",
	"31 accepted@29",
	"14 accepted@13 extended@3",
	"16 accepted@15 interim-answered@4",
	"15 accepted@14 answered@6 returned@2",
	"20 accepted@19 answered@12 published@10 rated@8 reopened@2",
	"13 accepted@12 answered@1",
	"18 accepted@17 answered@9 published@7 rated@3",
	"7 refused@5",
	"11 withdrawn@6",
}

// after lets working days pass.
func (m *matter) after(days int) {
	m.place += days
	if m.over = m.over || m.place >= len(m.works); !m.over {
		m.at = moment(m.Chance, m.works[m.place])
	}
}

// live lets a petition go its way.
func (m *matter) live(before []*matter) {
	day := m.works[m.place]
	to := province.Committee
	if m.Within(45) {
		communes, err := province.Communes(day)
		if to = province.Pick[body.ID](m.Chance, "H99.01", "H99.02", "H99.03", "H99.06", "H99.10"); err == nil && m.Within(60) {
			to = province.Pick(m.Chance, communes...)
		}
	}
	m.submit(to)
	if m.holder == province.Committee && m.Within(75) {
		m.after(1 + m.UpTo(3))
		m.happen(petition.Transferred)
	}
	if m.Within(9) {
		m.after(1 + m.UpTo(3))
		m.happen(petition.SupplementRequested)
		m.after(3 + m.UpTo(6))
		if m.Within(25) {
			m.after(12)
			m.close(petition.Refused, petition.ReasonSupplementNeverCame)
			return
		}
		m.happen(petition.Supplemented)
	}
	m.after(1 + m.UpTo(3))
	switch n := m.UpTo(100); {
	case n < 5:
		m.happen(petition.Refused)
		return
	case n < 9:
		m.happen(petition.Withdrawn)
		return
	case n < 15 && m.link(before):
		return
	}
	m.happen(petition.Accepted)
	m.accepted = m.works[min(m.place, len(m.works)-1)]
	m.answer()
}

// answer lets a petition that was taken on be answered and published, and some be
// worked on again.
func (m *matter) answer() {
	slow := 0
	switch n := m.UpTo(100); {
	case n < 7:
		m.after(3 + m.UpTo(5))
		m.happen(petition.Extended)
		slow = 5
	case n < 12:
		m.after(5)
		m.happen(petition.InterimAnswered)
	case n < 17:
		slow = 12
	}
	m.after(2 + m.UpTo(8) + slow)
	m.happen(petition.Answered)
	if m.Within(5) {
		m.after(1)
		m.happen(petition.Returned)
		m.after(2 + m.UpTo(3))
		m.happen(petition.Answered)
	}
	if m.Within(2) {
		return // nobody publishes it
	}
	m.after(1 + m.UpTo(2))
	m.happen(petition.Published)
	if m.Within(55) {
		m.after(1 + m.UpTo(6))
		m.happen(petition.Rated)
	}
	if m.Within(4) {
		m.after(4)
		m.happen(petition.Reopened)
		m.after(2)
		m.answer()
	}
}

// link links a petition to an earlier one of the same body that was taken on, if there
// is one.
func (m *matter) link(before []*matter) bool {
	for i := len(before) - 1; i >= max(0, len(before)-40); i-- {
		of := before[i]
		if m.over || of.accepted == form.NoDay || of.accepted >= m.works[m.place] || m.answers(of.holder, m.works[m.place]) != m.actor() {
			continue
		}
		m.add(petition.Event{Type: petition.DuplicateLinked, By: m.actor(), Of: of.code})
		return true
	}
	return false
}

// actor acts for the holder.
func (m *matter) actor() body.ID { return m.answers(m.holder, m.works[min(m.place, len(m.works)-1)]) }

// submit has a petition sent in.
func (m *matter) submit(to body.ID) {
	m.holder = to
	name, phone := province.Pick(m.Chance, province.Senders()...), fmt.Sprintf("0900 000 %03d", m.UpTo(1000))
	m.add(petition.Event{Type: petition.Submitted, To: to, Kind: m.Kind, Subject: m.Subject, Channel: province.Pick(m.Chance, petition.ChannelPortal, petition.ChannelPortal, petition.ChannelPhone, petition.ChannelPaper, petition.ChannelEmail),
		Content: fmt.Sprintf(m.content, name, phone), Proposal: m.proposal,
		Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: name, Address: fmt.Sprintf("Số %d đường Mẫu, tỉnh Ví Dụ", 1+m.UpTo(200)), Phone: phone, Email: "nguoi.gui@example.vn"}}})
}

// happen has something happen to a petition now.
func (m *matter) happen(kind petition.EventType) {
	e := petition.Event{Type: kind, By: m.actor()}
	switch kind {
	case petition.Transferred:
		if e.To = province.Pick(m.Chance, body.ID("H99.02"), "H99.03", "H99.05", "H99.06", "H99.08", "H99.10"); e.To == m.actor() {
			e.To = "H99.04"
		}
		e.Reason = "thuộc thẩm quyền của đơn vị"
		m.holder = e.To
	case petition.SupplementRequested:
		e.Content = "Đề nghị cho biết mã hồ sơ và ngày nộp."
	case petition.Supplemented:
		e.By, e.Content = "", "Mã hồ sơ ghi trên giấy hẹn kèm theo."
	case petition.Refused:
		e.Reason = string(petition.ReasonOutOfScope)
	case petition.Withdrawn, petition.Reopened:
		e.By = ""
	case petition.Rated:
		e.By, e.Satisfied = "", province.Pick(m.Chance, petition.VerdictYes, petition.VerdictYes, petition.VerdictYes, petition.VerdictNo)
	case petition.InterimAnswered:
		e.Content = "Đơn vị đang xác minh, sẽ trả lời trong thời hạn."
	case petition.Extended:
		e.Due, e.Reason = m.works[min(m.place, len(m.works)-1)]+30, "cần xác minh tại nhiều nơi"
	case petition.Answered:
		e.Content, e.Document = "Cảm ơn ông/bà. "+m.subject.answer, m.document()
		e.Outcome = province.Pick(m.Chance, petition.ReasonExplainedAndKept, petition.ReasonConductHandled, petition.ReasonRegulationWillChange)
	case petition.Published:
		if !m.over {
			m.reviews[m.works[m.place]] = append(m.reviews[m.works[m.place]], m.code)
		}
	case petition.Returned:
		e.By, e.Reason = province.Committee, "chưa trả lời hết các ý"
	}
	m.add(e)
}

func (m *matter) document() string { return fmt.Sprintf("%d/VD-PAKN", 100+m.UpTo(800)) }

// close closes a petition for a reason.
func (m *matter) close(kind petition.EventType, why petition.Reason) {
	m.add(petition.Event{Type: kind, By: m.actor(), Reason: string(why)})
}

// add has an event told on its day.
func (m *matter) add(e petition.Event) {
	if m.over {
		return
	}
	day := m.works[m.place]
	e.Code, e.At = m.code, schedule.MomentAt(m.at)
	m.petitions[day] = append(m.petitions[day], e)
}
