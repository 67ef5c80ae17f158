package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"time"
)

// story runs the story of made/story.txt over the addresses of the system, as programs
// ask them, and prints what they answer. A line is:
//
//	# a heading
//	@ who signs in
//	+ how many days pass, after which everybody has to sign in again
//	$name the field of the last answer that the name stands for from here on
//	METHOD path form | fields to print; a form value after < is a file of made
func story(w io.Writer, now time.Time) {
	c := &teller{w: w, now: now, names: map[string]string{}, cookies: map[string]string{}}
	s := open("", func() time.Time { return c.now })
	defer s.Close()
	c.system = s.routes()
	for line := range strings.Lines(madeText("story.txt")) {
		line = strings.TrimSuffix(line, "\n")
		switch word, rest, _ := strings.Cut(line, " "); {
		case strings.HasPrefix(word, "$"):
			c.names[word] = fmt.Sprint(within(c.last, rest))
		case word == "#":
			fmt.Fprintln(w, "\n"+rest)
		case word == "+":
			days := 0
			fmt.Sscan(rest, &days)
			c.now = c.now.AddDate(0, 0, days)
		case word == "@":
			fmt.Fprintf(w, "   [%s, %s]\n", c.now.Format("15:04 2/1/2006"), rest)
			c.ask("POST", "/dang-nhap", "login="+rest+"&password="+madePassword, "")
		case word != "":
			request, fields, _ := strings.Cut(os.Expand(rest, func(name string) string { return c.names["$"+name] }), " | ")
			path, form, _ := strings.Cut(request, " ")
			c.ask(word, path, form, fields)
		}
	}
}

// teller asks the system as a program does, and prints the fields asked for.
type teller struct {
	w       io.Writer
	now     time.Time
	system  http.Handler
	cookies map[string]string
	last    any
	names   map[string]string
}

func (c *teller) ask(method, path, form, fields string) {
	sent := url.Values{}
	for _, pair := range strings.Split(form, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if file, ok := strings.CutPrefix(value, "<"); ok {
			value = madeText(file)
		}
		sent.Set(name, value)
	}
	r, answer := httptest.NewRequest(method, path, strings.NewReader(sent.Encode())), httptest.NewRecorder()
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	c.system.ServeHTTP(answer, r)
	for _, cookie := range answer.Result().Cookies() {
		c.cookies[cookie.Name] = cookie.Value
	}
	if path == "/dang-nhap" {
		return
	}
	fmt.Fprintf(c.w, "   %s %s: %d\n", method, path, answer.Code)
	if json.Unmarshal(answer.Body.Bytes(), &c.last) != nil { // it is something else
		fmt.Fprintf(c.w, "     %s\n", strings.Join(strings.SplitN(answer.Body.String(), "\r\n", 16)[:15], "\n     "))
	}
	for _, f := range strings.Fields(fields) {
		text := plain(within(c.last, f))
		if list, ok := within(c.last, f).([]any); ok && len(text) > 160 {
			text = ""
			for _, v := range list {
				text += "\n       " + plain(v)
			}
		}
		fmt.Fprintf(c.w, "     %s: %s\n", f, text)
	}
}

// plain is a value on one line.
func plain(v any) string {
	if text, ok := v.(string); ok {
		return text
	}
	line, _ := json.Marshal(v) // it came out of JSON
	return string(line)
}

// within is the value under a way such as moves.0.code.
func within(value any, way string) any {
	for _, step := range strings.Split(way, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[step]
		case []any:
			var i int
			if _, err := fmt.Sscan(step, &i); err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}
