package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/schedule/form"
)

const (
	// maxTogether is how many facts are written in one transaction.
	maxTogether = 256
	// longestWrite is how long a transaction may take, whoever waits for it.
	longestWrite = 30 * time.Second
	// oneWriter is the key of the lock that writers hold on PostgreSQL.
	oneWriter = 0x74746863
)

// writes is what waits to be written.
type writes struct {
	running sync.Mutex    // held while a group is written
	last    int           // how many facts the last group had
	took    time.Duration // how long its commit took
	mu      sync.Mutex
	next    *group // that takes in what comes
}

// group is facts that are written in one transaction.
type group struct {
	facts []*waiting
	done  chan struct{} // closed after the commit
}

// waiting is a fact that waits for its commit.
type waiting struct {
	Fact
	kept  Fact
	added bool
	err   error
}

// Append records a fact. When one of its kind and identifier was recorded
// before, it gives that one back and added is false. A fact with a version
// must be the next of its stream, or else is VersionConflict; one that was judged
// by what has changed since is [Overtaken].
func (s *Store) Append(ctx context.Context, f Fact) (kept Fact, added bool, err error) {
	who, request := by(ctx)
	f.Who, f.Request = cmp.Or(f.Who, who), cmp.Or(f.Request, request)
	w := &waiting{Fact: f}
	g, leads := s.writes.join(w)
	if leads { // whoever is the first of a group writes it, and for all of them
		s.lead(context.WithoutCancel(ctx), g)
	}
	select {
	case <-g.done:
		return w.kept, w.added, troubled(w.err)
	case <-ctx.Done():
		return Fact{}, false, troubled(ctx.Err())
	}
}

// by is who asks that something is recorded, and by which request; both are empty for
// the command line, and for what the program does by itself.
func by(ctx context.Context) (who, request string) {
	p, _ := access.From(ctx)
	return p.ID, access.Number(ctx)
}

// join puts a fact into the group that is written next.
func (w *writes) join(f *waiting) (g *group, first bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if g = w.next; g == nil || len(g.facts) >= maxTogether {
		g, first = &group{done: make(chan struct{})}, true
		w.next = g
	}
	g.facts = append(g.facts, f)
	return g, first
}

// gather closes a group when it has as many as it may expect. Those who were answered by
// the last commit come back with what they have next, and are waited for a little,
// beside those that were there already: a commit costs as much for one as for all of
// them, and else two halves would take turns, each waiting for the commit of the other.
func (w *writes) gather(g *group, there int) {
	until := time.Now().Add(w.took / 2)
	for w.has(g) < min(there+w.last, maxTogether) && time.Now().Before(until) {
		time.Sleep(20 * time.Microsecond)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.next == g {
		w.next = nil
	}
}

// has is how many facts a group has by now.
func (w *writes) has(g *group) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(g.facts)
}

// lead writes a group when the one before is done; until then it takes in what
// comes.
func (s *Store) lead(ctx context.Context, g *group) {
	there := 0
	if !s.writes.running.TryLock() { // another group is being written
		s.writes.running.Lock()
		there = s.writes.has(g)
	}
	defer s.writes.running.Unlock()
	defer close(g.done)
	s.writes.gather(g, there)
	if s.postgres { // SQLite waits for a lock as long as it was told to, and for nothing else
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, longestWrite)
		defer cancel()
	}
	began := time.Now()
	err := s.commit(ctx, g.facts)
	s.writes.last, s.writes.took = len(g.facts), time.Since(began)
	s.tell(len(g.facts), began, err)
	if err == nil {
		return
	}
	for _, w := range g.facts { // a fact that cannot be written keeps no other from it
		if len(g.facts) > 1 {
			began = time.Now()
			err = s.commit(ctx, []*waiting{w})
			s.tell(1, began, err)
		}
		if err != nil {
			w.kept, w.added, w.err = Fact{}, false, err
		}
	}
}

// commit writes facts in one transaction.
func (s *Store) commit(ctx context.Context, facts []*waiting) error {
	if !s.postgres {
		return lite.OnLine(ctx, s.write, func(l *lite.Line) error {
			return l.InTransaction(func() error {
				if err := record(onLine{l}, facts); err != nil {
					return err
				}
				return linkAdded(l, facts)
			})
		})
	}
	if !slices.ContainsFunc(facts, func(w *waiting) bool { return w.Version > 0 }) {
		return s.commitAtOnce(ctx, facts)
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing after a commit
	if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, oneWriter); err != nil {
		return err
	}
	if err := record(asked{ctx, tx}, facts); err != nil {
		return err
	}
	return tx.Commit()
}

// transaction is how a database is asked while facts are written.
type transaction interface {
	// Row reads the first row that a query finds: int64 and string.
	Row(to []any, query string, values ...any) (found bool, err error)
	// insert writes the row of a fact, unless there is one of its kind and identifier.
	insert(*Fact) (at int64, added bool, err error)
}

