// Package tour is the pages of a demo, each filled, for whoever looks at all of them: the
// tests in a browser and the measurements of the load command.
package tour

import (
	"encoding/json"
	"fmt"
	"net/url"
)

// Page is one that people see: the route that answers it, what it is called here, its
// address, in whose roles it is opened (everybody's where nobody is named), and what is
// on it when it is filled, as a selector.
type Page struct{ Route, Name, Address, As, Shows string }

// Refuses says whether the page is one that refuses.
func (p Page) Refuses() bool { return p.Shows == "p.refused" }

// Reader is somebody of the demo who may only read.
const Reader = "person:demo-7"

// of is what of a demo the pages need in their addresses: duties that were done late and
// that are owed, one that was given down, a draft, petitions, a receiver and somebody who signed in.
type of struct{ proven, owed, opened, draft, shown, late, answered, failing, someone string }

const plan = "05/KH-UBND"

// found finds it; get reads from the API.
func found(get func(path string) ([]byte, error)) (of, error) {
	type one struct{ ID, Code string }
	var failed error
	last := func(path string) one {
		var rows []one
		text, err := get(path)
		if err == nil {
			err = json.Unmarshal(text, &rows)
		}
		if err == nil && len(rows) == 0 {
			err = fmt.Errorf("%s: the demo has none", path)
		}
		if err != nil {
			if failed == nil {
				failed = err
			}
			return one{}
		}
		return rows[len(rows)-1]
	}
	return of{
		proven:   last("/due" + q("limit", "1", "plan", plan, "status", "done-late")).ID,
		owed:     last("/due" + q("limit", "1", "plan", plan, "body", "H99.02", "status", "open-overdue")).ID,
		opened:   last("/due" + q("limit", "1", "plan", plan, "body", "H99.02", "text", "Số hóa sổ hộ tịch")).ID,
		draft:    last("/drafts?limit=1").ID,
		shown:    last("/public/petitions?limit=1").Code,
		late:     last("/petitions/due?limit=1").Code,
		answered: last("/petitions?state=answered").Code,
		failing:  last("/subscriptions?limit=1").ID,
		someone:  last("/people?limit=1").ID,
	}, failed
}

// q is a query of names and values in turn.
func q(pairs ...string) string {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return "?" + v.Encode()
}

