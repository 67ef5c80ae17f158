package desk_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// A story is a petition with what happens to it, told event by event.
type story struct {
	*testing.T
	process *petition.Process
	code    petition.Code
	pet     petition.Petition
}

func tell(t *testing.T, code string) *story { return tellUnder(t, code, petition.Rules{}) }

func tellUnder(t *testing.T, code string, rules petition.Rules) *story {
	p, err := petition.NewProcess(petition.Options{Rules: rules, Bodies: body.Vietnam()})
	require.NoError(t, err)
	return &story{T: t, process: p, code: petition.MustParseCode(code)}
}

func moment(s string) schedule.Moment {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, calendar.Zone())
	if err != nil {
		panic(err)
	}
	return schedule.MomentAt(t)
}

func day(s string) form.Day { return form.MustParseDay(s) }

// mau is a sender who gives everything; the name means "specimen".
var mau = petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{
	Name: "Nguyễn Văn Mẫu", Address: "thôn Mẫu, xã Ví Dụ", Phone: "0912345678", Email: "mau@example.vn"}}

type edit = func(*petition.Event)

func to(id body.ID) edit         { return func(e *petition.Event) { e.To = id } }
func because(reason string) edit { return func(e *petition.Event) { e.Reason = reason } }
func until(d string) edit        { return func(e *petition.Event) { e.Due = form.MustParseDay(d) } }
func says(content string) edit   { return func(e *petition.Event) { e.Content = content } }

func answer(document string, outcome petition.Reason) edit {
	return func(e *petition.Event) {
		e.Content, e.Document, e.Outcome = "Cơ quan trả lời như sau.", document, outcome
	}
}

func (s *story) event(when string, t petition.EventType, by body.ID, edits ...edit) petition.Event {
	e := petition.Event{Code: s.code, At: moment(when), Type: t, By: by}
	if t == petition.Submitted {
		e.Kind, e.Subject, e.Channel = petition.KindReflection, petition.SubjectProcedure, petition.ChannelPortal
		e.Content, e.Sender = "Thủ tục đòi nộp bản giấy dù đã nộp trực tuyến", mau
	}
	for _, edit := range edits {
		edit(&e)
	}
	return e
}

// happens applies an event that the rules allow.
func (s *story) happens(when string, t petition.EventType, by body.ID, edits ...edit) {
	s.Helper()
	pet, err := s.process.Apply(s.pet, s.event(when, t, by, edits...))
	require.NoError(s, err)
	require.Equal(s, s.pet.Len()+1, pet.Len())
	s.pet = pet
}

const (
	office body.ID = "G22" // Văn phòng Chính phủ
	hanoi  body.ID = "H26"
)
