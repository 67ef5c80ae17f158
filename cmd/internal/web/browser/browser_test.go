// Package browser looks at the pages of a demo as people do: in a browser, on small and
// large screens, by day and by night, and without a mouse.
package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// shared is the demo that all tests look at, and the browser in which they do.
var shared struct {
	address string
	browser context.Context
	missing string // why there is no browser
}

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run runs the tests beside one demo and one browser.
func run(m *testing.M) int {
	folder, err := os.MkdirTemp("", "tthc-browser-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		shared.missing = "there is no Chromium on this machine"
		return m.Run()
	}
	end, err := serveDemo(folder)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer end()
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(filepath.Join(folder, "profile")), chromedp.Flag("accept-lang", "vi"), chromedp.Flag("lang", "vi"), chromedp.Flag("disable-quic", true), chromedp.Flag("no-proxy-server", true))...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer func() { _ = chromedp.Cancel(ctx); cancel() }()
	if err := chromedp.Do(ctx); err != nil { // starts it
		fmt.Println(err)
		return 1
	}
	shared.browser = ctx
	return m.Run()
}

// serveDemo builds the program and has it serve a demo.
func serveDemo(folder string) (end func(), err error) {
	program := filepath.Join(folder, "tthc")
	if out, err := exec.Command("go", "build", "-o", program, "github.com/caicach/tthc/cmd/tthc").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	log, err := os.Create(filepath.Join(folder, "log"))
	if err != nil {
		return nil, err
	}
	c := exec.Command(program, "serve", "--demo", "--listen", "127.0.0.1:0")
	c.Env, c.Stderr = append(os.Environ(), "XDG_DATA_HOME="+folder, "TMPDIR="+folder), log
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	end = func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		_ = log.Close()
	}
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	if err != nil {
		end()
		told, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("%w: %s", err, told)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	shared.address = strings.TrimSpace(line)
	return end, nil
}

// needs gives what a test cannot do without: the browser. Where there is none the test
// is skipped, unless TTHC_TEST_ALL says that everything must run.
func needs(t *testing.T) {
	t.Helper()
	if shared.missing == "" {
		return
	}
	if os.Getenv("TTHC_TEST_ALL") != "" {
		t.Fatal(shared.missing)
	}
	t.Skip(shared.missing)
}

// tab is a page of the browser that nobody has used before, with cookies and a cache of
// its own, for a limited time.
type tab struct {
	*testing.T
	ctx context.Context
}

func open(t *testing.T, most time.Duration) tab {
	needs(t)
	ctx, cancel := chromedp.NewContext(shared.browser, chromedp.WithNewBrowserContext())
	require.NoError(t, chromedp.Do(ctx)) // a limit at its start would be one of its life
	ctx, stop := context.WithTimeout(ctx, most)
	t.Cleanup(func() { stop(); _ = chromedp.Cancel(ctx); cancel() })
	return tab{t, ctx}
}

func (b tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	require.NoError(b, chromedp.Do(b.ctx, steps...))
}

// ask is what a script answers on the page.
func ask[T any](b tab, script string) T {
	b.Helper()
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	require.NoError(b, err)
	return got
}

// as has what is opened from now on be opened in the roles of somebody of the demo;
// nobody is everybody's.
func (b tab) as(person string) {
	b.Helper()
	_, err := chromedp.Call(b.ctx, network.ClearBrowserCookies, cdp.Empty{})
	require.NoError(b, err)
	if person == "" {
		return
	}
	b.do(chromedp.Navigate(shared.address+"/sign-in"), chromedp.Click(`button[value="`+person+`"]`), chromedp.WaitVisible("#who"))
}

// screen has the page shown at a width, in a scheme of colours (light, dark), on a medium
// (screen, print).
func (b tab) screen(width int64, scheme, medium string) {
	b.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	require.NoError(b, err)
}

// read is what the API of the demo answers.
func read[T any](t *testing.T, path string) (value T) {
	t.Helper()
	answer, err := http.Get(shared.address + "/api/v1" + path)
	require.NoError(t, err)
	defer answer.Body.Close()
	require.Equal(t, 200, answer.StatusCode, path)
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&value), path)
	return value
}
