package cases

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
)

// text is a text of a publication: as it was written, and as it would be shown.
type text struct {
	Name, Title string
	redact.Redaction
	Lang form.Language
}

// piece is a mask of a text with what it hides.
type piece struct {
	Value, Words, Label, Doubt string
}

// Pieces is the masks of the text.
func (t text) Pieces() (list []piece) {
	for _, m := range t.Masks() {
		list = append(list, piece{strconv.Itoa(m.Start), t.Masked(m), m.Kind.Label(t.Lang), m.Doubt(t.Lang)})
	}
	return list
}

// Shown is the text as the public would see it.
func (t text) Shown() string { return t.Text(t.Lang) }

// texts is the texts of a draft that say something.
func (v *view) texts(d desk.Draft) (list []text) {
	for _, t := range []text{{"content", v.T("Nội dung", "Content"), d.Content, v.Lang}, {"proposal", v.T("Kiến nghị", "Proposal"), d.Proposal, v.Lang}, {"answer", v.T("Trả lời", "Answer"), d.Answer, v.Lang}} {
		if t.Original() != "" {
			list = append(list, t)
		}
	}
	return list
}

// draft shows what would be published: each text beside its masked form.
func (s *room) draft(w http.ResponseWriter, r *http.Request) {
	v, known, c, ok := s.found(w, r)
	if !ok {
		return
	}
	d, err := known.Draft(r.Context(), c)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	s.showDraft(w, r, http.StatusOK, v, c, d)
}

func (s *room) showDraft(w http.ResponseWriter, r *http.Request, status int, v *view, c petition.Code, d casebook.Draft) {
	v.Code, v.Texts, v.Version = c.String(), v.texts(d.Draft), d.Version
	v.Title, v.Up = v.T("Công khai ", "Publish ")+v.Code, frame.Up{Path: link(c), Name: v.Code}
	if d.Keeps != nil && v.Message == "" {
		v.Message, v.Refused = form.Message(d.Keeps, v.Lang), true
	}
	v.Other = strings.Replace(link(c), "/petition?", "/petition/publish?", 1)
	s.Page(w, r, status, "publish.html", v)
}

// publish publishes the texts as the form leaves them: without the masks that were
// undone, with those that were added. "Look" shows them so, and publishes nothing. That
// it was published is an event: who publishes must be one who may record it.
func (s *room) publish(w http.ResponseWriter, r *http.Request) {
	v, known, c, ok := s.posted(w, r)
	if !ok {
		return
	}
	d, err := known.Draft(r.Context(), c)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	for _, t := range []struct {
		name string
		of   *redact.Redaction
	}{{"content", &d.Content}, {"proposal", &d.Proposal}, {"answer", &d.Answer}} {
		if *t.of, err = reviewed(*t.of, r.PostForm[t.name], r.PostFormValue("add-"+t.name)); err != nil {
			err = casebook.Refused(err)
			break
		}
	}
	if err == nil && r.PostFormValue("look") != "" {
		s.showDraft(w, r, http.StatusOK, v, c, d)
		return
	}
	if d.Petition.State() != petition.StatePublished {
		if _, err := s.Gate.Enter(r, "recordPetitionEvent"); err != nil {
			s.Fail(w, r, err)
			return
		}
	}
	if err == nil {
		seen, bad := strconv.Atoi(r.PostFormValue("version"))
		if bad != nil {
			seen = -1
		}
		_, _, err = s.book.Publish(r.Context(), c, d.Review(), seen)
	}
	if err == nil && d.Petition.State() != petition.StatePublished {
		fields := map[string][]string{"code": {c.String()}, "type": {petition.Published.String()}, "by": {holder(known, known.Find(c), v.Today).String()}, "at": {s.Ledger.Now().Format("2006-01-02T15:04:05-07:00")}}
		var e petition.Event
		if e, err = petition.ReadEventFields(fields); err == nil {
			_, err = s.book.Record(r.Context(), e)
		}
	}
	if err != nil {
		status := wire.Status(err)
		if status >= http.StatusInternalServerError {
			s.Fail(w, r, err)
			return
		}
		v.Message, v.Refused = frame.Said(err, v.Lang, labels), true
		s.showDraft(w, r, status, v, c, d)
		return
	}
	http.Redirect(w, r, link(c)+"&recorded=1", http.StatusSeeOther)
}

