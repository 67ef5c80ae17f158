package desk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Conditions of admission by channel (Decree 20/2008/NĐ-CP, article 7, as
// amended; Decision 31/2021/QĐ-TTg, article 41). Everything that fails is
// named at once.
func TestAdmission(t *testing.T) {
	whole := mau.Identity
	without := func(edit func(*petition.Identity)) petition.Sender {
		id := whole
		edit(&id)
		return petition.Sender{Type: petition.SenderCitizen, Identity: id}
	}
	noPhone := without(func(i *petition.Identity) { i.Phone = "" })
	noEmail := without(func(i *petition.Identity) { i.Email = " " })
	noWay := without(func(i *petition.Identity) { i.Phone, i.Email = "", "" })
	for _, c := range []struct {
		name     string
		on       string
		channel  petition.Channel
		edit     edit
		decision desk.Decision
		failing  string
	}{
		{"portal, all there", "2025-06-02", petition.ChannelPortal, nil, desk.DecisionAdmit, ""},
		{"portal, no phone", "2025-06-02", petition.ChannelPortal, func(e *petition.Event) { e.Sender = noPhone }, desk.DecisionAskSupplement, "phone"},
		{"portal, no e-mail", "2025-06-02", petition.ChannelPortal, func(e *petition.Event) { e.Sender = noEmail }, desk.DecisionAskSupplement, "email"},
		{"portal, no account", "2026-08-03", petition.ChannelPortal, func(e *petition.Event) { e.Lacks = petition.ConditionAccount }, desk.DecisionAskSupplement, "account"},
		{"paper, no phone but a mail address", "2025-06-02", petition.ChannelPaper, func(e *petition.Event) { e.Sender = noPhone }, desk.DecisionAdmit, ""},
		{"paper, neither", "2025-06-02", petition.ChannelPaper, func(e *petition.Event) { e.Sender = noWay }, desk.DecisionAskSupplement, "phone-or-email"},
		{"paper, an account says nothing", "2025-06-02", petition.ChannelPaper, func(e *petition.Event) { e.Lacks = petition.ConditionAccount }, desk.DecisionAdmit, ""},
		{"phone, to another number", "2025-06-02", petition.ChannelPhone, func(e *petition.Event) { e.Lacks = petition.ConditionPublished }, desk.DecisionAskSupplement, "published-channel"},
		{"e-mail, all there", "2025-06-02", petition.ChannelEmail, nil, desk.DecisionAdmit, ""},
		{"form, not the agency's", "2025-06-02", petition.ChannelForm, func(e *petition.Event) { e.Sender, e.Lacks = petition.Sender{}, petition.ConditionAgencyForm }, desk.DecisionAskSupplement, "agency-form"},
		{"not clear", "2025-06-02", petition.ChannelPortal, func(e *petition.Event) { e.Lacks = petition.ConditionClear }, desk.DecisionAskSupplement, "clear"},
		{"no proposal", "2025-06-02", petition.ChannelPortal, func(e *petition.Event) { e.Kind = petition.KindRecommendation }, desk.DecisionAskSupplement, "proposal"},
		{"English", "2025-06-02", petition.ChannelPortal, func(e *petition.Event) { e.Language = "en" }, desk.DecisionRefuse, "vietnamese"},
		{"out of scope", "2025-06-02", petition.ChannelPortal, func(e *petition.Event) { e.Lacks = petition.ConditionScope }, desk.DecisionRefuse, "scope"},
		{"everything at once", "2025-06-02", petition.ChannelPortal, func(e *petition.Event) {
			e.Kind, e.Language, e.Content, e.Sender = petition.KindComplaint, "en", " ", petition.Sender{Type: petition.SenderForeigner}
			e.Lacks = petition.ConditionClear | petition.ConditionAccount
		}, desk.DecisionRefuse, "petition, name, contact, address, phone, email, phone-or-email, vietnamese, content, clear, account"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t, "PAKN.20250602.0001")
			edits := []edit{to(hanoi), func(e *petition.Event) { e.Channel = c.channel }}
			if c.edit != nil {
				edits = append(edits, c.edit)
			}
			e := s.event(c.on+" 08:00", petition.Submitted, "", edits...)
			x := desk.Examine(s.process, e)
			assert.Equal(t, c.decision, x.Decision)
			var failing petition.Conditions
			for _, f := range x.Failing {
				failing |= f.Condition
				assert.NotEmpty(t, f.Basis.Source)
			}
			assert.Equal(t, c.failing, failing.String())
			assert.Equal(t, c.decision == desk.DecisionRefuse, x.Reason != "")
			s.happens(c.on+" 08:00", petition.Submitted, "", edits...)
			assert.Equal(t, x, desk.AdmissionOf(s.process, s.pet))
		})
	}
}

