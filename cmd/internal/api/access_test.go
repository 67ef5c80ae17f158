package api_test

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/spec"
)

// Each operation of the document has a row in the table of what each role may do,
// and each row is of one, or of what a page alone does.
func TestEachOperationHasARow(t *testing.T) {
	documented := map[string]bool{"submitPetition": true}
	for pattern, o := range spec.Operations() {
		assert.NotEmpty(t, o.ID, pattern)
		documented[o.ID] = true
		assert.Equal(t, o.ID, access.Of(o.ID).ID, pattern)
	}
	rows := map[string]bool{}
	for _, o := range access.Operations() {
		assert.True(t, documented[o.ID], o.ID)
		assert.False(t, rows[o.ID], "%s stands twice", o.ID)
		rows[o.ID] = true
		assert.Equal(t, o.Reach == access.ReachPublic, len(o.Roles) == 0, o.ID)
	}
	assert.Len(t, documented, len(rows))
}

// granted says who asks by a header: the grants of a person, "-" for nobody; without
// it nobody has to sign in.
func granted(r *http.Request) (access.Principal, error) {
	said := r.Header.Get("X-Grants")
	switch said {
	case "":
		return access.Nobody(), nil
	case "-":
		return access.Principal{}, nil
	}
	p := access.Principal{ID: "p1", Name: "Nguyễn Văn Mẫu", Kind: access.KindPerson}
	for s := range strings.SplitSeq(said, " ") {
		g, err := access.ParseGrant(s)
		if err != nil {
			return p, err
		}
		p.Grants = append(p.Grants, g)
	}
	return p, nil
}

// rights is what each role may do, as it was thought out and not as the program has
// it: how far the role must reach, and the roles read, progress, petitions (d),
// assessor, leader (l), auditor (u) and administrator (m).
const rights = `
listPlans            any rpdalum   getPlan             any rpdalum   listVersions          any rpdalum
getReportDocument    any rpdalum
getReport            any rpdalum   listDue             any rpdalum   listEvents            any rpdalum
getPath              any rpdalum
getDeadline          any rpdalum   getCalendar         any rpdalum   parsePhrase           any rpdalum
parseTarget          any rpdalum   parseSelector       any rpdalum   redactText            any rpdalum
getBody              any rpdalum   listNotices         any rpdalum   listBodies            any rpdalum
listChanges          any rpdalum   getTally            any rpdalum   getTallyObservations  any rpdalum
listPetitions        any rpdalum   listPetitionsDue    any rpdalum   countPetitions        any rpdalum
listPetitionReminders any rpdalum  getRoutes           any rpdalum   listSets              any rpdalum
getSet               any rpdalum   listObservations    any rpdalum   listEvaluations       any rpdalum
listSeries           any rpdalum   listRanking         any rpdalum   listScores            any rpdalum
listClosings         any rpdalum   getClosing          any rpdalum   listCorrections       any rpdalum
listDrafts           any ---al-m   getDraft            any ---al-m   listDossiersBehind    any -p-alu-
listSenderNotices    any --d-l--   addPlan             all ----l-m   revisePlan            all ----l-m
addDraft             all ---al-m   mendDraft           all ---al-m   acceptDraft           all ----l-m
addNotices           all ------m   addBodies           all ------m   putRoutes             all ------m
closePeriod          all ---al--   recordEvent         own -p--l--   addDossiers           own -p-----
addExchange          own -p-----   getDossier          own -p-alu-   listDossierFacts      own -p-alu-
addObservations      own -p-a---   recordPetitionEvent own --d----   getPetition           own --d-l--
listPetitionEvents   own --d-l--   routePetition       own --d-l--   listPetitionsLike     own --d-l--
draftPublication     own --d-l--   publishPetition     own --d-l--
listTokens           all -----um   createToken         all ------m   revokeToken           all ------m
listSubscriptions    all -----um   createSubscription  all ------m   endSubscription       all ------m
listFailures         all -----um   repeatFailures      all ------m   rotateSubscription    all ------m
listPeople           all -----um   grantPerson         all ------m   signOutPerson         all ------m
signOutToken         all ------m   signOutAll          all ------m
listDutyCalendars    own ----lum   createDutyCalendar  own ----l-m   revokeDutyCalendar    own ----l-m
readDutyCalendar     public -
listTrail            all -----u-   getProof            all -----u-   verifyTrail         all -----u-
getCheckpoint        public -      getConsistency      public -
attachEvidence       own -p--l--   listEvidence        any rpdalum   getEvidence          any rpdalum
attachToPetition     own --d----   listPetitionAttachments own --d-l-- getPetitionAttachment own --d-l--
listPublished        public -      trackPetition       public -
listPublishedAttachments public -  getPublishedAttachment public -
`

