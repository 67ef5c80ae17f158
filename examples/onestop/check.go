package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"time"
)

// check runs the story of made/story.txt over the addresses of the system, as programs
// ask them, and prints what they answer. A line is:
//
//	# a heading
//	@ who signs in
//	+ how many days pass, after which everybody has to sign in again
//	$name the field of the last answer that the name stands for from here on
//	METHOD path form | fields to print; a form value after < is a file of made
func check(w io.Writer, now time.Time) error {
	c := &checker{w: w, now: now, names: map[string]string{}}
	s, err := open("", func() time.Time { return c.now })
	if err != nil {
		return err
	}
	defer s.Close()
	c.server = httptest.NewServer(s.routes())
	defer c.server.Close()
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
			jar, _ := cookiejar.New(nil) // without options it has no error
			c.client = &http.Client{Jar: jar}
			fmt.Fprintf(w, "   [%s, %s]\n", c.now.Format("15:04 2/1/2006"), rest)
			err = c.ask("POST", "/dang-nhap", "login="+rest+"&password="+madePassword, "")
		case word != "":
			request, fields, _ := strings.Cut(os.Expand(rest, func(name string) string { return c.names["$"+name] }), " | ")
			path, form, _ := strings.Cut(request, " ")
			err = c.ask(word, path, form, fields)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", line, err)
		}
	}
	return nil
}

// checker asks the system as a program does, and prints the fields asked for.
type checker struct {
	w      io.Writer
	now    time.Time
	server *httptest.Server
	client *http.Client
	last   any
	names  map[string]string
}

func (c *checker) ask(method, path, form, fields string) error {
	sent := url.Values{}
	for _, pair := range strings.Split(form, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if file, ok := strings.CutPrefix(value, "<"); ok {
			value = madeText(file)
		}
		sent.Set(name, value)
	}
	r, err := http.NewRequest(method, c.server.URL+path, strings.NewReader(sent.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := c.client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if path != "/dang-nhap" {
		fmt.Fprintf(c.w, "   %s %s: %d\n", method, path, answer.StatusCode)
	}
	if bad := json.Unmarshal(text, &c.last); bad != nil { // it is something else
		fmt.Fprintf(c.w, "     %s\n", strings.Join(strings.SplitN(string(text), "\r\n", 16)[:15], "\n     "))
	}
	for _, f := range strings.Fields(fields) {
		if list, ok := within(c.last, f).([]any); ok && len(list) > 1 {
			fmt.Fprintf(c.w, "     %s:\n", f)
			for _, v := range list {
				fmt.Fprintf(c.w, "       %s\n", plain(v))
			}
		} else {
			fmt.Fprintf(c.w, "     %s: %s\n", f, plain(within(c.last, f)))
		}
	}
	return err
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
