package api_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
)

// bad is a request that is refused, and how.
type bad struct {
	name, method, path string
	body               string
	header             []string // names and values; of JSON when it says nothing else
	promised           int      // more bytes than the body has: the connection ends before
	status             int
	code               string // what the type of the problem ends with; "bad-" and the like: begins
}

// standing is a server with something of everything, and what it says.
type standing struct {
	*httptest.Server
	store      *store.Store
	data, keys string            // folders
	sample     map[string]string // a value for each parameter that an operation needs
	cut        []bad             // what breaks off
}

// sealed is the petitions of a ledger, sealed under one master key.
func sealed(t *testing.T, l *ledger.Ledger) *casebook.Book {
	by, err := seal.ParseMaster(master)
	require.NoError(t, err)
	vault, err := seal.NewVault(t.Context(), l.Store().Seals(), by)
	require.NoError(t, err)
	return casebook.Sealed(casebook.New(l), vault)
}

var master = seal.NewMaster(1)

func populated(t *testing.T) *standing { return populatedBehind(t, nil) }

// populatedBehind is [populated] behind a gate.
func populatedBehind(t *testing.T, who func(*http.Request) (access.Principal, error)) *standing {
	data, keys := t.TempDir(), t.TempDir()
	events, err := store.Open(t.Context(), data)
	require.NoError(t, err)
	now := func() time.Time { return time.Date(2024, 6, 25, 23, 30, 0, 0, calendar.Zone()) }
	l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: events, Now: now})
	server := httptest.NewServer(api.Over(wire.Gate{Ledger: l, Roster: roster.New(events, now), Who: who}, sealed(t, l), slog.New(slog.DiscardHandler)))
	t.Cleanup(func() { server.Close(); _ = events.Close() })
	s := &standing{Server: server, store: events, data: data, keys: keys, sample: map[string]string{
		"plan": number, "obligation": obligation, "If-Match": `"1"`, "period": "2024", "year": "2024", "from": "2024-04-25", "term": "5 ngày làm việc",
		"text": "Thường xuyên", "code": "PAKN.20240603.0001", "getDossier.code": "H26.1-1", "listDossierFacts.code": "H26.1-1", "getBody.name": "VPCP", "addDraft.name": "bang.tsv",
		"set": "766", "listEvaluations.set": "221/VPCP-KSTT", "indicator": "766/2.1", "body": "H01", "listEvaluations.period": "2024-05", "listRanking.period": "2024-05", "listScores.period": "2024-05",
		"getReportDocument.period": "2024-05", "getClosing.period": "2024-05", "getConsistency.from": "1", "row": "1", "first": "2024-04", "last": "2024-05", "closePeriod.period": "2024-05",
	}}
	take := func(method, path, body string, header ...string) http.Header {
		answer, text := do(t, method, s.URL+path, body, header...)
		require.Contains(t, []int{200, 201}, answer.StatusCode, text)
		return answer.Header
	}
	take("POST", "/api/v1/plans", small)
	take("POST", "/api/v1/events", done("key-0001", "2024-03-18"))
	take("POST", dossiersPath, table, "Content-Type", "text/csv")
	take("POST", "/api/v1/notices", `{"v":1,"notices":[{"number":"1/TB","issued":"2024-06-01","days":[{"day":"2024-07-03","kind":"swap-off","for":"2024-07-06","reason":{"vi":"nghỉ hoán đổi"}},{"day":"2024-07-06","kind":"swap-working","for":"2024-07-03","reason":{"vi":"làm bù"}}]}]}`)
	take("POST", "/api/v1/bodies", `{"v":1,"amendments":[{"id":"G22","on":"2024-06-01","kind":"rename","name":"Văn phòng Mẫu","source":"NQ 1"}]}`)
	take("POST", "/api/v1/observations", observed, "Content-Type", "text/csv")
	const petition = `{"v":1,"code":"PAKN.20240603.0001","at":"2024-06-03T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}}`
	take("POST", "/api/v1/petitions", petition)
	take("POST", "/api/v1/petitions", `{"v":1,"code":"PAKN.20240603.0001","at":"2024-06-04T08:00:00+07:00","type":"accepted","by":"H26"}`)
	for _, of := range []string{"1/KH", "2/KH"} {
		draft := take("POST", at("/api/v1/drafts", "name", "bang.tsv", "year", "2024", "number", of), "Stt\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát\tSở Tư pháp\tTrước ngày 30/6/2024\n", "Content-Type", "application/octet-stream")
		s.sample["id"] = strings.TrimPrefix(draft.Get("Location"), "/api/v1/drafts/")
	}
	_, token := do(t, "POST", s.URL+"/api/v1/tokens", `{"v":1,"name":"Một cửa","grants":["progress@H26"],"until":"2024-12-31"}`)
	s.sample["revokeToken.id"] = read[struct{ ID string }](t, token).ID
	s.sample["signOutToken.id"] = s.sample["revokeToken.id"]
	for _, operation := range []string{"revokeDutyCalendar.id", "readDutyCalendar.file"} {
		_, made := do(t, "POST", s.URL+"/api/v1/duty-calendars", `{"v":1,"name":"Văn phòng","body":"H26"}`)
		address := read[struct{ ID, Path string }](t, made)
		s.sample[operation] = address.ID
		if strings.HasSuffix(operation, "file") {
			s.sample[operation] = strings.TrimPrefix(address.Path, "/api/v1/public/duty-calendars/")
		}
	}
	s.sample["listDutyCalendars.body"] = "H26"
	for i, of := range [][]string{{"endSubscription", "rotateSubscription"}, {"listFailures", "repeatFailures"}} {
		_, made := do(t, "POST", s.URL+"/api/v1/subscriptions", fmt.Sprintf(`{"v":1,"name":"Một cửa %d","address":"https://hop.example.vn/%d","subjects":["plan","petition"]}`, i, i))
		for _, operation := range of {
			s.sample[operation+".id"] = read[struct{ ID string }](t, made).ID
		}
	}
	s.sample["subject"] = "plan/" + number
	s.attached(t, take)
	require.NoError(t, roster.New(events, now).Meet(t.Context(), "person:1", "Trần Thị Lan"))
	s.sample["grantPerson.id"], s.sample["signOutPerson.id"] = "person:1", "person:1"
	s.sample["publishPetition.If-Match"] = take("GET", "/api/v1/petitions/PAKN.20240603.0001/draft", "").Get("ETag")
	s.sample["closePeriod.If-Match"] = take("GET", "/api/v1/closing?period=2024-05", "").Get("ETag")
	s.sample["putRoutes.If-Match"] = take("GET", "/api/v1/routes", "").Get("ETag")
	by, err := audit.Signer(keys, true)
	require.NoError(t, err)
	_, err = audit.Head(t.Context(), events.Chain(), by)
	require.NoError(t, err)
	return s
}

