package wire

import (
	"mime"
	"net/http"
	"strconv"
	"time"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/attach/content"
	"github.com/caicach/tthc/cmd/internal/ledger"
)

// Attachments is where files are attached.
func (g *Gate) Attachments() *attach.Room { return attach.New(g.Ledger.Store(), g.Ledger.Now) }

// Attach takes in the file that a request brings, and answers what is attached.
func (d *Desk) Attach(w http.ResponseWriter, r *http.Request, s attach.Subject, id string, of attach.Purpose) {
	a, added, err := d.attach(w, r, s, id, of)
	if err != nil {
		d.Fail(w, r, err)
		return
	}
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	d.Answer(w, r, status, attachmentOf(a))
}

func (d *Desk) attach(w http.ResponseWriter, r *http.Request, s attach.Subject, id string, of attach.Purpose) (a attach.Attachment, added bool, err error) {
	if d.Ledger.Store() == nil {
		return a, false, ledger.ReadOnly()
	}
	var media []string
	for _, t := range content.Types() {
		media = append(media, string(t))
	}
	body, declared, err := Stream(w, r, attach.MaxFile, media...)
	if err != nil {
		return a, false, err
	}
	in := attach.Incoming{ID: id, Of: of, Declared: declared}
	if said := r.Header.Get("Content-Disposition"); said != "" {
		_, parameters, err := mime.ParseMediaType(said)
		if err != nil || len(said) > 2*longestParameter {
			return a, false, ParameterForm("Content-Disposition")
		}
		in.Name = parameters["filename"]
	}
	u, err := d.Attachments().Upload(r.Context(), s, in, body)
	if err != nil {
		return a, false, err
	}
	return d.Attachments().Attach(r.Context(), s, u)
}

func attachmentOf(a attach.Attachment) spec.Attachment {
	return spec.Attachment{Id: a.ID, Of: spec.AttachmentOf(a.Of), Name: a.Name, Type: string(a.Type), Size: a.Size, Sha256: a.SHA256, Recorded: a.Recorded}
}

// AttachmentsOf is attachments as they are answered: those for which keep says so; nil:
// all.
func AttachmentsOf(list []attach.Attachment, keep func(attach.Attachment) bool) []spec.Attachment {
	said := []spec.Attachment{}
	for _, a := range list {
		if keep == nil || keep(a) {
			said = append(said, attachmentOf(a))
		}
	}
	return said
}

// SendFile answers with a file, to be kept by whoever gets it: no browser shows it, nor
// takes it for something else, and what is in it has no rights of this server.
func SendFile(w http.ResponseWriter, r *http.Request, room *attach.Room, s attach.Subject, a attach.Attachment) error {
	whole, err := room.Open(r.Context(), s, a)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.Name}))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Length", strconv.FormatInt(a.Size, 10))
	if r.Method != http.MethodHead {
		_, _ = whole.WriteTo(slow{w, http.NewResponseController(w)}) // what ends before its length is seen to be cut
	}
	return nil
}

// slow is an answer that may take as long as a piece of it is taken each minute.
type slow struct {
	http.ResponseWriter
	control *http.ResponseController
}

func (s slow) Write(b []byte) (int, error) {
	_ = s.control.SetWriteDeadline(time.Now().Add(patience)) // a server that cannot has none
	return s.ResponseWriter.Write(b)
}
