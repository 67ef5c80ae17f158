package periodic_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/cmd/internal/periodic"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

const small = `{"v":1,"number":"9/KH","title":"Kế hoạch thử","issuer":"Chính phủ","date":"2024-01-10","from":"2024-01-01","to":"2024-12-31","tasks":[
{"id":"1","title":"Việc một","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 01/4/2024","rule":{"parts":[{"kind":"deadline","due":"2024-03-31","exclusive":true}]}}},
{"id":"2","title":"Việc hai","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 01/5/2024","rule":{"parts":[{"kind":"deadline","due":"2024-04-30","exclusive":true}]}}},
{"id":"3","title":"Việc ba","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 16/5/2024","rule":{"parts":[{"kind":"deadline","due":"2024-05-15","exclusive":true}]}}},
{"id":"4","title":"Việc bốn","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 21/6/2024","rule":{"parts":[{"kind":"deadline","due":"2024-06-20","exclusive":true}]}}}]}`

// stand is a server on 25 June 2024 at which, of a plan of four tasks of Hà Nội, one was
// done in time in March, one ten days late in May, and two are open.
func stand(t *testing.T) (*ledger.Ledger, *casebook.Book) {
	kept, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = kept.Close() })
	l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: kept, Now: func() time.Time { return time.Date(2024, 6, 25, 9, 0, 0, 0, calendar.Zone()) }})
	p, err := plan.Read([]byte(small))
	require.NoError(t, err)
	_, _, err = l.AddPlan(t.Context(), p, "")
	require.NoError(t, err)
	for o := range p.Obligations(plan.ObligationQuery{}) {
		done := map[plan.TaskID][2]string{"1": {"2024-03-18", "1/BC"}, "2": {"2024-05-10", "2/BC"}}[o.Task.ID]
		if done[0] == "" {
			continue
		}
		_, _, err := l.Record(t.Context(), plan.Event{ID: "finished-" + string(o.Task.ID), Obligation: o.ID(), Type: plan.EventDone, Day: form.MustParseDay(done[0]), Document: done[1]})
		require.NoError(t, err)
	}
	_, err = l.Figures().Take(t.Context(), figures.ObservationLines(strings.NewReader(`{"v":1,"indicator":"766/2.1","body":"H26","period":"2024-05","numerator":393087,"denominator":443565,"recorded":"2024-06-05"}`+"\n")), true)
	require.NoError(t, err)
	book := casebook.New(l)
	e, err := petition.ReadEvent([]byte(`{"v":1,"code":"PAKN.20240506.0001","at":"2024-05-06T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}}`))
	require.NoError(t, err)
	_, err = book.Record(t.Context(), e)
	require.NoError(t, err)
	return l, book
}

func report(t *testing.T, l *ledger.Ledger, book *casebook.Book, query string) (*paper.Document, error) {
	values, err := url.ParseQuery(query)
	require.NoError(t, err)
	q, err := periodic.Read(values, form.Vietnamese)
	if err != nil {
		return nil, err
	}
	return periodic.Write(t.Context(), l, book, q)
}