// Pages is every page of a demo, those of refusals included, with what of it they need in
// their addresses: get reads it from the API, by the path below /api/v1.
func Pages(get func(path string) ([]byte, error)) ([]Page, error) {
	demo, err := found(get)
	return []Page{
		{"GET /{$}", "home", "/", "", "main section.card"},
		{"GET /{$}", "choose", "/" + q("body", "Sở Tư phap tinh"), "", "ul.found li"},
		{"GET /{$}", "mine", "/" + q("body", "H99.02"), "", "table.rows tbody tr"},
		{"GET /digest", "digest", "/digest" + q("body", "H99"), "", "table.rows tbody tr"},
		{"GET /plans", "plans", "/plans", "", "main section.card"},
		{"GET /plan", "plan", "/plan" + q("plan", plan), "", "details.group"},
		{"GET /plan", "plan-months", "/plan" + q("plan", plan, "by", "month"), "", "details.group"},
		{"GET /plan", "plan-published", "/plan" + q("plan", "16/QĐ-TCTCCTTHC"), "", "details.group"},
		{"GET /obligation", "duty", "/obligation" + q("id", demo.owed), "", "#record"},
		{"GET /obligation", "duty-done", "/obligation" + q("id", demo.proven), "", "#events tbody tr"},
		{"GET /obligation", "duty-path", "/obligation" + q("id", demo.opened), "", "#below tbody tr"},
		{"GET /import", "import", "/import", "", "table.rows tbody tr"},
		{"GET /draft", "draft", "/draft" + q("id", demo.draft), "", ".doubt"},
		{"GET /draft/task", "task", "/draft/task" + q("id", demo.draft, "task", "1"), "", "#mend"},
		{"GET /indicators", "indicators", "/indicators", "", "table.heat tbody tr"},
		{"GET /indicators", "indicators-month", "/indicators" + q("set", "221/VPCP-KSTT", "period", "2024"), "", "table.heat tbody tr"},
		{"GET /score", "score", "/score" + q("set", "766", "period", "2026-10", "body", "H99.31"), "", "table.items tbody tr"},
		{"GET /series", "series", "/series" + q("set", "766", "period", "2026-10", "body", "H99.31", "indicator", "766/2.1"), "", "polyline.series"},
		{"GET /behind", "behind", "/behind" + q("set", "766", "period", "2026-10", "body", "H99.31", "indicator", "766/2.1"), "", "table.figures tbody tr"},
		{"GET /score", "score-ahead", "/score" + q("set", "766", "period", "2026-11", "body", "H99.05"), "", "#best"},
		{"GET /priority", "priority", "/priority" + q("set", "766", "period", "2026-11", "body", "H99.05"), "", "table.figures tbody tr"},
		{"GET /reconcile", "reconcile", "/reconcile" + q("body", "H99.05", "period", "2026-10"), "", "#reconcile"},
		{"GET /corrections", "corrections", "/corrections" + q("period", "2026-09"), "", "table.figures tbody tr"},
		{"GET /petitions", "desk", "/petitions", "", "table.rows tbody tr"},
		{"GET /petition", "petition", "/petition" + q("code", demo.late), "", "#events tbody tr"},
		{"GET /petition", "petition-answered", "/petition" + q("code", demo.answered), "", "#events tbody tr"},
		{"GET /petition/like", "like", "/petition/like" + q("code", demo.shown), "", "h1"},
		{"GET /petition/publish", "publish", "/petition/publish" + q("code", demo.answered), "", "fieldset label"},
		{"GET /answers", "answers", "/answers", "", "section.card"},
		{"GET /track", "track", "/track" + q("code", demo.shown), "", "#state"},
		{"GET /submit", "submit", "/submit", "", "form textarea"},
		{"GET /office", "office", "/office", "", "ul.found li"},
		{"GET /office/people", "people", "/office/people", "", "table tbody tr"},
		{"GET /office/person", "person", "/office/person" + q("id", demo.someone), "", "#grants tbody tr"},
		{"GET /office/tokens", "tokens", "/office/tokens", "", "#tokens tbody tr"},
		{"GET /office/systems", "systems", "/office/systems", "", "#systems tbody tr"},
		{"GET /office/system", "system", "/office/system" + q("id", demo.failing), "", "main form"},
		{"GET /office/calendars", "addresses", "/office/calendars" + q("body", "H99.02"), "", "table tbody tr"},
		{"GET /office/notices", "notices", "/office/notices", "", "#notices tbody tr"},
		{"GET /office/bodies", "bodies", "/office/bodies" + q("q", "H99.31"), "", "#one"},
		{"GET /office/trail", "trail", "/office/trail", "", "table tbody tr"},
		{"GET /report", "report", "/report" + q("period", "2026-10", "body", "H99.02", "to", "Ủy ban nhân dân tỉnh Ví Dụ", "number", "7", "day", "2026-11-05"), "", ".paper table tbody tr"},
		{"GET /report", "report-all", "/report" + q("period", "2026-Q3", "plan", plan), "", ".paper table tbody tr"},
		{"GET /report", "report-early", "/report" + q("period", "2026-12"), "", "p.refused"},
		{"GET /calendar", "calendar", "/calendar" + q("from", "2026-04-24", "term", "5 ngày làm việc"), "", "#ends li"},
		{"GET /sign-in", "sign-in", "/sign-in", "", "#people button"},
		{"GET /sign-in/sessions", "sessions", "/sign-in/sessions", Reader, "#sessions tbody tr"},
		{"GET /api/{$}", "api", "/api/", "", "details.card"},
		{"/", "missing", "/no-such-page", "", "p.refused"},
		{"GET /petition", "refused", "/petition" + q("code", demo.late), Reader, "p.refused"},
		{"GET /calendar", "wrong", "/calendar" + q("from", "2026-02-30", "term", "5wd"), "", "p.refused"},
	}, err
}
