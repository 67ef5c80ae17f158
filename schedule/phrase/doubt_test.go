package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/phrase"
)

func TestKindsOfDoubts(t *testing.T) {
	for text, kind := range map[string]string{
		"trong thời hạn 5 ngày":                     phrase.DoubtUnheld,  // counted from nothing
		"từ 7 đến 10 ngày kể từ ngày ký":            phrase.DoubtChoice,  // the longest is taken
		"trước ngày 15/1 2/2025":                    phrase.DoubtBroken,  // 15/12 came apart
		"ngày ... tháng 6 năm 2025":                 phrase.DoubtBroken,  // not filled in
		"đã hoàn thành trước ngày 30/6/2025":        phrase.DoubtPurpose, // it tells what was done
		"ít nhất 5 ngày kể từ ngày niêm yết":        phrase.DoubtPurpose, // the shortest time
		"thứ Hai, ngày 14/3/2025":                   phrase.DoubtChoice,  // it is a Friday
		"quý I và quý II hoặc quý III":              phrase.DoubtChoice,  // all, or one of them
		"trước khi họp":                             phrase.DoubtAssumed, // how long before
		"Quý IV, trước ngày 15/9/2025 và quý II":    phrase.DoubtAssumed, // of which year
		"giữa quý II":                               phrase.DoubtAssumed, // no law names it
		"chậm nhất 5 ngày trước ngày họp (sau Tết)": "",
	} {
		got, err := phrase.Parse(text, plan2025)
		require.NoError(t, err, text)
		if kind == "" {
			require.Empty(t, got.Doubts, text)
			continue
		}
		require.NotEmpty(t, got.Doubts, text)
		require.Equal(t, kind, got.Doubts[0].Kind, text)
	}
}
