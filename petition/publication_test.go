package petition_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
)

func TestPublicView(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) {
		e.Kind, e.Proposal = petition.Recommendation, "Gọi tôi theo số 0987 654 321"
		e.Content = "Tôi là nguyen van mau ở Thôn Mẫu, xã Ví Dụ; bà Trần Thị Thử ở một cửa đòi thêm CCCD 001203004567"
	})
	assert.Error(t, s.process.CheckPublication(s.pet))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", petition.ConductHandled),
		says("Gửi ông Nguyễn Văn Mẫu: đã nhắc nhở cán bộ. Điện thoại ghi nhận: 0912345678."))
	require.NoError(t, s.process.CheckPublication(s.pet))
	s.happens("2025-06-05 08:00", petition.Published, hanoi)

	draft := s.process.Draft(s.pet)
	view := draft.View(form.Vietnamese)
	b, err := json.Marshal(view)
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"code":"PAKN.20250602.0001","outside":"closed","state":"published","reason":"conduct-handled","kind":"recommendation",`+
		`"subject":"procedure","body":"H26","received":"2025-06-02T08:00:00+07:00",`+
		`"content":"Tôi là [họ tên] ở [địa chỉ]; bà [họ tên] ở một cửa đòi thêm CCCD [số định danh]","proposal":"Gọi tôi theo số [số điện thoại]",`+
		`"answer":{"at":"2025-06-04T08:00:00+07:00","body":"H26","document":"12/UBND-KSTT",`+
		`"content":"Gửi ông [họ tên]: đã nhắc nhở cán bộ. Điện thoại ghi nhận: [số điện thoại].","outcome":"conduct-handled"}}`, string(b))

	// The reviewer finds one more thing to mask.
	draft.Answer, err = draft.Answer.With(0, len("Gửi"), redact.Other)
	require.NoError(t, err)
	assert.Contains(t, draft.View(form.English).Answer.Content, "[masked] ông [name]")
}

// The outcome may be said with the publication only; a reason must agree with
// it.
func TestOutcomeWithPublication(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", ""))
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi)
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi, because("xong"))
	s.happens("2025-06-05 08:00", petition.Published, hanoi, because("explained-and-kept"))
	assert.Equal(t, petition.ExplainedAndKept, s.pet.ClosingReason())
	assert.Equal(t, petition.ExplainedAndKept, s.process.Draft(s.pet).View(0).Answer.Outcome)
}

// An answer counts as given whatever it calls its outcome; only the closing
// needs a word of the list.
func TestOutcomeInOtherWords(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", "explained"))
	assert.Equal(t, petition.StateAnswered, s.pet.State())
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi)
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi, because("explained"))
	s.happens("2025-06-05 08:00", petition.Published, hanoi, because("explained-and-kept"))
	assert.Equal(t, petition.ExplainedAndKept, s.pet.ClosingReason())
	assert.Equal(t, petition.ExplainedAndKept, s.process.Draft(s.pet).View(0).Answer.Outcome)
}

func TestPublishedAnswerIsThere(t *testing.T) {
	for _, c := range []struct {
		rule              petition.Rule
		document, content string
	}{
		{petition.RuleAnswer, "", ""}, {petition.RuleAnswer, " ", "  "}, {petition.RuleDocument, "", "Đã xong"},
		{petition.RuleDocument, "công văn", "Đã xong"}, {petition.RuleDocument, "123", "Đã xong"},
	} {
		s := tell(t, "PAKN.20250602.0001")
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
		s.happens("2025-06-04 08:00", petition.Answered, hanoi, func(e *petition.Event) {
			e.Document, e.Content, e.Outcome = c.document, c.content, petition.ConductHandled
		})
		s.cannot(c.rule, "2025-06-05 08:00", petition.Published, hanoi)
	}
}

// Likeness among reworded petitions, and petitions that only share a theme.
func TestLikeness(t *testing.T) {
	texts := []string{
		"Bộ phận một cửa phường yêu cầu nộp bản sao giấy khai sinh có chứng thực dù tôi đã nộp bản điện tử trên cổng dịch vụ công",
		"Một cửa phường yêu cầu tôi nộp bản sao giấy khai sinh có chứng thực mặc dù đã nộp bản điện tử trên cổng dịch vụ công quốc gia",
		"bo phan mot cua phuong yeu cau nop ban sao giay khai sinh co chung thuc, toi da nop ban dien tu roi",
		"Thời hạn cấp giấy phép xây dựng quá dài, đề nghị rút ngắn còn mười ngày làm việc",
		"Cán bộ một cửa không trả giấy khai sinh đúng hẹn",
	}
	var pets []petition.Petition
	for i, text := range texts {
		s := tell(t, petition.NewCode(day("2025-06-02"), i+1).String())
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), says(text))
		pets = append(pets, s.pet)
	}
	x := petition.NewLikenessIndex(pets)
	like := func(i int) (numbers []int) {
		for _, l := range x.Like(pets[i], 0) {
			numbers = append(numbers, l.Code.Number())
		}
		return numbers
	}
	assert.ElementsMatch(t, []int{2, 3}, like(0))
	assert.Contains(t, like(1), 1)
	found := x.Like(pets[0], 1)
	for i, l := range found[1:] {
		assert.GreaterOrEqual(t, found[i].Shared*l.Union, l.Shared*found[i].Union, "the most like first")
	}
	assert.Empty(t, like(3))
	assert.Empty(t, like(4))
	assert.Len(t, found, 3, "a share of one per cent finds what has a theme in common")
	conduct := tell(t, "PAKN.20250602.0009")
	conduct.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), says(texts[0]), func(e *petition.Event) { e.Subject = petition.Conduct })
	assert.Empty(t, x.Like(conduct.pet, 0), "another subject is another petition")
}
