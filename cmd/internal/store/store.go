// Package store keeps the events that the server recorded, in SQLite by
// default or in PostgreSQL. Events are only ever added; an event that was
// acknowledged is on the disk.
package store

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"

	_ "modernc.org/sqlite" // driver "sqlite"
)

//go:embed migrations
var migrations embed.FS

// FileName is the name of the SQLite database in its folder.
const FileName = "tthc.db"

// What a store refuses.
const (
	KeyReused form.Code = "key-reused" // another event was recorded under the id
	NotOpened form.Code = "not-opened" // the database could not be opened
)

var texts = form.Texts{
	KeyReused: {"mã {value} đã dùng cho một sự kiện khác; hãy chọn mã mới", "the id {value} was used for another event; choose a new one"},
	NotOpened: {"không mở được cơ sở dữ liệu {place} ({system}); {mend}", "cannot open the database {place} ({system}); {mend}"},
}

// Store is a database of events. It is safe for concurrent use, also by
// several processes on one database.
type Store struct {
	db       *sql.DB
	postgres bool
}

// IsPostgres says whether a place is a PostgreSQL address rather than a folder.
func IsPostgres(place string) bool {
	return strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://")
}

// Shown is a place as it may be shown to people: the whole path of a folder, or
// an address without user, password and options.
func Shown(place string) string {
	if IsPostgres(place) {
		u, err := url.Parse(place)
		if err != nil {
			return "postgres://"
		}
		return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
	}
	if path, err := filepath.Abs(place); err == nil {
		return path
	}
	return place
}

// Exists says whether a database is there to be read: a folder without one
// has nothing recorded.
func Exists(place string) bool {
	if IsPostgres(place) {
		return true
	}
	_, err := os.Stat(filepath.Join(place, FileName))
	return err == nil
}

// Open opens the database in a folder (made when it is not there), or at a
// postgres:// address, and brings its tables up to date.
func Open(ctx context.Context, place string) (*Store, error) {
	s := &Store{postgres: IsPostgres(place)}
	var err error
	if s.postgres {
		s.db, err = openPostgres(place)
	} else {
		s.db, err = openSQLite(place)
	}
	if err != nil {
		return nil, notOpened(place, err)
	}
	if err := s.migrate(ctx); err != nil {
		_ = s.db.Close()
		return nil, notOpened(place, err)
	}
	return s, nil
}

// notOpened says on one line why a database could not be opened, without the
// password of its address.
func notOpened(place string, err error) error {
	mend := form.Text{"kiểm tra thư mục và quyền ghi", "check the folder, and that it may be written"}
	if IsPostgres(place) {
		mend = form.Text{"kiểm tra địa chỉ và máy chủ", "check the address, and that the server runs"}
	}
	return texts.Error(form.Error{Code: NotOpened, Value: Shown(place),
		Args: form.Args{"place": Shown(place), "system": strings.Join(strings.Fields(err.Error()), " "), "mend": mend}})
}

// openPostgres opens the database at an address. A server that does not answer
// is given up after a while, unless the address says otherwise.
func openPostgres(address string) (*sql.DB, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, err
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 10 * time.Second
	}
	return stdlib.OpenDB(*config), nil
}

func openSQLite(folder string) (*sql.DB, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	// In a file: address what comes first is a host, so the path must be whole.
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return nil, err
	}
	if path = filepath.ToSlash(path); !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	// An acknowledged write must survive a loss of power: synchronous FULL. The
	// pragma that waits for other writers comes first, because the others may
	// have to wait already.
	q := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)"}, "_txlock": {"immediate"}}
	file := url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}
	return sql.Open("sqlite", file.String())
}

