package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/grid"
)

// scanner cuts the XML of a part into tokens, as encoding/xml does without
// namespaces, in a quarter of its time. It holds one token at a time, and none that
// is longer than longestToken: neither a text of a hundred megabytes nor an element
// with a million attributes takes memory. Parts of Office documents have no DOCTYPE;
// one that has is refused, and so nothing expands.
type scanner struct {
	r     io.Reader
	buf   []byte       // what was read and not yet cut
	at    int          // of the next token in it
	ended bool         // nothing is behind buf
	ends  bool         // the element that has begun is empty, and ends next
	names [1024]string // short strings that were made, each at its slot
	attrs []xml.Attr   // of the element that has begun
}

const (
	longestToken = 4 << 20
	mostAttrs    = 1000
)

func newScanner(r io.Reader) *scanner {
	return &scanner{r: r}
}

// kind is what a token is.
type kind byte

const (
	begins kind = iota + 1
	ends
	says // text
)

var errXML = errors.New("the XML is damaged")

// next is the next token: an element that begins, with its name and, where they
// are wanted, its attributes, which hold until the one after; one that ends; or a
// piece of text, which holds as long. At the end of the part it is io.EOF.
func (s *scanner) next(attributes bool) (k kind, e xml.StartElement, text []byte, err error) {
	if s.ends {
		s.ends = false
		return ends, e, nil, nil
	}
	for {
		if err := s.need(2); err != nil {
			return 0, e, nil, err
		}
		if s.buf[s.at] != '<' {
			text, err = s.text()
			return says, e, text, err
		}
		switch s.buf[s.at+1] {
		case '/':
			n, err := s.find('>', 2)
			s.at += n + 1
			return ends, e, nil, err
		case '?':
			err = s.pass("?>")
		case '!':
			if text, err = s.declaration(); text != nil {
				return says, e, text, err
			}
		default:
			e, err = s.element(attributes)
			return begins, e, nil, err
		}
		if err != nil {
			return 0, e, nil, err
		}
	}
}

// need reads on until n bytes of the next token are there; io.EOF where nothing is.
func (s *scanner) need(n int) error {
	for len(s.buf)-s.at < n {
		if err := s.more(); err != nil {
			if err == io.EOF && len(s.buf) > s.at {
				return io.ErrUnexpectedEOF
			}
			return err
		}
	}
	return nil
}

// more reads on.
func (s *scanner) more() error {
	if s.ended {
		return io.EOF
	}
	left := copy(s.buf, s.buf[s.at:])
	s.buf, s.at = s.buf[:left], 0
	if cap(s.buf)-left < 16<<10 {
		s.buf = append(make([]byte, 0, max(2*cap(s.buf), 64<<10)), s.buf...)
	}
	n, err := io.ReadAtLeast(s.r, s.buf[left:cap(s.buf)], 1)
	s.buf = s.buf[:left+n]
	s.ended = err == io.EOF
	return err
}

// find is how far behind the next token's beginning the byte stands, at from or
// behind.
func (s *scanner) find(b byte, from int) (int, error) {
	for {
		i := bytes.IndexByte(s.buf[min(s.at+from, len(s.buf)):], b)
		if i < 0 {
			from = max(from, len(s.buf)-s.at)
		} else {
			from += i
		}
		switch {
		case from > longestToken:
			return 0, &grid.Error{Kind: grid.TooLarge}
		case i >= 0:
			return from, nil
		}
		if err := s.more(); err != nil {
			return 0, unexpected(err)
		}
	}
}

// pass passes a comment or an instruction up to its end, however long.
func (s *scanner) pass(end string) error {
	s.at += 2
	for {
		if i := bytes.Index(s.buf[s.at:], []byte(end)); i >= 0 {
			s.at += i + len(end)
			return nil
		}
		s.at = max(s.at, len(s.buf)-len(end)+1)
		if err := s.more(); err != nil {
			return unexpected(err)
		}
	}
}

// declaration passes a comment, and gives the text of a CDATA section.
func (s *scanner) declaration() (text []byte, err error) {
	const cdata = "<![CDATA["
	if err := s.need(len("<!--")); err != nil {
		return nil, unexpected(err)
	}
	if bytes.HasPrefix(s.buf[s.at:], []byte("<!--")) {
		s.at += 2
		return nil, s.pass("-->")
	}
	if err := s.need(len(cdata)); err != nil || !bytes.HasPrefix(s.buf[s.at:], []byte(cdata)) {
		return nil, errXML
	}
	for from := len(cdata); ; {
		i, err := s.find('>', from)
		if err != nil {
			return nil, err
		}
		if text = s.buf[s.at : s.at+i+1]; bytes.HasSuffix(text, []byte("]]>")) && i >= len(cdata)+2 {
			s.at += i + 1
			text = text[len(cdata) : i-2]
			return text, proper(text)
		}
		from = i + 1
	}
}

