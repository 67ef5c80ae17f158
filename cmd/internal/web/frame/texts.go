package frame

import "github.com/caicach/tthc/schedule/form"

// What every page refuses.
const (
	methodUnknown form.Code = "method"
	siteForeign   form.Code = "cross-site"
)

var texts = form.Texts{
	methodUnknown: {"trang này chỉ nhận {allowed}", "this page takes only {allowed}"},
	siteForeign:   {"yêu cầu đến từ một trang khác; hãy mở trang này và gửi lại từ đây", "the request came from another site; open this page and send it from here"},
}
