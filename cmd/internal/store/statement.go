package store

import (
	"context"
	"database/sql"
	"sync"

	"github.com/caicach/tthc/cmd/internal/store/chain"
)

// statements are what every write asks of the database. They are prepared when it
// is opened: to read one anew takes SQLite as long as to write a row, and the one
// connection that writes is taken while a transaction is under way.
type statements struct {
	lasts   *sql.Stmt // see lastsQuery
	version *sql.Stmt // kind, name -> that of the stream
	insert  *sql.Stmt // a fact; on PostgreSQL its number, and no row where it was there

	lastLink, link *sql.Stmt // of the chain: see there; PostgreSQL needs neither
}

func (s *Store) prepare(ctx context.Context) error {
	returning := ""
	if s.postgres {
		returning = ` RETURNING seq`
	}
	for _, one := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&s.writing.lasts, s.lastsQuery()},
		{&s.writing.version, `SELECT coalesce(max(version), 0) FROM log WHERE kind = ?1 AND name = ?2 AND version IS NOT NULL`},
		{&s.writing.insert, `INSERT INTO log (kind, name, version, id, about, recorded, who, fact) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (kind, id) DO NOTHING` + returning},
		{&s.writing.lastLink, chain.LastQuery}, {&s.writing.link, chain.LinkQuery},
	} {
		var err error
		if *one.to, err = s.write.PrepareContext(ctx, s.query(one.query)); err != nil {
			return err
		}
	}
	return nil
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
	if p.by == nil {
		p.by = map[string]*sql.Stmt{}
	}
	p.by[query] = q
	return q, nil
}
