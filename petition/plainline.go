package petition

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// readUsual reads an event that is written as most are: whole, without escapes,
// with nothing but blanks between its parts. It is false for all others, which
// the form of events reads and judges: what this reads, that reads as the same
// event.
func (e *Event) readUsual(line []byte) bool {
	if !plainText(line) {
		return false
	}
	u := plainLine{text: string(line)}
	if !u.event(e) {
		return false
	}
	_, errs := e.check("")
	return len(errs) == 0
}

// plainText says that a line is UTF-8 without control characters and
// backslashes: a quotation mark in it then begins or ends a string.
func plainText(line []byte) bool {
	const (
		ones  = 0x0101010101010101
		highs = 0x80 * ones
	)
	var odd, all uint64 // in the high bits: of bytes that do not belong here, and of all
	for rest := line; len(rest) > 0; {
		var w uint64
		if len(rest) >= 8 {
			w, rest = binary.LittleEndian.Uint64(rest), rest[8:]
		} else {
			last := [8]byte{' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '}
			copy(last[:], rest)
			w, rest = binary.LittleEndian.Uint64(last[:]), nil
		}
		slashes := w ^ '\\'*ones
		odd |= (w-' '*ones) & ^w | (slashes-ones)&^slashes
		all |= w
	}
	return odd&highs == 0 && (all&highs == 0 || utf8.Valid(line))
}

// plainLine reads a line of plain text from i on.
type plainLine struct {
	text string
	i    int
	next field // that mostly comes next: writers keep one order
}

// eat takes a mark and the blanks behind it.
func (u *plainLine) eat(mark byte) bool {
	if u.i >= len(u.text) || u.text[u.i] != mark {
		return false
	}
	u.i++
	u.blanks()
	return true
}

func (u *plainLine) blanks() {
	for u.i < len(u.text) && u.text[u.i] == ' ' {
		u.i++
	}
}

// str takes a string that is not empty, and the blanks behind it.
func (u *plainLine) str() (s string, ok bool) {
	if u.i >= len(u.text) || u.text[u.i] != '"' {
		return "", false
	}
	rest := u.text[u.i+1:]
	end := strings.IndexByte(rest, '"')
	if end <= 0 {
		return "", false
	}
	u.i += end + 2
	u.blanks()
	return rest[:end], true
}

// word takes a word that stands without marks, and the blanks behind it.
func (u *plainLine) word(w string) bool {
	if !strings.HasPrefix(u.text[u.i:], w) {
		return false
	}
	u.i += len(w)
	u.blanks()
	return true
}

// event reads the whole line.
func (u *plainLine) event(e *Event) bool {
	var seen fieldSet
	ok := u.members(func(name string) bool {
		f, known := u.field(name)
		if !known || seen.has(f) {
			return false
		}
		seen |= 1 << f
		switch f {
		case fieldV:
			return u.word("1")
		case fieldSender:
			return u.sender(&e.Sender)
		case fieldLacks:
			return u.lacks(&e.Lacks)
		case fieldSatisfied:
			switch {
			case u.word("true"):
				e.Satisfied = VerdictYes
			case u.word("false"):
				e.Satisfied = VerdictNo
			default:
				return false
			}
			return true
		}
		s, ok := u.str()
		return ok && e.set(f, s)
	})
	return ok && u.i == len(u.text) && seen.has(fieldV)
}

// members reads an object, whose members are read by name.
func (u *plainLine) members(read func(name string) bool) bool {
	if !u.eat('{') {
		return false
	}
	for {
		name, ok := u.str()
		if !ok || !u.eat(':') || !read(name) {
			return false
		}
		if !u.eat(',') {
			return u.eat('}')
		}
	}
}

// field is the field of a name.
func (u *plainLine) field(name string) (f field, known bool) {
	f = u.next
	for range fieldNames {
		if int(f) >= len(fieldNames) {
			f = 0
		}
		if fieldNames[f] == name {
			u.next = f + 1
			return f, true
		}
		f++
	}
	return 0, false
}

// set gives the event a value of a field that is written as a string. It is
// false where the value cannot be read.
func (e *Event) set(f field, s string) bool {
	if text := e.text(f); text != nil {
		*text = s
		return true
	}
	var problem form.Code
	var err error
	switch f {
	case fieldCode:
		e.Code, problem = parseCode(s)
	case fieldAt:
		e.At, err = schedule.ParseMoment(s)
	case fieldType:
		e.Type = typeNamed(s)
	case fieldOf:
		e.Of, problem = parseCode(s)
	case fieldDue:
		e.Due, err = form.ParseDay(s)
	}
	return problem == "" && err == nil
}

// lacks reads a list of conditions, in order and each once.
func (u *plainLine) lacks(to *Conditions) bool {
	if !u.eat('[') {
		return false
	}
	for {
		name, ok := u.str()
		c, known := parseCondition(name)
		if !ok || !known || c <= *to {
			return false
		}
		*to |= c
		if !u.eat(',') {
			return u.eat(']')
		}
	}
}

// sender reads who sent it.
func (u *plainLine) sender(s *Sender) bool {
	return u.members(func(name string) bool {
		var to *string
		switch name {
		case "type":
			to = (*string)(&s.Type)
		case "name":
			to = &s.Identity.Name
		case "address":
			to = &s.Identity.Address
		case "phone":
			to = &s.Identity.Phone
		case "email":
			to = &s.Identity.Email
		case "withheld":
			twice := s.Withheld
			s.Withheld = true
			return !twice && u.word("true")
		}
		if to == nil || *to != "" {
			return false
		}
		var ok bool
		*to, ok = u.str()
		return ok
	})
}
