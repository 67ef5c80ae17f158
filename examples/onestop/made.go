package main

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// The month of the example, and the moment at which it is looked at. All
// that follows is made up, and the same on each run.
var (
	zone      = time.FixedZone("UTC+7", 7*3600)
	monthEnds = time.Date(2024, 12, 31, 17, 0, 0, 0, zone)
)

const (
	manyDossiers  = 1000
	manyPetitions = 50
	earlier       = 120 // of the dossiers, received in November
	slip          = 333 // finished before it was received: no register is without one
)

// A procedure of the province's own list.
type procedure struct {
	code, name  string
	unit        string
	days        int   // working days
	fee         int64 // đồng
	paper       bool  // its result is a paper
	whollyOnNet bool
}

const (
	committee = "H99" // Ủy ban nhân dân tỉnh Ví Dụ
	justice   = "H99.02"
	health    = "H99.03"
	building  = "H99.04"
	planning  = "H99.05"
)

var procedures = []procedure{
	{"9.000001", "Cấp phiếu lý lịch (ví dụ)", justice, 10, 200_000, true, true},
	{"9.000002", "Đăng ký hành nghề (ví dụ)", justice, 7, 0, true, true},
	{"9.000003", "Cấp giấy chứng nhận đủ điều kiện (ví dụ)", health, 15, 1_000_000, true, true},
	{"9.000004", "Công bố cơ sở (ví dụ)", health, 3, 0, false, true},
	{"9.000005", "Cấp giấy phép xây dựng (ví dụ)", building, 15, 75_000, true, false},
	{"9.000006", "Đăng ký doanh nghiệp (ví dụ)", planning, 3, 50_000, true, true},
}

// fill writes the month into the tables.
func fill(s *store) error {
	m := maker{rand.New(rand.NewPCG(2024, 12))}
	for i, unit := range []string{committee, justice, health, building, planning} {
		for j := range 2 {
			id := 10*i + j + 1
			if err := s.put("nguoi_dung", []any{id, fmt.Sprintf("Cán bộ ví dụ %02d", id), unit}); err != nil {
				return err
			}
		}
	}
	var codes []string
	for i := range manyDossiers {
		d := m.dossier(i)
		if err := s.putDossier(d); err != nil {
			return err
		}
		codes = append(codes, d.code)
	}
	for i := range manyPetitions {
		p := m.petition(i)
		if m.within(40) {
			p.dossier = codes[m.IntN(len(codes))]
		}
		if err := s.putPetition(p); err != nil {
			return err
		}
	}
	return s.put("viec_ke_hoach", []any{"537/TB-VPCP#2-4#cac-bo-dia-phuong/H99#2024-12", monthEnds.AddDate(0, 0, -4).Unix(), "21/BC-VIDU"})
}

type maker struct{ *rand.Rand }

// within says yes so many times out of a hundred.
func (m maker) within(percent int) bool { return m.IntN(100) < percent }

// dayIn is a working day of the month at an hour of work, by the system's own
// counting: it knows Saturdays and Sundays and nothing else.
func (m maker) dayIn(month time.Month, first, last int) time.Time {
	for {
		t := time.Date(2024, month, first+m.IntN(last-first+1), 7+m.IntN(10), m.IntN(60), 0, 0, zone)
		if d := t.Weekday(); d != time.Saturday && d != time.Sunday {
			return t
		}
	}
}

func workingDaysAfter(t time.Time, days int) time.Time {
	for days > 0 {
		t = t.AddDate(0, 0, 1)
		if d := t.Weekday(); d != time.Saturday && d != time.Sunday {
			days--
		}
	}
	return t
}

// past is the instant of t, and none when the month ends before.
func past(t time.Time) instant {
	if t.After(monthEnds) {
		return 0
	}
	return instant(t.Unix())
}

