package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Options say what the exchange leaves open. The zero Options take the message
// at its word.
type Options struct {
	form.Unwritten
	// Body is the body that a message belongs to. Nil takes DonViXuLy when it
	// is an identifier, and else the unit in front of the code of the dossier:
	// H26.12 of H26.12-240603-0001.
	Body func(m *Message) body.ID
	// ResidentDatabase is the code by which MaCSDL names the national database
	// of residents; empty: it is not looked for, and TaiKhoanDuocXacThucVoiVNeID
	// and DuocLayTuKhoDMQG alone tell.
	ResidentDatabase string
}

// Dossier is the facts of a message, or all fields that cannot be read. Times
// are read by [ParseTime].
//
// It was finished at NgayKetThucXuLy; without one at the first moment of the
// progress in state 9, else 10, else 8, 3 or 7; else at NgayTra or NgayTuChoi.
// Supplements are those of DanhSachHoSoBoSung and, without any, the states 5 of
// the progress, each to the next other state. A dossier is digitised when a
// component has a file, and its data were used again when the message, or a
// component with DuocSoHoa or DuocTaiSuDung, says so.
func (m *Message) Dossier(o Options) (onestop.Dossier, error) {
	if m == nil {
		m = &Message{}
	}
	var r reader
	d := onestop.Dossier{
		Procedure:    string(m.MaTTHC),
		Status:       onestop.Status(r.number("TrangThaiHoSo", m.TrangThaiHoSo)),
		Channel:      onestop.Channel(r.number("KenhThucHien", m.KenhThucHien)),
		Received:     r.time("NgayTiepNhan", m.NgayTiepNhan),
		Appointment:  r.time("NgayHenTra", m.NgayHenTra),
		Finished:     r.time("NgayKetThucXuLy", m.NgayKetThucXuLy),
		Paid:         onestop.Payment(r.number("DuocThanhToanTrucTuyen", m.DuocThanhToanTrucTuyen)),
		Reused:       r.flag("HoSoCoThanhPhanSoHoa", m.HoSoCoThanhPhanSoHoa),
		ResidentData: r.flag("TaiKhoanDuocXacThucVoiVNeID", m.TaiKhoanDuocXacThucVoiVNeID),
	}
	if o.Body != nil {
		d.Body = o.Body(m)
	} else {
		d.Body = m.body()
	}
	r.papers(&d, m, o)
	r.life(&d, m)
	if len(r.errs) > 0 {
		return onestop.Dossier{}, r.errs
	}
	return d, nil
}

// Latest is the latest moment at which something happened to the dossier, as far
// as the message tells; zero when it tells none. Messages have no revision: of two
// of one dossier, the one that knows of something later is the newer. An
// appointment is a promise, and does not count.
func (m *Message) Latest() (latest schedule.Moment) {
	if m == nil {
		return latest
	}
	moments := []Value{m.NgayTiepNhan, m.NgayKetThucXuLy, m.NgayTra, m.NgayTuChoi}
	for _, s := range m.DanhSachHoSoBoSung {
		moments = append(moments, s.NgayBoSung, s.NgayTiepNhanBoSung)
	}
	for _, p := range m.Progress {
		moments = append(moments, p.ThoiDiemXuLy)
	}
	for _, v := range moments {
		if at, err := ParseTime(string(v)); err == nil && at.Compare(latest) > 0 {
			latest = at
		}
	}
	return latest
}

// body is the body by the message itself.
func (m *Message) body() body.ID {
	if id, err := body.ParseID(string(m.DonViXuLy)); err == nil {
		return id
	}
	unit, _, _ := strings.Cut(string(m.MaHoSo), "-")
	id, _ := body.ParseID(unit)
	return id
}

// papers is what the papers, fees and databases of a message say.
func (r *reader) papers(d *onestop.Dossier, m *Message, o Options) {
	for i, c := range m.TaiLieuNop {
		at := fmt.Sprintf("TaiLieuNop[%d].", i)
		if r.flag(at+"IsDeleted", c.IsDeleted) {
			continue
		}
		digitised, again := r.flag(at+"DuocSoHoa", c.DuocSoHoa), r.flag(at+"DuocTaiSuDung", c.DuocTaiSuDung)
		d.Digitised = d.Digitised || digitised || c.DuongDanTaiTepTin != ""
		d.Reused = d.Reused || digitised || again
		if r.flag(at+"DuocLayTuKhoDMQG", c.DuocLayTuKhoDMQG) {
			d.PersonalStore, d.ResidentData = true, true
		}
	}
	for _, c := range m.DSKetNoiCSDL {
		if o.ResidentDatabase != "" && string(c.MaCSDL) == o.ResidentDatabase {
			d.ResidentData = true
		}
	}
	for i, f := range m.DanhSachLePhi {
		if f.Gia != "" {
			d.FeeKnown = true
			d.Fee = min(d.Fee+r.money(fmt.Sprintf("DanhSachLePhi[%d].Gia", i), f.Gia), indicator.MaxCount)
		}
	}
	for _, res := range m.DanhSachGiayToKetQua {
		if res.DuongDanTepTinKetQua != "" {
			d.ElectronicResult = true
		}
	}
}

