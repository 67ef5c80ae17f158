package words

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/petition/redact"
)

func (p *program) redactCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:     "redact [TEXT...]",
		Short:   p.T("Che thông tin cá nhân trong văn bản", "Personal data in a text, masked"),
		Example: `  tthc redact --format text "Tôi là Nguyễn Văn Mẫu, số 0912 345 678"`,
		RunE: func(_ *cobra.Command, args []string) error {
			switch format {
			case "json":
				return p.AnswerLines(args, func(text string) (any, bool) { return answer.RedactedOf(text, redact.Options{}, p.Language()) })
			case "text":
				return p.redactText(args)
			}
			return cli.Usage("--format: %q không phải là json hay text", "--format: %q is neither json nor text", format)
		},
	}
	c.Flags().StringVar(&format, "format", "json", "json | text")
	return c
}

// redactText prints the masked texts alone, one a line: nothing of a text that cannot
// be masked.
func (p *program) redactText(args []string) error {
	failed := false
	for text, err := range p.Phrases(args) {
		if err != nil {
			return err
		}
		r, ok := answer.RedactedOf(text, redact.Options{}, p.Language())
		if !ok {
			failed = true
			fmt.Fprintln(p.Errs, "tthc: "+r.Error.Message)
		}
		if _, err := fmt.Fprintln(p.Out, r.Masked); err != nil {
			return err
		}
	}
	if failed {
		return cli.Told(1)
	}
	return nil
}
