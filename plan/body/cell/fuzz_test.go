package cell_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
)

func FuzzParse(f *testing.F) {
	for _, w := range corpus(f) {
		f.Add(w.text)
	}
	f.Add("các bộ: (Tư pháp, trừ Bộ Nội vụ) - chủ trì; \n phối hợp với")
	f.Add("Đồng chí , Tổ phó")
	r := body.Vietnam()
	on := day("2025-01-15")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := cell.Parse(r, text, on)
		require.Equal(t, err != nil, len(text) > cell.MaxLength)
		checkCell(t, r, text, c)
	})
}

func FuzzParseSelector(f *testing.F) {
	for _, s := range []string{"G22", "các bộ, ngành, địa phương trừ G01", "ministry+unit thuộc H26 có liên quan", "Ủy ban nhân dân cấp xã", "?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := cell.ParseSelector(text)
		require.Equal(t, err != nil, s.IsZero())
	})
}
