package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	goical "github.com/emersion/go-ical"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
	"github.com/caicach/tthc/schedule/phrase"
)

// appointment is what a reader shows: the title and the day, or the moment on
// the clocks of Vietnam.
type appointment [2]string

func titled(title string, due form.Day, at calendar.TimeOfDay) appointment {
	if at.IsZero() || at.Minutes() >= 24*60 {
		return appointment{title, due.String()}
	}
	return appointment{title, schedule.MomentOn(due).At(at).Time().Format("2006-01-02T15:04")}
}

// The readers whose calendars people have show each event on the same days, that
// of Thunderbird and Nextcloud (ical.js) among them. Two of those languages are
// other than Go: TTHC_TEST_CALENDARS is the folder of testdata/calendars with
// its packages installed, and without it they are skipped unless
// TTHC_TEST_ALL says that nothing may be.
func TestReadersShowTheSameDays(t *testing.T) {
	folder, end := t.TempDir(), form.MustParseDay("2029-12-31")
	want := map[string][]appointment{}
	file := func(name string, c ical.Calendar, appointments []appointment) {
		var b bytes.Buffer
		require.NoError(t, ical.Write(&b, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), c))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name+".ics"), b.Bytes(), 0o600))
		want[name+".ics"] = appointments
	}
	recurring := recurringOf(t, end, file)
	t.Logf("%d wordings that recur", recurring)
	assert.Greater(t, recurring, 100)
	daysOf(t, end, file)
	plansOf(t, file)
	for n := range 360 { // a fold comes at each offset of each letter
		title := strings.Repeat("a", n%90) + []string{" Quý III: ế; ữ, \\ đ", "😀😀 “trước ngày 20”", strings.Repeat("Đặng ", 20), "x\ny\tz"}[n/90]
		file(fmt.Sprintf("fold%03d", n), ical.Calendar{Name: title, Events: []ical.Event{{UID: title, Due: end, Summary: title, Description: title + title}}},
			[]appointment{{title, end.String()}})
	}

	shown := map[string]map[string][]appointment{"go-ical": {}}
	for name := range want {
		shown["go-ical"][name] = readWithGo(t, filepath.Join(folder, name), end)
	}
	same := func(t *testing.T) {
		for reader, files := range shown {
			assert.Len(t, files, len(want), reader)
			for name, appointments := range want {
				slices.SortFunc(appointments, compared)
				slices.SortFunc(files[name], compared)
				if !slices.Equal(appointments, files[name]) {
					t.Errorf("%s, %s: shown %q, due %q", reader, name, files[name], appointments)
				}
			}
		}
		t.Logf("%d files, %d readers", len(want), len(shown))
	}
	same(t)
	t.Run("in other languages", func(t *testing.T) { // skipped as such, so that it is asked for by name where nothing may be
		readers := os.Getenv("TTHC_TEST_CALENDARS")
		if readers == "" {
			if os.Getenv("TTHC_TEST_ALL") != "" {
				t.Fatal("TTHC_TEST_CALENDARS is not set: see testdata/calendars")
			}
			t.Skip("TTHC_TEST_CALENDARS is not set: see testdata/calendars")
		}
		for _, command := range [][]string{{"node", filepath.Join(readers, "read.mjs")}, {"/usr/bin/python3", filepath.Join(readers, "read.py")}} {
			var stderr bytes.Buffer
			c := exec.CommandContext(t.Context(), command[0], append(command[1:], folder, end.String())...)
			c.Stderr = &stderr
			out, err := c.Output()
			require.NoError(t, err, "%s: %s", command[0], stderr.String())
			require.NoError(t, json.Unmarshal(out, &shown))
		}
		assert.Len(t, shown, 5)
		same(t)
	})
}

func compared(a, b appointment) int { return slices.Compare(a[:], b[:]) }

