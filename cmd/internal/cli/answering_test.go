package cli_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
)

// answer runs a command that answers with two rows, on a screen or on none.
func answer(t *testing.T, screen rows.Screen, broken error, args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	args = append([]string{"rows"}, args...)
	p := cli.NewProgram(args, nil, &o, &e)
	p.Screen = screen
	var as cli.Answering
	c := &cobra.Command{Use: "rows", RunE: func(*cobra.Command, []string) error {
		return as.Write(p, cli.Answer{
			Tables: []rows.Table{rows.Plain([]string{"Tên", "Số"}, [][]string{{"Sở Y tế", "1"}, {"Sở Nội vụ", "2"}})},
			JSON: func() error {
				if broken != nil {
					return broken
				}
				return p.PrintJSON([]int{1, 2})
			},
			More: map[string]func() error{"ics": func() error { _, err := p.Out.Write([]byte("BEGIN")); return err }},
		})
	}}
	as.Add(p, c, "ics")
	status = p.Run(t.Context(), args, c)
	return status, o.String(), e.String()
}

// One mechanism gives each form, on the standard output and in a file.
func TestEachForm(t *testing.T) {
	dir := t.TempDir()
	for form, want := range map[string]string{"table": "Tên        Số\nSở Y tế    1\nSở Nội vụ  2\n", "json": "[\n  1,\n  2\n]\n", "csv": "\ufeffTên,Số\nSở Y tế,1\nSở Nội vụ,2\n", "ics": "BEGIN"} {
		status, out, errs := answer(t, rows.Screen{}, nil, "--format", form)
		assert.Equal(t, 0, status)
		assert.Equal(t, want, out)
		assert.Empty(t, errs)
		_, out, _ = answer(t, rows.Screen{}, nil, "--format", form, "--out", "-")
		assert.Equal(t, want, out)
		file := filepath.Join(dir, "x.txt")
		status, out, errs = answer(t, rows.Screen{Width: 12, Colour: true}, nil, "--format", form, "--out", file)
		assert.Equal(t, []any{0, "", ""}, []any{status, out, errs})
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, want, string(text), "a file is no screen")
		if form != "table" { // the ending says it as well
			status, _, errs = answer(t, rows.Screen{}, nil, "--out", filepath.Join(dir, "x."+form))
			assert.Equal(t, 0, status, errs)
			text, err = os.ReadFile(filepath.Join(dir, "x."+form))
			require.NoError(t, err)
			assert.Equal(t, want, string(text))
		}
	}
	_, out, _ := answer(t, rows.Screen{}, nil, "--json")
	assert.Equal(t, "[\n  1,\n  2\n]\n", out)
	_, out, _ = answer(t, rows.Screen{Width: 12}, nil)
	assert.Equal(t, "Tên       Số\nSở Y tế   1\nSở Nội    2\nvụ\n", out)
	status, _, errs := answer(t, rows.Screen{}, nil, "--out", filepath.Join(dir, "x.XLSX"))
	require.Equal(t, 0, status, errs)
	book, err := excelize.OpenFile(filepath.Join(dir, "x.XLSX"))
	require.NoError(t, err)
	defer book.Close()
	cells, err := book.GetRows("rows")
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"Tên", "Số"}, {"Sở Y tế", "1"}, {"Sở Nội vụ", "2"}}, cells)
}

// What cannot be written is said, and what stood in a file stays.
func TestWhatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.json")
	require.NoError(t, os.WriteFile(file, []byte("before"), 0o600))
	status, _, errs := answer(t, rows.Screen{}, errors.New("broken"), "--out", file)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "broken")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "before", string(text))
	left, err := os.ReadDir(filepath.Dir(file))
	require.NoError(t, err)
	assert.Len(t, left, 1)
	for _, c := range []struct {
		screen rows.Screen
		args   []string
		want   string
	}{
		{rows.Screen{}, []string{"--format", "pdf"}, `--format: "pdf" không phải là một trong: table, json, csv, xlsx, ics`},
		{rows.Screen{}, []string{"--json", "--format", "csv"}, "--json không đi cùng --format csv"},
		{rows.Screen{Width: 80}, []string{"--format", "xlsx"}, "--format xlsx: hãy nêu tệp bằng --out"},
		{rows.Screen{}, []string{"--out", filepath.Join(file, "x")}, "không phải thư mục, hoặc nằm dưới một tệp"},
	} {
		status, out, errs := answer(t, c.screen, nil, c.args...)
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, c.want)
	}
}
