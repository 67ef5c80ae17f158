package demo_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/demo"
)

// visit is somebody who asks a demo by its API.
type visit struct {
	*testing.T
	address string
}

// do asks, and takes no answer for good that is not.
func (v visit) do(method, path, body string, header ...string) (http.Header, string) {
	v.Helper()
	r, err := http.NewRequestWithContext(v.Context(), method, v.address+path, strings.NewReader(body))
	require.NoError(v, err)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(v, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(v, err)
	require.Contains(v, []int{200, 201}, answer.StatusCode, "%s %s: %s", method, path, text)
	return answer.Header, string(text)
}

// read is an answer as a value.
func read[T any](v visit, path string) (value T) {
	_, text := v.do("GET", path, "")
	require.NoError(v, json.Unmarshal([]byte(text), &value), path)
	return value
}

// tag is the version of what an address has.
func (v visit) tag(path string) string {
	h, _ := v.do("GET", path, "")
	return h.Get("ETag")
}

// ask is what an operation is asked.
type ask struct {
	path   string // with its query, behind the version of the API
	body   string
	header []string
}

// questions is what each operation of the document that reads is asked.
func questions(v visit) map[string]ask {
	type one struct{ ID, Code, Name, State, Ended string }
	plan := "?plan=" + url.QueryEscape("05/KH-UBND")
	due := read[[]one](v, "/api/v1/due"+plan+"&status=done-late")
	draft := read[[]one](v, "/api/v1/drafts")
	subscription := read[[]one](v, "/api/v1/subscriptions")
	answered, shown := "", read[[]one](v, "/api/v1/public/petitions")[0].Code
	for _, p := range read[[]one](v, "/api/v1/petitions?limit=10000") {
		if p.State == "answered" {
			answered = p.Code
		}
	}
	_, text := v.do("POST", "/api/v1/duty-calendars", `{"v":1,"name":"Lịch của tôi","body":"H99.02"}`)
	var calendar struct{ Path string }
	require.NoError(v, json.Unmarshal([]byte(text), &calendar))
	evidence := "obligation=" + url.QueryEscape(due[0].ID)
	proof := read[[]one](v, "/api/v1/evidence?"+evidence)[0].ID
	asks := map[string]ask{
		"listPlans": {path: "/plans"}, "getPlan": {path: "/plan" + plan}, "listVersions": {path: "/plan/versions" + plan}, "getReport": {path: "/report" + plan + "&period=2026-Q3"}, "getReportDocument": {path: "/report/document?period=2026-Q3"},
		"listDrafts": {path: "/drafts"}, "getDraft": {path: "/drafts/" + draft[0].ID}, "listDue": {path: "/due?body=H99.02"}, "listEvents": {path: "/events?obligation=" + url.QueryEscape(due[0].ID)}, "getPath": {path: "/path?obligation=" + url.QueryEscape(due[0].ID)},
		"getDeadline": {path: "/deadline?from=2026-11-20&term=" + url.QueryEscape("5 ngày làm việc")}, "getCalendar": {path: "/calendar?year=2026"},
		"parsePhrase": {path: "/parse?year=2026&text=" + url.QueryEscape("Quý III")}, "parseTarget": {path: "/target?text=" + url.QueryEscape("tối thiểu 80%")},
		"parseSelector": {path: "/selector?text=" + url.QueryEscape("Các sở")}, "getBody": {path: "/body?name=" + url.QueryEscape("Sở Tư pháp tỉnh Ví Dụ")},
		"listNotices": {path: "/notices"}, "listBodies": {path: "/bodies"}, "listChanges": {path: "/changes"},
		"getDossier": {path: "/dossier?code=H99-250623-0001"}, "listDossierFacts": {path: "/dossier/history?code=H99-250623-0001"}, "getTally": {path: "/tally?first=2026-09&last=2026-10"},
		"listDossiersBehind":   {path: "/tally/dossiers?indicator=766/2.1&body=H99.05&period=2026-10"},
		"getTallyObservations": {path: "/tally/observations?first=2026-10&last=2026-10"},
		"listPetitions":        {path: "/petitions"}, "listPetitionsDue": {path: "/petitions/due"}, "countPetitions": {path: "/petitions/stats?period=2026-10"}, "listSenderNotices": {path: "/petitions/notices"},
		"listPetitionReminders": {path: "/petitions/reminders"}, "getPetition": {path: "/petitions/" + answered}, "listPetitionEvents": {path: "/petitions/" + answered + "/events"},
		"routePetition": {path: "/petitions/" + answered + "/routing?field=9.000102"}, "listPetitionsLike": {path: "/petitions/" + answered + "/like"},
		"draftPublication": {path: "/petitions/" + answered + "/draft"}, "getRoutes": {path: "/routes"}, "listPublished": {path: "/public/petitions"}, "trackPetition": {path: "/public/petitions/" + answered},
		"listSets": {path: "/sets"}, "getSet": {path: "/set?set=766"}, "listObservations": {path: "/observations?period=2026-10"}, "listEvaluations": {path: "/evaluation?set=221/VPCP-KSTT&period=2024&body=H99"},
		"listSeries": {path: "/series?set=766&indicator=766/2.1&body=H99&first=2024-12&last=2026-10"}, "listRanking": {path: "/ranking?set=766&period=2026-10"},
		"listScores": {path: "/score?set=766&period=2026-10"}, "listClosings": {path: "/closings"}, "getClosing": {path: "/closing?period=2026-10"}, "listCorrections": {path: "/corrections"},
		"listTokens": {path: "/tokens"}, "listSubscriptions": {path: "/subscriptions"}, "listFailures": {path: "/subscriptions/" + subscription[0].ID + "/failures"}, "listPeople": {path: "/people"},
		"getCheckpoint": {path: "/audit/checkpoint"}, "getConsistency": {path: "/audit/consistency?from=10"}, "listTrail": {path: "/audit/rows"}, "getProof": {path: "/audit/rows/7/proof"}, "verifyTrail": {path: "/audit/verification"},
		"listEvidence": {path: "/evidence?" + evidence}, "getEvidence": {path: "/evidence/" + proof + "?" + evidence}, "listPetitionAttachments": {path: "/petitions/" + shown + "/attachments"},
		"getPetitionAttachment": {path: "/petitions/" + shown + "/attachments/tra-loi-" + shown}, "listPublishedAttachments": {path: "/public/petitions/" + shown + "/attachments"},
		"getPublishedAttachment": {path: "/public/petitions/" + shown + "/attachments/tra-loi-" + shown},
		"listDutyCalendars":      {path: "/duty-calendars?body=H99.02"}, "readDutyCalendar": {path: strings.TrimPrefix(calendar.Path, "/api/v1")},
	}
	return asks
}

const (
	newPlan = `{"v":1,"number":"99/KH-UBND","title":"Kế hoạch","issuer":"Ủy ban nhân dân tỉnh Ví Dụ","date":"2026-11-20","from":"2026-11-20","to":"2027-12-31","tasks":[` +
		`{"id":"1","title":"Rà soát","leads":["Sở Tư pháp tỉnh Ví Dụ"],"time":{"text":"Trước ngày 01/10/2027","rule":{"parts":[{"kind":"deadline","due":"2027-09-30","exclusive":true}]}}}]}`
	newNotice = `{"v":1,"notices":[{"number":"98/TB-VIDU","issued":"2026-11-27","days":[{"day":"2026-12-24","kind":"swap-off","for":"2026-12-26","reason":{"vi":"nghỉ hoán đổi"}},` +
		`{"day":"2026-12-26","kind":"swap-working","for":"2026-12-24","reason":{"vi":"làm bù"}}]}]}`
	newDossier = `{"MaHoSo":"H99-261127-9001","MaTTHC":"9.000102","MaDonVi":"H99.03","TrangThaiHoSo":"4","KenhThucHien":2,"NgayTiepNhan":"20261127080000","NgayHenTra":"20261202000000"}`
)

const aFile = "Kết quả rà soát\n"

var asText = []string{"Content-Type", "text/plain", "Content-Disposition", `attachment; filename="ket-qua.txt"`}

// deeds is what each operation of the document that writes is asked: each is done.
func deeds(v visit) map[string]func() ask {
	type one struct{ ID, Code, Name, State string }
	first := func(path string, keep func(one) bool) string {
		list := read[[]one](v, "/api/v1"+path)
		i := slices.IndexFunc(list, keep)
		require.GreaterOrEqual(v, i, 0, path)
		return list[i].ID + list[i].Code
	}
	any := func(one) bool { return true }
	table := []string{"Content-Type", "text/csv"}
	seen := func(path string) []string { return []string{"If-Match", v.tag("/api/v1" + path)} }
	subscriptions := func() string { return first("/subscriptions", any) }
	draft := func() string { return "/drafts/" + first("/drafts", any) }
	answered := func() string {
		return "/petitions/" + first("/petitions?limit=10000", func(o one) bool { return o.State == "answered" })
	}
	return map[string]func() ask{
		"addPlan": func() ask { return ask{"/plans", newPlan, nil} },
		"revisePlan": func() ask {
			return ask{"/plan?plan=" + url.QueryEscape("99/KH-UBND"), strings.Replace(newPlan, "Rà soát", "Rà soát, đơn giản hóa", 1), []string{"If-Match", `"1"`}}
		},
		"addDraft": func() ask {
			return ask{"/drafts?name=bang.tsv&year=2027&number=" + url.QueryEscape("97/KH"), "Stt\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát\tSở Tư pháp tỉnh Ví Dụ\tTrước ngày 30/6/2027\n", []string{"Content-Type", "application/octet-stream"}}
		},
		"mendDraft": func() ask {
			return ask{draft(), strings.Replace(newPlan, "99/KH-UBND", "96/KH-UBND", 1), seen(draft())}
		},
		"acceptDraft": func() ask { return ask{draft() + "/accept", "", seen(draft())} },
		"recordEvent": func() ask {
			id := first("/due?plan="+url.QueryEscape("05/KH-UBND")+"&body=H99.02&status=open-in-time", any)
			return ask{"/events", `{"v":1,"id":"visit-0001","obligation":"` + id + `","type":"done","day":"2026-11-27","document":"9/BC-STP"}`, nil}
		},
		"redactText": func() ask { return ask{"/redact", `{"text":"Gọi 0900 000 001"}`, nil} },
		"addNotices": func() ask { return ask{"/notices", newNotice, nil} },
		"addBodies": func() ask {
			return ask{"/bodies", `{"v":1,"amendments":[{"id":"H99.42","on":"2026-11-27","kind":"rename","name":"Ủy ban nhân dân xã Minh Mẫu Mới","source":"NQ 2"}]}`, nil}
		},
		"addDossiers": func() ask {
			return ask{"/dossiers", "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\nH99-261127-9002,H99.31,9.000201,4,2,2026-11-27T08:00:00+07:00,2026-11-30,,,,0,,true,false,true,true\n", table}
		},
		"addExchange": func() ask { return ask{"/dossiers/exchange", newDossier, nil} },
		"putRoutes":   func() ask { _, now := v.do("GET", "/api/v1/routes", ""); return ask{"/routes", now, seen("/routes")} },
		"addObservations": func() ask {
			return ask{"/observations", "indicator,body,period,numerator,denominator,recorded,source\n766/1.1,H99,2026-11,40,60,2026-11-27,báo cáo\n", table}
		},
		"closePeriod": func() ask {
			return ask{"/closing?period=2026-Q3", `{"on":"2026-11-27"}`, seen("/closing?period=2026-Q3")}
		},
		"recordPetitionEvent": func() ask {
			return ask{"/petitions", `{"v":1,"code":"PAKN.20261127.0901","at":"2026-11-27T09:00:00+07:00","type":"submitted","to":"H99.31","kind":"reflection","subject":"procedure","channel":"portal","content":"Biểu mẫu khác nhau","sender":{"type":"citizen","name":"Nguyễn Văn A","address":"Số 1 đường Mẫu","phone":"0900 000 001","email":"a@example.vn"}}`, nil}
		},
		"publishPetition": func() ask {
			_, text := v.do("GET", "/api/v1"+answered()+"/draft", "")
			var d struct{ Review json.RawMessage }
			require.NoError(v, json.Unmarshal([]byte(text), &d))
			return ask{answered() + "/publication", string(d.Review), seen(answered() + "/draft")}
		},
		"createToken": func() ask { return ask{"/tokens", `{"v":1,"name":"Hệ thống thử","grants":["read"]}`, nil} },
		"revokeToken": func() ask { return ask{"/tokens/" + first("/tokens", any) + "/revoke", "", nil} },
		"grantPerson": func() ask { return ask{"/people/person:demo-9/grants", `{"v":1,"grants":["read"]}`, nil} },
		"createSubscription": func() ask {
			return ask{"/subscriptions", `{"v":1,"name":"Thử","address":"https://thu.invalid/","subjects":["plan"]}`, nil}
		},
		"createDutyCalendar": func() ask { return ask{"/duty-calendars", `{"v":1,"name":"Lịch khác","body":"H99.03"}`, nil} },
		"revokeDutyCalendar": func() ask {
			return ask{"/duty-calendars/" + first("/duty-calendars?body=H99.02", any) + "/revoke", "", nil}
		},
		"attachEvidence": func() ask {
			id := first("/due?plan="+url.QueryEscape("05/KH-UBND")+"&body=H99.03", any)
			return ask{"/evidence/tep-0002?obligation=" + url.QueryEscape(id), aFile, asText}
		},
		"attachToPetition":   func() ask { return ask{answered() + "/attachments/tep-0003?of=answer", aFile, asText} },
		"signOutToken":       func() ask { return ask{"/tokens/" + first("/tokens", any) + "/sign-out", "", nil} },
		"signOutPerson":      func() ask { return ask{"/people/person:demo-3/sign-out", "", nil} },
		"signOutAll":         func() ask { return ask{"/sign-out", "", nil} },
		"rotateSubscription": func() ask { return ask{"/subscriptions/" + subscriptions() + "/rotate", "", nil} },
		"repeatFailures":     func() ask { return ask{"/subscriptions/" + subscriptions() + "/repeat", "", nil} },
		"endSubscription":    func() ask { return ask{"/subscriptions/" + subscriptions() + "/end", "", nil} },
	}
}

// Each operation of the document is answered with data, and each that writes writes: a
// new one needs a line here.
func operations(t *testing.T, r demo.Rooms) {
	s := httptest.NewServer(api.Over(wire.Gate{Ledger: r.Ledger, Roster: r.Roster, Receivers: receivers.Open(receivers.Options{Store: r.Ledger.Store(), Now: r.Ledger.Now, Vault: r.Book.Vault()})}, r.Book, slog.New(slog.DiscardHandler)))
	defer s.Close()
	by, err := audit.Signer(t.TempDir(), true)
	require.NoError(t, err)
	_, err = audit.Head(t.Context(), r.Ledger.Store().Chain(), by) // as a server signs one when it begins
	require.NoError(t, err)
	v := visit{t, s.URL}
	asks, does := questions(v), deeds(v)
	all := spec.Operations()
	order := slices.Sorted(maps.Keys(all))
	slices.SortStableFunc(order, func(a, b string) int { return late[all[a].ID] - late[all[b].ID] })
	reads, writes := 0, 0
	for _, pattern := range order {
		method, at, _ := strings.Cut(pattern, " ")
		o := all[pattern]
		if method == http.MethodGet {
			a, ok := asks[o.ID]
			if !assert.True(t, ok, "%s: nobody asks it", o.ID) {
				continue
			}
			reads++
			assert.True(t, isAt(a.path, at), "%s is not at %s", o.ID, a.path)
			_, text := v.do(method, "/api/v1"+a.path, "")
			assert.False(t, empty(text), "%s: %s", o.ID, text)
			continue
		}
		do, ok := does[o.ID]
		if !assert.True(t, ok, "%s: nobody does it", o.ID) {
			continue
		}
		writes++
		a := do()
		assert.True(t, isAt(a.path, at), "%s is not at %s", o.ID, a.path)
		_, text := v.do(method, "/api/v1"+a.path, a.body, a.header...)
		assert.NotEmpty(t, text, o.ID)
	}
	assert.Len(t, asks, reads, "no line is of no operation")
	assert.Len(t, does, writes, "no line is of no operation")
	t.Logf("%d operations read, %d wrote", reads, writes)
}

// late is what is done after all else, since it takes away what others ask for.
var late = map[string]int{"revisePlan": 1, "acceptDraft": 1, "endSubscription": 1}

// isAt says whether a path is one of a template.
func isAt(path, template string) bool {
	path, _, _ = strings.Cut("/api/v1"+path, "?")
	parts, wanted := strings.Split(path, "/"), strings.Split(template, "/")
	if len(parts) != len(wanted) {
		return false
	}
	for i, part := range wanted {
		if !strings.HasPrefix(part, "{") && parts[i] != part {
			return false
		}
	}
	return true
}

// empty says that an answer has nothing in it.
func empty(text string) bool {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return strings.TrimSpace(text) == ""
	}
	switch value := value.(type) {
	case []any:
		return len(value) == 0
	case map[string]any:
		for _, inner := range value { // an object that only holds lists has one that is not empty
			if list, ok := inner.([]any); !ok || len(list) > 0 {
				return false
			}
		}
		return true
	}
	return value == nil
}
