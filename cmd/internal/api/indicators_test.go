package api_test

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// observed is what three provinces reported of 766/2.1 (20 points, the share in
// time) and one of 766/3.6 (paid online), for the months of 2024.
const observed = "indicator,body,period,numerator,denominator,recorded,source\n" +
	"766/2.1,H01,2024-04,90,100,2024-05-02,báo cáo\n" +
	"766/2.1,H01,2024-05,95,100,2024-06-02,báo cáo\n" +
	"766/2.1,H02,2024-05,19,20,2024-06-02,\n" +
	"766/2.1,H03,2024-05,50,100,2024-06-02,\n" +
	"766/2.1,H10,2024-05,,,2024-06-02,\n" +
	"221/4,H01,2024-05,30,100,2024-06-02,\n" +
	"221/4,H02,2024-05,90,100,2024-06-02,\n"

type (
	evaluation struct {
		Indicator, Body, Period, Value, Target, Outcome, Reason string
		Numerator, Denominator                                  int
	}
	score struct {
		Set, Body, Period, Score, Assessable string
		Items                                []struct {
			ID, Score, Max, Rule   string
			Numerator, Denominator int
		}
	}
	rank struct {
		Rank                   int
		Body, Reason           string
		Numerator, Denominator int
		Tied                   bool
	}
	closing struct{ Period, Window, On string }
	told    struct {
		Numerator, Denominator            *int
		Body, Indicator, Recorded, Source string
	}
	correction struct {
		Published, Now told
		Closed, Reason string
	}
)

func observe(t *testing.T, s *httptest.Server, body string, want int) taken {
	t.Helper()
	answer, text := do(t, "POST", s.URL+"/api/v1/observations", body, "Content-Type", "text/csv")
	require.Equal(t, want, answer.StatusCode, text)
	return read[taken](t, text)
}

func list[T any](t *testing.T, s *httptest.Server, path string, pairs ...string) []T {
	t.Helper()
	answer, text := do(t, "GET", s.URL+at(path, pairs...), "")
	require.Equal(t, 200, answer.StatusCode, text)
	return read[[]T](t, text)
}

func TestSets(t *testing.T) {
	s := serve(t)
	sets := list[struct {
		ID                   string
		Scored               bool
		Definitions, Targets int
	}](t, s, "/api/v1/sets")
	require.Len(t, sets, 3)
	assert.Equal(t, "221/VPCP-KSTT", sets[0].ID)
	assert.Positive(t, sets[0].Targets)
	assert.True(t, sets[2].Scored)
	_, text := do(t, "GET", s.URL+at("/api/v1/set", "set", "221/VPCP-KSTT"), "")
	set := read[struct {
		ID                   string
		Definitions, Targets []struct{ ID, Indicator string }
	}](t, text)
	assert.Len(t, set.Definitions, sets[0].Definitions)
	assert.Len(t, set.Targets, sets[0].Targets)
	_, text = do(t, "GET", s.URL+at("/api/v1/set", "set", "766"), "")
	assert.Contains(t, text, `"id":"766/2.1"`)
}