// asks is what is asked in a cell of the table: something that was done before, or
// that somebody else has done by now, so that the log stays as it is.
type asks struct {
	body   string
	header []string
	status int
}

// cells is what each operation that writes is asked, of the body H26.
func (s *standing) cells(t *testing.T) map[string]asks {
	const plan = `{"v":1,"number":"9/KH","title":"Kế hoạch","issuer":"Chính phủ","date":"2024-01-10","from":"2024-01-01","to":"2024-12-31","tasks":[` +
		`{"id":"1","title":"Rà soát","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 01/10/2024","rule":{"parts":[{"kind":"deadline","due":"2024-09-30","exclusive":true}]}}}]}`
	_, text := do(t, "GET", s.URL+"/api/v1/petitions/PAKN.20240603.0001/draft", "")
	var draft struct{ Review json.RawMessage }
	require.NoError(t, json.Unmarshal([]byte(text), &draft))
	csv, stale := []string{"Content-Type", "text/csv"}, []string{"If-Match", `"999"`}
	all := map[string]asks{
		"addPlan":             {plan, nil, 200},
		"revisePlan":          {strings.ReplaceAll(small, "7/KH-UBND", number), stale, 412},
		"addDraft":            {"Stt\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát\tSở Tư pháp\tTrước ngày 30/6/2024\n", []string{"Content-Type", "application/octet-stream"}, 200},
		"mendDraft":           {small, stale, 412},
		"acceptDraft":         {"", stale, 412},
		"recordEvent":         {`{"v":1,"id":"key-0009","obligation":"9/KH#1#ubnd-thanh-pho-ha-noi#2024-09-30","type":"reported","day":"2024-06-20","by":"Nguyễn Văn Mẫu"}`, nil, 200},
		"redactText":          {`{"text":"Gọi 0900000000"}`, nil, 200},
		"addNotices":          {`{"v":1,"notices":[{"number":"9/TB","issued":"2024-06-01","days":[{"day":"2024-08-02","kind":"swap-off","for":"2024-08-03","reason":{"vi":"nghỉ hoán đổi"}},{"day":"2024-08-03","kind":"swap-working","for":"2024-08-02","reason":{"vi":"làm bù"}}]}]}`, nil, 200},
		"addBodies":           {`{"v":1,"amendments":[{"id":"G22","on":"2024-06-02","kind":"rename","name":"Văn phòng Mẫu 2","source":"NQ 2"}]}`, nil, 200},
		"addDossiers":         {table, csv, 200},
		"addExchange":         {`{"MaHoSo":"H26.1-240603-0001","MaTTHC":"1.000001","TrangThaiHoSo":"4","KenhThucHien":2,"NgayTiepNhan":"20240603080000","NgayHenTra":"20240610000000"}`, nil, 200},
		"addObservations":     {"indicator,body,period,numerator,denominator,recorded,source\n766/2.1,H26,2024-04,90,100,2024-05-02,báo cáo\n", csv, 200},
		"recordPetitionEvent": {`{"v":1,"code":"PAKN.20240603.0001","at":"2024-06-04T08:00:00+07:00","type":"accepted","by":"H26"}`, nil, 200},
		"publishPetition":     {string(draft.Review), stale, 412},
		"createSubscription":  {`{"v":1,"name":"","address":"https://hop.example.vn/","subjects":["plan"]}`, nil, 400},
		"rotateSubscription":  {"", nil, 404}, // it has ended
		"createToken":         {`{"v":1,"name":"","grants":["read"]}`, nil, 400},
		"createDutyCalendar":  {`{"v":1,"name":" ","body":"H26"}`, nil, 400},
		"grantPerson":         {`{"v":1,"grants":["auditor"]}`, nil, 200},
		"putRoutes":           {`{"v":1,"routes":[]}`, stale, 412},
		"closePeriod":         {`{"on":"2024-06-24"}`, nil, 200},
		"attachEvidence":      {aFile, []string{"Content-Type", "text/plain"}, 200},
		"attachToPetition":    {aFile, []string{"Content-Type", "text/plain"}, 200},
	}
	for _, once := range []string{"addPlan", "recordEvent", "addNotices", "addBodies", "addExchange", "addObservations", "addDraft", "closePeriod", "revokeToken", "grantPerson", "endSubscription", "revokeDutyCalendar"} {
		status, text := s.ask(t, once, all[once], "")
		require.Contains(t, []int{200, 201}, status, "%s: %s", once, text)
	}
	s.sample["attachEvidence.obligation"] = "9/KH#1#ubnd-thanh-pho-ha-noi#2024-09-30" // of H26
	status, said := s.ask(t, "attachEvidence", all["attachEvidence"], "")
	require.Equal(t, 201, status, said)
	return all
}

