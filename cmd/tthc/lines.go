package main

import (
	"bufio"
	"encoding/json"
	"iter"
	"strings"
)

// phrases is the arguments, or without any the lines of the standard input
// that are not blank, as they were received.
func (p *program) phrases(args []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, a := range args {
			if !yield(a, nil) {
				return
			}
		}
		if len(args) > 0 {
			return
		}
		lines := bufio.NewScanner(p.in)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			line := strings.TrimSuffix(lines.Text(), "\r")
			if strings.TrimSpace(line) == "" {
				continue
			}
			if !yield(line, nil) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield("", &failure{2, err})
		}
	}
}

// answerLines answers each phrase with one line of JSON. Where an answer is
// not ok, the others are still given, and the exit status is 1.
func (p *program) answerLines(args []string, answer func(text string) (v any, ok bool)) error {
	out := bufio.NewWriter(p.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	failed := false
	for text, err := range p.phrases(args) {
		if err != nil {
			return err
		}
		v, ok := answer(text)
		failed = failed || !ok
		if err := enc.Encode(v); err != nil {
			return err
		}
		if len(args) == 0 { // somebody may wait at the other end of a pipe
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if failed {
		return &failure{1, &message{}}
	}
	return nil
}

// lineError is an error at a place of a phrase.
type lineError struct {
	Offset  int    `json:"offset"`
	Word    string `json:"word"`
	Message string `json:"message"`
}

// lineDoubt is a doubt at a place of a phrase.
type lineDoubt struct {
	Offset  int    `json:"offset"`
	Text    string `json:"text"`
	Message string `json:"message"`
}

// oneLine is a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
