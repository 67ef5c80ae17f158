package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

type targetAnswer struct {
	Text      string           `json:"text"`
	Targets   []indicator.Goal `json:"targets,omitempty"`
	Canonical string           `json:"canonical,omitempty"`
	Rest      string           `json:"rest,omitempty"`
	Doubts    []lineDoubt      `json:"doubts,omitempty"`
	Error     *lineError       `json:"error,omitempty"`
}

func (p *program) targetCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "target [TEXT...]",
		Short:   "Đọc chỉ tiêu trong văn bản (the figures of a target, from its words)",
		Example: `  tthc target "Tối thiểu 80%" "đạt 50 - 60%" "5.000 doanh nghiệp"`,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.answerLines(args, p.target)
		},
	}
}

func (p *program) target(text string) (any, bool) {
	answer := targetAnswer{Text: text}
	w, err := indicator.ParseTargets(text)
	if err != nil {
		answer.Error = &lineError{Message: form.Message(err, p.language())}
		var e *indicator.TargetError
		if errors.As(err, &e) {
			answer.Error.Offset, answer.Error.Word = e.Offset, e.Text
		}
		return answer, false
	}
	answer.Targets = w.Goals
	answer.Canonical = w.Canonical()
	answer.Rest = w.RestText()
	for _, d := range w.Doubts {
		answer.Doubts = append(answer.Doubts, lineDoubt{d.Offset, d.Text, d.Message(p.language())})
	}
	return answer, true
}
