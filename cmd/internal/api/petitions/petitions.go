// Package petitions is the part of the API that is about petitions.
//
// What the sender wrote, and who the sender is, is answered to those who handle
// a petition: by the petition whole, by its events and by the draft of its
// publication. Nothing else has any of it, and a gateway may tell them apart by
// their addresses.
package petitions

import (
	"bytes"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Handlers answers for petitions.
type Handlers struct {
	*wire.Desk
	Book *casebook.Book
}

// ndjson is JSON a line.
const ndjson = "application/x-ndjson"

// maxMany is the most bytes of events that come at once.
const maxMany = 16 << 20

func (h *Handlers) RecordPetitionEvent(w http.ResponseWriter, r *http.Request) {
	if media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); media == ndjson {
		h.recordMany(w, r)
		return
	}
	content, err := wire.ReadBody(w, r, "application/json", petition.MaxEvent)
	var e petition.Event
	if err == nil {
		if e, err = petition.ReadEvent(content); err != nil {
			err = ledger.Refused(err)
		}
	}
	var added bool
	if err == nil {
		added, err = h.Book.Record(r.Context(), e)
	}
	var v *casebook.View
	if err == nil {
		v, err = h.Book.At(r.Context())
	}
	var pet petition.Petition
	today := h.Ledger.Today()
	if err == nil {
		pet, err = v.Petition(e.Code, today)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, recorded(added), answer.PetitionOf(v.Process, pet, today, v.Find, wire.Language(r)))
}

func recorded(added bool) int {
	if added {
		return http.StatusCreated
	}
	return http.StatusOK
}

func (h *Handlers) recordMany(w http.ResponseWriter, r *http.Request) {
	content, err := wire.ReadBody(w, r, ndjson, maxMany)
	var added, known int
	if err == nil {
		added, known, err = h.Book.RecordMany(r.Context(), petition.ReadEvents(bytes.NewReader(content)))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, recorded(added > 0), spec.ManyTaken{Added: added, Known: known})
}

// asOf is a day that was asked for; without one it is today.
func (h *Handlers) asOf(name string, day *string) (form.Day, error) {
	if day == nil {
		return h.Ledger.Today(), nil
	}
	return dayOf(name, day)
}

// dayOf is a day that was asked for; no day where none was.
func dayOf(name string, day *string) (form.Day, error) {
	if day == nil {
		return form.NoDay, nil
	}
	on, err := form.ParseDay(*day)
	if err != nil {
		return on, wire.BadParameter(name, err)
	}
	return on, nil
}

// days reads days by the names of their parameters.
func days(all ...struct {
	name string
	text *string
	to   *form.Day
}) (err error) {
	for _, d := range all {
		if *d.to, err = dayOf(d.name, d.text); err != nil {
			return err
		}
	}
	return nil
}

type asked = struct {
	name string
	text *string
	to   *form.Day
}

// oneBody is the body that a name or an identifier stands for, of the registry or
// a unit of one of those.
func oneBody(bodies *body.Registry, name string, on form.Day) (body.ID, error) {
	m := bodies.Find(name, on)
	if m.Found() && !m.Doubtful() {
		return m.Body.ID(), nil
	}
	if id, err := body.ParseID(name); err == nil {
		if top, _, unit := strings.Cut(name, "."); unit && !bodies.ByID(body.ID(top)).IsZero() {
			return id, nil
		}
	}
	return "", ledger.BodyMissing(bodies, name, m, on)
}

// belongs says whether something of a body is asked for; nil where it is of all.
func belongs(v *casebook.View, name *string, on form.Day) (func(body.ID) bool, error) {
	if name == nil {
		return nil, nil
	}
	id, err := oneBody(v.Process.Bodies(), *name, on)
	if err != nil {
		return nil, err
	}
	return desk.BodyAndUnits(v.Process, id, on), nil
}

// about reads a subject that was asked for.
func about[T ~string](s *T) (petition.Subject, error) {
	subject := petition.Subject(wire.ValueOf(s))
	if s != nil && !subject.Valid() {
		return "", wire.ParameterForm("subject")
	}
	return subject, nil
}

// all holds the values of a parameter against those that there are.
func all[T ~string](name string, values *[]T, known ...string) error {
	for _, v := range wire.ValueOf(values) {
		if !slices.Contains(known, string(v)) {
			return wire.ParameterForm(name)
		}
	}
	return nil
}

