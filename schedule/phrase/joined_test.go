package phrase_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// joinedTimes are times with what they mean in the notation of testdata/seen, the
// recurring ones without their days.
var joinedTimes = []struct{ words, means string }{
	{"trước ngày 10/4/2026", "due 2026-04-09"},
	{"quý II/2026", "2026-04-01..2026-06-30"},
	{"hằng năm", "every P1Y"},
	{"hằng quý", "every P3M"},
	{"trước ngày 20 hằng tháng", "every P1M"},
	{"thường xuyên", "continuous"},
	{"từ năm 2027", "2027-01-01.."},
	{"từ ngày 01/8/2026 đến ngày 30/9/2026", "2026-08-01..2026-09-30"},
	{"sau khi Luật được thông qua", `event "Luật được thông qua"`},
	{"trong 30 ngày kể từ ngày ký hợp đồng", `event +30d "ký hợp đồng"`},
}

// Times of two works in one cell are each what they are by themselves, whatever marks, line
// breaks and verbs stand between them. What is not read so is shown.
func TestJoinedTimes(t *testing.T) {
	right, all := 0, 0
	for _, first := range joinedTimes {
		for _, second := range joinedTimes {
			if first == second {
				continue
			}
			for _, joint := range []string{"; ", ". ", ";\n- ", " và "} {
				for _, verb := range []string{"", "rà soát ", "tổ chức thực hiện ", "cập nhật "} {
					work := verb + second.words
					if joint == ". " || strings.Contains(joint, "\n") {
						work = capital(work)
					}
					text := capital(first.words) + joint + work
					got, err := phrase.Parse(text, phrase.Context{Year: 2026, Issued: form.MustParseDay("2026-01-15")})
					require.NoError(t, err, "%q", text)
					all++
					switch {
					case apartFits(first.means+" & "+second.means, got.Rule, 2026):
						right++
					case len(got.Doubts) == 0 && strings.EqualFold(strings.TrimSpace(got.RestText()), strings.TrimSpace(verb)):
						assert.Fail(t, "silently wrong", "%q: %s", text, told(got))
					}
				}
			}
		}
	}
	assert.Greater(t, 100*right/all, 90, "%d of %d", right, all)
}

func capital(words string) string {
	r := []rune(words)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