// recurringOf writes a file for each wording of the corpora that recurs.
func recurringOf(t *testing.T, end form.Day, file func(string, ical.Calendar, []appointment)) (n int) {
	corpora, err := filepath.Glob("../../../schedule/phrase/testdata/corpus/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, corpora)
	span := schedule.Span{Since: form.MustParseDay("2026-02-10"), Until: end + 1}
	for _, corpus := range corpora {
		data, err := os.ReadFile(corpus)
		require.NoError(t, err)
		for line := range strings.Lines(string(data)) {
			text, _, ok := strings.Cut(strings.TrimSpace(line), " | ")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			got, err := phrase.Parse(text, phrase.Context{Year: 2026, Issued: form.MustParseDay("2026-01-15")})
			if err != nil || !slices.ContainsFunc(got.Rule.Parts(), func(p schedule.Part) bool { return p.Kind == schedule.Recurring }) {
				continue
			}
			n++
			events, want := eventsOf(t, got.Rule, span, text)
			file(fmt.Sprintf("recurring%03d", n), ical.Calendar{Name: text, Events: events}, want)
		}
	}
	return n
}

// daysOf writes a file for each cycle of months, month of it and day, named or
// left out, at the edges of a month.
func daysOf(t *testing.T, end form.Day, file func(string, ical.Calendar, []appointment)) {
	span := schedule.Span{Since: form.MustParseDay("2027-03-05"), Until: end + 1}
	for cycle, months := range map[schedule.Cycles]uint8{schedule.Monthly: 1, schedule.Quarterly: 3, schedule.HalfYearly: 6, schedule.Yearly: 12} {
		for month := uint8(1); month <= months; month++ {
			for _, day := range []uint8{1, 15, 28, 29, 30, 31} {
				for _, exclusive := range []bool{false, true} {
					name := fmt.Sprintf("day-%s-%d-%d-%t", cycle, month, day, exclusive)
					rule := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: cycle, Month: month, Day: day, Exclusive: exclusive})
					events, want := eventsOf(t, rule, span, name)
					file(name, ical.Calendar{Name: name, Events: events}, want)
				}
			}
		}
	}
}

// eventsOf is the events of a rule, and what is to be shown of them.
func eventsOf(t *testing.T, r schedule.Rule, span schedule.Span, title string) (events []ical.Event, want []appointment) {
	events, err := ical.Events(r, span, ical.Event{UID: title + "@example.gov.vn", Summary: title, Alarm: time.Hour, Color: "teal"})
	require.NoError(t, err, title)
	for o := range r.Occurrences(span) {
		if o.Due != form.NoDay {
			want = append(want, titled(title, o.Due, o.Time))
		}
	}
	return events, want
}

// plansOf writes a file for each published plan: what is due of it.
func plansOf(t *testing.T, file func(string, ical.Calendar, []appointment)) {
	n, due := 0, 0
	for _, p := range catalog.Plans() {
		n++
		c := ical.Calendar{Name: p.Number}
		var want []appointment
		for r := range p.Due(nil, plan.DueQuery{AsOf: form.MustParseDay("2026-11-30")}) {
			if e, ok := r.Event("example.gov.vn", form.Vietnamese); ok {
				c.Events = append(c.Events, e)
				want = append(want, titled(e.Summary, e.Due, e.Time))
			}
		}
		due += len(want)
		file(fmt.Sprintf("plan%d", n), c, want)
	}
	assert.GreaterOrEqual(t, n, 5)
	assert.Greater(t, due, 100)
}

// readWithGo is what the Go decoder shows.
func readWithGo(t *testing.T, path string, end form.Day) (all []appointment) {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	for d := goical.NewDecoder(f); ; {
		c, err := d.Decode()
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		for _, e := range c.Events() {
			title, err := e.Props.Text(goical.PropSummary)
			require.NoError(t, err)
			start, err := e.DateTimeStart(calendar.Zone())
			require.NoError(t, err)
			format := "2006-01-02T15:04"
			if e.Props.Get(goical.PropDateTimeStart).ValueType() == goical.ValueDate {
				format = time.DateOnly
			}
			set, err := e.RecurrenceSet(calendar.Zone())
			require.NoError(t, err)
			if set == nil {
				all = append(all, appointment{title, start.Format(format)})
				continue
			}
			for _, at := range set.Between(start, schedule.MomentOn(end+1).Time(), true) {
				all = append(all, appointment{title, at.In(calendar.Zone()).Format(format)})
			}
		}
	}
}
