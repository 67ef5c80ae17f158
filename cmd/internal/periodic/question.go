package periodic

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Refused is that no such report can be made; its cause says why.
const Refused form.Code = "bad-report"

const (
	periodMissing form.Code = "period.missing"
	periodOpen    form.Code = "period.open"
	periodLong    form.Code = "period.long"
	fieldLong     form.Code = "field.long"
)

var texts = form.Texts{
	Refused:       {},
	periodMissing: {"thiếu kỳ báo cáo, như 2024-06, 2024-Q2, 2024-H1 hoặc 2024", "the period is missing, such as 2024-06, 2024-Q2, 2024-H1 or 2024"},
	periodOpen:    {"{period} chưa kết thúc (đến hết ngày {last}); báo cáo chỉ lập cho kỳ đã qua", "{period} has not ended (it lasts to the end of {last}); a report is of a period that has"},
	periodLong:    {"{value} dài hơn một năm; báo cáo lập theo tháng, quý, 6 tháng hoặc năm", "{value} is longer than a year; a report is of a month, a quarter, half a year or a year"},
	fieldLong:     {"nhiều nhất {limit} chữ và {lines} dòng", "at most {limit} characters and {lines} lines"},
}

// Question is which report is asked for.
type Question struct {
	Period   schedule.Period
	Window   schedule.Window
	Body     string // its name or identifier; empty: all bodies
	Units    bool   // with the units below the body, each by itself
	Plan     string // the number of the only plan; empty: all about which something was recorded
	Language form.Language
	Head     paper.Head // what it says is not asked of the books
}

// How much may be filled in: characters of a field, and lines of a list.
const (
	longestField = 300
	mostLines    = 20
)

// Read reads a question from the parameters of an address: period, window, body, plan, and
// the fields of the head, of which to and recipients have a line for each.
func Read(values url.Values, l form.Language) (Question, error) {
	q := Question{Body: values.Get("body"), Plan: values.Get("plan"), Units: values.Get("units") != "" && values.Get("units") != "false", Language: l}
	refused := func(field string, why error) (Question, error) {
		return Question{}, texts.Error(form.Error{Code: Refused, Cause: form.All(why).Under(field)})
	}
	var err error
	if values.Get("period") == "" {
		return refused("period", texts.Error(form.Error{Code: periodMissing}))
	}
	if q.Period, err = schedule.ParsePeriod(values.Get("period")); err != nil {
		return refused("period", err)
	}
	if window := values.Get("window"); window != "" {
		if q.Window, err = schedule.ParseWindow(window); err != nil {
			return refused("window", err)
		}
	}
	if day := values.Get("day"); day != "" {
		if q.Head.Day, err = form.ParseDay(day); err != nil {
			return refused("day", err)
		}
	}
	h := &q.Head
	for name, to := range map[string]*string{"parent": &h.Parent, "issuer": &h.Issuer, "number": &h.Number, "sign": &h.Sign, "place": &h.Place,
		"drafter": &h.Drafter, "authority": &h.Authority, "post": &h.Post, "signer": &h.Signer} {
		*to = strings.Join(strings.Fields(values.Get(name)), " ")
		if utf8.RuneCountInString(*to) > longestField {
			return refused(name, tooLong())
		}
	}
	for name, to := range map[string]*[]string{"to": &h.To, "recipients": &h.Recipients} {
		for line := range strings.Lines(strings.Join(values[name], "\n")) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				*to = append(*to, line)
			}
			if utf8.RuneCountInString(line) > longestField || len(*to) > mostLines {
				return refused(name, tooLong())
			}
		}
	}
	return q, nil
}

func tooLong() error {
	return texts.Error(form.Error{Code: fieldLong, Args: form.Args{"limit": longestField, "lines": mostLines}})
}
