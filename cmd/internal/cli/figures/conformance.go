package figures

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/intake"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/indicator/conformance"
)

// asked is a question of the kit, a line of JSON.
type asked struct {
	ID    string          `json:"id"`
	Rule  string          `json:"rule"`
	Input json.RawMessage `json:"input"`
}

// judged is a vector with what another system answers.
type judged struct {
	ID       string          `json:"id"`
	Rule     string          `json:"rule"`
	Input    json.RawMessage `json:"input"`
	Expected json.RawMessage `json:"expected"`
	Answer   json.RawMessage `json:"answer,omitempty"` // none where it did not answer

	agrees bool
}

func (p *program) conformanceCommand() *cobra.Command {
	var answers, rule string
	as := cli.Answering{Format: "json"}
	c := &cobra.Command{
		Use:   "conformance",
		Short: p.T("Bộ câu hỏi để hệ thống khác tự kiểm tra có tính như nhau không", "Questions by which another system checks that it computes alike"),
		Long: p.T(`In các câu hỏi của bộ kiểm tra, mỗi dòng một JSON {"id","rule","input"}. Hệ thống khác trả lời mỗi câu bằng một dòng
{"id","answer"}; với --answers, lệnh so từng câu với kết quả theo quy định hoặc tính tay, kể các câu khác, và kết thúc với mã 1 khi có câu khác.`,
			`Prints the questions of the kit, a line of JSON each, {"id","rule","input"}. Another system answers each with a line
{"id","answer"}; with --answers these are held against what the law or counting by hand gives, those that differ are listed, and it ends with status 1 if any does.`),
		Example: `  tthc conformance > cau-hoi.jsonl
  tthc conformance --answers tra-loi.jsonl`,
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			all, err := ofKit(rule)
			if err != nil {
				return err
			}
			if !c.Flags().Changed("answers") {
				return as.Write(p.Program, p.questions(all))
			}
			if err := p.judge(all, answers); err != nil {
				return cli.Failure(2, cli.InFile(answers, err))
			}
			differ := []judged{}
			for _, j := range all {
				if !j.agrees {
					differ = append(differ, j)
				}
			}
			p.Tell(fmt.Sprintf(p.T("%d câu, %d câu khác", "%d questions, %d differ"), len(all), len(differ)))
			table := rows.Each(rows.Columns(strings.Split(p.T("Câu|Hỏi|Mong đợi|Trả lời", "Question|Asked|Expected|Answered"), "|")...), differ, func(j judged) []rows.Cell {
				return rows.Texts(j.ID, string(j.Input), string(j.Expected), string(j.Answer))
			})
			if err := as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return lines(p.Out, differ) }}); err != nil || len(differ) == 0 {
				return err
			}
			return cli.Told(1)
		},
	}
	c.Flags().StringVar(&answers, "answers", "", p.T("tệp trả lời của hệ thống khác, .jsonl; - là đầu vào chuẩn", "the answers of another system, .jsonl; - is standard input"))
	c.Flags().StringVar(&rule, "rule", "", p.T("chỉ một quy tắc, như term", "only one rule, such as term"))
	as.Add(p.Program, c)
	return c
}

// ofKit is the vectors of a rule, or of all.
func ofKit(rule string) (all []judged, err error) {
	for _, r := range conformance.Rules() {
		for _, v := range r.Vectors {
			if rule == "" || rule == r.Name {
				all = append(all, judged{ID: v.ID, Rule: r.Name, Input: v.Input, Expected: v.Expected})
			}
		}
	}
	if all == nil {
		return nil, cli.Usage("--rule: không có quy tắc %q; xem các câu hỏi: tthc conformance", "--rule: there is no rule %q; see the questions: tthc conformance", rule)
	}
	return all, nil
}

// questions is what a system is asked.
func (p *program) questions(all []judged) cli.Answer {
	var list []asked
	for _, j := range all {
		list = append(list, asked{j.ID, j.Rule, j.Input})
	}
	table := rows.Each(rows.Columns(strings.Split(p.T("Câu|Quy tắc|Hỏi", "Question|Rule|Asked"), "|")...), list, func(q asked) []rows.Cell {
		return rows.Texts(q.ID, q.Rule, string(q.Input))
	})
	return cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return lines(p.Out, list) }}
}

// lines writes a line of JSON each.
func lines[T any](w io.Writer, all []T) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, v := range all {
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	return out.Flush()
}

// judge holds the answers of a file against the vectors. Answers to other rules than the
// one that is asked about are passed over: who is asked about one may have answered all.
func (p *program) judge(all []judged, name string) error {
	in, err := intake.Input(p.Program, name)
	if err != nil {
		return err
	}
	defer in.Close()
	said, err := readAnswers(in)
	for i := range all {
		j := &all[i]
		j.Answer = said[j.ID]
		var want, got any
		if j.Answer != nil && json.Unmarshal(j.Expected, &want) == nil && json.Unmarshal(j.Answer, &got) == nil {
			j.agrees = reflect.DeepEqual(want, got)
		}
	}
	return err
}

// readAnswers reads a line of JSON an answer.
func readAnswers(in io.Reader) (map[string]json.RawMessage, error) {
	said := map[string]json.RawMessage{}
	kit, err := ofKit("")
	if err != nil {
		return nil, err
	}
	read := bufio.NewScanner(in)
	read.Buffer(nil, cli.MaxPhrase)
	for n := 1; read.Scan(); n++ {
		if strings.TrimSpace(read.Text()) == "" {
			continue
		}
		var a struct {
			ID     string          `json:"id"`
			Answer json.RawMessage `json:"answer"`
		}
		if json.Unmarshal(read.Bytes(), &a) != nil || a.ID == "" || a.Answer == nil {
			return nil, cli.Text(fmt.Sprintf(`dòng %d: cần {"id": ..., "answer": ...}`, n), fmt.Sprintf(`line %d: {"id": ..., "answer": ...} is needed`, n))
		}
		if !slices.ContainsFunc(kit, func(j judged) bool { return j.ID == a.ID }) {
			return nil, cli.Text(fmt.Sprintf("dòng %d: bộ câu hỏi không có câu %q", n, a.ID), fmt.Sprintf("line %d: the kit has no question %q", n, a.ID))
		}
		if said[a.ID] != nil {
			return nil, cli.Text(fmt.Sprintf("dòng %d: %q đã được trả lời", n, a.ID), fmt.Sprintf("line %d: %q was answered before", n, a.ID))
		}
		said[a.ID] = a.Answer
	}
	if errors.Is(read.Err(), bufio.ErrTooLong) {
		return nil, cli.Text(fmt.Sprintf("một dòng dài quá %d byte", cli.MaxPhrase), fmt.Sprintf("a line is longer than %d bytes", cli.MaxPhrase))
	}
	return said, read.Err()
}