// H01 met 95 of 100 and is 20 × 0,95 = 19 points; H01 and H02 are equal firsts,
// and H03 third, or second where none is left out.
func TestObservationsAreJudged(t *testing.T) {
	s := serve(t)
	assert.Empty(t, list[evaluation](t, s, "/api/v1/evaluation", "set", "221/VPCP-KSTT", "period", "2024"))
	assert.Equal(t, taken{Read: 7, Recorded: 7}, observe(t, s, observed, 201))
	assert.Equal(t, taken{Read: 7, Recorded: 7}, observe(t, s, observed, 200), "sent again")
	one := `{"v":1,"indicator":"766/3.6","body":"H01","period":"2024-05","numerator":1,` + "\n" + `"denominator":4,"recorded":"2024-06-02"}`
	for _, want := range []int{201, 200} {
		answer, text := do(t, "POST", s.URL+"/api/v1/observations", one)
		require.Equal(t, want, answer.StatusCode, text)
	}
	answer, text := do(t, "POST", s.URL+"/api/v1/observations", strings.Replace(one, `"numerator":1`, `"numerator":2`, 1))
	require.Equal(t, 422, answer.StatusCode, "another figure of one day: "+text)
	answer, text = do(t, "POST", s.URL+"/api/v1/observations", strings.ReplaceAll(one, "\n", "")+"\n"+strings.NewReplacer("\n", "", "2024-06-02", "2024-06-03", `"numerator":1`, `"numerator":3`).Replace(one)+"\n", "Content-Type", "application/x-ndjson")
	require.Equal(t, 201, answer.StatusCode, text)

	evaluations := list[evaluation](t, s, "/api/v1/evaluation", "set", "221/VPCP-KSTT", "period", "2024-05", "body", "H02")
	var of4 *evaluation
	for i := range evaluations {
		if evaluations[i].Indicator == "221/4" {
			of4 = &evaluations[i]
		}
	}
	require.NotNil(t, of4)
	assert.Equal(t, []any{"H02", "90", 90, 100, "met"}, []any{of4.Body, of4.Value, of4.Numerator, of4.Denominator, of4.Outcome})
	all := list[evaluation](t, s, "/api/v1/evaluation", "set", "221/VPCP-KSTT", "period", "2024-05")
	var paged []evaluation
	for next := s.URL + at("/api/v1/evaluation", "set", "221/VPCP-KSTT", "period", "2024-05", "limit", "7"); next != ""; {
		answer, text := do(t, "GET", next, "")
		paged = append(paged, read[[]evaluation](t, text)...)
		link, _, more := strings.Cut(strings.TrimPrefix(answer.Header.Get("Link"), "<"), ">")
		if next = ""; more {
			next = s.URL + link
		}
	}
	assert.Equal(t, all, paged)

	scores := list[score](t, s, "/api/v1/score", "set", "766", "period", "2024-05")
	require.Len(t, scores, 4)
	assert.Equal(t, "H01", scores[0].Body)
	rules := map[string]string{}
	for _, i := range scores[0].Items {
		rules[i.ID] = i.Score + " | " + i.Rule
	}
	assert.Equal(t, "19 | 20 × 95 / 100 = 19", rules["766/2.1"])
	assert.Contains(t, rules["766/3.6"], "3 / 4", "the correction of the later day")
	assert.Contains(t, rules["766/4.1"], "chưa ghi nhận số liệu")

	ranking := func(pairs ...string) (said []string) {
		for _, r := range list[rank](t, s, "/api/v1/ranking", append(pairs, "set", "766", "period", "2024-05")...) {
			said = append(said, fmt.Sprintf("%d %s %d/%d %v", r.Rank, r.Body, r.Numerator, r.Denominator, r.Tied))
		}
		return said
	}
	assert.Equal(t, []string{"1 H01 95/100 true", "1 H02 19/20 true", "3 H03 50/100 false", "0 H10 0/0 false"}, ranking("indicator", "766/2.1"))
	assert.Equal(t, []string{"1 H01 95/100 true", "1 H02 19/20 true", "2 H03 50/100 false", "0 H10 0/0 false"}, ranking("indicator", "766/2.1", "ties", "dense"))
	assert.Len(t, ranking("indicator", "766/2.1", "class", "provincial-committee"), 4)
	assert.Empty(t, ranking("indicator", "766/2.1", "class", "ministry"))
	points := ranking()
	require.Len(t, points, 4)
	assert.True(t, strings.HasPrefix(points[0], "1 H01"), points[0], "the only one with all that anybody has")

	series := list[struct {
		Period                 string
		Numerator, Denominator int
		Complete               bool
	}](t, s, "/api/v1/series", "set", "766", "indicator", "766/2.1", "body", "H01", "first", "2024-04", "last", "2024-06")
	require.Len(t, series, 3)
	assert.Equal(t, []any{"2024-05", 95, true, false}, []any{series[1].Period, series[1].Numerator, series[1].Complete, series[2].Complete})

	kept := list[told](t, s, "/api/v1/observations", "indicator", "766/3.6", "body", "H01", "period", "2024-05", "procedure", "")
	require.Len(t, kept, 2, "the correction stands behind what it corrects")
	assert.Equal(t, "2024-06-03", kept[1].Recorded)
	answer, text = do(t, "GET", s.URL+at("/api/v1/observations", "limit", "4"), "")
	link, _, _ := strings.Cut(strings.TrimPrefix(answer.Header.Get("Link"), "<"), ">")
	_, rest := do(t, "GET", s.URL+link, "")
	assert.Len(t, append(read[[]told](t, text), read[[]told](t, rest)...), 8, "7 of the table, two by themselves; the second page has 4")
	for _, path := range []string{at("/api/v1/evaluation", "set", "221/VPCP-KSTT", "period", "2024-05"), at("/api/v1/score", "set", "766", "period", "2024-05"),
		at("/api/v1/ranking", "set", "766", "period", "2024-05"), at("/api/v1/series", "set", "766", "indicator", "766/2.1", "body", "H01", "first", "2024-04", "last", "2024-06")} {
		answer, _ := do(t, "GET", s.URL+path, "")
		answer, _ = do(t, "GET", s.URL+path, "", "If-None-Match", answer.Header.Get("ETag"))
		assert.Equal(t, 304, answer.StatusCode, path)
	}
}