// ask asks for an operation of the document by somebody with some grants.
func (s *standing) ask(t *testing.T, operation string, a asks, grants string) (int, string) {
	for _, o := range operations(t) {
		if o.OperationID != operation {
			continue
		}
		path, header := s.address(o)
		header = append(append(header, "X-Grants", grants), a.header...)
		answer, text := do(t, o.method, s.URL+path, a.body, header...)
		return answer.StatusCode, text
	}
	t.Fatal(operation)
	return 0, ""
}

// Every role, and nobody, for H26 whose the thing is, for another body, and for all,
// asks for every operation of the document.
func TestEveryRoleAsksForEveryOperation(t *testing.T) {
	s := populatedBehind(t, granted)
	cells := s.cells(t)
	before := s.end(t)
	words, asked, ended := strings.Fields(rights), 0, 0
	letters := map[byte]access.Role{'r': access.RoleRead, 'p': access.RoleProgress, 'd': access.RolePetitions, 'a': access.RoleAssessor, 'l': access.RoleLeader, 'u': access.RoleAuditor, 'm': access.RoleAdministrator}
	known := map[string][2]string{}
	for ; len(words) > 0; words = words[3:] {
		known[words[0]] = [2]string{words[1], words[2]}
	}
	for _, o := range operations(t) {
		row, ok := known[o.OperationID]
		if !assert.True(t, ok, "%s has no row", o.OperationID) {
			continue
		}
		a := cells[o.OperationID]
		a.status = cmp.Or(a.status, 200)
		cell := func(grants string, want int) {
			t.Helper()
			asked++
			status, text := s.ask(t, o.OperationID, a, grants)
			assert.Equal(t, want, status, "%s by %q: %s", o.OperationID, grants, text)
			switch {
			case status == 200 && strings.HasPrefix(o.OperationID, "signOut"):
				ended++ // each time anew, for what has begun by then
			case status == 401:
				assert.Contains(t, text, "urn:tthc:problem:not-signed-in")
			case status == 403:
				assert.Contains(t, text, "urn:tthc:problem:forbidden")
			}
		}
		public := row[0] == "public"
		pick := func(may bool) int {
			if may || public {
				return a.status
			}
			return 403
		}
		cell("", a.status)
		cell("-", map[bool]int{true: a.status, false: 401}[public])
		for letter, role := range letters {
			may := strings.IndexByte(row[1], letter) >= 0
			cell(string(role), pick(may))
			cell(string(role)+"@H26", pick(may && row[0] != "all"))
			cell(string(role)+"@H27", pick(may && row[0] == "any"))
		}
	}
	assert.Equal(t, 3*2, ended, "by the administrator, and where nobody has to sign in")
	assert.Equal(t, before, s.end(t), "nothing that was refused is recorded")
	assert.Equal(t, len(operations(t))*(2+3*7), asked)
}

// Of many that come at once, those of other bodies are refused; where all are
// taken or none, none is.
func TestWhatIsOfOthersIsRefusedWithinMany(t *testing.T) {
	s := populatedBehind(t, granted)
	rows := strings.ReplaceAll(table, "H26.2-4,H26.2", "H27.2-4,H27.2")
	rows = strings.ReplaceAll(rows, "H26.", "H26.9")
	by := []string{"X-Grants", "progress@H26", "Content-Type", "text/csv", "Accept-Language", "en"}
	answer, text := do(t, "POST", s.URL+dossiersPath+"?whole=true", rows, by...)
	assert.Equal(t, 403, answer.StatusCode, text)
	assert.Contains(t, text, "line 5: Nguyễn Văn Mẫu may not do this for H27.2")
	answer, text = do(t, "POST", s.URL+dossiersPath, rows, by...)
	require.Equal(t, 201, answer.StatusCode, text)
	got := read[taken](t, text)
	assert.Equal(t, [3]int{5, 3, 2}, [3]int{got.Read, got.Recorded, got.Refused})
	answer, _ = do(t, "GET", s.URL+"/api/v1/dossier?code=H27.2-4", "")
	assert.Equal(t, 404, answer.StatusCode)

	events := `{"v":1,"code":"PAKN.20240603.0001","at":"2024-06-10T08:00:00+07:00","type":"answered","by":"H26",` + theAnswer + `}
{"v":1,"code":"PAKN.20240603.0002","at":"2024-06-10T09:00:00+07:00","type":"submitted","to":"H27","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung"}
`
	answer, text = do(t, "POST", s.URL+"/api/v1/petitions", events, "X-Grants", "petitions@H26", "Content-Type", "application/x-ndjson", "Accept-Language", "en")
	assert.Equal(t, 403, answer.StatusCode, text)
	assert.Contains(t, text, "line 2: ")
	_, text = do(t, "GET", s.URL+"/api/v1/petitions/PAKN.20240603.0001/events", "")
	assert.NotContains(t, text, "answered")
	// Another who names a body that he has no role at does not act for it.
	answer, _ = do(t, "POST", s.URL+"/api/v1/petitions", `{"v":1,"code":"PAKN.20240603.0001","at":"2024-06-10T08:00:00+07:00","type":"answered","by":"H26",`+theAnswer+`}`, "X-Grants", "petitions@H27")
	assert.Equal(t, 403, answer.StatusCode)
}

