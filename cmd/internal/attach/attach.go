// Package attach keeps files with what they belong to: the evidence of a duty, what the
// sender of a petition hands in, what goes with its answer.
//
// A file is uploaded first, piece by piece, and judged by what is in it (package
// content); then it is attached, by a fact of the log that names it and has the SHA-256
// of its bytes as they are stored. Nobody changes it after that. What breaks off leaves
// nothing, and what a server that was killed has left is swept.
//
// # What is personal
//
// A file of a petition is sealed under the key of the petition, and so is its name: the
// log has its size, its type, and the SHA-256 of what is sealed, which tells nobody what
// it is. With the key all of it is gone. The evidence of a duty is as open as the duty:
// its name and the SHA-256 of the file itself stand in the log.
package attach

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/attach/content"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Limits of attachments.
const (
	MaxFile  = 20 << 20  // of one, in bytes
	MaxBytes = 100 << 20 // of all of one obligation or petition
	MaxFiles = 20        // of one obligation or petition
)

// What is refused. These codes are the types of problems.
const (
	Unknown form.Code = "unknown-attachment"
	Refused form.Code = "bad-attachment"   // its cause says why
	Full    form.Code = "attachments-full" // the obligation or petition has as many as it may
	CutOff  form.Code = "attachment-cut"   // it did not arrive whole
	Changed form.Code = "attachment-changed"
)

const (
	idForm  form.Code = "attachment.id"
	tooLong form.Code = "attachment.long"
)

var texts = form.Texts{
	Unknown: {"không có tệp đính kèm {value}", "there is no attachment {value}"},
	Full:    {"đã đủ tệp đính kèm: nhiều nhất {files} tệp và {limit} MB", "there are as many attachments as there may be: at most {files} files and {limit} MB"},
	CutOff:  {"chưa nhận được hết tệp, chưa ghi nhận gì; gửi lại cùng mã là an toàn", "the file did not arrive whole, and nothing was recorded; sending the same again is safe"},
	Changed: {"tệp đính kèm {value} không còn như khi được đính kèm; xem: tthc audit verify", "the attachment {value} is not what was attached; see: tthc audit verify"},
	idForm:  {"mã tệp phải dài 8–100 ký tự, không có ký tự ẩn", "the id of a file has 8–100 characters, and none that nobody sees"},
	tooLong: {"mỗi tệp nhiều nhất {limit} MB", "a file has at most {limit} MB"},
}

// Purpose is what an attachment is there for.
type Purpose string

// The purposes.
const (
	Evidence    Purpose = "evidence"    // of what was done of an obligation
	Sender      Purpose = "sender"      // the sender of a petition handed it in
	Answer      Purpose = "answer"      // goes with the answer, to the sender
	Publication Purpose = "publication" // is shown with the answer that is published: who attached it says that nothing personal is in it
)

// Subject is what attachments belong to.
type Subject struct {
	Name string    // the identifier of an obligation, or the code of a petition
	Key  *seal.Key // under which they are sealed; nil: they are not
	// By is by what else it is judged that something may be attached, and Still asks
	// again where that has changed; nil: nothing else.
	By    []store.Stream
	Still func(context.Context) error
}

// Attachment is a file that is attached.
type Attachment struct {
	ID       string // chosen by who attached it
	Of       Purpose
	Name     string // as [content.Type.Named] leaves it
	Type     content.Type
	Size     int64  // in bytes
	SHA256   string // of the file, in hexadecimal
	Recorded time.Time

	file   string // where its bytes are
	stored string // the SHA-256 of these as they are stored
}

// row is an attachment as it is recorded.
type row struct {
	ID       string       `json:"id"`
	Of       Purpose      `json:"of"`
	Type     content.Type `json:"type"`
	Size     int64        `json:"size"`
	Name     string       `json:"name,omitzero"` // where it is not sealed
	Box      string       `json:"box,omitzero"`  // where it is: see inside
	File     string       `json:"file"`
	Stored   string       `json:"stored"`
	Recorded time.Time    `json:"recorded"`
}

var rows = form.Of[row](1)

// inside is what of an attachment is sealed beside its bytes.
type inside struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Room is where files are attached in a store. It may be used by many goroutines at
// once.
type Room struct {
	store *store.Store
	now   func() time.Time
}

// New is the room of a store.
func New(s *store.Store, now func() time.Time) *Room { return &Room{s, now} }

// about is what something sealed of an attachment is about.
func (s Subject) about(id string) string { return s.Name + "/" + id }

func (s Subject) stream() store.Stream {
	return store.Stream{Kind: store.Attachments, Name: s.Name}
}

// List is the attachments of something, in the order in which they came.
func (r *Room) List(ctx context.Context, s Subject) ([]Attachment, error) {
	if r.store == nil {
		return nil, nil
	}
	return r.list(ctx, s, 1<<62)
}

