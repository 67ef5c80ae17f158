package rows_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func printed(t *testing.T, table rows.Table, s rows.Screen) string {
	var out bytes.Buffer
	_, err := table.Print(&out, s)
	require.NoError(t, err)
	return out.String()
}

// Where there is no screen, a table is printed as the standard library's tabwriter
// prints it, of however many rows.
func TestTableWithoutAScreen(t *testing.T) {
	texts := []string{"", "Hồ sơ", `"a"`, "<b>&", "a\u2028b", "“a”", "\t", " hai\ndòng ", "dài hơn một chút"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		columns := 1 + r.IntN(4)
		row := func() (cells []string) {
			for range columns {
				cells = append(cells, texts[r.IntN(len(texts))])
			}
			return cells
		}
		many := 5
		if r.IntN(100) == 0 {
			many = 20_000 // more than a page
		}
		header, all := row(), [][]string{}
		for range r.IntN(many) {
			all = append(all, row())
		}
		var want bytes.Buffer
		tabs := tabwriter.NewWriter(&want, 0, 4, 2, ' ', 0)
		for _, cells := range append([][]string{header}, all...) {
			line := make([]string, len(cells))
			for i := range cells {
				line[i] = rows.OneLine(cells[i])
			}
			fmt.Fprintln(tabs, strings.Join(line, "\t"))
		}
		require.NoError(t, tabs.Flush())
		spaces := regexp.MustCompile(`(?m) +$`) // which no line ends in here
		require.Equal(t, spaces.ReplaceAllString(want.String(), ""), printed(t, rows.Plain(header, all), rows.Screen{}))
	}
}

func sample() rows.Table {
	l := form.Vietnamese
	return rows.Table{Columns: slices.Concat(rows.Columns("Hạn", "Nhiệm vụ"), rows.Numbers("Số hồ sơ"), rows.Columns("Tình trạng", "Mã")), Rows: func(yield func([]rows.Cell) bool) {
		_ = yield([]rows.Cell{rows.Day(form.NewDay(2025, 9, 30), l), rows.Text("Báo cáo kết quả thực hiện nhiệm vụ được giao"), rows.Count(1234, l), rows.Status("quá hạn", rows.Bad), rows.Text("a")}) &&
			yield([]rows.Cell{{}, rows.Text("Họp"), rows.Number("-5.5", l), rows.Status("đúng hạn", rows.Good), rows.Text("b")})
	}}
}

// What is too long for a screen goes on below; days and numbers stay whole.
func TestTableOnAScreen(t *testing.T) {
	table := sample()
	table.Columns[4].Hidden = true
	assert.Equal(t, `Hạn        Nhiệm vụ                                      Số hồ sơ  Tình trạng
30/9/2025  Báo cáo kết quả thực hiện nhiệm vụ được giao     1.234  quá hạn
           Họp                                               -5,5  đúng hạn
`, printed(t, table, rows.Screen{Width: 77}))
	assert.Equal(t, `Hạn        Nhiệm vụ    Số hồ sơ  Tình trạng
30/9/2025  Báo cáo        1.234  quá hạn
           kết quả
           thực hiện
           nhiệm vụ
           được giao
           Họp             -5,5  đúng hạn
`, printed(t, table, rows.Screen{Width: 43}))
	assert.Equal(t, `Hạn: 30/9/2025
Nhiệm vụ: Báo cáo kết
  quả thực hiện nhiệm vụ
  được giao
Số hồ sơ: 1.234
Tình trạng: quá hạn

Nhiệm vụ: Họp
Số hồ sơ: -5,5
Tình trạng: đúng hạn

`, printed(t, table, rows.Screen{Width: 24}))
}

// No line is wider than the screen, and no word is lost, whatever the width.
func TestEveryWidth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func() string { return strings.Repeat(string([]rune("aơế")[r.IntN(3)]), 1+r.IntN(30)) }
	for range 200 {
		header, all := []string{"Mã", "Tên", "Ghi chú"}, [][]string{}
		var want []string
		for range 1 + r.IntN(4) {
			row := []string{word(), strings.Join([]string{word(), word(), word()}, " "), strings.Join([]string{word(), word()}, " ")}
			all, want = append(all, row), append(want, strings.Join(row, ""))
		}
		width := 24 + r.IntN(150)
		out := printed(t, rows.Plain(header, all), rows.Screen{Width: width})
		for line := range strings.Lines(out) {
			assert.LessOrEqual(t, rows.Width(strings.TrimSuffix(line, "\n")), width)
		}
		letters := func(s string) int { return strings.Count(s, "a") + strings.Count(s, "ơ") + strings.Count(s, "ế") }
		assert.Equal(t, letters(strings.Join(want, "")), letters(strings.ReplaceAll(out, "Ghi chú", "")))
	}
}

