package table_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// FuzzRead holds that nothing panics, that numbers stay apart, and that doubts
// come in order with a row of the table.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/plan16.tsv")
	require.NoError(f, err)
	f.Add(string(text))
	f.Add("Nội dung\tTiến độ\nNội dung\tSản phẩm\nbáo cáo\tx")
	f.Add("Nội dung\tTiến độ\n1. Báo cáo\tnt\nrà soát\t31/11/2024\n2. CÔNG BỐ CHUNG")
	f.Add("Stt\tNhiệm vụ\tCơ quan thực hiện\n\t\tChủ trì\tPhối hợp\n(1)\t(2)\t(3)\t(4)\n1.1\tA\n3\tB\n3\tC\na)\tD\n1 (tiếp)\tE\n")
	f.Fuzz(func(t *testing.T, text string) {
		in := rows(text)
		draft, doubts, err := table.Read(in, table.Options{Year: 2024})
		if err != nil {
			require.NotEmpty(t, form.All(err))
			return
		}
		ids := map[plan.TaskID]bool{}
		for _, task := range draft.Tasks {
			assert.False(t, ids[task.ID], "number %q twice", task.ID)
			ids[task.ID] = true
		}
		for i, d := range doubts {
			assert.True(t, d.Row >= 0 && d.Row <= len(in), "row %d", d.Row)
			assert.True(t, i == 0 || doubts[i-1].Row <= d.Row, "in order")
			assert.NotEmpty(t, d.Message(form.Vietnamese))
		}
	})
}

// FuzzNothingIsLost holds that every word under the heading of a table is in
// the draft or in a doubt. Cells of bodies are left out: of these the words of
// roles are read and not kept.
func FuzzNothingIsLost(f *testing.F) {
	f.Add("I\tThể chế\n1\tRà soát\tBộ Y tế\tQuý I\t- Báo cáo. - Kế hoạch\tđang làm\n\tquy định\n-\tnhỏ\nII. CHUNG CHUNG\n(*) chú thích\nxyz")
	f.Add("NV 1\tA b\t\tMột hai\n\t\t\tQuý II\n\tBáo cáo\tBộ Y tế\tQuý III\n1\tA\t\t\tSản phẩm một\tGhi chú một\tthừa ra\n")
	f.Add("1\tSửa Ðề án nghiệp\u00advụ\t\t0AÐ\tkhóa hoá")
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range lost(rows(text)) {
			assert.Fail(t, "lost: "+w)
		}
	})
}

var usual = []string{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm", "Ghi chú"}

// lost is the words of rows under the usual heading that are neither in the
// draft nor in a doubt.
func lost(in [][]string) (missing []string) {
	for i := range in {
		if at, heading := table.FindHeader(in[i:min(i+2, len(in))], nil); heading && at == 1 {
			return nil // the words of a heading are not kept
		}
	}
	draft, doubts, err := table.Read(append([][]string{usual}, in...), table.Options{Year: 2024})
	if err != nil {
		return nil
	}
	kept := map[string]bool{"tiếp": true, "phần": true, "Phần": true} // "3 (tiếp)", "Phần I"
	keep := func(texts ...string) {
		for _, s := range texts {
			for _, w := range words(s) {
				kept[w] = true
			}
		}
	}
	for _, task := range draft.Tasks {
		keep(string(task.ID), task.Title, task.Place, task.Note, task.Time.Text)
		keep(task.Products...)
	}
	for _, d := range doubts {
		keep(d.Text)
	}
	for i, row := range in {
		for c, cell := range row {
			for _, w := range words(cell) {
				if c != 2 && !kept[w] {
					missing = append(missing, fmt.Sprintf("%q of row %d", w, i+2))
				}
			}
		}
	}
	return missing
}

func TestNothingIsLost(t *testing.T) {
	word := rapid.StringMatching(`[b-z]{5}`)
	numbers := []string{"", "", "", "1", "2.", "3", "1.1", "I", "II", "A", "a)", "-", "+", "1 (tiếp)", "NV 7", "III.1.b-1+2", "số thứ tự không rõ là gì"}
	rapid.Check(t, func(t *rapid.T) {
		var in [][]string
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			some := func(label string, forms ...string) string {
				form := rapid.SampledFrom(append(forms, "")).Draw(t, label)
				return strings.ReplaceAll(strings.ReplaceAll(form, "X", "X"+word.Draw(t, label)), "x", word.Draw(t, label))
			}
			row := []string{
				rapid.SampledFrom(numbers).Draw(t, "number"),
				some("title", "X", "x", "X. ", "- X", "a) x", "I. X", "1. X", "(*) x", "XXXXXX XXX", "nt", "Phần I. X"),
				rapid.SampledFrom([]string{"", "Bộ Y tế", "Cơ", "quan thường trực Tổ công tác", "nt"}).Draw(t, "who"),
				some("time", "Quý I", "Thường xuyên", "trước ngày x", "20/6", "x", "nt", "-"),
				some("product", "X", "- X", "- X. - X", "x\nx", "X;\nX", "1. X\n- x\n2. X", "nt"),
				some("note", "X.", "x"), some("beside", "x"),
			}
			switch rapid.IntRange(0, 9).Draw(t, "kind") {
			case 0:
				row = []string{some("alone", "X", "x", "I. X", "2. X", "BỘ XXX XXX", "Phần I. X", "Ghi chú: x")}
			case 1:
				row = nil
			}
			in = append(in, row)
		}
		assert.Empty(t, lost(in), "%q", in)
	})
}