// Points come from the dossiers where nobody observed anything, and say so; what
// was observed goes before them.
func TestAScoreFromObservationsAndDossiers(t *testing.T) {
	s := serve(t)
	dossiers := strings.NewReplacer("H26.1,", "H26,", "H26.2,", "H26,").Replace(table)
	answer, text := do(t, "POST", s.URL+dossiersPath, dossiers, "Content-Type", "text/csv")
	require.Equal(t, 201, answer.StatusCode, text)
	observe(t, s, "indicator,body,period,numerator,denominator\n766/3.6,H26,2024-06,1,2\n", 201)
	rule := func(item string, more ...string) string {
		scores := list[score](t, s, "/api/v1/score", append(more, "set", "766", "period", "2024-06", "body", "H26")...)
		require.Len(t, scores, 1)
		for _, i := range scores[0].Items {
			if i.ID == item {
				return i.Rule
			}
		}
		return ""
	}
	assert.Equal(t, "20 × 3 / 4 = 15; đếm từ hồ sơ", rule("766/2.1"), "one of four was late")
	assert.Contains(t, rule("766/3.6"), "1 / 2")
	assert.NotContains(t, rule("766/3.6"), "hồ sơ")
	assert.Equal(t, "20 × 3 / 4 = 15", rule("766/2.1", "from", "dossiers"))
	assert.Contains(t, rule("766/3.6", "from", "dossiers"), "1 / 1")
	assert.Contains(t, rule("766/2.1", "from", "observations"), "chưa ghi nhận số liệu")
	ranks := list[rank](t, s, "/api/v1/ranking", "set", "766", "period", "2024-06", "indicator", "766/2.1")
	require.Len(t, ranks, 1)
	assert.Equal(t, 3, ranks[0].Numerator)
	series := list[struct{ Numerator int }](t, s, "/api/v1/series", "set", "766", "indicator", "766/2.1", "body", "H26", "first", "2024-06", "last", "2024-06", "rollUp", "true")
	assert.Equal(t, 3, series[0].Numerator)
}

