package api_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/calendar"
)

// desk is a server of petitions on a day that a test may move.
type petitionDesk struct {
	t    *testing.T
	base string
	day  *string
}

func petitionServer(t *testing.T, day string) petitionDesk {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	today := day
	now := func() time.Time {
		at, err := time.ParseInLocation("2006-01-02T15:04", today+"T17:00", calendar.Zone())
		require.NoError(t, err)
		return at
	}
	server := httptest.NewServer(api.New(ledger.New(ledger.Options{Store: s, Now: now}), slog.New(slog.DiscardHandler)))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	return petitionDesk{t, server.URL + "/api/v1", &today}
}

// event is an event by the last digit of its petition's code, its day and hour, its
// type, its acting body, and what else it has.
func petitionEvent(line string) string {
	part := strings.SplitN(line, " ", 6)
	text := fmt.Sprintf(`{"v":1,"code":"PAKN.20250602.000%s","at":"%sT%s:00+07:00","type":"%s"`, part[0], part[1], part[2], part[3])
	if part[4] != "-" {
		text += fmt.Sprintf(`,"by":"%s"`, part[4])
	}
	if part[3] == "submitted" {
		text += `,"kind":"reflection","subject":"procedure","channel":"portal"`
		if !strings.Contains(part[5], `"content"`) {
			text += `,"content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}`
		}
	}
	if part[5] != "-" {
		text += "," + part[5]
	}
	return text + "}"
}

func (d petitionDesk) post(line string) (status int, answer string) {
	a, text := do(d.t, "POST", d.base+"/petitions", petitionEvent(line))
	return a.StatusCode, text
}

func (d petitionDesk) take(lines ...string) {
	d.t.Helper()
	for _, l := range lines {
		status, text := d.post(l)
		require.Equal(d.t, 201, status, text)
	}
}

func (d petitionDesk) get(path string, to any) {
	d.t.Helper()
	a, text := do(d.t, "GET", d.base+path, "")
	require.Equal(d.t, 200, a.StatusCode, text)
	require.NoError(d.t, json.Unmarshal([]byte(text), to), text)
}

// The first came on Monday 2 June 2025: fifteen working days end on the 23rd (3-6,
// 9-13, 16-20, 23).
const firstPetition = `1 2025-06-02 08:00 submitted - "to":"H26"`

func TestAPetitionIsTakenInOnce(t *testing.T) {
	d := petitionServer(t, "2025-06-05")
	status, text := d.post(firstPetition)
	assert.Equal(t, 201, status, text)
	assert.Contains(t, text, `"petitioner":{"since":"2025-06-02T08:00:00+07:00","due":"2025-06-23","state":"running"}`)
	d.take(`1 2025-06-03 08:00 accepted H26 -`)
	for _, again := range []string{firstPetition, `1 2025-06-03 08:00 accepted H26 -`} {
		status, text = d.post(again)
		assert.Equal(t, 200, status, text)
		assert.Contains(t, text, `"state":"accepted"`)
	}
	var events []map[string]any
	d.get("/petitions/PAKN.20250602.0001/events", &events)
	assert.Len(t, events, 2)
}

// secondPetition came on Tuesday 3 June 2025: its fifteen working days end on the
// 24th.
const secondPetition = `2 2025-06-03 08:00 submitted - "to":"H26"`

const theAnswer = `"document":"1/TL-UBND","content":"Kính gửi ông Người Gửi, số 0900000000: đã giải quyết.","outcome":"explained-and-kept"`

