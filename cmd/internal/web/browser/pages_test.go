package browser

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// page is one that people see: the route that answers it, what it is called here, its
// address, in whose roles it is opened (everybody's where nobody is named), and what is
// on it when it is filled.
type page struct{ route, name, address, as, shows string }

// reader is who may only read.
const reader = "person:demo-7"

// pages is every page of a demo, those of refusals included. A new one needs a line here,
// or one among others.
func pages(t *testing.T) []page {
	type one struct{ ID, Code, State, Body string }
	q := func(pairs ...string) string {
		v := url.Values{}
		for i := 0; i < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return "?" + v.Encode()
	}
	const plan = "05/KH-UBND"
	proven := read[[]one](t, "/due"+q("plan", plan, "status", "done-late"))[0].ID
	owed := read[[]one](t, "/due"+q("plan", plan, "body", "H99.02", "status", "open-overdue"))[0].ID
	draft := read[[]one](t, "/drafts")[0].ID
	shown := read[[]one](t, "/public/petitions")[0].Code
	late := read[[]one](t, "/petitions/due")[0].Code
	answered := ""
	for _, p := range read[[]one](t, "/petitions?limit=10000") {
		if p.State == "answered" {
			answered = p.Code
		}
	}
	failing := read[[]one](t, "/subscriptions")[0].ID
	someone := read[[]one](t, "/people")[0].ID
	return []page{
		{"GET /{$}", "home", "/", "", "main section.card"},
		{"GET /{$}", "choose", "/" + q("body", "Sở Tư phap tinh"), "", "ul.found li"},
		{"GET /{$}", "mine", "/" + q("body", "H99.02"), "", "table.rows tbody tr"},
		{"GET /plans", "plans", "/plans", "", "main section.card"},
		{"GET /plan", "plan", "/plan" + q("plan", plan), "", "details.group"},
		{"GET /plan", "plan-months", "/plan" + q("plan", plan, "by", "month"), "", "details.group"},
		{"GET /plan", "plan-published", "/plan" + q("plan", "16/QĐ-TCTCCTTHC"), "", "details.group"},
		{"GET /obligation", "duty", "/obligation" + q("id", owed), "", "#record"},
		{"GET /obligation", "duty-done", "/obligation" + q("id", proven), "", "#events tbody tr"},
		{"GET /import", "import", "/import", "", "table.rows tbody tr"},
		{"GET /draft", "draft", "/draft" + q("id", draft), "", ".doubt"},
		{"GET /draft/task", "task", "/draft/task" + q("id", draft, "task", "1"), "", "#mend"},
		{"GET /indicators", "indicators", "/indicators", "", "table.heat tbody tr"},
		{"GET /indicators", "indicators-month", "/indicators" + q("set", "221/VPCP-KSTT", "period", "2024"), "", "table.heat tbody tr"},
		{"GET /score", "score", "/score" + q("set", "766", "period", "2026-10", "body", "H99.31"), "", "table.items tbody tr"},
		{"GET /series", "series", "/series" + q("set", "766", "period", "2026-10", "body", "H99.31", "indicator", "766/2.1"), "", "polyline.series"},
		{"GET /behind", "behind", "/behind" + q("set", "766", "period", "2026-10", "body", "H99.31", "indicator", "766/2.1"), "", "table.figures tbody tr"},
		{"GET /score", "score-ahead", "/score" + q("set", "766", "period", "2026-11", "body", "H99.05"), "", "#best"},
		{"GET /priority", "priority", "/priority" + q("set", "766", "period", "2026-11", "body", "H99.05"), "", "table.figures tbody tr"},
		{"GET /corrections", "corrections", "/corrections" + q("period", "2026-09"), "", "table.figures tbody tr"},
		{"GET /petitions", "desk", "/petitions", "", "table.rows tbody tr"},
		{"GET /petition", "petition", "/petition" + q("code", late), "", "#events tbody tr"},
		{"GET /petition", "petition-answered", "/petition" + q("code", answered), "", "#events tbody tr"},
		{"GET /petition/like", "like", "/petition/like" + q("code", shown), "", "h1"},
		{"GET /petition/publish", "publish", "/petition/publish" + q("code", answered), "", "fieldset label"},
		{"GET /answers", "answers", "/answers", "", "section.card"},
		{"GET /track", "track", "/track" + q("code", shown), "", "#state"},
		{"GET /submit", "submit", "/submit", "", "form textarea"},
		{"GET /office", "office", "/office", "", "ul.found li"},
		{"GET /office/people", "people", "/office/people", "", "table tbody tr"},
		{"GET /office/person", "person", "/office/person" + q("id", someone), "", "#grants tbody tr"},
		{"GET /office/tokens", "tokens", "/office/tokens", "", "#tokens tbody tr"},
		{"GET /office/systems", "systems", "/office/systems", "", "#systems tbody tr"},
		{"GET /office/system", "system", "/office/system" + q("id", failing), "", "main form"},
		{"GET /office/calendars", "addresses", "/office/calendars" + q("body", "H99.02"), "", "table tbody tr"},
		{"GET /office/notices", "notices", "/office/notices", "", "#notices tbody tr"},
		{"GET /office/bodies", "bodies", "/office/bodies" + q("q", "H99.31"), "", "#one"},
		{"GET /office/trail", "trail", "/office/trail", "", "table tbody tr"},
		{"GET /report", "report", "/report" + q("period", "2026-10", "body", "H99.02", "to", "Ủy ban nhân dân tỉnh Ví Dụ", "number", "7", "day", "2026-11-05"), "", ".paper table tbody tr"},
		{"GET /report", "report-all", "/report" + q("period", "2026-Q3", "plan", plan), "", ".paper table tbody tr"},
		{"GET /report", "report-early", "/report" + q("period", "2026-12"), "", "p.refused"},
		{"GET /calendar", "calendar", "/calendar" + q("from", "2026-04-24", "term", "5 ngày làm việc"), "", "#ends li"},
		{"GET /sign-in", "sign-in", "/sign-in", "", "#people button"},
		{"GET /sign-in/sessions", "sessions", "/sign-in/sessions", reader, "#sessions tbody tr"},
		{"GET /api/{$}", "api", "/api/", "", "details.card"},
		{"/", "missing", "/no-such-page", "", "p.refused"},
		{"GET /petition", "refused", "/petition" + q("code", late), reader, "p.refused"},
		{"GET /calendar", "wrong", "/calendar" + q("from", "2026-02-30", "term", "5wd"), "", "p.refused"},
	}
}