// Colours are for marks on a screen that shows them, and change nothing else.
func TestColours(t *testing.T) {
	escapes := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for _, width := range []int{0, 20, 43, 90} {
		plain := printed(t, sample(), rows.Screen{Width: width})
		assert.NotContains(t, plain, "\x1b")
		coloured := printed(t, sample(), rows.Screen{Width: width, Colour: true})
		assert.Contains(t, coloured, "\x1b[31mquá")
		assert.Contains(t, coloured, "\x1b[32mđúng")
		assert.Equal(t, plain, escapes.ReplaceAllString(coloured, ""))
	}
}

// What a cell says cannot move the cursor of a screen, turn the order of its letters or
// begin another row.
func TestNoCellControlsTheScreen(t *testing.T) {
	out := printed(t, rows.Plain([]string{"a", "b"}, [][]string{{"\x1b[2Jx\u009by\x01", "m\u202en\r\nk\tz\x7f\xff"}}), rows.Screen{Width: 80, Colour: true})
	assert.Equal(t, 2, strings.Count(out, "\n"))
	assert.NotRegexp(t, "[\x00-\x09\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e]", out)
	assert.Contains(t, out, "n k z")
}

// The letters of Vietnamese take one column, however they are made up.
func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "Hồ sơ": 5, "Ho\u0302\u0300 so\u031b": 5, "quyết định": 10, "日本": 4, "“a”": 3} {
		assert.Equal(t, want, rows.Width(text), text)
	}
}

// People read days, numbers and names as they are written in their language; programs
// read one form.
func TestCells(t *testing.T) {
	at := time.Date(2025, 9, 30, 17, 5, 9, 0, time.UTC) // past midnight in Vietnam
	for _, c := range []struct {
		cell         func(form.Language) rows.Cell
		vi, en, data string
	}{
		{func(l form.Language) rows.Cell { return rows.Day(form.NewDay(2025, 9, 30), l) }, "30/9/2025", "2025-09-30", "2025-09-30"},
		{func(l form.Language) rows.Cell { return rows.Day(form.NoDay, l) }, "", "", ""},
		{func(l form.Language) rows.Cell { return rows.Moment(at, l) }, "1/10/2025 00:05", "2025-10-01 00:05", "2025-10-01T00:05:09+07:00"},
		{func(l form.Language) rows.Cell { return rows.Moment(time.Time{}, l) }, "", "", ""},
		{func(l form.Language) rows.Cell { return rows.Count(1234567, l) }, "1.234.567", "1,234,567", "1234567"},
		{func(l form.Language) rows.Cell { return rows.Count(-100, l) }, "-100", "-100", "-100"},
		{func(l form.Language) rows.Cell { return rows.Number("1234.5", l) }, "1.234,5", "1,234.5", "1234.5"},
		{func(l form.Language) rows.Cell { return rows.Number("", l) }, "", "", ""},
		{func(l form.Language) rows.Cell { return rows.Number("1.2.3", l) }, "1.2.3", "1.2.3", "1.2.3"},
		{func(form.Language) rows.Cell { return rows.Body("G18", "Bộ Y tế") }, "G18 · Bộ Y tế", "G18 · Bộ Y tế", "G18"},
		{func(form.Language) rows.Cell { return rows.Body(body.MustParseID("local:to"), "Tổ phó") }, "Tổ phó", "Tổ phó", "local:to"},
		{func(form.Language) rows.Cell { return rows.Body(body.MustParseID("local:to"), "") }, "local:to", "local:to", "local:to"},
	} {
		vi, en := c.cell(form.Vietnamese), c.cell(form.English)
		assert.Equal(t, [3]string{c.vi, c.en, c.data}, [3]string{vi.Text, en.Text, vi.Data})
		assert.Equal(t, vi.Data, en.Data)
	}
}

// CSV and sheets have all columns, the hidden ones too.
func TestDataForms(t *testing.T) {
	table := sample()
	table.Name, table.Columns[4].Hidden = "221/VPCP: tất cả chỉ tiêu trong năm 2024", true
	var out bytes.Buffer
	require.NoError(t, table.CSV(&out))
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"Hạn", "Nhiệm vụ", "Số hồ sơ", "Tình trạng", "Mã"}, {"2025-09-30", "Báo cáo kết quả thực hiện nhiệm vụ được giao", "1234", "quá hạn", "a"},
		{"", "Họp", "'-5.5", "đúng hạn", "b"}}, lines)
	s := sample().Sheet()
	assert.Equal(t, []string{"2025-09-30", "Báo cáo kết quả thực hiện nhiệm vụ được giao", "1234", "quá hạn", "a"}, s.Rows[0])
	assert.Equal(t, "221-VPCP- tất cả chỉ tiêu trong", table.Sheet().Name)
}
