package cases

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// byPage is the channel of what is submitted by the page: it is a data message to an
// address that the body published. It is not the national portal, at which who sends
// something has an account.
const byPage = petition.ChannelEmail

// shortestSecret and longestSecret bound the secret that a form has.
const shortestSecret, longestSecret = 20, 100

// submission is the form by which a petition is submitted.
type submission struct {
	Form   url.Values
	Secret string // of the form: what is sent twice with it is one petition
	Asked  petition.Admission
	Ways   []way
	Found  []frame.Found // whom the sender may mean
	Near   bool
}

// way is where goes what is no petition.
type way struct {
	Kind petition.Kind
	desk.Way
}

// Kinds is what may be submitted.
func (*submission) Kinds() []petition.Kind {
	return []petition.Kind{petition.KindReflection, petition.KindRecommendation}
}

// Subjects is what a petition may be about.
func (*submission) Subjects() []petition.Subject {
	return []petition.Subject{petition.SubjectProcedure, petition.SubjectRegulation, petition.SubjectConduct}
}

// Types is what a sender may be.
func (*submission) Types() []senderType { return senderTypes }

// senderType is what a sender may be, with its words.
type senderType struct {
	Type petition.SenderType
	text form.Text
}

// Text is what a sender is, in words.
func (t senderType) Text(l form.Language) string { return t.text.In(l) }

var senderTypes = []senderType{
	{petition.SenderCitizen, form.Text{"công dân Việt Nam", "citizen of Vietnam"}},
	{petition.SenderOverseas, form.Text{"người Việt Nam định cư ở nước ngoài", "Vietnamese living abroad"}},
	{petition.SenderForeigner, form.Text{"người nước ngoài", "foreigner"}},
	{petition.SenderOrganisation, form.Text{"doanh nghiệp, tổ chức", "enterprise or organisation"}},
}

// Needs says whether a condition is asked for, by its name.
func (n *submission) Needs(name string) bool {
	return slices.Contains(n.Asked.Conditions.Names(), name)
}

// Is says that a field of the form has a value.
func (n *submission) Is(field string, value any) bool { return n.Form.Get(field) == fmt.Sprint(value) }

// submit shows the form by which anybody submits a petition.
func (s *room) submit(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	s.showSubmission(w, r, http.StatusOK, &view{View: *base}, &submission{Form: url.Values{"body": {r.URL.Query().Get("body")}}})
}

func (s *room) showSubmission(w http.ResponseWriter, r *http.Request, status int, v *view, n *submission) {
	known, err := s.book.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	if !secretLike(n.Secret) {
		n.Secret = rand.Text()
	}
	n.Asked = known.Process.AdmissionOn(byPage, v.Today)
	n.Ways = []way{{petition.KindComplaint, desk.WayInstead(petition.ReasonComplaint, v.Today)}, {petition.KindDenunciation, desk.WayInstead(petition.ReasonDenunciation, v.Today)}}
	v.Submission, v.Title, v.Other = n, v.T("Gửi phản ánh, kiến nghị", "Submit a petition"), "/submit"
	s.Page(w, r, status, "submit.html", v)
}

func secretLike(secret string) bool {
	return len(secret) >= shortestSecret && len(secret) <= longestSecret
}

// labelsOfSender is how a sender knows the fields of the form.
var labelsOfSender = map[string]form.Text{
	"to": {"Gửi đến cơ quan", "To"}, "kind": {"Loại", "Kind"}, "subject": {"Về việc", "About"}, "content": {"Nội dung", "Content"}, "proposal": {"Kiến nghị giải quyết", "What you propose"},
	"sender.type": {"Bạn là", "You are"}, "sender.name": {"Họ tên, hoặc tên tổ chức", "Name"}, "sender.address": {"Địa chỉ liên hệ", "Address"}, "sender.phone": {"Điện thoại", "Telephone"}, "sender.email": {"Thư điện tử", "E-mail"},
}

// Ask is the label of a field of the form that a sender fills in.
func (v *view) Ask(field string) string { return labelsOfSender[field].In(v.Lang) }

// send takes in the form. What is missing is said at once, and nothing of it is recorded.
func (s *room) send(w http.ResponseWriter, r *http.Request) {
	if !s.Posted(w, r, frame.MaxForm) {
		return
	}
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	known, err := s.book.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v, f := &view{View: *base}, r.PostForm
	n := &submission{Form: f, Secret: f.Get("secret")}
	refuse := func(status int, message string) {
		v.Message, v.Refused = message, true
		s.showSubmission(w, r, status, v, n)
	}
	if !secretLike(n.Secret) {
		refuse(http.StatusBadRequest, v.T("Biểu mẫu đã cũ; hãy kiểm tra và gửi lại.", "The form was old; look at it and send it again."))
		return
	}
	var to body.ID
	if to, n.Found, n.Near = frame.Seek(known.Process.Bodies(), strings.TrimSpace(said(f, "chosen", "body")), v.Today, v.Lang); to == "" {
		refuse(http.StatusBadRequest, v.T("Chưa rõ gửi đến cơ quan nào: hãy chọn trong danh sách, hoặc viết lại tên.", "It is not clear to which body it goes: choose one of the list, or write its name again."))
		return
	}
	e := submitted(f, to)
	e.At = schedule.MomentAt(s.Ledger.Now())
	if x := desk.Examine(known.Process, e); x.Decision != desk.DecisionAdmit {
		refuse(http.StatusBadRequest, v.lacking(x))
		return
	}
	if f.Get("read") == "" {
		refuse(http.StatusBadRequest, v.T("Hãy đọc thông báo về dữ liệu cá nhân và đánh dấu đã đọc.", "Read the notice on personal data, and tick that you did."))
		return
	}
	c, _, err := s.book.Submit(r.Context(), n.Secret, e)
	if err == nil {
		http.Redirect(w, r, "/track?"+url.Values{"code": {c.String()}, "sent": {"1"}}.Encode(), http.StatusSeeOther)
		return
	}
	status := wire.Status(err)
	if status >= http.StatusInternalServerError {
		s.Fail(w, r, err)
		return
	}
	refuse(status, frame.Said(err, v.Lang, labelsOfSender))
}

// said is the first of the fields of a form in which something stands.
func said(f url.Values, fields ...string) string {
	for _, field := range fields {
		if text := f.Get(field); strings.TrimSpace(text) != "" {
			return text
		}
	}
	return ""
}

// submitted is the event of a form.
func submitted(f url.Values, to body.ID) petition.Event {
	field := func(name string) string { return strings.TrimSpace(f.Get(name)) }
	e := petition.Event{Type: petition.Submitted, To: to, Channel: byPage, Kind: petition.Kind(field("kind")), Subject: petition.Subject(field("subject")), Content: field("content"),
		Sender: petition.Sender{Type: petition.SenderType(field("sender.type")),
			Identity: petition.Identity{Name: field("sender.name"), Address: field("sender.address"), Phone: field("sender.phone"), Email: field("sender.email")}}}
	if e.Kind == petition.KindRecommendation {
		e.Proposal = field("proposal")
	}
	return e
}

// lacking is what a submission fails, in words, each with its source.
func (v *view) lacking(x desk.Examination) string {
	lines := []string{v.T("Chưa gửi được, còn thiếu:", "Not sent yet; this is missing:")}
	for _, f := range x.Failing {
		lines = append(lines, "– "+f.Condition.Text(v.Lang)+" ("+f.Basis.In(v.Lang)+")")
	}
	if !x.Way.IsZero() {
		lines = append(lines, x.Way.Text.In(v.Lang))
	}
	return strings.Join(lines, "\n")
}