// reviewed is a text with the masks that begin where the form keeps them, and every
// place of the words that it adds, one a line.
func reviewed(t redact.Redaction, kept []string, added string) (redact.Redaction, error) {
	var masks []redact.Mask
	for _, m := range t.Masks() {
		if slices.Contains(kept, strconv.Itoa(m.Start)) {
			masks = append(masks, m)
		}
	}
	t, err := redact.FromMasks(t.Original(), masks)
	for words := range strings.Lines(added) {
		words = strings.TrimSpace(words)
		for from := 0; words != "" && err == nil; {
			at := strings.Index(t.Original()[from:], words)
			if at < 0 {
				break
			}
			at += from
			t, err = t.With(at, at+len(words), redact.Name)
			from = at + len(words)
		}
	}
	return t, err
}

// mostAnswers is how many published answers a page shows: about ten screens of a phone.
const mostAnswers = 20

// answers shows what was published, with a search.
func (s *room) answers(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base, Sought: r.FormValue("text")}
	known, err := s.book.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Title, v.Bodies = v.T("Trả lời đã công khai", "Published answers"), known.Process.Bodies()
	v.Public = known.Published(casebook.PublicQuery{Text: v.Sought})
	v.Events = len(v.Public)
	from, _ := strconv.Atoi(r.FormValue("from")) // what is no number is the first
	from = min(max(from, 0), max(v.Events-1, 0))
	to := min(from+mostAnswers, v.Events)
	at := func(from int) string {
		return "/answers?" + url.Values{"text": {v.Sought}, "from": {strconv.Itoa(from)}}.Encode()
	}
	if from > 0 {
		v.Newer = at(max(from-mostAnswers, 0))
	}
	if to < v.Events {
		v.Older = at(to)
	}
	v.Public = v.Public[from:to]
	s.Page(w, r, http.StatusOK, "answers.html", v)
}

// track shows a sender what became of a petition, by its code.
func (s *room) track(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base, Code: strings.TrimSpace(r.FormValue("code"))}
	v.Title = v.T("Tra cứu phản ánh, kiến nghị", "Track a petition")
	known, err := s.book.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Bodies = known.Process.Bodies()
	status := http.StatusOK
	if v.Code != "" {
		c, err := petition.ParseCode(v.Code)
		if err != nil || known.Find(c).IsZero() {
			v.Message, v.Refused, status = form.Message(casebook.NoPetition(v.Code), v.Lang), true, http.StatusNotFound
		} else if pet, err := known.Petition(c, v.Today); err != nil {
			s.Fail(w, r, err)
			return
		} else {
			o := &one{Petition: pet, Holder: holder(known, pet, v.Today)}
			o.HolderName = nameOf(v.Bodies, o.Holder, v.Today)
			clocks := known.Process.Clocks(pet, v.Today)
			o.Clocks = v.explained(clock{Clock: clocks.Step, Title: v.T("Bước tiếp theo, chậm nhất ngày", "The next step, at the latest on")}, clock{Clock: clocks.Petitioner, Title: v.T("Trả lời, chậm nhất ngày", "The answer, at the latest on")})
			if r.FormValue("sent") != "" {
				v.Message = v.T("Đã nhận. Hãy giữ mã dưới đây: ai có mã đều xem được tình trạng và hạn, không thấy bạn là ai.", "Received. Keep the code below: whoever has it sees how it stands and until when, not who you are.")
			}
			v.Case, v.Told = o, desk.NewsFor(known.Process, pet, v.Today, v.Lang)
			if p, ok := known.Public(c); ok {
				v.Public = []desk.PublicView{p}
			}
		}
	}
	s.Page(w, r, status, "track.html", v)
}
