package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the table is for, in a few of its cells: who reads what people wrote, who
// closes a period, who may read without signing in.
func TestRolesPrintsTheTable(t *testing.T) {
	var rows []struct {
		Operation, Reach string
		Roles            []string
	}
	answer(t, &rows, "roles", "--json")
	cells := map[string]string{}
	for _, r := range rows {
		cells[r.Operation] = r.Reach + " " + strings.Join(r.Roles, " ")
	}
	assert.Equal(t, "own petitions leader", cells["getPetition"])
	assert.Equal(t, "own progress leader", cells["recordEvent"])
	assert.Equal(t, "all assessor leader", cells["closePeriod"])
	assert.Equal(t, "all administrator", cells["addNotices"])
	assert.Equal(t, "public ", cells["trackPetition"])

	status, out, errs := tthc(t, "", "roles")
	require.Equal(t, 0, status, errs)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, len(rows)+1)
	assert.Regexp(t, `^Việc +Phạm vi +xem +báo cáo tiến độ +tiếp nhận phản ánh, kiến nghị +đánh giá +lãnh đạo +kiểm tra +quản trị$`, lines[0])
	assert.Regexp(t, `(?m)^getPetition +cơ quan mình +- +- +x +- +x +- +-$`, out)
	_, out, _ = tthc(t, "", "roles", "--lang", "en")
	assert.Regexp(t, `(?m)^closePeriod +all +- +- +- +x +x +- +-$`, out)
	status, _, _ = tthc(t, "", "roles", "reader")
	assert.Equal(t, 2, status)
}
