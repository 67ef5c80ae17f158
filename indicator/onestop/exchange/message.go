package exchange

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Message is a dossier as systems send it to the national portal
// (TrangThaiHoSo and so on), as far as it is counted: names, addresses and
// numbers of people are passed over and not kept. Systems write numbers as
// strings or as numbers, so a [Value] takes both.
type Message struct {
	MaHoSo          Value `json:"MaHoSo,omitzero"`
	MaTTHC          Value `json:"MaTTHC,omitzero"`
	KenhThucHien    Value `json:"KenhThucHien,omitzero"`  // 1, 2, 3; null is 1
	TrangThaiHoSo   Value `json:"TrangThaiHoSo,omitzero"` // 1 to 10
	NgayTiepNhan    Value `json:"NgayTiepNhan,omitzero"`
	NgayHenTra      Value `json:"NgayHenTra,omitzero"`
	NgayKetThucXuLy Value `json:"NgayKetThucXuLy,omitzero"`
	NgayTra         Value `json:"NgayTra,omitzero"`
	NgayTuChoi      Value `json:"NgayTuChoi,omitzero"`
	DonViXuLy       Value `json:"DonViXuLy,omitzero"`

	HoSoCoThanhPhanSoHoa        Value `json:"HoSoCoThanhPhanSoHoa,omitzero"` // 1: digitised data were used again
	TaiKhoanDuocXacThucVoiVNeID Value `json:"TaiKhoanDuocXacThucVoiVNeID,omitzero"`
	DuocThanhToanTrucTuyen      Value `json:"DuocThanhToanTrucTuyen,omitzero"` // 1 on the portal, 2 on the body's gateway

	TaiLieuNop           []Component  `json:"TaiLieuNop,omitzero"`
	DanhSachLePhi        []Fee        `json:"DanhSachLePhi,omitzero"`
	DanhSachHoSoBoSung   []Supplement `json:"DanhSachHoSoBoSung,omitzero"`
	DanhSachGiayToKetQua []Result     `json:"DanhSachGiayToKetQua,omitzero"`
	DSKetNoiCSDL         []Database   `json:"DSKetNoiCSDL,omitzero"`

	// Progress is the items sent beside the dossier (tienTrinhDongBo): the
	// moments at which it came into its states.
	Progress []Progress `json:"tienTrinhDongBo,omitzero"`
}

// message is a Message without its methods, as its form reads it.
type message Message

// envelope is both ways in which systems send a dossier: itself, or in hoSo.
type envelope struct {
	message
	HoSo *message `json:"hoSo,omitzero"`
}

var (
	messageForm  = form.Foreign[message]()
	envelopeForm = form.Foreign[envelope]()
)

// MarshalJSON writes the fields that have a value, with the progress in
// tienTrinhDongBo beside them.
func (m Message) MarshalJSON() ([]byte, error) { return messageForm.Write(message(m)) }

// UnmarshalJSON reads a message: the dossier itself, or an object with the
// dossier in hoSo and its progress in tienTrinhDongBo.
func (m *Message) UnmarshalJSON(b []byte) error {
	e, err := envelopeForm.Read(b, nil)
	if err != nil {
		return err
	}
	*m = Message(e.message)
	if e.HoSo != nil {
		*m = Message(*e.HoSo)
		m.Progress = append(m.Progress, e.Progress...)
	}
	return nil
}

// Component is a paper that was handed in.
type Component struct {
	DuongDanTaiTepTin Value `json:"DuongDanTaiTepTin,omitzero"`
	DuocSoHoa         Value `json:"DuocSoHoa,omitzero"`
	DuocTaiSuDung     Value `json:"DuocTaiSuDung,omitzero"`
	DuocLayTuKhoDMQG  Value `json:"DuocLayTuKhoDMQG,omitzero"`
	IsDeleted         Value `json:"IsDeleted,omitzero"`
}

// Fee is an entry of the fees.
type Fee struct {
	Gia Value `json:"Gia,omitzero"`
}

// Supplement is a request for papers.
type Supplement struct {
	NgayBoSung         Value `json:"NgayBoSung,omitzero"`         // when they were asked for
	NgayTiepNhanBoSung Value `json:"NgayTiepNhanBoSung,omitzero"` // when they had come
}

// Result is a paper that the dossier led to.
type Result struct {
	DuongDanTepTinKetQua Value `json:"DuongDanTepTinKetQua,omitzero"`
}

// Database is a database that was asked.
type Database struct {
	MaCSDL Value `json:"MaCSDL,omitzero"`
}

// Progress is a state that a dossier came into.
type Progress struct {
	ThoiDiemXuLy Value `json:"ThoiDiemXuLy,omitzero"`
	TrangThai    Value `json:"TrangThai,omitzero"`
}

// Value is a value of the exchange: a string, or a number, true or false as it
// is written. Null and the empty string are no value.
type Value string

var stringForm = form.Foreign[string]()

// UnmarshalJSON takes any value that is neither object nor list.
func (v *Value) UnmarshalJSON(b []byte) error {
	switch text := strings.TrimSpace(string(b)); {
	case text == "null" || text == "":
		*v = ""
	case text[0] == '{' || text[0] == '[':
		return texts.Error(form.Error{Code: form.FieldType, Value: shown(text)})
	case text[0] == '"':
		s, err := stringForm.Read(b, nil)
		if err != nil {
			return err
		}
		*v = Value(strings.TrimSpace(s))
	default:
		*v = Value(text)
	}
	return nil
}

// shown is a value as an error shows it.
func shown(s string) string {
	const most = 80
	if len(s) > most {
		s = s[:most] + "..."
	}
	return strings.ToValidUTF8(s, "\ufffd")
}
