package calendar

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// The forms of this package. What reads itself has a type of the same fields
// without methods, of which the form is made.
var (
	noticeFiles = form.Of[noticeFile](1)
	noticeForms = form.Of[noticeForm](0)
	noticeDays  = form.Of[noticeDayForm](0)
	dayInfos    = form.Of[dayInfoForm](0)
	changes     = form.Of[changeForm](0)
	hoursForms  = form.Of[hoursForm](0)
)

type noticeFile struct {
	Notices []Notice `json:"notices"`
}

// ReadNotices reads notices in their JSON form, which notices.schema.json
// describes:
//
//	{"v": 1, "notices": [{
//	  "number": "2450/VPCP-KGVX", "issuer": "Văn phòng Chính phủ", "issued": "2024-04-12",
//	  "days": [
//	    {"day": "2024-04-29", "kind": "swap-off", "for": "2024-05-04", "reason": {"vi": "...", "en": "..."}},
//	    {"day": "2024-05-04", "kind": "swap-working", "for": "2024-04-29", "reason": {"vi": "..."}}
//	  ]}]}
//
// Besides there are "reported", true or false, "settles", a list of years, and "withdraws", a list of
// numbers; "issuer", "issued" and "en" may be absent as well.
//
// Reading is strict, and all or nothing: any fault gives [form.Errors], with
// all of them. Whether the notices fit the calendar and one another is checked
// by [Calendar.With].
func ReadNotices(data []byte) ([]Notice, error) {
	f, err := noticeFiles.Read(data, func(f *noticeFile) form.Errors { return sameNumbers(f.Notices) })
	return f.Notices, err
}

// WriteNotices writes notices in the form that [ReadNotices] reads, to the
// same notices. Notices that cannot be read back are an error.
func WriteNotices(notices []Notice) ([]byte, error) {
	if err := checkAll(notices).Err(); err != nil {
		return nil, err
	}
	if notices == nil {
		notices = []Notice{}
	}
	data, err := noticeFiles.Write(noticeFile{notices})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Indent(&b, data, "", "  ")
	return b.Bytes(), err
}

// checkAll finds the faults that notices have by themselves.
func checkAll(notices []Notice) (all form.Errors) {
	for i := range notices {
		all = append(all, notices[i].check().Under(fmt.Sprintf("notices[%d]", i))...)
	}
	return append(all, sameNumbers(notices)...)
}

// sameNumbers finds the notices that have the number of one before.
func sameNumbers(notices []Notice) form.Errors {
	var f faults
	numbers := map[string]bool{}
	for i, n := range notices {
		if n.Number != "" && numbers[n.Number] {
			f.add(NoticeNumber, fmt.Sprintf("notices[%d].number", i), n.Number)
		}
		numbers[n.Number] = true
	}
	return f.list
}

// noticeForm has the days without methods, so that a day with a fault is told
// with its field, and the rest of it is still looked at.
type noticeForm struct {
	Number    string          `json:"number"`
	Issuer    string          `json:"issuer,omitzero"`
	Issued    form.Day        `json:"issued,omitzero"`
	Reported  bool            `json:"reported,omitzero"`
	Settles   []int           `json:"settles,omitzero"`
	Withdraws []string        `json:"withdraws,omitzero"`
	Days      []noticeDayForm `json:"days,omitzero"`
}

func (f *noticeForm) notice() Notice {
	n := Notice{Number: f.Number, Issuer: f.Issuer, Issued: f.Issued, Reported: f.Reported, Settles: f.Settles, Withdraws: f.Withdraws}
	for _, d := range f.Days {
		n.Days = append(n.Days, NoticeDay(d))
	}
	return n
}

// MarshalJSON writes the notice as it stands in the list of [WriteNotices].
func (n Notice) MarshalJSON() ([]byte, error) {
	if err := n.check().Err(); err != nil {
		return nil, err
	}
	f := noticeForm{Number: n.Number, Issuer: n.Issuer, Issued: n.Issued, Reported: n.Reported, Settles: n.Settles, Withdraws: n.Withdraws}
	for _, d := range n.Days {
		f.Days = append(f.Days, noticeDayForm(d))
	}
	return noticeForms.Write(f)
}

