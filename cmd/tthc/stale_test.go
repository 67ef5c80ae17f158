package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"strings"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/body/units"
)

// A commune that the list has and the program has not is missing until the list of units
// is given to the command, or to the server whose database is named.
func TestCatalogStale(t *testing.T) {
	folder := t.TempDir()
	page := filepath.Join(folder, "danh-muc.csv")
	require.NoError(t, os.WriteFile(page, []byte("Mã,Tên,Cấp\n26740,Phường Sài Gòn,Phường\n79,Thành phố Hồ Chí Minh,Tỉnh\n"), 0o600))
	status, out, errs := tthc(t, "", "catalog", "stale", "--page", page, "--as-of", "2026-11-30", "--json")
	assert.Equal(t, 1, status)
	assert.JSONEq(t, `[{"page":"danh-muc.csv","kind":"unit-missing","row":2,"code":"26740","text":"Phường Sài Gòn"}]`, out)
	assert.Contains(t, errs, "đã so 2 đơn vị, 0 văn bản; còn thiếu 1;")

	list := "code,name,type,province,since\n26740,Sài Gòn,Phường,79,2025-07-01\n"
	csv, given := filepath.Join(folder, "don-vi.csv"), filepath.Join(folder, "don-vi.json")
	require.NoError(t, os.WriteFile(csv, []byte(list), 0o600))
	status, _, errs = tthc(t, "", "body", "import", csv, "--out", given)
	require.Equal(t, 0, status, errs)
	status, out, _ = tthc(t, "", "catalog", "stale", "--page", page, "--as-of", "2026-11-30", "--json", "--bodies", given)
	assert.Equal(t, 0, status)
	assert.JSONEq(t, `[]`, out)

	place := filepath.Join(folder, "data")
	s, err := store.Open(t.Context(), place)
	require.NoError(t, err)
	data, err := units.ReadCSV(strings.NewReader(list), units.Options{})
	require.NoError(t, err)
	_, err = ledger.New(ledger.Options{Store: s, Now: time.Now}).AddBodies(t.Context(), data, false)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	status, _, _ = tthc(t, "", "catalog", "stale", "--page", page, "--as-of", "2026-11-30", "--data", place)
	assert.Equal(t, 0, status)

	for _, wrong := range [][]string{{}, {"--page", filepath.Join(folder, "no.csv")}, {"--page", given}} {
		status, _, errs = tthc(t, "", append([]string{"catalog", "stale", "--lang", "en"}, wrong...)...)
		assert.Equal(t, 2, status)
		assert.NotEmpty(t, errs)
	}
}
