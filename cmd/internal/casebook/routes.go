package casebook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/form"
)

// routesStream is the stream of the table.
const routesStream = "routes"

// Routes is the table of who is competent, as a host keeps it.
type Routes struct {
	Table   []desk.Route
	Version int // 0 where none was taken in
}

// RouteTable is a table as it is exchanged and kept.
type RouteTable struct {
	Routes []desk.Route `json:"routes"`
}

var routeTables = form.Of[RouteTable](1)

// ReadRoutes reads a table.
func ReadRoutes(b []byte) (RouteTable, error) { return routeTables.Read(b, nil) }

// Write writes the table as [ReadRoutes] reads it.
func (t RouteTable) Write() ([]byte, error) { return routeTables.Write(t) }

// Routes is the table as it stands.
func (v *View) Routes() Routes { return v.routes }

// Router is the router over the table. What a server that was started with fewer
// bodies does not know is left out.
func (v *View) Router() (*desk.Router, error) {
	table := slices.DeleteFunc(slices.Clone(v.routes.Table), func(r desk.Route) bool {
		return v.known.Bodies().ByID(r.Body).IsZero() || r.Territory != "" && v.known.Bodies().ByID(r.Territory).IsZero()
	})
	return desk.NewRouter(table, v.known.Bodies())
}

// PutRoutes puts a table in the place of the one that whoever changed it had:
// where there is another by now it is [store.VersionConflict].
func (b *Book) PutRoutes(ctx context.Context, t RouteTable, after int) (version int, err error) {
	if b.ledger.Store() == nil {
		return 0, ledger.ReadOnly()
	}
	v, err := b.At(ctx)
	if err != nil {
		return 0, err
	}
	if _, err := desk.NewRouter(t.Routes, v.known.Bodies()); err != nil {
		return 0, texts.Error(form.Error{Code: RoutesRefused, Cause: err})
	}
	data, err := t.Write()
	if err != nil {
		return 0, err
	}
	sum := sha256.Sum256(data)
	f, _, err := b.ledger.Store().Append(ctx, store.Fact{Kind: store.Routes, Name: routesStream, Version: after + 1,
		ID: fmt.Sprintf("%s#%d#%s", routesStream, after+1, hex.EncodeToString(sum[:16])), Recorded: b.ledger.Stamp().Format(ledger.Instant), Data: string(data)})
	return f.Version, err
}
