package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// A made-up list of units: communes of one name in two provinces, and former
// ones of which one was divided.
const listOfUnits = `code,name,type,province,since,until,successors,resolution
90740,Mới 2,Phường,79,2025-07-01,,,NQ 9
90741,Tân Lập,Xã,79,2025-07-01,,,NQ 9
90742,Tân Lập,Xã,01,2025-07-01,,,NQ 8
90740,Bến Cũ,Phường,79,,2025-07-01,90740,NQ 9
90750,Tân Tiến,Xã,74,,2025-07-01,90740 90741,NQ 9
`

// importedUnits is that list in the form that --bodies takes.
func importedUnits(t *testing.T) string {
	out := filepath.Join(t.TempDir(), "don-vi.json")
	status, said, errs := tthc(t, "", "body", "import", file(t, "don-vi.csv", listOfUnits), "--out", out)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, said, "5 dòng")
	return out
}

func TestBodyImport(t *testing.T) {
	bodies := importedUnits(t)
	// From a spreadsheet the same comes out, on standard output.
	book := excelize.NewFile()
	for i, line := range strings.Split(strings.TrimSpace(listOfUnits), "\n") {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		row := strings.Split(line, ",")
		require.NoError(t, book.SetSheetRow("Sheet1", at, &row))
	}
	path := filepath.Join(t.TempDir(), "don-vi.xlsx")
	require.NoError(t, book.SaveAs(path))
	status, out, errs := tthc(t, "", "body", "import", path)
	require.Equal(t, 0, status, errs)
	written, err := os.ReadFile(bodies)
	require.NoError(t, err)
	assert.Equal(t, string(written), out)

	var a struct {
		ID, Name   string
		Successors []struct{ ID, Kind, Source string }
		AsOf       *struct{ ID string }
	}
	// Code and day say who.
	answer(t, &a, "body", "90740", "--as-of", "2025-06-30", "--bodies", bodies, "--json")
	assert.Equal(t, []string{"local:90740", "Ủy ban nhân dân phường Bến Cũ"}, []string{a.ID, a.Name})
	answer(t, &a, "body", "phường Mới 2", "--as-of", "2026-01-01", "--bodies", bodies, "--json")
	assert.Equal(t, "local:90740.20250701", a.ID)
	a.AsOf = nil
	answer(t, &a, "body", "xã Tân Tiến", "--as-of", "2026-01-01", "--bodies", bodies, "--json")
	assert.Len(t, a.Successors, 2)
	assert.Equal(t, "split", a.Successors[0].Kind)
	assert.Nil(t, a.AsOf, "several answer")

	// All faults, one a line with row and column, and nothing is written.
	out = filepath.Join(t.TempDir(), "none.json")
	wrong := file(t, "wrong.csv", "code,name,type,province,since\n1x,A,Xã,79,\n90001,B,Làng,99,2025-02-30\n")
	status, _, errs = tthc(t, "", "--lang", "en", "body", "import", wrong, "--out", out)
	assert.Equal(t, 2, status)
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	require.Len(t, lines, 4, errs)
	assert.Contains(t, lines[0], "wrong.csv: 2: code: ")
	assert.Contains(t, lines[1], "wrong.csv: 3: since: ")
	assert.NoFileExists(t, out)
	for _, args := range [][]string{{"body", "import"}, {"body", "import", "none.csv"}, {"body", "Hà Nội", "--bodies", "none.json"}, {"body", "Hà Nội", "--bodies", wrong}} {
		status, _, errs := tthc(t, "", args...)
		assert.Equal(t, 2, status, args)
		assert.NotEmpty(t, errs)
	}
}

func TestBodyCandidatesByProvince(t *testing.T) {
	bodies := importedUnits(t)
	status, out, errs := tthc(t, "", "body", "xã Tân Lập", "--bodies", bodies, "--as-of", "2026-01-01")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	assert.Equal(t, []string{
		"Ủy ban nhân dân xã Tân Lập, Ủy ban nhân dân Thành phố Hồ Chí Minh (local:90741.20250701)",
		"Ủy ban nhân dân xã Tân Lập, Ủy ban nhân dân thành phố Hà Nội (local:90742.20250701)",
	}, lines[1:])
	for _, under := range []string{"H26", "Hà Nội", "UBND TP. Hà Nội"} {
		var a struct{ ID string }
		answer(t, &a, "body", "xã Tân Lập", "--bodies", bodies, "--as-of", "2026-01-01", "--under", under, "--json")
		assert.Equal(t, "local:90742.20250701", a.ID)
	}
	var a struct{ ID string }
	answer(t, &a, "body", "xã Tân Lập, TP. Hồ Chí Minh", "--bodies", bodies, "--as-of", "2026-01-01", "--json")
	assert.Equal(t, "local:90741.20250701", a.ID)
	for _, under := range []string{"H01", "Không Có"} {
		status, _, _ = tthc(t, "", "body", "xã Tân Lập", "--bodies", bodies, "--as-of", "2026-01-01", "--under", under)
		assert.Equal(t, 1, status)
	}
}

// A body that figures name and no registry knows is listed.
func TestUnknownBodiesOfFiguresAreListed(t *testing.T) {
	bodies := importedUnits(t)
	figures := file(t, "figures.csv", "indicator,body,period,numerator,denominator,recorded,source\n221/2.1,H29.777,2025,1,2,2026-01-05,x\n221/2.1,local:90741.20250701,2025,1,2,2026-01-05,x\n")
	_, _, errs := tthc(t, "", "evaluate", "--set", "221/VPCP-KSTT", "--observations", figures, "--period", "2025", "--bodies", bodies)
	assert.Equal(t, 1, strings.Count(errs, "danh mục không có cơ quan này"), errs)
	assert.Contains(t, errs, "H29.777: ")
	_, _, errs = tthc(t, "", "evaluate", "--set", "221/VPCP-KSTT", "--observations", figures, "--period", "2025")
	assert.Equal(t, 2, strings.Count(errs, "danh mục không có cơ quan này"), errs)
}

// The dossiers of a body that neither the file nor the registry knows are
// counted, and it is named.
func TestTallyNamesUnknownBodies(t *testing.T) {
	name := file(t, "dossiers.csv", "code,body,status,received,appointment,finished\na,H29.777,4,2026-01-05,2026-01-15,\nb,local:90741.20250701,4,2026-01-05,2026-01-15,\nc,H29,4,2026-01-05,2026-01-15,\n")
	status, out, errs := tthc(t, "", "tally", "--dossiers", name, "--bodies", importedUnits(t))
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "766/2.1,H29.777,2026-01,0,1,")
	assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	assert.Contains(t, errs, "dossiers.csv: H29.777: danh mục không có cơ quan này")
	status, _, errs = tthc(t, "", "tally", "--dossiers", name, "--bodies", "none.json")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "none.json")
}

// Every command that names bodies takes them from the file.
func TestBodiesOfAFile(t *testing.T) {
	bodies := importedUnits(t)
	var s struct{ Parts []struct{ Kind, ID string } }
	answer(t, &s, "selector", "--bodies", bodies, "--as-of", "2026-01-01", "--json", "UBND phường Mới 2")
	require.Len(t, s.Parts, 1)
	assert.Equal(t, "local:90740.20250701", s.Parts[0].ID)
	for _, command := range [][]string{{"body"}, {"selector"}, {"due"}, {"report"}, {"import"}, {"record"}, {"evaluate"}, {"score"}, {"tally"}, {"petition", "check"}, {"petition", "stats"}, {"serve"}} {
		_, out, _ := tthc(t, "", append(command, "--help")...)
		assert.Contains(t, out, "--bodies", command)
	}
}