// A page goes on behind the place of the row before it, though that one is in the list no more.
func TestAPageAfterARowThatLeft(t *testing.T) {
	d := petitionServer(t, "2025-06-04")
	d.take(firstPetition, secondPetition, `3 2025-06-03 08:00 submitted - "to":"H29"`)
	codes := func(address string) (codes []string, next string) {
		a, text := do(t, "GET", address, "")
		require.Equal(t, 200, a.StatusCode, text)
		var rows []struct{ Code string }
		require.NoError(t, json.Unmarshal([]byte(text), &rows))
		for _, r := range rows {
			codes = append(codes, r.Code)
		}
		link, _, _ := strings.Cut(strings.TrimPrefix(a.Header.Get("Link"), "</api/v1"), ">")
		return codes, d.base + link
	}
	all, _ := codes(d.base + "/petitions?state=submitted")
	require.Len(t, all, 3)
	first, next := codes(d.base + "/petitions?state=submitted&limit=1")
	require.Equal(t, all[:1], first)
	d.take(`1 2025-06-03 08:00 accepted H26 -`)
	rest, _ := codes(strings.Replace(next, "limit=1", "limit=10", 1))
	assert.Equal(t, all[1:], rest)
	a, _ := do(t, "GET", d.base+"/petitions?state=submitted&after=PAKN.20250601.0999", "")
	assert.Equal(t, 400, a.StatusCode, "of what never was")
}

// The list of a day: by body, clock, step and urgency.
func TestPetitionsDueOnADay(t *testing.T) {
	d := petitionServer(t, "2025-06-20")
	d.take(firstPetition, secondPetition, `3 2025-06-03 08:00 submitted - "to":"H29"`, `1 2025-06-03 08:00 accepted H26 -`)
	due := func(query string) (rows []string) {
		var list []struct{ Key, Code, Body, Clock, Step, Title, Since, Due, Urgency string }
		d.get("/petitions/due"+query, &list)
		for _, r := range list {
			assert.NotEmpty(t, r.Title)
			rows = append(rows, strings.Join([]string{r.Code[len(r.Code)-1:], r.Body, r.Clock, r.Step, r.Due, r.Urgency}, " "))
		}
		return rows
	}
	// On Friday the 20th the first is due on Monday, the others on Tuesday: two
	// working days ahead. The two that wait to be taken on should have been by the
	// 10th: five working days (4, 5, 6, 9, 10).
	of2 := []string{"2 H26 petitioner answer 2025-06-24 nearly-due", "2 H26 indicator answer 2025-06-24 nearly-due"}
	of1 := []string{"1 H26 step answer 2025-06-23 nearly-due", "1 H26 petitioner answer 2025-06-23 nearly-due", "1 H26 indicator answer 2025-06-23 nearly-due"}
	assert.Equal(t, append(append([]string{"2 H26 step receive 2025-06-10 overdue"}, of1...), of2...), due("?body=H26"))
	assert.Equal(t, []string{"2 H26 step receive 2025-06-10 overdue", "3 H29 step receive 2025-06-10 overdue"}, due("?urgency=overdue"))
	assert.Equal(t, []string{of1[0]}, due("?clock=step&step=answer"))
	assert.Equal(t, []string{"1 H26 step answer 2025-06-23 due", "1 H26 petitioner answer 2025-06-23 due", "1 H26 indicator answer 2025-06-23 due"}, due("?asOf=2025-06-23&urgency=due"))
	// Thirteen working days ahead of the 4th is the 23rd.
	assert.Empty(t, due("?asOf=2025-06-04&body=H26"))
	assert.Equal(t, of1[:1], due("?asOf=2025-06-04&body=H26&soon=13&clock=step&step=answer"))
	assert.Len(t, due("?asOf=2025-06-04&body=H26&urgency=later"), 6)
	// On the 2nd there was but the first, and nobody had taken it on.
	assert.Equal(t, []string{"1 H26 step receive 2025-06-09 later", "1 H26 petitioner answer 2025-06-23 later", "1 H26 indicator answer 2025-06-23 later"}, due("?asOf=2025-06-02&urgency=later"))

	a, text := do(t, "GET", d.base+"/petitions/due?limit=4", "")
	require.Equal(t, 200, a.StatusCode, text)
	assert.Contains(t, a.Header.Get("Link"), "after=PAKN")
	a, text = do(t, "GET", d.base+"/petitions/due?body=H26&format=ics", "")
	require.Equal(t, 200, a.StatusCode)
	assert.Equal(t, 6, strings.Count(text, "BEGIN:VEVENT"), text)
	assert.Equal(t, 2, strings.Count(text, "DTSTART;VALUE=DATE:20250624"))
	assert.NotContains(t, text, "Người Gửi")
	for _, wrong := range []string{"clock=x", "step=x", "urgency=x", "soon=0", "soon=251", "format=x", "body=Sở Phép thuật", "asOf=2025-02-30", "on=2025-06-20"} {
		a, text := do(t, "GET", d.base+"/petitions/due?"+strings.ReplaceAll(wrong, " ", "%20"), "")
		assert.Contains(t, []int{400, 404}, a.StatusCode, wrong+text)
	}
}

