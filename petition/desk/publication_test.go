package desk_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
)

func TestPublicView(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) {
		e.Kind, e.Proposal = petition.KindRecommendation, "Gọi tôi theo số 0987 654 321"
		e.Content = "Tôi là nguyen van mau ở Thôn Mẫu, xã Ví Dụ; bà Trần Thị Thử ở một cửa đòi thêm CCCD 001203004567"
	})
	assert.Error(t, s.process.CheckPublication(s.pet))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", petition.ReasonConductHandled),
		says("Gửi ông Nguyễn Văn Mẫu: đã nhắc nhở cán bộ. Điện thoại ghi nhận: 0912345678."))
	require.NoError(t, s.process.CheckPublication(s.pet))
	s.happens("2025-06-05 08:00", petition.Published, hanoi)

	draft := draft(t, s.pet)
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

// A host keeps what a person decided, and shows the petition so a year later, whatever
// is found by then. What was reviewed for other texts is refused.
func TestReviewIsKept(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), says("Tôi là Nguyễn Văn Mẫu, gọi 0912 345 678; tổng đài 0243 999 9999"))
	d := draft(t, s.pet)
	d.Content = d.Content.Without(strings.Index(d.Content.Original(), "0243")) // it is nobody's
	kept, err := json.Marshal(d.Review())
	require.NoError(t, err)
	assert.JSONEq(t, `{"v":1,"content":[{"start":9,"end":28,"kind":"name","sureness":"certain"},{"start":36,"end":48,"kind":"phone","sureness":"certain"}]}`,
		strings.NewReplacer(`"likely"`, `"certain"`, `"known"`, `"certain"`).Replace(string(kept)))
	var review desk.Review
	require.NoError(t, json.Unmarshal(kept, &review))
	again, err := draft(t, s.pet).Reviewed(review)
	require.NoError(t, err)
	assert.Equal(t, "Tôi là [họ tên], gọi [số điện thoại]; tổng đài 0243 999 9999", again.View(form.Vietnamese).Content)

	view, err := review.View(s.pet, form.Vietnamese)
	require.NoError(t, err)
	assert.Equal(t, again.View(form.Vietnamese), view)

	review.Answer = []redact.Mask{{Start: 0, End: 3, Kind: redact.Other, Sureness: redact.Manual}}
	none, err := draft(t, s.pet).Reviewed(review)
	require.ErrorIs(t, err, redact.MaskOutside)
	assert.Equal(t, "answer", form.All(err)[0].Path[:6])
	assert.Empty(t, none.View(form.Vietnamese).Content)
	view, err = review.View(s.pet, form.Vietnamese)
	require.ErrorIs(t, err, redact.MaskOutside)
	assert.Empty(t, view)
}

// The schema of a review names the kinds and how sure a mask is as the code does.
func TestReviewSchema(t *testing.T) {
	b, err := os.ReadFile("review.schema.json")
	require.NoError(t, err)
	require.True(t, json.Valid(b))
	kinds, err := json.Marshal(redact.Kinds())
	require.NoError(t, err)
	sure, err := json.Marshal([]redact.Sureness{redact.Known, redact.Certain, redact.Likely, redact.Manual, redact.Doubtful})
	require.NoError(t, err)
	for _, list := range []string{string(kinds), string(sure)} {
		assert.Contains(t, string(b), strings.ReplaceAll(list, `","`, `", "`))
	}
}

// draft is a publication of a petition that is not too long.
func draft(t *testing.T, pet petition.Petition) desk.Draft {
	d, err := desk.NewDraft(pet)
	require.NoError(t, err)
	return d
}

// What is too long to be looked through is not published: it was kept before texts
// had a greatest length.
func TestLongTextsHaveNoDraft(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	long := s.event("2025-06-02 08:00", petition.Submitted, "", to(hanoi), says(strings.Repeat("x", redact.MaxLength)), func(e *petition.Event) {
		e.Proposal = strings.Repeat("x", redact.MaxLength+1)
	})
	_, err := s.process.Apply(s.pet, long)
	require.ErrorIs(t, err, petition.EventLength)
	kept, err := s.process.Restore([]petition.Event{long})
	require.NoError(t, err)
	d, err := desk.NewDraft(kept)
	require.ErrorIs(t, err, redact.TextLong)
	assert.Equal(t, "proposal", form.All(err)[0].Path)
	assert.Empty(t, d.View(form.Vietnamese).Content)
}

// The outcome may be said with the publication only, and one that was kept before
// other words were refused may be in those: what is shown is of the list.
func TestPublicOutcome(t *testing.T) {
	for _, said := range []petition.Reason{"", "explained"} {
		s := tell(t, "PAKN.20250602.0001")
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
		pet, err := s.process.Restore(append(s.pet.Events(), s.event("2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", said))))
		require.NoError(t, err)
		s.pet = pet
		assert.Empty(t, draft(t, s.pet).View(form.Vietnamese).Answer.Outcome)
		s.happens("2025-06-05 08:00", petition.Published, hanoi, because("explained-and-kept"))
		assert.Equal(t, petition.ReasonExplainedAndKept, draft(t, s.pet).View(form.Vietnamese).Answer.Outcome)
	}
}
