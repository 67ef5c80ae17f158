package words

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

type parseAnswer struct {
	Text      string          `json:"text"`
	Kind      string          `json:"kind,omitempty"`
	Join      schedule.Join   `json:"join,omitempty"`
	Canonical string          `json:"canonical,omitempty"`
	Parts     []parsePart     `json:"parts,omitempty"`
	Rest      string          `json:"rest,omitempty"`
	Doubts    []cli.LineDoubt `json:"doubts,omitempty"`
	Error     *cli.LineError  `json:"error,omitempty"`
}

// parsePart is a part of a rule with what only the phrase and the year know.
type parsePart struct {
	schedule.Part
	occurrences []form.Day
	source      string
}

func (p parsePart) MarshalJSON() ([]byte, error) {
	part, err := json.Marshal(p.Part)
	if err != nil {
		return nil, err
	}
	more, err := marshal(struct {
		Occurrences []form.Day `json:"occurrences,omitempty"`
		Source      string     `json:"source"`
	}{p.occurrences, p.source})
	if err != nil {
		return nil, err
	}
	part[len(part)-1] = ','
	return append(part, more[1:]...), nil
}

// marshal is json.Marshal with <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

func (p *program) parseCommand() *cobra.Command {
	var year int
	var issued string
	c := &cobra.Command{
		Use:   "parse [--year Y] [--issued DATE] [PHRASE...]",
		Short: p.T("Đọc thời gian trong văn bản thành quy tắc", "The words of a deadline as a rule"),
		Example: `  tthc parse --year 2025 "trước ngày 20 các tháng 3, 6, 9, 12"
  tthc parse --year 2025 < times.txt`,
		RunE: func(c *cobra.Command, args []string) error {
			ctx := phrase.Context{Year: year}
			if c.Flags().Changed("year") && (year < form.MinYear || year > form.MaxYear) {
				return cli.Usage("--year: năm phải từ %d đến %d", "--year: the year must be from %d to %d", form.MinYear, form.MaxYear)
			}
			if issued != "" {
				day, err := form.ParseDay(issued)
				if err != nil {
					return cli.BadFlag("--issued", err)
				}
				ctx.Issued = day
			}
			return p.AnswerLines(args, func(text string) (any, bool) { return p.parse(text, ctx) })
		},
	}
	c.Flags().IntVar(&year, "year", 0, p.T("năm của kế hoạch", "the plan's year"))
	c.Flags().StringVar(&issued, "issued", "", p.T("ngày của văn bản", "the document's date"))
	return c
}

func (p *program) parse(text string, ctx phrase.Context) (parseAnswer, bool) {
	answer := parseAnswer{Text: text}
	result, err := phrase.Parse(text, ctx)
	if err != nil {
		answer.Error = &cli.LineError{Message: form.Message(err, p.Language())}
		var e *form.Error
		if errors.As(err, &e) {
			answer.Error.Offset, answer.Error.Word = e.Offset, e.Value
		}
		return answer, false
	}
	rule := result.Rule
	switch rule.Len() {
	case 0:
	case 1:
		answer.Kind = string(rule.Part(0).Kind)
	default:
		answer.Kind, answer.Join = "several", rule.Join()
	}
	answer.Canonical = phrase.Format(rule)
	if rule.IsZero() {
		answer.Canonical = ""
	}
	for i := range rule.Len() {
		part := parsePart{Part: rule.Part(i), source: result.Sources[i].Text}
		if ctx.Year != 0 && part.Kind == schedule.Recurring {
			alone := schedule.MustRule("", part.Part)
			for o := range alone.Occurrences(schedule.Year(ctx.Year)) {
				if o.Due != form.NoDay {
					part.occurrences = append(part.occurrences, o.Due)
				}
			}
		}
		answer.Parts = append(answer.Parts, part)
	}
	answer.Rest = result.RestText()
	for _, d := range result.Doubts {
		answer.Doubts = append(answer.Doubts, cli.LineDoubt{Offset: d.Offset, Text: d.Text, Message: d.Message(p.Language())})
	}
	return answer, true
}
