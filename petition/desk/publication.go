package desk

import (
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// PublicView is what outsiders see of a petition: never who sent it.
type PublicView struct {
	Code     petition.Code    `json:"code"`
	Outside  string           `json:"outside"` // open or closed
	State    petition.State   `json:"state"`
	Reason   petition.Reason  `json:"reason,omitzero"` // of the closing
	Kind     petition.Kind    `json:"kind"`
	Subject  petition.Subject `json:"subject"`
	Body     body.ID          `json:"body"` // to which it was last sent; Answer.Body is who answered
	Received schedule.Moment  `json:"received"`
	Content  string           `json:"content"`
	Proposal string           `json:"proposal,omitzero"`
	Answer   PublicAnswer     `json:"answer,omitzero"`
}

// viewForm is the JSON form of a public view.
type viewForm PublicView

var viewForms = form.Of[viewForm](1)

// MarshalJSON writes the view with the version of its form.
func (v PublicView) MarshalJSON() ([]byte, error) { return viewForms.Write(viewForm(v)) }

// UnmarshalJSON reads what [PublicView.MarshalJSON] writes, strictly.
func (v *PublicView) UnmarshalJSON(b []byte) error {
	f, err := viewForms.Read(b, func(f *viewForm) (errs form.Errors) {
		for path, known := range map[string]bool{"outside": f.Outside == "open" || f.Outside == "closed",
			"kind": f.Kind.Valid(), "subject": f.Subject.Valid()} {
			if !known {
				errs = append(errs, texts.Error(form.Error{Code: form.FieldValue, Path: path}))
			}
		}
		return errs
	})
	if err == nil {
		*v = PublicView(f)
	}
	return err
}

// PublicAnswer is the answer in a [PublicView].
type PublicAnswer struct {
	At       schedule.Moment `json:"at"`
	Body     body.ID         `json:"body"`
	Document string          `json:"document,omitzero"`
	Content  string          `json:"content,omitzero"`
	Outcome  petition.Reason `json:"outcome,omitzero"`
}

// Draft is a publication before it is made: the texts with their masks, for a
// person to look at. Put the reviewed redactions in their place, then take
// the [Draft.View].
type Draft struct {
	form.Unwritten
	Content, Proposal, Answer redact.Redaction

	pet    petition.Petition
	answer petition.Event
	known  []redact.KnownText
}

// NewDraft prepares a publication. What the sender's form says of the sender is
// masked wherever it stands, in the answer as well. A petition without an
// answer can be drafted; [petition.Process.CheckPublication] says whether it may be
// published. A text beyond [redact.MaxLength] is refused, in [form.Errors] with the
// name of its field.
func NewDraft(pet petition.Petition) (Draft, error) {
	d := Draft{pet: pet}
	for _, e := range pet.Events() {
		if e.Type != petition.Submitted && e.Type != petition.Supplemented {
			continue
		}
		id := e.Sender.Identity
		d.known = append(d.known, redact.KnownText{Kind: redact.Name, Text: id.Name}, redact.KnownText{Kind: redact.Address, Text: id.Address},
			redact.KnownText{Kind: redact.Phone, Text: id.Phone}, redact.KnownText{Kind: redact.Email, Text: id.Email})
	}
	d.answer, _ = pet.Answer()
	o := redact.Options{Known: d.known}
	var errs form.Errors
	for _, of := range []struct {
		path, text string
		to         *redact.Redaction
	}{{"content", pet.Content(), &d.Content}, {"proposal", pet.Proposal(), &d.Proposal}, {"answer", d.answer.Content, &d.Answer}} {
		var err error
		*of.to, err = redact.New(of.text, o)
		errs = append(errs, form.All(err).Under(of.path)...)
	}
	if errs != nil {
		return Draft{}, errs
	}
	return d, nil
}

// Review is what a person left masked in the texts of a draft: what a host keeps
// beside the petition, to show it so for as long as it is public.
type Review struct {
	Content  []redact.Mask `json:"content,omitempty"`
	Proposal []redact.Mask `json:"proposal,omitempty"`
	Answer   []redact.Mask `json:"answer,omitempty"`
}

// reviewForm is the JSON form of a review.
type reviewForm Review

var reviewForms = form.Of[reviewForm](1)

// MarshalJSON writes the review with the version of its form: the masks of each text
// that has any.
func (r Review) MarshalJSON() ([]byte, error) { return reviewForms.Write(reviewForm(r)) }

// UnmarshalJSON reads what [Review.MarshalJSON] writes, strictly. Whether the masks lie
// in the texts, [Draft.Reviewed] asks.
func (r *Review) UnmarshalJSON(b []byte) error {
	f, err := reviewForms.Read(b, nil)
	if err == nil {
		*r = Review(f)
	}
	return err
}

// Review is the masks of the draft as they stand.
func (d Draft) Review() Review {
	return Review{d.Content.Masks(), d.Proposal.Masks(), d.Answer.Masks()}
}

// Reviewed is the draft with the masks of a review and no others. What does not fit
// the texts is [form.Errors], with the name of the text: they are not those that were
// reviewed.
func (d Draft) Reviewed(r Review) (Draft, error) {
	var errs form.Errors
	for _, of := range []struct {
		path  string
		masks []redact.Mask
		to    *redact.Redaction
	}{{"content", r.Content, &d.Content}, {"proposal", r.Proposal, &d.Proposal}, {"answer", r.Answer, &d.Answer}} {
		masked, err := redact.FromMasks(of.to.Original(), of.masks)
		if errs = append(errs, form.All(err).Under(of.path)...); err == nil {
			*of.to = masked
		}
	}
	if errs != nil {
		return Draft{}, errs
	}
	return d, nil
}

// View is the public view of a petition with the texts as the review leaves them:
// [NewDraft], [Draft.Reviewed] and [Draft.View] in one. A review that does not fit
// the texts is refused. The zero Review masks nothing: it is not for texts that
// nobody looked at.
func (r Review) View(pet petition.Petition, l form.Language) (PublicView, error) {
	d, err := NewDraft(pet)
	if err != nil {
		return PublicView{}, err
	}
	if d, err = d.Reviewed(r); err != nil {
		return PublicView{}, err
	}
	return d.View(l), nil
}

// View is the public view with the texts as the masks leave them.
func (d Draft) View(l form.Language) PublicView {
	p := d.pet
	v := PublicView{Code: p.Code(), Outside: p.Outside(), State: p.State(), Reason: p.ClosingReason(), Kind: p.Kind(),
		Subject: p.Subject(), Body: p.Holder(), Received: p.Received(), Content: d.Content.Text(l), Proposal: d.Proposal.Text(l)}
	if d.answer.Type != 0 {
		v.Answer = PublicAnswer{d.answer.At, d.answer.By, d.answer.Document, d.Answer.Text(l), d.answer.Outcome}
		switch {
		case p.State() == petition.StatePublished:
			v.Answer.Outcome = p.ClosingReason()
		case !v.Answer.Outcome.IsOutcome():
			v.Answer.Outcome = "" // words of the desk, not yet of the list
		}
	}
	return v
}
