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

// visitor is somebody at a browser.
type visitor struct {
	t   *testing.T
	ctx context.Context
	url string
}

func (v visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	require.NoError(v.t, chromedp.Do(v.ctx, steps...))
}

func (v visitor) text(selector string) string {
	v.t.Helper()
	got, err := chromedp.Run(v.ctx, chromedp.Text(selector))
	require.NoError(v.t, err)
	return got
}

func (v visitor) visit(path string) {
	v.t.Helper()
	v.do(chromedp.Navigate(v.url+path), chromedp.WaitVisible("footer"))
}

// click follows a link or sends a form, and waits for the page that answers.
func (v visitor) click(selector string) {
	v.t.Helper()
	_, err := chromedp.RunResponse(v.ctx, chromedp.Click(selector))
	require.NoError(v.t, err, selector)
}

// fits holds the page before the browser against a telephone, and against a desk.
func (v visitor) fits() {
	v.t.Helper()
	for _, width := range []int64{390, 1280} {
		v.do(chromedp.EmulateViewport(width, 844))
		wide, err := chromedp.Run(v.ctx, chromedp.Evaluate[int64]("document.documentElement.scrollWidth"))
		require.NoError(v.t, err)
		where, err := chromedp.Run(v.ctx, chromedp.Location())
		require.NoError(v.t, err)
		assert.LessOrEqual(v.t, wide, width, where)
	}
}

func (v visitor) signIn(login string) {
	v.t.Helper()
	v.visit("/dang-nhap")
	v.do(chromedp.SendKeys(`input[name="login"]`, login), chromedp.SendKeys(`input[name="password"]`, madePassword))
	v.click("main button")
	v.do(chromedp.WaitVisible("header form.out"))
}

// A desk gives a return date, a notice moves it, the desk tells the citizen, the head of
// the unit signs an apology, and the citizen sees it without signing in; a leader goes
// down from the points of the province to a dossier that cost some, enters a figure, and
// reads on in English. Every page fits a telephone of 390 pixels. The days
// are counted by hand: 25 working days after Friday 27 November 2026, with 1 January
// off, end on Monday 4 January 2027, and with 31 December off as well a day later.
func TestBrowser(t *testing.T) {
	s := inProvince(t, func() time.Time { return begin })
	server := httptest.NewServer(s.routes())
	t.Cleanup(server.Close)
	v := visitor{t, browser(t), server.URL}
	code := v.receives()
	v.learnsOfNotice(code)
	v.apologises(code)
	v.looksAtScore()
	published, err := one[string](s, "SELECT code FROM petitions WHERE status = 'published' ORDER BY code LIMIT 1")
	require.NoError(t, err)
	v.tracks(code, published)
}

func (v visitor) receives() (code string) {
	v.visit("/quay")
	assert.Contains(v.t, v.text("h1"), "Đăng nhập", "nobody sees the desk without signing in")
	v.fits()
	v.signIn("quay-10")
	v.fits()
	v.do(chromedp.SetValue(`select[name="procedure"]`, "9.000104"), chromedp.SendKeys(`input[name="applicant"]`, "Nguyễn Văn Mẫu <b>"),
		chromedp.SendKeys(`input[name="phone"]`, "0900 000 126"))
	v.click("main form.card button")
	assert.Equal(v.t, "4/1/2027", v.text("#promised"))
	assert.Contains(v.t, v.text(".slip"), "Nguyễn Văn Mẫu <b>")
	assert.Contains(v.t, v.text(".why"), "Điều 147.2")
	v.fits()
	return v.text("#code")
}