// Whole, with its clocks and the days behind them, its history, who may be
// competent, and what may be the same.
func TestAPetitionWhole(t *testing.T) {
	d := petitionServer(t, "2025-06-20")
	const words = `"to":"H26","content":"Đường vào trạm y tế ngập nước đã hai tháng, dân đi lại rất khó khăn","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}`
	d.take(`1 2025-06-02 08:00 submitted - `+words, `1 2025-06-03 08:00 accepted H26 -`)
	d.take(`2 2025-06-03 08:00 submitted - `+strings.Replace(words, "rất khó khăn", "vất vả", 1), `3 2025-06-03 08:00 submitted - "to":"H26"`)
	var whole struct {
		Stands struct {
			State  string
			Clocks map[string]struct {
				Name, Due, State string
				Explanation      struct {
					Due   string
					Steps []struct{ Day, Effect, Reason, Source string }
				}
			}
		}
		Content, Received string
		Events            int
		Sender            map[string]string
		Admission         struct {
			Decision string
			Failing  []any
		}
	}
	d.get("/petitions/PAKN.20250602.0001", &whole)
	assert.Equal(t, "accepted", whole.Stands.State)
	assert.Equal(t, map[string]string{"type": "citizen", "name": "Người Gửi", "address": "Số 1 phố Thử", "phone": "0900000000", "email": "a@example.vn"}, whole.Sender)
	assert.Contains(t, whole.Content, "trạm y tế")
	assert.Equal(t, 2, whole.Events)
	assert.Equal(t, "admit", whole.Admission.Decision)
	for _, name := range []string{"petitioner", "indicator", "step"} {
		c := whole.Stands.Clocks[name]
		assert.Equal(t, "2025-06-23", c.Explanation.Due, name)
		assert.Equal(t, "running", c.State, name)
		require.NotEmpty(t, c.Explanation.Steps, name)
		assert.Equal(t, "2025-06-02", c.Explanation.Steps[0].Day, name)
	}
	var events []struct{ Type, At string }
	a, text := do(t, "GET", d.base+"/petitions/PAKN.20250602.0001/events?limit=1", "")
	require.NoError(t, json.Unmarshal([]byte(text), &events))
	require.Len(t, events, 1)
	assert.Contains(t, a.Header.Get("Link"), "after=1")
	d.get("/petitions/PAKN.20250602.0001/events?after=1", &events)
	require.Len(t, events, 1)
	assert.Equal(t, "accepted", events[0].Type)

	var like []struct {
		Code       string
		Shared, Of int
		SameBody   bool
	}
	// Sixteen words are fifteen pairs, and fifteen are fourteen; the first thirteen are
	// the same, twelve pairs, so that either has 15 + 14 - 12.
	d.get("/petitions/PAKN.20250602.0001/like", &like)
	require.Len(t, like, 1)
	assert.Equal(t, "PAKN.20250602.0002", like[0].Code)
	assert.True(t, like[0].SameBody)
	assert.Equal(t, [2]int{12, 17}, [2]int{like[0].Shared, like[0].Of})
	d.get("/petitions/PAKN.20250602.0001/like?percent=100", &like)
	assert.Empty(t, like)
	a, _ = do(t, "GET", d.base+"/petitions/PAKN.20250602.0001/like?percent=0", "")
	assert.Equal(t, 400, a.StatusCode)

	var routing struct {
		Candidates []struct {
			Body, Name, Reason string
			Fits               int
		}
		One, Message string
	}
	d.get("/petitions/PAKN.20250602.0001/routing", &routing)
	assert.Empty(t, routing.Candidates)
	assert.Contains(t, routing.Message, "chưa tìm được")
	a, text = do(t, "PUT", d.base+"/routes", `{"v":1,"routes":[{"body":"G22"},{"subject":"procedure","territory":"H23","body":"H23","source":"QĐ 1"}]}`, "If-Match", `"0"`)
	require.Equal(t, 200, a.StatusCode, text)
	assert.Equal(t, `"1"`, a.Header.Get("ETag"))
	a, _ = do(t, "GET", d.base+"/routes", "")
	assert.Equal(t, `"1"`, a.Header.Get("ETag"))
	// Hải Dương (H23) went into Hải Phòng (H24) on 1 July 2025.
	for on, want := range map[string]string{"2025-06-20": "H23", "2025-07-01": "H24"} {
		d.get("/petitions/PAKN.20250602.0001/routing?territory=H23&asOf="+on, &routing)
		assert.Equal(t, want, routing.One)
		require.Len(t, routing.Candidates, 2)
		assert.Contains(t, routing.Candidates[0].Reason, "QĐ 1")
	}
	for body, status := range map[string]int{`{"v":1,"routes":[{"body":"G22"}]}`: 412, `{"v":1,"routes":[{"subject":"x"}]}`: 400, `{"routes":[]}`: 400, `{`: 400} {
		a, text = do(t, "PUT", d.base+"/routes", body, "If-Match", `"0"`)
		assert.Equal(t, status, a.StatusCode, text)
	}
	a, text = do(t, "PUT", d.base+"/routes", `{"v":1,"routes":[{"body":"G99999"}]}`, "If-Match", `"1"`)
	assert.Equal(t, 400, a.StatusCode)
	assert.Contains(t, text, "routes[0].body")
	for _, path := range []string{"/petitions/PAKN.20250602.0009", "/petitions/x", "/petitions/PAKN.20250602.0009/draft", "/petitions/PAKN.20250602.0009/routing", "/public/petitions/PAKN.20250602.0009"} {
		a, text := do(t, "GET", d.base+path, "")
		assert.Equal(t, 404, a.StatusCode)
		assert.Contains(t, text, "unknown-petition")
	}
}