// The figures of May are published on 5 June, from what was observed and, for
// H26, from the dossiers; what comes later stands beside them.
func TestWhatWasClosedStays(t *testing.T) {
	folder := t.TempDir()
	s, stop := serveAt(t, folder)
	may := strings.ReplaceAll(strings.NewReplacer("2024-06-", "2024-05-", "2024-07-", "2024-05-", "H26.1,", "H26,", "H26.2,", "H26,").Replace(table), ",4,2,2024-05-20,2024-05-10,", ",4,2,2024-05-01,2024-05-10,")
	answer, text := do(t, "POST", s.URL+dossiersPath, may, "Content-Type", "text/csv")
	require.Equal(t, 201, answer.StatusCode, text)
	observe(t, s, observed, 201)
	closing1 := s.URL + at("/api/v1/closing", "period", "2024-05")
	answer, text = do(t, "GET", closing1, "")
	require.Equal(t, 200, answer.StatusCode, text)
	assert.Equal(t, closing{Period: "2024-05", Window: "calendar"}, read[closing](t, text))
	seen := answer.Header.Get("ETag")
	figure := func(s *httptest.Server, body string) string {
		scores := list[score](t, s, "/api/v1/score", "set", "766", "period", "2024-05", "body", body)
		require.Len(t, scores, 1)
		for _, i := range scores[0].Items {
			if i.ID == "766/2.1" {
				return fmt.Sprintf("%d/%d", i.Numerator, i.Denominator)
			}
		}
		return ""
	}
	before := figure(s, "H26")

	observe(t, s, "indicator,body,period,numerator,denominator,recorded\n766/2.1,H04,2024-05,1,2,2024-06-03\n", 201)
	for tag, want := range map[string]int{"": 428, `"x"`: 412, seen: 412} {
		header := []string{}
		if tag != "" {
			header = []string{"If-Match", tag}
		}
		answer, text := do(t, "PUT", closing1, `{"on":"2024-06-05"}`, header...)
		assert.Equal(t, want, answer.StatusCode, tag+text)
	}
	answer, _ = do(t, "GET", closing1, "")
	seen = answer.Header.Get("ETag")
	for body, want := range map[string]int{`{"on":"2024-06-26"}`: 400, `{"on":"2024-05-30"}`: 409, `{"no":"2024-06-05"}`: 400, `{`: 400, `{"on":"2024-06-05"}`: 201} {
		if want != 201 {
			answer, text := do(t, "PUT", closing1, body, "If-Match", seen)
			assert.Equal(t, want, answer.StatusCode, body+text)
		}
	}
	answer, text = do(t, "PUT", closing1, `{"on":"2024-06-05"}`, "If-Match", seen)
	require.Equal(t, 201, answer.StatusCode, text)
	assert.Equal(t, closing{"2024-05", "calendar", "2024-06-05"}, read[closing](t, text))
	answer, text = do(t, "PUT", closing1, `{"on":"2024-06-05"}`, "If-Match", seen)
	assert.Equal(t, 200, answer.StatusCode, "sent again: "+text)
	answer, text = do(t, "PUT", closing1, `{"on":"2024-06-06"}`, "If-Match", answer.Header.Get("ETag"))
	assert.Equal(t, 409, answer.StatusCode, "published on another day: "+text)
	assert.Equal(t, []closing{{"2024-05", "calendar", "2024-06-05"}}, list[closing](t, s, "/api/v1/closings"))
	assert.Empty(t, list[correction](t, s, "/api/v1/corrections"))
	assert.Equal(t, before, figure(s, "H26"))

	// A figure is corrected, one is withdrawn, and a dossier of May turns out late.
	observe(t, s, "indicator,body,period,numerator,denominator,recorded,source\n766/2.1,H01,2024-05,80,100,2024-06-20,thanh tra\n766/2.1,H02,2024-05,,,2024-06-20,\n", 201)
	late := `{"code":"H26.1-1","revision":9,"body":"H26","procedure":"1.000001","status":10,"channel":2,"received":"2024-05-03","appointment":"2024-05-10","finished":"2024-05-30"}`
	answer, text = do(t, "POST", s.URL+dossiersPath, late)
	require.Equal(t, 201, answer.StatusCode, text)
	stays := func(s *httptest.Server) {
		assert.Equal(t, "95/100", figure(s, "H01"))
		assert.Equal(t, "19/20", figure(s, "H02"))
		assert.Equal(t, before, figure(s, "H26"))
		all := list[correction](t, s, "/api/v1/corrections")
		said := map[string]string{}
		for _, c := range all {
			if c.Now.Indicator == "766/2.1" {
				n := "none"
				if c.Now.Numerator != nil {
					n = fmt.Sprint(*c.Now.Numerator)
				}
				said[c.Now.Body] = fmt.Sprintf("%d -> %s", *c.Published.Numerator, n)
			}
		}
		assert.Equal(t, map[string]string{"H01": "95 -> 80", "H02": "19 -> none", "H26": strings.Split(before, "/")[0] + " -> 1"}, said)
		assert.Contains(t, all[len(all)-1].Reason+all[0].Reason, "đã chốt ngày 5/6/2024")
	}
	stays(s)
	page, _ := do(t, "GET", s.URL+"/api/v1/corrections?limit=1", "")
	assert.Contains(t, page.Header.Get("Link"), `rel="next"`)
	page, _ = do(t, "GET", s.URL+"/api/v1/corrections?limit=1", "", "If-None-Match", page.Header.Get("ETag"))
	assert.Equal(t, 304, page.StatusCode)
	other, _ := serveAt(t, folder)
	stays(other)
	stop()
	again, _ := serveAt(t, folder)
	stays(again)
}

