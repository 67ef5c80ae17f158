package desk_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// newsOf are the keys and titles of news, without the code that both begin with.
func newsOf(t *testing.T, news []desk.News) (keys, titles []string) {
	for _, n := range news {
		code := n.Item.About
		require.Equal(t, desk.AudienceSender, n.To)
		require.Contains(t, n.Item.Title, code+": ")
		keys, titles = append(keys, n.Key[len(code)+1:]), append(titles, n.Item.Title[len(code)+2:])
	}
	return keys, titles
}

// What the sender is told from the receipt to the publication. Fifteen working days
// from Friday 25 April 2025: Saturday the 26th (worked), 28, 29 April, 5-9 May (8),
// 12-16 (13), 19 and 20 May.
func TestNewsForTheSender(t *testing.T) {
	s := tell(t, "PAKN.20250425.0001")
	s.happens("2025-04-25 15:40", petition.Submitted, "", to("G22"))
	s.happens("2025-04-28 08:00", petition.Transferred, "G22", to(hanoi))
	s.happens("2025-04-29 08:00", petition.SupplementRequested, hanoi, says("Nêu tên thủ tục, bà Nguyễn Thị Mẫu"))
	s.happens("2025-05-05 08:00", petition.Supplemented, "", says("1.005129"))
	s.happens("2025-05-06 08:00", petition.Accepted, hanoi)
	s.happens("2025-05-07 08:00", petition.Extended, hanoi, until("2025-06-10"), because("cần ý kiến của bộ"))
	s.happens("2025-05-08 08:00", petition.InterimAnswered, hanoi, says("Đang lấy ý kiến"))
	s.happens("2025-05-20 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", petition.ReasonExplainedAndKept))
	s.happens("2025-05-21 08:00", petition.Published, hanoi)
	news := desk.NewsFor(s.process, s.pet, day("2025-05-31"), form.Vietnamese)
	keys, titles := newsOf(t, news)
	assert.Equal(t, []string{"submitted/1/sender", "transferred/2/sender", "supplement-requested/3/sender", "extended/6/sender",
		"interim-answered/7/sender", "answered/8/sender", "published/9/sender"}, keys)
	assert.Equal(t, []string{
		"đã nhận lúc 15:40 ngày 25/4/2025; trả lời chậm nhất ngày 20/5/2025",
		"đã chuyển đến Ủy ban nhân dân thành phố Hà Nội",
		"đề nghị bổ sung thông tin",
		"gia hạn trả lời đến hết ngày 10/6/2025",
		"có thông tin về tình hình xử lý",
		"đã trả lời bằng văn bản 12/UBND-KSTT",
		"kết quả đã được công khai",
	}, titles)
	assert.Equal(t, day("2025-05-20"), news[0].Item.Due)
	assert.Equal(t, day("2025-04-25"), news[0].On)
	assert.Equal(t, "Nêu tên thủ tục, bà Nguyễn Thị Mẫu", news[2].Event.Content, "what the body wrote is with the event")
	_, english := newsOf(t, desk.NewsFor(s.process, s.pet, day("2025-05-31"), form.English))
	assert.Equal(t, "received on 2025-04-25 at 15:40; to be answered by 2025-05-20", english[0])

	// Asked on each day, each is told from its own day on, with the same key.
	sent := map[string]form.Day{}
	for on := day("2025-04-24"); on <= day("2025-05-31"); on++ {
		for _, n := range desk.NewsFor(s.process, s.pet, on, form.English) {
			if _, ok := sent[n.Key]; !ok {
				sent[n.Key] = on
				assert.Equal(t, on, n.On)
			}
		}
	}
	assert.Len(t, sent, len(news))

	// A notice that has Tuesday 6 May off moves the day, and tells nobody twice.
	cal, err := calendar.Vietnam().With(calendar.Notice{Number: "03/TB", Issued: day("2025-04-28"), Days: []calendar.NoticeDay{
		{Day: day("2025-05-06"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2025-05-24")},
		{Day: day("2025-05-24"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2025-05-06")},
	}})
	require.NoError(t, err)
	later := petition.MustProcess(petition.Options{Calendar: cal, Bodies: body.Vietnam()})
	moved := desk.NewsFor(later, s.pet, day("2025-05-31"), form.Vietnamese)
	again, _ := newsOf(t, moved)
	assert.Equal(t, keys, again)
	assert.Equal(t, day("2025-05-21"), moved[0].Item.Due)

	// Laid together with others, the sender is one person.
	var reminders []agenda.Reminder
	for _, n := range news {
		reminders = append(reminders, n.Reminder)
	}
	notices := agenda.Notices(slices.Values(reminders), day("2025-05-31"), func(r agenda.Reminder) string {
		if r.To == desk.AudienceSender {
			return "người gửi"
		}
		return ""
	})
	require.Len(t, notices, 1)
	assert.Equal(t, []string{"PAKN.20250425.0001"}, notices[0].Matters())
}

// Who is refused is told why, and the way to go; a supplement has its day where the
// rules give the sender one: 10 days from Tuesday 3 June 2025.
func TestNewsOfARefusal(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) { e.Kind = petition.KindComplaint })
	s.happens("2025-06-03 08:00", petition.Refused, hanoi, because("complaint"))
	_, titles := newsOf(t, desk.NewsFor(s.process, s.pet, day("2025-06-03"), form.Vietnamese))
	assert.Equal(t, "không tiếp nhận: là khiếu nại; gửi đơn khiếu nại đến người hoặc cơ quan đã ra quyết định, có hành vi bị khiếu nại, theo Luật Khiếu nại", titles[1])

	rules := petition.National()
	rules.Limits = append(rules.Limits, petition.Limit{Step: petition.StepGive, Term: schedule.NewTerm(10, schedule.Days),
		Basis: petition.Basis{Source: "quy chế của tỉnh"}})
	asked := tellUnder(t, "PAKN.20250602.0002", rules)
	asked.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	asked.happens("2025-06-03 08:00", petition.SupplementRequested, hanoi)
	news := desk.NewsFor(asked.process, asked.pet, day("2025-06-03"), form.Vietnamese)
	assert.Equal(t, "PAKN.20250602.0002: đề nghị bổ sung thông tin, chậm nhất ngày 13/6/2025", news[1].Item.Title)
	assert.Equal(t, day("2025-06-13"), news[1].Item.Due)
	assert.Empty(t, desk.NewsFor(asked.process, petition.Petition{}, day("2025-06-03"), form.Vietnamese))
}

// The sender of a duplicate is told of the answer that both got, once it is given,
// and of no other's.
func TestNewsOfADuplicate(t *testing.T) {
	a, b := tell(t, "PAKN.20250602.0001"), tell(t, "PAKN.20250603.0001")
	a.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	b.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi))
	b.happens("2025-06-04 08:00", petition.Accepted, hanoi)
	a.happens("2025-06-05 08:00", petition.DuplicateLinked, hanoi, func(e *petition.Event) { e.Of = b.code })
	b.happens("2025-06-06 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
	b.happens("2025-06-09 08:00", petition.Returned, hanoi)
	b.happens("2025-06-10 08:00", petition.Answered, hanoi, answer("2/UBND", petition.ReasonExplainedAndKept))
	b.happens("2025-06-11 08:00", petition.Published, hanoi)
	for on, want := range map[string][]string{
		"2025-06-05": {"submitted/1/sender"},
		"2025-06-06": {"submitted/1/sender", "answered/PAKN.20250603.0001/2025-06-06T08:00:00+07:00/sender"},
		"2025-06-09": {"submitted/1/sender"},
		"2025-06-10": {"submitted/1/sender", "answered/PAKN.20250603.0001/2025-06-10T08:00:00+07:00/sender"},
		"2025-06-30": {"submitted/1/sender", "answered/PAKN.20250603.0001/2025-06-10T08:00:00+07:00/sender", "published/PAKN.20250603.0001/2025-06-11T08:00:00+07:00/sender"},
	} {
		links := a.process.Links([]petition.Petition{a.pet, b.pet}, day(on))
		keys, _ := newsOf(t, desk.NewsFor(a.process, links.Petition(a.code), day(on), form.Vietnamese))
		assert.Equal(t, want, keys, on)
	}
	keys, _ := newsOf(t, desk.NewsFor(a.process, a.pet, day("2025-06-30"), form.Vietnamese))
	assert.Equal(t, []string{"submitted/1/sender"}, keys, "alone nothing is known of the answer")
}
