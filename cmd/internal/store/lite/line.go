package lite

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
)

// Line is the connection that writes. What every write asks is prepared on it once, and
// asked of the driver itself: database/sql starts a goroutine for each transaction and
// for each question in one, to end it where nobody waits any more. That takes longer
// than to write a row. A Line is used by one goroutine at a time, within [OnLine].
type Line struct {
	driver.Conn
	prepared map[string]statement
	values   []driver.NamedValue // of what is asked
}

// statement is a statement that was prepared.
type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// OnLine does something on the connection that writes, of a database that
// [SQLite.OpenLine] opened.
func OnLine(ctx context.Context, db *sql.DB, do func(*Line) error) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(of any) error { return do(of.(*Line)) })
}

// InTransaction does something in a transaction.
func (l *Line) InTransaction(do func() error) error {
	if _, err := l.Exec(`BEGIN IMMEDIATE`); err != nil {
		return err
	}
	err := do()
	if err == nil {
		_, err = l.Exec(`COMMIT`)
	}
	if err != nil {
		_, _ = l.Exec(`ROLLBACK`) // of what failed there may be none any more
	}
	return err
}

// Exec executes a statement with values that the driver takes as they are.
func (l *Line) Exec(query string, values ...any) (driver.Result, error) {
	q, err := l.of(query)
	if err != nil {
		return nil, err
	}
	return q.ExecContext(context.Background(), l.named(values))
}

// Row reads the first row that a query finds: int64, string and []byte. found is false
// where there is none.
func (l *Line) Row(to []any, query string, values ...any) (found bool, err error) {
	q, err := l.of(query)
	if err != nil {
		return false, err
	}
	rows, err := q.QueryContext(context.Background(), l.named(values))
	if err != nil {
		return false, err
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	row := make([]driver.Value, len(rows.Columns()))
	if err := rows.Next(row); errors.Is(err, io.EOF) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	for i, v := range row {
		if err := read(to[i], v); err != nil {
			return false, err
		}
	}
	return true, nil
}

// read reads a value of a row. Bytes are of the driver's own memory.
func read(to any, v driver.Value) error {
	var ok bool
	switch to := to.(type) {
	case *int64:
		*to, ok = v.(int64)
	case *string:
		*to, ok = v.(string)
	case *[]byte:
		var b []byte
		b, ok = v.([]byte)
		*to = append((*to)[:0], b...)
	}
	if !ok {
		return fmt.Errorf("%T is no %T", v, to)
	}
	return nil
}

// of is a statement, prepared the first time.
func (l *Line) of(query string) (statement, error) {
	if q, ok := l.prepared[query]; ok {
		return q, nil
	}
	q, err := l.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	l.prepared[query] = q.(statement)
	return l.prepared[query], nil
}

func (l *Line) named(values []any) []driver.NamedValue {
	l.values = l.values[:0]
	for i, v := range values {
		l.values = append(l.values, driver.NamedValue{Ordinal: i + 1, Value: v})
	}
	return l.values
}

// Close ends what was prepared before the connection, which would not end else.
func (l *Line) Close() error {
	for _, q := range l.prepared {
		_ = q.Close() // tells again what the statement failed of
	}
	clear(l.prepared)
	return l.Conn.Close()
}

// What follows is how others ask on the same connection, by database/sql.

// lines opens connections by a driver.
type lines struct {
	driver  driver.Driver
	address string
}

func (l lines) Driver() driver.Driver { return l.driver }

func (l lines) Connect(context.Context) (driver.Conn, error) {
	c, err := l.driver.Open(l.address)
	if err != nil {
		return nil, err
	}
	return &Line{Conn: c, prepared: map[string]statement{}}, nil
}

// PrepareContext is the driver's own.
func (l *Line) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	return l.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, query)
}

// BeginTx is the driver's own.
func (l *Line) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	return l.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
}

// ExecContext is the driver's own.
func (l *Line) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	return l.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
}

// ResetSession is the driver's own, where it has one.
func (l *Line) ResetSession(ctx context.Context) error {
	if c, ok := l.Conn.(driver.SessionResetter); ok {
		return c.ResetSession(ctx)
	}
	return nil
}

// IsValid is the driver's own, where it has one.
func (l *Line) IsValid() bool {
	c, ok := l.Conn.(driver.Validator)
	return !ok || c.IsValid()
}