// insertQuery writes the row of a fact.
const insertQuery = `INSERT INTO log (kind, name, version, id, about, recorded, who, request, fact) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (kind, id) DO NOTHING`

func (f *Fact) row() []any {
	var version any
	if f.Version > 0 {
		version = int64(f.Version)
	}
	return []any{string(f.Kind), f.Name, version, f.ID, f.About, f.Recorded, f.Who, f.Request, f.Data}
}

// onLine is a transaction of SQLite.
type onLine struct{ *lite.Line }

// SQLite tells the number of the last row, and takes a third longer for a row with
// RETURNING.
func (t onLine) insert(f *Fact) (at int64, added bool, err error) {
	done, err := t.Exec(insertQuery, f.row()...)
	if err != nil {
		return 0, false, err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return 0, false, err
	}
	at, err = done.LastInsertId()
	return at, true, err
}

// asked is a transaction of PostgreSQL, or the database for what was there before.
type asked struct {
	ctx context.Context
	by  interface {
		QueryRowContext(context.Context, string, ...any) *sql.Row
	}
}

// Row reads a row as [lite.Line.Row] does.
func (t asked) Row(to []any, query string, values ...any) (found bool, err error) {
	err = t.by.QueryRowContext(t.ctx, strings.ReplaceAll(query, "?", "$"), values...).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (t asked) insert(f *Fact) (at int64, added bool, err error) {
	added, err = t.Row([]any{&at}, insertQuery+` RETURNING seq`, f.row()...)
	return at, added, err
}

// record writes facts within a transaction, and says of each what became of it.
func record(t transaction, facts []*waiting) error {
	if err := takeVersions(t, facts); err != nil {
		return err
	}
	if err := judgeAgain(t, facts); err != nil {
		return err
	}
	added := map[[2]string]Mark{}
	for _, w := range facts {
		if w.err != nil {
			continue
		}
		at, ok, err := t.insert(&w.Fact)
		if err != nil {
			return err
		}
		if ok {
			added[[2]string{string(w.Kind), w.ID}] = Mark(at)
		}
	}
	return settle(t, facts, added)
}

// appendAtOnce writes facts of which nothing that they were judged by has changed:
// g is the streams of each, by its place, and the mark up to which they were seen.
const appendAtOnce = `INSERT INTO log (kind, name, id, about, recorded, who, request, fact)
	SELECT v.kind, v.name, v.id, v.about, v.recorded::timestamptz, v.who, v.request, v.fact
	FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS v (kind, name, id, about, recorded, who, request, fact, place)
	WHERE NOT EXISTS (SELECT FROM unnest($9::bigint[], $10::text[], $11::text[], $12::bigint[]) AS g (place, kind, name, mark)
		WHERE g.place = v.place AND (SELECT max(seq) FROM log WHERE log.kind = g.kind AND log.name = g.name) > g.mark)
	ORDER BY v.place ON CONFLICT (kind, id) DO NOTHING RETURNING seq, kind, id`

// commitAtOnce writes facts without versions in one transaction for which
// PostgreSQL is asked once: a batch is one, and its second statement sees what was
// there when the first had the lock.
func (s *Store) commitAtOnce(ctx context.Context, facts []*waiting) error {
	var columns [8][]string
	var places, marks []int64
	var kinds, names []string
	before := map[Stream]bool{} // that a fact of this group is written to
	for _, w := range facts {
		if w.err = nil; slices.ContainsFunc(w.Judged.By, func(by Stream) bool { return before[by] }) {
			w.err = overtaken()
			continue
		}
		before[Stream{w.Kind, w.Name}] = true
		for c, value := range [...]string{string(w.Kind), w.Name, w.ID, w.About, w.Recorded, w.Who, w.Request, w.Data} {
			columns[c] = append(columns[c], value)
		}
		for _, by := range w.Judged.By {
			places, kinds, names, marks = append(places, int64(len(columns[0]))), append(kinds, string(by.Kind)), append(names, by.Name), append(marks, int64(w.Judged.At))
		}
	}
	added := map[[2]string]Mark{}
	err := s.batched(ctx, func(b *pgx.Batch) {
		b.Queue(`SELECT pg_advisory_xact_lock($1)`, oneWriter)
		b.Queue(appendAtOnce, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7], places, kinds, names, marks).Query(func(rows pgx.Rows) error {
			var at Mark
			var key [2]string
			_, err := pgx.ForEachRow(rows, []any{&at, &key[0], &key[1]}, func() error { added[key] = at; return nil })
			return err
		})
	})
	if err != nil {
		return err
	}
	for _, w := range facts { // unless it was there before
		if _, ok := added[[2]string{string(w.Kind), w.ID}]; !ok && w.Judged.By != nil {
			w.err = overtaken()
		}
	}
	return settle(asked{ctx, s.write}, facts, added)
}

// batched sends statements to PostgreSQL at once, as one transaction.
func (s *Store) batched(ctx context.Context, fill func(*pgx.Batch)) error {
	c, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	var b pgx.Batch
	fill(&b)
	return c.Raw(func(driver any) error { return driver.(*stdlib.Conn).Conn().SendBatch(ctx, &b).Close() })
}

