package courier_test

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/events"
	"github.com/caicach/tthc/cmd/internal/delivery/letters"
	"github.com/caicach/tthc/cmd/internal/delivery/letters/letterstest"
	"github.com/caicach/tthc/cmd/internal/delivery/notices/asker"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// Two servers on one database ask from sealed petitions and write to their senders: to
// who gave an address, once of each thing, though the server of letters refuses them for
// a day and one of the two is started anew. Each opening of an identity is in the
// trail, of those alone who gave an address. Who was erased has no letter any more.
func TestSendersOfPetitionsAreTold(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where, post := place(t), letterstest.Open(t)
		now := time.Date(2025, 6, 2, 8, 0, 0, 0, calendar.Zone())
		clock := func() time.Time { return now }
		master, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		type office struct {
			*store.Store
			*receivers.Book
			*courier.Courier
			cases *casebook.Book
			asks  *asker.Asker
		}
		serve := func() office {
			s, err := store.Open(t.Context(), where)
			require.NoError(t, err)
			t.Cleanup(func() { _ = s.Close() })
			l := ledger.New(ledger.Options{Store: s, Now: clock})
			vault, err := seal.NewVault(t.Context(), s.Seals(), master)
			require.NoError(t, err)
			o := office{Store: s, Book: receivers.Open(receivers.Options{Store: s, Now: clock, Vault: vault}), cases: casebook.Sealed(casebook.New(l), vault)}
			sender, err := letters.New(letters.Options{Server: post.Address, From: "mot-cua@hop.example.vn", Now: clock, Recipient: func(ctx context.Context, code string) (string, error) {
				return o.cases.Recipient(ctx, petition.MustParseCode(code))
			}})
			require.NoError(t, err)
			o.Courier = courier.New(courier.Options{Log: events.Log{Store: s}, Outbox: s.Outbox(), Sender: sender, Now: clock, Logger: slog.New(slog.DiscardHandler)})
			o.asks = &asker.Asker{Ledger: l, Book: o.cases, Since: o.WantsNotices, Logger: slog.New(slog.DiscardHandler)}
			return o
		}
		one, other := serve(), serve()
		var both sync.WaitGroup
		for _, o := range []office{one, other} {
			both.Go(func() { assert.NoError(t, o.TellSenders(t.Context(), "server")) })
		}
		both.Wait()
		live, err := one.Live(t.Context())
		require.NoError(t, err)
		require.Len(t, live, 1, "of two that begin at once there is one")

		work := func(o office) {
			_, err := o.asks.Ask(t.Context())
			require.NoError(t, err)
			require.NoError(t, o.Spread(t.Context(), live[0]))
			held := o.Lease(fmt.Sprint(now.UnixNano()))
			lines, err := o.Outbox().Take(t.Context(), live[0].ID, held, 8)
			require.NoError(t, err)
			for _, l := range lines {
				require.NoError(t, o.Drain(t.Context(), t.Context(), live[0], l, held))
			}
		}
		record := func(n int, e petition.Event) {
			e.Code, e.At = petition.MustParseCode(fmt.Sprintf("PAKN.20250602.%04d", n)), schedule.MomentAt(now)
			_, err := one.cases.Record(t.Context(), e)
			require.NoError(t, err)
			now = now.Add(time.Minute)
		}
		sent := func() (to []string) {
			for i, letter := range post.Got() {
				text := letterstest.Parts(t, letter)["text/plain"]
				for _, word := range []string{"Đánhdấu", "0912345678", "mau1@", "Nộidung"} {
					assert.NotContains(t, text, word)
				}
				to = append(to, post.To()[i])
			}
			return to
		}
		first, third := "RCPT TO:<mau1@example.vn>", "RCPT TO:<mau3@example.vn>"
		for n, email := range []string{"mau1@example.vn", "", "mau3@example.vn"} {
			record(n+1, petition.Event{Type: petition.Submitted, To: "H26", Kind: petition.KindReflection, Subject: petition.SubjectProcedure, Channel: petition.ChannelPaper, Content: "Nộidung",
				Proposal: "Nộidung", Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: "Đánhdấu", Address: "Đánhdấu", Phone: "0912345678", Email: email}}})
		}
		_, _, err = one.cases.Erase(t.Context(), petition.MustParseCode("PAKN.20250602.0003"), "12/QĐ")
		require.NoError(t, err)
		post.Refuse("451 later")
		work(one)
		work(other)
		assert.Empty(t, sent())
		failing, err := one.Failing(t.Context(), live[0].ID)
		require.NoError(t, err)
		require.Len(t, failing, 1, "who gave no address and who was erased are done with")
		assert.Equal(t, "smtp-451", failing[0].Why)
		assert.Equal(t, delivery.Subject{Kind: delivery.Notice, Code: "PAKN.20250602.0001"}, failing[0].Subject)
		now = now.AddDate(0, 0, 1)
		post.Refuse("")
		other = serve()
		for range 2 {
			work(other)
			work(one)
		}
		assert.Equal(t, []string{first}, sent())
		record(1, petition.Event{Type: petition.Accepted, By: "H26"})
		work(one)
		assert.Equal(t, []string{first}, sent(), "the sender is told nothing of that")
		record(1, petition.Event{Type: petition.Answered, By: "H26", Content: "Nộidung trả lời Đánhdấu", Document: "12/TL", Outcome: petition.ReasonExplainedAndKept})
		for range 2 {
			work(other)
			work(one)
		}
		assert.Equal(t, []string{first, first}, sent())
		text := letterstest.Parts(t, post.Got()[1])["text/plain"]
		assert.Contains(t, text, "PAKN.20250602.0001: đã trả lời bằng văn bản 12/TL.")
		assert.Contains(t, text, "PAKN.20250602.0001: answered with document 12/TL.")
		_, _, err = one.cases.Erase(t.Context(), petition.MustParseCode("PAKN.20250602.0001"), "13/QĐ")
		require.NoError(t, err)
		record(1, petition.Event{Type: petition.Published, By: "H26"})
		now = now.AddDate(0, 0, 1)
		for range 2 {
			work(other)
			work(one)
		}
		assert.Equal(t, []string{first, first}, sent(), "nothing after it was erased")
		assert.NotContains(t, post.To(), third)

		opened := map[string]int{}
		for r, err := range one.Chain().Rows(t.Context(), 1<<40) {
			require.NoError(t, err)
			if r.Kind == string(store.Readings) {
				assert.Equal(t, "server", r.Who)
				assert.Contains(t, r.Fact, "tellSender")
				opened[r.About]++
			}
		}
		assert.Equal(t, map[string]int{"PAKN.20250602.0001": 3}, opened, "of one letter that was refused, and two that were taken")
	})
}
