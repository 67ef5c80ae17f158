package store

import (
	"context"
	"database/sql"
	"sync"
)

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