// Of May 2024 the task that was done in March is no part any more; that of April was
// carried over and done on 10 May, 10 days after 30 April; that of 15 May is open, 16 days
// late at the end of the month. One of two that were due is done: 50%. The points of
// 766/2.1 are 20 × 393087 / 443565 = 17,72.
func TestAReportTellsWhatWasRecorded(t *testing.T) {
	l, book := stand(t)
	d, err := report(t, l, book, "period=2024-05&body=H26&to=Văn phòng Chính phủ")
	require.NoError(t, err)
	assert.Equal(t, "Ủy ban nhân dân thành phố Hà Nội", d.Issuer)
	assert.Equal(t, "Hà Nội, ngày …… tháng …… năm 2024", d.PlaceAndDay())
	assert.Equal(t, []string{"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}, d.Signing())
	require.Len(t, d.Parts, 4)
	tasks := d.Parts[0].Items
	assert.Equal(t, [][]string{{"1", "9/KH – Kế hoạch thử", "2", "0", "1", "0", "1", "50%"}}, tasks[0].Table.Rows)
	assert.Equal(t, [][]string{{"1", "2. Việc hai", "30/4/2024", "10/5/2024", "10", "2/BC"}, {"2", "3. Việc ba", "15/5/2024", "chưa", "16", ""}}, tasks[1].Table.Rows)
	assert.Contains(t, tasks[0].Notes[1], "221/VPCP-KSTT", "about which nothing was recorded")
	points := d.Parts[1].Items[0]
	assert.Equal(t, []string{"", "Tổng cộng", "17,72", "20", "100"}, points.Table.Total)
	assert.Equal(t, []string{"2", "Tiếp nhận", "1"}, d.Parts[2].Items[0].Table.Rows[1])
	assert.Equal(t, []string{"1", "4. Việc bốn", "20/6/2024"}, d.Parts[3].Items[0].Table.Rows[0])

	d, err = report(t, l, book, "period=2024-05&plan=9/KH")
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"1", "2. Việc hai", "Ủy ban nhân dân thành phố Hà Nội", "30/4/2024", "10/5/2024", "10", "2/BC"},
		{"2", "3. Việc ba", "Ủy ban nhân dân thành phố Hà Nội", "15/5/2024", "chưa", "16", ""}}, d.Parts[0].Items[1].Table.Rows)
	assert.Equal(t, "……", d.IssuerLines()[0], "of all bodies nobody is the issuer")

	d, err = report(t, l, book, "period=2024-05&body=H26&units=1")
	require.NoError(t, err)
	assert.Contains(t, d.Opening, "Ủy ban nhân dân thành phố Hà Nội và các đơn vị thuộc cơ quan")
	assert.Equal(t, []string{"1", "2. Việc hai", "Ủy ban nhân dân thành phố Hà Nội", "30/4/2024", "10/5/2024", "10", "2/BC"}, d.Parts[0].Items[1].Table.Rows[0], "each by its name")
	assert.Equal(t, []string{"1", "Ủy ban nhân dân thành phố Hà Nội", "0", "1"}, d.Parts[2].Items[0].Table.Rows[0][:4])

	d, err = report(t, l, book, "period=2024-Q1&body=H26")
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"1", "9/KH – Kế hoạch thử", "1", "1", "0", "0", "0", "100%"}}, d.Parts[0].Items[0].Table.Rows)
	assert.Equal(t, []string{"Không có phần việc nào quá hạn."}, d.Parts[0].Items[1].Texts)
	assert.Equal(t, []string{"Chưa có số liệu để chấm điểm trong kỳ."}, d.Parts[1].Items[0].Texts)
}

// What cannot be made says why, with the field.
func TestAReportIsRefused(t *testing.T) {
	l, book := stand(t)
	for query, want := range map[string]string{
		"":                                 "period: thiếu kỳ",
		"period=2024-06":                   "tháng 6/2024 chưa kết thúc (đến hết ngày 30/6/2024)",
		"period=2020/2023":                 "dài hơn một năm",
		"period=2024-05&window=moon":       "window",
		"period=2024-05&day=2024-02-30":    "day",
		"period=2024-05&body=Sở Không Đâu": "Sở Không Đâu",
		"period=2024-05&plan=1/KHONG":      "1/KHONG",
		"period=2024-05&to=" + strings.Repeat("a%0A", 21): "to: nhiều nhất 300 chữ và 20 dòng",
	} {
		_, err := report(t, l, book, query)
		require.Error(t, err, query)
		assert.Contains(t, form.Message(err, form.Vietnamese), want, query)
	}
	// The month of Decree 09/2019 from 15 May to 14 June has ended on 25 June.
	_, err := report(t, l, book, "period=2024-06&window=decree09&body=H26")
	assert.NoError(t, err)
}
