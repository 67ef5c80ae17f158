package imports

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// task is a task of a draft as it is mended: what the form says, and what that is
// read as.
type task struct {
	plan.Task
	Doubts  []row
	Readers []reader // of the bodies, in the order of the form
	Time    timeRead
}

// reader is a wording of a body and who is meant by it.
type reader struct {
	Words      string
	Meant      string // empty: nobody knows
	Doubts     []string
	Candidates []string // names that it may stand for
}

// timeRead is a time in words and the days that it means.
type timeRead struct {
	Text, Canonical, Refused string
	Doubts                   []string
	Days                     []form.Day // the first days due
}

// mostDays is how many days due a page shows of a time.
const mostDays = 6

// task shows one task of a draft, to be mended.
func (s *room) task(w http.ResponseWriter, r *http.Request) {
	v, ok := s.find(w, r)
	if !ok {
		return
	}
	t, ok := s.named(w, r, v)
	if !ok {
		return
	}
	s.showTask(w, r, http.StatusOK, v, t)
}

// named is the task that a request asks for.
func (s *room) named(w http.ResponseWriter, r *http.Request, v *view) (plan.Task, bool) {
	id := plan.TaskID(r.FormValue("task"))
	i := slices.IndexFunc(v.Draft.Plan.Tasks, func(t plan.Task) bool { return t.ID == id })
	if i < 0 {
		s.Refuse(w, r, http.StatusNotFound, texts.Error(form.Error{Code: taskUnknown, Value: string(id)}))
		return plan.Task{}, false
	}
	return v.Draft.Plan.Tasks[i], true
}

func (s *room) showTask(w http.ResponseWriter, r *http.Request, status int, v *view, t plan.Task) {
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	id := plan.TaskID(r.FormValue("task"))
	v.Task = &task{Task: t}
	v.Task.Doubts = rows(v.Draft, func(d intake.Doubt) bool { return d.Task == id })
	p := &v.Draft.Plan
	for _, name := range append(slices.Clone(t.Leads), t.Coordinating...) {
		v.Task.Readers = append(v.Task.Readers, read(known.Bodies(), name, max(p.From, p.Date), v.Lang))
	}
	v.Task.Time = timeOf(p, t.Time, v.Lang)
	v.Title = v.T("Sửa nhiệm vụ ", "Mend task ") + string(id)
	v.Up = frame.Up{Path: address(v.Draft.ID), Name: v.T("Dự thảo ", "Draft ") + v.Draft.Plan.Number}
	v.Other = "/draft/task?" + url.Values{"id": {v.Draft.ID}, "task": {string(id)}}.Encode()
	s.Page(w, r, status, "task.html", v)
}

// read is who a wording of a draft means.
func read(registry *body.Registry, words string, on form.Day, l form.Language) (to reader) {
	to.Words = words
	c, err := cell.Parse(registry, words, on)
	if err != nil {
		to.Doubts = []string{form.Message(err, l)}
		return to
	}
	var meant []string
	for _, part := range c.Parts {
		switch sel := part.Selector; sel.Kind() {
		case body.KindNamed:
			if b := registry.ByID(sel.ID()); !b.IsZero() {
				meant = append(meant, b.Name(on)+" ("+b.ID().String()+")")
			} else {
				meant = append(meant, part.Text+l.Pick(" (chưa có trong danh mục)", " (not in the registry)"))
			}
		case body.KindGroup:
			meant = append(meant, l.Pick("nhóm: ", "group: ")+sel.String())
		}
	}
	to.Meant = strings.Join(meant, "; ")
	for _, d := range c.Doubts {
		to.Doubts = append(to.Doubts, d.Message(l))
	}
	if to.Meant == "" {
		if m := registry.Find(words, on); len(m.Candidates) > 0 {
			for _, b := range m.Candidates[:min(len(m.Candidates), 5)] {
				to.Candidates = append(to.Candidates, answer.Candidate(registry, b, on))
			}
		} else {
			to.Candidates = registry.Nearest(words, 3)
		}
	}
	return to
}

// timeOf is a time as it is read, and the first days that it makes due.
func timeOf(p *plan.Plan, t plan.Timing, l form.Language) (to timeRead) {
	to.Text = t.Text
	if !t.Rule.IsZero() {
		to.Canonical = phrase.Format(t.Rule)
		if p.From != form.NoDay && p.To >= p.From {
			for o := range t.Rule.Occurrences(schedule.Span{Since: p.From, Until: p.To + 1}) {
				if o.Due != form.NoDay {
					to.Days = append(to.Days, o.Due)
				}
				if len(to.Days) == mostDays {
					break
				}
			}
		}
	}
	if t.Text != "" {
		read, err := phrase.Parse(t.Text, phrase.Context{Year: p.From.Year(), Issued: p.Date})
		if err != nil {
			to.Refused = form.Message(err, l)
		}
		for _, d := range read.Doubts {
			to.Doubts = append(to.Doubts, d.Message(l))
		}
	}
	return to
}

// mendTask changes a task of the draft.
func (s *room) mendTask(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r)
	if !ok {
		return
	}
	was, ok := s.named(w, r, v)
	if !ok {
		return
	}
	t := was
	t.Title = strings.TrimSpace(r.PostFormValue("title"))
	t.Leads, t.Coordinating, t.Products = lines(r.PostFormValue("leads")), lines(r.PostFormValue("coordinating")), lines(r.PostFormValue("products"))
	t.Note = strings.TrimSpace(r.PostFormValue("note"))
	var refused error
	if text := strings.TrimSpace(r.PostFormValue("time")); text != was.Time.Text || was.Time.Rule.IsZero() {
		t.Time = plan.Timing{Text: text}
		if text != "" {
			var read phrase.Result
			if read, refused = phrase.Parse(text, phrase.Context{Year: v.Draft.Plan.From.Year(), Issued: v.Draft.Plan.Date}); refused == nil {
				t.Time.Rule = read.Rule
			}
		}
	}
	if refused != nil {
		v.refuse(refused)
		s.showTask(w, r, http.StatusBadRequest, v, t)
		return
	}
	err := s.mend(r, v, func(p *plan.Plan) {
		for i := range p.Tasks {
			if p.Tasks[i].ID == was.ID {
				p.Tasks[i] = t
			}
		}
	})
	s.mended(w, r, v, err, func(status int) { s.showTask(w, r, status, v, t) })
}

// lines is the lines of a field that say something.
func lines(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
