package scenario

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule"
)

const petitions = 900

// rulesChange is when the control of procedures passed on, and when the story's
// own rules become stricter: an answer within 12 working days instead of 15 for
// what arrives from then on, and nothing is taken on that lacks a telephone.
var rulesChange = ymd(2026, 1, 10)

// happening is what happened to a petition.
type happening struct {
	at        minute
	kind      petition.EventType
	by, to    unit // nobody: the sender; none
	reason    petition.Reason
	of        int
	due       day
	satisfied bool

	delivered day
}

// matter is a petition of the story.
type matter struct {
	number         int // of its day
	recommendation bool
	subject        petition.Subject
	lacksAddress   bool
	happened       []happening
}

func (m *matter) code() petition.Code {
	return petition.NewCode(m.happened[0].at.day().form(), m.number)
}

// handedOn is the day on which it was last sent or handed on.
func (m *matter) handedOn() (on day) {
	for _, h := range m.happened {
		if h.to != nobody {
			on = h.at.day()
		}
	}
	return on
}

// linkedAt is when it was linked to another one.
func (m *matter) linkedAt() minute {
	for _, h := range m.happened {
		if h.kind == petition.DuplicateLinked {
			return h.at
		}
	}
	return none
}

// matters makes up the petitions of two years, in the order of submission.
func matters(seed uint64) []matter {
	s := &story{Rand: rand.New(rand.NewPCG(seed, 2))}
	var days []day
	for range petitions {
		days = append(days, (ymd(2025, 1, 2) + day(s.IntN(710))).rolled(0))
	}
	slices.Sort(days)
	var all []matter
	for i, on := range days {
		m := matter{number: 1, recommendation: s.one(3, 1), subject: []petition.Subject{petition.SubjectRegulation, petition.SubjectProcedure, petition.SubjectConduct}[s.IntN(3)]}
		if i > 0 && days[i-1] == on {
			m.number = all[i-1].number + 1
		}
		(&telling{story: s, matter: &m, at: on.at(7, 0)}).tell(all)
		late := day(0) // of this and all that follows
		for j := range m.happened {
			h := &m.happened[j]
			if j > 0 && s.one(40, 1) {
				late = max(late, h.at.day()+day(s.IntN(40)))
			}
			h.delivered = max(late, h.at.day())
		}
		all = append(all, m)
	}
	return all
}

// telling tells what happens to one petition.
type telling struct {
	*story
	matter      *matter
	at          minute
	holder, was unit
}

func (t *telling) add(kind petition.EventType, by, to unit) *happening {
	t.matter.happened = append(t.matter.happened, happening{at: t.at, kind: kind, by: by, to: to})
	return &t.matter.happened[len(t.matter.happened)-1]
}

// after lets some days pass, up to the number.
func (t *telling) after(within int) {
	t.at = max(t.at+1, t.officeTime(t.workday(t.at.day(), within+1)))
}

// actor acts for the holder on the day.
func (t *telling) actor() unit {
	if t.holder == office22 || t.holder == office15 {
		return focal(t.at.day()) // who has what the other was sent
	}
	var all []unit
	for u := range answering(t.holder, t.at.day()) {
		all = append(all, u)
	}
	return slices.Min(all)
}

// somewhere is a body of the day that is not the holder.
func (t *telling) somewhere() unit {
	on := t.at.day()
	for {
		all := desks(on)
		u := all[t.IntN(len(all))]
		switch t.IntN(8) {
		case 0, 1:
			u = focal(on)
		case 2:
			u = ministries[t.IntN(2)]
		case 3:
			u = unit(t.IntN(2)) // a province
		}
		if on < province[u].until && u != t.holder {
			return u
		}
	}
}