// What a person left masked is what everybody reads, from when the answer is
// published.
func TestPublishedAnswers(t *testing.T) {
	d := petitionServer(t, "2025-06-12")
	const wrote = `"to":"H26","content":"Tôi là Người Gửi, ở Số 1 phố Thử, gọi 0900000000. Đường Lê Lợi ngập.","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}`
	const first = "PAKN.20250602.0001"
	d.take(`1 2025-06-02 08:00 submitted - `+wrote, `1 2025-06-03 08:00 accepted H26 -`)
	type text struct {
		Text, Masked string
		Pieces       []struct {
			Offset     int
			Text, Kind string
		}
	}
	var draft struct {
		Content, Answer text
		Review          json.RawMessage
		Keeps           []struct{ Code string }
	}
	d.get("/petitions/"+first+"/draft", &draft)
	require.Len(t, draft.Keeps, 1)
	assert.Equal(t, "petition.answer", draft.Keeps[0].Code)
	review := func(body, tag string) (int, string) {
		a, text := do(t, "PUT", d.base+"/petitions/"+first+"/publication", body, "If-Match", tag)
		return a.StatusCode, text
	}
	status, said := review(string(draft.Review), `"2"`)
	assert.Equal(t, 400, status)
	assert.Contains(t, said, "petition.answer")

	d.take(`1 2025-06-10 08:00 answered H26 ` + theAnswer)
	draft.Keeps = nil
	a, answered := do(t, "GET", d.base+"/petitions/"+first+"/draft", "")
	require.NoError(t, json.Unmarshal([]byte(answered), &draft))
	assert.Equal(t, `"3"`, a.Header.Get("ETag"))
	assert.Empty(t, draft.Keeps)
	assert.Equal(t, "Tôi là [họ tên], ở [địa chỉ], gọi [số điện thoại]. Đường Lê Lợi ngập.", draft.Content.Masked)
	assert.Equal(t, "Kính gửi ông [họ tên], số [số điện thoại]: đã giải quyết.", draft.Answer.Masked)

	// The reviewer masks the street as well, and restores nothing.
	var masks map[string]any
	require.NoError(t, json.Unmarshal(draft.Review, &masks))
	street := strings.Index(draft.Content.Text, "Lê Lợi")
	masks["content"] = append(masks["content"].([]any), map[string]any{"start": street, "end": street + len("Lê Lợi"), "kind": "address", "sureness": "manual"})
	more, err := json.Marshal(masks)
	require.NoError(t, err)
	status, said = review(string(more), `"2"`)
	assert.Equal(t, 412, status, said)
	status, said = review(string(more), `"3"`)
	assert.Equal(t, 201, status, said)
	status, _ = review(string(more), `"3"`)
	assert.Equal(t, 200, status, "sent again")
	status, _ = review(`{"v":1}`, `"3"`)
	assert.Equal(t, 412, status, "a reviewer who has not seen it would show all that it masks")
	a, _ = do(t, "GET", d.base+"/petitions/"+first+"/draft", "")
	assert.Equal(t, `"4"`, a.Header.Get("ETag"), "three events and a review")
	status, _ = review(string(more), `"4"`)
	assert.Equal(t, 200, status, "it stands already")
	for _, wrong := range []string{`{"v":1,"content":[{"start":0,"end":9999,"kind":"name","sureness":"manual"}]}`, `{"v":1,"content":[{"start":6,"end":7,"kind":"name","sureness":"manual"}]}`, `{"v":2}`, `{`} {
		status, said = review(wrong, `"4"`)
		assert.Equal(t, 400, status, said)
		assert.NotContains(t, said, "0900000000")
	}
	var list []struct {
		Code, State, Outside, Content string
		Answer                        struct{ At, Body, Document, Content, Outcome string }
	}
	d.get("/public/petitions", &list)
	assert.Empty(t, list, "the answer is not published yet")
	d.take(`1 2025-06-11 08:00 published H26 -`)
	d.get("/public/petitions", &list)
	require.Len(t, list, 1)
	assert.Equal(t, "Tôi là [họ tên], ở [địa chỉ], gọi [số điện thoại]. Đường [địa chỉ] ngập.", list[0].Content)
	assert.Equal(t, "Kính gửi ông [họ tên], số [số điện thoại]: đã giải quyết.", list[0].Answer.Content)
	assert.Equal(t, "closed", list[0].Outside)
	for query, n := range map[string]int{"text=Le+Loi": 0, "text=da+giai+quyet": 1, "text=Nguoi+Gui": 0, "subject=procedure": 1, "subject=conduct": 0, "body=H26": 1, "body=H29": 0,
		"from=2025-06-10": 1, "from=2025-06-11": 0, "to=2025-06-09": 0, "limit=1": 1} {
		list = nil
		d.get("/public/petitions?"+query, &list)
		assert.Len(t, list, n, query)
	}
	for _, wrong := range []string{"subject=x", "from=x", "body=x", "after=PAKN.20250602.0009"} {
		a, _ := do(t, "GET", d.base+"/public/petitions?"+wrong, "")
		assert.Contains(t, []int{400, 404}, a.StatusCode, wrong)
	}

	// What was published stays published while the sender has it reopened, and so
	// until another answer is.
	d.take(`1 2025-06-12 08:00 reopened - -`, `1 2025-06-12 09:00 answered H26 `+strings.Replace(theAnswer, "1/TL", "2/TL", 1))
	d.get("/public/petitions", &list)
	require.Len(t, list, 1)
	assert.Equal(t, "open", list[0].Outside)
	assert.Equal(t, "1/TL-UBND", list[0].Answer.Document)
	d.take(`1 2025-06-12 10:00 published H26 -`)
	d.get("/public/petitions", &list)
	assert.Equal(t, "1/TL-UBND", list[0].Answer.Document, "nobody has looked at the second")

	var tracked struct {
		State, StateText, Outside, Body, BodyName, Due, Clock string
		Told                                                  []struct{ Type, Day, Text, Key string }
		Published                                             struct{ Content string }
	}
	d.get("/public/petitions/"+first, &tracked)
	assert.Equal(t, "published", tracked.State)
	assert.Equal(t, "2025-06-24", tracked.Due, "the 11th lay between the answer and the reopening")
	assert.NotEqual(t, tracked.Body, tracked.BodyName)
	assert.Equal(t, list[0].Content, tracked.Published.Content)
	assert.Len(t, tracked.Told, 5, "received, answered, published, answered, published")
}