// words is the words of more than one letter, without noise: a soft hyphen in a
// word, a tone mark on the other vowel and another script's letter that looks
// like đ are none.
func words(s string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(reading.Clean(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }),
		func(w string) bool { return len([]rune(w)) < 2 })
}

// Any plan made of tasks such as the published ones comes back from its table
// as it was.
func TestWrittenPlansComeBack(t *testing.T) {
	var titles, times, products, notes []string
	var recipients []string
	var bodies [][]string
	for _, p := range catalog.Plans() {
		for _, task := range p.Tasks {
			titles = append(titles, task.Title)
			products = append(products, task.Products...)
			recipients = append(recipients, task.Recipients...)
			notes = append(notes, task.Note, task.Place)
			bodies = append(bodies, task.Leads, task.Coordinating)
			if !strings.Contains(task.Time.Text, "cơ cấu, sắp xếp") {
				times = append(times, task.Time.Text)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := plan.Plan{Number: "1/KH", Title: "K", Issuer: "I"}
		numbers := rapid.SampledFrom([][]string{{"1", "2", "3", "4"}, {"1", "1.1", "1.2", "2"}, {"I.1", "I.2", "II.1", "II.2"}, {"III.1.b-1+2", "III.1.b-2", "III.2", "IV"}, {"I", "II", "III", "IV"}, {"A.1.a", "A.1.b", "B.2", "C"}}).Draw(t, "numbers")
		for _, n := range numbers[:rapid.IntRange(1, len(numbers)).Draw(t, "tasks")] {
			task := plan.Task{ID: plan.TaskID(n), Title: rapid.SampledFrom(titles).Draw(t, "title"), Place: rapid.SampledFrom(notes).Draw(t, "place"), Note: rapid.SampledFrom(notes).Draw(t, "note")}
			for len(task.Leads) == 0 {
				task.Leads = slices.Clone(rapid.SampledFrom(bodies).Draw(t, "leads"))
			}
			task.Coordinating = slices.Clone(rapid.SampledFrom(bodies).Draw(t, "coordinating"))
			task.Products = rapid.SliceOfNDistinct(rapid.SampledFrom(products), 0, 3, rapid.ID[string]).Draw(t, "products")
			task.Function = rapid.SampledFrom([]body.Function{"", body.FunctionProcedureControl}).Draw(t, "function")
			if n := rapid.IntRange(0, 3).Draw(t, "recipients"); n > 0 {
				task.Recipients = rapid.SliceOfNDistinct(rapid.SampledFrom(recipients), n, n, rapid.ID[string]).Draw(t, "names")
			}
			task.Time.Text = rapid.SampledFrom(times).Draw(t, "time")
			p.Tasks = append(p.Tasks, task)
		}
		header, rows := table.Write(&p)
		draft, _, err := table.Read(append([][]string{header}, rows...), table.Options{Year: 2024})
		require.NoError(t, err)
		require.Len(t, draft.Tasks, len(p.Tasks))
		for i, task := range draft.Tasks {
			want := p.Tasks[i]
			assert.Equal(t, want.ID, task.ID)
			assert.Equal(t, want.Title, task.Title)
			assert.Equal(t, want.Place, task.Place)
			assert.Equal(t, want.Note, task.Note)
			assert.Equal(t, want.Time.Text, task.Time.Text)
			assert.Equal(t, want.Leads, task.Leads)
			assert.ElementsMatch(t, want.Coordinating, task.Coordinating)
			assert.ElementsMatch(t, want.Products, task.Products)
			assert.Equal(t, want.Recipients, task.Recipients)
			assert.Equal(t, want.Function, task.Function)
		}
		// What was read is the same read again.
		header, rows = table.Write(&draft)
		again, _, err := table.Read(append([][]string{header}, rows...), table.Options{Year: 2024})
		require.NoError(t, err)
		assert.Equal(t, draft.Tasks, again.Tasks)
	})
}