// others is the routes that are no page of a demo.
var others = map[string]string{
	"GET /plan/export":        "a file",
	"GET /report/document":    "a file",
	"GET /evidence":           "a file",
	"GET /digest":             "plain text, for a chat",
	"GET /static/{file}":      "what pages need",
	`"GET " + entry.Done`:     "leads on, and is only there behind a provider of sign-ins",
	"GET /first/{secret}":     "is there where nobody may come in yet, which a demo never is",
	"path":                    "refuses other methods (frame.Only)",
	`p.method + " " + p.path`: "adds those of a table, whose lines are looked at",
}

// routes is the first argument of each call that adds one to the routes of the pages, and
// the first two of each line of a table of routes, except those that take what forms send.
func routes(t *testing.T) (all []string) {
	files := token.NewFileSet()
	require.NoError(t, filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if line, ok := n.(*ast.CompositeLit); ok && len(line.Elts) > 2 && said(line.Elts[0]) == "GET" {
				all = append(all, "GET "+said(line.Elts[1]))
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if s, ok := call.Fun.(*ast.SelectorExpr); ok && len(call.Args) == 2 && (s.Sel.Name == "HandleFunc" || s.Sel.Name == "Handle") {
				if route := said(call.Args[0]); !strings.HasPrefix(route, "POST ") {
					all = append(all, route)
				}
			}
			return true
		})
		return nil
	}))
	return all
}

// said is a text as it stands, and anything else as it is written.
func said(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		return strings.Trim(e.Value, "`\"")
	case *ast.BinaryExpr:
		return written(e.X) + " + " + written(e.Y)
	}
	return written(e)
}

func written(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Value
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return written(e.X) + "." + e.Sel.Name
	case *ast.BinaryExpr:
		return said(e)
	}
	return "?"
}

// No page is forgotten: each route that answers one has a line, and no line is of none.
func TestEveryPageIsLookedAt(t *testing.T) {
	needs(t)
	listed := map[string]bool{}
	for _, p := range pages(t) {
		listed[p.route] = true
	}
	for route := range others {
		assert.False(t, listed[route], route)
		listed[route] = true
	}
	found := map[string]bool{}
	for _, route := range routes(t) {
		found[route] = true
		assert.True(t, listed[route], "%s: nobody looks at it: it needs a line in pages or others", route)
	}
	for route := range listed {
		assert.True(t, found[route], "%s is no route", route)
	}
}