func (t *telling) tell(before []matter) {
	t.holder = nobody
	t.holder = t.somewhere()
	t.add(petition.Submitted, nobody, t.holder)
	for range 3 {
		if h := t.holder; !t.one(4, 1) && h != office22 && h != office15 {
			break
		}
		t.after(8)
		by := t.actor()
		if t.one(4, 1) {
			by = focal(t.at.day())
		}
		to := t.somewhere()
		if len(t.matter.happened) > 1 && t.one(5, 1) && t.at.day() < province[t.was].until && t.was != t.holder {
			to = t.was
		}
		t.add(petition.Transferred, by, to)
		t.was, t.holder = t.holder, to
	}
	if t.one(8, 1) && !t.supplement() {
		return
	}
	switch t.IntN(20) {
	case 0, 1:
		t.after(4)
		t.add(petition.Refused, t.actor(), nobody).reason = petition.ReasonOutOfScope
		return
	case 2:
		t.after(20)
		t.add(petition.Withdrawn, nobody, nobody)
		return
	case 3:
		if of := t.main(before); of >= 0 {
			t.after(6)
			t.add(petition.DuplicateLinked, t.actor(), nobody).of = of
			return
		}
	case 4:
		return // nobody takes it on
	}
	t.after(6)
	t.add(petition.Accepted, t.actor(), nobody)
	t.matter.lacksAddress = t.at.day() < rulesChange && t.one(5, 1)
	t.answer()
}

// main is an earlier petition, of another one, that a duplicate may be linked
// to: one that was taken on by now.
func (t *telling) main(before []matter) int {
	for range 20 {
		if len(before) == 0 {
			break
		}
		i := max(0, len(before)-1-t.IntN(15))
		for _, h := range before[i].happened {
			if h.kind == petition.Accepted && h.at < t.at && h.at.day() > t.at.day()-60 {
				return i
			}
		}
	}
	return -1
}

// supplement asks for one, and says whether the petition goes on.
func (t *telling) supplement() bool {
	t.after(7)
	t.add(petition.SupplementRequested, t.actor(), nobody)
	switch t.IntN(5) {
	case 0:
		t.after(30)
		t.add(petition.Refused, t.actor(), nobody).reason = petition.ReasonSupplementNeverCame
		return false
	case 1:
		return false
	}
	t.after(10)
	t.add(petition.Supplemented, nobody, nobody)
	return true
}

func (t *telling) answer() {
	for again := true; again; {
		if t.one(10, 1) {
			t.after(5)
			if t.at.day() <= t.matter.handedOn()+14 { // before the end of 12 working days
				h := t.add(petition.Extended, t.actor(), nobody)
				h.due, h.reason = h.at.day()+60+day(30*len(t.matter.happened)), "cần xác minh"
			}
		}
		if t.one(12, 1) {
			return // never answered
		}
		if t.one(15, 1) {
			t.after(10)
			t.add(petition.Withdrawn, nobody, nobody)
			return
		}
		t.after(22)
		t.add(petition.Answered, t.actor(), nobody).reason = []petition.Reason{petition.ReasonRegulationChanged, petition.ReasonRegulationWillChange,
			petition.ReasonRecommended, petition.ReasonExplainedAndKept, petition.ReasonConductHandled}[t.IntN(5)]
		if again = t.one(12, 1); again {
			t.after(3)
			t.add(petition.Returned, focal(t.at.day()), nobody)
			continue
		}
		if t.one(15, 1) {
			return // never published
		}
		t.after(4)
		by := t.actor()
		if t.one(3, 1) {
			by = focal(t.at.day())
		}
		t.add(petition.Published, by, nobody)
		for t.one(3, 1) {
			t.after(10)
			t.add(petition.Rated, nobody, nobody).satisfied = t.one(3, 2)
		}
		if again = t.one(10, 1); again {
			t.after(25)
			t.add(petition.Reopened, nobody, nobody)
		}
	}
}

