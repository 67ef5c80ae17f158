package phrase_test

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// brief is a rule in a short notation, in which the corpus is written:
//
//	due 2025-12-10, due 2025-12-09 excl, due 2025-03-20 17:00
//	2025-07-01..2025-09-30, 2025-01-01.., ..2025-12-31
//	every P1M, every P1Y month 12 day 20 excl, every P1W fri 16:00, every P1Y x2
//	event +10wd "nhận đủ hồ sơ", event "có kết luận"
//	on-demand, external "lộ trình"
//
// Parts are joined by & (all) or "or" (any); a stretch follows in [].
func brief(r schedule.Rule) string {
	sign := " & "
	if r.Join() == schedule.JoinAny {
		sign = " or "
	}
	var parts []string
	for _, p := range r.Parts() {
		parts = append(parts, briefPart(p))
	}
	return strings.Join(parts, sign)
}

func briefPart(p schedule.Part) string {
	days := func(p schedule.Part) string {
		s := ".."
		if p.Start != form.NoDay {
			s = p.Start.String() + s
		}
		if p.Due != form.NoDay {
			s += p.Due.String()
		}
		return s
	}
	var b strings.Builder
	stretch := p.Start != form.NoDay || p.Due != form.NoDay
	switch p.Kind {
	case schedule.Deadline:
		b.WriteString("due " + p.Due.String())
		stretch = false
	case schedule.Interval:
		b.WriteString(days(p))
		stretch = false
	case schedule.Recurring:
		b.WriteString("every " + p.Every.String())
	default:
		b.WriteString(string(p.Kind))
	}
	if p.Times != 0 {
		fmt.Fprintf(&b, " x%d", p.Times)
	}
	if p.Month != 0 {
		fmt.Fprintf(&b, " month %d", p.Month)
	}
	if p.Day != 0 {
		fmt.Fprintf(&b, " day %d", p.Day)
	}
	if p.Weekday != 0 {
		b.WriteString(" " + p.Weekday.String())
	}
	if p.Following {
		b.WriteString(" following")
	}
	if p.WorkingDay != 0 {
		fmt.Fprintf(&b, " working day %d", p.WorkingDay)
	}
	if p.From != 0 {
		fmt.Fprintf(&b, " from day %d", p.From)
	}
	if p.Exclusive {
		b.WriteString(" excl")
	}
	if !p.Time.IsZero() {
		b.WriteString(" " + p.Time.String())
	}
	if !p.Offset.IsZero() {
		s := strings.ReplaceAll(p.Offset.String(), " ", "")
		if !strings.HasPrefix(s, "-") {
			s = "+" + s
		}
		b.WriteString(" " + s)
	}
	if p.Event != "" {
		if p.Kind == schedule.Recurring {
			b.WriteString(" from")
		}
		fmt.Fprintf(&b, " %q", p.Event)
	}
	if p.Until != "" {
		fmt.Fprintf(&b, " until %q", p.Until)
	}
	if p.Stated != form.NoDay {
		b.WriteString(" stated " + p.Stated.String())
	}
	if stretch {
		b.WriteString(" [" + days(p) + "]")
	}
	return b.String()
}

var plan2025 = phrase.Context{Year: 2025}
