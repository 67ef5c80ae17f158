package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// MaxPhrase is the longest line that is read, in bytes: longer than any
// document.
const MaxPhrase = 16 << 20

// Phrases is the arguments, or without any the lines of the standard input
// that are not blank, as they were received.
func (p *Program) Phrases(args []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, a := range args {
			if !yield(a, nil) {
				return
			}
		}
		if len(args) > 0 {
			return
		}
		lines := bufio.NewScanner(p.In)
		lines.Buffer(nil, MaxPhrase)
		n := 1
		for ; lines.Scan(); n++ {
			line := strings.TrimSuffix(lines.Text(), "\r")
			if strings.TrimSpace(line) == "" {
				continue
			}
			if !yield(line, nil) {
				return
			}
		}
		switch err := lines.Err(); {
		case errors.Is(err, bufio.ErrTooLong):
			yield("", Usage("dòng %d: dài quá %d byte", "line %d: longer than %d bytes", n, MaxPhrase))
		case err != nil:
			yield("", Failure(2, err))
		}
	}
}

// AnswerLines answers each phrase with one line of JSON. Where an answer is
// not ok, the others are still given, and the exit status is 1.
func (p *Program) AnswerLines(args []string, answer func(text string) (v any, ok bool)) error {
	out := bufio.NewWriter(p.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	failed := false
	for text, err := range p.Phrases(args) {
		if err != nil {
			return err
		}
		var v any
		ok := utf8.ValidString(text)
		if ok {
			v, ok = answer(text)
		} else {
			v = p.notUTF8(text)
		}
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
		return Told(1)
	}
	return nil
}

// notUTF8 answers a line whose bytes are no text: offsets into it would count
// other bytes than those received.
func (p *Program) notUTF8(text string) any {
	at := 0
	for rest := text; ; {
		r, size := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && size < 2 {
			break
		}
		at, rest = at+size, rest[size:]
	}
	message := p.Language().Pick("không phải UTF-8; hãy lưu lại bằng UTF-8", "not UTF-8; save it as UTF-8")
	if err := reading.InUnicode(text); err != nil {
		message = form.Message(err, p.Language())
	}
	return struct {
		Text  string       `json:"text"`
		Error answer.Fault `json:"error"`
	}{text, answer.Fault{Offset: at, Word: text[at : at+1], Message: message}}
}