// What is to be told on a day, to senders and to officials, with keys that stay.
func TestNoticesAndReminders(t *testing.T) {
	d := petitionServer(t, "2025-06-24")
	d.take(firstPetition, `1 2025-06-03 08:00 accepted H26 -`, secondPetition, `2 2025-06-05 08:00 transferred H26 "to":"H29"`)
	told := func(query string) (rows []string) {
		var list []struct{ Key, Code, Type, Day, Text string }
		d.get("/petitions/notices"+query, &list)
		for _, n := range list {
			rows = append(rows, n.Day+" "+n.Key+" "+n.Text)
		}
		return rows
	}
	received := "2025-06-02 PAKN.20250602.0001/submitted/1/sender PAKN.20250602.0001: đã nhận lúc 08:00 ngày 2/6/2025; trả lời chậm nhất ngày 23/6/2025"
	for range 2 {
		assert.Equal(t, []string{received}, told("?day=2025-06-02"))
	}
	assert.Len(t, told(""), 3)
	assert.Equal(t, []string{"2025-06-05 PAKN.20250602.0002/transferred/2/sender PAKN.20250602.0002: đã chuyển đến Ủy ban nhân dân Thành phố Hồ Chí Minh"}, told("?since=2025-06-05"))
	assert.Empty(t, told("?since=2025-06-06"))

	reminded := func(query string) (rows []string) {
		var list []struct{ Key, Code, Body, To, Day, Due, Text string }
		d.get("/petitions/reminders"+query, &list)
		for _, n := range list {
			assert.NotEmpty(t, n.Text)
			rows = append(rows, n.Day+" "+n.Key)
		}
		return rows
	}
	// The answer of the first is due on Monday the 23rd: the desk is told two
	// working days before, on Thursday the 19th, the leader on the 24th.
	assert.Equal(t, []string{"2025-06-19 PAKN.20250602.0001/answer/2/desk", "2025-06-19 PAKN.20250602.0001/petitioner/1/desk", "2025-06-19 PAKN.20250602.0001/indicator/1/desk"},
		reminded("?day=2025-06-19&body=H26"))
	assert.Empty(t, reminded("?day=2025-06-18&body=H26"))
	assert.Len(t, reminded("?day=2025-06-24&body=H26"), 9)
	assert.Len(t, reminded("?day=2025-06-24&body=H26&since=2025-06-24"), 3)
	for _, wrong := range []string{"/petitions/notices?day=x", "/petitions/notices?since=x", "/petitions/notices?after=x", "/petitions/reminders?day=x", "/petitions/reminders?since=x", "/petitions/reminders?body=x"} {
		a, _ := do(t, "GET", d.base+wrong, "")
		assert.Contains(t, []int{400, 404}, a.StatusCode, wrong)
	}
}