// Nobody takes over a dossier that another body has: it goes to another by who may tell
// of both.
func TestADossierIsNotTakenOver(t *testing.T) {
	s := populatedBehind(t, granted)
	const header = "code,body,procedure,status,received,appointment,finished,revision\n"
	send := func(by, path, media, body string) (int, string) {
		answer, text := do(t, "POST", s.URL+dossiersPath+path, body, "X-Grants", by, "Content-Type", media, "Accept-Language", "en")
		return answer.StatusCode, text
	}
	one := func(by, body, revision string) (int, string) {
		return send(by, "", "application/json", `{"code":"T1","body":"`+body+`","procedure":"1.1","status":10,"received":"2024-06-03","appointment":"2024-06-10","finished":"2024-06-07","revision":`+revision+`}`)
	}
	status, text := one("progress@H26", "H26", "1")
	require.Equal(t, 201, status, text)
	before := s.end(t)
	row := func(code, revision string) string {
		return code + ",H01,1.1,10,2024-06-03,2024-06-10,2024-06-07," + revision + "\n"
	}
	line := `{"code":"T1","body":"H01","procedure":"1.1","status":10,"received":"2024-06-03","appointment":"2024-06-10","finished":"2024-06-07","revision":2}` + "\n"
	message := `{"MaHoSo":"T1","MaTTHC":"1.1","TrangThaiHoSo":"10","NgayTiepNhan":"20240603080000","NgayHenTra":"20240610000000","NgayKetThucXuLy":"20240607000000","DonViXuLy":"H01"}`
	for _, a := range [][3]string{{"", "application/json", line}, {"", "application/json", strings.Replace(line, `:2}`, `:1}`, 1)}, {"", "application/x-ndjson", line}, {"?whole=true", "application/x-ndjson", line},
		{"", "text/csv", header + row("T1", "999999999")}, {"", "text/csv", header + row("T1", "1")}, {"?whole=true", "text/csv", header + row("T2", "1") + row("T1", "2")},
		{"/exchange", "application/json", message}, {"/exchange?whole=true", "application/json", message}, {"/exchange", "application/x-ndjson", message + "\n"}} {
		status, text := send("progress@H01", a[0], a[1], a[2])
		assert.Equal(t, 403, status, "%v: %s", a, text)
		assert.Contains(t, text, "may not do this for H26")
	}
	assert.Equal(t, before, s.end(t), "nothing that was refused is recorded")
	status, text = send("progress@H01", "", "text/csv", header+row("T2", "1")+row("T1", "2")+row("T3", "1"))
	require.Equal(t, 201, status, text)
	got := read[taken](t, text)
	assert.Equal(t, [3]int{3, 2, 1}, [3]int{got.Read, got.Recorded, got.Refused})
	require.Len(t, got.Faults, 1)
	assert.Equal(t, [2]any{3, "forbidden"}, [2]any{got.Faults[0].Line, got.Faults[0].Code})
	answer, _ := do(t, "GET", s.URL+"/api/v1/dossier/history?code=T1", "", "X-Grants", "progress@H01")
	assert.Equal(t, 403, answer.StatusCode)

	status, text = one("progress@H26", "H26", "2")
	assert.Equal(t, 201, status, text)
	status, text = one("progress@H26 progress@H01", "H01", "3")
	assert.Equal(t, 201, status, "a hand-over: %s", text)
	status, _ = one("progress@H26", "H26", "4")
	assert.Equal(t, 403, status, "it is another's by now")
	status, _ = one("progress@H26", "H26", "1")
	assert.Equal(t, 200, status, "sent again, it changes nothing")
	status, text = one("progress@H01", "H01", "4")
	assert.Equal(t, 201, status, text)
	status, text = one("progress", "H26", "5")
	assert.Equal(t, 201, status, "for all bodies: %s", text)
}

