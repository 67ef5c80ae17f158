package body_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
)

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Bộ Nội vụ", "VPCP", "UBND TP. HCM", "Bộ TT&TT", "H26.12", "Thừa Thiên - Huế", "bo noi vu", "Bộ Tài chnh", "\xff\u0301"} {
		f.Add(s)
	}
	r := body.Vietnam()
	on := day("2025-01-15")
	f.Fuzz(func(t *testing.T, s string) {
		m := r.Find(s, on)
		require.False(t, m.Found() && m.Doubt == body.DoubtSeveral, "several are not one: %q", s)
		require.Equal(t, m.Doubtful(), len(m.Candidates) > 0, s)
		if m.Found() && m.Doubtful() {
			require.Contains(t, m.Candidates, m.Body)
		}
		require.LessOrEqual(t, len(r.Nearest(s, 3)), 3)
	})
}
