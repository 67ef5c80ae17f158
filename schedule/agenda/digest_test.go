package agenda_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// On Friday, 27 November 2026. From Friday, 20 November, four working days have passed
// with the 27th, for Tuesday the 24th was a day off; five working days later is Friday, 4
// December.
func ExampleDigestOf() {
	item := func(key, title, due string) agenda.Item {
		return agenda.Item{Key: key, Title: title, Due: form.MustParseDay(due)}
	}
	d := agenda.DigestOf(slices.Values([]agenda.Item{
		item("c", "PAKN.20261102.0001: trả lời", "2026-12-04"), item("b", "3. Báo cáo kết quả rà soát", "2026-11-27"),
		item("a", "1. Công bố danh mục thủ tục", "2026-11-20"), item("d", "Năm sau", "2026-12-07"),
	}), agenda.DigestQuery{On: form.MustParseDay("2026-11-27")})
	fmt.Println(d.Text("Sở Tư pháp tỉnh Ví Dụ", form.Vietnamese))
	// Output:
	// Sở Tư pháp tỉnh Ví Dụ · 27/11/2026
	// Quá hạn 1 · hôm nay 1 · trong 5 ngày làm việc tới 1
	// • 1. Công bố danh mục thủ tục (hạn 20/11/2026, quá 4 ngày làm việc)
	// • 3. Báo cáo kết quả rà soát (hạn hôm nay)
	// • PAKN.20261102.0001: trả lời (hạn 4/12/2026)
}

// Nine are overdue and three are coming; of seven lines four are left for what is overdue,
// and all that is coming is named.
func TestDigestNamesWhatIsComing(t *testing.T) {
	var items []agenda.Item
	for i := range 9 {
		items = append(items, agenda.Item{Key: fmt.Sprint("late", i), Title: strings.Repeat("dài ", 40), Due: form.MustParseDay("2026-11-01") + form.Day(i)})
	}
	for i := range 3 {
		items = append(items, agenda.Item{Key: fmt.Sprint("soon", i), Title: "x", Due: form.MustParseDay("2026-11-30")})
	}
	items = append(items, agenda.Item{Key: "none"})
	d := agenda.DigestOf(slices.Values(items), agenda.DigestQuery{On: form.MustParseDay("2026-11-27")})
	var keys []string
	for _, i := range d.Named {
		keys = append(keys, i.Key)
	}
	assert.Equal(t, []string{"late0", "late1", "late2", "late3", "soon0", "soon1", "soon2"}, keys)
	text := d.Text("", form.English)
	assert.True(t, strings.HasPrefix(text, "2026-11-27\noverdue 9 · today 0 · within 5 working days 3\n"), text)
	assert.True(t, strings.HasSuffix(text, "\nand 5 more"), text)

	b, err := d.Payload("Sở A", form.Vietnamese)
	require.NoError(t, err)
	var p struct {
		V, Overdue, Today, Soon int
		Text, On                string
		Items                   []struct {
			Key, Due string
			Late     int
		}
	}
	require.NoError(t, json.Unmarshal(b, &p))
	assert.Equal(t, []any{1, 9, 0, 3, "2026-11-27", 7, "soon0", 0}, []any{p.V, p.Overdue, p.Today, p.Soon, p.On, len(p.Items), p.Items[4].Key, p.Items[4].Late})
	assert.Equal(t, d.Text("Sở A", form.Vietnamese), p.Text)

	assert.Equal(t, "Sở A · 27/11/2026\nKhông có việc quá hạn, đến hạn hôm nay hoặc trong 5 ngày làm việc tới.", agenda.DigestOf(nil, agenda.DigestQuery{On: form.MustParseDay("2026-11-27")}).Text("Sở A", form.Vietnamese))
}
