package main

import (
	"context"
	"errors"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/assist"
	"github.com/caicach/tthc/cmd/internal/cli"
)

func assistCommand(p *cli.Program) *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: p.T("Trả lời trợ lý AI qua Model Context Protocol", "Answers assistants by the Model Context Protocol"),
		Long: p.T(`Trả lời trợ lý AI theo Model Context Protocol qua đầu vào và đầu ra chuẩn, mỗi dòng một bản tin, đến khi đầu vào hết.
Chỉ đọc: tính thời hạn, đọc thời điểm, tra cơ quan, việc phải làm, chỉ tiêu và điểm. Mỗi câu trả lời có từng bước, căn cứ và chỗ còn nghi ngờ.`, `Answers an assistant by the Model Context Protocol on standard input and output, a message a line, until the input ends.
It only reads: deadlines, phrases, bodies, duties, targets and points. Each answer has its steps, its sources and its doubts.`),
		Example: `  tthc mcp --lang vi`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			version := "devel"
			if info, ok := debug.ReadBuildInfo(); ok {
				version = info.Main.Version
			}
			lang := c.Flag("lang").Value.String()
			err := assist.Serve(c.Context(), version, p.In, p.Out, func(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
				return run(ctx, append([]string{"--lang=" + lang}, args...), in, out, errs)
			})
			if errors.Is(err, context.Canceled) || errors.Is(err, io.EOF) {
				return nil
			}
			return err
		},
	}
}
