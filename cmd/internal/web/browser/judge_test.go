package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// heaviest is the most that a page may weigh with an empty cache, as it is sent: with its
// fonts, in bytes.
const heaviest = 200_000

// axe is the script that looks for what bars people, by another house: TTHC_TEST_PAGES is
// the folder of testdata/pages with it.
func axe(t *testing.T) string {
	folder := os.Getenv("TTHC_TEST_PAGES")
	if folder == "" {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatal("TTHC_TEST_PAGES is not set: see testdata/pages")
		}
		t.Skip("TTHC_TEST_PAGES is not set: see testdata/pages")
	}
	script, err := os.ReadFile(filepath.Join(folder, "node_modules", "axe-core", "axe.min.js"))
	require.NoError(t, err)
	return string(script)
}

// traffic is what a page has the browser fetch, and what the browser says of it.
type traffic struct {
	sync.Mutex
	bytes    float64
	asked    []string
	troubled []string
}

func (f *traffic) hear(event any) {
	f.Lock()
	defer f.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		f.asked = append(f.asked, e.Request.URL)
	case *network.EventLoadingFinished:
		f.bytes += e.EncodedDataLength
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			f.troubled = append(f.troubled, e.Entry.Text)
		}
	}
}

func (f *traffic) forget() {
	f.Lock()
	defer f.Unlock()
	f.bytes, f.asked, f.troubled = 0, nil, nil
}

// Every page is filled, fetches nothing from elsewhere, is light, is refused nothing by
// the browser, and is no wider than the screen, at each width.
func TestPagesAreLightAndFit(t *testing.T) {
	b := open(t, 3*time.Minute)
	var heard traffic
	require.NoError(t, chromedp.Listen(b.ctx, heard.hear))
	for _, setup := range []func() error{
		func() error { _, err := chromedp.Call(b.ctx, network.Enable, network.EnableParams{}); return err },
		func() error { _, err := chromedp.Call(b.ctx, log.Enable, cdp.Empty{}); return err },
		func() error {
			_, err := chromedp.Call(b.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
			return err
		},
	} {
		require.NoError(t, setup())
	}
	for _, p := range pages(t) {
		b.as(p.As)
		b.screen(widths[0], "light", "screen")
		heard.forget()
		b.do(chromedp.Navigate(shared.address + p.Address))
		ask[bool](b, `document.fonts.ready.then(() => true)`)
		filled := ask[int](b, fmt.Sprintf("document.querySelectorAll(%q).length", p.Shows))
		assert.Positive(t, filled, "%s: nothing is on it", p.Name)
		for _, width := range widths {
			b.screen(width, "light", "screen")
			if over := ask[[]string](b, overflowing); len(over) > 0 {
				t.Errorf("%s at %d: wider than the screen: %s", p.Name, width, strings.Join(over, "; "))
			}
		}
		heard.Lock()
		for _, address := range heard.asked {
			ours := strings.HasPrefix(address, shared.address+"/") || strings.HasPrefix(address, "data:") // the browser's own pictures
			assert.True(t, ours, "%s asks %s", p.Name, address)
		}
		assert.LessOrEqual(t, heard.bytes, float64(heaviest), p.Name)
		for _, trouble := range heard.troubled {
			if !strings.Contains(trouble, "Failed to load resource") || !strings.Contains(p.Shows, "refused") {
				t.Errorf("%s: the browser says: %s", p.Name, trouble)
			}
		}
		t.Logf("%-20s %6.0f bytes", p.Name, heard.bytes)
		heard.Unlock()
	}
}

// widths are those of a phone, a tablet and a desk.
var widths = []int64{390, 768, 1280}

// overflowing is what of a page stands out of the screen.
const overflowing = `(() => {
	const wide = document.documentElement.scrollWidth, most = window.innerWidth
	if (wide <= most) return []
	const inside = e => { for (e = e.parentElement; e; e = e.parentElement) if (getComputedStyle(e).overflowX != 'visible') return true; return false }
	return [wide + ' > ' + most].concat([...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > most + 1 && !inside(e)).slice(0, 4).map(e => e.outerHTML.slice(0, 120)))
})()`

// Nothing bars those who read by ear or by keyboard, see little or no colours: axe-core
// finds nothing of any weight, at each width, by day and by night.
func TestPagesBarNobody(t *testing.T) {
	script := axe(t)
	b := open(t, 12*time.Minute)
	where := map[string][]string{} // of each finding
	for _, p := range pages(t) {
		b.as(p.As)
		b.screen(widths[0], "light", "screen")
		b.do(chromedp.Navigate(shared.address + p.Address))
		b.do(chromedp.Evaluate[chromedp.Void](script))
		for _, width := range widths {
			for _, scheme := range []string{"light", "dark"} {
				b.screen(width, scheme, "screen")
				for _, found := range ask[[]string](b, violations) {
					where[found] = append(where[found], fmt.Sprintf("%s %d %s", p.Name, width, scheme))
				}
			}
		}
	}
	for found, places := range where {
		t.Errorf("%s\n\tat %s", found, strings.Join(places, ", "))
	}
}

// violations is the script that has axe-core look at a page by all its rules.
const violations = `axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.impact + ' ' + v.id + ': ' + v.help + ': ' +
	v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' {' + n.any.concat(n.all, n.none).map(c => c.message).join('; ').slice(0, 160) + '}').join(' | ')))`
