package main

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// browser starts a headless Chromium. Where there is none the test is skipped,
// unless TTHC_TEST_ALL says that everything must run.
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
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-quic", true), chromedp.Flag("no-proxy-server", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() { _ = chromedp.Cancel(ctx); cancel() })
	require.NoError(t, chromedp.Do(ctx)) // starts the browser; a time limit here would limit its life
	ctx, cancel = context.WithTimeout(ctx, 120*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// A desk gives a return date, a notice moves it, the desk tells the citizen, the head of
// the unit signs an apology, and the citizen sees it without signing in; a leader goes
// down from the points of the province to a dossier that cost some, enters a figure, and
// reads on in English. Every page fits a telephone of 390 pixels. The days
// are counted by hand: 25 working days after Friday 27 November 2026, with 1 January
// off, end on Monday 4 January 2027, and with 31 December off as well a day later.
func TestBrowser(t *testing.T) {
	s := open("", func() time.Time { return begin })
	t.Cleanup(func() { s.Close() })
	server := httptest.NewServer(s.routes())
	t.Cleanup(server.Close)
	ctx := browser(t)

	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		require.NoError(t, chromedp.Do(ctx, steps...))
	}
	text := func(selector string) string {
		t.Helper()
		got, err := chromedp.Run(ctx, chromedp.Text(selector))
		require.NoError(t, err)
		return got
	}
	visit := func(path string) {
		t.Helper()
		do(chromedp.Navigate(server.URL+path), chromedp.WaitVisible("footer"))
	}
	// click follows a link or sends a form, and waits for the page that answers.
	click := func(selector string) {
		t.Helper()
		_, err := chromedp.RunResponse(ctx, chromedp.Click(selector))
		require.NoError(t, err, selector)
	}
	// fits holds the page before the browser against a telephone, and against a desk.
	fits := func() {
		t.Helper()
		for _, width := range []int64{390, 1280} {
			do(chromedp.EmulateViewport(width, 844))
			wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64]("document.documentElement.scrollWidth"))
			require.NoError(t, err)
			where, err := chromedp.Run(ctx, chromedp.Location())
			require.NoError(t, err)
			assert.LessOrEqual(t, wide, width, where)
		}
	}
	signIn := func(login string) {
		t.Helper()
		visit("/dang-nhap")
		do(chromedp.SendKeys(`input[name="login"]`, login), chromedp.SendKeys(`input[name="password"]`, madePassword))
		click("main button")
		do(chromedp.WaitVisible("header form.out"))
	}

	visit("/quay")
	assert.Contains(t, text("h1"), "Đăng nhập", "nobody sees the desk without signing in")
	fits()
	signIn("quay-10")
	fits()
	do(chromedp.SetValue(`select[name="procedure"]`, "9.000104"), chromedp.SendKeys(`input[name="applicant"]`, "Nguyễn Văn Mẫu <b>"),
		chromedp.SendKeys(`input[name="phone"]`, "0900 000 126"))
	click("main form.card button")
	assert.Equal(t, "4/1/2027", text("#promised"))
	assert.Contains(t, text(".slip"), "Nguyễn Văn Mẫu <b>")
	assert.Contains(t, text(".why"), "Điều 147.2")
	code := text("#code")
	fits()

	signIn("lanh-dao")
	fits() // of plans
	visit("/thong-bao")
	do(chromedp.SetValue(`textarea[name="notice"]`, madeText("notice.json")))
	click("main button")
	assert.NotEqual(t, "0", text("#to-tell"))
	assert.Contains(t, text(".list"), "4/1/2027 → 5/1/2027")
	fits()

	signIn("quay-10")
	visit("/ho-so/" + code)
	assert.Equal(t, []string{"5/1/2027", "4/1/2027"}, []string{text("#due"), text("#promised")}, "the due day moved, what the citizen was told stays")
	fits()
	visit("/thong-bao")
	click(`form[action="/ho-so/` + code + `/da-bao"] button`)
	assert.Equal(t, "5/1/2027", text("#promised"), "now they were told")

	// The head of the unit signs an apology: 5 working days more, of which Saturday 9
	// January is one, end on Monday 11 January.
	signIn("thu-truong-10")
	visit("/ho-so/" + code)
	fits()
	apology := `form[action="/ho-so/` + code + `/xin-loi"] `
	do(chromedp.SendKeys(apology+`input[name="what"]`, "cần thẩm tra"), chromedp.SendKeys(apology+`input[name="document"]`, "9/XL"),
		chromedp.SetValue(apology+`input[name="more"]`, "05 ngày làm việc"))
	click(apology + "button")
	assert.Equal(t, "11/1/2027", text("#new"))
	assert.Contains(t, text("#signer"), "Thủ trưởng")
	assert.Contains(t, text(".slip"), "thứ Bảy 9/1/2027: tính, đủ 4 ngày làm việc")
	fits()

	signIn("lanh-dao")
	visit("/diem/2026-10/H99")
	fits()
	click(`a[href="/diem/2026-10/H99/766/2.1"]`)
	fits()
	click("main .codes a")
	assert.Contains(t, text(".note"), "quá hạn", "each dossier behind the points says why it cost some")
	visit("/so-lieu?ky=2026-10")
	fits()
	visit("/phan-anh")
	fits()
	click("main .list a")
	fits()
	visit("/tin-bao")
	fits()
	visit("/diem/2026-11/H99") // what nobody entered is named, and can be entered
	assert.Contains(t, text("#unknown"), "766/1.1")
	before := text("#points")
	do(chromedp.SetValue(`select[name="item"]`, "766/1.1"), chromedp.SetValue(`input[name="numerator"]`, "3"), chromedp.SetValue(`input[name="denominator"]`, "4"),
		chromedp.SetValue(`input[name="document"]`, "45/BC-STP"))
	click("main form button")
	assert.NotContains(t, text("#unknown"), "766/1.1")
	assert.NotEqual(t, before, text("#points"))
	click(`a[hreflang="en"]`)
	assert.Contains(t, text("h1"), "November 2026")
	visit("/ke-hoach")
	assert.Contains(t, text("h1"), "What is to be done", "the language stays")
	fits()
	click(`a[hreflang="vi"]`)

	click("header form.out button")
	visit("/tra-cuu?ma=" + code)
	assert.Equal(t, "11/1/2027", text("#due"))
	assert.NotContains(t, text("main"), "Văn Mẫu", "a stranger sees no names")
	fits()
	published, err := one[string](s, "SELECT code FROM petitions WHERE status = 'published' ORDER BY code LIMIT 1")
	require.NoError(t, err)
	visit("/tra-cuu?ma=" + published)
	assert.Contains(t, text("#content"), "[số điện thoại]")
	assert.NotContains(t, text("main"), "0900")
	fits()
}
