package answer

import (
	"strconv"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// SpecialDay is a weekday off, or a working Saturday or Sunday.
type SpecialDay struct {
	Day     form.Day         `json:"day"`
	Weekday schedule.Weekday `json:"weekday"`
	Kind    calendar.Kind    `json:"kind"`
	Reason  string           `json:"reason"`
	Source  string           `json:"source"`
	State   calendar.State   `json:"state"`
}

// SpecialDays is those of a year.
func SpecialDays(c *calendar.Calendar, year int, l form.Language) []SpecialDay {
	days := []SpecialDay{}
	for i := range c.SpecialDays(year) {
		days = append(days, SpecialDay{i.Day, schedule.WeekdayOf(i.Day), i.Kind, i.Reason.In(l), i.Source.In(l), i.State})
	}
	return days
}

// The parts of a question about a deadline.
const (
	From   = "from"
	Term   = "term"
	Pause  = "pause"
	CutOff = "cut-off"
)

// What a question about a deadline is refused for.
const (
	Missing   form.Code = "deadline.missing"
	PauseForm form.Code = "deadline.pause"
	PauseBack form.Code = "deadline.pause.back"
)

// WithinForm says that a text is no number of days.
const WithinForm form.Code = "within.form"

var texts = form.Texts{
	Missing:    {"{what}", "{what}"},
	PauseForm:  {"{value} phải viết A..B, như 2025-05-05..2025-05-07", "{value} must be A..B, such as 2025-05-05..2025-05-07"},
	WithinForm: {"{value} không phải là số ngày, viết như 30d", "{value} is not a number of days, write such as 30d"},
	PauseBack:  {"thời hạn tính lùi không có tạm dừng", "a term counted back has no pauses"},
}

// Question is what a deadline is asked with, in the words of whoever asks.
type Question struct {
	From, Term, CutOff string
	Pauses             []string
	Calendar           *calendar.Calendar
}

// Deadline is when the term ends, and why. Where the question is wrong, part names
// what of it is: [From], [Term], [Pause] or [CutOff], or nothing where it is not
// one of them alone.
func (q Question) Deadline(l form.Language) (e schedule.Explanation, part string, err error) {
	if q.From == "" {
		return e, From, missing("ngày hoặc thời điểm, như 2025-04-25T15:40", "the day or instant is missing, such as 2025-04-25T15:40")
	}
	from, err := schedule.ParseMoment(q.From)
	if err != nil {
		return e, From, err
	}
	if q.Term == "" {
		return e, Term, missing(`thời hạn, như "5 ngày làm việc"`, `the term is missing, such as "5 ngày làm việc"`)
	}
	text, back := strings.CutPrefix(strings.TrimSpace(q.Term), "-")
	term, err := phrase.ParseTerm(text)
	if err != nil {
		return e, Term, err
	}
	if back {
		term = term.Negate()
		if len(q.Pauses) > 0 {
			return e, Pause, texts.Error(form.Error{Code: PauseBack})
		}
	}
	counter, err := q.counter()
	if err != nil {
		return e, CutOff, err
	}
	if len(q.Pauses) == 0 {
		e, err = counter.Explain(l, from, term)
		return e, "", err
	}
	clock, err := counter.Start(from, term)
	if err != nil {
		return e, "", err
	}
	for _, text := range q.Pauses {
		if clock, err = paused(clock, text); err != nil {
			return e, Pause, err
		}
	}
	e, err = clock.Explain(l, schedule.Moment{})
	return e, "", err
}

func missing(vi, en string) error {
	return texts.Error(form.Error{Code: Missing, Args: form.Args{"what": form.Text{"thiếu " + vi, en}}})
}

func (q Question) counter() (*schedule.Counter, error) {
	options := schedule.CounterOptions{Calendar: q.Calendar}
	if q.CutOff != "" {
		t, err := calendar.ParseTimeOfDay(q.CutOff)
		if err == nil {
			options.Hours, err = options.Hours.WithCutOff(t)
		}
		if err != nil {
			return nil, err
		}
	}
	return schedule.NewCounter(options)
}

// paused is a clock that is stopped from a moment until another, or for good.
func paused(clock schedule.Clock, text string) (schedule.Clock, error) {
	a, b, ok := strings.Cut(text, "..")
	if !ok {
		return clock, texts.Error(form.Error{Code: PauseForm, Value: text})
	}
	since, err := schedule.ParseMoment(a)
	if err != nil {
		return clock, err
	}
	var until schedule.Moment
	if b != "" {
		if until, err = schedule.ParseMoment(b); err != nil {
			return clock, err
		}
	}
	return clock.Pause(since, until, "", "")
}

// ParseWithin reads a number of days such as 30d.
func ParseWithin(s string) (int, error) {
	digits, ok := strings.CutSuffix(s, "d")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 0 || n > 36500 {
		return 0, texts.Error(form.Error{Code: WithinForm, Value: s})
	}
	return n, nil
}
