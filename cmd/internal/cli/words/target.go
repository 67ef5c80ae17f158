package words

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/schedule/form"
)

type targetAnswer struct {
	Text      string           `json:"text"`
	Targets   []indicator.Goal `json:"targets,omitempty"`
	Canonical string           `json:"canonical,omitempty"`
	Rest      string           `json:"rest,omitempty"`
	Doubts    []cli.LineDoubt  `json:"doubts,omitempty"`
	Error     *cli.LineError   `json:"error,omitempty"`
}

func (p *program) targetCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "target [TEXT...]",
		Short:   p.T("Đọc chỉ tiêu trong văn bản", "The figures of a target, from its words"),
		Example: `  tthc target "Tối thiểu 80%" "đạt 50 - 60%" "5.000 doanh nghiệp"`,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.AnswerLines(args, p.target)
		},
	}
}

func (p *program) target(text string) (any, bool) {
	answer := targetAnswer{Text: text}
	w, err := wording.Parse(text)
	if err != nil {
		answer.Error = &cli.LineError{Message: form.Message(err, p.Language())}
		var e *form.Error
		if errors.As(err, &e) {
			answer.Error.Offset, answer.Error.Word = e.Offset, e.Value
		}
		return answer, false
	}
	answer.Targets = w.Goals
	answer.Canonical = w.Canonical()
	answer.Rest = w.RestText()
	for _, d := range w.Doubts {
		answer.Doubts = append(answer.Doubts, cli.LineDoubt{Offset: d.Offset, Text: d.Text, Message: d.Message(p.Language())})
	}
	return answer, true
}
