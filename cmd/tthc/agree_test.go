package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// agreement is a demo that is asked in three ways: by its pages, by the API and by the
// commands.
type agreement struct {
	*testing.T
	address, data   string // of the server, and its folder
	bodies, notices string // files of what the demo took in
	registry        *body.Registry
	plans           []string
}

const today = "2026-11-27" // of the demo

// For every body of the demo a page counts what the command line and the API count for
// the same question.
func TestPagesCommandsAndAPICountTheSame(t *testing.T) {
	server := start(t, "", "127.0.0.1:0", "--demo")
	a := &agreement{T: t, address: server.address}
	for a.data == "" {
		line, err := server.out.ReadString('\n')
		require.NoError(t, err)
		if _, folder, ok := strings.Cut(strings.TrimSpace(line), "Dữ liệu: "); ok {
			a.data = folder
		}
	}
	s, err := store.Open(t.Context(), a.data)
	require.NoError(t, err)
	defer s.Close()
	a.law(s)
	var plans []struct{ Number string }
	a.api(&plans, "/plans")
	for _, p := range plans {
		a.plans = append(a.plans, p.Number)
	}
	require.Contains(t, a.plans, "240/QĐ-TTg")
	for name, question := range map[string]func(*agreement){
		"duties": (*agreement).duties, "plans": (*agreement).plansByStatus, "petitions": (*agreement).petitions,
		"indicators": func(a *agreement) { a.indicators(s) },
	} {
		t.Run(name, func(t *testing.T) {
			one := *a
			one.T = t
			question(&one)
		})
	}
}

// law writes the bodies and notices that the demo took in into files, as commands take
// them.
func (a *agreement) law(s *store.Store) {
	end, err := s.End(a.Context())
	require.NoError(a, err)
	var units body.Data
	var notices []calendar.Notice
	for f, err := range s.Since(a.Context(), 0, end, store.Bodies, store.Notices) {
		require.NoError(a, err)
		if f.Kind == store.Notices {
			more, err := calendar.ReadNotices([]byte(f.Data))
			require.NoError(a, err)
			notices = append(notices, more...)
			continue
		}
		more, err := body.ReadJSON([]byte(f.Data))
		require.NoError(a, err)
		units.Bodies, units.Codes = append(units.Bodies, more.Bodies...), append(units.Codes, more.Codes...)
		units.Successions, units.Amendments = append(units.Successions, more.Successions...), append(units.Amendments, more.Amendments...)
	}
	write := func(name string, text []byte, err error) string {
		require.NoError(a, err)
		path := filepath.Join(a.TempDir(), name)
		require.NoError(a, os.WriteFile(path, text, 0o600))
		return path
	}
	text, err := json.Marshal(units)
	a.bodies = write("bodies.json", text, err)
	text, err = calendar.WriteNotices(notices)
	a.notices = write("notices.json", text, err)
	a.registry, err = body.Vietnam().With(units)
	require.NoError(a, err)
}

// everybody is the bodies of the demo, those that are no more included.
func (a *agreement) everybody() (all []body.ID) {
	for b := range a.registry.Bodies() {
		if strings.HasPrefix(b.ID().String(), "H99") {
			all = append(all, b.ID())
		}
	}
	require.Greater(a, len(all), 40)
	return all
}

func (a *agreement) api(to any, path string, pairs ...string) {
	a.Helper()
	status, text := a.get("/api/v1"+path, pairs...)
	require.Equal(a, 200, status, text)
	require.NoError(a, json.Unmarshal([]byte(text), to), text)
}

func (a *agreement) get(path string, pairs ...string) (status int, text string) {
	q := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		q.Add(pairs[i], pairs[i+1])
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	status, _, text = ask(a.T, http.MethodGet, a.address+path, "")
	return status, text
}