// life is the requests for papers and the end, as the message or its progress
// tells them.
func (r *reader) life(d *onestop.Dossier, m *Message) {
	moments := make([]schedule.Moment, len(m.Progress))
	states := make([]onestop.Status, len(m.Progress))
	for i, p := range m.Progress {
		at := fmt.Sprintf("tienTrinhDongBo[%d].", i)
		moments[i], states[i] = r.time(at+"ThoiDiemXuLy", p.ThoiDiemXuLy), onestop.Status(r.number(at+"TrangThai", p.TrangThai))
	}
	for i, s := range m.DanhSachHoSoBoSung {
		at := fmt.Sprintf("DanhSachHoSoBoSung[%d].", i)
		one := onestop.Supplement{Requested: r.time(at+"NgayBoSung", s.NgayBoSung), Completed: r.time(at+"NgayTiepNhanBoSung", s.NgayTiepNhanBoSung)}
		if !one.Requested.IsZero() {
			d.Supplements = append(d.Supplements, one)
		} else {
			d.Requests = uint8(min(len(m.DanhSachHoSoBoSung), 255)) // their number is known only
		}
	}
	if len(m.DanhSachHoSoBoSung) == 0 {
		d.Supplements = requested(moments, states)
	}
	if d.Finished.IsZero() && (d.Status.Ended() || d.Status == onestop.PaymentRequested) {
		d.Finished = finished(moments, states)
		if d.Finished.IsZero() {
			d.Finished = r.time("NgayTra", m.NgayTra)
		}
		if d.Finished.IsZero() {
			d.Finished = r.time("NgayTuChoi", m.NgayTuChoi)
		}
	}
}

// requested is the spans in which a dossier waited for papers.
func requested(moments []schedule.Moment, states []onestop.Status) (all []onestop.Supplement) {
	open := false
	for i, s := range states {
		switch {
		case s == onestop.SupplementRequested && !open:
			all = append(all, onestop.Supplement{Requested: moments[i]})
			open = true
		case s != onestop.SupplementRequested && open:
			all[len(all)-1].Completed = moments[i]
			open = false
		}
	}
	return all
}

// finished is when the states say that a dossier ended.
func finished(moments []schedule.Moment, states []onestop.Status) schedule.Moment {
	for _, ends := range [...][]onestop.Status{{onestop.Processed}, {onestop.Returned}, {onestop.Stopped, onestop.NotAccepted}, {onestop.Withdrawn}} {
		for i, s := range states {
			for _, e := range ends {
				if s == e && !moments[i].IsZero() {
					return moments[i]
				}
			}
		}
	}
	return schedule.Moment{}
}

// reader reads values and gathers those that it cannot read.
type reader struct{ errs form.Errors }

func (r *reader) wrong(path string, code form.Code, v Value) {
	r.errs = append(r.errs, texts.Error(form.Error{Code: code, Path: path, Value: shown(string(v))}))
}

// number reads the codes of the exchange, which are small.
func (r *reader) number(path string, v Value) uint8 {
	if v == "" {
		return 0
	}
	n, err := strconv.ParseUint(string(v), 10, 8)
	if err != nil {
		r.wrong(path, form.FieldValue, v)
	}
	return uint8(n)
}

func (r *reader) flag(path string, v Value) bool {
	switch strings.ToLower(string(v)) {
	case "", "0", "false":
		return false
	case "1", "true":
		return true
	}
	r.wrong(path, form.FieldValue, v)
	return false
}

// money reads a sum in đồng, which some systems write with decimal places.
func (r *reader) money(path string, v Value) int64 {
	n, err := strconv.ParseUint(strings.TrimSuffix(strings.TrimSuffix(string(v), ".00"), ".0"), 10, 63)
	switch {
	case err != nil:
		r.wrong(path, form.FieldValue, v)
	case n > indicator.MaxCount:
		r.wrong(path, form.FieldRange, v)
	default:
		return int64(n)
	}
	return 0
}

func (r *reader) time(path string, v Value) schedule.Moment {
	m, err := ParseTime(string(v))
	r.errs = append(r.errs, form.All(err).Under(path)...)
	return m
}

// ParseTime reads a time of the exchange in either form: 20240603154000 (or
// 20240603, or to the minute) and ISO 8601 with or without a zone, with a space
// or a T before the time of day. Without a zone it is UTC+7. Nothing is no
// moment.
func ParseTime(s string) (schedule.Moment, error) {
	if s == "" {
		return schedule.Moment{}, nil
	}
	iso := s
	switch n := len(s); {
	case (n == 8 || n == 12 || n == 14) && strings.Trim(s, "0123456789") == "":
		iso = s[:4] + "-" + s[4:6] + "-" + s[6:8]
		if n > 8 {
			iso += "T" + s[8:10] + ":" + s[10:12]
		}
		if n > 12 {
			iso += ":" + s[12:]
		}
	case n > 10 && s[10] == ' ':
		iso = s[:10] + "T" + s[11:]
	}
	m, err := schedule.ParseMoment(iso)
	if err != nil {
		return schedule.Moment{}, texts.Error(form.Error{Code: TimeForm, Value: shown(s)})
	}
	return m, nil
}
