package office

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func (s *room) calendarPages() []page {
	return []page{
		{"GET", "/office/calendars", "listDutyCalendars", s.calendars},
		{"POST", "/office/calendars", "createDutyCalendar", s.makeCalendar},
		{"POST", "/office/calendars/revoke", "revokeDutyCalendar", s.revokeCalendar},
	}
}

var calendarsTitle = form.Text{"Địa chỉ lịch của cơ quan", "Addresses of calendars of bodies"}

func calendarsLink(of body.ID) string {
	return "/office/calendars?" + url.Values{"body": {of.String()}}.Encode()
}

// calendars lists the addresses of the bodies for which who asks has the role, or of the
// one that is asked for, with the form that makes one.
func (s *room) calendars(w http.ResponseWriter, r *http.Request) {
	v, ok := s.begin(w, r, calendarsTitle)
	if !ok {
		return
	}
	var err error
	if v.Of, err = v.meant(r.FormValue("body")); err == nil && v.Of != "" {
		err = access.Check(r.Context(), v.Of)
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	s.showCalendars(w, r, http.StatusOK, v)
}

func (s *room) showCalendars(w http.ResponseWriter, r *http.Request, status int, v *view) {
	all, err := s.Gate.Calendars.All(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	may := access.Checker(r.Context())
	for _, a := range slices.Backward(all) {
		if may(a.Body) == nil && (v.Of == "" || a.Body == v.Of) {
			v.Addresses = append(v.Addresses, a)
		}
	}
	v.Here, v.Other = "/office/calendars", calendarsLink(v.Of)
	s.Page(w, r, status, "calendars.html", v)
}

// makeCalendar makes an address, and shows it this once.
func (s *room) makeCalendar(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, calendarsTitle)
	if !ok {
		return
	}
	n := calendars.New{Name: r.PostFormValue("name")}
	var err error
	if n.Body, err = v.meant(r.PostFormValue("body")); err == nil && n.Body != "" {
		err = access.Check(r.Context(), n.Body)
	}
	var secret string
	if err == nil && n.Body == "" {
		err = written{texts.Error(form.Error{Code: form.FieldMissing, Path: "body"})}
	}
	if err == nil {
		_, secret, err = s.Gate.Calendars.Make(r.Context(), n, v.known.Bodies(), v.Today, by(r))
	}
	if err == nil {
		v.Secret, v.Of, v.Filled = s.base(r)+calendars.Path(secret), n.Body, nil
		v.Message = v.T("Đã cấp địa chỉ lịch của ", "An address was made for ") + v.Body(n.Body) + "."
		s.showCalendars(w, r, http.StatusCreated, v)
		return
	}
	s.answer(w, r, v, err, "", func(status int) { s.showCalendars(w, r, status, v) })
}

// base is how this server is reached, as far as it knows.
func (s *room) base(r *http.Request) string {
	switch {
	case s.Door != nil && s.Door.Provider != nil:
		return s.Door.Provider.Base
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

func (s *room) revokeCalendar(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, calendarsTitle)
	if !ok {
		return
	}
	a, err := s.Gate.Calendars.Find(r.Context(), r.PostFormValue("id"))
	if err == nil {
		err = access.Check(r.Context(), a.Body)
	}
	if err == nil {
		_, err = s.Gate.Calendars.Revoke(r.Context(), a.ID, by(r))
	}
	s.answer(w, r, v, err, "/office/calendars?done=revoked", func(status int) { s.showCalendars(w, r, status, v) })
}