// page is a page of the demo, as it is read.
func (a *agreement) page(path string, pairs ...string) *html.Node {
	a.Helper()
	status, text := a.get(path, pairs...)
	require.Equal(a, 200, status, "%s %v", path, pairs)
	n, err := html.Parse(strings.NewReader(text))
	require.NoError(a, err)
	return n
}

// command is what a command prints as JSON.
func (a *agreement) command(to any, args ...string) {
	a.Helper()
	status, out, errs := tthc(a.T, "", append(args, "--format", "json")...)
	require.Equal(a, 0, status, "%v: %s", args, errs)
	require.NoError(a, json.Unmarshal([]byte(out), to), out)
}

// attribute is an attribute of an element, empty where it has none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// elements is the elements of a page with a name and a class; an empty class is any.
func elements(n *html.Node, name, class string) (all []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name && (class == "" || slices.Contains(strings.Fields(attribute(d, "class")), class)) {
			all = append(all, d)
		}
	}
	return all
}

// wordsIn is the text of an element.
func wordsIn(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// headCounts is the numbers at the head of a page, by the class of each.
func headCounts(t *testing.T, page *html.Node) map[string]int {
	all := map[string]int{}
	for _, list := range elements(page, "ul", "counts") {
		for _, item := range elements(list, "li", "") {
			n, err := strconv.Atoi(wordsIn(elements(item, "b", "")[0]))
			require.NoError(t, err)
			if class, _, _ := strings.Cut(attribute(item, "class"), " "); class != "" && class != "chosen" && n > 0 {
				all[class] = n
			}
		}
	}
	return all
}

// rowsShown is how many rows a page lists, by their status.
func rowsShown(page *html.Node) map[string]int {
	all := map[string]int{}
	for _, row := range elements(page, "tr", "") {
		if status := attribute(row, "data-status"); status != "" {
			all[status]++
		}
	}
	return all
}

// byStatus counts rows, each once.
func byStatus(t *testing.T, rows []dueRow) map[string]int {
	all, seen := map[string]int{}, map[string]bool{}
	for _, r := range rows {
		assert.False(t, seen[r.ID], r.ID)
		seen[r.ID] = true
		all[r.Status]++
	}
	return all
}

// duties asks what each body owes by all plans, as a member of classes too.
func (a *agreement) duties() {
	asked := append(a.everybody(), "G01", "G06", "G15", "H26")
	for _, day := range []string{today, "2025-06-30", "2025-07-01"} {
		for _, id := range asked {
			if day != today && len(id) > 3 && id != "H99.31" && id != "H99.61" && id != "H99.05" && id != "H99.11" {
				continue
			}
			for _, coordinating := range []string{"", "true"} {
				if day != today && coordinating != "" {
					continue
				}
				name := fmt.Sprint(id, " ", day, " ", coordinating)
				pairs := []string{"body", string(id), "asOf", day}
				args := []string{"due", "--data", a.data, "--body", string(id), "--as-of", day, "--expand"}
				more := []string{"expand", "true", "limit", "10000"}
				if coordinating != "" {
					pairs, args = append(pairs, "coordinating", "true"), append(args, "--coordinating")
				}
				status, text := a.get("/api/v1/due", append(pairs, more...)...)
				page := a.page("/", pairs...)
				if status == 404 { // one that is no more: each says who took its place, and nobody counts
					assert.Empty(a, headCounts(a.T, page), name)
					refused, out, errs := tthc(a.T, "", append(args, "--plan", "05/KH-UBND")...)
					assert.Equal(a, 1, refused, name+out)
					assert.Contains(a, text, "hãy hỏi", name)
					assert.Contains(a, errs, "hãy hỏi", name)
					continue
				}
				require.Equal(a, 200, status, name+text)
				var rows, told []dueRow
				require.NoError(a, json.Unmarshal([]byte(text), &rows))
				for _, p := range a.plans {
					var of []dueRow
					a.command(&of, append(args, "--plan", p)...)
					told = append(told, of...)
				}
				want := byStatus(a.T, rows)
				assert.Equal(a, want, byStatus(a.T, told), "command line: "+name)
				assert.Equal(a, want, headCounts(a.T, page), "page: "+name)
				assert.Equal(a, want, rowsShown(page), "rows of the page: "+name)
			}
		}
	}
}

// plansByStatus asks how each plan stands, whole and of the bodies that it is about.
func (a *agreement) plansByStatus() {
	for _, day := range []string{today, "2025-12-31"} {
		list := map[string]map[string]int{}
		for _, card := range elements(a.page("/plans", "asOf", day), "section", "card") {
			list[wordsIn(elements(card, "h2", "")[0])] = headCounts(a.T, card)
		}
		for _, p := range a.plans {
			for _, who := range []string{"", "H99", "H99.02", "H99.05", "H99.31", "G01", "H26"} {
				name := strings.Join([]string{p, day, who}, " ")
				var rows, told []dueRow
				pairs, args := []string{"plan", p, "asOf", day}, []string{"due", "--data", a.data, "--plan", p, "--as-of", day}
				more := []string{"limit", "10000"}
				if who != "" {
					pairs, args, more = append(pairs, "body", who), append(args, "--body", who, "--expand"), append(more, "expand", "true")
				}
				a.api(&rows, "/due", append(pairs, more...)...)
				a.command(&told, args...)
				page := a.page("/plan", pairs...)
				want := byStatus(a.T, rows)
				assert.Equal(a, want, byStatus(a.T, told), "command line: "+name)
				assert.Equal(a, want, headCounts(a.T, page), "page: "+name)
				assert.Equal(a, want, rowsShown(page), "rows of the page: "+name)
				if who == "" {
					assert.Equal(a, want, list[p], "list of plans: "+name)
				}
			}
		}
	}
}

// limit is a limit that runs for a petition: which of it, when it is due.
type limit struct{ Code, Clock, Due string }

// petitions asks which limits of petitions run for each body, by how near they are.
func (a *agreement) petitions() {
	var held []struct {
		Code, State, Body string
		Clocks            map[string]struct{ Due, State string }
	}
	a.command(&held, "petition", "check", a.events(), "--as-of", today, "--bodies", a.bodies, "--notices", a.notices)
	var known []struct{ Code string }
	a.api(&known, "/petitions", "limit", "10000")
	assert.Len(a, held, len(known))
	total := 0
	for _, id := range append([]body.ID{""}, a.everybody()...) {
		var rows []struct {
			limit
			Urgency string
		}
		pairs := []string{"asOf", today}
		if id != "" {
			pairs = append(pairs, "body", string(id))
		}
		status, text := a.get("/api/v1/petitions/due", append(pairs, "limit", "10000", "urgency", "overdue", "urgency", "due", "urgency", "nearly-due", "urgency", "later")...)
		shown, page := a.get("/petitions", pairs...)
		assert.Equal(a, status, shown, id)
		if status != 200 {
			continue
		}
		require.NoError(a, json.Unmarshal([]byte(text), &rows))
		want := map[string]int{}
		var running []limit
		for _, r := range rows {
			want[r.Urgency]++
			running = append(running, limit{r.Code, r.Clock, r.Due})
		}
		n, err := html.Parse(strings.NewReader(page))
		require.NoError(a, err)
		assert.Equal(a, want, headCounts(a.T, n), "page: %s", id)
		keys := 0
		for _, row := range elements(n, "tr", "") {
			if attribute(row, "data-key") != "" {
				keys++
			}
		}
		assert.Equal(a, len(rows), keys, "rows of the page: %s", id)
		// The command line tells the clocks of each petition and who holds it. Nobody
		// must answer what was answered, and what is linked goes with the other petition;
		// asked for a body that is no more are those who took its place.
		on := form.MustParseDay(today)
		asked := []body.ID{id}
		for _, b := range a.registry.Answers(id, on).Bodies {
			asked = append(asked, b.ID())
		}
		var told []limit
		for _, h := range held {
			of := a.registry.Line(body.ID(h.Body), on)
			if id != "" && !slices.ContainsFunc(asked, func(id body.ID) bool { return slices.Contains(of, id) }) || h.State == "duplicate-linked" {
				continue
			}
			for which, c := range h.Clocks {
				if which == "indicator" && h.State == "answered" {
					continue
				}
				if c.State == "running" || c.State == "overdue" {
					told = append(told, limit{h.Code, which, c.Due})
				}
			}
		}
		order := func(a, b limit) int { return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Clock, b.Clock)) }
		slices.SortFunc(told, order)
		slices.SortFunc(running, order)
		assert.Equal(a, running, told, "command line: %s", id)
		total += len(rows)
	}
	assert.Greater(a, total, 50)
	for _, by := range []string{"body", "subject"} {
		var rows, told any
		a.api(&rows, "/petitions/stats", "period", "2026-10", "by", by)
		a.command(&told, "petition", "stats", a.events(), "--period", "2026-10", "--by", by, "--bodies", a.bodies, "--notices", a.notices)
		assert.Equal(a, rows, told, by)
	}
}