// settle says of each fact whether it was added, and else what was there before
// it.
func settle(t transaction, facts []*waiting, added map[[2]string]Mark) error {
	for _, w := range facts {
		key := [2]string{string(w.Kind), w.ID}
		at, ok := added[key]
		delete(added, key) // the same fact twice in one group: the first is added
		if ok {
			w.kept, w.added, w.err = w.Fact, true, nil
			w.kept.At = at
			continue
		}
		w.kept, w.added = Fact{}, false
		var seq, version int64
		found, err := t.Row([]any{&seq, &w.kept.Name, &version, &w.kept.Data}, `SELECT seq, name, coalesce(version, 0), fact FROM log WHERE kind = ?1 AND id = ?2`, string(w.Kind), w.ID)
		switch {
		case err != nil:
			return err
		case found:
			w.kept.At, w.kept.Version, w.err = Mark(seq), int(version), nil
		case w.err == nil:
			return sql.ErrNoRows
		}
	}
	return nil
}

// Conflict says that a stream has another version by now.
func Conflict(now int) error {
	return texts.Error(form.Error{Code: VersionConflict, Value: strconv.Itoa(now)})
}

// Reused says that something else was recorded under an identifier.
func Reused(id string) error { return texts.Error(form.Error{Code: KeyReused, Path: "id", Value: id}) }

// takeVersions refuses the facts whose version is not the next one of their
// stream.
func takeVersions(t transaction, facts []*waiting) error {
	now := map[Stream]int{}
	for _, w := range facts {
		w.err = nil
		if w.Version == 0 {
			continue
		}
		stream := Stream{w.Kind, w.Name}
		if _, ok := now[stream]; !ok {
			var version int64
			if _, err := t.Row([]any{&version}, `SELECT coalesce(max(version), 0) FROM log WHERE kind = ?1 AND name = ?2 AND version IS NOT NULL`, string(stream.Kind), stream.Name); err != nil {
				return err
			}
			now[stream] = int(version)
		}
		if w.Version != now[stream]+1 {
			w.err = Conflict(now[stream])
			continue
		}
		now[stream]++
	}
	return nil
}

// judgeAgain refuses the facts that were judged by what has changed since.
func judgeAgain(t transaction, facts []*waiting) error {
	last := map[Stream]Mark{}
	for _, w := range facts {
		for _, by := range w.Judged.By {
			if _, asked := last[by]; asked {
				continue
			}
			var at int64
			if _, err := t.Row([]any{&at}, `SELECT coalesce(max(seq), 0) FROM log WHERE kind = ?1 AND name = ?2`, string(by.Kind), by.Name); err != nil {
				return err
			}
			last[by] = Mark(at)
		}
	}
	for _, w := range facts {
		if w.err != nil {
			continue
		}
		if w.Judged.overtaken(last) {
			w.err = overtaken()
			continue
		}
		last[Stream{w.Kind, w.Name}] = end // it will be written
	}
	return nil
}

// overtaken says whether a stream has anything that was not looked at.
func (j Judged) overtaken(last map[Stream]Mark) bool {
	return slices.ContainsFunc(j.By, func(by Stream) bool { return last[by] > j.At })
}

func overtaken() error { return texts.Error(form.Error{Code: Overtaken}) }

// end is a mark behind whatever is recorded.
const end Mark = 1<<63 - 1

// lasts is the mark of the last fact of each stream that has any, by a statement
// that was prepared for it ([Store.lastsQuery]).
func lasts(ctx context.Context, q *sql.Stmt, streams []Stream) (map[Stream]Mark, error) {
	last := map[Stream]Mark{}
	if len(streams) == 0 {
		return last, nil
	}
	pairs := make([][2]string, len(streams))
	for i, one := range streams {
		pairs[i] = [2]string{string(one.Kind), one.Name}
	}
	asked, err := json.Marshal(pairs)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, string(asked))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var one Stream
		var at Mark
		if err := rows.Scan(&one.Kind, &one.Name, &at); err != nil {
			return nil, err
		}
		last[one] = at
	}
	return last, rows.Err()
}

// lastsQuery asks for the mark of the last fact of each stream of a JSON list of
// pairs of kind and name.
func (s *Store) lastsQuery() string {
	each := `json_each(?1)`
	if s.postgres {
		each = `json_array_elements(?1::json) AS asked (value)`
	}
	return s.query(`SELECT value ->> 0, value ->> 1, (SELECT coalesce(max(seq), 0) FROM log WHERE kind = value ->> 0 AND name = value ->> 1) FROM ` + each)
}

// prepared is statements that were prepared once, by their text.
type prepared struct {
	mu sync.Mutex
	by map[string]*sql.Stmt
}

func (p *prepared) of(ctx context.Context, db *sql.DB, query string) (*sql.Stmt, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if q, ok := p.by[query]; ok {
		return q, nil
	}
	q, err := db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	p.by[query] = q
	return q, nil
}