func (m maker) dossier(i int) dossierRow {
	p := procedures[m.IntN(len(procedures))]
	received := m.dayIn(time.December, 2, 31)
	if i < earlier {
		received = m.dayIn(time.November, 18, 29)
	}
	due := workingDaysAfter(received, p.days)
	due = time.Date(due.Year(), due.Month(), due.Day(), 0, 0, 0, 0, zone) // a day, kept as its midnight
	d := dossierRow{
		code:     fmt.Sprintf("%s-%s-%04d", p.unit, received.Format("060102"), i+1),
		officer:  int(p.unit[len(p.unit)-1]-'1')*10 + 1 + m.IntN(2),
		unit:     p.unit,
		channel:  "MANG",
		received: instant(received.Unix()), appointment: instant(due.Unix()),
		procedure: p.code, fee: p.fee, payment: "CHUA",
		scanned: m.within(80), reused: m.within(35),
	}
	switch {
	case m.within(30):
		d.channel = "QUAY"
	case m.within(4):
		d.channel = "BUU_DIEN"
	}
	if p.fee > 0 {
		d.payment = []string{"QUAY", "CONG_TINH", "CONG_QUOC_GIA", "CONG_QUOC_GIA"}[m.IntN(4)]
	}
	if m.within(8) {
		asked := received.AddDate(0, 0, 1)
		d.asked = past(asked)
		d.completed = past(asked.AddDate(0, 0, 1+m.IntN(9)))
	}
	begin := received
	if d.completed != 0 {
		begin = d.completed.Time().In(zone)
	}
	finish := workingDaysAfter(begin, max(1, p.days-m.IntN(4)))
	if m.within(7) {
		finish = workingDaysAfter(begin, p.days+1+m.IntN(4)) // late
	}
	if i < earlier && finish.Month() == time.November {
		finish = finish.AddDate(0, 0, 14) // else it would not be of the month
	}
	switch {
	case d.asked != 0 && d.completed == 0:
		d.status = "CHO_BO_SUNG"
	case finish.After(monthEnds):
		d.status = "DANG_XU_LY"
	case m.within(2):
		d.status, d.finished = "RUT", past(finish)
	default:
		d.status, d.finished = "DA_TRA", past(finish)
		d.electronicResult = p.paper && m.within(85)
		if m.within(15) {
			d.status = "CHO_TRA" // the result waits at the desk
		}
	}
	if i == slip {
		d.status, d.finished = "DA_TRA", d.received-24*3600
	}
	return d
}

var matters = []string{
	"Đã nộp qua mạng vẫn được yêu cầu nộp bản giấy",
	"Biểu mẫu trên trang không giống biểu mẫu tại quầy",
	"Quy định về số lượng ảnh không thống nhất",
	"Yêu cầu nộp bản sao có chứng thực dù đã có bản điện tử",
	"Phải chờ lâu ở quầy tiếp nhận",
}

func (m maker) petition(i int) petitionRow {
	sent := m.dayIn(time.December, 2, 30)
	p := petitionRow{
		code: fmt.Sprintf("PAKN.%s.%04d", sent.Format("20060102"), i+1),
		name: fmt.Sprintf("Người gửi ví dụ %02d", i+1), address: fmt.Sprintf("nhà số %d, xã Ví Dụ", i+1),
		phone: fmt.Sprintf("09000000%02d", i+1), email: fmt.Sprintf("nguoi%02d@example.vn", i+1),
		channel: []string{"CONG", "CONG", "DIEN_THOAI", "VAN_BAN"}[m.IntN(4)],
		kind:    "PHAN_ANH", field: []string{"THU_TUC", "QUY_DINH", "CAN_BO"}[m.IntN(3)],
		content: matters[m.IntN(len(matters))],
		unit:    committee, sent: instant(sent.Unix()), status: "MOI",
	}
	if m.within(25) {
		p.kind, p.proposal = "KIEN_NGHI", "Đề nghị bỏ yêu cầu này"
	}
	next := func(days int) time.Time { sent = workingDaysAfter(sent, 1+m.IntN(days)); return sent }
	switch i {
	case 7: // it is no petition, and was sent elsewhere
		p.kind, p.proposal = "KHIEU_NAI", ""
		p.status, p.closed, p.reason = "TU_CHOI", p.sent+3600, "KHIEU_NAI"
		return p
	case 13:
		p.status, p.closed, p.reason = "RUT", p.sent+3600, "RUT"
		return p
	}
	if m.within(60) {
		if p.forwarded = past(next(3)); p.forwarded == 0 {
			return p
		}
		p.status, p.unit = "DA_CHUYEN", []string{justice, health, building, planning}[m.IntN(4)]
	}
	if p.accepted = past(next(5)); p.accepted == 0 {
		return p
	}
	p.status = "DANG_XU_LY"
	if p.answered = past(next(9)); p.answered == 0 {
		return p
	}
	p.status, p.document = "DA_TRA_LOI", fmt.Sprintf("%d/VD-TTHC", 100+i)
	p.answer = "Cơ quan trả lời (ví dụ)."
	p.outcome = []string{"GIU", "GIU", "SE_SUA", "SUA", "XU_LY"}[m.IntN(5)]
	if p.published = past(next(3)); p.published == 0 {
		return p
	}
	p.status = "CONG_KHAI"
	if m.within(50) {
		if p.rated = past(next(2)); p.rated != 0 {
			p.satisfied = m.within(80)
		}
	}
	return p
}
