package main

import (
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is due is told before it is erased; a server that was told how long something is
// kept erases it as it starts, and each day.
func TestWhatIsKeptNoLonger(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	send := func(lines ...string) {
		for _, line := range lines {
			answer, err := http.Post(server.address+"/api/v1/petitions", "application/json", strings.NewReader(line))
			require.NoError(t, err)
			text, err := io.ReadAll(answer.Body)
			require.NoError(t, err)
			require.NoError(t, answer.Body.Close())
			require.Equal(t, 201, answer.StatusCode, string(text))
		}
	}
	for _, number := range []string{"1", "2"} {
		send(`{"v":1,"code":"PAKN.20210225.000`+number+`","at":"2021-02-25T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nộidung","sender":{"type":"citizen","name":"Nguyễn Đánhdấu","phone":"0977123456"}}`,
			`{"v":1,"code":"PAKN.20210225.000`+number+`","at":"2021-03-0`+number+`T08:00:00+07:00","type":"refused","by":"H26","reason":"anonymous"}`)
	}
	keep := []string{"keep", "--lang", "en", "--data", data}
	status, out, errs := tthc(t, "", append(keep, "--dry-run", "--keep-identities", "5y", "--as-of", "2026-03-02")...)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, "PAKN.20210225.0001: ended on 2021-03-01, kept until the end of 2026-03-01\n1 petitions; kept 5 years, Law 91/2025/QH15 article 14.1\n", out)
	for _, wrong := range [][]string{{}, {"--keep-identities", "5"}, {"--keep-identities", "5y", "--as-of", "2026-03-02"}, {"--dry-run", "--keep-identities", "5y", "--as-of", "2026-02-30"}, {"x"}} {
		status, out, errs := tthc(t, "", append(keep, wrong...)...)
		assert.Equal(t, 2, status, "%v", wrong)
		assert.Empty(t, out)
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	}
	whole := func(number string) string {
		answer, err := http.Get(server.address + "/api/v1/petitions/PAKN.20210225.000" + number)
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return string(text)
	}
	assert.Contains(t, whole("1"), "Đánhdấu", "nothing was erased yet")
	server.kill()
	server = start(t, data, "127.0.0.1:0")
	assert.Contains(t, whole("1"), "Đánhdấu", "by default it is kept for ever")
	server.kill()

	server = start(t, data, "127.0.0.1:0", "--keep-identities", "1d")
	require.Eventually(t, func() bool { return !strings.Contains(whole("1")+whole("2"), "Đánhdấu") }, 20*time.Second, 50*time.Millisecond)
	assert.Contains(t, whole("2"), `"reason":"hết thời hạn lưu giữ 1 ngày kể từ ngày 2/3/2021; Luật 91/2025/QH15, khoản 1 Điều 14"`)
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	assert.Contains(t, server.log.String(), "petitions were erased whose time of keeping is over")
	assert.NotContains(t, server.log.String(), "PAKN")
	status, out, errs = tthc(t, "", append(keep, "--keep-identities", "1d")...)
	assert.Equal(t, 0, status, errs)
	assert.Empty(t, out)
	status, _, errs = tthc(t, "", "audit", "verify", "--data", data)
	assert.Equal(t, 0, status, errs)
	status, _, errs = tthc(t, "", "serve", "--lang", "en", "--data", data, "--keep-identities", "soon")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `--keep-identities: "soon" is no time of keeping; write 5y (years), 18m (months) or 90d (days)`)
}
