// Package store keeps what the server recorded, in SQLite by default or in
// PostgreSQL: a log of facts, in streams. Facts are only ever added; a fact that
// was acknowledged is on the disk.
//
// # Why a reader that goes on from a number misses nothing
//
// The number of a row is the order in which rows can be seen. SQLite has one
// writer at a time, and gives the number while it writes. PostgreSQL gives
// numbers before the rows can be seen, so that a row of a smaller number could
// appear after a larger one was read; therefore every writer, of all servers,
// takes one lock before its first row and holds it until its commit. A lock does
// not depend on transaction numbers, which begin anew in a restored database.
//
// # Writes that wait are written together
//
// A commit costs a wait for the disk, however many rows are in it. What comes
// in while one is under way is written by the next, in one transaction, and each
// is answered after that commit.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/caicach/tthc/cmd/internal/said"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/schedule/form"

	"modernc.org/sqlite" // driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations
var migrations embed.FS

// FileName is the name of the SQLite database in its folder.
const FileName = lite.FileName

// What a store refuses.
const (
	KeyReused       form.Code = "key-reused"        // another event was recorded under the id
	VersionConflict form.Code = "version-conflict"  // the stream has another version by now
	Overtaken       form.Code = "overtaken"         // something that it was judged by has changed: judge again
	Full            form.Code = "store-full"        // there is no room for more
	Unavailable     form.Code = "store-unavailable" // the database cannot be asked now; its cause is for the log
	Damaged         form.Code = "store-damaged"     // what lies on the disk is no whole database
	NotOpened       form.Code = "not-opened"        // the database could not be opened
	SchemaNewer     form.Code = "schema-newer"      // its cause, where the database is of a later program
)

var texts = form.Texts{
	KeyReused:       {"mã {value} đã dùng cho một sự kiện khác; hãy chọn mã mới", "the id {value} was used for another event; choose a new one"},
	VersionConflict: {"đã có người khác thay đổi: bây giờ là bản {value}", "somebody else has changed it: the version is {value} by now"},
	Overtaken:       {"dữ liệu vừa thay đổi; hãy gửi lại", "the data have just changed; send it again"},
	SchemaNewer:     {"lược đồ {value} mới hơn lược đồ {known} của chương trình này; hãy dùng chương trình mới hơn", "its schema {value} is newer than {known}, which this program knows; use a newer program"},
	Damaged: {"cơ sở dữ liệu bị hỏng; hãy dừng máy chủ, giữ một bản sao của tệp, rồi khôi phục bản sao lưu gần nhất",
		"the database is damaged; stop the server, keep a copy of the file, and restore the last backup"},
	NotOpened: {"không mở được cơ sở dữ liệu {place} ({system}); {mend}", "cannot open the database {place} ({system}); {mend}"},
}

// Store is a database of facts. It is safe for concurrent use, also by several
// processes on one database.
type Store struct {
	// SQLite has one connection that writes, and others that read beside it;
	// PostgreSQL one pool for both.
	write, read *sql.DB
	postgres    bool
	writes      writes
	judging     *sql.Stmt // lastsQuery on write
	reads       prepared  // on read
	committed   func(Commit)
}

// Commit is a transaction that recorded facts, or failed to.
type Commit struct {
	Facts  int // those that it was for
	Took   time.Duration
	Failed bool // the database did; what is refused is no failure
}

// Watch tells each transaction from now on. It is called before the store is used.
func (s *Store) Watch(tell func(Commit)) { s.committed = tell }

// tell tells a transaction that began at an instant.
func (s *Store) tell(facts int, began time.Time, err error) {
	if s.committed == nil {
		return
	}
	var refused *form.Error
	s.committed(Commit{Facts: facts, Took: time.Since(began), Failed: err != nil && !errors.As(err, &refused)})
}

// readers is how many connections read at once.
const readers = 8

// IsPostgres says whether a place is a PostgreSQL address rather than a folder.
func IsPostgres(place string) bool {
	scheme, _, ok := strings.Cut(place, "://")
	return ok && (strings.EqualFold(scheme, "postgres") || strings.EqualFold(scheme, "postgresql"))
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
	return OpenBy(ctx, place, lite.SQLite{Driver: "sqlite"})
}

