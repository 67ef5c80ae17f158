package words

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
)

type redactAnswer struct {
	Text   string         `json:"text"`
	Masked string         `json:"masked"`
	Pieces []redactPiece  `json:"pieces,omitempty"`
	Error  *cli.LineError `json:"error,omitempty"`
}

type redactPiece struct {
	Offset int         `json:"offset"`
	Text   string      `json:"text"`
	Kind   redact.Kind `json:"kind"`
	Doubt  string      `json:"doubt,omitempty"`
}

func (p *program) redactCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:     "redact [TEXT...]",
		Short:   p.T("Che thông tin cá nhân trong văn bản", "Personal data in a text, masked"),
		Example: `  tthc redact --format text "Tôi là Nguyễn Văn Mẫu, số 0912 345 678"`,
		RunE: func(_ *cobra.Command, args []string) error {
			switch format {
			case "json":
				return p.AnswerLines(args, p.redact)
			case "text":
				return p.redactText(args)
			}
			return cli.Usage("--format: %q không phải là json hay text", "--format: %q is neither json nor text", format)
		},
	}
	c.Flags().StringVar(&format, "format", "json", "json | text")
	return c
}

func (p *program) redact(text string) (any, bool) {
	r, err := redact.New(text, redact.Options{})
	answer := redactAnswer{Text: text, Masked: r.Text(p.Language())}
	if err != nil {
		answer.Error = &cli.LineError{Message: form.Message(err, p.Language())}
		return answer, false
	}
	for _, m := range r.Masks() {
		answer.Pieces = append(answer.Pieces, redactPiece{Offset: m.Start, Text: r.Masked(m), Kind: m.Kind, Doubt: m.Doubt(p.Language())})
	}
	return answer, true
}

// redactText prints the masked texts alone.
func (p *program) redactText(args []string) error {
	for text, err := range p.Phrases(args) {
		if err != nil {
			return err
		}
		r, err := redact.New(text, redact.Options{})
		if err != nil {
			return cli.Failure(1, err)
		}
		if _, err := fmt.Fprintln(p.Out, r.Text(p.Language())); err != nil {
			return err
		}
	}
	return nil
}