// A khiếu nại, a tố cáo and an anonymous submission are refused with the way
// to go.
func TestWayInstead(t *testing.T) {
	for _, c := range []struct {
		name   string
		kind   petition.Kind
		sender petition.Sender
		reason petition.Reason
		law    string
	}{
		{"complaint", petition.KindComplaint, mau, petition.ReasonComplaint, "Khiếu nại"},
		{"denunciation", petition.KindDenunciation, mau, petition.ReasonDenunciation, "Tố cáo"},
		{"anonymous", petition.KindReflection, petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Phone: "0912345678"}}, petition.ReasonAnonymous, "20/2008"},
		{"nobody", petition.KindReflection, petition.Sender{}, petition.ReasonAnonymous, "20/2008"},
	} {
		s := tell(t, "PAKN.20250602.0009")
		x := desk.Examine(s.process, s.event("2025-06-02 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) {
			e.Kind, e.Sender = c.kind, c.sender
		}))
		assert.Equal(t, desk.DecisionRefuse, x.Decision, c.name)
		assert.Equal(t, c.reason, x.Reason, c.name)
		assert.Contains(t, x.Way.Law.In(form.Vietnamese), c.law, c.name)
		assert.Equal(t, x.Way, desk.WayInstead(c.reason, form.MustParseDay("2025-06-02")), c.name)
	}
}

// A complaint is accepted within 7 working days since 1 July 2026 (Decree
// 155/2026/NĐ-CP, Article 10), before that within 10 days (Law on Complaints).
// From Tuesday 30 June 2026 ten days lead to Friday 10 July, from Wednesday
// 1 July seven working days to the same Friday.
func TestComplaintIsAcceptedInTime(t *testing.T) {
	for _, c := range []struct{ on, term, source, due string }{
		{"2025-06-02", "10 ngày", "Luật Khiếu nại 2011", "2025-06-12"},
		{"2026-06-30", "10 ngày", "Luật Khiếu nại 2011", "2026-07-10"},
		{"2026-07-01", "7 ngày làm việc", "Nghị định 124/2020/NĐ-CP, Điều 16.1, sửa đổi theo Nghị định 155/2026/NĐ-CP, Điều 10", "2026-07-10"},
		{"2026-11-29", "7 ngày làm việc", "Nghị định 124/2020/NĐ-CP, Điều 16.1, sửa đổi theo Nghị định 155/2026/NĐ-CP, Điều 10", "2026-12-08"},
	} {
		way := desk.WayInstead(petition.ReasonComplaint, form.MustParseDay(c.on))
		assert.Equal(t, c.term, way.Term.Text(form.Vietnamese), c.on)
		assert.Equal(t, c.source, way.Basis.Source, c.on)
		due, err := schedule.MustCounter(schedule.CounterOptions{}).Due(schedule.MomentOn(form.MustParseDay(c.on)), way.Term)
		require.NoError(t, err)
		assert.Equal(t, c.due, due.Day().String(), c.on)
	}
	assert.Equal(t, desk.WayInstead(petition.ReasonComplaint, form.MustParseDay("2026-07-01")), desk.WayInstead(petition.ReasonComplaint, form.NoDay))
	assert.True(t, desk.WayInstead(petition.ReasonDenunciation, form.MustParseDay("2026-07-01")).Term.IsZero())
	assert.True(t, desk.WayInstead(petition.ReasonDuplicate, form.NoDay).IsZero())
}
