package onestop

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// SyncMessage is a dossier as systems send it to the national portal, as far
// as it is counted: names, addresses and numbers of people are passed over and
// not kept. Systems write numbers as strings or as numbers, so a [SyncValue]
// takes both.
type SyncMessage struct {
	MaHoSo          SyncValue
	MaTTHC          SyncValue
	KenhThucHien    SyncValue // 1, 2, 3; null is 1
	TrangThaiHoSo   SyncValue // 1 to 10
	NgayTiepNhan    SyncValue
	NgayHenTra      SyncValue
	NgayKetThucXuLy SyncValue
	NgayTra         SyncValue
	NgayTuChoi      SyncValue
	DonViXuLy       SyncValue

	HoSoCoThanhPhanSoHoa        SyncValue // 1: digitised data were used again
	TaiKhoanDuocXacThucVoiVNeID SyncValue
	DuocThanhToanTrucTuyen      SyncValue // 1 on the portal, 2 on the body's gateway

	TaiLieuNop           []SyncComponent
	DanhSachLePhi        []SyncFee
	DanhSachHoSoBoSung   []SyncSupplement
	DanhSachGiayToKetQua []SyncResult
	DSKetNoiCSDL         []SyncDatabase

	// Progress is the items sent beside the dossier (tienTrinhDongBo): the
	// moments at which it came into its states.
	Progress []SyncProgress `json:"-"`
}

// SyncComponent is a paper that was handed in.
type SyncComponent struct {
	DuongDanTaiTepTin SyncValue
	DuocSoHoa         SyncValue
	DuocTaiSuDung     SyncValue
	DuocLayTuKhoDMQG  SyncValue
	IsDeleted         SyncValue
}

// SyncFee is an entry of the fees.
type SyncFee struct{ Gia SyncValue }

// SyncSupplement is a request for papers.
type SyncSupplement struct {
	NgayBoSung         SyncValue // when they were asked for
	NgayTiepNhanBoSung SyncValue // when they had come
}

// SyncResult is a paper that the dossier led to.
type SyncResult struct{ DuongDanTepTinKetQua SyncValue }

// SyncDatabase is a database that was asked.
type SyncDatabase struct{ MaCSDL SyncValue }

// SyncProgress is a state that a dossier came into.
type SyncProgress struct {
	ThoiDiemXuLy SyncValue
	TrangThai    SyncValue
}

// SyncValue is a value of the exchange: a string, or a number, true or false
// as it is written. Null and the empty string are no value.
type SyncValue string

// UnmarshalJSON takes any value that is neither object nor list.
func (v *SyncValue) UnmarshalJSON(b []byte) error {
	switch {
	case len(b) == 0 || b[0] == '{' || b[0] == '[':
		return &RowError{Kind: "json", Value: quoted(b)}
	case b[0] == '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*v = SyncValue(strings.TrimSpace(s))
	case string(b) == "null":
		*v = ""
	default:
		*v = SyncValue(b)
	}
	return nil
}

// SyncOptions say what the exchange leaves open. The zero SyncOptions take the
// message at its word.
type SyncOptions struct {
	// Body is the body that a message belongs to. Nil takes DonViXuLy when it
	// is an identifier, and else the unit in front of the code of the dossier:
	// H26.12 of H26.12-240603-0001.
	Body func(m *SyncMessage) body.ID
	// ResidentDatabase is the code by which MaCSDL names the national database
	// of residents; empty: it is not looked for, and TaiKhoanDuocXacThucVoiVNeID
	// and DuocLayTuKhoDMQG alone tell.
	ResidentDatabase string
}

