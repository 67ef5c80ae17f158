package phrase_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/annotation"
)

// The wordings in testdata/apart are of documents on which the reader was not
// made, with the reading that the rules give; none of them is to be copied into
// the corpus or a vocabulary, for they say how much is read of what nobody here
// has seen. A reading is
//
//	continuous, external, on-demand   of the last two the name is not compared
//	due 2026-12-31 [16:00]            the last day in time
//	2026-07-01..2026-09-30, ..2026-12-31, 2026-01-01..
//	every P1Y [2 lần] 2026-12-15      the cycle, and its due days in the year after @:
//	every P1M 2026-01-20..2026-12-20 (12)   one, or the first, the last and how many
//	every P5Y                         the cycle alone: its days are not compared
//	event +5wd "nhận đủ hồ sơ"        "sau khi", which sets no length, has no number
//	event "khởi công" until "nghiệm thu", event -95d "ngày bầu cử" stated 2025-12-10
//	-                                 nothing
//
// a stretch follows in []; parts are joined by & (all) or "or" (any).

// apartPart is a reading's part; within a name there is no sign.
var apartPart = regexp.MustCompile(`(?:"[^"]*"|[^"&])+?(?: & | or |$)`)

// apartParts is the parts of a written reading in order, and whether any of them
// will do.
func apartParts(reading string) (parts []string, either bool) {
	if reading == "-" {
		return nil, false
	}
	for _, p := range apartPart.FindAllString(reading, -1) {
		if q, ok := strings.CutSuffix(p, " or "); ok {
			p, either = q, true
		}
		parts = append(parts, strings.TrimSuffix(p, " & "))
	}
	return parts, either
}

var apartEvent = regexp.MustCompile(`^event (\S+ )?"([^"]*)"(.*)$`)

// apartEventName is the words that name an event, without the word for its day.
func apartEventName(name string) string {
	return regexp.MustCompile(`^(?:(?:kể từ|ngày|khi|thời điểm) )+`).ReplaceAllString(strings.Join(annotation.Words(reading.Clean(name)), " "), "")
}

// apartSame says whether a part that was read is the one that is written.
func apartSame(want, got string) bool {
	if w, g := apartEvent.FindStringSubmatch(want), apartEvent.FindStringSubmatch(got); w != nil && g != nil {
		return w[1] == g[1] && apartEventName(w[2]) == apartEventName(g[2]) && w[3] == g[3]
	}
	if strings.HasPrefix(want, "every ") && !strings.Contains(want, "-") {
		got, _, _ = strings.Cut(got, " 2")
	}
	return want == got
}

// apartRead is the parts of a rule in the notation of testdata/apart, the
// recurring ones with their due days in the year.
func apartRead(rule schedule.Rule, year int) []string {
	var parts []string
	for _, p := range rule.Parts() {
		switch p.Kind {
		case schedule.External, schedule.OnDemand:
			parts = append(parts, string(p.Kind))
		case schedule.Recurring:
			days := map[schedule.Cycles][]form.Day{}
			for o := range schedule.MustRule("", p).Occurrences(schedule.Year(year)) {
				days[o.Cycle] = append(days[o.Cycle], o.Due)
			}
			for _, c := range p.Every.Each() {
				parts = append(parts, apartCycle(p, c, days[c]))
			}
		default:
			parts = append(parts, strings.Replace(briefPart(schedule.Part{
				Kind: p.Kind, Start: p.Start, Due: p.Due, Time: p.Time, Event: p.Event, Offset: p.Offset,
				Until: p.Until, Stated: p.Stated,
			}), string(schedule.OnEvent), "event", 1))
		}
	}
	return parts
}

