package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Six dossiers of a department, of which all were done in time; the portal has five of
// them and one that the department does not know. It holds two for late: papers were
// awaited from 4 to 11 June, which it was not told; and 5 working days from 28 April
// 2025 end on 8 May by the notices of days off, and on 5 May by weeks alone. Of a fifth
// it does not know the end, and as of 30 June holds it for overdue.
// By the portal a, x and the one that is not known here are in time, of 6.
func TestReconcile(t *testing.T) {
	const header = "code,body,procedure,status,received,appointment,finished,supplements\n"
	ours := file(t, "ours.csv", header+
		"a,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-09,\n"+
		"b,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-17,2025-06-04..2025-06-11\n"+
		"c,H26.12,1.000001,10,2025-04-28,2025-05-08,2025-05-07,\n"+
		"d,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-09,\n"+
		"e,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-09,\n"+
		"x,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-09,\n")
	theirs := file(t, "theirs.csv", header+
		"a,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-09,\n"+
		"b,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-17,\n"+
		"c,H26.12,1.000001,10,2025-04-28,2025-05-05,2025-05-07,\n"+
		"d,H26.12,1.000001,4,2025-06-02,2025-06-10,,\n"+
		"x,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-06,\n"+
		"y,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-09,\n")
	var list []struct{ Code, Cause, Ours, Theirs, Points string }
	answer(t, &list, "reconcile", "--ours", ours, "--theirs", theirs, "--as-of", "2025-06-30", "--format", "json")
	got := []string{}
	for _, d := range list {
		got = append(got, strings.Join([]string{d.Code, d.Cause, d.Ours, d.Theirs, d.Points}, " "))
	}
	// The portal has 3 of 6 in time (a, x, y), so 10 points. One more of 6 is worth
	// 20/6; e, one of one more, 20·4/7 - 10 = 10/7; without y 20·2/5 - 10 = -2.
	assert.Equal(t, []string{
		"b pause-unknown-there done-on-time done-late 3.333333",
		"c other-calendar done-early done-late 3.333333",
		"d late-message done-early open-overdue 3.333333",
		"e missing-there done-early absent 1.428571",
		"y missing-here absent done-early -2",
	}, got)

	status, out, errs := tthc(t, "", "reconcile", "--ours", ours, "--theirs", theirs, "--as-of", "2025-06-30")
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "bên kia đếm 5 ngày làm việc mà không trừ ngày nghỉ lễ")
	assert.Contains(t, out, "3 / 6")
	status, out, _ = tthc(t, "", "reconcile", "--ours", ours, "--theirs", theirs, "--as-of", "2025-06-30", "--lang", "en", "--format", "csv")
	require.Equal(t, 0, status)
	assert.Contains(t, out, "they count 5 working days without the holidays")

	t.Run("the other file by standard input, with a line that is none", func(t *testing.T) {
		status, out, errs := tthc(t, header+"a,H26.12,1.000001,10,2025-06-02,2025-06-10,2025-06-09,\nb,,,\n", "reconcile", "--ours", ours, "--theirs", "-", "--as-of", "2025-06-30", "--format", "csv")
		assert.Equal(t, 1, status)
		assert.Equal(t, 6, strings.Count(out, "\n"), "the header and five that are missing there")
		assert.Contains(t, errs, "tthc: 3: ")
	})
	t.Run("the sheet of the causes and that of the list", func(t *testing.T) {
		status, out, errs := tthc(t, "", "reconcile", "--ours", ours, "--theirs", theirs, "--as-of", "2025-06-30", "--format", "xlsx")
		require.Equal(t, 0, status, errs)
		assert.True(t, strings.HasPrefix(out, "PK"))
	})
	for _, args := range [][]string{{}, {"--ours", ours}, {"--ours", ours, "--theirs", ours}, {"--ours", ours, "--theirs", "none.csv"}, {"--ours", ours, "--theirs", theirs, "--as-of", "30/6"}} {
		status, out, errs := tthc(t, "", append([]string{"reconcile"}, args...)...)
		assert.Equal(t, 2, status, args)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
}
