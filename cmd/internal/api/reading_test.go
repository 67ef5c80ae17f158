package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/schedule/calendar"
)

// Who reads what somebody wrote, or who they are, is recorded before they have it,
// and so is what is denied; a denial that comes again and again is one row a second.
func TestReadingAndDenialsAreRecorded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		s, err := store.Open(t.Context(), place(t))
		require.NoError(t, err)
		now := func() time.Time { return time.Date(2025, 6, 30, 9, 0, 0, 0, calendar.Zone()) }
		who := func(r *http.Request) (access.Principal, error) {
			id := r.Header.Get("Authorization")
			grants := map[string][]access.Grant{"oidc:lan": {{Role: access.RolePetitions}}, "oidc:minh": {{Role: access.RoleRead}}}
			return access.Principal{ID: id, Name: "Lan", Grants: grants[id]}, nil
		}
		l := ledger.New(ledger.Options{Store: s, Now: now})
		denied := audit.NewDenied(s, now, slog.New(slog.DiscardHandler))
		server := httptest.NewServer(api.Over(wire.Gate{Ledger: l, Who: who, Denied: denied}, sealed(t, l), slog.New(slog.DiscardHandler)))
		t.Cleanup(func() { server.Close(); _ = s.Close() })
		const code = "PAKN.20250602.0001"
		get := func(path, as string) int {
			a, _ := do(t, "GET", server.URL+"/api/v1"+path, "", "Authorization", as)
			return a.StatusCode
		}
		a, text := do(t, "POST", server.URL+"/api/v1/petitions", `{"v":1,"code":"`+code+`","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"C","sender":{"type":"citizen","name":"A","address":"B"}}`, "Authorization", "oidc:lan")
		require.Equal(t, 201, a.StatusCode, text)
		for _, path := range []string{"", "/events", "/draft", "", "/routing", "/like"} { // the last two have no word of it
			assert.Equal(t, 200, get("/petitions/"+code+path, "oidc:lan"), path)
		}
		assert.Equal(t, 200, get("/public/petitions/"+code, ""))
		assert.Equal(t, 200, get("/petitions", "oidc:minh"))
		assert.Equal(t, 404, get("/petitions/PAKN.20250602.0002", "oidc:lan"))
		for range 5 {
			assert.Equal(t, 403, get("/petitions/"+code, "oidc:minh"))
			assert.Equal(t, 401, get("/petitions/"+code, ""))
		}
		assert.Equal(t, 403, get("/tokens", "oidc:minh"))
		denied.Record()

		var rows []string
		for r, err := range s.Chain().Rows(t.Context(), 1<<40) {
			require.NoError(t, err)
			if r.Kind == string(store.Readings) || r.Kind == string(store.Denials) {
				assert.Equal(t, "2025-06-30", r.Name)
				rows = append(rows, r.Who+" "+r.About+" "+r.Fact)
			}
		}
		require.Len(t, rows, 7)
		assert.Equal(t, []string{
			`oidc:lan PAKN.20250602.0001 {"v":1,"operation":"getPetition","petition":"PAKN.20250602.0001"}`,
			`oidc:lan PAKN.20250602.0001 {"v":1,"operation":"listPetitionEvents","petition":"PAKN.20250602.0001"}`,
			`oidc:lan PAKN.20250602.0001 {"v":1,"operation":"draftPublication","petition":"PAKN.20250602.0001"}`,
			`oidc:lan PAKN.20250602.0001 {"v":1,"operation":"getPetition","petition":"PAKN.20250602.0001"}`}, rows[:4])
		assert.ElementsMatch(t, []string{
			`oidc:minh  {"v":1,"operation":"getPetition","why":"forbidden","times":5}`,
			`  {"v":1,"operation":"getPetition","why":"not-signed-in","times":5}`,
			`oidc:minh  {"v":1,"operation":"listTokens","why":"forbidden","times":1}`}, rows[4:])
		_, text = do(t, "GET", server.URL+"/api/v1/changes", "", "Authorization", "oidc:lan")
		assert.NotContains(t, text, "reading")
		assert.NotContains(t, text, "denial")

		// What cannot be recorded is not read.
		require.NoError(t, s.Close())
		assert.Equal(t, 503, get("/petitions/"+code, "oidc:lan"))
	})
}
