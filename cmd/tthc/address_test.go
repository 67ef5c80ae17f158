package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An address is printed alone and once, and what is listed has nothing of its secret.
func TestAddressCommands(t *testing.T) {
	data := t.TempDir()
	status, out, errs := tthc(t, "", "address", "create", "--data", data, "--name", "Văn phòng", "--body", "H26")
	require.Equal(t, 0, status, errs)
	assert.Regexp(t, `^/api/v1/public/duty-calendars/tthccal_[A-Za-z0-9_-]{43}\.ics\n$`, out)
	assert.Contains(t, errs, "Không in lại được")
	type address struct{ ID, Name, Body, Made, By, Revoked, Path string }
	var second address
	answer(t, &second, "address", "create", "--data", data, "--name", "Chuyên viên", "--body", "G22", "--json")
	assert.Contains(t, second.Path, "/tthccal_")
	status, out, errs = tthc(t, "", "address", "revoke", second.ID, "--data", data)
	assert.Equal(t, 0, status, errs)
	assert.Equal(t, "Đã thu hồi địa chỉ lịch của Chuyên viên.\n", out)
	var list []address
	answer(t, &list, "address", "list", "--data", data, "--json")
	require.Len(t, list, 2)
	assert.Equal(t, address{list[0].ID, "Văn phòng", "H26", list[0].Made, "command-line", "", ""}, list[0])
	assert.NotEmpty(t, list[1].Revoked)
	_, out, _ = tthc(t, "", "address", "list", "--data", data)
	assert.Len(t, strings.Split(strings.TrimSpace(out), "\n"), 3)
	assert.NotContains(t, out, "tthccal_")
	for _, c := range []struct {
		status int
		said   string
		args   []string
	}{
		{1, "không có địa chỉ lịch này", []string{"revoke", "none"}},
		{2, "cần một số hiệu", []string{"revoke"}},
		{2, "cần --name và --body", []string{"create", "--name", "a"}},
		{2, "--body: ", []string{"create", "--name", "a", "--body", "H"}},
		{2, "không có cơ quan mã \"H99\"", []string{"create", "--name", "a", "--body", "H99"}},
		{2, "không có cơ quan mã \"G14\"", []string{"create", "--name", "a", "--body", "G14"}},
	} {
		status, out, errs := tthc(t, "", append(append([]string{"address"}, c.args...), "--data", data)...)
		assert.Equal(t, c.status, status, c.args)
		assert.Empty(t, out)
		assert.Contains(t, errs, c.said)
	}
}