// UnmarshalJSON reads what [Notice.MarshalJSON] writes and refuses a notice
// that is wrong by itself.
func (n *Notice) UnmarshalJSON(b []byte) error {
	f, err := noticeForms.Read(b, func(f *noticeForm) form.Errors {
		n := f.notice()
		return n.check()
	})
	if err != nil {
		return err
	}
	*n = f.notice()
	return nil
}

type noticeDayForm NoticeDay

// MarshalJSON writes {"day","kind","reason","for"}.
func (d NoticeDay) MarshalJSON() ([]byte, error) {
	f := noticeDayForm(d)
	if err := f.faults().Err(); err != nil {
		return nil, err
	}
	return noticeDays.Write(f)
}

func (f *noticeDayForm) faults() form.Errors {
	var wrong faults
	if !f.Kind.Valid() {
		wrong.add(NoticeKind, "kind", string(f.Kind))
	}
	return wrong.list
}

// UnmarshalJSON reads what [NoticeDay.MarshalJSON] writes. Whether the day is
// right beside the others is said where the notice is read.
func (d *NoticeDay) UnmarshalJSON(b []byte) error {
	f, err := noticeDays.Read(b, (*noticeDayForm).faults)
	if err != nil {
		return err
	}
	*d = NoticeDay(f)
	return nil
}

type dayInfoForm DayInfo

// MarshalJSON writes {"day","kind","reason","source","issued","state","for"};
// texts are {"vi","en"}. A day outside the calendar, of which nothing is
// known, is an error.
func (d DayInfo) MarshalJSON() ([]byte, error) { return dayInfos.Write(dayInfoForm(d)) }

// UnmarshalJSON reads what [DayInfo.MarshalJSON] writes.
func (d *DayInfo) UnmarshalJSON(b []byte) error {
	f, err := dayInfos.Read(b, nil)
	if err != nil {
		return err
	}
	*d = DayInfo(f)
	return nil
}

type changeForm Change

// MarshalJSON writes {"before":{...},"after":{...}}, each as a [DayInfo].
func (c Change) MarshalJSON() ([]byte, error) { return changes.Write(changeForm(c)) }

// UnmarshalJSON reads what [Change.MarshalJSON] writes.
func (c *Change) UnmarshalJSON(b []byte) error {
	f, err := changes.Read(b, nil)
	if err != nil {
		return err
	}
	*c = Change(f)
	return nil
}

type hoursForm struct {
	Shifts []Shift   `json:"shifts"`
	CutOff TimeOfDay `json:"cutOff,omitzero"`
}

// hours is the office hours of the form, checked as they are when they are made.
func (f *hoursForm) hours() (OfficeHours, error) {
	h, err := NewOfficeHours(f.Shifts...)
	if err != nil {
		return h, err
	}
	return h.WithCutOff(f.CutOff)
}

// MarshalJSON writes {"shifts":["07:00-11:30","13:30-17:00"],"cutOff":"15:00"},
// the default hours with their shifts as well.
func (h OfficeHours) MarshalJSON() ([]byte, error) {
	return hoursForms.Write(hoursForm{h.all(), h.cutOff})
}

// UnmarshalJSON reads what [OfficeHours.MarshalJSON] writes.
func (h *OfficeHours) UnmarshalJSON(b []byte) error {
	f, err := hoursForms.Read(b, func(f *hoursForm) form.Errors {
		_, err := f.hours()
		return form.All(err)
	})
	if err != nil {
		return err
	}
	*h, err = f.hours()
	return err
}

// MarshalText writes 07:00-11:30. A shift without its start or end is an error.
func (s Shift) MarshalText() ([]byte, error) {
	if s.From.IsZero() || s.To.IsZero() {
		return nil, timeError(s.String())
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads 07:00-11:30.
func (s *Shift) UnmarshalText(b []byte) error {
	from, to, _ := bytes.Cut(b, []byte("-"))
	var read Shift
	if read.From.UnmarshalText(from) != nil || read.To.UnmarshalText(to) != nil {
		return timeError(string(b))
	}
	*s = read
	return nil
}
