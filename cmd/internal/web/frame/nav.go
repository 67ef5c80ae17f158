package frame

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Link is a link at the head of each page.
type Link struct {
	Path string
	Name form.Text
	Here string // "page" where it leads to the page that is shown, "true" to one above it; else empty
}

// links is the links at the head, each with how the paths begin of the pages below it.
var links = []struct {
	Link
	below []string
}{
	{Link{Path: "/", Name: form.Text{"Việc của tôi", "My duties"}}, []string{"/digest"}},
	{Link{Path: "/plans", Name: form.Text{"Kế hoạch", "Plans"}}, []string{"/plan", "/obligation", "/record", "/import", "/draft"}},
	{Link{Path: "/indicators", Name: form.Text{"Chỉ tiêu", "Indicators"}}, []string{"/score", "/series", "/behind", "/priority", "/corrections", "/reconcile"}},
	{Link{Path: "/petitions", Name: form.Text{"Phản ánh", "Petitions"}}, []string{"/petition", "/answers", "/track"}},
	{Link{Path: submissions, Name: form.Text{"Gửi phản ánh", "Submit"}}, nil},
	{Link{Path: "/report", Name: form.Text{"Báo cáo", "Report"}}, nil},
	{Link{Path: "/calendar", Name: form.Text{"Lịch", "Calendar"}}, nil},
	{Link{Path: "/api/", Name: form.Text{"API", "API"}}, nil},
	{Link{Path: administration, Name: form.Text{"Quản trị", "Administration"}}, []string{administration}},
}

// Links that not everybody has.
const (
	submissions    = "/submit"
	administration = "/office"
)

// Nav is the links at the head of the page.
func (v *View) Nav() (list []Link) {
	for _, one := range links {
		if one.Path == submissions && !v.Submits || one.Path == administration && !v.Office {
			continue
		}
		if one.Path == v.path {
			one.Here = "page"
		}
		for _, below := range one.below {
			if one.Here == "" && strings.HasPrefix(v.path, below) {
				one.Here = "true"
			}
		}
		list = append(list, one.Link)
	}
	return list
}
