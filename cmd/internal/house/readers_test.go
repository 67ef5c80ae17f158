package house

import (
	"encoding/json"
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/table"
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
	const data = `{"v":1,"bodies":[{"id":"G22","name":"Bộ Tư pháp","class":"ministry"},{"id":"G01","name":"Bộ Công an","class":"ministry"}]}`
	readers := map[string]malformedReader{
		"schedule Step.UnmarshalJSON":                 {`{"day":"2025-06-29","until":"2025-07-01","effect":"not-counted","reason":"r","source":"s"}`, own[schedule.Step]},
		"schedule Amount.UnmarshalJSON":               {`{"n":5,"unit":"wd"}`, own[schedule.Amount]},
		"schedule Clock.UnmarshalJSON":                {`{"v":1,"start":"2025-06-02T08:00:00+07:00","terms":[{"n":5,"unit":"d"}]}`, own[schedule.Clock]},
		"schedule ClockEvent.UnmarshalJSON":           {`{"type":"paused","at":"2025-06-03T08:00:00+07:00"}`, own[schedule.ClockEvent]},
		"plan DueRow.UnmarshalJSON":                   {`{"id":"1#2#3#4","plan":"1","task":"2","title":"t","body":"Bộ","role":"lead","due":"2025-06-29","status":"open-in-time"}`, own[plan.DueRow]},
		"petition/desk PublicView.UnmarshalJSON":      {`{"v":1,"code":"PAKN.20250602.000001","outside":"open","state":"accepted","kind":"reflection","subject":"procedure","body":"H26","received":"2025-06-02T08:15:00+07:00","content":"c"}`, own[desk.PublicView]},
		"indicator ReadSet":                           {`{"v":1,"id":"1/QĐ","title":"t","definitions":[{"id":"1","name":"a","unit":"%"},{"id":"2","name":"b","unit":"%"}],"targets":[]}`, func(s string) error { _, err := indicator.ReadSet([]byte(s)); return err }},
		"indicator Set.UnmarshalJSON":                 {`{"v":1,"id":"1/QĐ","title":"t","definitions":[{"id":"1","name":"a","unit":"%"},{"id":"2","name":"b","unit":"%"}],"targets":[]}`, own[indicator.Set]},
		"indicator/scorecard Read":                    {`{"v":1,"id":"1/QĐ","title":"t","max":"10","places":2,"rounding":"half-up","groups":[{"id":"g","name":"G","max":"10"}],"items":[{"id":"1","name":"a","unit":"%","group":"g","max":"10"}]}`, func(s string) error { _, err := scorecard.Read([]byte(s)); return err }},
		"indicator/scorecard Card.UnmarshalJSON":      {`{"v":1,"id":"1/QĐ","title":"t","max":"10","places":2,"rounding":"half-up","groups":[{"id":"g","name":"G","max":"10"}],"items":[{"id":"1","name":"a","unit":"%","group":"g","max":"10"}]}`, own[scorecard.Card]},
		"indicator/onestop Tally.UnmarshalJSON":       {`{"v":1,"window":"calendar"}`, own[onestop.Tally]},
		"schedule Rule.UnmarshalJSON":                 {rule, own[schedule.Rule]},
		"schedule Part.UnmarshalJSON":                 {`{"kind":"event","event":"ngày họp","offset":{"n":-5,"unit":"d"}}`, own[schedule.Part]},
		"schedule Term.UnmarshalJSON":                 {`{"n":5,"unit":"wd"}`, own[schedule.Term]},
		"schedule Occurrence.UnmarshalJSON":           {`{"kind":"deadline","part":1,"start":"2025-01-01","due":"2025-06-29"}`, own[schedule.Occurrence]},
		"schedule Span.UnmarshalJSON":                 {`{"since":"2025-01-01","until":"2025-06-29"}`, own[schedule.Span]},
		"schedule/calendar OfficeHours.UnmarshalJSON": {`{"shifts":["07:00-11:30","13:30-17:00"],"cutOff":"16:00"}`, own[calendar.OfficeHours]},
		"schedule/calendar ReadNotices":               {`{"v":1,"notices":[]}`, func(s string) error { _, err := calendar.ReadNotices([]byte(s)); return err }},
		"schedule/form Text.UnmarshalJSON":            {`{"vi":"không","en":"no"}`, own[form.Text]},
		"plan Plan.UnmarshalJSON":                     {task, own[plan.Plan]},
		"plan Read":                                   {task, func(s string) error { _, err := plan.Read([]byte(s)); return err }},
		"plan Event.UnmarshalJSON":                    {done, own[plan.Event]},
		"plan ReadEvent":                              {done, func(s string) error { _, err := plan.ReadEvent([]byte(s)); return err }},
		"plan State.UnmarshalJSON":                    {`{"status":"done-on-time","due":"2025-06-29","doneOn":"2025-06-01","suspended":true}`, own[plan.State]},
		"plan Summary.UnmarshalJSON":                  {`{"number":"1/KH","title":"Kế hoạch","issuer":"Bộ","tasks":2,"from":"2025-01-01","to":"2025-12-31"}`, own[plan.Summary]},
		"plan/body Data.UnmarshalJSON":                {data, own[body.Data]},
		"plan/body ReadJSON":                          {data, func(s string) error { _, err := body.ReadJSON([]byte(s)); return err }},
		"plan/body Selector.UnmarshalJSON":            {`{"kind":"body","id":"G22"}`, own[body.Selector]},
		"plan/table Doubt.UnmarshalJSON":              {`{"kind":"k","row":2,"column":"c","text":"t","why":{"vi":"không","en":"no"}}`, own[table.Doubt]},
		"indicator Goal.UnmarshalJSON":                {`{"operator":"range","value":"80","upper":"90","unit":"%"}`, own[indicator.Goal]},
		"indicator Ratio.UnmarshalJSON":               {`{"numerator":1,"denominator":2}`, own[indicator.Ratio]},
		"indicator Reason.UnmarshalJSON":              {`{"kind":"k","vi":"không","en":"no"}`, own[indicator.Reason]},
		"indicator Observation.UnmarshalJSON":         {`{"v":1,"indicator":"766/2.1","body":"H26","period":"2025-06","numerator":1,"denominator":2}`, own[indicator.Observation]},
		"petition Event.UnmarshalJSON":                {event, own[petition.Event]},
		"petition ReadEvent":                          {event, func(s string) error { _, err := petition.ReadEvent([]byte(s)); return err }},
		"petition/desk Route.UnmarshalJSON":           {`{"subject":"procedure","field":"f","body":"H26"}`, own[desk.Route]},
	}
	found := readersOfJSON(t)
	for name := range found {
		_, read := readers[name]
		assert.True(t, read || elsewhere[name] != "", "%s reads JSON: give it a document that it takes", name)
		assert.False(t, read && elsewhere[name] != "", "%s has a document: take it out of the list", name)
	}
	for name := range elsewhere {
		assert.Contains(t, found, name, "it is no reader any more")
	}
	for name, r := range readers {
		assert.Contains(t, found, name, "it is no reader any more")
		t.Run(name, func(t *testing.T) {
			require.NoError(t, r.read(r.good))
			kinds := malformed(r.good)
			assert.Greater(t, len(kinds), 30)
			for kind, documents := range kinds {
				for _, bad := range documents {
					err := r.read(bad)
					if all := form.All(err); assert.NotEmpty(t, all, "%s: %.200s: %v", kind, bad, err) {
						assert.True(t, placed(all[0]) || !within(bad), "no place: %s: %.200s: %v", kind, bad, err)
						assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English), kind)
						assert.False(t, strings.Contains(form.Message(err, form.English), "Nguyễn"), "a person is named")
					}
				}
			}
		})
	}
}

