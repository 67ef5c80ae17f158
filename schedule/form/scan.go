package form

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxDepth is how deep objects and lists may lie in one another.
const MaxDepth = 64

// scanner goes over JSON text once (RFC 8259), by the byte. What breaks the
// grammar stops it for good: text after that means nothing.
type scanner struct {
	text  string
	i     int
	depth int
	stop  *Error // what broke the grammar, and where
	bad   bool   // the string read last is not text: bytes that are not UTF-8, or half a surrogate pair
}

// fail stops the scanner at i.
func (s *scanner) fail(code Code) bool {
	if s.stop == nil {
		s.stop = texts.Error(Error{Code: code, Offset: s.i, Value: before(s.text, s.i)})
	}
	return false
}

// before is the little of a text that stands at an offset, for a message.
func before(text string, i int) string {
	rest := text[min(i, len(text)):]
	if cut := strings.IndexByte(rest, '\n'); cut >= 0 {
		rest = rest[:cut]
	}
	if len(rest) > 20 {
		rest = rest[:20]
	}
	return strings.ToValidUTF8(rest, "?")
}

// next passes over white space and gives the byte that follows, 0 at the end.
func (s *scanner) next() byte {
	for s.i < len(s.text) {
		switch c := s.text[s.i]; c {
		case ' ', '\t', '\n', '\r':
			s.i++
		default:
			return c
		}
	}
	return 0
}

// eat takes a mark, with the white space before it, if it comes next.
func (s *scanner) eat(mark byte) bool {
	if s.next() != mark {
		return false
	}
	s.i++
	return true
}

// enter goes into an object or a list, whose mark comes next.
func (s *scanner) enter() bool {
	s.i++
	if s.depth++; s.depth > MaxDepth {
		return s.fail(FormDepth)
	}
	return true
}

// more says whether another element comes before the end mark, and takes the
// comma before it or the mark.
func (s *scanner) more(end byte, first bool) bool {
	switch c := s.next(); {
	case c == end:
		s.i++
		s.depth--
		return false
	case first:
		return c != 0 || s.fail(FormSyntax)
	case c == ',':
		s.i++
		return s.next() != end || s.fail(FormSyntax)
	}
	return s.fail(FormSyntax)
}

// name takes the name of a member and its colon.
func (s *scanner) name() (string, bool) {
	if s.next() != '"' {
		return "", s.fail(FormSyntax)
	}
	name, ok := s.str()
	if !ok || !s.eat(':') {
		return "", s.fail(FormSyntax)
	}
	return name, true
}

// str takes a string, whose quotation mark comes next. It is a piece of the
// text where nothing in it is escaped.
func (s *scanner) str() (string, bool) {
	s.i++
	start, high := s.i, false
	for ; s.i < len(s.text); s.i++ {
		switch c := s.text[s.i]; {
		case c == '"':
			v := s.text[start:s.i]
			s.i++
			s.bad = high && !utf8.ValidString(v)
			return v, true
		case c == '\\':
			return s.escaped(start)
		case c < ' ':
			return "", s.fail(FormSyntax)
		case c >= utf8.RuneSelf:
			high = true
		}
	}
	return "", s.fail(FormSyntax)
}

// escaped takes a string that begins at start and has its first backslash at
// the scanner's place.
func (s *scanner) escaped(start int) (string, bool) {
	b := append(make([]byte, 0, 2*(s.i-start)+16), s.text[start:s.i]...)
	half := false
	for s.i < len(s.text) {
		c := s.text[s.i]
		switch {
		case c == '"':
			s.i++
			s.bad = half || !utf8.Valid(b)
			return string(b), true
		case c < ' ':
			return "", s.fail(FormSyntax)
		case c != '\\':
			b = append(b, c)
			s.i++
			continue
		}
		if s.i+1 >= len(s.text) {
			return "", s.fail(FormSyntax)
		}
		if at := strings.IndexByte(`"\/bfnrt`, s.text[s.i+1]); at >= 0 {
			b = append(b, "\"\\/\b\f\n\r\t"[at])
			s.i += 2
			continue
		}
		r, ok := s.unit()
		if !ok {
			return "", s.fail(FormSyntax)
		}
		s.i += 6
		if utf16.IsSurrogate(r) {
			low, ok := s.unit()
			pair := utf8.RuneError
			if ok {
				pair = utf16.DecodeRune(r, low)
			}
			if pair == utf8.RuneError {
				half = true
				continue
			}
			s.i += 6
			r = pair
		}
		b = utf8.AppendRune(b, r)
	}
	return "", s.fail(FormSyntax)
}

// unit is the code unit written as \uXXXX at the scanner's place.
func (s *scanner) unit() (rune, bool) {
	if s.i+6 > len(s.text) || s.text[s.i] != '\\' || s.text[s.i+1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s.text[s.i+2 : s.i+6]) {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// number takes a number; whole says that it has neither fraction nor exponent.
func (s *scanner) number() (text string, whole, ok bool) {
	start := s.i
	run := func() bool {
		from := s.i
		for s.i < len(s.text) && s.text[s.i] >= '0' && s.text[s.i] <= '9' {
			s.i++
		}
		return s.i > from
	}
	is := func(marks string) bool {
		if s.i < len(s.text) && strings.IndexByte(marks, s.text[s.i]) >= 0 {
			s.i++
			return true
		}
		return false
	}
	is("-")
	zero := s.i < len(s.text) && s.text[s.i] == '0'
	from := s.i
	if !run() || zero && s.i > from+1 {
		s.i = start
		return "", false, s.fail(FormSyntax)
	}
	whole = true
	if is(".") {
		if whole = false; !run() {
			return "", false, s.fail(FormSyntax)
		}
	}
	if is("eE") {
		whole = false
		is("+-")
		if !run() {
			return "", false, s.fail(FormSyntax)
		}
	}
	return s.text[start:s.i], whole, true
}

// literal takes true, false or null.
func (s *scanner) literal(word string) bool {
	if !strings.HasPrefix(s.text[s.i:], word) {
		return s.fail(FormSyntax)
	}
	s.i += len(word)
	return true
}

// skip takes a whole value and looks at nothing but its grammar.
func (s *scanner) skip() bool {
	switch c := s.next(); c {
	case '{', '[':
		if !s.enter() {
			return false
		}
		for first := true; s.more(c+2, first); first = false { // } and ] stand two after { and [
			if c == '{' {
				if _, ok := s.name(); !ok {
					return false
				}
			}
			if !s.skip() {
				return false
			}
		}
		return s.stop == nil
	case '"':
		_, ok := s.str()
		return ok
	case 't':
		return s.literal("true")
	case 'f':
		return s.literal("false")
	case 'n':
		return s.literal("null")
	}
	_, _, ok := s.number()
	return ok
}

// integer is a whole number of so many bits, signed or not.
func integer(text string, bits int, signed bool) (n int64, u uint64, ok bool) {
	var err error
	if signed {
		n, err = strconv.ParseInt(text, 10, bits)
	} else {
		u, err = strconv.ParseUint(text, 10, bits)
	}
	return n, u, err == nil && text != "-0"
}
