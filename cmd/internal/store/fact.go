package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/caicach/tthc/plan"
)

// Kind is a kind of streams.
type Kind string

// The kinds of streams.
const (
	Progress Kind = "progress" // what happened to the obligations of a plan, by its number
	Plans    Kind = "plan"     // the versions of a plan, by its number
	Drafts   Kind = "draft"    // the versions of a draft, by its identifier
	Dossiers Kind = "dossier"  // what was told of dossiers, by the body that told it

	Observations Kind = "observation" // of indicators, by the period
	Closings     Kind = "closing"     // of periods, each in a stream of its own

	Notices Kind = "notices" // about the calendar, in one stream
	Bodies  Kind = "bodies"  // with their codes, successions and amendments, in one stream

	Petitions    Kind = "petition"    // what happened to a petition, by its code
	Publications Kind = "publication" // what a person left of the texts of a petition for everybody, by its code
	Routes       Kind = "routes"      // who is competent for petitions, in one stream
	Erasures     Kind = "erasure"     // of what was written in a petition, by its code
	Attachments  Kind = "attachment"  // to an obligation or a petition, by its identifier or code

	Readings Kind = "reading" // of who sent a petition and of what they wrote, by the day
	Denials  Kind = "denial"  // of what somebody may not do, by the day

	Signers Kind = "signer" // by which key heads are signed from a row on, in one stream

	Access    Kind = "access"   // who may come in, in one stream
	Calendars Kind = "calendar" // at which secret addresses a calendar reads what a body owes, in one stream

	Subscriptions Kind = "subscription" // who is told of what is recorded, in one stream
	Tellings      Kind = "telling"      // that somebody is to be told of a due day or of what happened, by what it is about

	Demo Kind = "demo" // that what is recorded here is made up, in the first fact of a demo
)

// Fact is a row of the log.
type Fact struct {
	At       Mark // given by the store
	Kind     Kind
	Name     string // of the stream
	Version  int    // from 1, where two may change a stream at once; 0 elsewhere
	ID       string // sent again it is the same fact
	About    string // what facts of several streams may be asked for by
	Recorded string // an instant
	Who      string // recorded it; empty: who asks for it. The chain alone tells it
	Request  string // by which it was recorded; empty: that which asks for it. The chain alone tells it
	Data     string
	Judged   Judged // by what it was admitted; not kept
}

// Judged is by what somebody judged that facts may be recorded: they are recorded
// only where nothing of it has changed since, and else are [Overtaken]. The zero
// Judged is nothing.
//
// Why that is safe: it is asked within the transaction that writes them, by the
// one writer that there is at a time (see the package), so that what is recorded
// after the question comes after the facts. What was written earlier in the same
// transaction counts as well.
type Judged struct {
	At Mark // how far was looked
	By []Stream
}

// Stream is the facts of one stream.
type Stream struct {
	Kind Kind
	Name string
}

// Mark is how far a reader has come: the zero Mark is the beginning.
type Mark int64

