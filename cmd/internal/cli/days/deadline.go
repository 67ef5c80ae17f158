package days

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/phrase"
)

// deadlineFlags is what a deadline is asked with.
type deadlineFlags struct {
	from, term, cutOff string
	pauses             []string
	explain, json      bool
	cli.Dates
}

func (p *program) deadlineCommand() *cobra.Command {
	var flags deadlineFlags
	c := &cobra.Command{
		Use:   "deadline --from INSTANT|DAY --term TEXT",
		Short: p.T("Hạn của một thời hạn, giải trình từng ngày", "When a term ends, explained day by day"),
		Example: `  tthc deadline --from 2025-04-25T15:40 --term "5 ngày làm việc" --pause 2025-05-05..2025-05-07 --explain
  tthc deadline --from 2026-06-12 --term "-20 ngày làm việc"`,
		Args: cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			e, err := p.deadline(&flags)
			if err != nil {
				return err
			}
			if flags.json {
				return p.PrintJSON(e)
			}
			line := e.Due.At.String()
			if e.Due.AtEarliest {
				line += p.Language().Pick(" (sớm nhất)", " (at the earliest)")
			}
			if e.Due.State != calendar.Official && e.Due.State != "" {
				line += " (" + e.Due.State.Text(p.Language()) + ")"
			}
			fmt.Fprintln(p.Out, line)
			if flags.explain {
				for _, l := range e.Lines() {
					fmt.Fprintln(p.Out, l)
				}
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&flags.from, "from", "", p.T("ngày hoặc thời điểm nhận", "day or instant of receipt"))
	f.StringVar(&flags.term, "term", "", p.T("thời hạn, như \"5 ngày làm việc\"; dấu - để tính lùi", "the term; - counts back"))
	f.StringArrayVar(&flags.pauses, "pause", nil, p.T("A..B: tạm dừng từ ngày A, chạy lại từ ngày B", "stopped on A, running again on B"))
	f.StringVar(&flags.cutOff, "cut-off", "", p.T("giờ chốt nhận, như 15:00: nhận sau giờ này, sau giờ đóng cửa hoặc vào ngày nghỉ thì coi là nhận ngày làm việc sau; nhận trước giờ mở cửa hoặc giữa trưa thì coi là nhận khi mở cửa lại trong ngày", "what comes later, after closing or on a rest day counts as received on the next working day; before opening or at noon, when the office opens again that day"))
	f.BoolVar(&flags.explain, "explain", false, p.T("giải trình từng ngày", "explain each day"))
	f.BoolVar(&flags.json, "json", false, p.T("ở dạng JSON", "in JSON"))
	flags.Add(p.Program, c)
	return c
}

// deadline is the deadline that the flags ask for.
func (p *program) deadline(flags *deadlineFlags) (e schedule.Explanation, err error) {
	if flags.from == "" {
		return e, cli.Usage("--from: thiếu ngày hoặc thời điểm, như 2025-04-25T15:40", "--from: the day or instant is missing, such as 2025-04-25T15:40")
	}
	from, err := schedule.ParseMoment(flags.from)
	if err != nil {
		return e, cli.BadFlag("--from", err)
	}
	if flags.term == "" {
		return e, cli.Usage("--term: thiếu thời hạn, như \"5 ngày làm việc\"", "--term: the term is missing, such as \"5 ngày làm việc\"")
	}
	text, back := strings.CutPrefix(strings.TrimSpace(flags.term), "-")
	term, err := phrase.ParseTerm(text)
	if err != nil {
		return e, cli.BadFlag("--term", err)
	}
	if back {
		term = term.Negate()
		if len(flags.pauses) > 0 {
			return e, cli.Usage("--pause: thời hạn tính lùi không có tạm dừng", "--pause: a term counted back has no pauses")
		}
	}
	counter, err := p.counter(flags)
	if err != nil {
		return e, err
	}
	return p.explain(counter, from, term, flags.pauses)
}

// counter counts on the calendar and with the cut-off of the flags.
func (p *program) counter(flags *deadlineFlags) (*schedule.Counter, error) {
	cal, err := flags.Calendar(p.Program)
	if err != nil {
		return nil, err
	}
	options := schedule.CounterOptions{Calendar: cal}
	if flags.cutOff != "" {
		t, err := calendar.ParseTimeOfDay(flags.cutOff)
		if err != nil {
			return nil, cli.BadFlag("--cut-off", err)
		}
		if options.Hours, err = options.Hours.WithCutOff(t); err != nil {
			return nil, cli.BadFlag("--cut-off", err)
		}
	}
	counter, err := schedule.NewCounter(options)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	return counter, nil
}

// explain counts the term with its pauses.
func (p *program) explain(counter *schedule.Counter, from schedule.Moment, term schedule.Term, pauses []string) (schedule.Explanation, error) {
	var none schedule.Explanation
	if len(pauses) == 0 {
		e, err := counter.Explain(p.Language(), from, term)
		if err != nil {
			return none, cli.Failure(2, err)
		}
		return e, nil
	}
	clock, err := counter.Start(from, term)
	if err != nil {
		return none, cli.Failure(2, err)
	}
	for _, text := range pauses {
		a, b, ok := strings.Cut(text, "..")
		if !ok {
			return none, cli.Usage("--pause: %q phải viết A..B, như 2025-05-05..2025-05-07", "--pause: %q must be A..B, such as 2025-05-05..2025-05-07", text)
		}
		since, err := schedule.ParseMoment(a)
		if err != nil {
			return none, cli.BadFlag("--pause", err)
		}
		var until schedule.Moment
		if b != "" {
			if until, err = schedule.ParseMoment(b); err != nil {
				return none, cli.BadFlag("--pause", err)
			}
		}
		if clock, err = clock.Pause(since, until, "", ""); err != nil {
			return none, cli.BadFlag("--pause "+text, err)
		}
	}
	e, err := clock.Explain(p.Language(), schedule.Moment{})
	if err != nil {
		return none, cli.Failure(2, err)
	}
	return e, nil
}
