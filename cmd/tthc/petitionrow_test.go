package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// events is a file of events, each given as the last digit of its petition's code,
// its day and hour, its type, its acting body, and what else it has.
func eventFile(t *testing.T, lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		part := strings.SplitN(l, " ", 6)
		require.Len(t, part, 6, l)
		code, on, at, kind, by, more := part[0], part[1], part[2], part[3], part[4], part[5]
		fmt.Fprintf(&b, `{"v":1,"code":"PAKN.20250602.000%s","at":"%sT%s:00+07:00","type":"%s"`, code, on, at, kind)
		if by != "-" {
			fmt.Fprintf(&b, `,"by":"%s"`, by)
		}
		if kind == "submitted" {
			b.WriteString(`,"kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}`)
		}
		if more != "-" {
			b.WriteString("," + more)
		}
		b.WriteString("}\n")
	}
	return file(t, "events.jsonl", b.String())
}

// checkRows is the petitions of petition check, each in one line, which a server has
// alike: its last digit, open or closed,
// its state, the petitioner's and the indicator's clock, and the lines with their
// rules.
func checkRows(t *testing.T, events, asOf string, more ...string) (rows []string, status int) {
	status, out, errs := tthc(t, "", append([]string{"petition", "check", events, "--as-of", asOf, "--format", "json"}, more...)...)
	require.NotContains(t, out+errs, "Người Gửi")
	var list []struct {
		petitionState
		Doubts []struct {
			Line          int
			Rule, Message string
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &list), errs)
	for _, a := range list {
		row := []string{petitionLine(a.petitionState)}
		for _, f := range a.Faults {
			row = append(row, fmt.Sprintf("fault %d %s", f.Line, f.Rule))
			assert.NotEmpty(t, f.Message)
		}
		for _, f := range a.Doubts {
			row = append(row, fmt.Sprintf("doubt %d %s", f.Line, f.Rule))
			assert.NotEmpty(t, f.Message)
		}
		rows = append(rows, strings.Join(row, "; "))
	}
	sameOnServer(t, events, asOf, more, rows)
	return rows, status
}

// The first came on Monday 2 June 2025, the second on the 3rd: fifteen working days
// end on the 23rd (3-6, 9-13, 16-20, 23) and the 24th of June.
const (
	firstSent  = `1 2025-06-02 08:00 submitted - "to":"H26"`
	secondSent = `2 2025-06-03 08:00 submitted - "to":"H26"`
)

func linkOf(n, day, by, of string) string {
	return fmt.Sprintf(`%s %s 08:00 duplicate-linked %s "of":"PAKN.20250602.000%s"`, n, day, by, of)
}

// A duplicate of a duplicate of itself, or of nothing: the event changes nothing,
// and all stay open and owed.
func TestPetitionLinksThatLeadNowhere(t *testing.T) {
	rows, status := checkRows(t, eventFile(t, firstSent, secondSent, linkOf("1", "2025-06-04", "H26", "2"), linkOf("2", "2025-06-05", "H26", "1")), "2025-06-24")
	assert.Equal(t, 1, status)
	assert.Equal(t, []string{"1; open; duplicate-linked; 06-23 overdue; overdue", "2; open; submitted; 06-24 running; running; fault 4 duplicate"}, rows)

	rows, status = checkRows(t, eventFile(t, firstSent, linkOf("1", "2025-06-04", "H26", "9")), "2025-06-24")
	assert.Equal(t, 1, status)
	assert.Equal(t, []string{"1; open; submitted; 06-23 overdue; overdue; fault 2 duplicate"}, rows)

	rows, status = checkRows(t, eventFile(t, firstSent, linkOf("1", "2025-06-04", "H26", "1")), "2025-06-24")
	assert.Equal(t, 1, status)
	assert.Equal(t, []string{"1; open; submitted; 06-23 overdue; overdue; fault 2 self"}, rows)
}

