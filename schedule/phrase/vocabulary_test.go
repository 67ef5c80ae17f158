package phrase_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// A construction means the same however it is spelled and wherever it stands:
// each wording of the corpus, and each template below, reads the same with
// any other spelling of the construction in its place.

// alike are spellings of one construction.
type alike struct {
	name      string
	spellings []string
	before    *regexp.Regexp // what stands before them where they are read alike, nil for anything
	after     *regexp.Regexp // what stands after them, nil for anything
	not       *regexp.Regexp // what stands before them where they belong to another construction
}

func limitsOf(of ...func(l string) bool) []string {
	var words []string
	for _, l := range slices.Sorted(maps.Keys(phrase.LimitWords)) {
		if !slices.ContainsFunc(of, func(is func(string) bool) bool { return !is(l) }) {
			words = append(words, l)
		}
	}
	return words
}

func isLatest(l string) bool  { return phrase.LimitWords[l]&phrase.Latest != 0 }
func isLeast(l string) bool   { return phrase.LimitWords[l]&phrase.Least != 0 }
func isOfTimes(l string) bool { return phrase.LimitWords[l]&phrase.OfTimes != 0 }

func list(words string) []string {
	all := strings.Split(words, ", ")
	slices.Sort(all)
	return all
}

var (
	times = regexp.MustCompile(`^ \S+ (lần|đợt)`)
)

var constructions = []alike{
	{name: "at the latest", spellings: limitsOf(isLatest)},
	{name: "at most so many times", spellings: limitsOf(isOfTimes), after: times},
	{name: "at least", spellings: limitsOf(isLeast)},
	{name: "from", spellings: list(phrase.SinceWords), after: regexp.MustCompile(`^ (ngày|khi|lúc|thời điểm|tháng|năm|quý|nay) `)},
	{name: "after", spellings: list(phrase.AfterWords), after: regexp.MustCompile(`^ (ngày|khi|lúc|thời điểm) `), not: regexp.MustCompile(`(?i)(ngay|không|không được) $`)},
	{name: "the moment of an event", spellings: list(phrase.MomentWords), before: regexp.MustCompile(`(?i)(từ|sau|trước) $`)},
	{name: "until an event", spellings: list(phrase.UntilWords)},
	{name: "onward", spellings: list(phrase.OnwardWords)},
	{name: "within", spellings: list(phrase.WithinWords)},
}

// templates have each construction in places that the corpus may lack; @ is "at
// the latest".
var templates = []string{
	"@ ngày 15/3/2025", "@ là ngày 15/3/2025", "@: 15/3/2025", "@ 30 tháng 6", "@ trong Quý III năm 2025", "@ đến 17h ngày 14/3/2025",
	"@ ngày 25 hằng tháng", "Hằng tháng, @ ngày 25", "Định kỳ hằng quý, @ vào ngày 25 của tháng cuối kỳ báo cáo",
	"theo lộ trình và @ ngày 15/3/2025", "theo lộ trình, @ ngày 15/3/2025", "sau khi họp và @ ngày 15/3/2025", "sau khi họp, @ ngày 15/3/2025",
	"gửi Văn phòng Chính phủ @ trong Quý III năm 2025 để tổng hợp", "quý III, @ ngày 15/9/2025", "quý III (@ ngày 15/9/2025)",
	"@ 5 ngày làm việc kể từ ngày nhận đủ hồ sơ", "@ là 05 ngày kể từ ngày nhận hồ sơ", "@ sau 05 ngày làm việc kể từ ngày nhận hồ sơ",
	"@ vào ngày thứ 10 kể từ ngày phát sinh doanh thu", "@ 10 ngày sau khi kết thúc quý", "@ 10 ngày trước ngày 30/6/2025",
	"trong thời hạn @ 10 ngày kể từ ngày nhận hồ sơ", "@ 03 ngày làm việc trước ngày họp", "Trước @ 02 ngày làm việc so với ngày họp",
	"@ sau khi họp 5 ngày", "@ kể từ ngày họp là 5 ngày", "@ trước ngày họp 5 ngày",
}

// heads and tails make wordings of an event and how far from it: each head with
// each tail.
var (
	heads = []string{
		"sau khi họp", "Sau ngày họp", "kể từ ngày nhận", "Tính từ khi nhận đủ hồ sơ", "từ ngày 30/6/2025", "khi có kết luận", "ngay sau khi họp",
		"trước ngày họp", "trước khi họp", "trước kỳ họp thứ 10", "trước ngày 30/6/2025", "Gửi báo cáo sau khi họp",
	}
	tails = []string{" @ %", ", @ %", " (@ %)", ": @ %", " @ là %", ", @ là %", " @: %", ", @ % phải gửi báo cáo", ", @ %; đột xuất"}
	terms = []string{"5 ngày", "05 ngày", "năm ngày", "năm (05) ngày", "05 (năm) ngày"}
)

