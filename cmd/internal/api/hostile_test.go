package api_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A text is a text, whatever a database, a page or a spreadsheet would make of it:
// it comes back as it was sent, and what nobody sees in it stands as an escape.
func TestHostileTextsComeBackAsTheyAre(t *testing.T) {
	s := serve(t)
	for _, text := range append([]string{"nợ\u202equá\u200b hạn\u2066!\u2069", "a\tb", "Kế hoạch \U0001f1fb\U0001f1f3"}, hostile...) {
		if strings.ContainsAny(text, "\r\x1b") {
			continue
		}
		quoted, err := json.Marshal(text)
		require.NoError(t, err)
		fill := func(form string) string { return strings.ReplaceAll(form, `"TEXT"`, string(quoted)) }
		sent := func(method, path, body string, header ...string) {
			answer, said := do(t, method, s.URL+path, fill(body), header...)
			require.Contains(t, []int{200, 201}, answer.StatusCode, said)
			assert.NotContains(t, said, "\u202e", path)
		}
		// back is how often the text stands in what is answered.
		back := func(path string) (n int) {
			answer, said := do(t, "GET", s.URL+path, "")
			require.Equal(t, 200, answer.StatusCode, said)
			assert.NotContains(t, said, "\u202e", path)
			assert.Contains(t, answer.Header.Get("Content-Type"), "json")
			var found any
			require.NoError(t, json.Unmarshal([]byte(said), &found))
			var count func(any)
			count = func(v any) {
				switch v := v.(type) {
				case string:
					if v == text {
						n++
					}
				case []any:
					for _, one := range v {
						count(one)
					}
				case map[string]any:
					for _, one := range v {
						count(one)
					}
				}
			}
			count(found)
			return n
		}
		stamp := strings.Map(func(r rune) rune {
			if r < 'a' || r > 'z' {
				return '-'
			}
			return r
		}, text)
		event := "hostile-" + stamp
		sent("POST", "/api/v1/events", `{"v":1,"id":"`+event+`","obligation":"`+obligation+`","type":"reported","day":"2024-03-18","note":"TEXT","document":"TEXT","by":"TEXT"}`)
		assert.Equal(t, 3, back(at("/api/v1/events", "obligation", obligation)), text)
		number := "KH-" + stamp
		sent("POST", "/api/v1/plans", `{"v":1,"number":"`+number+`","title":"TEXT","issuer":"TEXT","signer":"TEXT","from":"2024-01-01","to":"2024-12-31","objectives":["TEXT"],"requirements":["TEXT"],"tasks":[{"id":"1","title":"TEXT","leads":["Sở Tư pháp"],"note":"TEXT","products":["TEXT"],"time":{"text":"Thường xuyên","rule":{"parts":[{"kind":"continuous"}]}}}]}`)
		assert.Equal(t, 8, back(at("/api/v1/plan", "plan", number)), text)
		assert.Equal(t, 1, back(at("/api/v1/due", "plan", number)), text)
		if text != hostile[0] { // one is enough: a petition of one code is sent once
			continue
		}
		code := "PAKN.20240603.0001"
		sent("POST", "/api/v1/petitions", `{"v":1,"code":"`+code+`","at":"2024-06-03T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"TEXT","proposal":"TEXT","sender":{"type":"citizen","name":"TEXT","address":"TEXT","phone":"0900000000"}}`)
		assert.Equal(t, 4, back("/api/v1/petitions/"+code+"/events"), text)
	}
}
