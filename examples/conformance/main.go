// Conformance is a kit by which any system can check that it computes as the law and
// the published formulas have it: vectors, worked out by hand, and two runners. See
// README.md.
package main

import (
	"bufio"
	"embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"reflect"
)

//go:embed vectors/*.json
var files embed.FS

// set is the vectors of a rule.
type set struct {
	Rule    string   `json:"rule"`
	Says    string   `json:"says"`
	Source  string   `json:"source"`
	Vectors []vector `json:"vectors"`
}

type vector struct {
	ID       string          `json:"id"`
	Note     string          `json:"note"`
	Input    json.RawMessage `json:"input"`
	Expected map[string]any  `json:"expected"`
}

// question is what a system is asked: a line of JSON.
type question struct {
	Rule  string          `json:"rule"`
	Input json.RawMessage `json:"input"`
}

func main() {
	log.SetFlags(0)
	answer := flag.Bool("answer", false, "answer questions on standard input, a line each, as a system under check does")
	flag.Parse()
	run := check
	if *answer {
		run = func(w io.Writer) error { return answers(os.Stdin, w) }
	}
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// check holds the library against every vector.
func check(w io.Writer) error {
	sets, err := sets()
	if err != nil {
		return err
	}
	differ := 0
	for _, s := range sets {
		right := 0
		for _, v := range s.Vectors {
			got, err := rules[s.Rule](v.Input)
			if err == nil && reflect.DeepEqual(got, v.Expected) {
				right++
				continue
			}
			differ++
			fmt.Fprintf(w, "%s: %v, expected %v (%s) %v\n", v.ID, got, v.Expected, v.Note, err)
		}
		fmt.Fprintf(w, "%-9s %3d / %d  %s\n", s.Rule, right, len(s.Vectors), s.Says)
	}
	if differ > 0 {
		return fmt.Errorf("%d vectors differ", differ)
	}
	return nil
}

// answers answers each question with a line of JSON, in order.
func answers(r io.Reader, w io.Writer) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		var q question
		got := map[string]any{}
		err := json.Unmarshal(lines.Bytes(), &q)
		if rule := rules[q.Rule]; err == nil && rule != nil {
			got, err = rule(q.Input)
		} else if err == nil {
			err = fmt.Errorf("there is no rule %q", q.Rule)
		}
		if err != nil {
			got = map[string]any{"error": err.Error()}
		}
		line, err := json.Marshal(got)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n", line); err != nil {
			return err
		}
	}
	return lines.Err()
}

func sets() ([]set, error) {
	entries, err := files.ReadDir("vectors")
	if err != nil {
		return nil, err
	}
	var all []set
	for _, e := range entries {
		b, err := files.ReadFile("vectors/" + e.Name())
		if err != nil {
			return nil, err
		}
		var s set
		if err := json.Unmarshal(b, &s); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		if rules[s.Rule] == nil {
			return nil, fmt.Errorf("%s: there is no rule %q", e.Name(), s.Rule)
		}
		all = append(all, s)
	}
	return all, nil
}