// place is the spelling of a construction in a wording.
type place struct{ from, to int }

// places are where one of the spellings stands in the text, the longest that
// does.
func (a alike) places(text string) []place {
	longest := slices.Clone(a.spellings)
	slices.SortStableFunc(longest, func(a, b string) int { return len(b) - len(a) })
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return nil
	}
	var found []place
	for i := 0; i < len(text); i++ {
		if r, _ := utf8.DecodeLastRuneInString(text[:i]); unicode.IsLetter(r) {
			continue
		}
		for _, s := range longest {
			if next, _ := utf8.DecodeRuneInString(text[min(i+len(s), len(text)):]); !strings.HasPrefix(lower[i:], s) || unicode.IsLetter(next) {
				continue
			}
			if (a.before == nil || a.before.MatchString(text[:i])) && (a.after == nil || a.after.MatchString(text[i+len(s):])) &&
				(a.not == nil || !a.not.MatchString(text[:i])) {
				found = append(found, place{i, i + len(s)})
			}
			i += len(s)
			break
		}
	}
	return found
}

// as is the text with another spelling at the place, its first letter as large.
func (p place) as(spelling, text string) string {
	if r, _ := utf8.DecodeRuneInString(text[p.from:]); unicode.IsUpper(r) {
		r, n := utf8.DecodeRuneInString(spelling)
		spelling = string(unicode.ToUpper(r)) + spelling[n:]
	}
	return text[:p.from] + spelling + text[p.to:]
}

// outcome is a reading without the words of the construction: the rule, how much
// is rest and how many doubts of what kind.
type outcome struct {
	rule    string
	rest    []string
	reasons []string
	code    form.Code
}

// read is the outcome of a text, with 0 for each spelling of the construction.
func (a alike) read(t *testing.T, text string, ctx phrase.Context) outcome {
	got, err := phrase.Parse(text, ctx)
	if err != nil {
		var e *form.Error
		require.ErrorAs(t, err, &e, text)
		return outcome{code: e.Code}
	}
	without := func(s string) string {
		at := a.places(s)
		for i := len(at) - 1; i >= 0; i-- {
			s = s[:at[i].from] + "0" + s[at[i].to:]
		}
		return s
	}
	o := outcome{rule: without(brief(got.Rule))}
	for _, p := range got.Rest {
		o.rest = append(o.rest, without(p.Text))
	}
	for _, d := range got.Doubts {
		o.reasons = append(o.reasons, without(d.Text)+" → "+d.Message(form.English))
	}
	return o
}

func TestSpellingsReadAlike(t *testing.T) {
	var all []wording
	for _, w := range corpus(t) {
		w.text = errorMarks.Replace(w.text)
		all = append(all, w)
	}
	for _, text := range templates {
		all = append(all, wording{place: "templates", ctx: plan2025, text: strings.Replace(text, "@", "chậm nhất", 1)})
	}
	for _, head := range heads {
		for _, tail := range tails {
			all = append(all, wording{place: "heads and tails", ctx: plan2025, text: head + strings.NewReplacer("@", "chậm nhất", "%", terms[0]).Replace(tail)})
		}
	}
	for _, c := range constructions {
		tried := 0
		for _, w := range all {
			for _, at := range c.places(w.text) {
				if times.MatchString(w.text[at.to:]) != (c.after == times) {
					continue // "chậm nhất" counts no times
				}
				want := c.read(t, w.text, w.ctx)
				for _, s := range c.spellings {
					text := at.as(s, w.text)
					assert.Equal(t, want, c.read(t, text, w.ctx), "%s: %s: %s\nas %s", c.name, w.place, w.text, text)
					tried++
				}
			}
		}
		assert.Greater(t, tried, len(c.spellings), c.name)
	}
}

// How far from an event a time lies is read alike behind any event, with any
// sign before it and the number in figures or in words.
func TestDistancesReadAlike(t *testing.T) {
	for _, head := range heads {
		var want outcome
		for i, tail := range tails {
			for _, term := range terms {
				text := head + strings.NewReplacer("@", "chậm nhất", "%", term).Replace(tail)
				got, err := phrase.Parse(text, plan2025)
				require.NoError(t, err, text)
				require.Empty(t, got.Doubts, text)
				rule := got.Rule.Part(0)
				require.True(t, rule.Kind != "" && (!rule.Offset.IsZero() || rule.Due != form.NoDay), text)
				if i == 0 && want.rule == "" {
					want.rule = briefPart(rule)
				}
				assert.Equal(t, want.rule, briefPart(rule), text)
			}
		}
	}
}