// End is the mark behind everything that was recorded.
func (s *Store) End(ctx context.Context) (end Mark, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM log`).Scan(&end)
	return end, troubled(err)
}

// Since is the facts of some kinds after a mark, up to another, in the order in
// which they were recorded. What is of other kinds is passed over, and not read.
func (s *Store) Since(ctx context.Context, after, upTo Mark, kinds ...Kind) iter.Seq2[Fact, error] {
	return func(yield func(Fact, error) bool) {
		// A stretch of numbers at a time, so that no answer is large.
		for ; after < upTo; after += stretch {
			where, arguments := ofKinds(kinds, int64(after), int64(min(after+stretch, upTo)))
			for f, err := range s.facts(ctx, `seq > ?1 AND seq <= ?2 AND `+where, arguments...) {
				if !yield(f, err) || err != nil {
					return
				}
			}
		}
	}
}

// stretch is how many numbers of the log are read by one query.
const stretch = 1 << 16

// ofKinds is the condition of being of one of some kinds, and the arguments of a
// query that ends with it. No index knows it: the log is read in its order, and not
// by kind, to be sorted then.
func ofKinds(kinds []Kind, arguments ...any) (string, []any) {
	places := make([]string, len(kinds))
	for i, k := range kinds {
		arguments = append(arguments, string(k))
		places[i] = fmt.Sprintf("?%d", len(arguments))
	}
	return `kind || '' IN (` + strings.Join(places, ", ") + `)`, arguments
}

// Last is the mark of the last fact of some kinds after a mark, and the end of
// the log; 0 where there is none.
func (s *Store) Last(ctx context.Context, after Mark, kinds ...Kind) (last, end Mark, err error) {
	where, arguments := ofKinds(kinds, int64(after))
	if after == 0 { // the index of the streams has less than the whole log
		where = strings.Replace(where, ` || ''`, ``, 1)
	}
	q, err := s.reads.of(ctx, s.read, s.query(`SELECT coalesce((SELECT max(seq + 0) FROM log WHERE seq > ?1 AND `+where+`), 0), coalesce((SELECT max(seq) FROM log WHERE seq > ?1), ?1)`))
	if err == nil {
		err = q.QueryRowContext(ctx, arguments...).Scan(&last, &end)
	}
	return last, end, troubled(err)
}

// LastOf is the mark of the last fact of some streams; 0 where they have none.
func (s *Store) LastOf(ctx context.Context, streams ...Stream) (last Mark, err error) {
	q, err := s.reads.of(ctx, s.read, s.lastsQuery())
	if err != nil {
		return 0, troubled(err)
	}
	all, err := lasts(ctx, q, streams)
	for _, mark := range all {
		last = max(last, mark)
	}
	return last, troubled(err)
}

// Beginning is the facts of a kind whose identifiers begin with a text, in the
// order in which they were recorded.
func (s *Store) Beginning(ctx context.Context, kind Kind, with string) iter.Seq2[Fact, error] {
	return s.facts(ctx, isBeginning, string(kind), with, beyond(with))
}

// isBeginning is the condition of an identifier that begins with a text.
const isBeginning = `kind = ?1 AND id >= ?2 AND id < ?3`

// beyond is the text behind all that begin with a text: identifiers are compared byte
// by byte.
func beyond(with string) string {
	text := []byte(with)
	text[len(text)-1]++
	return string(text)
}

// Of is the facts of a kind up to a mark.
func (s *Store) Of(ctx context.Context, kind Kind, upTo Mark) iter.Seq2[Fact, error] {
	return s.facts(ctx, `kind = ?1 AND seq <= ?2`, string(kind), int64(upTo))
}

// Stream is the facts of one stream after a mark, up to another.
func (s *Store) Stream(ctx context.Context, kind Kind, name string, after, upTo Mark) iter.Seq2[Fact, error] {
	return s.facts(ctx, `kind = ?1 AND name = ?2 AND seq > ?3 AND seq <= ?4`, string(kind), name, int64(after), int64(upTo))
}

// About is the facts that are about something, of whatever stream.
func (s *Store) About(ctx context.Context, about string) iter.Seq2[Fact, error] {
	return s.facts(ctx, `about = ?1 AND about <> ''`, about)
}

// What a query of facts begins and ends with.
const (
	selectFacts = `SELECT seq, kind, name, version, id, recorded, fact FROM log WHERE `
	inOrder     = ` ORDER BY seq`
)

// facts yields rows of the log in their order; what goes wrong comes last.
func (s *Store) facts(ctx context.Context, where string, arguments ...any) iter.Seq2[Fact, error] {
	return func(yield func(Fact, error) bool) {
		q, err := s.reads.of(ctx, s.read, s.query(selectFacts+where+inOrder))
		var rows *sql.Rows
		if err == nil {
			rows, err = q.QueryContext(ctx, arguments...)
		}
		yielded(rows, err)(yield)
	}
}

// yielded yields the rows of a query of facts.
func yielded(rows *sql.Rows, err error) iter.Seq2[Fact, error] {
	return func(yield func(Fact, error) bool) {
		if err != nil {
			yield(Fact{}, troubled(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var f Fact
			var version sql.NullInt32
			if err := rows.Scan(&f.At, &f.Kind, &f.Name, &version, &f.ID, &f.Recorded, &f.Data); err != nil {
				yield(Fact{}, troubled(err))
				return
			}
			f.Version = int(version.Int32)
			if !yield(f, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Fact{}, troubled(err))
		}
	}
}

// Event is an event as it was recorded.
type Event struct {
	plan.Event
	JSON json.RawMessage // as it is kept
}

// AppendEvent records an event of a plan. When the same event was recorded
// before, it gives that one back and added is false; another event under the
// same id is KeyReused.
func (s *Store) AppendEvent(ctx context.Context, planNumber string, e plan.Event) (recorded Event, added bool, err error) {
	return s.AppendJudged(ctx, planNumber, e, Judged{})
}

// AppendJudged is [Store.AppendEvent] of an event that was judged by what may have
// changed since: then it is [Overtaken].
func (s *Store) AppendJudged(ctx context.Context, planNumber string, e plan.Event, j Judged) (recorded Event, added bool, err error) {
	data, err := e.MarshalJSON()
	if err != nil {
		return Event{}, false, err
	}
	kept, added, err := s.Append(ctx, Fact{Kind: Progress, Name: planNumber, ID: e.ID, About: string(e.Obligation),
		Recorded: e.Recorded.Format("2006-01-02T15:04:05.000Z07:00"), Data: string(data), Judged: j})
	if err != nil || added {
		return Event{e, data}, added, err
	}
	old, err := plan.ReadEvent([]byte(kept.Data))
	if err != nil {
		return Event{}, false, err
	}
	if !old.Same(e) {
		return Event{}, false, Reused(e.ID)
	}
	return Event{old, []byte(kept.Data)}, false, nil
}

// PlanEvents is the events of a plan after a mark, in the order in which they
// were recorded, and the mark behind the last of them.
func (s *Store) PlanEvents(ctx context.Context, planNumber string, after Mark) (list []plan.Event, mark Mark, err error) {
	mark = after
	for f, err := range s.Stream(ctx, Progress, planNumber, after, 1<<62) {
		if err != nil {
			return nil, after, err
		}
		e, err := plan.ReadEvent([]byte(f.Data))
		if err != nil {
			return nil, after, err
		}
		list, mark = append(list, e), f.At
	}
	return list, mark, nil
}

// ObligationEvents is the events of an obligation in the order in which they
// were recorded, at most so many: those after an event, or from the first where
// after is empty. An event that is not there has none after it, and found is
// false.
func (s *Store) ObligationEvents(ctx context.Context, id plan.ObligationID, after string, limit int) (list []plan.Event, found bool, err error) {
	var mark Mark
	if after != "" {
		err := s.read.QueryRowContext(ctx, s.query(`SELECT seq FROM log WHERE kind = ?1 AND id = ?2 AND about = ?3`), string(Progress), after, string(id)).Scan(&mark)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, false, nil
		}
		if err != nil {
			return nil, false, troubled(err)
		}
	}
	for f, err := range s.facts(ctx, `about = ?1 AND about <> '' AND seq > ?2`, string(id), int64(mark)) {
		if len(list) == limit {
			break
		}
		if err != nil {
			return nil, false, err
		}
		e, err := plan.ReadEvent([]byte(f.Data))
		if err != nil {
			return nil, false, err
		}
		list = append(list, e)
	}
	return list, true, nil
}