type malformedReader struct {
	good string
	read func(string) error
}

// placed says that an error names its place.
func placed(e *form.Error) bool { return e.Path != "" || e.Line > 0 || e.Offset > 0 }

// within says that a document is JSON and an object, so that what is wrong with
// it stands within it and not at its beginning.
func within(document string) bool {
	return strings.HasPrefix(document, "{") && json.Valid([]byte(document))
}

// readersOfJSON is what the library exports to read JSON: the UnmarshalJSON of
// exported types, but of those that refuse, and Read functions of bytes or of a
// file.
func readersOfJSON(t *testing.T) map[string]bool {
	found := map[string]bool{}
	_, packages, _ := library(t)
	for _, p := range packages {
		for _, f := range p.files {
			for _, d := range f.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if !ok || !fn.Name.IsExported() || fn.Body == nil || len(fn.Type.Params.List) == 0 {
					continue
				}
				var of string
				if fn.Recv != nil {
					if of = strings.TrimPrefix(types.ExprString(fn.Recv.List[0].Type), "*") + "."; !ast.IsExported(of) {
						continue
					}
				}
				takes := types.ExprString(fn.Type.Params.List[0].Type)
				reads := fn.Name.Name == "UnmarshalJSON" || strings.HasPrefix(fn.Name.Name, "Read") && (takes == "[]byte" || takes == "io.Reader")
				if reads && !refuses(fn) {
					found[p.path+" "+of+fn.Name.Name] = true
				}
			}
		}
	}
	return found
}

