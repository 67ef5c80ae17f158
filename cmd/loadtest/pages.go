package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"time"

	"github.com/caicach/tthc/cmd/internal/web/tour"
)

// What a page of the demo may take at p95, and weigh as it is sent with an empty cache.
const (
	longestPage  = 100 * time.Millisecond
	heaviestPage = 200_000
)

// pagesOf is the addresses of the pages of a demo that everybody may open and that
// answer.
func pagesOf(address string) (all []string, err error) {
	pages, err := tour.Pages(func(path string) ([]byte, error) { return get(address + "/api/v1" + path) })
	for _, p := range pages {
		if p.As == "" && !p.Refuses() {
			all = append(all, p.Address)
		}
	}
	return all, err
}

// linked is what a page, or its sheet of styles, has a browser fetch.
var linked = regexp.MustCompile(`(?:<link rel="stylesheet" href="|<script[^>]* src="|url\(["']?)(/?[\w./-]+\.(?:css|js|woff2))`)

// pages measures each page of a demo by one visitor, one page after another.
func (t *test) pages(ctx context.Context, address string) error {
	all, err := pagesOf(address)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "\n| %-58s | %7s | %7s | %7s |\n|%s|--------:|--------:|--------:|\n", "pages of the demo, one after another", "p50 ms", "p95 ms", "kB", dashes)
	for _, page := range all {
		weight, err := weigh(address, page, map[string]bool{})
		if err != nil {
			return fmt.Errorf("%s: %w", page, err)
		}
		var took []time.Duration
		for begin := time.Now(); ctx.Err() == nil && (len(took) < 20 || time.Since(begin) < t.each/4); {
			at := time.Now()
			if _, err := get(address + page); err != nil {
				return fmt.Errorf("%s: %w", page, err)
			}
			took = append(took, time.Since(at))
		}
		slices.Sort(took)
		p95 := took[len(took)*95/100]
		over := ""
		if p95 > longestPage || weight > heaviestPage {
			over = " more than a page may"
		}
		shown, _ := url.QueryUnescape(page)
		fmt.Fprintf(t.out, "| %-58.58s | %7.1f | %7.1f | %7.1f |%s\n", shown, float64(took[len(took)/2])/1e6, float64(p95)/1e6, float64(weight)/1000, over)
	}
	return ctx.Err()
}

// weigh is how many bytes a page and what it has a browser fetch come to, each once, as
// they are sent to one that takes them compressed.
func weigh(address, page string, seen map[string]bool) (bytes int, err error) {
	if seen[page] {
		return 0, nil
	}
	seen[page] = true
	r, err := http.NewRequest(http.MethodGet, address+page, nil)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	sent, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", page, answer.Status)
	}
	if err != nil {
		return 0, err
	}
	bytes = len(sent)
	plain, err := get(address + page)
	if err != nil {
		return 0, err
	}
	for _, found := range linked.FindAllSubmatch(plain, -1) {
		link := string(found[1])
		if link[0] != '/' { // beside the sheet that names it
			link = path.Join("/static", link)
		}
		more, err := weigh(address, link, seen)
		if err != nil {
			return 0, err
		}
		bytes += more
	}
	return bytes, nil
}
