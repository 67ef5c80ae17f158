package casebook

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Record takes an event in. When the same event was recorded before, added is
// false.
func (b *Book) Record(ctx context.Context, e petition.Event) (added bool, err error) {
	for {
		j, err := b.judging(ctx)
		if err != nil {
			return false, err
		}
		if err := j.judge(ctx, e); err != nil {
			j.giveBack()
			return false, j.refused(err)
		}
		if j.facts == nil {
			return false, nil
		}
		f := j.facts[0]
		f.Judged = j.judged()
		_, added, err = b.ledger.Store().Append(ctx, f)
		if !errors.Is(err, store.Overtaken) {
			return added, err
		}
		j.giveBack()
	}
}

// RecordMany takes events in, all or none, each judged with those before it; known
// is how many were recorded before. What is wrong is said with the line of the
// event.
func (b *Book) RecordMany(ctx context.Context, lines iter.Seq2[petition.Line, error]) (added, known int, err error) {
	var events []petition.Line
	var wrong form.Errors
	for l, err := range lines {
		switch {
		case err != nil:
			wrong = append(wrong, form.All(err)...)
		case len(events) == ledger.MaxMany:
			return 0, 0, ledger.TooManyEvents()
		default:
			events = append(events, l)
		}
	}
	if len(wrong) > 0 {
		return 0, 0, ledger.Refused(wrong)
	}
	if added, err = b.recordAll(ctx, events); err != nil {
		return 0, 0, err
	}
	return added, len(events) - added, nil
}

// judging is events that are judged by a view, each with those before it.
type judging struct {
	view  *View
	today form.Day
	with  map[petition.Code]petition.Petition // as they are by now
	by    map[store.Stream]bool               // what was looked at
	facts []store.Fact                        // that are new
	keys  map[petition.Code]seal.Key          // that were asked for
	taken []seal.Key                          // of petitions that are new
	wrong error                               // with the keys, and not with an event
}

func (b *Book) judging(ctx context.Context) (*judging, error) {
	if b.ledger.Store() == nil {
		return nil, ledger.ReadOnly()
	}
	v, err := b.At(ctx)
	if err != nil {
		return nil, err
	}
	j := &judging{view: v, today: b.ledger.Today(), with: map[petition.Code]petition.Petition{}, by: map[store.Stream]bool{}, keys: map[petition.Code]seal.Key{}}
	for _, s := range ledger.LawStreams() {
		j.by[s] = true
	}
	return j, nil
}

// find is a petition with what was judged so far.
func (j *judging) find(c petition.Code) petition.Petition {
	j.by[streamOf(c)] = true
	if j.view.book.vault != nil {
		j.by[erasureOf(c)] = true
	}
	if pet, ok := j.with[c]; ok {
		return pet
	}
	return j.view.Find(c)
}

func streamOf(c petition.Code) store.Stream {
	return store.Stream{Kind: store.Petitions, Name: c.String()}
}

// judge says whether an event may be recorded, and keeps it as a fact where it is
// new.
func (j *judging) judge(ctx context.Context, e petition.Event) error {
	before := j.find(e.Code)
	if err := access.Check(ctx, cmp.Or(e.By, j.view.Holder(before, j.today), e.To)); err != nil {
		return err
	}
	short, rest, id, err := j.short(ctx, e)
	if err != nil {
		return err
	}
	after, err := j.view.Process.Admit(before, short, j.today, j.find)
	if err != nil || after == before { // told before
		return err
	}
	if rest == "" {
		short = e // it has no words, or is kept in the clear
	}
	data, err := json.Marshal(short)
	if err != nil {
		return err
	}
	j.with[e.Code] = after
	if rest == "" {
		sum := sha256.Sum256(data)
		id = hex.EncodeToString(sum[:16])
	}
	j.facts = append(j.facts, store.Fact{Kind: store.Petitions, Name: e.Code.String(), ID: e.Code.String() + "#" + id,
		Recorded: j.view.book.ledger.Stamp().Format(ledger.Instant), Data: string(data) + rest})
	return nil
}

// reserve makes the keys of petitions that are new together.
func (j *judging) reserve(ctx context.Context, events []petition.Line) error {
	if j.view.book.vault == nil {
		return nil
	}
	fresh := map[petition.Code]bool{}
	for _, l := range events {
		if !fresh[l.Event.Code] && j.view.Find(l.Event.Code).IsZero() {
			fresh[l.Event.Code] = true
		}
	}
	return j.view.book.vault.Reserve(ctx, len(fresh))
}

// giveBack gives the keys back that were taken for petitions that are not recorded.
func (j *judging) giveBack() {
	if len(j.taken) > 0 {
		j.view.book.vault.GiveBack(j.taken)
	}
}

// Holder is who must act on a petition on a day: the body that it was last sent
// to where nobody or several took its place, none where there is no petition.
func (v *View) Holder(pet petition.Petition, on form.Day) body.ID {
	if id, ok := v.Process.HolderOn(pet, on); ok {
		return id
	}
	return pet.Holder()
}

// refused is why events are refused, unless it is no fault of theirs.
func (j *judging) refused(err error) error {
	var one *form.Error
	switch {
	case j.wrong != nil:
		return j.wrong
	case errors.As(err, &one) && one.Code == Erased:
		return one
	}
	return ledger.Refused(err)
}

// judged is by what the events were judged.
func (j *judging) judged() store.Judged {
	return store.Judged{At: j.view.known.Mark(), By: slices.Collect(maps.Keys(j.by))}
}

// recordAll judges events and records them, again where something changed
// meanwhile.
func (b *Book) recordAll(ctx context.Context, events []petition.Line) (added int, err error) {
	for {
		j, err := b.judging(ctx)
		if err != nil {
			return 0, err
		}
		if err := j.reserve(ctx, events); err != nil {
			return 0, err
		}
		var wrong form.Errors
		for _, l := range events {
			wrong = append(wrong, form.All(j.judge(ctx, l.Event)).OnLine(l.Number)...)
		}
		if len(wrong) > 0 {
			j.giveBack()
			return 0, j.refused(wrong)
		}
		taken, err := b.ledger.Store().AppendMany(ctx, store.Many{Facts: j.facts, Whole: true, Judged: j.judged()})
		if !errors.Is(err, store.Overtaken) {
			return taken.Added, err
		}
		j.giveBack()
	}
}