// refuses says that a reader is there to refuse whatever comes.
func refuses(fn *ast.FuncDecl) bool {
	one := fn.Type.Params.List[0]
	if len(one.Names) == 0 {
		return true
	}
	if len(fn.Body.List) != 1 {
		return false
	}
	r, ok := fn.Body.List[0].(*ast.ReturnStmt)
	return ok && len(r.Results) == 1 && strings.HasPrefix(types.ExprString(r.Results[0]), "new(form.Unwritten)")
}

// elsewhere is the readers that are not fed here, with the reason. Those without
// a document yet are to get one.
var elsewhere = map[string]string{
	"indicator ReadObservations":                       "it reads a file of lines, each with the reader of one",
	"indicator/onestop Dossier.UnmarshalJSON":          "no document yet",
	"indicator/onestop LastingCounts.UnmarshalJSON":    "no document yet",
	"indicator/onestop ReadCSV":                        "it reads CSV",
	"indicator/onestop ReadJSON":                       "it reads a file of lines, each with the reader of one",
	"indicator/onestop ReceivedCounts.UnmarshalJSON":   "no document yet",
	"indicator/onestop/exchange Message.UnmarshalJSON": "it reads what other systems write, each in its manner",
	"indicator/onestop/exchange Read":                  "it reads what other systems write, each in its manner",
	"indicator/onestop/exchange Value.UnmarshalJSON":   "it reads what other systems write, each in its manner",
	"petition ClockSet.UnmarshalJSON":                  "no document yet",
	"petition Conditions.UnmarshalJSON":                "no document yet",
	"petition Item.UnmarshalJSON":                      "no document yet",
	"petition Process.ReadPetition":                    "no document yet",
	"petition ReadEvents":                              "it reads a file of lines, each with the reader of one",
	"petition ReadRules":                               "no document yet",
	"petition Rules.UnmarshalJSON":                     "no document yet",
	"petition Verdict.UnmarshalJSON":                   "no document yet",
	"petition/redact Mask.UnmarshalJSON":               "no document yet",
	"plan ReadEvents":                                  "it reads a file of lines, each with the reader of one",
	"plan Report.UnmarshalJSON":                        "no document yet",
	"plan/body/units ReadCSV":                          "it reads CSV",
	"schedule Cycles.UnmarshalJSON":                    "no document yet",
	"schedule Due.UnmarshalJSON":                       "no document yet",
	"schedule Explanation.UnmarshalJSON":               "no document yet",
	"schedule ReadClock":                               "no document yet",
	"schedule Reading.UnmarshalJSON":                   "no document yet",
	"schedule ReappointmentRule.UnmarshalJSON":         "no document yet",
	"schedule/calendar Change.UnmarshalJSON":           "no document yet",
	"schedule/calendar DayInfo.UnmarshalJSON":          "no document yet",
	"schedule/calendar Notice.UnmarshalJSON":           "no document yet",
	"schedule/calendar NoticeDay.UnmarshalJSON":        "no document yet",
	"schedule/form Args.UnmarshalJSON":                 "it is the reader of forms itself, or refuses",
	"schedule/form Errors.UnmarshalJSON":               "it is the reader of forms itself, or refuses",
	"schedule/form Form[T].Read":                       "it is the reader of forms itself, or refuses",
	"schedule/form Language.UnmarshalJSON":             "it is the reader of forms itself, or refuses",
	"schedule/form ReadAll":                            "it is the reader of forms itself, or refuses",
	"schedule/form Texts.UnmarshalJSON":                "it is the reader of forms itself, or refuses",
}
