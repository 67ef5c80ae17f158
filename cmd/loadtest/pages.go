package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"time"
)

// What a page of the demo may take at p95, and weigh as it is sent with an empty cache.
const (
	longestPage  = 100 * time.Millisecond
	heaviestPage = 200_000
)

// pagesOf is the pages of a demo, with what of it they need in their addresses.
func pagesOf(address string) (all []string, err error) {
	first := func(path string, field string) string {
		var rows []map[string]any
		body, failed := get(address + "/api/v1" + path)
		if failed == nil {
			failed = json.Unmarshal(body, &rows)
		}
		if failed == nil && len(rows) == 0 {
			failed = fmt.Errorf("%s: the demo has none", path)
		}
		if failed != nil {
			if err == nil {
				err = failed
			}
			return ""
		}
		return url.QueryEscape(fmt.Sprint(rows[0][field]))
	}
	plan := url.QueryEscape("05/KH-UBND")
	duty := first("/due?limit=1&plan="+plan, "id")
	proven := first("/due?limit=1&status=done-late&plan="+plan, "id")
	draft := first("/drafts?limit=1", "id")
	late, shown := first("/petitions/due?limit=1", "code"), first("/public/petitions?limit=1", "code")
	answered := first("/petitions?limit=1&state=answered", "code")
	figure := "set=766&period=2026-10&body=H99&indicator=766/2.1"
	return []string{"/?body=H99", "/?body=H99.31", "/?body=" + url.QueryEscape("Sở Tư phap"), "/plans", "/plan?plan=" + plan, "/plan?plan=" + url.QueryEscape("240/QĐ-TTg"), "/plan?by=month&plan=" + url.QueryEscape("16/QĐ-TCTCCTTHC"),
		"/obligation?id=" + duty, "/obligation?id=" + proven, "/import", "/draft?id=" + draft, "/indicators", "/indicators?set=221/VPCP-KSTT&period=2024", "/score?" + figure, "/series?" + figure, "/behind?" + figure, "/corrections?period=2026-09",
		"/petitions", "/petition?code=" + late, "/petition/like?code=" + late, "/petition/publish?code=" + answered, "/answers", "/track?code=" + shown, "/calendar", "/sign-in", "/api/"}, err
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