// events is all that happened to the petitions of the demo, as a file in order of time.
func (a *agreement) events() string {
	var list []struct{ Code string }
	a.api(&list, "/petitions", "limit", "10000")
	type event struct {
		at   time.Time
		line json.RawMessage
	}
	var all []event
	for _, p := range list {
		var lines []json.RawMessage
		a.api(&lines, "/petitions/"+p.Code+"/events", "limit", "10000")
		for _, l := range lines {
			var e struct{ At time.Time }
			require.NoError(a, json.Unmarshal(l, &e))
			all = append(all, event{e.At, l})
		}
	}
	slices.SortStableFunc(all, func(a, b event) int { return a.at.Compare(b.at) })
	var text bytes.Buffer
	for _, e := range all {
		text.Write(append(e.line, '\n'))
	}
	path := filepath.Join(a.TempDir(), "events.jsonl")
	require.NoError(a, os.WriteFile(path, text.Bytes(), 0o600))
	return path
}

// indicators asks for the points and the results of every body that has figures.
func (a *agreement) indicators(s *store.Store) {
	for _, period := range []string{"2026-10", "2026-08", "2025-07", "2026-Q3"} {
		page := a.page("/indicators", "set", "766", "period", period)
		var rows, told []points
		a.api(&rows, "/score", "set", "766", "period", period, "rollUp", "true", "limit", "10000")
		want := assessed(rows)
		if period != "2026-Q3" { // counted from dossiers, which are no file
			a.command(&told, "score", "--set", "766", "--period", period, "--observations", a.observations(s, period), "--bodies", a.bodies)
			assert.Equal(a, want, assessed(told), "command line: %s", period)
		}
		shown := map[string]string{}
		for _, row := range bodyRows(page) {
			shown[attribute(row, "data-body")] = wordsIn(elements(row, "b", "")[0])
		}
		require.Greater(a, len(want), 20, period)
		assert.Len(a, shown, len(want), period)
		for id, p := range want {
			assert.Equal(a, written(a.T, p.Score), shown[id], "page: %s %s", period, id)
			items := map[string]string{}
			for _, row := range elements(a.page("/score", "set", "766", "period", period, "body", id), "tr", "") {
				if bold := elements(row, "b", ""); len(bold) > 0 {
					items[attribute(row, "data-item")] = wordsIn(bold[0])
				}
			}
			for _, i := range p.Items {
				if i.Score != "" {
					assert.Equal(a, written(a.T, i.Score), items[i.ID], "page: %s %s %s", period, id, i.ID)
				} else {
					assert.Empty(a, items[i.ID], "page: %s %s %s", period, id, i.ID)
				}
			}
		}
	}
	const set, period = "221/VPCP-KSTT", "2024"
	var rows, told []struct{ Indicator, Body, Value, Outcome, Reason string }
	a.api(&rows, "/evaluation", "set", set, "period", period, "rollUp", "true", "limit", "10000")
	a.command(&told, "evaluate", "--set", set, "--period", period, "--observations", a.observations(s, period), "--bodies", a.bodies)
	assert.Equal(a, rows, told, "command line")
	page := a.page("/indicators", "set", set, "period", period)
	var heads []string
	for _, head := range elements(page, "abbr", "") {
		heads = append(heads, wordsIn(head))
	}
	shown := map[[2]string]string{}
	for _, row := range bodyRows(page) {
		for i, cell := range elements(row, "td", "") {
			shown[[2]string{attribute(row, "data-body"), heads[i]}] = wordsIn(cell) + " " + attribute(cell, "class")
		}
	}
	require.NotEmpty(a, shown)
	found := 0
	for _, r := range rows {
		cell, ok := shown[[2]string{r.Body, r.Indicator}]
		if value := "–"; ok {
			found++
			if r.Value != "" {
				value = written(a.T, r.Value)
			}
			assert.Equal(a, value+" "+r.Outcome, cell, "page: %s %s", r.Body, r.Indicator)
		} else {
			assert.Empty(a, r.Value, "page: %s %s", r.Body, r.Indicator)
		}
	}
	assert.Equal(a, len(shown), found)
}

