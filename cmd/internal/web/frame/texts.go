package frame

import "github.com/caicach/tthc/schedule/form"

// What every page refuses.
const (
	methodUnknown  form.Code = "method"
	siteForeign    form.Code = "cross-site"
	formTooLarge   form.Code = "too-large"
	formUnreadable form.Code = "incomplete"
)

var texts = form.Texts{
	methodUnknown:  {"trang này chỉ nhận {allowed}", "this page takes only {allowed}"},
	formTooLarge:   {"nội dung quá dài, nhiều nhất {limit} byte", "the content is too long, at most {limit} bytes"},
	formUnreadable: {"không đọc được nội dung gửi lên; hãy gửi lại", "what was sent cannot be read; send it again"},
	siteForeign:    {"yêu cầu đến từ một trang khác; hãy mở trang này và gửi lại từ đây", "the request came from another site; open this page and send it from here"},
}