// What becomes of a duplicate, in check and in stats alike.
func TestPetitionDuplicatesAreNeverLost(t *testing.T) {
	linked := []string{firstSent, secondSent, linkOf("1", "2025-06-04", "H26", "2"), `2 2025-06-05 08:00 accepted H26 -`}
	answered := func(on string) []string {
		return []string{fmt.Sprintf(`2 %s 08:00 answered H26 "document":"1/TL","content":"Trả lời","outcome":"explained-and-kept"`, on), `2 2025-06-25 08:00 published H26 -`}
	}
	for _, c := range []struct {
		name                         string
		more                         []string
		rows                         []string
		status                       int
		onTime, late, open, linkedTo int // in June, as of its end
	}{
		{"answered within both limits", answered("2025-06-23"),
			[]string{"1; closed; duplicate-linked; 06-23 met; met", "2; closed; published; 06-24 met; met"}, 0, 2, 0, 0, 1},
		{"answered after the duplicate's own", answered("2025-06-24"),
			[]string{"1; closed; duplicate-linked; 06-23 late; late", "2; closed; published; 06-24 met; met"}, 0, 1, 1, 0, 1},
		{"withdrawn", []string{`2 2025-06-10 08:00 withdrawn - -`},
			[]string{"1; open; duplicate-linked; 06-23 overdue; overdue; fault 3 duplicate", "2; closed; withdrawn; 06-24 met; met"}, 1, 1, 1, 1, 0},
		{"withdrawn, and taken up", []string{`2 2025-06-10 08:00 withdrawn - -`, `1 2025-06-11 08:00 reopened H26 -`},
			[]string{"1; open; reopened; 06-23 overdue; overdue", "2; closed; withdrawn; 06-24 met; met"}, 0, 1, 1, 1, 0},
		{"refused", []string{`2 2025-06-06 08:00 supplement-requested H26 -`, `2 2025-06-10 08:00 refused H26 "reason":"supplement-never-came"`},
			[]string{"1; open; duplicate-linked; 06-23 overdue; overdue; fault 3 duplicate", "2; closed; refused; 06-24 met; met"}, 1, 1, 1, 1, 0},
		{"never answered", nil,
			[]string{"1; open; duplicate-linked; 06-23 overdue; overdue", "2; open; accepted; 06-24 overdue; overdue"}, 0, 0, 2, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			events := eventFile(t, append(append([]string{}, linked...), c.more...)...)
			rows, status := checkRows(t, events, "2025-06-30")
			assert.Equal(t, c.status, status)
			assert.Equal(t, c.rows, rows)
			status, out, errs := tthc(t, "", "petition", "stats", events, "--period", "2025-06", "--by", "body", "--format", "json")
			assert.Equal(t, c.status, status, errs)
			assert.JSONEq(t, out, tellServer(t, events, nil).get(t, "/petitions/stats?period=2025-06"))
			var list []struct{ OnTime, Late, OpenInTime, OpenOverdue, Duplicates int }
			require.NoError(t, json.Unmarshal([]byte(out), &list))
			require.Len(t, list, 1)
			assert.Equal(t, [4]int{c.onTime, c.late, c.open, c.linkedTo},
				[4]int{list[0].OnTime, list[0].Late, list[0].OpenInTime + list[0].OpenOverdue, list[0].Duplicates})
		})
	}
}

