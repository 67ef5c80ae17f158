package main

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// browser starts a headless Chromium. Where there is none the test is
// skipped, unless TTHC_TEST_ALL says that everything must run.
func browser(t *testing.T) context.Context {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatal("there is no Chromium on this machine")
		}
		t.Skip("there is no Chromium on this machine")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1280, 1600),
		chromedp.Flag("accept-lang", "vi"), chromedp.Flag("disable-quic", true), chromedp.Flag("no-proxy-server", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() { _ = chromedp.Cancel(ctx); cancel() })
	require.NoError(t, chromedp.Do(ctx)) // starts the browser; a time limit here would limit its life
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// An official opens the plan, records an obligation as done, sees its status
// change, reloads and still sees it.
func TestPageRecordsAnObligation(t *testing.T) {
	ctx := browser(t)
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	planPage := server.address + "/plan?" + url.Values{"plan": {plan16}, "asOf": {"2024-06-25"}}.Encode()
	row := `tr[data-id="` + taskOf15 + `"]`
	open := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		require.NoError(t, chromedp.Do(ctx, steps...))
	}
	status := func(selector string) string {
		t.Helper()
		got, err := chromedp.Run(ctx, chromedp.AttributeValue(selector, "data-status"))
		require.NoError(t, err)
		return got.Value
	}
	open(chromedp.Navigate(server.address), chromedp.WaitVisible(".card a"), chromedp.Navigate(planPage))
	before := status(row)
	open(chromedp.Click("details:has("+row+") > summary"), chromedp.Click(row+" a"), chromedp.WaitVisible("#record"))
	title, err := chromedp.Run(ctx, chromedp.Title())
	require.NoError(t, err)
	open(chromedp.SetValue(`#record input[name="day"]`, "2024-03-18"),
		chromedp.SendKeys(`#record input[name="document"]`, "5/BC-TCT"),
		chromedp.SendKeys(`#record textarea[name="note"]`, "Đã gửi báo cáo quý I"),
		chromedp.Click("#record button"), chromedp.WaitVisible("#events"))
	after := status("#status")
	open(chromedp.Reload(), chromedp.WaitVisible("#events"))
	reloaded := status("#status")
	history, err := chromedp.Run(ctx, chromedp.Text("#events"))
	require.NoError(t, err)
	open(chromedp.Navigate(planPage))
	listed := status(row)
	assert.Equal(t, "open-overdue", before)
	assert.Contains(t, title, "Nhiệm vụ 15")
	assert.Equal(t, []string{"done-on-time", "done-on-time", "done-on-time"}, []string{after, reloaded, listed})
	assert.Contains(t, history, "5/BC-TCT")
	assert.Contains(t, history, "Đã gửi báo cáo quý I")
	assert.Equal(t, 1, strings.Count(history, "5/BC-TCT"), "reloading records nothing again")

	server.kill()
	server = start(t, data, "127.0.0.1:0")
	planPage = server.address + "/plan?" + url.Values{"plan": {plan16}, "asOf": {"2024-06-25"}}.Encode()
	open(chromedp.Navigate(planPage))
	assert.Equal(t, "done-on-time", status(row), "after kill -9 and a new start")
}

// The form answers wrong input with what is wrong, and records nothing.
func TestFormRefuses(t *testing.T) {
	server := start(t, t.TempDir(), "127.0.0.1:0")
	post := func(change url.Values, header ...string) (int, string) {
		form := url.Values{"id": {taskOf15}, "key": {"key-00000001"}, "type": {"done"}, "day": {"2024-03-18"}, "document": {"5/BC"}, "asOf": {"2024-06-25"}}
		for k, v := range change {
			form[k] = v
		}
		r, err := http.NewRequest("POST", server.address+"/record", strings.NewReader(form.Encode()))
		require.NoError(t, err)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		answer, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return answer.StatusCode, string(text)
	}
	for name, c := range map[string]struct {
		change url.Values
		status int
		want   string
	}{
		"no such day":        {url.Values{"day": {"2024-02-30"}}, 400, "2024-02-30"},
		"a day to come":      {url.Values{"day": {"2199-01-01"}}, 400, "chưa đến"},
		"done by nothing":    {url.Values{"document": {""}}, 400, "Số văn bản chứng minh: báo hoàn thành cần"},
		"unknown type":       {url.Values{"type": {"ended"}}, 400, "type"},
		"unknown obligation": {url.Values{"id": {"x"}}, 404, "không có phần việc"},
		"script in the note": {url.Values{"note": {"<script>alert(1)</script>"}, "day": {""}}, 400, "&lt;script&gt;"},
	} {
		t.Run(name, func(t *testing.T) {
			status, text := post(c.change)
			assert.Equal(t, c.status, status)
			assert.Contains(t, text, c.want)
			assert.NotContains(t, text, "<script>")
		})
	}
	t.Run("from another site", func(t *testing.T) {
		status, _ := post(nil, "Sec-Fetch-Site", "cross-site")
		assert.Equal(t, 403, status)
	})
	t.Run("nothing was recorded", func(t *testing.T) {
		answer, err := http.Get(server.address + "/api/v1/events?" + url.Values{"obligation": {taskOf15}}.Encode())
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		assert.Equal(t, "[]\n", string(text))
	})
	t.Run("sent twice it is recorded once", func(t *testing.T) {
		for range 2 {
			status, _ := post(nil)
			assert.Equal(t, 200, status) // the page that the form leads to
		}
		answer, err := http.Get(server.address + "/api/v1/events?" + url.Values{"obligation": {taskOf15}}.Encode())
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		assert.Equal(t, 1, strings.Count(string(text), `"id"`))
	})
}

// An official signs in with a token, at an address that a browser takes for a safe
// one though it is not https, and signs out.
func TestPageSignsInAndOut(t *testing.T) {
	ctx := browser(t)
	data := t.TempDir()
	tokens := map[string]string{}
	for _, role := range []string{"administrator", "read"} {
		status, out, errs := tthc(t, "", "token", "create", "--data", data, "--name", "Người "+role, "--role", role)
		require.Equal(t, 0, status, errs)
		tokens[role] = strings.TrimSpace(out)
	}
	server := start(t, data, "127.0.0.1:0")
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate(server.address+"/plan?"+url.Values{"plan": {plan16}}.Encode()), chromedp.WaitVisible("#sign-in"),
		chromedp.SendKeys(`#sign-in input[name="token"]`, tokens["read"]), chromedp.Click("#sign-in button"), chromedp.WaitVisible("#who")))
	title, err := chromedp.Run(ctx, chromedp.Title())
	require.NoError(t, err)
	assert.Contains(t, title, plan16, "where the person wanted to go")
	require.NoError(t, chromedp.Do(ctx, chromedp.Click("header form button"), chromedp.WaitVisible("#sign-in"),
		chromedp.Navigate(server.address+"/"), chromedp.WaitVisible("#sign-in")))
}