// Dossier is the facts of a message, or a [*RowError] that names the field
// that cannot be read. Times are strings of digits, 20240603154000 or
// 20240603, or ISO 8601, and are in UTC+7 where they name no zone.
//
// It was finished at NgayKetThucXuLy; without one at the first moment of the
// progress in state 9, else 10, else 8, 3 or 7; else at NgayTra or NgayTuChoi.
// Supplements are those of DanhSachHoSoBoSung and, without any, the states 5 of
// the progress, each to the next other state. A dossier is digitised when a
// component has a file, and its data were used again when the message, or a
// component with DuocSoHoa or DuocTaiSuDung, says so.
func (m *SyncMessage) Dossier(o SyncOptions) (Dossier, error) {
	r := syncReader{}
	d := Dossier{
		Procedure:   string(m.MaTTHC),
		Status:      Status(r.number("TrangThaiHoSo", m.TrangThaiHoSo)),
		Channel:     Channel(r.number("KenhThucHien", m.KenhThucHien)),
		Received:    r.time("NgayTiepNhan", m.NgayTiepNhan),
		Appointment: r.time("NgayHenTra", m.NgayHenTra),
		Finished:    r.time("NgayKetThucXuLy", m.NgayKetThucXuLy),
		Paid:        Payment(r.number("DuocThanhToanTrucTuyen", m.DuocThanhToanTrucTuyen)),
		Reused:      r.flag("HoSoCoThanhPhanSoHoa", m.HoSoCoThanhPhanSoHoa),
	}
	d.ResidentData = r.flag("TaiKhoanDuocXacThucVoiVNeID", m.TaiKhoanDuocXacThucVoiVNeID)
	if o.Body != nil {
		d.Body = o.Body(m)
	} else {
		d.Body = m.body()
	}
	for _, c := range m.TaiLieuNop {
		if r.flag("IsDeleted", c.IsDeleted) {
			continue
		}
		digitised, again := r.flag("DuocSoHoa", c.DuocSoHoa), r.flag("DuocTaiSuDung", c.DuocTaiSuDung)
		d.Digitised = d.Digitised || digitised || c.DuongDanTaiTepTin != ""
		d.Reused = d.Reused || digitised || again
		if r.flag("DuocLayTuKhoDMQG", c.DuocLayTuKhoDMQG) {
			d.PersonalStore, d.ResidentData = true, true
		}
	}
	for _, c := range m.DSKetNoiCSDL {
		if o.ResidentDatabase != "" && string(c.MaCSDL) == o.ResidentDatabase {
			d.ResidentData = true
		}
	}
	for _, f := range m.DanhSachLePhi {
		if f.Gia != "" {
			d.FeeKnown = true
			d.Fee = min(d.Fee+r.money("Gia", f.Gia), indicator.MaxCount)
		}
	}
	for _, res := range m.DanhSachGiayToKetQua {
		if res.DuongDanTepTinKetQua != "" {
			d.ElectronicResult = true
		}
	}
	moments := make([]schedule.Moment, len(m.Progress))
	states := make([]Status, len(m.Progress))
	for i, p := range m.Progress {
		moments[i], states[i] = r.time("ThoiDiemXuLy", p.ThoiDiemXuLy), Status(r.number("TrangThai", p.TrangThai))
	}
	for _, s := range m.DanhSachHoSoBoSung {
		one := Supplement{r.time("NgayBoSung", s.NgayBoSung), r.time("NgayTiepNhanBoSung", s.NgayTiepNhanBoSung)}
		if !one.Requested.IsZero() {
			d.Supplements = append(d.Supplements, one)
		} else {
			d.Requests = uint8(min(len(m.DanhSachHoSoBoSung), 255)) // their number is known only
		}
	}
	if len(m.DanhSachHoSoBoSung) == 0 {
		d.Supplements = requested(moments, states)
	}
	if d.Finished.IsZero() && (d.Status.Ended() || d.Status == PaymentRequested) {
		d.Finished = finished(moments, states)
		if d.Finished.IsZero() {
			d.Finished = r.time("NgayTra", m.NgayTra)
		}
		if d.Finished.IsZero() {
			d.Finished = r.time("NgayTuChoi", m.NgayTuChoi)
		}
	}
	if r.fault != nil {
		return Dossier{}, r.fault
	}
	return d, nil
}

// body is the body by the message itself.
func (m *SyncMessage) body() body.ID {
	if id, err := body.ParseID(string(m.DonViXuLy)); err == nil {
		return id
	}
	unit, _, _ := strings.Cut(string(m.MaHoSo), "-")
	id, _ := body.ParseID(unit)
	return id
}

// requested is the spans in which a dossier waited for papers.
func requested(moments []schedule.Moment, states []Status) (all []Supplement) {
	open := false
	for i, s := range states {
		switch {
		case s == SupplementRequested && !open:
			all = append(all, Supplement{Requested: moments[i]})
			open = true
		case s != SupplementRequested && open:
			all[len(all)-1].Completed = moments[i]
			open = false
		}
	}
	return all
}