// A link to what another body holds is a doubt, which its document clears, and a
// fault by option.
func TestPetitionLinksNeedConsent(t *testing.T) {
	elsewhere := `2 2025-06-03 08:00 submitted - "to":"H29"`
	link := linkOf("1", "2025-06-04", "H26", "2")
	rows, status := checkRows(t, eventFile(t, firstSent, elsewhere, link), "2025-06-05")
	assert.Equal(t, 0, status)
	assert.Equal(t, "1; open; duplicate-linked; 06-23 running; running; doubt 3 consent", rows[0])
	rows, status = checkRows(t, eventFile(t, firstSent, elsewhere, link+`,"consent":"45/UBND-KSTT"`), "2025-06-05")
	assert.Equal(t, 0, status)
	assert.Equal(t, "1; open; duplicate-linked; 06-23 running; running", rows[0])

	status, out, _ := tthc(t, "", "petition", "check", eventFile(t, firstSent, elsewhere, link), "--as-of", "2025-06-05")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "3: cần xem lại: PAKN.20250602.0001, gắn trùng")

	status, out, _ = tthc(t, "", "petition", "rules")
	require.Equal(t, 0, status)
	strict := file(t, "rules.json", strings.Replace(out, `"supplementPauses"`, `"linksByConsent": true, "supplementPauses"`, 1))
	rows, status = checkRows(t, eventFile(t, firstSent, elsewhere, link), "2025-06-05", "--rules", strict)
	assert.Equal(t, 1, status)
	assert.Equal(t, "1; open; submitted; 06-23 running; running; fault 3 consent", rows[0])
}

// Each event is refused at its line, or taken; the days are worked out beside them.
func TestPetitionEventsOfARule(t *testing.T) {
	const accepted = `1 2025-06-03 08:00 accepted H26 -`
	answer := func(on, by, more string) string {
		return fmt.Sprintf(`1 %s 08:00 answered %s "document":"1/TL","content":"Trả lời"%s`, on, by, more)
	}
	for _, c := range []struct {
		name  string
		lines []string
		row   string
	}{
		{"an outcome that is not in the list", []string{firstSent, accepted, answer("2025-06-04", "H26", `,"outcome":"xong"`)}, "1; open; accepted; 06-23 overdue; overdue; fault 3 reason"},
		{"an outcome of the list", []string{firstSent, accepted, answer("2025-06-04", "H26", `,"outcome":"recommended"`), `1 2025-06-05 08:00 published H26 -`}, "1; closed; published; 06-23 met; met"},
		// The limit ends on 23 June.
		{"extended on the last day", []string{firstSent, accepted, `1 2025-06-23 08:00 extended H26 "due":"2025-07-31","reason":"phức tạp"`}, "1; open; accepted; 06-23 overdue; overdue"},
		{"extended on the day after", []string{firstSent, accepted, `1 2025-06-24 08:00 extended H26 "due":"2025-07-31","reason":"phức tạp"`}, "1; open; accepted; 06-23 overdue; overdue; fault 3 due"},
		// Hải Dương (H23) went into Hải Phòng (H24) on 1 July.
		{"an ended body answers", []string{`1 2025-06-02 08:00 submitted - "to":"H23"`, `1 2025-06-03 08:00 accepted H23 -`, answer("2025-07-01", "H23.12", `,"outcome":"recommended"`)}, "1; open; accepted; 06-23 overdue; overdue; fault 3 actor"},
		{"an ended body accepts", []string{`1 2025-06-02 08:00 submitted - "to":"H23"`, `1 2025-07-01 08:00 accepted H23 -`}, "1; open; submitted; 06-23 overdue; overdue; fault 2 actor"},
		{"its successor answers", []string{`1 2025-06-02 08:00 submitted - "to":"H23"`, `1 2025-06-03 08:00 accepted H23 -`, answer("2025-07-01", "H24", `,"outcome":"recommended"`)}, "1; open; answered; 06-23 late; overdue"}, // and not published for two working days
		{"a body withdraws", []string{firstSent, `1 2025-06-03 08:00 withdrawn H26 -`}, "1; closed; withdrawn; 06-23 met; met; doubt 2 word"},
		{"by a document of the sender", []string{firstSent, `1 2025-06-03 08:00 withdrawn H26 "document":"đơn 3/6/2025"`}, "1; closed; withdrawn; 06-23 met; met"},
		{"by telephone", []string{firstSent, `1 2025-06-03 08:00 withdrawn H26 "channel":"phone"`}, "1; closed; withdrawn; 06-23 met; met"},
		{"the sender withdraws", []string{firstSent, `1 2025-06-03 08:00 withdrawn - -`}, "1; closed; withdrawn; 06-23 met; met"},
		{"a supplement that never came at once", []string{firstSent, `1 2025-06-03 08:00 supplement-requested H26 -`, `1 2025-06-03 08:05 refused H26 "reason":"supplement-never-came"`}, "1; closed; refused; 06-23 met; met; doubt 3 soon"},
		{"sent again after other events", []string{firstSent, accepted, `1 2025-06-04 08:00 interim-answered H26 -`, accepted, firstSent, accepted}, "1; open; accepted; 06-23 overdue; overdue"},
	} {
		rows, status := checkRows(t, eventFile(t, c.lines...), "2025-07-10")
		assert.Equal(t, []string{c.row}, rows, c.name)
		assert.Equal(t, strings.Contains(c.row, "fault"), status == 1, c.name)
	}
}

