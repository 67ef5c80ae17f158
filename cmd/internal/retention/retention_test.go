package retention_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/retention"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The last days were counted by hand on a calendar.
func TestTerms(t *testing.T) {
	for _, c := range []struct{ term, ended, last string }{
		{"5y", "2021-03-02", "2026-03-02"},
		{"1y", "2024-02-29", "2025-02-28"},
		{"4y", "2024-02-29", "2028-02-29"},
		{"10y", "2026-01-01", "2036-01-01"},
		{"6m", "2025-08-31", "2026-02-28"},
		{"18m", "2025-08-31", "2027-02-28"},
		{"2m", "2025-12-31", "2026-02-28"},
		{"1m", "2025-01-30", "2025-02-28"},
		{"1m", "2025-02-28", "2025-03-28"},
		{"90d", "2026-01-01", "2026-04-01"}, // 30 days of January, 28 of February, 31 of March, 1 of April
		{"1d", "2025-12-31", "2026-01-01"},
	} {
		term, err := retention.ParseTerm(c.term)
		require.NoError(t, err)
		assert.Equal(t, c.term, term.String())
		assert.Equal(t, c.last, term.Last(form.MustParseDay(c.ended)).String(), "%s after %s", c.term, c.ended)
	}
	for _, wrong := range []string{"5", "y", "0y", "-1y", "+5y", "5 y", "5Y", "5w", "1.5y", "y5", "99999999999999999999y", "40000d", "5y\n", "٥y"} {
		_, err := retention.ParseTerm(wrong)
		assert.ErrorIs(t, err, retention.TermForm, "%q", wrong)
	}
	none, err := retention.ParseTerm("")
	require.NoError(t, err)
	assert.True(t, none.IsZero())
	assert.Equal(t, "mãi mãi; for ever", none.In(form.Vietnamese)+"; "+none.In(form.English))
}

// history is petitions of the desk H26: by the last digit of the code a day, a type, and
// what else there is.
const history = `
1 2021-02-25 submitted
1 2021-03-02 refused "reason":"anonymous"
2 2021-02-25 submitted
2 2021-02-26 accepted
2 2021-03-03 answered
2 2021-03-05 published
2 2021-04-10 rated
3 2021-02-25 submitted
3 2021-02-26 accepted
4 2021-02-25 submitted
4 2021-02-26 accepted
4 2021-03-03 answered
4 2021-03-04 published
4 2021-03-08 reopened
5 2021-03-01 submitted
5 2021-03-02 duplicate-linked "of":"PAKN.20210225.0002"
6 2026-04-01 submitted
6 2026-04-02 withdrawn "document":"3/BB"
`

func code(digit string) petition.Code {
	day := map[string]string{"5": "20210301", "6": "20260401"}[digit]
	if day == "" {
		day = "20210225"
	}
	return petition.MustParseCode("PAKN." + day + ".000" + digit)
}

