package main

import (
	"database/sql"
	"embed"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"
)

// A year of a province that does not exist. All names, codes and figures are
// made up, and the same on each run.

//go:embed made
var madeFiles embed.FS

const (
	province     = "H99"
	centre       = "H99.00"
	manyDossiers = 5000
	manyPetition = 150
	// The password of every made-up user.
	madePassword = "mat-khau-vi-du"
)

// rowsOf is the rows of one of the files, without their header.
func rowsOf(name string) [][]any {
	text, err := madeFiles.ReadFile("made/" + name)
	if err != nil {
		panic(err)
	}
	var list [][]any
	for line := range strings.Lines(string(text)) {
		var row []any
		for _, cell := range strings.Split(strings.TrimRight(line, "\n"), "\t") {
			row = append(row, cell)
		}
		list = append(list, row)
	}
	return list[1:]
}

func madeText(name string) string {
	text, err := madeFiles.ReadFile("made/" + name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

type maker struct {
	*rand.Rand
	tx   *sql.Tx
	l    *library
	now  time.Time
	days []time.Time // the working days of the year so far
}

// fill writes the year up to now into empty tables.
func fill(tx *sql.Tx, now time.Time) error {
	for _, name := range []string{"departments", "procedures", "procedure_steps", "routes"} {
		for _, row := range rowsOf(strings.Replace(name, "procedure_steps", "steps", 1) + ".tsv") {
			if err := put(tx, name, row...); err != nil {
				return err
			}
		}
	}
	l, err := newLibrary(tx, "")
	if err != nil {
		return err
	}
	m := &maker{rand.New(rand.NewPCG(2026, 11)), tx, l, now, nil}
	for day := time.Date(2026, 1, 2, 0, 0, 0, 0, zone); day.Before(now); day = day.AddDate(0, 0, 1) {
		if l.works(day) {
			m.days = append(m.days, day)
		}
	}
	for _, step := range []func() error{m.users, m.merged, m.dossiers, m.petitions, m.plan} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// users are a desk, an officer and the head of each unit, and a leader of the province. One
// hash serves all: making each its own would take a while.
func (m *maker) users() error {
	kept := hash(madePassword, []byte("muối của ví dụ")[:saltSize])
	units, err := all[string](m.tx, "SELECT id FROM departments WHERE hours <> '' AND until = '' ORDER BY id")
	if err != nil {
		return err
	}
	n := 0
	add := func(login, name, unit, role string) error {
		n++
		return put(m.tx, "users", n, login, name, unit, role, kept, fmt.Sprintf("lich-%s-%08x", login, m.Uint32()))
	}
	if err := add("lanh-dao", "Lãnh đạo Ví Dụ", province, "LEADER"); err != nil {
		return err
	}
	for _, unit := range units {
		short := strings.TrimPrefix(unit, "H99.")
		for _, u := range [][3]string{{"quay-" + short, "Cán bộ quầy", "DESK"}, {"chuyen-vien-" + short, "Chuyên viên", "OFFICER"}, {"thu-truong-" + short, "Thủ trưởng", "HEAD"}} {
			if err := add(u[0], fmt.Sprintf("%s Ví Dụ %02d", u[1], n), unit, u[2]); err != nil {
				return err
			}
		}
	}
	return nil
}

// within says yes so many times out of a hundred.
func (m *maker) within(percent int) bool { return m.IntN(100) < percent }

func pick[T any](m *maker, list ...T) T { return list[m.IntN(len(list))] }

// moment is a time of an open desk on a day.
func (m *maker) moment(day time.Time) time.Time {
	minutes := pick(m, 7*60+30+m.IntN(4*60), 13*60+30+m.IntN(3*60))
	return time.Date(day.Year(), day.Month(), day.Day(), 0, minutes, 0, 0, zone)
}

// after is a moment on a working day, so many calendar days later or soon after that.
func (m *maker) after(t time.Time, days int) time.Time {
	day := t.AddDate(0, 0, days)
	for !m.l.works(day) {
		day = day.AddDate(0, 0, 1)
	}
	if day = m.moment(day); day.After(t) {
		return day
	}
	return t.Add(10 * time.Minute)
}

var families = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"}

func (m *maker) person() (name, phone string) {
	return pick(m, families...) + " " + pick(m, "Văn", "Thị", "Minh", "Thu") + " Mẫu", fmt.Sprintf("0900 000 %03d", m.IntN(1000))
}

// merged is a dossier that lived through 2025-07-01: a commune took it in that was
// merged, and another one returned its result.
func (m *maker) merged() error {
	at1 := time.Date(2025, 6, 23, 9, 15, 0, 0, zone)
	d := dossier{Procedure: "9.000204", Unit: "H99.61", TakenBy: "H99.61", Applicant: "Trần Thị Mẫu", Phone: "0900 000 001", Channel: "DESK", TakenAt: at(at1), Payment: "NONE", Scanned: true}
	take(m.tx, m.l, &d)
	d.Unit = "H99.31"
	if err := put(m.tx, "dossier_steps", d.Code, d.Unit, at(time.Date(2025, 7, 1, 7, 0, 0, 0, zone))); err != nil {
		return err
	}
	if err := m.l.act(&d, "xong", nil, time.Date(2025, 7, 4, 15, 0, 0, 0, zone)); err != nil {
		return err
	}
	d.Status = "RETURNED"
	save(m.tx, &d)
	return nil
}

func (m *maker) dossiers() error {
	procedures, err := all[procedure](m.tx, "SELECT * FROM procedures ORDER BY code")
	if err != nil {
		return err
	}
	communes := unitsOf(m.l, m.now, 10, 22)
	for i := range manyDossiers {
		p := pick(m, procedures...)
		day := m.days[i*len(m.days)/manyDossiers]
		d := dossier{Procedure: p.Code, Unit: p.Unit, TakenBy: p.Unit, TakenAt: at(m.moment(day)), Fee: p.Fee, Payment: "NONE", Channel: "WEB", Scanned: m.within(85), Reused: m.within(60)}
		if d.TakenAt > at(m.now) {
			d.TakenAt = at(m.now) - 3600
		}
		d.Applicant, d.Phone = m.person()
		switch {
		case p.Unit == "":
			d.Unit = pick(m, communes...)
			d.TakenBy = d.Unit
		case m.within(20): // regardless of boundaries
			d.TakenBy = pick(m, communes...)
		case m.within(30):
			d.TakenBy = centre
		}
		switch {
		case m.within(25) || d.TakenBy != d.Unit:
			d.Channel = "DESK"
		case m.within(5):
			d.Channel = "POST"
		}
		if p.Fee > 0 {
			d.Payment = pick(m, "DESK", "GATEWAY", "PORTAL", "PORTAL")
		}
		take(m.tx, m.l, &d)
		if err := m.live(&d); err != nil {
			return fmt.Errorf("%s: %w", d.Code, err)
		}
	}
	return nil
}

// live lets a dossier go its way up to now.
func (m *maker) live(d *dossier) error {
	t := d.TakenAt.Time()
	if d.Status == "FORWARDED" {
		if t = m.after(t, 1); t.After(m.now) {
			return nil // it is on its way
		}
		if err := put(m.tx, "dossier_steps", d.Code, d.Unit, at(t)); err != nil {
			return err
		}
		if err := m.l.act(d, "nhan", nil, t); err != nil {
			return err
		}
	}
	if due := m.due(*d); due.Sub(t) > 72*time.Hour && m.within(12) {
		asked := m.after(t, 1)
		came := m.after(asked, 1+m.IntN(9))
		if asked.After(m.now) {
			save(m.tx, d)
			return nil
		}
		what, act := "bản sao giấy tờ chứng minh", "bo-sung"
		if d.Fee > 0 && m.within(25) {
			what, act = "phí, lệ phí", "thu-phi"
		}
		if err := m.l.act(d, act, url.Values{"what": {what}, "document": {"Phiếu yêu cầu bổ sung ngày " + asked.Format("2/1/2006")}}, asked); err != nil {
			return err
		}
		if came.After(m.now) || m.within(2) {
			return m.asked(d, what, asked, time.Time{})
		}
		if err := m.l.act(d, "da-bo-sung", nil, came); err != nil {
			return err
		}
		if err := m.asked(d, what, asked, came); err != nil {
			return err
		}
		t = came
	}
	due := m.due(*d)
	finish := m.moment(due)
	switch n := m.IntN(100); {
	case n < 55: // before time
		if early := m.after(t, 1+m.IntN(4)); early.Before(due) {
			finish = early
		}
	case n < 62:
		finish = m.after(due, 1+m.IntN(6))
		told := due.AddDate(0, 0, -4)
		for !m.l.works(told) {
			told = told.AddDate(0, 0, -1)
		}
		if told = m.moment(told); told.After(t) && told.Before(m.now) && m.within(40) {
			x := letter{Dossier: d.Code, Number: fmt.Sprintf("%d/XL", 1+m.IntN(900)), Reason: "cần thẩm tra thực địa", GivenAt: at(told)}
			x.Signer = try(one[string](m.tx, "SELECT name FROM users WHERE unit = ? AND role = 'HEAD'", d.Unit))
			check(m.l.apologise(d, "05 ngày làm việc", &x))
			check(put(m.tx, "letters", fields(&x)...))
		}
	}
	if finish.Before(t) {
		finish = t.Add(time.Minute)
	}
	if finish.After(m.now) {
		save(m.tx, d)
		return nil
	}
	status := pick(m, "RETURNED", "RETURNED", "RETURNED", "DONE")
	if m.now.Sub(finish) > 20*24*time.Hour {
		status = "RETURNED"
	}
	if m.within(1) {
		status = "WITHDRAWN"
	}
	d.EResult = m.within(82)
	if err := m.l.act(d, "xong", nil, finish); err != nil {
		return err
	}
	d.Status = status
	save(m.tx, d)
	return nil
}

func (m *maker) due(d dossier) time.Time {
	clock, err := m.l.clock(d)
	if err != nil {
		panic(err) // made up wrongly
	}
	return clock.Due().At.Time()
}

func (m *maker) asked(d *dossier, what string, asked, came time.Time) error {
	back := instant(0)
	if !came.IsZero() {
		back = at(came)
	}
	if err := put(m.tx, "supplements", d.Code, what, "Phiếu yêu cầu bổ sung", at(asked), back); err != nil {
		return err
	}
	save(m.tx, d)
	return nil
}

var matters = [][3]string{
	{"procedure", "Tôi là %s, đã nộp hồ sơ qua mạng nhưng vẫn được yêu cầu nộp bản giấy, số điện thoại của tôi là %s.", ""},
	{"procedure", "Biểu mẫu trên trang của tỉnh không giống biểu mẫu tại quầy. Liên hệ %s, %s.", "Đề nghị dùng một biểu mẫu."},
	{"regulation", "Quy định về số lượng bản sao phải nộp không thống nhất giữa các xã. Người phản ánh: %s, %s.", "Đề nghị bỏ yêu cầu nộp bản sao đã có trong cơ sở dữ liệu."},
	{"conduct", "Phải chờ lâu ở quầy tiếp nhận dù đã đặt lịch trước. Tôi tên là %s, điện thoại %s.", ""},
	{"procedure", "Bị yêu cầu nộp bản sao có chứng thực dù đã có bản điện tử, xin liên hệ %s theo số %s.", ""},
}

func (m *maker) petitions() error {
	codes, err := all[string](m.tx, "SELECT code FROM dossiers WHERE taken_at > ? ORDER BY taken_at", at(m.days[0]))
	if err != nil {
		return err
	}
	units := unitsOf(m.l, m.now, 0, 22)
	last := ""
	for i := range manyPetition {
		t := m.moment(m.days[i*(len(m.days)-1)/manyPetition])
		name, phone := m.person()
		matter := matters[m.IntN(len(matters))]
		f := url.Values{"kind": {"reflection"}, "subject": {matter[0]}, "channel": {"portal"}, "sender.name": {name}, "sender.phone": {phone}, "sender.address": {"thôn Mẫu, tỉnh Ví Dụ"},
			"sender.email": {"nguoi.gui@example.vn"}, "content": {fmt.Sprintf(matter[1], name, phone)}}
		if matter[2] != "" {
			f.Set("kind", "recommendation")
			f.Set("proposal", matter[2])
		}
		holder := province
		if m.within(50) {
			holder = pick(m, units...)
		}
		if m.within(30) {
			f.Set("dossier", codes[min(i*len(codes)/manyPetition, len(codes)-1)])
			if _, err := m.tx.Exec("UPDATE dossiers SET complained = 1 WHERE code = ?", f.Get("dossier")); err != nil {
				return err
			}
		}
		code, err := m.l.submit(m.tx, petitionRow{Dossier: f.Get("dossier"), Unit: holder}, last, f, t)
		if err != nil {
			return err
		}
		last = code
		do := func(act string, days int, f url.Values) bool {
			if t = m.after(t, days); err != nil || t.After(m.now) {
				return false
			}
			var row petitionRow
			if row, err = one[petitionRow](m.tx, "SELECT * FROM petitions WHERE code = ?", last); err == nil {
				err = m.l.happen(m.tx, row, acts[act], holder, f, t)
			}
			return err == nil
		}
		if holder == province {
			next := pick(m, units...)
			if do("chuyen", m.IntN(3), url.Values{"to": {next}, "reason": {"thuộc thẩm quyền của đơn vị"}}) {
				holder = next
			}
		}
		slow := 0
		if m.within(8) {
			slow = 20
		}
		switch {
		case holder == province: // it waits to be handed on
		case m.within(4):
			do("tu-choi", 1, url.Values{"reason": {"out-of-scope"}})
		default:
			_ = do("tiep-nhan", 1+m.IntN(3), nil) &&
				do("tra-loi", 4+m.IntN(9)+slow, url.Values{"content": {"Cảm ơn ông/bà " + name + ". Đơn vị đã kiểm tra và chấn chỉnh việc tiếp nhận."},
					"document": {fmt.Sprintf("%d/VD-PA", 100+i)}, "outcome": {pick(m, "explained-and-kept", "conduct-handled", "regulation-will-change")}}) &&
				do("cong-khai", m.IntN(3), nil)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", last, err)
		}
	}
	return nil
}

// unitsOf are the departments and communes from one place to another in their order.
func unitsOf(l *library, now time.Time, from, to int) (ids []string) {
	for _, b := range (shownUnits{l, now}).All()[from:to] {
		ids = append(ids, b.ID().String())
	}
	return ids
}

// plan imports the province's own plan, and records what was done of it.
func (m *maker) plan() error {
	number, kept, _, err := m.l.readTable(madeText("plan.tsv"), 2026)
	if err != nil {
		return err
	}
	if err := put(m.tx, "plans", number, kept); err != nil {
		return err
	}
	ps, err := readPlans(m.tx, m.l)
	if err != nil {
		return err
	}
	rows := ps.due(province, 60, m.now)
	for i, r := range rows {
		day, err := time.ParseInLocation("2006-01-02", r.Due.String(), zone)
		if err != nil {
			return err
		}
		if day = day.AddDate(0, 0, i%4-2); day.After(m.now) || m.within(6) || r.Plan != number {
			continue
		}
		id, line, err := ps.record(province, string(r.ID), day.Format("2006-01-02"), fmt.Sprintf("%d/BC-VD", 10+i), m.now)
		if err != nil {
			return err
		}
		if err := put(m.tx, "plan_events", id, line); err != nil {
			return err
		}
	}
	return nil
}

// madeMonths closes the months of the year that are over, each on the fifth of the
// next, with what somebody entered of the procedures that were to be published.
func (s *server) madeMonths(now time.Time) {
	for first := time.Date(2026, 1, 1, 8, 0, 0, 0, zone); ; first = first.AddDate(0, 1, 0) {
		closed := first.AddDate(0, 1, 4)
		if closed.After(now) {
			break
		}
		name := first.Format("2006-01")
		for i, item := range []string{"766/1.1", "766/1.2", "766/1.3"} {
			e := entered{name, province, item, int64(20 - i), 20, "Báo cáo công bố, công khai TTHC tháng " + first.Format("1/2006"), "lanh-dao", at(closed)}
			check(put(s, "entered", fields(&e)...))
		}
		check(s.books.close(s.month(s, s.library, name, closed)))
	}
	s.keepBooks(s)
}