// The time that a supplement has is an option: a row that a host adds, such as ten
// days, from 3 June until the 13th.
func TestPetitionTimeForASupplement(t *testing.T) {
	_, out, _ := tthc(t, "", "petition", "rules")
	rules := file(t, "rules.json", strings.Replace(out, `"limits": [`, `"limits": [{"step":"give-supplement","term":{"n":10,"unit":"d"},"source":"quy chế của tỉnh","doubt":"suy ra"},`, 1))
	asked := `1 2025-06-03 08:00 supplement-requested H26 -`
	for on, want := range map[string]string{
		"2025-06-13": "1; open; supplement-requested; 06-23 overdue; met; fault 3 reason",
		"2025-06-14": "1; closed; refused; 06-23 met; met",
	} {
		rows, _ := checkRows(t, eventFile(t, firstSent, asked, "1 "+on+` 08:00 refused H26 "reason":"supplement-never-came"`), "2025-07-10", "--rules", rules)
		assert.Equal(t, []string{want}, rows, on)
	}
}

// Decision 31/2021/QĐ-TTg, article 41: what came on the national portal from 9
// December 2021 until 20 July 2026 without a telephone number is not taken on.
func TestPetitionConditionsOfThePortal(t *testing.T) {
	for on, fault := range map[string]bool{"2021-12-08": false, "2021-12-09": true, "2026-07-19": true, "2026-07-20": false} {
		text := fmt.Sprintf(`{"v":1,"code":"PAKN.20211209.0001","at":"%sT08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","email":"a@example.vn"}}
{"v":1,"code":"PAKN.20211209.0001","at":"%sT09:00:00+07:00","type":"accepted","by":"H26"}
`, on, on)
		var list []petitionState
		events := file(t, "events.jsonl", text)
		refused := tellServer(t, events, nil).refused
		assert.Equal(t, fault, slices.Equal(refused, []string{"fault 2 admission"}), "%s: %v", on, refused)
		status, out, errs := tthc(t, "", "petition", "check", events, "--as-of", on, "--format", "json")
		require.NoError(t, json.Unmarshal([]byte(out), &list), errs)
		if !fault {
			assert.Equal(t, 0, status, on)
			continue
		}
		assert.Equal(t, 1, status, on)
		require.Len(t, list[0].Faults, 1)
		assert.Equal(t, "admission", list[0].Faults[0].Rule)
		assert.Contains(t, list[0].Faults[0].Message, "số điện thoại")
	}
}