// The files of the standing server: the proof of an obligation, what a sender handed in,
// and what is shown with an answer that is published.
const (
	fileID = "tep-0001"
	aFile  = "Kết quả rà soát\n"
)

func (s *standing) attached(t *testing.T, take func(method, path, body string, header ...string) http.Header) {
	const shown, rest = "PAKN.20240602.0008", `","by":"H26"`
	for _, event := range []string{`"at":"2024-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}`,
		`"at":"2024-06-03T08:00:00+07:00","type":"accepted` + rest, `"at":"2024-06-04T08:00:00+07:00","type":"answered` + rest + "," + theAnswer} {
		take("POST", "/api/v1/petitions", `{"v":1,"code":"`+shown+`",`+event+`}`)
	}
	_, text := do(t, "GET", s.URL+"/api/v1/petitions/"+shown+"/draft", "")
	var draft struct{ Review json.RawMessage }
	require.NoError(t, json.Unmarshal([]byte(text), &draft))
	take("PUT", "/api/v1/petitions/"+shown+"/publication", string(draft.Review), "If-Match", `"3"`)
	take("POST", "/api/v1/petitions", `{"v":1,"code":"`+shown+`","at":"2024-06-05T08:00:00+07:00","type":"published`+rest+`}`)
	header := []string{"Content-Type", "text/plain", "Content-Disposition", `attachment; filename="bao-cao.pdf"`}
	take("PUT", at("/api/v1/evidence/"+fileID, "obligation", obligation), aFile, header...)
	take("PUT", "/api/v1/petitions/PAKN.20240603.0001/attachments/"+fileID+"?of=sender", aFile, header...)
	take("PUT", "/api/v1/petitions/"+shown+"/attachments/"+fileID+"?of=publication", aFile, header...)
	for _, o := range []string{"getEvidence", "attachEvidence", "getPetitionAttachment", "attachToPetition", "getPublishedAttachment"} {
		s.sample[o+".id"] = fileID
	}
	s.sample["of"], s.sample["listPublishedAttachments.code"], s.sample["getPublishedAttachment.code"] = "sender", shown, shown
}

// says is the end of the log and all that the server answers to who asks
// nothing wrong: the operations of the document that only read.
func (s *standing) says(t *testing.T) map[string]string {
	all := map[string]string{}
	end := s.end(t)
	all["log"] = fmt.Sprint(end)
	for _, o := range operations(t) {
		if o.method != http.MethodGet || o.OperationID == "listTrail" || o.OperationID == "verifyTrail" {
			continue // the trail has who read what here
		}
		path, _ := s.address(o)
		answer, text := do(t, o.method, s.URL+path, "")
		require.Equal(t, 200, answer.StatusCode, "%s: %s", path, text)
		all[path] = text
	}
	return all
}

// end is the number of the last row that is no reading.
func (s *standing) end(t *testing.T) (end int64) {
	for r, err := range s.store.Chain().Rows(t.Context(), 1<<40) {
		require.NoError(t, err)
		if r.Kind != string(store.Readings) && !strings.Contains(r.Fact, `"sessions-ended"`) { // whatever has begun by then
			end = r.Seq
		}
	}
	return end
}

