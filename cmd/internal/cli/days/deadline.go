package days

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
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
	cal, err := flags.Calendar(p.Program)
	if err != nil {
		return e, err
	}
	q := answer.Question{From: flags.from, Term: flags.term, CutOff: flags.cutOff, Pauses: flags.pauses, Calendar: cal}
	e, part, err := q.Deadline(p.Language())
	switch {
	case err != nil && part != "":
		return e, cli.BadFlag("--"+part, err)
	case err != nil:
		return e, cli.Failure(2, err)
	}
	return e, nil
}
