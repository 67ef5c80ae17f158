package house

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// own is a type's own reader.
func own[T any, P interface {
	*T
	json.Unmarshaler
}](text string) error {
	return P(new(T)).UnmarshalJSON([]byte(text))
}

// Readers of JSON, each with a document that it takes. Each refuses each way to
// break it.
func TestReadersRefuseWhatIsMalformed(t *testing.T) {
	const rule = `{"join":"all","parts":[{"kind":"deadline","due":"2025-06-30","exclusive":true},{"kind":"event","event":"ngày họp","offset":{"n":-5,"unit":"d"}}]}`
	const task = `{"v":1,"number":"1/KH","title":"Kế hoạch","issuer":"Bộ","from":"2025-01-01","to":"2025-12-31","tasks":[{"id":"1","title":"Việc","leads":["Sở Tư pháp","Sở Nội vụ"],"time":{"text":"trước ngày 30/6/2025","rule":` +
		`{"parts":[{"kind":"deadline","due":"2025-06-30","exclusive":true}]}}},{"id":"2","title":"Việc","leads":["A","B"]}]}`
	const done = `{"v":1,"id":"e","obligation":"1#2#3#4","type":"done","day":"2025-01-01","note":"n","document":"d","by":"b","recorded":"2025-01-01T08:00:00+07:00"}`
	const event = `{"v":1,"code":"PAKN.20250602.000001","at":"2025-06-02T08:15:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Hồ sơ quá hạn","sender":{"type":"citizen","name":"Nguyễn Văn A","phone":"0900000000"}}`
	for name, r := range map[string]struct {
		good string
		read func(string) error
	}{
		"schedule.Rule":        {rule, own[schedule.Rule]},
		"schedule.Term":        {`{"n":5,"unit":"wd"}`, own[schedule.Term]},
		"plan.Plan":            {task, own[plan.Plan]},
		"plan.Read":            {task, func(s string) error { _, err := plan.Read([]byte(s)); return err }},
		"plan.Event":           {done, own[plan.Event]},
		"plan.ReadEvent":       {done, func(s string) error { _, err := plan.ReadEvent([]byte(s)); return err }},
		"body.Selector":        {`{"kind":"body","id":"G22"}`, own[body.Selector]},
		"indicator.Goal":       {`{"operator":"range","value":"80","upper":"90","unit":"%"}`, own[indicator.Goal]},
		"petition.Event":       {event, own[petition.Event]},
		"petition.ReadEvent":   {event, func(s string) error { _, err := petition.ReadEvent([]byte(s)); return err }},
		"calendar.ReadNotices": {`{"v":1,"notices":[]}`, func(s string) error { _, err := calendar.ReadNotices([]byte(s)); return err }},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, r.read(r.good))
			kinds := malformed(r.good)
			assert.Greater(t, len(kinds), 30)
			for kind, documents := range kinds {
				for _, bad := range documents {
					err := r.read(bad)
					if all := form.All(err); assert.NotEmpty(t, all, "%s: %.200s: %v", kind, bad, err) {
						assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English), kind)
						assert.False(t, strings.Contains(form.Message(err, form.English), "Nguyễn"), "a person is named")
					}
				}
			}
		})
	}
}
