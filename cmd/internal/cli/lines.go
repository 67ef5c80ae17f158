package cli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// MaxPhrase is the longest line that is read, in bytes: longer than any
// document.
const MaxPhrase = 16 << 20

// Phrases is the arguments, or without any, or with - alone, the lines of the standard
// input that are not blank, as they were received.
func (p *Program) Phrases(args []string) iter.Seq2[string, error] {
	if len(args) == 1 && args[0] == "-" {
		args = nil
	}
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

// Line is the answer to a phrase.
type Line struct {
	JSON  any
	Cells func() [][]rows.Cell // what was read: no row, one or several
	Fault *answer.Fault        // it cannot be read
}

// AnswerLines answers each phrase, in JSON on one line, in a table with rows behind the
// phrase. One that cannot be read is answered by why, the others are still given, and the
// exit status is 1.
func (p *Program) AnswerLines(as *Answering, args []string, columns []rows.Column, answer func(text string) Line, more map[string]func() error) error {
	failed := false
	read := func(text string) Line {
		line := Line{Fault: p.notUTF8(text)}
		if line.Fault == nil {
			line = answer(text)
		} else {
			line.JSON = unread{text, line.Fault}
		}
		failed = failed || line.Fault != nil
		return line
	}
	var broken error
	table := rows.Table{Columns: append(rows.Columns(p.T("Câu", "Phrase")), columns...), Rows: func(yield func([]rows.Cell) bool) {
		for text, err := range p.Phrases(args) {
			if broken = err; err != nil {
				return
			}
			for _, cells := range p.lineRows(read(text), len(columns)) {
				if !yield(append(rows.Texts(strings.ToValidUTF8(text, "\ufffd")), cells...)) {
					return
				}
			}
		}
	}}
	table.Columns[0].Hidden = len(args) == 1 && args[0] != "-" // which they have just written
	err := as.Write(p, Answer{Tables: []rows.Table{table}, More: more, JSON: func() error {
		out := bufio.NewWriter(p.Out)
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for text, err := range p.Phrases(args) {
			if broken = err; err != nil {
				break
			}
			if err := enc.Encode(read(text).JSON); err != nil {
				return err
			}
			if len(args) == 0 || args[0] == "-" { // somebody may wait at the other end of a pipe
				if err := out.Flush(); err != nil {
					return err
				}
			}
		}
		return out.Flush()
	}})
	if err = cmp.Or(err, broken); err == nil && failed {
		return Told(1)
	}
	return err
}

// lineRows is the rows of an answer: at least one, so that no phrase is missing.
func (p *Program) lineRows(line Line, columns int) [][]rows.Cell {
	if line.Fault != nil {
		cells := make([]rows.Cell, columns)
		cells[columns-1] = rows.Status(line.Fault.Message, rows.Bad)
		return [][]rows.Cell{cells}
	}
	if all := line.Cells(); len(all) > 0 {
		return all
	}
	return [][]rows.Cell{make([]rows.Cell, columns)}
}

// unread is a line that is no text, as programs read it.
type unread struct {
	Text  string        `json:"text"`
	Error *answer.Fault `json:"error"`
}

// notUTF8 says of a line that its bytes are no text: offsets into it would count other
// bytes than those received.
func (p *Program) notUTF8(text string) *answer.Fault {
	if utf8.ValidString(text) {
		return nil
	}
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
	return &answer.Fault{Offset: at, Word: text[at : at+1], Message: message}
}