func (v visitor) learnsOfNotice(code string) {
	v.signIn("lanh-dao")
	v.fits() // of plans
	v.visit("/thong-bao")
	v.do(chromedp.SetValue(`textarea[name="notice"]`, madeText("notice.json")))
	v.click("main button")
	assert.NotEqual(v.t, "0", v.text("#to-tell"))
	assert.Contains(v.t, v.text(".list"), "4/1/2027 → 5/1/2027")
	v.fits()

	v.signIn("quay-10")
	v.visit("/ho-so/" + code)
	assert.Equal(v.t, []string{"5/1/2027", "4/1/2027"}, []string{v.text("#due"), v.text("#promised")}, "the due day moved, what the citizen was told stays")
	v.fits()
	v.visit("/thong-bao")
	v.click(`form[action="/ho-so/` + code + `/da-bao"] button`)
	assert.Equal(v.t, "5/1/2027", v.text("#promised"), "now they were told")
}

func (v visitor) apologises(code string) {
	// The head of the unit signs an apology: 5 working days more, of which Saturday 9
	// January is one, end on Monday 11 January.
	v.signIn("thu-truong-10")
	v.visit("/ho-so/" + code)
	v.fits()
	apology := `form[action="/ho-so/` + code + `/xin-loi"] `
	v.do(chromedp.SendKeys(apology+`input[name="what"]`, "cần thẩm tra"), chromedp.SendKeys(apology+`input[name="document"]`, "9/XL"),
		chromedp.SetValue(apology+`input[name="more"]`, "05 ngày làm việc"))
	v.click(apology + "button")
	assert.Equal(v.t, "11/1/2027", v.text("#new"))
	assert.Contains(v.t, v.text("#signer"), "Thủ trưởng")
	assert.Contains(v.t, v.text(".slip"), "thứ Bảy 9/1/2027: tính, đủ 4 ngày làm việc")
	v.fits()
}

func (v visitor) looksAtScore() {
	v.signIn("lanh-dao")
	v.visit("/diem/2026-10/H99")
	v.fits()
	v.click(`a[href="/diem/2026-10/H99/766/2.1"]`)
	v.fits()
	v.click("main .codes a")
	assert.Contains(v.t, v.text(".note"), "quá hạn", "each dossier behind the points says why it cost some")
	v.visit("/so-lieu?ky=2026-10")
	v.fits()
	v.do(chromedp.EmulateViewport(390, 844))
	hidden, err := chromedp.Run(v.ctx, chromedp.Evaluate[int64]("(t => t.scrollWidth - t.clientWidth)(document.querySelector('.wide'))"))
	require.NoError(v.t, err)
	assert.Zero(v.t, hidden, "the table of figures is not pushed sideways on a telephone")
	v.visit("/phan-anh")
	v.fits()
	v.click("main .list a")
	v.fits()
	v.visit("/tin-bao")
	v.fits()
	v.visit("/diem/2026-11/H99") // what nobody entered is named, and can be entered
	assert.Contains(v.t, v.text("#unknown"), "766/1.1")
	before := v.text("#points")
	v.do(chromedp.SetValue(`select[name="item"]`, "766/1.1"), chromedp.SetValue(`input[name="numerator"]`, "3"), chromedp.SetValue(`input[name="denominator"]`, "4"),
		chromedp.SetValue(`input[name="document"]`, "45/BC-STP"))
	v.click("main form button")
	assert.NotContains(v.t, v.text("#unknown"), "766/1.1")
	assert.NotEqual(v.t, before, v.text("#points"))
	v.click(`a[hreflang="en"]`)
	assert.Contains(v.t, v.text("h1"), "November 2026")
	v.visit("/ke-hoach")
	assert.Contains(v.t, v.text("h1"), "What is to be done", "the language stays")
	v.fits()
	v.click(`a[hreflang="vi"]`)
}

func (v visitor) tracks(code, published string) {
	v.click("header form.out button")
	v.visit("/tra-cuu?ma=" + code)
	assert.Equal(v.t, "11/1/2027", v.text("#due"))
	assert.NotContains(v.t, v.text("main"), "Văn Mẫu", "a stranger sees no names")
	v.fits()
	v.visit("/tra-cuu?ma=" + published)
	assert.Contains(v.t, v.text("#content"), "[số điện thoại]")
	assert.NotContains(v.t, v.text("main"), "0900")
	v.fits()
}
