// Package conformance is a kit by which any system can check that it computes as the
// law and the published formulas have it: vectors for the rules that decide most
// figures, each with what is asked, what is expected and why. The expected values
// come from the law, from published notices and figures, and from counting by hand;
// none was taken from a program.
//
// [Rules] has the vectors of each rule: terms and pauses, whether a dossier and a
// petition are in time, the status of a duty, whether a target is met, and points.
// How this library answers them shows examples/conformance; another system is
// asked by its runner, or by "tthc conformance".
package conformance

import (
	"embed"
	"encoding/json"

	"github.com/caicach/tthc/schedule/form"
)

//go:embed vectors/*.json
var files embed.FS

// Rule is a rule with its vectors.
type Rule struct {
	form.Unwritten
	Name    string // term, pause, dossier, petition, status, target or points
	Says    string // what is asked and answered
	Source  string // what the expected values follow from
	Vectors []Vector
}

// Vector is one thing that a system is asked, and what it must answer.
type Vector struct {
	form.Unwritten
	ID              string
	Note            string          // what it is about
	Input, Expected json.RawMessage // objects
}

// ruleForm is a file of vectors.
type ruleForm struct {
	Rule    string       `json:"rule"`
	Says    string       `json:"says"`
	Source  string       `json:"source"`
	Vectors []vectorForm `json:"vectors"`
}

type vectorForm struct {
	ID       string          `json:"id"`
	Note     string          `json:"note"`
	Input    json.RawMessage `json:"input"`
	Expected json.RawMessage `json:"expected"`
}

var rules = form.Of[ruleForm](0)

// Rules is the rules with their vectors, in order of their names.
func Rules() (all []Rule) {
	entries, err := files.ReadDir("vectors")
	must(err)
	for _, e := range entries {
		b, err := files.ReadFile("vectors/" + e.Name())
		must(err)
		f, err := rules.Read(b, nil)
		must(err)
		r := Rule{Name: f.Rule, Says: f.Says, Source: f.Source}
		for _, v := range f.Vectors {
			r.Vectors = append(r.Vectors, Vector{ID: v.ID, Note: v.Note, Input: v.Input, Expected: v.Expected})
		}
		all = append(all, r)
	}
	return all
}

func must(err error) {
	if err != nil {
		panic(err) // the tests read the same bytes
	}
}
