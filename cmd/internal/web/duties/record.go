package duties

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// sent reads a form that was sent, so that its fields can be asked for; and gives the
// file that came with it, which is still to be read; nil: none was chosen. The file is
// the last of the form.
func sent(w http.ResponseWriter, r *http.Request) (file *multipart.Part, err error) {
	if media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); media != "multipart/form-data" {
		r.Body = http.MaxBytesReader(w, r.Body, frame.MaxForm)
		return nil, r.ParseForm()
	}
	body, _, err := wire.Stream(w, r, attach.MaxFile+2*frame.MaxForm, "multipart/form-data")
	if err != nil {
		return nil, err
	}
	r.Body = io.NopCloser(body)
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	fields := url.Values{}
	if r.PostForm, r.Form = fields, r.URL.Query(); r.Form == nil {
		r.Form = url.Values{}
	}
	for left := int64(frame.MaxForm); ; {
		part, err := parts.NextPart()
		if err == io.EOF || err == nil && part.FormName() == "file" && part.FileName() != "" {
			maps.Copy(r.Form, fields)
			return part, nil
		}
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(io.LimitReader(part, left+1))
		if err != nil {
			return nil, err
		}
		if left -= int64(len(text)); left < 0 {
			return nil, &http.MaxBytesError{Limit: frame.MaxForm}
		}
		if part.FormName() != "file" { // none was chosen
			fields.Add(part.FormName(), string(text))
		}
	}
}

// record takes in the form of an obligation's page: what happened, and a file that
// proves it. The file is taken in first and attached last, so that one that is refused
// keeps the event from being recorded; of two forms that are the same each stands once.
func (s *room) record(w http.ResponseWriter, r *http.Request) {
	file, err := sent(w, r)
	if err != nil {
		s.Unread(w, r, err)
		return
	}
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	v.Form = filled{Day: r.PostFormValue("day"), Note: r.PostFormValue("note"), Document: r.PostFormValue("document"), By: r.PostFormValue("by"),
		Corrects: r.PostFormValue("corrects"), To: r.PostFormValue("to"), Inner: r.PostFormValue("inner"), Due: strings.TrimSpace(r.PostFormValue("due")), Type: plan.EventType(r.PostFormValue("type"))}
	v.Key = r.PostFormValue("key")
	id := plan.ObligationID(r.PostFormValue("id"))
	e, err := v.Form.event(v.Key, id)
	if err != nil {
		frame.Because(r, err)
		v.Message = form.Message(err, v.Lang)
		s.showObligation(w, r, http.StatusBadRequest, v, id)
		return
	}
	if err := s.recorded(r, e, file); err != nil {
		reused := errors.Is(err, store.KeyReused)
		if !reused && !errors.Is(err, ledger.EventRefused) && !errors.Is(err, attach.Refused) && !errors.Is(err, attach.Full) {
			s.Fail(w, r, err)
			return
		}
		frame.Because(r, err)
		v.Message = frame.Said(err, v.Lang, labels)
		if reused {
			v.Key = uuid.NewString() // the form was sent before with other words: this is a new event
		}
		s.showObligation(w, r, wire.Status(err), v, id)
		return
	}
	// See the new state by a fresh request, so that reloading sends nothing again.
	q := url.Values{"id": {string(id)}, "asOf": {v.AsOf.String()}, "recorded": {"1"}}
	http.Redirect(w, r, "/obligation?"+q.Encode(), http.StatusSeeOther)
}

// event is the event that a form tells.
func (f filled) event(key string, id plan.ObligationID) (e plan.Event, err error) {
	e = plan.Event{ID: key, Obligation: id, Type: f.Type, By: strings.TrimSpace(f.By), Note: strings.TrimSpace(f.Note), Document: strings.TrimSpace(f.Document), Corrects: f.Corrects, Inner: f.Inner}
	if e.Day, err = form.ParseDay(strings.TrimSpace(f.Day)); err != nil {
		return e, err
	}
	switch f.Type { // the fields are for these
	case plan.EventAssigned:
		e.To = strings.TrimSpace(f.To)
		fallthrough
	case plan.EventExtended, plan.EventExtensionAsked:
		if f.Due != "" {
			e.Due, err = form.ParseDay(f.Due)
		}
	}
	return e, err
}

// recorded records an event and attaches the file that came with it, nil: none.
func (s *room) recorded(r *http.Request, e plan.Event, file *multipart.Part) error {
	ctx, files := r.Context(), s.Gate.Attachments()
	if file == nil {
		_, _, err := s.Ledger.Record(ctx, e)
		return err
	}
	known, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	o, err := known.Obligation(e.Obligation)
	if err != nil {
		return err
	}
	if err := s.Ledger.May(ctx, known, o); err != nil {
		return err
	}
	u, err := files.Upload(ctx, proving(e.Obligation), attach.Incoming{ID: e.ID, Of: attach.Evidence, Name: file.FileName(), Declared: file.Header.Get("Content-Type")}, file)
	if err != nil {
		return err
	}
	if _, _, err := s.Ledger.Record(ctx, e); err != nil {
		u.Drop(ctx)
		return err
	}
	_, _, err = files.Attach(ctx, proving(e.Obligation), u)
	return err
}

// proving is what the files belong to that prove an obligation.
func proving(id plan.ObligationID) attach.Subject { return attach.Subject{Name: string(id)} }

// evidence answers with a file that proves an obligation.
func (s *room) evidence(w http.ResponseWriter, r *http.Request) {
	known, err := s.Ledger.At(r.Context())
	id := plan.ObligationID(r.FormValue("obligation"))
	if err == nil {
		_, err = known.Obligation(id)
	}
	files := s.Gate.Attachments()
	var a attach.Attachment
	if err == nil {
		a, err = files.Find(r.Context(), proving(id), r.FormValue("id"))
	}
	if err == nil {
		err = wire.SendFile(w, r, files, proving(id), a)
	}
	if err != nil {
		s.Fail(w, r, err)
	}
}

// EvidenceLink is the address of a file that proves the obligation of the page.
func (v *view) EvidenceLink(a attach.Attachment) string {
	return "/evidence?" + url.Values{"obligation": {string(v.Row.ID)}, "id": {a.ID}}.Encode()
}

// Size is how large a file is.
func (v *view) Size(bytes int64) string { return fmt.Sprintf("%d KB", (bytes+1023)/1024) }

// LongestFile is how large a file may be, in MB.
func (v *view) LongestFile() int { return attach.MaxFile >> 20 }