// event is the n-th thing that happened, as the library is told.
func (m *matter) event(all []matter, n int) petition.Event {
	h := &m.happened[n]
	e := petition.Event{Code: m.code(), At: h.at.moment(), Type: h.kind, Reason: string(h.reason)}
	if h.by != nobody {
		e.By = province[h.by].id
	}
	if h.to != nobody {
		e.To = province[h.to].id
	}
	switch h.kind {
	case petition.Submitted:
		e.Kind, e.Subject, e.Channel, e.Content = petition.KindReflection, m.subject, petition.ChannelPortal, "Thủ tục đòi nộp bản giấy"
		e.Sender = petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: "Nguyễn Văn Mẫu", Address: "thôn Mẫu", Phone: "0912345678", Email: "mau@example.vn"}}
		if m.recommendation {
			e.Kind, e.Proposal = petition.KindRecommendation, "Bỏ bản giấy"
		}
		if m.lacksAddress {
			e.Channel, e.Sender.Identity.Address = petition.ChannelPaper, ""
		}
	case petition.Supplemented:
		e.Content = "Bổ sung"
	case petition.Extended:
		e.Due = h.due.form()
	case petition.Answered:
		e.Content, e.Document, e.Outcome, e.Reason = "Cơ quan trả lời.", "12/UBND", h.reason, ""
	case petition.DuplicateLinked:
		e.Of = all[h.of].code()
	case petition.Rated:
		if e.Satisfied = petition.VerdictNo; h.satisfied {
			e.Satisfied = petition.VerdictYes
		}
	}
	return e
}

// rules are those of the story, as the library takes them.
func rules() petition.Rules {
	r := petition.National()
	own := petition.Basis{Source: "Quyết định 1/QĐ", SourceEN: "Decision 1/QĐ"}
	r.Limits = append(r.Limits, petition.Limit{Step: petition.StepAnswer, Term: schedule.NewTerm(12, schedule.WorkingDays), Since: rulesChange.form(), Basis: own})
	strict := r.Practice[0]
	strict.Since, strict.StrictAdmission, strict.Basis = rulesChange.form(), true, own
	r.Practice = append(r.Practice, strict)
	return r
}

// process is that of a day: with the notices and the units that are known.
func process(t testing.TB, known day) *petition.Process {
	p, err := petition.NewProcess(petition.Options{Rules: rules(), Calendar: workCalendar(t, known), Bodies: registry(t, known)})
	require.NoError(t, err)
	return p
}

// petitionStory is the petitions that a host keeps, beside the matters.
type petitionStory struct {
	all  []matter
	told [][]petition.Event // delivered
	pets []petition.Petition
	*rand.Rand
}

func newPetitionStory() *petitionStory {
	all := matters(2026)
	return &petitionStory{all, make([][]petition.Event, len(all)), make([]petition.Petition, len(all)), rand.New(rand.NewPCG(7, 7))}
}

// deliver brings what is delivered from a day on up to another, in no order and
// some of it twice.
func (s *petitionStory) deliver(t testing.TB, p *petition.Process, since, until day) {
	for i := range s.all {
		m := &s.all[i]
		var fresh []petition.Event
		for n, h := range m.happened {
			if h.delivered >= since && h.delivered < until {
				fresh = append(fresh, m.event(s.all, n))
				if s.IntN(5) == 0 {
					fresh = append(fresh, m.event(s.all, n))
				}
			}
		}
		if len(fresh) == 0 {
			continue
		}
		s.Shuffle(len(fresh), func(i, j int) { fresh[i], fresh[j] = fresh[j], fresh[i] })
		var err error
		if s.told[i] = append(s.told[i], fresh...); s.IntN(2) == 0 {
			s.pets[i], err = p.Replay(s.told[i])
			require.NoError(t, err, "%+v", m)
			continue
		}
		// In order of time they may be applied one by one.
		slices.SortStableFunc(fresh, func(a, b petition.Event) int { return a.At.Compare(b.At) })
		for _, e := range fresh {
			s.pets[i], err = p.Apply(s.pets[i], e)
			require.NoError(t, err, "%+v", m)
		}
	}
}

// restart writes all petitions and reads them back.
func (s *petitionStory) restart(t testing.TB, p *petition.Process) {
	for i, pet := range s.pets {
		if pet.IsZero() {
			continue
		}
		kept, err := pet.MarshalJSON()
		require.NoError(t, err)
		s.pets[i], err = p.ReadPetition(kept)
		require.NoError(t, err)
		require.True(t, pet.Equal(s.pets[i]))
	}
}

// there are the petitions that were submitted.
func (s *petitionStory) there() (all []petition.Petition) {
	for _, pet := range s.pets {
		if !pet.IsZero() {
			all = append(all, pet)
		}
	}
	return all
}
