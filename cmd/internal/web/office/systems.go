package office

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/schedule/form"
)

func (s *room) systemPages() []page {
	return []page{
		{"GET", "/office/systems", "listSubscriptions", s.systems},
		{"POST", "/office/systems", "createSubscription", s.makeSystem},
		{"GET", "/office/system", "listFailures", s.system},
		{"POST", "/office/system/repeat", "repeatFailures", s.repeat},
		{"POST", "/office/system/rotate", "rotateSubscription", s.rotate},
		{"POST", "/office/system/end", "endSubscription", s.end},
	}
}

// system is who is told of what is recorded, with where that is sent and how much of it
// was not acknowledged.
type system struct {
	receivers.Subscription
	Where   string
	Failing int
	GivenUp int
}

// SystemLink is the address of the page of a receiver.
func (v *view) SystemLink(id string) string { return systemLink(id) }

func systemLink(id string) string { return "/office/system?" + url.Values{"id": {id}}.Encode() }

// Kinds is what may be told.
func (v *view) Kinds() []delivery.SubjectKind { return delivery.SubjectKinds() }

// About is a kind of news in words.
func (v *view) About(k delivery.SubjectKind) string { return subjects[k].In(v.Lang) }

var systemsTitle = form.Text{"Nơi nhận tin", "Receivers"}

func (s *room) systems(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, systemsTitle); ok {
		s.showSystems(w, r, http.StatusOK, v)
	}
}

func (s *room) showSystems(w http.ResponseWriter, r *http.Request, status int, v *view) {
	all, err := s.Gate.Receivers.All(r.Context())
	for _, one := range all {
		if err != nil {
			break
		}
		told := system{Subscription: one}
		var lines []delivery.Line
		if told.Where, err = s.Gate.Receivers.Address(r.Context(), one); err == nil && one.Ended.IsZero() {
			lines, err = s.Gate.Receivers.Failing(r.Context(), one.ID)
		}
		told.Failing = len(lines)
		for _, l := range lines {
			if l.GivenUp {
				told.GivenUp++
			}
		}
		v.Systems = append(v.Systems, told)
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Here, v.Other = "/office/systems", "/office/systems"
	s.Page(w, r, status, "systems.html", v)
}

// makeSystem makes a subscription to what is recorded from now on, and shows its secret
// this once.
func (s *room) makeSystem(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, systemsTitle)
	if !ok {
		return
	}
	n := receivers.New{Name: r.PostFormValue("name"), Address: strings.TrimSpace(r.PostFormValue("address"))}
	for _, k := range r.PostForm["subject"] {
		n.Subjects = append(n.Subjects, delivery.SubjectKind(k))
	}
	var err error
	for line := range strings.Lines(r.PostFormValue("bodies")) {
		id, wrong := v.meant(line)
		if err = errors.Join(err, wrong); id != "" {
			n.Bodies = append(n.Bodies, id)
		}
	}
	if err == nil {
		_, v.Secret, err = s.Gate.Receivers.Make(r.Context(), n, by(r))
	}
	if err == nil {
		v.Message, v.Filled = v.T("Đã đăng ký nơi nhận tin: ", "The receiver was added: ")+n.Name+".", nil
		s.showSystems(w, r, http.StatusCreated, v)
		return
	}
	s.answer(w, r, v, err, "", func(status int) { s.showSystems(w, r, status, v) })
}

// told is the receiver that a request asks for, on a page begun for it.
func (s *room) told(w http.ResponseWriter, r *http.Request, v *view) bool {
	one, err := s.Gate.Receivers.Find(r.Context(), r.FormValue("id"))
	if errors.Is(err, receivers.SubscriptionUnknown) {
		s.Refuse(w, r, http.StatusNotFound, texts.Error(form.Error{Code: systemUnknown}))
		return false
	}
	v.System = &system{Subscription: one}
	if err == nil {
		v.System.Where, err = s.Gate.Receivers.Address(r.Context(), one)
	}
	if err != nil {
		s.Fail(w, r, err)
		return false
	}
	v.Title, v.Here = one.Name, systemLink(one.ID)
	v.Other = v.Here
	return true
}

// system shows what a receiver did not acknowledge, with why, and when it is sent again.
func (s *room) system(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, form.Text{}); ok && s.told(w, r, v) {
		s.showSystem(w, r, http.StatusOK, v)
	}
}

func (s *room) showSystem(w http.ResponseWriter, r *http.Request, status int, v *view) {
	var err error
	if v.Failures, err = s.Gate.Receivers.Failing(r.Context(), v.System.ID); err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, status, "system.html", v)
}

// repeat has what failed sent again now: one of them, or all.
func (s *room) repeat(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, form.Text{})
	if !ok || !s.told(w, r, v) {
		return
	}
	var of delivery.Subject
	var err error
	if text := r.PostFormValue("subject"); text != "" {
		if of, ok = delivery.ParseSubject(text); !ok {
			err = written{texts.Error(form.Error{Code: subjectForm})}
		}
	}
	if err == nil {
		_, err = s.Gate.Receivers.Repeat(r.Context(), v.System.ID, of)
	}
	s.answer(w, r, v, err, v.Here+"&done=repeated", func(status int) { s.showSystem(w, r, status, v) })
}

// rotate gives a receiver another secret, and shows it this once.
func (s *room) rotate(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, form.Text{})
	if !ok || !s.told(w, r, v) {
		return
	}
	one, secret, err := s.Gate.Receivers.Rotate(r.Context(), v.System.ID, by(r))
	if err != nil {
		s.answer(w, r, v, err, "", func(status int) { s.showSystem(w, r, status, v) })
		return
	}
	v.System.Subscription, v.Secret = one, secret
	v.Message = v.T("Đã đổi khóa ký. Khóa cũ còn dùng thêm 24 giờ.", "The secret was replaced. The one before signs for 24 hours more.")
	s.showSystem(w, r, http.StatusOK, v)
}

// end ends a subscription.
func (s *room) end(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, form.Text{})
	if !ok || !s.told(w, r, v) {
		return
	}
	_, err := s.Gate.Receivers.End(r.Context(), v.System.ID, by(r))
	s.answer(w, r, v, err, "/office/systems?done=closed", func(status int) { s.showSystem(w, r, status, v) })
}