func (s *Store) migrate(ctx context.Context) error {
	dialect, folder := goose.DialectSQLite3, "migrations/sqlite"
	var options []goose.ProviderOption
	if s.postgres {
		dialect, folder = goose.DialectPostgres, "migrations/postgres"
		locker, err := lock.NewPostgresSessionLocker() // several servers may start at once
		if err != nil {
			return err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(dialect, s.db, files, options...)
	if err != nil {
		return err
	}
	if pending, err := p.HasPending(ctx); err == nil && !pending {
		return nil
	}
	_, err = p.Up(ctx)
	if err != nil && !s.postgres {
		// Another process may have migrated the file meanwhile: then all is well.
		if pending, again := p.HasPending(ctx); again == nil && !pending {
			return nil
		}
	}
	return err
}

// Close ends the use of the database.
func (s *Store) Close() error { return s.db.Close() }

// query rewrites ?1, ?2 ... for the database at hand.
func (s *Store) query(q string) string {
	if s.postgres {
		return strings.ReplaceAll(q, "?", "$")
	}
	return q
}

// Append records an event of a plan. When the same event was recorded before,
// it gives that one back and added is false; another event under the same id
// is KeyReused.
func (s *Store) Append(ctx context.Context, planNumber string, e plan.Event) (recorded plan.Event, added bool, err error) {
	data, err := json.Marshal(e)
	if err != nil {
		return plan.Event{}, false, err
	}
	added, err = s.insert(ctx, e.ID, planNumber, string(e.Obligation), e.Day.String(), e.Recorded.Format("2006-01-02T15:04:05.000Z07:00"), string(data))
	if err != nil {
		return plan.Event{}, false, err
	}
	if added {
		return e, true, nil
	}
	var text string
	if err := s.db.QueryRowContext(ctx, s.query(`SELECT event FROM progress_events WHERE id = ?1`), e.ID).Scan(&text); err != nil {
		return plan.Event{}, false, err
	}
	old, err := plan.ReadEvent([]byte(text))
	if err != nil {
		return plan.Event{}, false, err
	}
	if !old.Same(e) {
		return plan.Event{}, false, texts.Error(form.Error{Code: KeyReused, Path: "id", Value: e.ID})
	}
	return old, false, nil
}

// oneWriter is the key of the lock that writers hold on PostgreSQL.
const oneWriter = 0x74746863

// insert adds a row, one writer after the other: then the numbers of the rows
// are the order in which they can be seen, and a reader that has seen one has
// seen all before it. SQLite has one writer in any case; PostgreSQL gives a
// number before the row can be seen.
func (s *Store) insert(ctx context.Context, row ...any) (added bool, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // nothing after a commit
	if s.postgres {
		if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, oneWriter); err != nil {
			return false, err
		}
	}
	result, err := tx.ExecContext(ctx, s.query(`INSERT INTO progress_events (id, plan, obligation, day, recorded, event)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING`), row...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	if err != nil {
		return false, err
	}
	return n == 1, tx.Commit()
}

// Mark is how far a reader has come: the zero Mark is the beginning.
type Mark int64

// PlanEvents is the events of a plan after a mark, in the order in which they
// were recorded, and the mark behind the last of them.
func (s *Store) PlanEvents(ctx context.Context, planNumber string, after Mark) ([]plan.Event, Mark, error) {
	return s.events(ctx, `SELECT seq, event FROM progress_events WHERE plan = ?1 AND seq > ?2 ORDER BY seq`, after, planNumber, int64(after))
}

// ObligationEvents is the events of an obligation in the order in which they
// were recorded.
func (s *Store) ObligationEvents(ctx context.Context, id plan.ObligationID) ([]plan.Event, error) {
	events, _, err := s.events(ctx, `SELECT seq, event FROM progress_events WHERE obligation = ?1 ORDER BY seq`, 0, string(id))
	return events, err
}

func (s *Store) events(ctx context.Context, query string, mark Mark, arguments ...any) ([]plan.Event, Mark, error) {
	rows, err := s.db.QueryContext(ctx, s.query(query), arguments...)
	if err != nil {
		return nil, mark, err
	}
	defer rows.Close()
	var events []plan.Event
	for rows.Next() {
		var text string
		if err := rows.Scan(&mark, &text); err != nil {
			return nil, mark, err
		}
		e, err := plan.ReadEvent([]byte(text))
		if err != nil {
			return nil, mark, err
		}
		events = append(events, e)
	}
	return events, mark, rows.Err()
}
