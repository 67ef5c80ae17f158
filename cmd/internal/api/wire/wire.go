// Package wire is how requests are read and answered: what every handler of the
// API has in common.
package wire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/schedule/form"
)

// Desk is where the handlers take what they answer from, and how they answer.
type Desk struct {
	Gate
	Log  *slog.Logger
	kept answers
}

var matcher = language.NewMatcher([]language.Tag{language.Vietnamese, language.English})

// Language is the language that a request asks for, Vietnamese by default.
func Language(r *http.Request) form.Language {
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return form.Vietnamese
	}
	if _, i, _ := matcher.Match(tags...); i == 1 {
		return form.English
	}
	return form.Vietnamese
}

// ValueOf is the value of a parameter that may be left out.
func ValueOf[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// MaxBody is the largest body of a request that brings one thing, in bytes.
const MaxBody = 64 << 10

// ReadBody reads what a request brings, of one media type.
func ReadBody(w http.ResponseWriter, r *http.Request, media string, limit int64) ([]byte, error) {
	if _, err := brought(r, limit, media); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, TooLarge(int(limit))
	case err != nil:
		return nil, texts.Error(form.Error{Code: contentHalf})
	}
	return body, nil
}

// brought is the media type of what a request brings, without its parameters: one
// of some, in UTF-8 and in no coding, and of no more bytes than so many where it
// says how many.
func brought(r *http.Request, limit int64, media ...string) (found string, err error) {
	found, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := parameters["charset"]
	switch {
	case err != nil || !slices.Contains(media, found) || charset != "" && !strings.EqualFold(charset, "utf-8") && !strings.EqualFold(charset, "us-ascii"):
		return "", texts.Error(form.Error{Code: contentType, Args: form.Args{"media": strings.Join(media, ", ")}})
	case !strings.EqualFold(cmp.Or(r.Header.Get("Content-Encoding"), "identity"), "identity"):
		return "", texts.Error(form.Error{Code: contentCoding})
	case r.ContentLength > limit:
		return "", TooLarge(int(limit))
	}
	return found, nil
}

// A body that is read as it comes may take as long as it brings so many bytes a
// second, and a while beside.
const (
	slowest  = 8 << 10
	patience = time.Minute
)

// Stream is what a request brings, of one of some media types, to be read as it
// comes, at most so many bytes. The media type is without its parameters.
func Stream(w http.ResponseWriter, r *http.Request, limit int64, media ...string) (body io.Reader, found string, err error) {
	if found, err = brought(r, limit, media...); err != nil {
		return nil, "", err
	}
	return &patient{Reader: http.MaxBytesReader(w, r.Body, limit), control: http.NewResponseController(w), limit: limit, begun: time.Now()}, found, nil
}

// patient is a body whose deadlines are put off by what it brings.
type patient struct {
	io.Reader
	control *http.ResponseController
	limit   int64
	begun   time.Time
	bytes   int64
	until   time.Time
}

func (p *patient) Read(b []byte) (int, error) {
	if until := p.begun.Add(patience + time.Duration(p.bytes/slowest)*time.Second); until.Sub(p.until) >= time.Second {
		p.until = until
		_ = p.control.SetReadDeadline(until)                // a server that cannot has none
		_ = p.control.SetWriteDeadline(until.Add(patience)) // of the answer
	}
	n, err := p.Reader.Read(b)
	p.bytes += int64(n)
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		err = TooLarge(int(p.limit))
	}
	return n, err
}

// Answer answers with a value. It is written whole before it is sent: what
// cannot be written is a failure, and no half answer.
func (d *Desk) Answer(w http.ResponseWriter, r *http.Request, status int, v any) {
	b, err := Encode(v)
	if err != nil {
		d.Fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	_, _ = w.Write(b) // fails only when the client is gone
}

// Encode is a value as it is answered. Characters that nobody sees are escapes.
func Encode(v any) ([]byte, error) {
	if m, ok := v.(json.Marshaler); ok { // as the library writes it
		b, err := m.MarshalJSON()
		return append([]byte(unseen.Escaped(string(b))), '\n'), err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return []byte(unseen.Escaped(b.String())), err
}

// Tag is the tag of a version.
func Tag(version int) string { return `"` + strconv.Itoa(version) + `"` }

// tagList is the form of If-Match: tags in quotes, which may have commas in them.
var (
	tagList = regexp.MustCompile(`^(?:[ \t,]*(?:W/)?"[^"]*"[ \t]*(?:,|$))+[ \t,]*$`)
	tagForm = regexp.MustCompile(`(?:W/)?"[^"]*"`)
)

// Seen is the version that If-Match names, now the one that stands: that one for an
// asterisk and for a list with its tag; a weak tag is that of none (RFC 9110,
// 13.1.1). One tag by itself is for who changes the thing to judge: what was sent
// before may be sent again.
func Seen(ifMatch string, now func() (int, error)) (int, error) {
	var tags []string
	if tagList.MatchString(ifMatch) {
		tags = tagForm.FindAllString(ifMatch, -1)
	}
	if len(tags) == 1 {
		version, err := strconv.Atoi(strings.Trim(tags[0], `"`))
		if err == nil && tags[0] == Tag(version) && version >= 0 && version <= 1<<30 {
			return version, nil
		}
	}
	current, err := now()
	if err != nil {
		return 0, err
	}
	if strings.TrimSpace(ifMatch) != "*" && !slices.Contains(tags, Tag(current)) {
		return 0, store.Conflict(current)
	}
	return current, nil
}

// Some is a list that is left out when it is nil.
func Some[T any](list []T) *[]T {
	if list == nil {
		return nil
	}
	return &list
}
