package words

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
)

func (p *program) targetCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "target [TEXT...]",
		Short:   p.T("Đọc chỉ tiêu trong văn bản", "The figures of a target, from its words"),
		Example: `  tthc target "Tối thiểu 80%" "đạt 50 - 60%" "5.000 doanh nghiệp"`,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.AnswerLines(args, func(text string) (any, bool) { return answer.TargetOf(text, p.Language()) })
		},
	}
}
