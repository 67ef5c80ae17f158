package wire

import (
	"errors"
	"net/http"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/drafts"
	"github.com/caicach/tthc/cmd/internal/feed"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/periodic"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/files"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// What is wrong with a request itself. Like those of the ledger, these codes
// are the types of problems.
const (
	addressUnknown   form.Code = "not-found"
	methodUnknown    form.Code = "method"
	hostUnknown      form.Code = "host"
	siteForeign      form.Code = "cross-site"
	parameterRefused form.Code = "bad-parameter" // its cause says why
	contentType      form.Code = "content-type"
	contentCoding    form.Code = "content-coding"
	answerType       form.Code = "not-acceptable"
	contentTooLarge  form.Code = "too-large"
	contentHalf      form.Code = "incomplete"
	serverFailed     form.Code = "internal"
	versionNeeded    form.Code = "precondition-required"
	TooMany          form.Code = "too-many-requests"
	fileRefused      form.Code = "bad-file"    // its cause says why
	contentRefused   form.Code = "bad-content" // its cause says why
)

// What is wrong with a parameter.
const (
	parameterMissing form.Code = "parameter.missing"
	parameterForm    form.Code = "parameter.form"
	parameterUnknown form.Code = "parameter.unknown"
	parameterLength  form.Code = "parameter.length"
	fileUnread       form.Code = "file.unread"
	rowGone          form.Code = "row.gone" // the row after which a page begins
)

var texts = form.Texts{
	addressUnknown:  {"{path}: xem /api/v1/openapi.yaml", "{path}: see /api/v1/openapi.yaml"},
	methodUnknown:   {"{path} chỉ nhận {allowed}", "{path} takes {allowed}"},
	hostUnknown:     {"máy chủ chỉ trả lời cho chính máy này; đặt --host nếu đứng sau một cổng giữ nguyên tên máy", "the server answers for this machine only; set --host behind a gateway that keeps the name"},
	TooMany:         {"{why}; hãy thử lại sau {seconds} giây", "{why}; try again in {seconds} seconds"},
	siteForeign:     {"yêu cầu đến từ một trang khác", "the request comes from a page of another site"},
	contentType:     {"Content-Type phải là {media}, bằng UTF-8", "Content-Type must be {media}, in UTF-8"},
	contentCoding:   {"Content-Encoding: nội dung phải gửi không nén", "Content-Encoding: send the content as it is, not packed"},
	answerType:      {"Accept: chỉ trả lời bằng {media}", "Accept: the answer comes as {media}"},
	contentTooLarge: {"nhiều nhất {limit} byte", "at most {limit} bytes"},
	// Without an answer the server would say 200: as if it were recorded.
	contentHalf:   {"chưa nhận được hết nội dung, chưa ghi nhận gì; gửi lại cùng mã sự kiện là an toàn", "the content did not arrive whole, and nothing was recorded; sending the same event again is safe"},
	versionNeeded: {"hãy nêu bản đã xem bằng If-Match, như \"1\": ETag của bản đó", "name the version that was seen by If-Match, such as \"1\": its ETag"},
	serverFailed:  {"chưa ghi nhận được; gửi lại cùng mã sự kiện là an toàn", "nothing was confirmed; sending the same event again is safe"},

	parameterMissing: {"thiếu; xem /api/v1/openapi.yaml", "is missing; see /api/v1/openapi.yaml"},
	parameterUnknown: {"không có tham số này; xem /api/v1/openapi.yaml", "there is no such parameter; see /api/v1/openapi.yaml"},
	parameterLength:  {"dài quá {limit} byte", "is longer than {limit} bytes"},
	fileUnread:       {"{why}", "{why}"},
	rowGone:          {"danh sách không còn dòng này; đọc lại từ đầu", "the list has no such row any more; read it from the start"},
	parameterForm:    {"giá trị trống, không đọc được hoặc có nhiều lần; xem /api/v1/openapi.yaml", "the value is empty, cannot be read or stands several times; see /api/v1/openapi.yaml"},
}

// status is the status and the title that a refusal is answered with.
type status struct {
	code  int
	title form.Text
}

var notFound = status{http.StatusNotFound, form.Text{"Không tìm thấy", "Not found"}}

// statuses is how each refusal is answered. What has no row here is a failure
// of the server.
var statuses = map[form.Code]status{
	ledger.PlanUnknown:            notFound,
	ledger.BodyUnknown:            notFound,
	ledger.BodyEnded:              notFound,
	ledger.ObligationUnknown:      notFound,
	ledger.EventRefused:           {http.StatusBadRequest, form.Text{"Sự kiện không hợp lệ", "The event is not valid"}},
	ledger.NothingRecorded:        {http.StatusServiceUnavailable, form.Text{"Không ghi nhận được", "Nothing can be recorded"}},
	ledger.PlanRefused:            {http.StatusBadRequest, form.Text{"Kế hoạch không hợp lệ", "The plan is not valid"}},
	ledger.PlanExists:             {http.StatusConflict, form.Text{"Đã có kế hoạch", "The plan exists"}},
	attach.Unknown:                notFound,
	attach.Refused:                {http.StatusBadRequest, form.Text{"Tệp đính kèm không hợp lệ", "The attachment is not valid"}},
	attach.Full:                   {http.StatusConflict, form.Text{"Đã đủ tệp đính kèm", "There are enough attachments"}},
	attach.CutOff:                 {http.StatusBadRequest, form.Text{"Tệp chưa đủ", "The file is not whole"}},
	attach.Changed:                {http.StatusInternalServerError, form.Text{"Tệp đính kèm đã bị sửa", "The attachment was changed"}},
	files.Gone:                    {http.StatusConflict, form.Text{"Tệp không còn", "The file is gone"}},
	drafts.Unknown:                notFound,
	drafts.Accepted:               {http.StatusConflict, form.Text{"Dự thảo đã được chấp nhận", "The draft is accepted"}},
	store.Full:                    {http.StatusInsufficientStorage, form.Text{"Hết chỗ lưu dữ liệu", "No room for data"}},
	store.Unavailable:             {http.StatusServiceUnavailable, form.Text{"Cơ sở dữ liệu chưa trả lời", "The database does not answer"}},
	store.Damaged:                 {http.StatusServiceUnavailable, form.Text{"Cơ sở dữ liệu bị hỏng", "The database is damaged"}},
	store.VersionConflict:         {http.StatusPreconditionFailed, form.Text{"Đã có bản khác", "There is another version"}},
	versionNeeded:                 {http.StatusPreconditionRequired, form.Text{"Thiếu If-Match", "If-Match is missing"}},
	feed.CursorUnknown:            {http.StatusGone, form.Text{"Không có vị trí này", "No such cursor"}},
	casebook.Unknown:              notFound,
	casebook.Erased:               {http.StatusGone, form.Text{"Nội dung đã bị xóa", "The content was erased"}},
	casebook.InTheClear:           {http.StatusConflict, form.Text{"Không niêm phong được", "It cannot be sealed"}},
	casebook.ReviewRefused:        {http.StatusBadRequest, form.Text{"Nội dung công khai không hợp lệ", "The publication is not valid"}},
	casebook.RoutesRefused:        {http.StatusBadRequest, form.Text{"Bảng phân công không hợp lệ", "The table of routes is not valid"}},
	ledger.LawRefused:             {http.StatusBadRequest, form.Text{"Nội dung không hợp lệ", "The content is not valid"}},
	ledger.BodySeveral:            {http.StatusConflict, form.Text{"Nhiều cơ quan cùng tên", "Several bodies of one name"}},
	figures.DossierRefused:        {http.StatusBadRequest, form.Text{"Hồ sơ không hợp lệ", "The dossier is not valid"}},
	figures.DossierUnknown:        notFound,
	figures.ObservationRefused:    {http.StatusBadRequest, form.Text{"Số liệu không hợp lệ", "The observation is not valid"}},
	figures.PeriodOpen:            {http.StatusConflict, form.Text{"Kỳ chưa kết thúc", "The period is not over"}},
	indicator.PeriodClosed:        {http.StatusConflict, form.Text{"Kỳ đã chốt", "The period is closed"}},
	figures.CutOff:                {http.StatusBadRequest, form.Text{"Nội dung chưa đủ", "The content is not complete"}},
	contentRefused:                {http.StatusBadRequest, form.Text{"Nội dung không hợp lệ", "The content is not valid"}},
	fileRefused:                   {http.StatusBadRequest, form.Text{"Không đọc được tệp", "The file cannot be read"}},
	store.KeyReused:               {http.StatusUnprocessableEntity, form.Text{"Mã đã dùng cho nội dung khác", "The key was used for another content"}},
	roster.PersonUnknown:          notFound,
	roster.GrantsRefused:          {http.StatusBadRequest, form.Text{"Vai trò không hợp lệ", "The roles are not valid"}},
	roster.TokenUnknown:           notFound,
	roster.TokenRefused:           {http.StatusBadRequest, form.Text{"Mã truy cập không hợp lệ", "The token is not valid"}},
	calendars.Unknown:             notFound,
	calendars.Refused:             {http.StatusBadRequest, form.Text{"Địa chỉ lịch không hợp lệ", "The address of a calendar is not valid"}},
	receivers.SubscriptionUnknown: notFound,
	receivers.SubscriptionRefused: {http.StatusBadRequest, form.Text{"Đăng ký nhận tin không hợp lệ", "The subscription is not valid"}},
	receivers.TooMany:             {http.StatusConflict, form.Text{"Quá nhiều đăng ký nhận tin", "Too many subscriptions"}},
	audit.RowUnknown:              notFound,
	audit.HeadNone:                notFound,
	audit.RowUnsigned:             {http.StatusConflict, form.Text{"Chưa có đầu chuỗi phủ dòng này", "No head covers this row yet"}},
	audit.Busy:                    {http.StatusConflict, form.Text{"Đang kiểm tra", "A verification is under way"}},
	trail.ProofWrong:              {http.StatusConflict, form.Text{"Nhật ký không còn như đã ký", "The log is not what was signed"}},
	trail.ChainCut:                {http.StatusConflict, form.Text{"Nhật ký không còn như đã ký", "The log is not what was signed"}},
	addressUnknown:                {http.StatusNotFound, form.Text{"Không có địa chỉ này", "No such address"}},
	periodic.Refused:              {http.StatusBadRequest, form.Text{"Không lập được báo cáo", "The report cannot be made"}},
	access.NotSignedIn:            {http.StatusUnauthorized, form.Text{"Chưa đăng nhập", "Not signed in"}},
	TooMany:                       {http.StatusTooManyRequests, form.Text{"Quá nhiều yêu cầu", "Too many requests"}},
	access.Forbidden:              {http.StatusForbidden, form.Text{"Không có quyền", "Not allowed"}},
	methodUnknown:                 {http.StatusMethodNotAllowed, form.Text{"Phương thức không dùng được", "Method not allowed"}},
	siteForeign:                   {http.StatusForbidden, form.Text{"Từ một trang khác", "From another site"}},
	hostUnknown:                   {http.StatusMisdirectedRequest, form.Text{"Không phải máy chủ này", "Not this server"}},
	parameterRefused:              {http.StatusBadRequest, form.Text{"Tham số không hợp lệ", "A parameter is not valid"}},
	contentType:                   {http.StatusUnsupportedMediaType, form.Text{"Sai kiểu nội dung", "Wrong content type"}},
	contentCoding:                 {http.StatusUnsupportedMediaType, form.Text{"Nội dung bị nén", "The content is packed"}},
	answerType:                    {http.StatusNotAcceptable, form.Text{"Không trả lời bằng kiểu đó", "No answer of that type"}},
	contentTooLarge:               {http.StatusRequestEntityTooLarge, form.Text{"Nội dung quá dài", "The content is too long"}},
	contentHalf:                   {http.StatusBadRequest, form.Text{"Nội dung chưa đủ", "The content is not complete"}},
	serverFailed:                  {http.StatusInternalServerError, form.Text{"Lỗi của máy chủ", "Server error"}},
}

// Status is the status that an error is answered with.
func Status(err error) int {
	if e := refusal(err); e != nil {
		return statuses[e.Code].code
	}
	return http.StatusInternalServerError
}

// refusal is what is answered: nil for a failure of the server.
func refusal(err error) *form.Error {
	if e := denied(err); e != nil {
		return e
	}
	var e *form.Error
	if errors.As(err, &e) {
		if _, ok := statuses[e.Code]; ok {
			return e
		}
	}
	return nil
}

// denied is that something of what was sent may not be done: then it was not.
func denied(err error) *form.Error {
	for _, e := range form.All(err) {
		if e.Code == access.Forbidden {
			return e
		}
		if found := denied(e.Cause); found != nil {
			return found
		}
	}
	return nil
}

// Fail answers an error. What is not the client's fault is logged, and told
// without its inside.
func (d *Desk) Fail(w http.ResponseWriter, r *http.Request, err error) {
	e := refusal(err)
	if e == nil || e.Code == store.Full || e.Code == store.Unavailable || e.Code == store.Damaged || e.Code == attach.Changed {
		d.Log.ErrorContext(r.Context(), "request failed", "operation", observe.Operation(r.Context()), "error", err)
	}
	if status := Status(err); status == http.StatusUnauthorized || status == http.StatusForbidden {
		d.Denied.Note(r.Context(), e.Code)
	}
	if e != nil {
		observe.Why(r.Context(), e.Code)
	}
	switch {
	case e == nil:
		e = texts.Error(form.Error{Code: serverFailed})
	case e.Code == access.NotSignedIn:
		w.Header().Set("WWW-Authenticate", `Bearer realm="tthc"`)
	case e.Code == store.Unavailable:
		w.Header().Set("Retry-After", "5")
	}
	Held(w, e)
	writeProblem(w, e, Language(r))
}

// Failed answers that the server failed.
func Failed(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, texts.Error(form.Error{Code: serverFailed}), Language(r))
}

