package cell_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// The corpus in testdata/corpus says what is read, for those who know the
// administration and not the code. A line is
//
//	wording | part & part | rest: piece | doubt: piece → reason
//
// with as many rests and doubts as there are, and "rest:", "doubts:" for none.
// A part is its role, its words where the wording has more, and who is meant:
//
//	chủ trì: Bộ Y tế = G18        a body of the registry
//	«Sở Nội vụ»                   a body that the registry does not know
//	[bộ; UBND cấp tỉnh] liên quan all bodies of some classes; see classWords
//	[phòng] tên «Phòng Tư pháp …» those whose name begins so
//	?                             not known
//	G12 gồm «Cục Thuế»            and the units in brackets behind it
//
// The rule behind the wordings is their heading, after #; the day on which
// names are looked up stands after @. In a wording \n and \| stand for the
// characters.

// wording is a line of the corpus.
type wording struct {
	place, rule string // file and line, and the heading
	on          form.Day
	text, want  string
}

// corpus is all lines of the corpus.
func corpus(t require.TestingT) []wording {
	files, err := filepath.Glob("testdata/corpus/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var all []wording
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		w := wording{}
		for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			w.place = fmt.Sprintf("%s:%d", filepath.Base(file), i+1)
			switch {
			case line == "":
			case strings.HasPrefix(line, "# "):
				w.rule, w.on = line[2:], form.NoDay
			case strings.HasPrefix(line, "@ "):
				w.on = day(line[2:])
			default:
				require.NotEmpty(t, w.rule, "%s: no heading", w.place)
				require.False(t, w.on.IsZero(), "%s: no day", w.place)
				text, want, ok := strings.Cut(line, " | ")
				require.True(t, ok, w.place)
				w.text, err = strconv.Unquote(`"` + strings.NewReplacer(`"`, `\"`, `\|`, "|").Replace(text) + `"`)
				require.NoError(t, err, w.place)
				w.want = want
				all = append(all, w)
			}
		}
	}
	return all
}

// classWords is the classes as an official calls them.
var classWords = map[body.Class]string{
	body.Government: "Chính phủ", body.Ministry: "bộ", body.MinistryLevelAgency: "cơ quan ngang bộ", body.GovernmentAgency: "cơ quan thuộc Chính phủ",
	body.StateBody: "cơ quan nhà nước khác", body.InterAgency: "tổ chức liên ngành", body.Council: "hội đồng", body.TaskForce: "tổ công tác",
	body.StandingAgency: "cơ quan thường trực", body.Office: "chức danh",
	body.ProvincialCommittee: "UBND cấp tỉnh", body.DistrictCommittee: "UBND cấp huyện", body.CommuneCommittee: "UBND cấp xã",
	body.ProvincialCouncil: "HĐND cấp tỉnh", body.DistrictCouncil: "HĐND cấp huyện", body.CommuneCouncil: "HĐND cấp xã",
	body.Department: "sở, ngành", body.Division: "phòng", body.Unit: "đơn vị", body.Institution: "đơn vị sự nghiệp",
	body.PartyBody: "cơ quan đảng", body.MassOrganization: "đoàn thể", body.Association: "hội", body.Enterprise: "doanh nghiệp",
	body.Organization: "tổ chức", body.Person: "cá nhân",
}

// who is a selector as the corpus has it.
func who(s body.Selector) string {
	switch {
	case s.Kind() == body.KindUnknown:
		return "?"
	case s.Kind() == body.KindNamed && s.ID() != "":
		return s.ID().String()
	case s.Kind() == body.KindNamed:
		return "«" + s.Words() + "»"
	}
	var classes []string
	for _, c := range s.Classes().List() {
		classes = append(classes, classWords[c])
	}
	text := "[" + strings.Join(classes, "; ") + "]"
	if s.Of() != "" {
		text += " dưới " + s.Of().String()
	}
	if s.NameBegins() != "" {
		text += " tên «" + s.NameBegins() + " …»"
	}
	if s.Related() {
		text += " liên quan"
	}
	if s.Assigned() {
		text += " được phân công"
	}
	if _, except, ok := strings.Cut(s.String(), " trừ "); ok {
		text += " trừ " + strings.ReplaceAll(except, ", ", "; ")
	}
	if s.Words() != "" && s.NameBegins() == "" {
		text += " theo lời văn"
	}
	return text
}

var roleWords = map[body.Role]string{body.RoleLead: "chủ trì: ", body.RoleCoordinate: "phối hợp: "}

// told is a reading as the corpus has it; shown is how it shows a piece of the
// text.
func told(text string, c cell.Cell, shown func(string) string) string {
	var parts []string
	for _, p := range c.Parts {
		words := ""
		if shown(p.Text) != shown(text) {
			words = shown(p.Text) + " = "
		}
		units := ""
		for i, u := range p.Units {
			units += []string{" gồm ", "; "}[min(i, 1)] + "«" + shown(u.Text) + "»"
		}
		parts = append(parts, roleWords[p.Role]+words+who(p.Selector)+units)
	}
	b := strings.Join(parts, " & ")
	for _, p := range c.Rest {
		b += " | rest: " + shown(p.Text)
	}
	if len(c.Rest) == 0 {
		b += " | rest:"
	}
	for _, d := range c.Doubts {
		b += " | doubt: " + shown(d.Text) + " → " + d.Message(form.Vietnamese)
	}
	if len(c.Doubts) == 0 {
		b += " | doubts:"
	}
	return b
}

var escaped = strings.NewReplacer("\n", `\n`, "|", `\|`)

// parse reads a text that is not too long.
func parse(r *body.Registry, text string, on form.Day) cell.Cell {
	c, err := cell.Parse(r, text, on)
	if err != nil {
		panic(err)
	}
	return c
}

func TestCorpus(t *testing.T) {
	r := body.Vietnam()
	seen := map[string]string{}
	for _, w := range corpus(t) {
		key := w.on.String() + w.text
		require.Empty(t, seen[key], "%s: twice: %s", w.place, w.text)
		seen[key] = w.place
		c := parse(r, w.text, w.on)
		assert.Equal(t, w.want, told(w.text, c, escaped.Replace), "%s: %s", w.place, w.text)
		checkCell(t, r, w.text, c)
	}
}

// What nobody sees, the form of accents and the place of tone marks change no
// reading.
func TestNoiseChangesNothing(t *testing.T) {
	r := body.Vietnam()
	all := corpus(t)
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SampledFrom(all).Draw(t, "wording")
		noisy := readingtest.Noise(w.text, func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") })
		want := told(w.text, parse(r, w.text, w.on), reading.Clean)
		require.Equal(t, want, told(noisy, parse(r, noisy, w.on), reading.Clean), "%s: %q", w.place, noisy)
	})
}
