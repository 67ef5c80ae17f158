package web_test

import (
	"strings"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Of October the department of agriculture has 57 dossiers, 53 of them in time; the portal has
// one of them, done two days after its day where it was done on it, and one that is not
// here, in time: 1 of 2 there. With the right day of the first it would be 2 of 2: 20·2/2 -
// 20·1/2 = 10 points. The file that comes as an answer has the 58 that differ and a heading,
// the page the first 300.
func (o *office) reconcile() {
	defer func() { o.role = "administrator" }()
	const file = "code,body,procedure,status,received,appointment,finished,Cán bộ\n" +
		"H99-260921-0020,H99.05,9.000105,10,2026-09-21T14:14,2026-10-21,2026-10-23,x\n" +
		"H99-261001-9001,H99.05,9.000105,10,2026-10-01,2026-10-30,2026-10-20,x\n" +
		"H99-261001-9002,H99.05,9.000105,10,2026-10-01,2026-10-32,2026-10-20,x\n"
	before, err := o.Ledger.Store().End(o.Context())
	require.NoError(o, err)
	form := map[string]string{"body": "Sở Nông nghiệp và Môi trường tỉnh Ví Dụ", "period": "2026-10"}
	send := func(status int, name string, with ...string) string {
		o.Helper()
		fields := map[string]string{}
		for k, v := range form {
			fields[k] = v
		}
		for i := 0; i < len(with); i += 2 {
			fields[with[i]] = with[i+1]
		}
		answer, page := uploadTo(o.T, o.server.URL+"/reconcile", name, []byte(file), fields)
		require.Equal(o, status, answer.StatusCode, page)
		return page
	}
	o.role = "leader@H99"
	page := o.get("/reconcile?body=H99.05&period=2026-10")
	assert.Contains(o, page, `<input name="body" value="H99.05"`)
	assert.Contains(o, page, `<option value="2026-10" selected>`)
	page = send(200, "cong.csv")
	assert.Contains(o, page, `<dd id="ours">53 / 57 (92,98%)</dd>`)
	assert.Contains(o, page, `<dd id="theirs">1 / 2 (50%)</dd>`)
	assert.Contains(o, page, "không đọc các cột: Cán bộ")
	assert.Contains(o, page, "1 dòng của tệp không đọc được")
	assert.Contains(o, page, `data-cause="late-message"><th scope="row">bản tin đến bên kia muộn`)
	late, _, _ := strings.Cut(page[strings.Index(page, `data-cause="late-message"`):], "</tr>")
	assert.Contains(o, late, `">1</td>`)
	assert.Contains(o, late, `">10</td>`)
	assert.Contains(o, row(o.T, page, "differences", "H99-260921-0020"), "kết thúc")
	list := send(200, "cong.csv", "as", "csv")
	assert.Equal(o, 1+58, strings.Count(list, "\n"), "56 that are missing there, one late and one missing here")
	assert.NotContains(o, list, "Cán bộ")
	after, err := o.Ledger.Store().End(o.Context())
	require.NoError(o, err)
	assert.Equal(o, before, after, "nothing of the file is kept")

	for name, with := range map[string][]string{"": {}, "cong.csv": {"body", ""}, "cong.txt": {"body", "Sở Không Có"}, "a.csv": {"period", "2027-01"}, "b.csv": {"period", "tháng mười"}} {
		assert.Contains(o, send(map[bool]int{true: 404, false: 400}[name == "cong.txt"], name, with...), `role="alert"`, name)
	}
	assert.Contains(o, send(422, "cong.jsonl"), `role="alert"`, "a table is not JSON lines")
	o.role = "progress@H99.02"
	send(403, "cong.csv")
	assert.Contains(o, o.get("/indicators"), `href="/reconcile?`)
	o.role = "read"
	send(403, "cong.csv")
	assert.NotContains(o, o.get("/indicators"), `href="/reconcile?`, "nobody is led to where he may not be")
	o.role = ""
	send(401, "cong.csv")
}