// The feed tells what was told of a dossier to who may see the dossiers of its body,
// and to others that something was.
func TestTheFeedTellsOfDossiersWhoMaySeeThem(t *testing.T) {
	s := populatedBehind(t, granted)
	_, all := do(t, "GET", s.URL+"/api/v1/changes?limit=10000", "")
	for grants, may := range map[string]bool{"": true, "progress": true, "progress@H26": true, "auditor": true, "leader@H26": true, "assessor@H26.1": false,
		"read": false, "read@H26": false, "administrator": false, "petitions@H26": false, "progress@H27": false, "read progress@H27": false} {
		answer, text := do(t, "GET", s.URL+"/api/v1/changes?limit=10000", "", "X-Grants", grants)
		require.Equal(t, 200, answer.StatusCode, text)
		type change struct {
			Cursor, Kind, Name string
			Fact               json.RawMessage
		}
		list, dossiers := read[[]change](t, text), 0
		assert.Len(t, list, len(read[[]change](t, all)), "each has its cursor: %s", grants)
		for _, c := range list {
			switch c.Kind {
			case "dossier":
				dossiers++
				assert.Equal(t, may || grants == "assessor@H26.1" && c.Name == "H26.1", len(c.Fact) > 0, "%s of %s", grants, c.Name)
			case "progress", "notices", "observation":
				assert.NotEmpty(t, c.Fact, "%s: %s", grants, c.Kind)
			}
		}
		assert.Equal(t, 5, dossiers, grants)
	}
}

// A person records what they did themselves, and says by which document; a system
// says who did it.
func TestWhoRecordsIsWhoIsSignedIn(t *testing.T) {
	s := populatedBehind(t, granted)
	s.cells(t)
	record := func(id, fields string, header ...string) (int, string) {
		answer, text := do(t, "POST", s.URL+"/api/v1/events", `{"v":1,"id":"`+id+`","obligation":"9/KH#1#ubnd-thanh-pho-ha-noi#2024-09-30","day":"2024-06-20",`+fields+`}`, append(header, "Accept-Language", "en")...)
		return answer.StatusCode, text
	}
	person := []string{"X-Grants", "progress@H26"}
	status, text := record("event-by-1", `"type":"started"`, person...)
	assert.Equal(t, 201, status)
	assert.Contains(t, text, `"by":"Nguyễn Văn Mẫu"`)
	for range 2 {
		status, text = record("event-by-2", `"type":"done","document":"1/BC","by":"Nguyễn Văn Mẫu"`, person...)
	}
	assert.Equal(t, 200, status, text)
	for _, fields := range []string{`"type":"done","document":"1/BC","by":"Trần Thị Thử"`, `"type":"reported","by":"UBND thành phố Hà Nội"`} {
		status, text = record("event-by-3", fields, person...)
		assert.Equal(t, 400, status)
		assert.Contains(t, text, `"code":"by.other"`)
		assert.Contains(t, text, "who records is who is signed in, Nguyễn Văn Mẫu")
	}
	status, text = record("event-by-4", `"type":"extended","due":"2024-10-31","by":"Chính phủ","document":"2/NQ","note":"chờ số liệu"`, person...)
	assert.Equal(t, 201, status, text)
	status, text = record("event-by-5", `"type":"done"`, person...)
	assert.Equal(t, 400, status)
	assert.Contains(t, text, `"code":"done.unproved"`)
	status, text = record("event-by-6", `"type":"done"`)
	assert.Equal(t, 400, status, "nor without a sign-in: %s", text)
	status, _ = record("event-by-7", `"type":"done","note":"không có văn bản: họp trực tiếp"`, person...)
	assert.Equal(t, 201, status)
	status, text = record("event-by-8", `"type":"reported","by":"Phòng Tổng hợp"`)
	assert.Equal(t, 201, status, text)
	many := `{"v":1,"id":"event-by-9","obligation":"9/KH#1#ubnd-thanh-pho-ha-noi#2024-09-30","day":"2024-06-20","type":"reported"}
{"v":1,"id":"event-by-10","obligation":"9/KH#1#ubnd-thanh-pho-ha-noi#2024-09-30","day":"2024-06-20","type":"reported","by":"Ai đó"}
`
	answer, text := do(t, "POST", s.URL+"/api/v1/events", many, append(person, "Content-Type", "application/x-ndjson")...)
	assert.Equal(t, 400, answer.StatusCode)
	assert.Contains(t, text, `"line":2`)
}