// finished is when the states say that a dossier ended.
func finished(moments []schedule.Moment, states []Status) schedule.Moment {
	for _, ends := range [...][]Status{{Processed}, {Returned}, {Stopped, NotAccepted}, {Withdrawn}} {
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

// syncReader reads values and remembers the first that it could not read.
type syncReader struct{ fault *RowError }

func (r *syncReader) wrong(name string, v SyncValue) {
	if r.fault == nil {
		r.fault = &RowError{Column: name, Kind: "value", Value: quoted([]byte(v))}
	}
}

func (r *syncReader) number(name string, v SyncValue) uint8 {
	n, ok := smallNumber([]byte(v))
	if !ok {
		r.wrong(name, v)
	}
	return n
}

func (r *syncReader) flag(name string, v SyncValue) bool {
	is, ok := parseFlag(bytes.ToLower([]byte(v)))
	if !ok {
		r.wrong(name, v)
	}
	return is
}

func (r *syncReader) money(name string, v SyncValue) int64 {
	n, ok := parseFee([]byte(strings.TrimSuffix(strings.TrimSuffix(string(v), ".00"), ".0")))
	if !ok {
		r.wrong(name, v)
	}
	return n
}

func (r *syncReader) time(name string, v SyncValue) schedule.Moment {
	m, ok := ParseSyncTime(string(v))
	if !ok {
		r.wrong(name, v)
	}
	return m
}

// ParseSyncTime reads a time of the exchange in either form: 20240603154000
// (or 20240603, or to the minute) and ISO 8601 with or without a zone, with a
// space or a T before the time of day. Without a zone it is UTC+7. Nothing is
// no moment.
func ParseSyncTime(s string) (m schedule.Moment, ok bool) {
	if s == "" {
		return m, true
	}
	if n := len(s); n == 8 || n == 12 || n == 14 {
		digits := true
		for i := range n {
			digits = digits && isDigit(s[i])
		}
		if digits {
			v := []byte(s + "000000"[:14-n])
			day, ok := dayOf(twoDigits(v)*100+twoDigits(v[2:]), twoDigits(v[4:]), twoDigits(v[6:]))
			if !ok || n == 8 {
				return schedule.MomentOn(day), ok
			}
			return instant(day, twoDigits(v[8:]), twoDigits(v[10:]), twoDigits(v[12:]))
		}
	}
	if len(s) > 10 && s[10] == ' ' {
		s = s[:10] + "T" + s[11:]
	}
	return parseMoment([]byte(s))
}

// Messages is messages of the exchange that are read one after another.
type Messages struct {
	source  *bufio.Reader
	decoder *json.Decoder
	options SyncOptions
	list    bool
	number  int
	code    string
	err     error
}

// ReadSync reads messages of the exchange: JSON objects one after another, or
// one list of them. A message is the dossier itself, or an object with the
// dossier in hoSo and its progress in tienTrinhDongBo.
//
// The fields that are not counted are passed over: implementations differ in
// them, and they hold personal data.
func ReadSync(r io.Reader, o SyncOptions) *Messages {
	return &Messages{source: bufio.NewReader(r), options: o}
}

// All is the dossiers in order, each with nil or, in its place, nil with a
// [*RowError] whose Line is the number of the message. What is no JSON ends the
// reading: see [Messages.Err]. A second call goes on where the first stopped.
func (ms *Messages) All() iter.Seq2[*Dossier, error] {
	return func(yield func(*Dossier, error) bool) {
		for ms.err == nil {
			raw, err := ms.next()
			if err != nil {
				if !errors.Is(err, io.EOF) {
					ms.err = err
				}
				return
			}
			ms.number++
			ms.code = ""
			d, fault := ms.read(raw)
			var ok bool
			if fault != nil {
				fault.Line = ms.number
				ok = yield(nil, fault)
			} else {
				ok = yield(&d, nil)
			}
			if !ok {
				return
			}
		}
	}
}

// Number is the number of the last message, from 1.
func (ms *Messages) Number() int { return ms.number }

// Code is the code of the last dossier; empty when it has none.
func (ms *Messages) Code() string { return ms.code }

// Err is what ended the reading before the end of the source.
func (ms *Messages) Err() error { return ms.err }

// next is the next message as it came, or io.EOF.
func (ms *Messages) next() (raw json.RawMessage, err error) {
	if ms.decoder == nil {
		if err := ms.begin(); err != nil {
			return nil, err
		}
	}
	if ms.list && !ms.decoder.More() {
		if _, err := ms.decoder.Token(); err != nil { // the end of the list
			return nil, err
		}
		ms.list = false
	}
	err = ms.decoder.Decode(&raw)
	return raw, err
}

// begin looks whether a list begins, whose messages are then read one by one.
func (ms *Messages) begin() error {
	for {
		c, err := ms.source.ReadByte()
		if err != nil {
			return err
		}
		switch c {
		case ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF: // space, or a byte order mark
			continue
		}
		_ = ms.source.UnreadByte() // which has just been read
		ms.decoder = json.NewDecoder(ms.source)
		if ms.list = c == '['; ms.list {
			_, err = ms.decoder.Token()
		}
		return err
	}
}

func (ms *Messages) read(raw json.RawMessage) (Dossier, *RowError) {
	var whole struct {
		HoSo            json.RawMessage
		TienTrinhDongBo []SyncProgress
	}
	var m SyncMessage
	err := json.Unmarshal(raw, &whole)
	if len(whole.HoSo) > 0 {
		raw = whole.HoSo
	}
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	if err != nil {
		return Dossier{}, &RowError{Kind: "json", Cause: err}
	}
	m.Progress = whole.TienTrinhDongBo
	ms.code = string(m.MaHoSo)
	d, err := m.Dossier(ms.options)
	var fault *RowError
	errors.As(err, &fault)
	return d, fault
}