// Published in time in June 2025 and reopened in July: on time in June, in H1 and in
// the year, and in no denominator of the third quarter. The rule of reading the
// answer that follows is an option.
func TestPetitionReopenedAfterAKeptAnswer(t *testing.T) {
	events := eventFile(t, firstSent, `1 2025-06-03 08:00 accepted H26 -`,
		`1 2025-06-06 08:00 answered H26 "document":"1/TL","content":"Trả lời","outcome":"recommended"`, `1 2025-06-09 08:00 published H26 -`, `1 2025-07-02 08:00 reopened - -`)
	_, out, _ := tthc(t, "", "petition", "rules")
	anew := file(t, "rules.json", strings.Replace(out, `"supplementPauses"`, `"reopeningAnew": true, "supplementPauses"`, 1))
	for _, c := range []struct {
		period string
		more   []string
		want   [3]int // total, on time, late
	}{
		{"2025-06", nil, [3]int{1, 1, 0}}, {"2025-H1", nil, [3]int{1, 1, 0}}, {"2025", nil, [3]int{1, 1, 0}}, {"2025-Q3", nil, [3]int{1, 0, 0}},
		{"2025-06", []string{"--rules", anew}, [3]int{1, 1, 0}}, {"2025", []string{"--rules", anew}, [3]int{1, 0, 1}}, {"2025-Q3", []string{"--rules", anew}, [3]int{1, 0, 1}},
	} {
		type counts []struct{ Total, OnTime, Late int }
		var list, served counts
		answer(t, &list, append([]string{"petition", "stats", events, "--period", c.period, "--by", "body", "--format", "json"}, c.more...)...)
		require.NoError(t, json.Unmarshal([]byte(tellServer(t, events, c.more).get(t, "/petitions/stats?period="+c.period)), &served))
		for _, list := range []counts{list, served} {
			require.Len(t, list, 1)
			assert.Equal(t, c.want, [3]int{list[0].Total, list[0].OnTime, list[0].Late}, "%s %v", c.period, c.more)
		}
	}
}

// What senders are to be told, each with a key that stays.
func TestPetitionNotices(t *testing.T) {
	events := eventFile(t, firstSent, secondSent, linkOf("1", "2025-06-04", "H26", "2"), `2 2025-06-05 08:00 accepted H26 -`,
		`2 2025-06-23 08:00 answered H26 "document":"1/TL","content":"Trả lời","outcome":"recommended"`)
	var list []struct{ Key, Code, Type, Day, Text string }
	_, out, _ := tthc(t, "", "petition", "notices", events, "--as-of", "2025-06-30", "--format", "json")
	assert.JSONEq(t, out, tellServer(t, events, nil).get(t, "/petitions/notices?day=2025-06-30"))
	for range 2 {
		answer(t, &list, "petition", "notices", events, "--as-of", "2025-06-30", "--format", "json")
		require.Len(t, list, 4)
		var got []string
		for _, n := range list {
			got = append(got, n.Day+" "+n.Key)
		}
		assert.Equal(t, []string{
			"2025-06-02 PAKN.20250602.0001/submitted/1/sender",
			"2025-06-23 PAKN.20250602.0001/answered/PAKN.20250602.0002/2025-06-23T08:00:00+07:00/sender",
			"2025-06-03 PAKN.20250602.0002/submitted/1/sender",
			"2025-06-23 PAKN.20250602.0002/answered/3/sender",
		}, got)
		assert.Equal(t, "PAKN.20250602.0001: đã nhận lúc 08:00 ngày 2/6/2025; trả lời chậm nhất ngày 23/6/2025", list[0].Text)
	}
	answer(t, &list, "petition", "notices", events, "--as-of", "2025-06-22", "--format", "json")
	assert.Len(t, list, 2)
}

// A text longer than it may be is a fault of its line, and is not shown.
func TestPetitionTextsHaveGreatestLengths(t *testing.T) {
	for n, status := range map[int]int{2_000: 0, 2_001: 1} {
		events := eventFile(t, firstSent, `1 2025-06-03 08:00 accepted H26 "reason":"`+strings.Repeat("x", n)+`"`)
		got, out, _ := tthc(t, "", "petition", "check", events, "--as-of", "2025-06-03", "--format", "json")
		assert.Equal(t, status, got)
		assert.Len(t, tellServer(t, events, nil).refused, status)
		assert.NotContains(t, out, "xxx")
		assert.Equal(t, status == 1, strings.Contains(out, "nhiều nhất 2000"))
	}
}