// writeProblem answers with problem details, RFC 9457.
func writeProblem(w http.ResponseWriter, e *form.Error, l form.Language) {
	a := statuses[e.Code]
	p := spec.Problem{Type: "urn:tthc:problem:" + string(e.Code), Title: a.title.In(l), Status: a.code, Detail: e.Message(l)}
	if slices.Contains([]form.Code{ledger.EventRefused, ledger.PlanRefused, ledger.LawRefused, figures.DossierRefused, figures.ObservationRefused, casebook.ReviewRefused, casebook.RoutesRefused, attach.Refused, periodic.Refused, roster.TokenRefused, roster.GrantsRefused, calendars.Refused, receivers.SubscriptionRefused, contentRefused, fileRefused}, e.Code) {
		faults := FaultsOf(form.All(e.Cause), l)
		p.Faults = &faults
	}
	b, err := Encode(p)
	if err != nil {
		b = []byte("{}") // a problem can be written
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_, _ = w.Write(b) // fails only when the client is gone
}

// maxFaults is how many faults of one thing are told.
const maxFaults = 1000

// FaultsOf is faults as they are answered, at most so many.
func FaultsOf(all form.Errors, l form.Language) []spec.Fault {
	faults := []spec.Fault{}
	for _, f := range all[:min(len(all), maxFaults)] {
		told := spec.Fault{Code: string(f.Code), Path: f.Path, Message: f.Message(l)}
		if f.Line > 0 {
			told.Line = &f.Line
		}
		faults = append(faults, told)
	}
	return faults
}

// BadContent is the refusal of what a request brings.
func BadContent(why error) error {
	return texts.Error(form.Error{Code: contentRefused, Cause: why})
}

// BadParameter is the refusal of a query parameter.
func BadParameter(name string, why error) error {
	return texts.Error(form.Error{Code: parameterRefused, Path: name, Cause: why})
}

// ParameterError is BadParameter for what the generated code found. What that
// says inside is not for people.
func ParameterError(err error) error {
	var missing *spec.RequiredParamError
	if errors.As(err, &missing) {
		return BadParameter(missing.ParamName, texts.Error(form.Error{Code: parameterMissing}))
	}
	var header *spec.RequiredHeaderError
	if errors.As(err, &header) {
		return texts.Error(form.Error{Code: versionNeeded})
	}
	var format *spec.InvalidParamFormatError
	if errors.As(err, &format) {
		if format.ParamName == "If-Match" {
			return texts.Error(form.Error{Code: versionNeeded})
		}
		return BadParameter(format.ParamName, texts.Error(form.Error{Code: parameterForm}))
	}
	return BadParameter("", texts.Error(form.Error{Code: parameterForm}))
}

// ParameterForm is the refusal of a query parameter whose value cannot be read.
func ParameterForm(name string) error {
	return BadParameter(name, texts.Error(form.Error{Code: parameterForm}))
}

// TooLarge is the refusal of what is longer than so many bytes.
func TooLarge(limit int) error {
	return texts.Error(form.Error{Code: contentTooLarge, Args: form.Args{"limit": limit}})
}

// RefusedFile says that a file was refused, and why.
func RefusedFile(err error) error {
	var unread *grid.Error
	if errors.As(err, &unread) {
		err = texts.Error(form.Error{Code: fileUnread, Args: form.Args{"why": form.Text{unread.Message(form.Vietnamese), unread.Message(form.English)}}})
	}
	return texts.Error(form.Error{Code: fileRefused, Cause: err})
}