// Many are taken in whole or not at all, each judged with those before it.
func TestManyPetitionEvents(t *testing.T) {
	d := petitionServer(t, "2025-06-30")
	many := func(lines ...string) (int, string) {
		var all []string
		for _, l := range lines {
			all = append(all, petitionEvent(l))
		}
		a, text := do(t, "POST", d.base+"/petitions", strings.Join(all, "\n"), "Content-Type", "application/x-ndjson")
		return a.StatusCode, text
	}
	link := `1 2025-06-04 08:00 duplicate-linked H26 "of":"PAKN.20250602.0002"`
	status, text := many(firstPetition, secondPetition, link, `2 2025-06-05 08:00 duplicate-linked H26 "of":"PAKN.20250602.0001"`)
	assert.Equal(t, 400, status)
	assert.Contains(t, text, `"code":"petition.duplicate","line":4`)
	var list []map[string]any
	d.get("/petitions", &list)
	assert.Empty(t, list)
	status, text = many(firstPetition, secondPetition, link, firstPetition)
	assert.Equal(t, 201, status, text)
	assert.JSONEq(t, `{"added":3,"known":1}`, text)
	status, text = many(firstPetition, secondPetition, link)
	assert.Equal(t, 200, status, text)
	assert.JSONEq(t, `{"added":0,"known":3}`, text)
	var whole struct {
		DuplicateOf, AnsweredWith string
		Together                  []string
	}
	d.get("/petitions/PAKN.20250602.0001", &whole)
	assert.Equal(t, "PAKN.20250602.0002", whole.AnsweredWith)
	d.get("/petitions/PAKN.20250602.0002", &whole)
	assert.Equal(t, []string{"PAKN.20250602.0001"}, whole.Together)
	a, text := do(t, "POST", d.base+"/petitions", petitionEvent(firstPetition)+"\n{\n"+petitionEvent(secondPetition), "Content-Type", "application/x-ndjson")
	assert.Equal(t, 400, a.StatusCode)
	assert.Contains(t, text, `"line":2`)

	for query, n := range map[string]int{"": 2, "?state=duplicate-linked": 1, "?state=submitted&state=duplicate-linked": 2, "?outside=closed": 0, "?body=H26": 2, "?body=H29": 0,
		"?from=2025-06-03": 1, "?to=2025-06-02": 1, "?subject=conduct": 0, "?asOf=2025-06-02": 1, "?limit=1": 1, "?after=PAKN.20250602.0001": 1} {
		d.get("/petitions"+query, &list)
		assert.Len(t, list, n, query)
	}
	for _, wrong := range []string{"state=x", "outside=x", "from=x", "to=x", "subject=x", "asOf=x", "limit=0", "after=x"} {
		a, _ := do(t, "GET", d.base+"/petitions?"+wrong, "")
		assert.Equal(t, 400, a.StatusCode, wrong)
	}
	var stats []struct {
		Body                                         string
		Total, OnTime, Late, Duplicates, OpenOverdue int
	}
	// Neither was answered by the 23rd and the 24th.
	d.get("/petitions/stats?period=2025-06", &stats)
	require.Len(t, stats, 1)
	assert.Equal(t, [3]int{2, 0, 2}, [3]int{stats[0].Total, stats[0].OnTime, stats[0].Late})
	d.get("/petitions/stats?period=2025-06&by=subject&window=decree09", &stats)
	assert.Len(t, stats, 1)
	a, text = do(t, "GET", d.base+"/petitions/stats?period=2025-06&format=csv", "")
	assert.Equal(t, 200, a.StatusCode)
	assert.Contains(t, text, "H26,2,0,2")
	for _, wrong := range []string{"period=x", "period=2025-06&by=x", "period=2025-06&window=x", "period=2025-06&format=x", ""} {
		a, _ := do(t, "GET", d.base+"/petitions/stats?"+wrong, "")
		assert.Equal(t, 400, a.StatusCode, wrong)
	}
}
