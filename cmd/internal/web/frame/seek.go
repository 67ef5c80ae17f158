package frame

import (
	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// mostFound is how many bodies a search shows.
const mostFound = 12

// Found is a body that a search came upon.
type Found struct {
	ID     body.ID // empty where it has ended
	Name   string
	Detail string // what tells it from others, and what became of it
}

// Seek finds the body that somebody means; where it is not one, those that he may, of
// which near says that they are only the nearest: nobody is called so.
func Seek(registry *body.Registry, text string, on form.Day, l form.Language) (id body.ID, list []Found, near bool) {
	m := registry.Find(text, on)
	if m.Found() && !m.Doubtful() && m.Body.Lives(on) {
		return m.Body.ID(), nil, false
	}
	seen := map[body.ID]bool{}
	one := func(b body.Body, f Found) {
		if !b.IsZero() && !seen[b.ID()] && len(list) < mostFound {
			seen[b.ID()] = true
			list = append(list, f)
		}
	}
	living := func(b body.Body) {
		one(b, Found{b.ID(), b.Name(on), answer.Candidate(registry, b, on)})
	}
	add := func(b body.Body) {
		if b.IsZero() || b.Lives(on) {
			living(b)
			return
		}
		a := registry.Answers(b.ID(), on)
		one(b, Found{"", b.Name(on), a.Reason(l)})
		for _, next := range a.Bodies {
			living(next)
		}
	}
	add(m.Body)
	for _, b := range m.Candidates {
		add(b)
	}
	near = len(list) == 0
	for _, name := range registry.Nearest(text, mostFound) {
		found := registry.Find(name, on)
		add(found.Body)
		for _, b := range found.Candidates {
			add(b)
		}
	}
	return "", list, near
}