// OpenBy is [Open] with SQLite as tests want it: a driver under which the power
// goes, a disk that is full, a lock that is not waited for.
func OpenBy(ctx context.Context, place string, by lite.SQLite) (*Store, error) {
	s := &Store{postgres: IsPostgres(place), reads: prepared{by: map[string]*sql.Stmt{}}}
	if err := s.open(ctx, place, by); err != nil {
		_ = s.Close()
		return nil, notOpened(place, err)
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, place string, by lite.SQLite) (err error) {
	if s.postgres {
		if s.write, err = openPostgres(place); err != nil {
			return err
		}
		s.read = s.write
		s.read.SetMaxOpenConns(2 * readers)
		s.read.SetMaxIdleConns(2 * readers)
		if err := s.migrate(ctx); err != nil {
			return err
		}
		s.judging, err = s.write.PrepareContext(ctx, s.lastsQuery())
		return err
	}
	// What a statement of many rows would undo is kept in memory and not in a file,
	// which takes half the time of writing them.
	if s.write, err = by.OpenLine(place, "secure_delete(ON)", "temp_store(MEMORY)", "cache_size(-16384)"); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if s.judging, err = s.write.PrepareContext(ctx, s.lastsQuery()); err != nil {
		return err
	}
	if s.read, err = by.Open(place, "query_only(ON)"); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	return nil
}

// notOpened says on one line why a database could not be opened, without the
// password of its address.
func notOpened(place string, err error) error {
	var lite *sqlite.Error
	if errors.As(err, &lite) && errors.Is(troubled(err), Damaged) {
		return damaged(place, lite.Error())
	}
	mend := form.Text{"kiểm tra thư mục và quyền ghi", "check the folder, and that it may be written"}
	if IsPostgres(place) {
		mend = form.Text{"kiểm tra địa chỉ và máy chủ", "check the address, and that the server runs"}
	}
	return texts.Error(form.Error{Code: NotOpened, Value: Shown(place),
		Args: form.Args{"place": Shown(place), "system": system(err), "mend": mend}})
}

// openPostgres opens the database at an address. A server that does not answer
// is given up after a while, unless the address says otherwise.
func openPostgres(address string) (*sql.DB, error) {
	_, rest, _ := strings.Cut(address, "://")
	config, err := pgx.ParseConfig("postgres://" + rest) // whose scheme is small
	if err != nil {
		return nil, err
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 10 * time.Second
	}
	return stdlib.OpenDB(*config), nil
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
	if !s.postgres {
		options = append(options, goose.WithGoMigrations(chain.Migrations()...))
	}
	p, err := goose.NewProvider(dialect, s.write, files, options...)
	if err != nil {
		return err
	}
	sources := p.ListSources()
	known := sources[len(sources)-1].Version
	if found, err := p.GetDBVersion(ctx); err == nil && found > known {
		return texts.Error(form.Error{Code: SchemaNewer, Value: strconv.FormatInt(found, 10), Args: form.Args{"known": int(known)}})
	}
	if pending, err := p.HasPending(ctx); err == nil && !pending {
		return nil
	}
	// Another process may be migrating the file: what it has done already fails here and
	// is undone, and the rest is done by whoever comes first.
	for until := time.Now().Add(longestMigration); ; time.Sleep(20 * time.Millisecond) {
		if _, err = p.Up(ctx); err == nil || s.postgres || ctx.Err() != nil {
			return err
		}
		if pending, again := p.HasPending(ctx); again == nil && !pending {
			return nil
		}
		if time.Now().After(until) {
			return err
		}
	}
}

// longestMigration is how long another process that migrates a file is waited for.
const longestMigration = 5 * time.Second

// Close ends the use of the database.
func (s *Store) Close() (err error) {
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			err = errors.Join(err, db.Close())
		}
	}
	return err
}

// troubled says what the use of the database failed of: that it is full, or
// cannot be asked now.
func troubled(err error) error {
	var told *form.Error
	if err == nil || errors.As(err, &told) {
		return err
	}
	code := Unavailable
	var lite *sqlite.Error
	var postgres *pgconn.PgError
	switch {
	case errors.As(err, &lite):
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			code = Full
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			code = Damaged
		}
	case errors.As(err, &postgres) && postgres.Code == diskFull:
		code = Full
	}
	return texts.Error(form.Error{Code: code, Cause: err})
}

// damaged says that the file in a folder is no whole database.
func damaged(folder, why string) error {
	return fmt.Errorf("%s: %w (%s)", filepath.Join(Shown(folder), FileName), texts.Error(form.Error{Code: Damaged}), why)
}

// Check reads a whole SQLite database and says where it is damaged. It takes
// seconds a gigabyte; PostgreSQL checks its pages itself.
func (s *Store) Check(ctx context.Context, folder string) error {
	if s.postgres {
		return nil
	}
	var said string
	err := s.read.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&said)
	var lite *sqlite.Error
	switch {
	case errors.As(err, &lite) && errors.Is(troubled(err), Damaged):
		return damaged(folder, lite.Error())
	case err != nil:
		return troubled(err)
	case said != "ok":
		return damaged(folder, strings.Join(strings.Fields(said), " "))
	}
	return nil
}

// diskFull is what PostgreSQL calls a full disk.
const diskFull = "53100"

// query rewrites ?1, ?2 ... for the database at hand.
func (s *Store) query(q string) string {
	if s.postgres {
		return strings.ReplaceAll(q, "?", "$")
	}
	return q
}

// system is what the system said of a database; what a driver says around that of the
// network is for programs.
func system(err error) form.Text {
	if network := (*net.OpError)(nil); errors.As(err, &network) {
		return said.Text(network)
	}
	return said.Text(err)
}
