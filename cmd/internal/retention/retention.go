// Package retention says how long what is personal is kept, finds what is due, and erases
// it.
//
// # What the law says
//
// Personal data are deleted when the purpose that they are processed for is fulfilled,
// and when a time of keeping that the law sets is over (Law 91/2025/QH15 on the
// protection of personal data, article 14.1 b and c, in force since 1 January 2026). For
// petitions it names no number of years, and no other text that we could read does:
// records of a body are kept by the list that its archives have (Law 33/2024/QH15 on
// archives). So a body says how long by a setting, with its own list behind it; by
// default nothing is erased by itself.
//
// # What is kept how long
//
// What somebody wrote in a petition, who they are, and what is attached to it: as long
// as the setting says after the last thing that happened to it, and to the one that it is
// answered with, while both are closed. It goes as by a person who erases it: counts,
// days and links of the log stay, and what was published with its masks.
//
// Of other things no setting is needed. A session is kept until it ends; what is owed to
// other systems until they have it; an upload that was not attached for two hours. Who
// read what, and was denied what, is part of the log, which would not fit its links
// without: it names persons by identifiers alone, and is kept as long as the log.
package retention

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/rounds"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// TermForm is the refusal of what is no time of keeping.
const TermForm form.Code = "retention.term"

var texts = form.Texts{
	TermForm: {"{value} không phải thời hạn lưu giữ; hãy viết như 5y (năm), 18m (tháng) hoặc 90d (ngày)", "{value} is no time of keeping; write 5y (years), 18m (months) or 90d (days)"},
}

// Term is how long something is kept. The zero Term is for ever.
type Term struct {
	n    int
	unit byte
}

var units = map[byte]form.Text{'y': {"năm", "years"}, 'm': {"tháng", "months"}, 'd': {"ngày", "days"}}

// ParseTerm reads a time of keeping, such as 5y; the empty text is for ever.
func ParseTerm(s string) (t Term, err error) {
	if s == "" {
		return t, nil
	}
	unit := s[len(s)-1]
	n, err := strconv.Atoi(s[:len(s)-1])
	if _, known := units[unit]; !known || err != nil || n < 1 || n > 36_500 || strings.HasPrefix(s, "+") {
		return t, texts.Error(form.Error{Code: TermForm, Value: s})
	}
	return Term{n, unit}, nil
}

func (t Term) String() string {
	if t.IsZero() {
		return ""
	}
	return strconv.Itoa(t.n) + string(t.unit)
}

// In is the term in words.
func (t Term) In(l form.Language) string {
	if t.IsZero() {
		return l.Pick("mãi mãi", "for ever")
	}
	return strconv.Itoa(t.n) + " " + units[t.unit].In(l)
}

// IsZero says that something is kept for ever.
func (t Term) IsZero() bool { return t.n == 0 }

// Last is the last day on which something is kept that ended on a day: the same day of
// the month, or the last of a month that has none such.
func (t Term) Last(ended form.Day) form.Day {
	if t.unit == 'd' {
		return ended + form.Day(t.n)
	}
	months := t.n
	if t.unit == 'y' {
		months *= 12
	}
	month := form.NewDay(ended.Year(), ended.Month(), 1).AddDate(0, months, 0)
	return min(month+form.Day(ended.Day()-1), month.LastOfMonth())
}

// Due is a petition of which what was written is kept no longer.
type Due struct {
	Petition petition.Code
	Ended    form.Day // when the last thing happened to it
	Last     form.Day // on which it is kept
}

// Reason is why it is erased, as it is recorded.
func (d Due) Reason(t Term) string {
	return "hết thời hạn lưu giữ " + t.In(form.Vietnamese) + " kể từ ngày " + d.Ended.In(form.Vietnamese) + "; Luật 91/2025/QH15, khoản 1 Điều 14"
}

// Identities is the petitions that are due on a day, in order of code. What was erased
// before is not, nor what is not sealed, which cannot be.
func Identities(v *casebook.View, t Term, on form.Day) (list []Due) {
	if t.IsZero() {
		return nil
	}
	for pet := range v.Petitions(on) {
		if d, ok := dueOf(v, pet, t, on); ok {
			list = append(list, d)
		}
	}
	return list
}

func dueOf(v *casebook.View, pet petition.Petition, t Term, on form.Day) (d Due, ok bool) {
	if !pet.IsClosed() || v.Erased(pet.Code()) != nil || !v.IsSealed(pet.Code()) {
		return d, false
	}
	d = Due{Petition: pet.Code(), Ended: pet.Last().At.Day()}
	if main, linked := pet.Main(); linked {
		d.Ended = max(d.Ended, v.Find(main).Last().At.Day())
	}
	d.Last = t.Last(d.Ended)
	return d, d.Last < on
}

// Erase erases what is due on a day, and says what that was. Each is looked at once more
// as it is erased: one that was opened again meanwhile stays.
func Erase(ctx context.Context, book *casebook.Book, t Term, on form.Day) (gone []Due, err error) {
	if t.IsZero() {
		return nil, nil
	}
	v, err := book.At(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range Identities(v, t, on) {
		_, added, err := book.EraseWhere(ctx, d.Petition, d.Reason(t), func(v *casebook.View) bool {
			pet, err := v.Petition(d.Petition, on)
			if err != nil {
				return false
			}
			_, due := dueOf(v, pet, t, on)
			return due
		})
		if err != nil {
			return gone, err
		}
		if added {
			gone = append(gone, d)
		}
	}
	return gone, nil
}

// each is how often a server erases what is due.
const each = 24 * time.Hour

// Daily erases what is due now and each day, and takes away the sessions that have
// ended, until it is stopped.
func Daily(ctx context.Context, l *ledger.Ledger, book *casebook.Book, t Term, log *slog.Logger) (stop func()) {
	return rounds.Each(ctx, each, func(ctx context.Context) {
		gone, err := Erase(ctx, book, t, l.Today())
		if len(gone) > 0 {
			log.InfoContext(ctx, "petitions were erased whose time of keeping is over", "petitions", len(gone))
		}
		if err = errors.Join(err, l.Store().Sessions().Sweep(ctx, l.Now())); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "what is kept no longer was not erased", "error", err)
		}
	})
}
