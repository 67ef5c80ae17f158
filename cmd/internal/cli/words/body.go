package words

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) bodyCommand() *cobra.Command {
	var asOf, under string
	var asJSON bool
	var bodies cli.Bodies
	c := &cobra.Command{
		Use:   "body NAME",
		Short: p.T("Một cơ quan: mã, thời gian tồn tại, nơi kế thừa", "A body: its identifier, life and successors"),
		Example: `  tthc body "Bộ Thông tin và Truyền thông" --as-of 2025-06-01
  tthc body "xã Tân Lập" --under "TP. Hồ Chí Minh" --bodies don-vi.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một tên cơ quan, trong ngoặc kép; xem: %s --help", "one name of a body is needed, in quotes; see: %s --help", c.CommandPath())
			}
			on, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			r, err := bodies.Registry()
			if err != nil {
				return err
			}
			var above body.ID
			if under != "" {
				m := r.Find(under, on)
				if !m.Found() || m.Doubtful() {
					return p.notFound(under, m, r, on)
				}
				above = m.Body.ID()
			}
			m := r.FindUnder(args[0], above, on)
			if !m.Found() {
				return p.notFound(args[0], m, r, on)
			}
			found := answer.BodyOf(args[0], m, r, on)
			if asJSON {
				return p.PrintJSON(found)
			}
			return p.printBody(found, m, r, on)
		},
	}
	c.Flags().StringVar(&asOf, "as-of", "", p.T("vào ngày này", "on this day"))
	c.Flags().StringVar(&under, "under", "", p.T("chỉ tìm trong cơ quan này, tên hoặc mã", "only below this body"))
	c.Flags().BoolVar(&asJSON, "json", false, p.T("ở dạng JSON", "in JSON"))
	bodies.Add(p.Program, c)
	c.AddCommand(p.bodyImportCommand())
	return c
}

// notFound says on standard error what there is instead of the body asked for:
// the candidates with their provinces, or the nearest names, one a line.
func (p *program) notFound(name string, m body.Match, r *body.Registry, on form.Day) error {
	l := p.Language()
	var lines []string
	if m.Doubt == body.DoubtSeveral {
		fmt.Fprintln(p.Errs, "tthc: "+l.Pick(fmt.Sprintf("có %d cơ quan tên %q; hãy chọn bằng --under hoặc mã:", len(m.Candidates), name),
			fmt.Sprintf("%d bodies are called %q; choose with --under or an identifier:", len(m.Candidates), name)))
		for _, b := range m.Candidates {
			lines = append(lines, answer.Candidate(r, b, on))
		}
	} else {
		fmt.Fprintln(p.Errs, "tthc: "+l.Pick(fmt.Sprintf("không tìm thấy cơ quan %q; gần nhất là:", name), fmt.Sprintf("there is no body %q; the nearest are:", name)))
		for _, b := range m.Candidates {
			lines = append(lines, b.Name(on))
		}
		lines = append(lines, r.Nearest(name, 5)...)
	}
	seen := map[string]bool{}
	for _, line := range lines {
		if !seen[line] {
			seen[line] = true
			fmt.Fprintln(p.Errs, line)
		}
	}
	return cli.Told(1)
}

func (p *program) printBody(a answer.Body, m body.Match, r *body.Registry, on form.Day) error {
	l := p.Language()
	life := l.Pick("không rõ", "unknown")
	if !a.Since.IsZero() {
		life = a.Since.In(l)
	}
	life += " – "
	if !a.Until.IsZero() {
		life += a.Until.In(l) + l.Pick(" (không gồm)", " (not included)")
	}
	rows := [][]string{
		{l.Pick("Mã", "ID"), a.ID.String()},
		{l.Pick("Tên", "Name"), a.Name},
		{l.Pick("Loại", "Class"), named(a.Class, l)},
		{l.Pick("Cấp", "Level"), named(a.Level, l)},
		{l.Pick("Tồn tại", "Life"), life},
		{l.Pick("Đến ngày ", "On ") + on.In(l), r.Answers(a.ID, on).Reason(l)},
	}
	for _, s := range a.Successors {
		what := s.Name
		if s.Function != "" {
			what += ": " + s.Function
		}
		rows = append(rows, []string{l.Pick("Kế thừa từ ", "Successor from ") + s.From.In(l), fmt.Sprintf("%s %s [%s; %s]", s.ID, what, named(s.Kind, l), s.Source)})
	}
	if a.Doubtful {
		rows = append(rows, []string{l.Pick("Nghi vấn", "Doubt"), m.Message(l, on)})
	}
	for _, row := range rows {
		fmt.Fprintf(p.Out, "%s: %s\n", row[0], row[1])
	}
	return nil
}
