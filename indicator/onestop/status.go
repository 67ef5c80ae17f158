package onestop

import (
	"strconv"

	"github.com/caicach/tthc/schedule/form"
)

// Status is the state of a dossier as one-stop systems exchange it with the
// national portal (TrangThaiHoSo), codes 1 to 10. What a system calls its own
// states stays with the system. The zero Status is none.
type Status uint8

// The states.
const (
	Registered          Status = iota + 1 // 1 Mới đăng ký
	Accepted                              // 2 Được tiếp nhận
	NotAccepted                           // 3 Không được tiếp nhận
	InProgress                            // 4 Đang xử lý
	SupplementRequested                   // 5 Yêu cầu bổ sung giấy tờ
	PaymentRequested                      // 6 Yêu cầu thực hiện nghĩa vụ tài chính
	Withdrawn                             // 7 Công dân yêu cầu rút hồ sơ
	Stopped                               // 8 Dừng xử lý
	Processed                             // 9 Đã xử lý xong
	Returned                              // 10 Đã trả kết quả
)

var statusTexts = [...]form.Text{
	Registered:          {form.Vietnamese: "Mới đăng ký", form.English: "registered"},
	Accepted:            {form.Vietnamese: "Được tiếp nhận", form.English: "accepted"},
	NotAccepted:         {form.Vietnamese: "Không được tiếp nhận", form.English: "not accepted"},
	InProgress:          {form.Vietnamese: "Đang xử lý", form.English: "in progress"},
	SupplementRequested: {form.Vietnamese: "Yêu cầu bổ sung giấy tờ", form.English: "supplement requested"},
	PaymentRequested:    {form.Vietnamese: "Yêu cầu thực hiện nghĩa vụ tài chính", form.English: "payment requested"},
	Withdrawn:           {form.Vietnamese: "Công dân yêu cầu rút hồ sơ", form.English: "withdrawn"},
	Stopped:             {form.Vietnamese: "Dừng xử lý", form.English: "stopped"},
	Processed:           {form.Vietnamese: "Đã xử lý xong", form.English: "processed"},
	Returned:            {form.Vietnamese: "Đã trả kết quả", form.English: "result returned"},
}

// statusCodes is the codes with what they mean, for whoever wrote none of them.
var statusCodes = func() (all form.Text) {
	for l := range all {
		for s := Registered; s <= Returned; s++ {
			if s > Registered {
				all[l] += "; "
			}
			all[l] += strconv.Itoa(int(s)) + " " + statusTexts[s][l]
		}
	}
	return all
}()

// Valid says that this is one of the ten states.
func (s Status) Valid() bool { return s >= Registered && s <= Returned }

// Ended says that nothing is to be done any more in this state: 3, 7, 8, 9
// and 10.
func (s Status) Ended() bool {
	return s == NotAccepted || s >= Withdrawn && s <= Returned
}

// needsReceipt says that a dossier in this state must have been received.
func (s Status) needsReceipt() bool {
	return s != Registered && s != NotAccepted && s != Withdrawn
}

// Text is the official name of the state.
func (s Status) Text(l form.Language) string {
	if !s.Valid() {
		return ""
	}
	return statusTexts[s].In(l)
}

// Channel is how a dossier was filed (KenhThucHien). The zero Channel, which
// is a null in the exchange, counts as 1, direct.
type Channel uint8

// The channels.
const (
	Direct Channel = iota + 1 // 1 trực tiếp
	Online                    // 2 trực tuyến
	Postal                    // 3 bưu chính công ích
)

// Payment is where a dossier was paid online (DuocThanhToanTrucTuyen). The
// zero Payment is not online, or not yet.
type Payment uint8

// The ways of paying online.
const (
	PaidOnPortal  Payment = iota + 1 // 1 on the National Public Service Portal
	PaidOnGateway                    // 2 through the body's own gateway
)