func TestIndicatorRequestsThatAreRefused(t *testing.T) {
	s := serve(t)
	set, card := "221/VPCP-KSTT", "766"
	for name, c := range map[string]struct {
		method, path, body, media string
		status                    int
		kind, detail              string
	}{
		"no such set":           {"GET", at("/api/v1/set", "set", "1"), "", "", 400, "bad-parameter", "/api/v1/sets"},
		"no set":                {"GET", "/api/v1/set", "", "", 400, "bad-parameter", "set"},
		"evaluating points":     {"GET", at("/api/v1/evaluation", "set", card, "period", "2024"), "", "", 400, "bad-parameter", "766"},
		"points of targets":     {"GET", at("/api/v1/score", "set", set, "period", "2024"), "", "", 400, "bad-parameter", "221"},
		"before it held":        {"GET", at("/api/v1/score", "set", card, "period", "2020"), "", "", 400, "bad-parameter", "2020"},
		"no such period":        {"GET", at("/api/v1/score", "set", card, "period", "2024-13"), "", "", 400, "bad-parameter", "period"},
		"no such window":        {"GET", at("/api/v1/score", "set", card, "period", "2024", "window", "x"), "", "", 400, "bad-parameter", "window"},
		"from nowhere":          {"GET", at("/api/v1/score", "set", card, "period", "2024", "from", "x"), "", "", 400, "bad-parameter", "from"},
		"no such body":          {"GET", at("/api/v1/score", "set", card, "period", "2024", "body", "Bộ Phép thuật"), "", "", 404, "unknown-body", "Phép"},
		"after nothing":         {"GET", at("/api/v1/score", "set", card, "period", "2024", "after", "x"), "", "", 400, "bad-parameter", "after"},
		"no such limit":         {"GET", at("/api/v1/evaluation", "set", set, "period", "2024", "limit", "0"), "", "", 400, "bad-parameter", "limit"},
		"a series of nothing":   {"GET", at("/api/v1/series", "set", card, "indicator", "x", "body", "H01", "first", "2024", "last", "2024"), "", "", 400, "bad-parameter", "indicator"},
		"two lengths":           {"GET", at("/api/v1/series", "set", card, "indicator", "766/2.1", "body", "H01", "first", "2024", "last", "2024-06"), "", "", 400, "bad-parameter", "last"},
		"the wrong way":         {"GET", at("/api/v1/series", "set", card, "indicator", "766/2.1", "body", "H01", "first", "2024", "last", "2023"), "", "", 400, "bad-parameter", "last"},
		"ranking of no ties":    {"GET", at("/api/v1/ranking", "set", card, "period", "2024", "ties", "x"), "", "", 400, "bad-parameter", "ties"},
		"ranking of no class":   {"GET", at("/api/v1/ranking", "set", card, "period", "2024", "class", "x"), "", "", 400, "bad-parameter", "class"},
		"ranking of no group":   {"GET", at("/api/v1/ranking", "set", card, "period", "2024", "group", "x"), "", "", 400, "bad-parameter", "group"},
		"ranking by both":       {"GET", at("/api/v1/ranking", "set", card, "period", "2024", "group", "2", "indicator", "766/2.1"), "", "", 400, "bad-parameter", "group"},
		"ranking by no points":  {"GET", at("/api/v1/ranking", "set", set, "period", "2024"), "", "", 400, "bad-parameter", "221"},
		"ranking by none":       {"GET", at("/api/v1/ranking", "set", set, "period", "2024", "indicator", "x"), "", "", 400, "bad-parameter", "indicator"},
		"observed of no period": {"GET", at("/api/v1/observations", "period", "x"), "", "", 400, "bad-parameter", "period"},
		"observed after none":   {"GET", at("/api/v1/observations", "after", "x"), "", "", 400, "bad-parameter", "after"},
		"closing of no period":  {"GET", at("/api/v1/closing", "period", "x"), "", "", 400, "bad-parameter", "period"},
		"closing of no window":  {"GET", at("/api/v1/closing", "period", "2024", "window", "x"), "", "", 400, "bad-parameter", "window"},
		"closings after none":   {"GET", at("/api/v1/closings", "after", "x"), "", "", 400, "bad-parameter", "after"},
		"closing of an age":     {"PUT", at("/api/v1/closing", "period", "x"), "{}", "application/json", 400, "bad-parameter", "period"},
		"not JSON":              {"POST", "/api/v1/observations", "{", "application/json", 400, "bad-observation", "JSON"},
		"a form":                {"POST", "/api/v1/observations", "{}", "text/html", 415, "content-type", ""},
		"no heading":            {"POST", "/api/v1/observations", "", "text/csv", 400, "bad-observation", ""},
		"an unknown column":     {"POST", "/api/v1/observations", "indicator,body,period,numerator,denominator,x\n", "text/csv", 400, "bad-observation", "x"},
		"more than the whole":   {"POST", "/api/v1/observations", `{"v":1,"indicator":"766/2.1","body":"H01","period":"2024-05","numerator":3,"denominator":2}`, "application/json", 400, "bad-observation", "3"},
		"a period to come":      {"POST", "/api/v1/observations", `{"v":1,"indicator":"766/2.1","body":"H01","period":"2024-07","numerator":1,"denominator":2}`, "application/json", 400, "bad-observation", "2024-07"},
		"recorded tomorrow":     {"POST", "/api/v1/observations", `{"v":1,"indicator":"766/2.1","body":"H01","period":"2024-05","numerator":1,"denominator":2,"recorded":"2024-06-26"}`, "application/json", 400, "bad-observation", "recorded"},
		"a # in the indicator":  {"POST", "/api/v1/observations", `{"v":1,"indicator":"766#2.1","body":"H01","period":"2024-05","numerator":1,"denominator":2}`, "application/json", 400, "bad-observation", "indicator"},
		"no such indicator":     {"POST", "/api/v1/observations", `{"v":1,"indicator":"766/9.9","body":"H01","period":"2024-05","numerator":1,"denominator":2}`, "application/json", 400, "bad-observation", "indicator"},
		"no version":            {"POST", "/api/v1/observations", `{"indicator":"766/2.1","body":"H01","period":"2024-05","numerator":1,"denominator":2}`, "application/json", 400, "bad-observation", "v"},
	} {
		t.Run(name, func(t *testing.T) {
			answer, text := do(t, c.method, s.URL+c.path, c.body, "Content-Type", c.media, "If-Match", `"0"`)
			require.Equal(t, c.status, answer.StatusCode, text)
			p := read[struct{ Type, Detail string }](t, text)
			assert.Equal(t, "urn:tthc:problem:"+c.kind, p.Type)
			assert.Contains(t, p.Detail, c.detail)
		})
	}
	assert.Empty(t, list[told](t, s, "/api/v1/observations"), "nothing was taken in")
	assert.Empty(t, list[closing](t, s, "/api/v1/closings"))
	bad := observed + "766/2.1,H05,2024-05,3,2,,\n766/2.1,Hanoi,2024-05,1,2,,\n766/2.1,H01,2024-05,1,2,2024-06-02,\n"
	answer, text := do(t, "POST", s.URL+"/api/v1/observations?"+url.Values{"whole": {"true"}}.Encode(), bad, "Content-Type", "text/csv")
	assert.Equal(t, 400, answer.StatusCode, text)
	assert.Empty(t, list[told](t, s, "/api/v1/observations"))
	got := observe(t, s, bad, 201)
	var lines []int
	for _, f := range got.Faults {
		lines = append(lines, f.Line)
	}
	assert.Equal(t, []any{10, 7, 3, []int{9, 10, 11}}, []any{got.Read, got.Recorded, got.Refused, lines})
}