func TestIdentities(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		s, err := store.Open(t.Context(), place(t))
		require.NoError(t, err)
		defer s.Close()
		l := ledger.New(ledger.Options{Store: s, Now: func() time.Time { return time.Date(2026, 4, 11, 9, 0, 0, 0, calendar.Zone()) }})
		by, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		vault, err := seal.NewVault(t.Context(), s.Seals(), by)
		require.NoError(t, err)
		book := casebook.Sealed(casebook.New(l), vault)
		record := func(line string) {
			part := append(strings.SplitN(line, " ", 4), "")
			text := fmt.Sprintf(`{"v":1,"code":%q,"at":"%sT08:00:00+07:00","type":%q`, code(part[0]), part[1], part[2])
			switch part[2] {
			case "submitted":
				text += `,"to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000"}`
			case "rated":
				text += `,"satisfied":true`
			case "reopened":
			case "answered":
				text += `,"by":"H26","document":"1/TL","content":"Trả lời","outcome":"explained-and-kept"`
			default:
				text += `,"by":"H26"`
			}
			if part[3] != "" {
				text += "," + part[3]
			}
			e, err := petition.ReadEvent([]byte(text + "}"))
			require.NoError(t, err, text)
			_, err = book.Record(t.Context(), e)
			require.NoError(t, err, text)
		}
		for line := range strings.SplitSeq(strings.TrimSpace(history), "\n") {
			record(line)
		}
		five, err := retention.ParseTerm("5y")
		require.NoError(t, err)
		due := func(on string) (all []string) {
			v, err := book.At(t.Context())
			require.NoError(t, err)
			for _, d := range retention.Identities(v, five, form.MustParseDay(on)) {
				all = append(all, fmt.Sprintf("%s %s %s", d.Petition.String()[len("PAKN.20210225."):], d.Ended, d.Last))
			}
			return all
		}
		// The first was refused on 2 March 2021, and is kept through 2 March 2026. The second
		// was rated on 10 April, which is the last of it, and of the fifth, which is answered
		// with it. The third and the fourth are open, the sixth is new.
		first, second, fifth := "0001 2021-03-02 2026-03-02", "0002 2021-04-10 2026-04-10", "0005 2021-04-10 2026-04-10"
		assert.Empty(t, due("2026-03-02"))
		assert.Equal(t, []string{first}, due("2026-03-03"))
		assert.Equal(t, []string{first}, due("2026-04-10"))
		assert.Equal(t, []string{first, second, fifth}, due("2026-04-11"))
		end, err := s.End(t.Context())
		require.NoError(t, err)
		gone, err := retention.Erase(t.Context(), book, retention.Term{}, form.MustParseDay("2099-01-01"))
		require.NoError(t, err)
		assert.Empty(t, gone, "without a term nothing is erased")
		now, err := s.End(t.Context())
		require.NoError(t, err)
		assert.Equal(t, end, now)

		before, err := book.At(t.Context())
		require.NoError(t, err)
		gone, err = retention.Erase(t.Context(), book, five, form.MustParseDay("2026-04-11"))
		require.NoError(t, err)
		assert.Len(t, gone, 3)
		v, err := book.At(t.Context())
		require.NoError(t, err)
		for _, digit := range []string{"1", "2", "5"} {
			e := v.Erased(code(digit))
			require.NotNil(t, e, digit)
			_, err := v.Whole(t.Context(), code(digit))
			assert.ErrorIs(t, err, casebook.Erased)
		}
		assert.Equal(t, "hết thời hạn lưu giữ 5 năm kể từ ngày 2/3/2021; Luật 91/2025/QH15, khoản 1 Điều 14", v.Erased(code("1")).Reason)
		for _, digit := range []string{"3", "4", "6"} {
			assert.Nil(t, v.Erased(code(digit)), digit)
			whole, err := v.Whole(t.Context(), code(digit))
			require.NoError(t, err)
			assert.Equal(t, "Người Gửi", whole.Sender().Identity.Name)
		}
		// What is counted stays, and each row fits its link.
		states := func(v *casebook.View) (all []string) {
			for pet := range v.Petitions(form.MustParseDay("2026-04-11")) {
				all = append(all, fmt.Sprint(pet.Code(), pet.State(), pet.Outside(), pet.Received(), pet.Len()))
			}
			return all
		}
		assert.Equal(t, states(before), states(v))
		assert.Len(t, states(v), 6)
		verified, err := audit.Verify(t.Context(), s.Chain(), nil, "", func(f trail.Fault) { t.Error(f) })
		require.NoError(t, err)
		gone, err = retention.Erase(t.Context(), book, five, form.MustParseDay("2026-04-11"))
		require.NoError(t, err)
		assert.Empty(t, gone)
		again, err := audit.Verify(t.Context(), s.Chain(), nil, "", func(f trail.Fault) { t.Error(f) })
		require.NoError(t, err)
		assert.Equal(t, verified.Rows, again.Rows, "the second time nothing is recorded")

		// Of what is not due any more as it comes to it, nothing is erased.
		_, added, err := book.EraseWhere(t.Context(), code("6"), "x", func(*casebook.View) bool { return false })
		require.NoError(t, err)
		assert.False(t, added)
		v, err = book.At(t.Context())
		require.NoError(t, err)
		assert.Nil(t, v.Erased(code("6")))
	})
}