// apartCycle is one cycle of a recurring part with its due days.
func apartCycle(p schedule.Part, c schedule.Cycles, days []form.Day) string {
	s := "every " + c.Codes()[0]
	if p.Times > 1 {
		s += fmt.Sprintf(" %d lần", p.Times)
	}
	switch n := len(days); {
	case n == 1:
		s += " " + days[0].String()
	case n > 1:
		s += fmt.Sprintf(" %s..%s (%d)", days[0], days[n-1], n)
	}
	if !p.Time.IsZero() {
		s += " " + p.Time.String()
	}
	if p.Start != form.NoDay || p.Due != form.NoDay {
		s += " [" + briefPart(schedule.Part{Kind: schedule.Interval, Start: p.Start, Due: p.Due}) + "]"
	}
	return s
}

// apartFits says whether a rule is the one that is written.
func apartFits(reading string, rule schedule.Rule, year int) bool {
	want, either := apartParts(reading)
	got := apartRead(rule, year)
	if len(want) != len(got) || rule.Len() > 1 && either != (rule.Join() == schedule.JoinAny) {
		return false
	}
	for _, w := range want {
		i := slices.IndexFunc(got, func(g string) bool { return apartSame(w, g) })
		if i < 0 {
			return false
		}
		got = slices.Delete(got, i, i+1)
	}
	return true
}

// apartKind is the kind of a written reading.
func apartKind(reading string) string {
	parts, _ := apartParts(reading)
	switch {
	case len(parts) == 0:
		return "nothing"
	case len(parts) > 1:
		return "several"
	case strings.HasPrefix(parts[0], "due "):
		return "deadline"
	case strings.HasPrefix(parts[0], "every "):
		return "recurring"
	case strings.Contains(parts[0], "..") && !strings.HasPrefix(parts[0], "event ") && !strings.HasPrefix(parts[0], "continuous"):
		return "interval"
	}
	kind, _, _ := strings.Cut(parts[0], " ")
	return kind
}

// How much is read of wordings on which the reader was not made (testdata/apart), and
// of those on which it was made better since they were read by hand
// (testdata/seen). The figures stand beside the lists, so that no change of them
// goes unseen.
func TestRecallOfWordingsKeptApart(t *testing.T) {
	for _, dir := range []string{"apart", "seen"} {
		figures := recallOfWordings(t, dir)
		t.Log(dir + "\n" + figures)
		want, err := os.ReadFile("testdata/" + dir + "/figures.txt")
		require.NoError(t, err)
		assert.Equal(t, string(want), figures, "the recall has changed: testdata/"+dir+"/figures.txt")
	}
}

// recallOfWordings counts what is read of the lists in a folder.
func recallOfWordings(t *testing.T, dir string) string {
	var figures strings.Builder
	for _, list := range []struct {
		name  string
		least int
	}{{"phrases", 240}, {"terms", 75}} {
		files, err := filepath.Glob("testdata/" + dir + "/" + list.name + "/*.txt")
		require.NoError(t, err)
		tally, twice := annotation.NewTally(list.name), map[string]bool{}
		for _, file := range files {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, a := range annotation.Annotations(string(data)) {
				place := fmt.Sprintf("%s:%d", filepath.Base(file), a.Line)
				require.NotEmpty(t, a.Readings, place)
				if twice[a.Text] { // of several documents
					continue
				}
				twice[a.Text] = true
				m := corpusContext.FindStringSubmatch("@ " + a.Setting)
				require.NotNil(t, m, place)
				year, err := strconv.Atoi(m[1])
				require.NoError(t, err, place)
				got, err := phrase.Parse(a.Text, phrase.Context{Year: year, Issued: form.MustParseDay(m[2])})
				tally.Add(apartKind(a.Readings[0].Reading), a, annotation.Read{
					Fits:    func(e annotation.Expected) bool { return apartFits(e.Reading, got.Rule, year) },
					Refused: err != nil, Doubted: len(got.Doubts) > 0, Rest: got.RestText(),
				})
			}
		}
		assert.GreaterOrEqual(t, len(twice), list.least, list.name)
		figures.WriteString(tally.String())
	}
	return figures.String()
}
