package figures

import (
	"context"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Told is a fact that was told of a dossier.
type Told struct {
	Revision onestop.Revision
	Recorded time.Time
	Line     string // as it is recorded
	onestop.Dossier
}

// Dossier is what a dossier is now, and all that was told of it in the order in
// which it came. One that two revisions tell of which neither is the newer stays
// as the one that came first says.
func (r *Room) Dossier(ctx context.Context, code string) (now Told, all []Told, err error) {
	unknown := texts.Error(form.Error{Code: DossierUnknown, Value: code})
	if r.options.Store == nil || code == "" {
		return now, nil, unknown
	}
	now, all, err = newest(r.options.Store.Beginning(ctx, store.Dossiers, key(code)))
	if err == nil && len(all) == 0 {
		err = unknown
	}
	return now, all, err
}

// newest is what a dossier is now, by all that was told of it.
func newest(facts iter.Seq2[store.Fact, error]) (now Told, all []Told, err error) {
	for f, err := range facts {
		if err != nil {
			return now, nil, err
		}
		t, err := readTold(f)
		if err != nil {
			return now, nil, err
		}
		if c, ok := t.Revision.Compare(now.Revision); len(all) == 0 || ok && c > 0 {
			now = t
		}
		all = append(all, t)
	}
	return now, all, nil
}

// holders admits what is told of a dossier by whoever may tell of the body that has it
// now: else any body could take over those of another, and read them. A dossier goes to
// another body by who may tell of both. What was recorded before and is sent again
// changes nothing, whoever has the dossier by now.
func holders(may may) admission {
	return func(facts []store.Fact, before beginning) (map[int]error, error) {
		refused := map[int]error{}
		for i := range facts {
			f := &facts[i]
			code, _, _ := strings.Cut(f.ID, "#")
			again := false
			now, all, err := newest(func(yield func(store.Fact, error) bool) {
				for k, err := range before(f.Kind, key(code)) {
					again = again || k.ID == f.ID && k.Name == f.Name && sameFacts(k.Data, f.Data)
					if !yield(k, err) {
						return
					}
				}
			})
			if err != nil {
				return nil, err
			}
			if len(all) > 0 && !again {
				if no := may(now.Body); no != nil {
					refused[i] = no
				}
			}
		}
		return refused, nil
	}
}

// Now calls do with what each of many dossiers is now, in their order. They are read as one
// file, since a reader of its own for each costs more than what it reads.
func (r *Room) Now(ctx context.Context, codes []string, do func(code string, now *onestop.Dossier) error) error {
	var lines strings.Builder
	of := make([]int, 0, len(codes)) // whose the lines are
	for i, code := range codes {
		before := len(of)
		for f, err := range r.options.Store.Beginning(ctx, store.Dossiers, key(code)) {
			if err != nil {
				return err
			}
			lines.WriteString(f.Data + "\n")
			of = append(of, i)
		}
		if len(of) == before {
			return texts.Error(form.Error{Code: DossierUnknown, Value: code})
		}
	}
	type told struct {
		onestop.Dossier
		onestop.Revision
	}
	now := make([]told, len(codes))
	rows, n := onestop.ReadJSON(strings.NewReader(lines.String())), 0
	for d, err := range rows.All() {
		if err != nil {
			return err
		}
		at := &now[of[n]]
		if c, ok := rows.Revision().Compare(at.Revision); n == 0 || of[n] != of[n-1] || ok && c > 0 {
			*at = told{*d, rows.Revision()}
			at.Supplements, at.Hands = slices.Clone(d.Supplements), slices.Clone(d.Hands) // the reader uses those again
		}
		n++
	}
	for i := range now {
		if err := do(codes[i], &now[i].Dossier); err != nil {
			return err
		}
	}
	return nil
}

func readTold(f store.Fact) (t Told, err error) {
	rows := onestop.ReadJSON(strings.NewReader(f.Data))
	for d, err := range rows.All() {
		if err != nil {
			return t, err
		}
		t.Dossier, t.Revision, t.Line = *d, rows.Revision(), f.Data
	}
	t.Recorded, err = time.Parse(time.RFC3339Nano, f.Recorded)
	t.Recorded = t.Recorded.In(calendar.Zone())
	return t, err
}

// Standing is how a dossier stands on a day, by the rules of the counts.
func Standing(d onestop.Dossier, asOf form.Day) (onestop.Judgement, form.Day, error) {
	var rules onestop.Rules
	j, err := rules.Judge(d, asOf)
	if err != nil {
		return j, form.NoDay, err
	}
	from, err := rules.OverdueFrom(d)
	return j, from, err
}
