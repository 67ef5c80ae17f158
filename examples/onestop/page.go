package main

import (
	"cmp"
	"embed"
	"encoding/json"
	"html/template"
	"io/fs"
	"log"
	"maps"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
)

// page is what a handler answers: one value, which a template shows to a browser and
// JSON to a program; or text of another kind.
type page struct {
	name, title, of string // of: what the title is of
	view            any
	status          int    // 200, where it is 0
	next            string // where a browser goes instead
	cookie          *http.Cookie
	kind, text      string
}

//go:embed pages
var pageFiles embed.FS

// english is what the pages say in English, by their Vietnamese: templates are written
// in one language, and read in two.
var english = func() map[string]string {
	texts := map[string]string{}
	for line := range strings.Lines(string(try(pageFiles.ReadFile("pages/english.tsv")))) {
		said, means, _ := strings.Cut(strings.TrimSpace(line), "\t")
		texts[said] = means
	}
	return texts
}()

// say is a text of the system in the language.
func say(lang language, text string) string {
	return cmp.Or(map[language]string{en: english[text]}[lang], text)
}

var templates, days = map[language]*template.Template{vi: parse(vi), en: parse(en)}, map[language]string{vi: "2/1/2006", en: "2006-01-02"}

func parse(lang language) *template.Template {
	t := template.New("").Funcs(template.FuncMap{
		"text": func(v any) string { return text(v, lang) }, "lang": func() language { return lang }, "reasons": reasons, "say": func(text string) string { return say(lang, text) },
		"day": func(i instant) string { return i.Time().Format(days[lang]) }, "time": func(i instant) string { return i.Time().Format("15:04 " + days[lang]) },
		"status": func(word string) string { return say(lang, statusNames[word]) }, "lines": func(text string) []string { return strings.Split(text, "\n") },
		"date":   func(day string) (string, error) { m, err := promise(day); return m.In(lang), err },
		"masked": func(field string, text any) map[string]any { return map[string]any{"Field": field, "Text": text} },
		"amount": func(n int64) string { return amount(strconv.FormatInt(n, 10), lang) },
		"pakn":   func(code string) bool { return strings.HasPrefix(code, "PAKN.") },
	})
	for _, name := range try(fs.Glob(pageFiles, "pages/*.html")) {
		template.Must(t.New(path.Base(name)).Parse(htmlOf(name, lang)))
	}
	return t
}

// amount is digits in groups: 1.000.000.
func amount(digits string, lang language) string {
	if len(digits) < 4 {
		return digits
	}
	return amount(digits[:len(digits)-3], lang) + map[language]string{vi: ".", en: ","}[lang] + digits[len(digits)-3:]
}

// htmlOf is a template in the language. Longer texts stand before their parts.
func htmlOf(name string, lang language) string {
	html := string(try(pageFiles.ReadFile(name)))
	if lang == vi {
		return html
	}
	var pairs []string
	for _, said := range slices.SortedFunc(maps.Keys(english), func(a, b string) int { return len(b) - len(a) }) {
		pairs = append(pairs, said, english[said])
	}
	return strings.NewReplacer(pairs...).Replace(html)
}

// languageOf is the language that somebody chose, once and for all their pages.
func languageOf(w http.ResponseWriter, r *http.Request) language {
	chosen := r.URL.Query().Get("lang")
	if chosen != "" {
		http.SetCookie(w, &http.Cookie{Name: "ngon-ngu", Value: chosen, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	} else if cookie, err := r.Cookie("ngon-ngu"); err == nil {
		chosen = cookie.Value
	}
	return map[string]language{"en": en}[chosen] // vi for any other
}

func (c *call) wantsJSON() bool {
	return strings.Contains(c.r.Header.Get("Accept"), "application/json") || c.r.URL.Query().Get("dang") == "json"
}

// here is the address of the page with another value in its query.
func (c *call) here(name, value string) string {
	q := c.r.URL.Query()
	q.Del("lang")
	q.Set(name, value)
	return c.r.URL.Path + "?" + q.Encode()
}

func (c *call) write(w http.ResponseWriter, p page) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'self'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept, Cookie")
	if p.cookie != nil {
		http.SetCookie(w, p.cookie)
	}
	var text strings.Builder
	var err error
	switch {
	case p.kind != "":
		text.WriteString(p.text)
	case c.wantsJSON() && p.view != nil:
		if p.next != "" {
			h.Set("Location", p.next)
		}
		p.kind, err = "application/json", json.NewEncoder(&text).Encode(p.view)
	case p.next != "":
		http.Redirect(w, c.r, p.next, http.StatusSeeOther)
		return
	default:
		other := map[language][2]string{vi: {"en", "English"}, en: {"vi", "Tiếng Việt"}}[c.lang]
		p.kind, err = "text/html; charset=utf-8", templates[c.lang].ExecuteTemplate(&text, p.name+".html", map[string]any{
			"Title": strings.TrimSpace(say(c.lang, p.title) + " " + p.of), "User": c.user, "View": p.view, "Now": c.now, "Clock": "15:04 " + days[c.lang], "Units": shownUnits{c.l, c.now},
			"Last": c.now.AddDate(0, 0, -c.now.Day()).Format("2006-01"), "Lang": c.lang, "Get": c.r.Method == "GET", "JSON": c.here("dang", "json"), "Other": c.here("lang", other[0]), "OtherName": other[1]})
	}
	if err != nil {
		log.Print(err)
		http.Error(w, say(c.lang, "Hệ thống gặp lỗi; đã ghi lại để xử lý."), http.StatusInternalServerError)
		return
	}
	h.Set("Content-Type", p.kind)
	w.WriteHeader(cmp.Or(p.status, http.StatusOK))
	w.Write([]byte(text.String()))
}