func (h *Handlers) ListPetitions(w http.ResponseWriter, r *http.Request, params spec.ListPetitionsParams) {
	on, err := h.asOf("asOf", params.AsOf)
	var from, to form.Day
	if err == nil {
		err = days(asked{"from", params.From, &from}, asked{"to", params.To, &to})
	}
	var subject petition.Subject
	if err == nil {
		subject, err = about(params.Subject)
	}
	outside := string(wire.ValueOf(params.Outside))
	states := wire.ValueOf(params.State)
	if err == nil && params.Outside != nil && outside != "open" && outside != "closed" {
		err = wire.ParameterForm("outside")
	}
	for _, s := range states {
		if _, bad := petition.ParseState(s); bad != nil && err == nil {
			err = wire.BadParameter("state", bad)
		}
	}
	var v *casebook.View
	if err == nil {
		v, err = h.Book.At(r.Context())
	}
	var ours func(body.ID) bool
	if err == nil {
		ours, err = belongs(v, params.Body, on)
	}
	var pets []petition.Petition
	if err == nil {
		for pet := range v.Petitions(on) {
			received := pet.Received().Day()
			switch {
			case outside != "" && pet.Outside() != outside, len(states) > 0 && !slices.Contains(states, pet.State().String()),
				subject != "" && pet.Subject() != subject, from != form.NoDay && received < from, to != form.NoDay && received > to,
				ours != nil && !ours(v.Holder(pet, on)):
				continue
			}
			pets = append(pets, pet)
		}
		every := func() ([]petition.Petition, error) { return slices.Collect(v.Petitions(on)), nil }
		pets, err = wire.PageOf(w.Header(), r, pets, every, params.Limit, params.After, func(p petition.Petition) string { return p.Code().String() })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	rows := make([]answer.Petition, len(pets))
	for i, pet := range pets {
		rows[i] = answer.PetitionOf(v.Process, pet, on, v.Find, wire.Language(r))
	}
	h.Answer(w, r, http.StatusOK, rows)
}

// one finds the view and the code of a petition, for whoever may see it.
func (h *Handlers) one(r *http.Request, code string) (*casebook.View, petition.Code, error) {
	v, err := h.Book.At(r.Context())
	if err != nil {
		return nil, petition.Code{}, err
	}
	c, err := petition.ParseCode(code)
	if err != nil || v.Find(c).IsZero() {
		return nil, c, casebook.NoPetition(code)
	}
	return v, c, access.Check(r.Context(), v.Holder(v.Find(c), h.Ledger.Today()))
}

func (h *Handlers) GetPetition(w http.ResponseWriter, r *http.Request, code spec.PetitionCode) {
	v, c, err := h.one(r, code)
	var whole, pet petition.Petition
	today, l := h.Ledger.Today(), wire.Language(r)
	var gone *casebook.Erasure
	if err == nil {
		if gone = v.Erased(c); gone != nil {
			whole = v.Find(c)
		} else {
			whole, err = v.Whole(r.Context(), c)
		}
	}
	if err == nil {
		pet, err = v.Petition(c, today)
	}
	var said spec.PetitionWhole
	if err == nil {
		said = wholeOf(v, pet, whole, l)
		if gone != nil {
			said.Content, said.Proposal, said.Sender = nil, nil, nil
			said.Erased = &spec.PetitionErased{Recorded: gone.Recorded, Reason: gone.Reason}
		}
		said.Stands = answer.PetitionOf(v.Process, pet, today, v.Find, l)
		err = said.Stands.Explain(v.Process, pet, today, l)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, said)
}

// wholeOf is a petition with what the sender wrote and who the sender is; pet is
// the same with what became of the one that it is linked to.
func wholeOf(v *casebook.View, pet, whole petition.Petition, l form.Language) spec.PetitionWhole {
	said := spec.PetitionWhole{Kind: string(whole.Kind()), Subject: spec.PetitionAbout(whole.Subject()), Channel: spec.PetitionChannel(whole.Channel()),
		Received: whole.Received().String(), Content: some(whole.Content()), Proposal: some(whole.Proposal()), Events: whole.Len(),
		Admission: admissionOf(desk.AdmissionOf(v.Process, whole), l)}
	if s := whole.Sender(); s.Type != "" {
		id := s.Identity
		said.Sender = &spec.PetitionSender{Type: spec.PetitionSenderType(s.Type), Name: some(id.Name), Address: some(id.Address), Phone: some(id.Phone), Email: some(id.Email)}
		if s.Withheld {
			yes := spec.PetitionSenderWithheld(true)
			said.Sender.Withheld = &yes
		}
	}
	if of := pet.DuplicateOf(); !of.IsZero() {
		said.DuplicateOf = some(of.String())
		if main, ok := pet.Main(); ok {
			said.AnsweredWith = some(main.String())
		}
	}
	for _, with := range v.Together(pet.Code()) {
		said.Together = wire.Some(append(wire.ValueOf(said.Together), with.String()))
	}
	return said
}

// some is a text that is left out when it is empty.
func some(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func admissionOf(x desk.Examination, l form.Language) spec.PetitionAdmission {
	said := spec.PetitionAdmission{Decision: spec.PetitionAdmissionDecision(x.Decision), Reason: some(string(x.Reason)), Way: some(x.Way.Text.In(l))}
	said.Failing = make([]struct {
		Condition string `json:"condition"`
		Refuses   bool   `json:"refuses"`
		Source    string `json:"source"`
		Text      string `json:"text"`
	}, len(x.Failing))
	for i, f := range x.Failing {
		to := &said.Failing[i]
		to.Condition, to.Refuses, to.Source, to.Text = f.Condition.String(), f.Refuses, f.Basis.In(l), f.Condition.Text(l)
	}
	return said
}

func (h *Handlers) ListPetitionEvents(w http.ResponseWriter, r *http.Request, code spec.PetitionCode, params spec.ListPetitionEventsParams) {
	v, c, err := h.one(r, code)
	if err == nil {
		_, err = wire.LimitOf(params.Limit)
	}
	var events []petition.Event
	if err == nil {
		events, err = v.Events(r.Context(), c)
	}
	type numbered struct {
		petition.Event
		number int
	}
	var list []numbered
	if err == nil {
		for i, e := range events {
			list = append(list, numbered{e, i + 1})
		}
		list, err = wire.Page(w.Header(), r, list, params.Limit, params.After, func(e numbered) string { return strconv.Itoa(e.number) })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, list)
}
