package casebook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Publication is what a person left of the texts of a petition for everybody to
// read. It is shown from when its answer is published, as it was recorded: what
// comes later stands beside it, and masks that a later program would choose change
// nothing.
type Publication struct {
	Events   int             `json:"events"` // of the petition, when it was reviewed
	Review   desk.Review     `json:"review"`
	View     desk.PublicView `json:"view"` // with the texts as the masks leave them
	Recorded time.Time       `json:"recorded"`
}

type publicationForm Publication

var publications = form.Of[publicationForm](1)

// Draft is the texts of a petition with what is personal in them masked, for a
// person to look at.
type Draft struct {
	desk.Draft
	Petition petition.Petition // with every word
	// Version grows with each event and with each review that was recorded: whoever
	// reviews says by it what they saw.
	Version int
	// Keeps is why it cannot be published as it stands; nil where it can be, or is.
	Keeps error
}

// Draft prepares a publication. That its texts were read is recorded.
func (v *View) Draft(ctx context.Context, c petition.Code) (Draft, error) {
	pet, err := v.Whole(ctx, c)
	if err != nil {
		return Draft{}, err
	}
	return v.draft(pet)
}

// DraftVersion is the version of a petition's draft, by which nothing of what is personal is
// looked at.
func (v *View) DraftVersion(c petition.Code) int {
	r, _ := v.find(c)
	return v.Find(c).Len() + len(r.shown)
}

func (v *View) draft(pet petition.Petition) (d Draft, err error) {
	d.Petition, d.Version = pet, v.DraftVersion(pet.Code())
	if d.Draft, err = desk.NewDraft(d.Petition); err != nil {
		return d, err
	}
	if d.Petition.State() != petition.StatePublished {
		d.Keeps = v.Process.CheckPublication(d.Petition)
	}
	return d, nil
}

// Publish records what a person left masked in the texts of a petition, in the version
// of its draft that they saw: where there is another by now, it is
// [store.VersionConflict], unless that is this very review.
func (b *Book) Publish(ctx context.Context, c petition.Code, review desk.Review, seen int) (p Publication, added bool, err error) {
	if b.ledger.Store() == nil {
		return p, false, ledger.ReadOnly()
	}
	for {
		v, err := b.At(ctx)
		if err != nil {
			return p, false, err
		}
		f, err := v.publication(ctx, c, review, seen)
		if err != nil {
			return p, false, err
		}
		kept, added, err := b.ledger.Store().Append(ctx, f)
		if errors.Is(err, store.Overtaken) {
			continue // somebody else was faster: there are more events, or another review
		}
		if err != nil {
			return p, false, err
		}
		read, err := publications.Read([]byte(kept.Data), nil)
		return Publication(read), added, err
	}
}

// publication is a publication as a fact.
func (v *View) publication(ctx context.Context, c petition.Code, review desk.Review, seen int) (f store.Fact, err error) {
	pet, err := v.whole(ctx, c)
	if err != nil {
		return f, err
	}
	d, err := v.draft(pet)
	if err != nil {
		return f, err
	}
	// The same review sent again is the same fact, unless another or an event came between.
	r, _ := v.find(c)
	events, turn, again := pet.Len(), len(r.shown), false
	if turn > 0 && r.shown[turn-1].Events == events && sameReview(r.shown[turn-1].Review, review) {
		turn, again = turn-1, true
	}
	switch {
	case seen != d.Version && !(again && seen == d.Version-1):
		return f, store.Conflict(d.Version)
	case d.Keeps != nil:
		return f, Refused(d.Keeps)
	}
	reviewed, err := d.Reviewed(review)
	if err != nil {
		return f, Refused(err)
	}
	said, err := json.Marshal(review)
	if err != nil {
		return f, Refused(err)
	}
	now := v.book.ledger.Stamp()
	data, err := publications.Write(publicationForm{Events: events, Review: review, View: reviewed.View(form.Vietnamese), Recorded: now})
	if err != nil {
		return f, err
	}
	sum := sha256.Sum256(said)
	return store.Fact{Kind: store.Publications, Name: c.String(), ID: fmt.Sprintf("%s#%d#%d#%s", c, events, turn, hex.EncodeToString(sum[:16])),
		Recorded: now.Format(ledger.Instant), Data: string(data),
		Judged: store.Judged{At: v.known.Mark(), By: []store.Stream{streamOf(c), {Kind: store.Publications, Name: c.String()}}}}, nil
}

func sameReview(a, b desk.Review) bool {
	return slices.Equal(a.Content, b.Content) && slices.Equal(a.Proposal, b.Proposal) && slices.Equal(a.Answer, b.Answer)
}

// Refused says that a review was refused, and why.
func Refused(why error) error { return texts.Error(form.Error{Code: ReviewRefused, Cause: why}) }

// publish says what everybody may read of a petition: the last review of an answer
// that was published.
func (r *record) publish() {
	r.public, r.words = nil, ""
	if len(r.shown) == 0 {
		return
	}
	published := map[schedule.Moment]bool{} // the answers that were
	for _, then := range r.pet.History() {
		if answer, ok := then.Answer(); ok && then.State() == petition.StatePublished {
			published[answer.At] = true
		}
	}
	for _, one := range slices.Backward(r.shown) {
		if published[one.View.Answer.At] {
			p := one.View
			// Where it stands is told as of now, what was said as it was published.
			p.State, p.Outside, p.Reason = r.pet.State(), r.pet.Outside(), r.pet.ClosingReason()
			r.public, r.words = &p, reading.Key(p.Content+" "+p.Proposal+" "+p.Answer.Content)
			return
		}
	}
}

// Public is what everybody may read of a petition; ok is false where nothing is
// published.
func (v *View) Public(c petition.Code) (p desk.PublicView, ok bool) {
	r, _ := v.find(c)
	if r.public == nil {
		return p, false
	}
	return *r.public, true
}

// PublicQuery keeps a part of what is published. The zero value keeps all.
type PublicQuery struct {
	Text     string // in what is shown, without regard to case and accents
	Subject  petition.Subject
	From, To form.Day // of the answer, both included; zero: open
	For      func(desk.PublicView) bool
}

// Published is what everybody may read, the newest petition first.
func (v *View) Published(q PublicQuery) (list []desk.PublicView) {
	key := reading.Key(q.Text)
	for _, r := range slices.Backward(v.cases) {
		p := r.public
		if p == nil {
			continue
		}
		day := p.Answer.At.Day()
		switch {
		case q.Subject != "" && p.Subject != q.Subject,
			q.From != form.NoDay && day < q.From, q.To != form.NoDay && day > q.To,
			q.For != nil && !q.For(*p),
			q.Text != "" && (key == "" || !strings.Contains(r.words, key)):
			continue
		}
		list = append(list, *p)
	}
	return list
}