func (r *Room) list(ctx context.Context, s Subject, upTo store.Mark) (list []Attachment, err error) {
	for f, err := range r.store.Stream(ctx, store.Attachments, s.Name, 0, upTo) {
		if err != nil {
			return nil, err
		}
		read, err := rows.Read([]byte(f.Data), nil)
		if err != nil {
			return nil, err
		}
		a, err := s.opened(read)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// opened is an attachment with what of it is sealed.
func (s Subject) opened(r row) (Attachment, error) {
	a := Attachment{ID: r.ID, Of: r.Of, Name: r.Name, Type: r.Type, Size: r.Size, SHA256: r.Stored, Recorded: r.Recorded, file: r.File, stored: r.Stored}
	if s.Key == nil {
		return a, nil
	}
	box, err := base64.StdEncoding.DecodeString(r.Box)
	if err != nil {
		return a, err
	}
	plain, err := s.Key.Open(box, s.about(r.ID))
	if err != nil {
		return a, err
	}
	var in inside
	err = json.Unmarshal(plain, &in)
	a.Name, a.SHA256 = in.Name, in.SHA256
	return a, err
}

// Find is an attachment of something by its identifier.
func (r *Room) Find(ctx context.Context, s Subject, id string) (Attachment, error) {
	list, err := r.List(ctx, s)
	if err != nil {
		return Attachment{}, err
	}
	if i := find(list, id); i >= 0 {
		return list[i], nil
	}
	return Attachment{}, NoAttachment(id)
}

// NoAttachment says that there is none of an identifier.
func NoAttachment(id string) error { return texts.Error(form.Error{Code: Unknown, Value: id}) }

func find(list []Attachment, id string) int {
	return slices.IndexFunc(list, func(a Attachment) bool { return a.ID == id })
}

// Attach attaches what was uploaded. When the same was attached before, it gives that
// back and added is false; another one under the identifier is [store.KeyReused].
// Whatever it says, the upload is used up.
func (r *Room) Attach(ctx context.Context, s Subject, u *Upload) (a Attachment, added bool, err error) {
	for {
		a, added, err = r.attach(ctx, s, u)
		if errors.Is(err, store.Overtaken) {
			continue
		}
		if !added {
			u.Drop(ctx)
		}
		return a, added, err
	}
}

func (r *Room) attach(ctx context.Context, s Subject, u *Upload) (a Attachment, added bool, err error) {
	mark, err := r.store.End(ctx)
	if err != nil {
		return a, false, err
	}
	if s.Still != nil {
		if err := s.Still(ctx); err != nil {
			return a, false, err
		}
	}
	list, err := r.list(ctx, s, mark)
	if err != nil {
		return a, false, err
	}
	if i := find(list, u.ID); i >= 0 {
		if kept := list[i]; kept.SHA256 == u.SHA256 && kept.Name == u.Name && kept.Of == u.Of {
			return kept, false, nil
		}
		return a, false, store.Reused(u.ID)
	}
	if err := room(list, u.Size); err != nil {
		return a, false, err
	}
	f, err := r.fact(s, &u.Attachment)
	if err != nil {
		return a, false, err
	}
	_, err = r.store.AppendMany(ctx, store.Many{Facts: []store.Fact{f}, Whole: true, Judged: store.Judged{At: mark, By: append([]store.Stream{s.stream()}, s.By...)}, Also: u.keep})
	return u.Attachment, err == nil, err
}

// room says whether there is room for a file beside others.
func room(list []Attachment, size int64) error {
	for _, a := range list {
		size += a.Size
	}
	if len(list) >= MaxFiles || size > MaxBytes {
		return texts.Error(form.Error{Code: Full, Args: form.Args{"files": MaxFiles, "limit": MaxBytes >> 20}})
	}
	return nil
}

// fact is an attachment as a fact.
func (r *Room) fact(s Subject, a *Attachment) (store.Fact, error) {
	a.Recorded = r.now().In(calendar.Zone()).Truncate(time.Millisecond)
	said := row{ID: a.ID, Of: a.Of, Type: a.Type, Size: a.Size, Name: a.Name, File: a.file, Stored: a.stored, Recorded: a.Recorded}
	if s.Key != nil {
		plain, err := json.Marshal(inside{a.Name, a.SHA256})
		if err != nil {
			return store.Fact{}, err
		}
		said.Name, said.Box = "", base64.StdEncoding.EncodeToString(s.Key.Seal(plain, s.about(a.ID)))
	}
	data, err := rows.Write(said)
	return store.Fact{Kind: store.Attachments, Name: s.Name, ID: s.about(a.ID), Recorded: a.Recorded.Format("2006-01-02T15:04:05.000Z07:00"), Data: string(data)}, err
}

// checkID refuses what is no identifier of an attachment.
func checkID(id string) error {
	if n := utf8.RuneCountInString(id); n < 8 || n > 100 || !utf8.ValidString(id) || unseen.In(id) {
		return refused(texts.Error(form.Error{Code: idForm, Path: "id"}))
	}
	return nil
}

func refused(why error) error { return texts.Error(form.Error{Code: Refused, Cause: why}) }