// points is what a body earned.
type points struct {
	Body, Score, Assessable string
	Items                   []struct{ ID, Score string }
}

// assessed is the points of those of whom something is known.
func assessed(all []points) map[string]points {
	by := map[string]points{}
	for _, p := range all {
		if p.Assessable != "0" {
			by[p.Body] = p
		}
	}
	return by
}

// bodyRows is the rows of a table that are of a body.
func bodyRows(page *html.Node) []*html.Node {
	return slices.DeleteFunc(elements(page, "tr", ""), func(n *html.Node) bool { return attribute(n, "data-body") == "" })
}

// written is a figure as a page in Vietnamese has it.
func written(t *testing.T, value string) string {
	whole, part, _ := strings.Cut(value, ".")
	_, err := strconv.Atoi(whole)
	require.NoError(t, err)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if part == "" {
		return whole
	}
	return whole + "," + part
}

// observations is the figures of a period as a file for the commands: what was
// observed, and what is counted from dossiers where nothing was.
func (a *agreement) observations(s *store.Store, period string) string {
	l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: time.Now})
	p := schedule.MustParsePeriod(period)
	counted, err := l.Figures().Counted(a.Context(), schedule.CalendarWindow, a.registry, p)
	require.NoError(a, err)
	var all []indicator.Observation
	_, err = l.Figures().Observed(a.Context(), func(l *indicator.Ledger, _ []figures.Closing) error {
		// Months that are observed tell of their year, but for what is not added up.
		type of struct {
			indicator indicator.ID
			body      body.ID
			period    schedule.Period
		}
		known := map[of]bool{}
		for o := range l.All() {
			if now, ok := l.Get(o.Key()); ok && now == o { // a file knows no closed months: what is published stands in it
				all = append(all, o)
			}
			known[of{o.Indicator, o.Body, o.Period}] = true
			if span := o.Period.Span(); span.Since >= p.Span().Since && span.Until <= p.Span().Until && strings.HasPrefix(string(o.Indicator), "221/") {
				known[of{o.Indicator, o.Body, p}] = true
			}
		}
		for _, o := range counted {
			if !known[of{o.Indicator, o.Body, p}] {
				all = append(all, o)
			}
		}
		return nil
	})
	require.NoError(a, err)
	var text bytes.Buffer
	require.NoError(a, indicator.WriteObservations(&text, all))
	path := filepath.Join(a.TempDir(), "observations.csv")
	require.NoError(a, os.WriteFile(path, text.Bytes(), 0o600))
	return path
}
