package petition_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// checkedPlainly is a file of events applied with everything in memory, one event
// after the other in order of time: how Process.Check has to come out.
type checkedPlainly struct {
	pets           map[petition.Code]petition.Petition
	faults, doubts []string // as told has them
}

func told(line int, code petition.Code, err *form.Error) string {
	return fmt.Sprintf("%d %s %s %s", line, code, err.Code, err.Message(form.Vietnamese))
}

func checkPlainly(p *petition.Process, lines []petition.Line, today form.Day) checkedPlainly {
	c := checkedPlainly{pets: map[petition.Code]petition.Petition{}}
	find := func(code petition.Code) petition.Petition { return c.pets[code] }
	at, last := make([]schedule.Moment, len(lines)), map[petition.Code]schedule.Moment{}
	order := make([]int, len(lines))
	for i, l := range lines {
		at[i] = l.Event.At
		if before := last[l.Event.Code]; at[i].Compare(before) < 0 {
			at[i] = before
		}
		last[l.Event.Code], order[i] = at[i], i
	}
	slices.SortStableFunc(order, func(a, b int) int { return at[a].Compare(at[b]) })
	type fault struct {
		line int
		text string
	}
	var faults, doubts []fault
	lineOf := map[petition.Code]map[petition.EventType]int{}
	for _, i := range order {
		l := lines[i]
		was := c.pets[l.Event.Code]
		if l.Event.At.Day() > today {
			faults = append(faults, fault{l.Number, "future"})
			continue
		}
		pet, err := p.ApplyAmong(was, l.Event, find)
		for _, e := range form.All(err) {
			faults = append(faults, fault{l.Number, told(l.Number, l.Event.Code, e)})
		}
		if err != nil || pet == was {
			continue
		}
		c.pets[l.Event.Code] = pet
		if lineOf[l.Event.Code] == nil {
			lineOf[l.Event.Code] = map[petition.EventType]int{}
		}
		lineOf[l.Event.Code][l.Event.Type] = l.Number
		if all := p.Doubts(pet, find); len(all) > len(p.Doubts(was, find)) {
			doubts = append(doubts, fault{l.Number, told(l.Number, l.Event.Code, all[len(all)-1])})
		}
	}
	var all []petition.Petition
	for _, pet := range c.pets {
		all = append(all, pet)
	}
	links := p.Links(all, form.NoDay)
	for code := range c.pets {
		pet, at := links.Petition(code), lineOf[code]
		if _, ok := links.Main(code); !ok {
			faults = append(faults, fault{at[petition.DuplicateLinked], "nobody answers"})
		}
		if alone := p.Doubts(c.pets[code], find); len(p.Doubts(pet, find)) > len(alone) {
			all := p.Doubts(pet, find)
			doubts = append(doubts, fault{at[petition.DuplicateLinked], told(at[petition.DuplicateLinked], code, all[len(all)-1])})
		}
		matters := petition.ConditionProposal | petition.ConditionContent
		if pet.State().IsWaiting() {
			matters = pet.Failing().Refusing() | matters
		}
		if pet.Failing()&matters != 0 && !pet.IsClosed() && !pet.State().IsAwaitingSender() && pet.State() != petition.StateDuplicate {
			faults = append(faults, fault{max(at[petition.Submitted], at[petition.Supplemented]), "admission"})
		}
	}
	for of, to := range map[*[]fault]*[]string{&faults: &c.faults, &doubts: &c.doubts} {
		slices.SortStableFunc(*of, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
		for _, f := range *of {
			*to = append(*to, f.text)
		}
	}
	return c
}

// same holds what Check gave against the plain way.
func (c checkedPlainly) same(t require.TestingT, p *petition.Process, got petition.Checked, asOf form.Day) {
	say := func(faults []petition.Fault) (texts []string) {
		for _, f := range faults {
			text := told(f.Line, f.Code, f.Err)
			switch {
			case f.Rule() == "future":
				text = "future"
			case strings.Contains(text, "phải tiếp tục xử lý"):
				text = "nobody answers"
			case f.Rule() == "admission" && !strings.Contains(text, "tiếp nhận xử lý") && !strings.Contains(text, "trả lời (") && !strings.Contains(text, "gắn trùng ("),
				f.Rule() == "door" && !strings.Contains(text, "tiếp nhận xử lý") && !strings.Contains(text, "trả lời (") && !strings.Contains(text, "gắn trùng ("):
				text = "admission"
			}
			texts = append(texts, text)
		}
		return texts
	}
	require.Equal(t, c.faults, say(got.Faults))
	require.Equal(t, c.doubts, say(got.Doubts))
	var all []petition.Petition
	for _, pet := range c.pets {
		all = append(all, pet)
	}
	links := p.Links(all, asOf)
	var codes []petition.Code
	for code := range c.pets {
		if !links.Petition(code).IsZero() {
			codes = append(codes, code)
		}
	}
	slices.SortFunc(codes, petition.Code.Compare)
	pets := slices.Collect(got.Petitions(asOf))
	require.Len(t, pets, len(codes))
	for i, code := range codes {
		want, pet := links.Petition(code), pets[i]
		require.Equal(t, code, pet.Code())
		require.True(t, want.Equal(pet), "%s", code)
		require.True(t, pet.Equal(got.Petition(code, asOf)))
		on := asOf
		if on == form.NoDay {
			on = day("2025-12-31")
		}
		require.Equal(t, p.Clocks(want, on), p.Clocks(pet, on))
		require.Equal(t, p.Judge(want, on), p.Judge(pet, on))
		require.Equal(t, p.Items(want), p.Items(pet))
		_, answered := want.Answer()
		_, same := pet.Answer()
		require.Equal(t, answered, same)
	}
	none := 0
	for _, f := range got.Faults {
		if links.Petition(f.Code).IsZero() {
			none++
		}
	}
	require.Len(t, got.FaultsOfNone(asOf), none)
}

// Whatever a file has (links in any order, events sent again, in the future, late,
// by whom they may not be, after the end), what Check says of it is what comes of
// applying one event after the other; and without the words that people wrote it
// says the same.
func TestCheckIsAsApplyingOneByOne(t *testing.T) {
	codes := []string{first, second, third, "PAKN.20250603.0003", "PAKN.20250601.00001"}
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	rapid.Check(t, func(r *rapid.T) {
		pets := map[string]petition.Petition{}
		var lines []petition.Line
		at := day("2025-06-02")
		for range rapid.IntRange(1, 40).Draw(r, "events") {
			if n := len(lines); n > 0 && rapid.IntRange(0, 9).Draw(r, "again") == 0 {
				again := lines[rapid.IntRange(0, n-1).Draw(r, "which")].Event
				if rapid.Bool().Draw(r, "otherwise") {
					again.Content += " khác"
				}
				lines = append(lines, petition.Line{Number: n + 1, Event: again})
				continue
			}
			at += form.Day(rapid.IntRange(0, 4).Draw(r, "days"))
			code := rapid.SampledFrom(codes).Draw(r, "of")
			s := &story{T: t, process: p, code: petition.MustParseCode(code), pet: pets[code]}
			types := petition.EventTypes()
			if allowed := s.pet.State().Allowed(); len(allowed) > 0 && rapid.IntRange(0, 9).Draw(r, "odd") > 0 {
				types = allowed
			}
			when := at
			switch rapid.IntRange(0, 19).Draw(r, "when") {
			case 0:
				when = day("2099-01-01")
			case 1:
				when -= 9
			}
			e := s.fitting(when.String()+" 08:00", rapid.SampledFrom(types).Draw(r, "type"))
			switch e.Type {
			case petition.DuplicateLinked:
				e.Of = petition.MustParseCode(rapid.SampledFrom(codes).Draw(r, "to"))
			case petition.Submitted:
				e.Sender.Identity.Name = rapid.SampledFrom([]string{"", " ", "Nguyễn Văn Mẫu"}).Draw(r, "name")
				e.Kind = rapid.SampledFrom([]petition.Kind{petition.KindReflection, petition.KindRecommendation, petition.KindComplaint}).Draw(r, "kind")
				e.Proposal = rapid.SampledFrom([]string{"", " ", "Bỏ"}).Draw(r, "proposal")
			case petition.Withdrawn:
				e.By = rapid.SampledFrom([]body.ID{"", hanoi}).Draw(r, "by")
			}
			if pet, err := p.Apply(s.pet, e); err == nil {
				pets[code] = pet
			}
			lines = append(lines, petition.Line{Number: len(lines) + 1, Event: e})
		}
		if rapid.Bool().Draw(r, "shuffled") {
			lines = rapid.Permutation(lines).Draw(r, "order")
			for i := range lines {
				lines[i].Number = i + 1
			}
		}
		today := day("2026-01-01")
		plain := checkPlainly(p, lines, today)
		got, err := p.Check(read(lines), today)
		require.NoError(r, err)
		asOf := form.NoDay
		if rapid.Bool().Draw(r, "on a day") {
			asOf = day("2025-06-02") + form.Day(rapid.IntRange(-1, 60).Draw(r, "as of"))
		}
		plain.same(r, p, got, asOf)

		brief := slices.Clone(lines)
		for i := range brief {
			brief[i].Event = brief[i].Event.WithoutWords()
			text := fmt.Sprint(brief[i].Event)
			require.NotContains(r, text, "Mẫu")
			require.NotContains(r, text, "bản giấy")
		}
		without, err := p.Check(read(brief), today)
		require.NoError(r, err)
		require.Equal(r, got.Faults, without.Faults)
		require.Equal(r, got.Doubts, without.Doubts)
		checkPlainly(p, brief, today).same(r, p, without, asOf)
	})
}

// A journal gives back what it was given, whatever that is: an event of an unknown
// type, of no code, of the year 1, with a text of a megabyte.
func TestCheckKeepsEventsAsTheyAre(t *testing.T) {
	p := petition.MustProcess(petition.Options{})
	var events []petition.Event
	for _, text := range wholeEvents {
		e, err := petition.ReadEvent([]byte(text))
		require.NoError(t, err)
		events = append(events, e)
	}
	long := events[0]
	long.Content = strings.Repeat("x", petition.MaxContent)
	long.Code = petition.MustParseCode("PAKN.20250425.0002")
	var lines []petition.Line
	for i, e := range append(events, long, petition.Event{}, petition.Event{Type: 200, By: "H26"}, petition.Event{Code: long.Code, Of: events[0].Code, Satisfied: 7}) {
		lines = append(lines, petition.Line{Number: i + 1, Event: e})
	}
	got, err := p.Check(read(lines), form.NoDay)
	require.NoError(t, err)
	pet := got.Petition(events[0].Code, form.NoDay)
	for i, e := range pet.Events() {
		assert.Contains(t, events, e, i)
	}
	assert.Equal(t, events[0], pet.Events()[0], "every field of it")
	assert.Equal(t, []petition.Event{long}, got.Petition(long.Code, form.NoDay).Events())
	assert.Equal(t, petition.Petition{}, got.Petition(petition.Code{}, form.NoDay))
	for range got.Petitions(form.NoDay) {
		break // a host may stop anywhere
	}
	var none petition.Checked
	assert.Empty(t, slices.Collect(none.Petitions(form.NoDay)))
	assert.Empty(t, none.FaultsOfNone(form.NoDay))
	assert.Zero(t, none.Petition(long.Code, form.NoDay))
}

// Texts that are longer than they may be are refused, with their words and without.
func TestWithoutWords(t *testing.T) {
	e, err := petition.ReadEvent([]byte(wholeEvents[0]))
	require.NoError(t, err)
	brief := e.WithoutWords()
	assert.Regexp(t, `^[0-9a-z]+\.[0-9a-z]+$`, brief.Content)
	assert.Equal(t, []string{"…", "…", "…", "…", "…"}, []string{brief.Proposal, brief.Sender.Identity.Name, brief.Sender.Identity.Address, brief.Sender.Identity.Phone, brief.Sender.Identity.Email})
	assert.Equal(t, e.Reason, brief.Reason)
	assert.Equal(t, brief, e.WithoutWords(), "the same for the same")
	for _, change := range []edit{says("Nộp bản giấy hai lần."), func(e *petition.Event) { e.Proposal = "" }, func(e *petition.Event) { e.Sender.Identity.Email = "" },
		func(e *petition.Event) { e.Content, e.Proposal = e.Content+e.Proposal, "" },
		func(e *petition.Event) {
			e.Sender.Identity.Phone, e.Sender.Identity.Email = e.Sender.Identity.Email, e.Sender.Identity.Phone
		}} {
		other := e
		change(&other)
		assert.NotEqual(t, brief, other.WithoutWords())
	}
	blank := e
	blank.Content, blank.Sender.Identity.Name = " \n", ""
	short := blank.WithoutWords()
	assert.Equal(t, " \n", short.Content)
	assert.NotEqual(t, "…", short.Proposal, "the first that is there")
	assert.Empty(t, short.Sender.Identity.Name)
	p := petition.MustProcess(petition.Options{})
	assert.Equal(t, p.Failing(blank), p.Failing(short))
	long := e
	long.Content = strings.Repeat("x", petition.MaxContent+1)
	_, err = p.Apply(petition.Petition{}, long.WithoutWords())
	assert.ErrorIs(t, err, petition.EventLength)
	out, err := json.Marshal(brief)
	require.NoError(t, err)
	again, err := petition.ReadEvent(out)
	require.NoError(t, err)
	assert.Equal(t, brief, again)
}

// The usual way to read a line, and the one that any line can be read by, come to
// the same. A tab before the line keeps it from the usual way.
func FuzzReadEventTwoWays(f *testing.F) {
	for _, s := range wholeEvents {
		f.Add([]byte(s))
		f.Add([]byte(strings.ReplaceAll(strings.ReplaceAll(s, `":`, `": `), `,"`, `, "`)))
	}
	for _, s := range []string{
		`{"v":1,"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00Z","type":"rated","satisfied":true}`,
		`{"v":10,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00","type":"rated","satisfied":true}`,
		`{"code":"PAKN.20250425.0001","at":"2025-04-25T15:40","type":"rated","satisfied":true}`,
		`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T24:00:00+07:00","type":"rated","satisfied":tru}`,
		`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"withdrawn","reason":"","channel":"web"} `,
		`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:60:00+07:00","type":"supplemented","sender":{"type":"citizen","type":"citizen"}}`,
		`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"supplemented","sender":{}}`,
		`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"supplemented","sender":{"type":"citizen","withheld":true,"withheld":true}}`,
		`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"supplemented","content":"` + "\xff" + `"}`,
		`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"supplemented","content":"a\"b"}`, `{ "v": 1 }`, `{}`, `{`, `{"v":1,}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if bytes.HasPrefix(b, []byte("\ufeff")) {
			return // with a tab before it, it is none
		}
		e, err := petition.ReadEvent(b)
		other, otherErr := petition.ReadEvent(append([]byte{'\t'}, b...))
		require.Equal(t, otherErr == nil, err == nil, "%v, %v", err, otherErr)
		require.True(t, e == other, "%+v, %+v", e, other)
	})
}
