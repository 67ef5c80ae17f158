// Conformance is a kit by which any system can check that it computes as the law and
// the published formulas have it: a runner for this library, and one for any other, of the
// vectors of package conformance. See README.md.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"reflect"

	"github.com/caicach/tthc/indicator/conformance"
)

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
	differ := 0
	for _, s := range conformance.Rules() {
		right := 0
		for _, v := range s.Vectors {
			var want map[string]any
			if err := json.Unmarshal(v.Expected, &want); err != nil {
				return err
			}
			got, err := rules[s.Name](v.Input)
			if err == nil && reflect.DeepEqual(got, want) {
				right++
				continue
			}
			differ++
			fmt.Fprintf(w, "%s: %v, expected %v (%s) %v\n", v.ID, got, want, v.Note, err)
		}
		fmt.Fprintf(w, "%-9s %3d / %d  %s\n", s.Name, right, len(s.Vectors), s.Says)
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
