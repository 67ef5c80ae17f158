package browser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

var (
	shots = flag.String("shots", "", "write a picture of each page at 390 and 1280 pixels, by day, by night and as printed, into this folder")
	first = flag.Bool("readme", false, "only the first screens of the pages that the README shows")
	only  = flag.String("page", "", "only the page of this name")
)

// TestShots writes pictures of the pages, to be looked at. It is no test: it does
// nothing unless it is told where to.
func TestShots(t *testing.T) {
	if *shots == "" {
		t.Skip("-shots names no folder")
	}
	require.NoError(t, os.MkdirAll(*shots, 0o755))
	b := open(t, 20*time.Minute)
	if *first {
		b.show("mine", "plan", "indicators", "petition")
		return
	}
	all := pages(t)
	for i, p := range all {
		if *only != "" && p.Name != *only {
			continue
		}
		fmt.Printf("%d/%d %s\n", i+1, len(all), p.Name)
		b.screen(1280, "light", "screen") // first: a sheet of paper has no form to sign in by
		b.as(p.As)
		b.do(chromedp.Navigate(shared.address + p.Address))
		for _, width := range []int64{390, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				b.shoot(p.Name, width, scheme, "screen")
			}
		}
		b.shoot(p.Name, 790, "light", "print") // a sheet of A4
	}
}

// shoot writes a picture of the page that is open.
func (b tab) shoot(name string, width int64, scheme, medium string) {
	b.screen(width, scheme, medium)
	ask[bool](b, `document.fonts.ready.then(() => true)`)
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	require.NoError(b, err)
	kind := scheme
	if medium == "print" {
		kind = medium
	}
	require.NoError(b, os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%s-%d-%s.png", name, width, kind)), picture, 0o644))
}

// show writes the first screens of pages, small enough for a README.
func (b tab) show(names ...string) {
	for _, p := range pages(b.T) {
		if !slices.Contains(names, p.Name) {
			continue
		}
		b.screen(1280, "light", "screen")
		b.do(chromedp.Navigate(shared.address + p.Address))
		ask[bool](b, `document.fonts.ready.then(() => true)`)
		got, err := chromedp.Call(b.ctx, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{Format: "webp", Quality: new(int64(80))})
		require.NoError(b, err)
		require.NoError(b, os.WriteFile(filepath.Join(*shots, p.Name+".webp"), got.Data, 0o644))
	}
}
