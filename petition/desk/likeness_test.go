package desk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
)

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
	x := desk.NewLikenessIndex(pets)
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
	conduct.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), says(texts[0]), func(e *petition.Event) { e.Subject = petition.SubjectConduct })
	assert.Empty(t, x.Like(conduct.pet, 0), "another subject is another petition")
}

// Two petitions say the same, the second without its accents; a third is about
// something else.
func TestLikenessOfReworded(t *testing.T) {
	first := tell(t, "PAKN.20250602.0001")
	first.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	second := tell(t, "PAKN.20250603.0001")
	second.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi), says("thu tuc doi nop BẢN GIẤY dù đã nộp trực tuyến rồi"))
	other := tell(t, "PAKN.20250603.0002")
	other.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi), says("Cổng không nhận tệp lớn hơn năm megabyte"))
	like := desk.NewLikenessIndex([]petition.Petition{first.pet, second.pet, other.pet}).Like(second.pet, 0)
	require.Len(t, like, 1)
	assert.Equal(t, first.code, like[0].Code)
	assert.True(t, like[0].SameHolder)

}
