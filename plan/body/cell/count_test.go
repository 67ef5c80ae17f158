package cell_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/reading"
)

// Since 1 July 2025 there are 34 provinces, six of them cities, and 14 ministries with three
// bodies of their rank; another number means only some of them.
func TestCounts(t *testing.T) {
	r, on := body.Vietnam(), day("2026-03-01")
	for text, some := range map[string]bool{
		"UBND 34 tỉnh, thành phố": false, "UBND 34/34 tỉnh, thành phố": false, "14 bộ, 3 cơ quan ngang bộ": false,
		"UBND 28 tỉnh, 6 thành phố": false, "UBND 6 thành phố trực thuộc Trung ương": false, "Các bộ, ngành và 34 tỉnh, thành phố": false,
		"UBND 28 tỉnh": true, "UBND 05 tỉnh Tây Nguyên": true, "08 bộ, ngành": true, "06 bộ, ngành được giao": true,
		"05 bộ có số hồ sơ lớn": true, "UBND 5 thành phố trực thuộc Trung ương": true, "UBND 63 tỉnh, thành phố": true,
		"3 bộ: Tài chính, Nội vụ, Y tế": false, "UBND 126 xã, phường": false,
	} {
		read := parse(r, text, on)
		assert.Equal(t, some, slices.ContainsFunc(read.Doubts, func(d reading.Doubt) bool { return d.Kind == cell.DoubtSome }), text)
	}
}

// The six cities under the Government are told from the other provinces by their names.
func TestCitiesUnderTheGovernment(t *testing.T) {
	r, on := body.Vietnam(), day("2026-03-01")
	for _, text := range []string{"UBND 6 thành phố trực thuộc Trung ương", "UBND các thành phố trực thuộc Trung ương", "UBND 06 thành phố trực thuộc TW"} {
		s, err := cell.ParseSelector(text)
		require.NoError(t, err, text)
		var ids []string
		for _, b := range s.Resolve(r, on, body.Scope{}) {
			ids = append(ids, string(b.ID()))
		}
		assert.Equal(t, []string{"H13", "H17", "H24", "H26", "H29", "H57"}, ids, text)
		back, err := cell.ParseSelector(s.String())
		require.NoError(t, err, text)
		assert.Equal(t, s, back, text)
	}
}

// A mark of a list before the letters of a role is none within a name.
func TestLettersOfRolesBehindMarks(t *testing.T) {
	r, on := body.Vietnam(), day("2026-03-01")
	for _, mark := range []string{"", "- ", "– ", "+ ", "* ", "• "} {
		for _, labels := range [][2]string{{"CT", "PH"}, {"CT", "ĐVPH"}, {"CQCT", "CQPH"}} {
			text := mark + labels[0] + ": Sở Nội vụ\n" + mark + labels[1] + ": Sở Y tế"
			assert.Equal(t, "lead:«Sở Nội vụ»; coordinate:«Sở Y tế»", describe(parse(r, text, on)), text)
		}
	}
}
