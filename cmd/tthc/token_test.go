package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A token is printed alone, so that a script takes it as it is; what is listed has
// nothing of it.
func TestTokenCommands(t *testing.T) {
	data := t.TempDir()
	status, out, errs := tthc(t, "", "token", "create", "--data", data, "--name", "Một cửa", "--role", "progress@H26", "--role", "read", "--until", "2099-12-31")
	require.Equal(t, 0, status, errs)
	assert.Regexp(t, `^tthc_[A-Za-z0-9_-]{43}\n$`, out)
	assert.Contains(t, errs, "đến hết ngày 31/12/2099")
	type token struct {
		ID, Name, Until, Made, By, Revoked, Token string
		Grants                                    []string
	}
	var second token
	answer(t, &second, "token", "create", "--data", data, "--name", "Thanh tra", "--role", "auditor", "--json")
	assert.Regexp(t, `^tthc_`, second.Token)
	var list []token
	answer(t, &list, "token", "list", "--data", data, "--json")
	require.Len(t, list, 2)
	assert.Equal(t, token{ID: list[0].ID, Name: "Một cửa", Until: "2099-12-31", Made: list[0].Made, By: "command-line", Grants: []string{"progress@H26", "read"}}, list[0])
	assert.Equal(t, second.ID, list[1].ID)

	status, out, errs = tthc(t, "", "token", "revoke", second.ID, "--data", data)
	assert.Equal(t, 0, status, errs)
	assert.Equal(t, "Đã thu hồi mã truy cập của Thanh tra.\n", out)
	_, out, _ = tthc(t, "", "token", "list", "--data", data, "--lang", "en")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 3)
	assert.Regexp(t, `^`+list[0].ID+` +Một cửa +progress@H26 read +2099-12-31 +\S+ \S+ +command-line *$`, lines[1])
	assert.Regexp(t, ` +command-line +20\S+ \S+$`, lines[2])
	assert.NotContains(t, out, "tthc_")

	for _, c := range []struct {
		status int
		said   string
		args   []string
	}{
		{1, "không có mã truy cập", []string{"revoke", "none"}},
		{2, "cần một số hiệu", []string{"revoke"}},
		{2, "cần --name và --role", []string{"create"}},
		{2, "--role: không có vai trò \"root\"", []string{"create", "--name", "a", "--role", "root"}},
		{2, "--until: ", []string{"create", "--name", "a", "--role", "read", "--until", "hôm nay"}},
		{2, "đã qua", []string{"create", "--name", "a", "--role", "read", "--until", "2020-01-01"}},
	} {
		status, out, errs := tthc(t, "", append(append([]string{"token"}, c.args...), "--data", data)...)
		assert.Equal(t, c.status, status, c.args)
		assert.Empty(t, out)
		assert.Contains(t, errs, c.said)
	}
}