// Twelve thousand observations are worth a snapshot.
func TestObservationsSurviveARestart(t *testing.T) {
	folder := t.TempDir()
	var many strings.Builder
	many.WriteString(observed)
	for i := range 12_000 {
		fmt.Fprintf(&many, "766/2.1,H26.%d,2024-%02d,%d,100,2024-06-%02d,\n", i%400, 1+i/400%6, i%101, 1+i/2400)
	}
	s, stop := serveAt(t, folder)
	got := observe(t, s, many.String(), 201)
	assert.Equal(t, 12_007, got.Recorded)
	answer, _ := do(t, "GET", s.URL+at("/api/v1/closing", "period", "2024-Q1"), "")
	answer, text := do(t, "PUT", s.URL+at("/api/v1/closing", "period", "2024-Q1"), `{}`, "If-Match", answer.Header.Get("ETag"))
	require.Equal(t, 201, answer.StatusCode, text)
	ask := func(s *httptest.Server) (all []string) {
		for _, path := range []string{at("/api/v1/score", "set", "766", "period", "2024-05"), at("/api/v1/ranking", "set", "766", "period", "2024-03", "indicator", "766/2.1"), "/api/v1/closings"} {
			_, text := do(t, "GET", s.URL+path, "")
			all = append(all, text)
		}
		return all
	}
	want := ask(s)
	stop()
	snapshots, err := filepath.Glob(filepath.Join(folder, "snapshots", "observations"))
	require.NoError(t, err)
	require.Len(t, snapshots, 1)
	again, _ := serveAt(t, folder)
	assert.Equal(t, want, ask(again))
}