// text is the text up to the next mark of an element.
func (s *scanner) text() ([]byte, error) {
	n, err := s.find('<', 0)
	if err == io.ErrUnexpectedEOF { // behind the root
		n, err = len(s.buf)-s.at, nil
	}
	if err != nil {
		return nil, err
	}
	raw := s.buf[s.at : s.at+n]
	s.at += n
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw, proper(raw)
	}
	return unescape(raw)
}

// element reads the mark with which an element begins.
func (s *scanner) element(attributes bool) (e xml.StartElement, err error) {
	n, quote := 1, byte(0)
	for { // a value may have the mark in it
		i := n
		for ; s.at+i < len(s.buf); i++ {
			c := s.buf[s.at+i]
			if quote != 0 {
				if c == quote {
					quote = 0
				}
			} else if c == '"' || c == '\'' {
				quote = c
			} else if c == '>' {
				break
			}
		}
		if n = i; n > longestToken {
			return e, &grid.Error{Kind: grid.TooLarge}
		}
		if s.at+n < len(s.buf) {
			break
		}
		if err := s.more(); err != nil {
			return e, unexpected(err)
		}
	}
	raw := s.buf[s.at+1 : s.at+n]
	s.at += n + 1
	if s.ends = len(raw) > 0 && raw[len(raw)-1] == '/'; s.ends {
		raw = raw[:len(raw)-1]
	}
	end := bytes.IndexAny(raw, " \t\r\n")
	if end < 0 {
		end = len(raw)
	}
	if e.Name = s.name(raw[:end]); e.Name.Local == "" {
		return e, errXML
	}
	if !attributes {
		return e, nil
	}
	e.Attr, err = s.attributes(raw[end:])
	return e, err
}

// attributes reads the attributes of an element.
func (s *scanner) attributes(raw []byte) ([]xml.Attr, error) {
	s.attrs = s.attrs[:0]
	for {
		raw = bytes.TrimLeft(raw, " \t\r\n")
		if len(raw) == 0 {
			return s.attrs, nil
		}
		name, rest, ok := bytes.Cut(raw, []byte{'='})
		rest = bytes.TrimLeft(rest, " \t\r\n")
		if !ok || len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil, errXML
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil, errXML
		}
		value := rest[1 : 1+end]
		raw = rest[2+end:]
		err := proper(value)
		if bytes.IndexByte(value, '&') >= 0 {
			value, err = unescape(value)
		}
		if err != nil {
			return nil, err
		}
		if len(s.attrs) >= mostAttrs {
			return nil, &grid.Error{Kind: grid.TooLarge}
		}
		s.attrs = append(s.attrs, xml.Attr{Name: s.name(bytes.TrimRight(name, " \t\r\n")), Value: s.known(value)})
	}
}

// name is a name with what stands before its colon.
func (s *scanner) name(raw []byte) xml.Name {
	if i := bytes.IndexByte(raw, ':'); i > 0 && i < len(raw)-1 {
		return xml.Name{Space: s.known(raw[:i]), Local: s.known(raw[i+1:])}
	}
	return xml.Name{Local: s.known(raw)}
}

// known is the bytes as a string; short ones, of which there are few, are seldom
// made anew.
func (s *scanner) known(raw []byte) string {
	n := len(raw)
	if n == 0 || n > 24 {
		return string(raw)
	}
	slot := &s.names[(uint(raw[0])*31+uint(raw[n/2])*17+uint(raw[n-1])*7+uint(n))%uint(len(s.names))]
	if *slot != string(raw) {
		*slot = string(raw)
	}
	return *slot
}

// proper says what is wrong with a text: that it is no UTF-8, or has a character
// that XML has not.
func proper(raw []byte) error {
	if !utf8.Valid(raw) {
		return errXML
	}
	for _, c := range raw {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return errXML
		}
	}
	return nil
}

// unescape is a text with its characters for their entities, and one line break for
// "\r\n". Only the five entities of XML itself are known.
func unescape(raw []byte) ([]byte, error) {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		default:
			out = append(out, raw[i])
		case '\r':
			if i+1 == len(raw) || raw[i+1] != '\n' {
				out = append(out, '\n')
			}
		case '&':
			end := bytes.IndexByte(raw[i:min(i+16, len(raw))], ';')
			if end < 0 {
				return nil, errXML
			}
			r, err := entity(string(raw[i+1 : i+end]))
			if err != nil {
				return nil, err
			}
			out = utf8.AppendRune(out, r)
			i += end
		}
	}
	return out, proper(out)
}

func entity(name string) (rune, error) {
	switch name {
	case "lt":
		return '<', nil
	case "gt":
		return '>', nil
	case "amp":
		return '&', nil
	case "quot":
		return '"', nil
	case "apos":
		return '\'', nil
	}
	if figures, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hexadecimal, ok := strings.CutPrefix(figures, "x"); ok {
			figures, base = hexadecimal, 16
		}
		if n, err := strconv.ParseInt(figures, base, 32); err == nil && utf8.ValidRune(rune(n)) {
			return rune(n), nil
		}
	}
	return 0, fmt.Errorf("%w: the entity &%s; is not known", errXML, name)
}
