// Package limits is what is too long, or too much, to be recorded: what no list
// could show, and what nobody could tell from another.
package limits

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// What is said of a text that is too short or too long, and of a plan that asks for
// more than any list could show.
const (
	TextLength form.Code = "text.length"
	DutiesMany form.Code = "duties.many"
)

var texts = form.Texts{
	TextLength: {"phải dài {min}–{max} ký tự", "must be {min}–{max} characters long"},
	DutiesMany: {"kế hoạch có quá {limit} phần việc: rút ngắn thời gian của kế hoạch, hoặc chia ra", "the plan asks for more than {limit} obligations: shorten its days, or divide it"},
}

// Plan is what no list could show, or nobody could tell from another; all
// else a plan is refused for by package plan.
func Plan(p *plan.Plan) (wrong form.Errors) {
	for _, f := range []struct {
		path, value string
	}{{"number", p.Number}, {"title", p.Title}, {"issuer", p.Issuer}} {
		if utf8.RuneCountInString(f.value) > 300 {
			wrong = append(wrong, texts.Error(form.Error{Code: TextLength, Path: f.path, Args: form.Args{"min": 1, "max": 300}}))
		}
	}
	if unseen.In(p.Number) {
		wrong = append(wrong, texts.Error(form.Error{Code: form.FieldValue, Path: "number", Value: unseen.Shown(p.Number)}))
	}
	duties := 0
	for i := range p.Tasks {
		t := &p.Tasks[i]
		if id := string(t.ID); unseen.In(id) {
			wrong = append(wrong, texts.Error(form.Error{Code: form.FieldValue, Path: fmt.Sprintf("tasks[%d].id", i), Value: unseen.Shown(id)}))
		}
		for j, name := range slices.Concat(t.Leads, t.Coordinating) {
			if utf8.RuneCountInString(name) > longestName {
				path := fmt.Sprintf("tasks[%d].leads[%d]", i, j)
				if j >= len(t.Leads) {
					path = fmt.Sprintf("tasks[%d].coordinating[%d]", i, j-len(t.Leads))
				}
				wrong = append(wrong, texts.Error(form.Error{Code: TextLength, Path: path, Args: form.Args{"min": 1, "max": longestName}}))
			}
		}
		if duties += dutiesOf(p, t, mostDuties-duties); duties > mostDuties {
			return append(wrong, texts.Error(form.Error{Code: DutiesMany, Path: "tasks", Args: form.Args{"limit": mostDuties}}))
		}
	}
	return wrong
}

const (
	longestName = 2000   // of those who have a task, in characters
	mostDuties  = 50_000 // of a plan: each of who has a task, each time
)

// dutiesOf is how many duties a task of a plan gives, as far as they are few enough.
func dutiesOf(p *plan.Plan, t *plan.Task, limit int) (n int) {
	each := len(t.Leads) + len(t.Coordinating)
	for range t.Time.Rule.Occurrences(p.Span()) {
		if n += each; n > limit {
			return n
		}
	}
	return max(n, each)
}

// Event is what is too short or too long, in characters; what makes an event
// one, the identifier, has no characters that nobody sees: two that look the same
// are the same, and any database can keep them.
func Event(e plan.Event) (wrong form.Errors) {
	for _, f := range []struct {
		path, value string
		min, max    int
	}{{"id", e.ID, 8, 100}, {"by", e.By, 0, 300}, {"note", e.Note, 0, 4000}, {"document", e.Document, 0, 200}, {"to", e.To, 0, 300}} {
		if n := utf8.RuneCountInString(f.value); n < f.min && e.ID != "" || n > f.max {
			wrong = append(wrong, texts.Error(form.Error{Code: TextLength, Path: f.path, Args: form.Args{"min": f.min, "max": f.max}}))
		}
	}
	if unseen.In(e.ID) {
		wrong = append(wrong, texts.Error(form.Error{Code: form.FieldValue, Path: "id", Value: unseen.Shown(e.ID)}))
	}
	return wrong
}