// operation is an operation of the document.
type operation struct {
	method, path string
	*openapi3.Operation
}

func operations(t *testing.T) (list []operation) {
	spec, err := document()
	require.NoError(t, err)
	for _, path := range spec.doc.Paths.InMatchingOrder() {
		for method, o := range spec.doc.Paths.Value(path).Operations() {
			list = append(list, operation{method, path, o})
		}
	}
	slices.SortFunc(list, func(a, b operation) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	return list
}

// parameters is the parameters of an operation that stand somewhere.
func (o operation) parameters(in string) (list []*openapi3.Parameter) {
	for _, p := range o.Parameters {
		if p.Value.In == in {
			list = append(list, p.Value)
		}
	}
	return list
}

// takes says that an operation takes a media type.
func (o operation) takes(media string) bool {
	return o.RequestBody != nil && o.RequestBody.Value.Content[media] != nil
}

// address is where an operation is asked for, with what it needs, and further
// parameters as they are.
func (s *standing) address(o operation, more ...string) (path string, header []string) {
	value := func(p *openapi3.Parameter) string {
		for _, name := range []string{o.OperationID + "." + p.Name, p.Name} {
			if v, ok := s.sample[name]; ok {
				return v
			}
		}
		return fmt.Sprint(p.Example)
	}
	path = o.path
	for _, p := range o.parameters("path") {
		path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(value(p)))
	}
	var query []string
	for _, p := range o.parameters("query") {
		if p.Required && !slices.ContainsFunc(more, func(m string) bool { return strings.HasPrefix(m, p.Name+"=") }) {
			query = append(query, p.Name+"="+url.QueryEscape(value(p)))
		}
	}
	if query = append(query, more...); len(query) > 0 {
		path += "?" + strings.Join(query, "&")
	}
	for _, p := range o.parameters("header") {
		header = append(header, p.Name, value(p))
	}
	return path, header
}

// send asks for something bad, and holds the answer against the document too.
func (s *standing) send(t *testing.T, b bad) (*http.Response, string) {
	if b.promised == 0 {
		return do(t, b.method, s.URL+b.path, b.body, b.header...)
	}
	c, err := net.Dial("tcp", s.Listener.Addr().String())
	require.NoError(t, err)
	defer c.Close()
	r, err := http.NewRequestWithContext(t.Context(), b.method, s.URL+b.path, nil)
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(b.header); i += 2 {
		r.Header.Set(b.header[i], b.header[i+1])
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n", b.method, b.path, b.promised)
	require.NoError(t, r.Header.Write(&text))
	_, err = io.WriteString(c, text.String()+"\r\n"+b.body)
	require.NoError(t, err)
	require.NoError(t, c.(*net.TCPConn).CloseWrite())
	answer, err := http.ReadResponse(bufio.NewReader(c), r)
	require.NoError(t, err)
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	documented(t, r, b.body, answer, said)
	return answer, string(said)
}

// slow is how long no refusal takes, on a machine that has other things to do as
// well; most take a millisecond.
const slow = 5 * time.Second

// Whatever is wrong with a request is said with its status and its code, soon;
// and nothing is recorded or changed by it.
func TestBadRequestsChangeNothing(t *testing.T) {
	s := populated(t)
	before := s.says(t)
	all := slices.Concat(s.wrongParameters(t), s.wrongBodies(t), s.wrongRequests(t), s.wrongContents(t))
	all = append(all, s.cut...)
	assert.GreaterOrEqual(t, len(all), 200)
	kinds := map[string]int{}
	for _, b := range all {
		kind, _, _ := strings.Cut(b.name, ":")
		kinds[kind]++
		t.Run(b.name+" "+b.method+" "+b.path[:min(len(b.path), 80)], func(t *testing.T) {
			end, err := s.store.End(t.Context())
			require.NoError(t, err)
			began := time.Now()
			answer, text := s.send(t, b)
			took := time.Since(began)
			assert.Less(t, took, slow)
			if took > 100*time.Millisecond {
				t.Logf("took %s", took)
			}
			assert.Equal(t, b.status, answer.StatusCode, text)
			for _, guard := range []string{"X-Content-Type-Options", "Content-Security-Policy", "Cache-Control"} {
				assert.NotEmpty(t, answer.Header.Get(guard), guard)
			}
			if b.code != "" {
				assert.Equal(t, "application/problem+json", answer.Header.Get("Content-Type"))
				code := strings.TrimPrefix(read[struct{ Type string }](t, text).Type, "urn:tthc:problem:")
				if strings.HasSuffix(b.code, "-") {
					assert.True(t, strings.HasPrefix(code, b.code), "%s: %s", code, text)
				} else {
					assert.Equal(t, b.code, code, text)
				}
			}
			now, err := s.store.End(t.Context())
			require.NoError(t, err)
			assert.Equal(t, end, now, "something was recorded")
		})
	}
	after := s.says(t)
	for path, said := range before {
		assert.Equal(t, said, after[path], path)
	}
	t.Logf("%d requests: %v", len(all), kinds)
}
