// Package assist answers assistants by the Model Context Protocol: dates, phrases,
// bodies, duties, targets and points are computed by the commands of the program, so
// that an assistant that asks does not guess. It reads and never writes; each answer
// is the command's own JSON, with its derivation and its doubts.
package assist

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/caicach/tthc/plan/catalog"
)

// Run runs a command of the program with its arguments and standard input, and gives
// its exit status: 0 all well, 1 not found or not read, 2 wrong use.
type Run func(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int

// MaxRequest is how many bytes a request may have: a set's observations of a year of
// all bodies are a tenth of it.
const MaxRequest = 8 << 20

// Serve answers requests, one JSON object a line, until the input ends and all is
// answered, or the context ends.
func Serve(ctx context.Context, version string, in io.Reader, out io.Writer, run Run) error {
	return server(version, run).Run(ctx, patient{&mcp.IOTransport{Reader: io.NopCloser(in), Writer: kept{out}, MaxLineLength: MaxRequest}})
}

// kept is a writer that is not closed with the session.
type kept struct{ io.Writer }

func (kept) Close() error { return nil }

func server(version string, run Run) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "tthc", Title: "Thủ tục hành chính", Version: version}, &mcp.ServerOptions{
		Instructions: "Vietnamese administrative deadlines, plans, bodies, indicators and points, computed exactly. Ask instead of counting days or reading phrases yourself. Answers hold their steps with legal sources, and doubts: repeat the doubts to the person.",
	})
	add[deadline](s, run, "deadline", "The last day of a term counted from a day or instant, on the calendar of Vietnamese state offices, with each step and its legal source.")
	add[explain](s, run, "explain", "The same as deadline, as sentences for a person: why the day is what it is.")
	add[parse](s, run, "parse", "When something is due by the words of a Vietnamese decision, such as \"trước ngày 20 các tháng 3, 6, 9, 12/2024\"; what was not understood stands in rest and doubts.")
	add[named](s, run, "body", "A ministry, agency or province by any of its names, who answers for it on a day, and its successors through the mergers.")
	add[due](s, run, "due", "What a published plan asks of whom by when, open and overdue as of a day.")
	add[evaluate](s, run, "evaluate", "Whether the targets of a set are met by observations given as CSV (indicator,body,period,numerator,denominator,recorded,source), and what is missing.")
	add[score](s, run, "score", "The points of the set of Decision 766/QĐ-TTg by observations given as CSV, each item with its counts and rule.")
	return s
}

// question is what an assistant asks with a tool: the command that answers it, and
// what the command reads.
type question interface {
	command() (args []string, in string, err error)
}

type deadline struct {
	From   string   `json:"from" jsonschema:"day or instant from which the term counts: 2025-04-25 or 2025-04-25T15:40"`
	Term   string   `json:"term" jsonschema:"the length in Vietnamese: 5 ngày làm việc, 24 giờ, 01 tháng"`
	Pauses []string `json:"pauses,omitempty" jsonschema:"times in which the clock stands, each from a day to the day on which it runs again: 2025-05-05..2025-05-07"`
	CutOff string   `json:"cutOff,omitempty" jsonschema:"time of day after which a receipt is of the next working day: 15:00"`
}

func (q deadline) args(more string) []string {
	args := flags("deadline", "--from", q.From, "--term", q.Term, "--cut-off", q.CutOff)
	for _, p := range q.Pauses {
		args = append(args, "--pause="+p)
	}
	return append(args, more)
}

func (q deadline) command() ([]string, string, error) { return q.args("--json"), "", nil }

type explain struct{ deadline }

func (q explain) command() ([]string, string, error) { return q.args("--explain"), "", nil }

type parse struct {
	Phrase string `json:"phrase" jsonschema:"the words that say when"`
	Year   string `json:"year,omitempty" jsonschema:"the year of the plan, for phrases that name none: 2025"`
	Issued string `json:"issued,omitempty" jsonschema:"the day on which the document was issued: 2025-02-15"`
}

func (q parse) command() ([]string, string, error) {
	return append(flags("parse", "--year", q.Year, "--issued", q.Issued), "--", q.Phrase), "", nil
}

type named struct {
	Name string `json:"name" jsonschema:"a name, abbreviation or identifier"`
	AsOf string `json:"asOf,omitempty" jsonschema:"the day: 2025-06-01"`
}

func (q named) command() ([]string, string, error) {
	return append(flags("body", "--as-of", q.AsOf), "--json", "--", q.Name), "", nil
}

type due struct {
	Plan   string `json:"plan" jsonschema:"the number of a published plan: 16/QĐ-TCTCCTTHC"`
	AsOf   string `json:"asOf" jsonschema:"the day: 2024-06-25"`
	Within string `json:"within,omitempty" jsonschema:"only what is overdue or due within that time: 30d"`
	Body   string `json:"body,omitempty" jsonschema:"only what this body owes: a name or identifier"`
}

// command refuses what is no published plan: the command would take it for a file of
// this machine.
func (q due) command() ([]string, string, error) {
	if _, ok := catalog.Plan(q.Plan); !ok {
		var known []string
		for _, p := range catalog.Plans() {
			known = append(known, p.Number)
		}
		return nil, "", fmt.Errorf("there is no published plan %q; there are: %s", q.Plan, strings.Join(known, ", "))
	}
	return flags("due", "--format", "json", "--plan", q.Plan, "--as-of", q.AsOf, "--within", q.Within, "--body", q.Body), "", nil
}

type judged struct {
	Set          string `json:"set" jsonschema:"221/VPCP-KSTT to evaluate, 766 to score"`
	Observations string `json:"observations" jsonschema:"the observations as CSV with its header line"`
	Period       string `json:"period" jsonschema:"2024, 2024-H1, 2024-Q2 or 2024-06"`
	Body         string `json:"body,omitempty" jsonschema:"only this body: a name or identifier"`
}

func (q judged) by(command string) ([]string, string, error) {
	return flags(command, "--format", "json", "--observations", "-", "--set", q.Set, "--period", q.Period, "--body", q.Body), q.Observations, nil
}

type evaluate struct{ judged }

func (q evaluate) command() ([]string, string, error) { return q.by("evaluate") }

type score struct{ judged }

func (q score) command() ([]string, string, error) { return q.by("score") }

// flags is a command with those of its flags that have a value. Each is one argument
// with its value, so that no value is taken for a flag.
func flags(command string, pairs ...string) []string {
	args := []string{command}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			args = append(args, pairs[i]+"="+pairs[i+1])
		}
	}
	return args
}

// add adds a tool that a command answers. What the command refuses is an error of the
// tool, in the command's words; what it doubts is an answer.
func add[Q question](s *mcp.Server, run Run, name, says string) {
	tool := &mcp.Tool{Name: name, Description: says, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true}}
	mcp.AddTool(s, tool, func(ctx context.Context, _ *mcp.CallToolRequest, q Q) (*mcp.CallToolResult, any, error) {
		args, in, err := q.command()
		if err != nil {
			return nil, nil, err
		}
		var out, errs bytes.Buffer
		if status := run(ctx, args, strings.NewReader(in), &out, &errs); status != 0 && out.Len() == 0 {
			return nil, nil, errors.New(strings.TrimSpace(errs.String()))
		}
		r := &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: out.String()}}}
		if errs.Len() > 0 { // what is said beside the answer, such as that a body is not known
			r.Content = append(r.Content, &mcp.TextContent{Text: errs.String()})
		}
		if json.Valid(out.Bytes()) {
			r.StructuredContent = map[string]any{"answer": json.RawMessage(out.Bytes())}
		}
		return r, nil, nil
	})
}
