// Package figures keeps what is counted: what was told of dossiers in registers,
// and what was observed of indicators in a ledger. Both are made of the log, and
// brought up to date by what came since whenever they are asked.
package figures

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused. The codes are the types of problems in the API.
const (
	DossierRefused     form.Code = "bad-dossier" // its cause says why
	DossierUnknown     form.Code = "unknown-dossier"
	ObservationRefused form.Code = "bad-observation" // its cause says why

	PeriodOpen      form.Code = "period.open" // its days are not over on the day of publishing
	CutOff          form.Code = "cut-off"     // what was sent broke off; what came before is recorded
	Incomplete      form.Code = "incomplete"  // the same of what is taken whole or not at all
	NothingRecorded form.Code = "read-only"   // there is no store to record in
)

// What is said of rows.
const (
	KeyForm          form.Code = "key.form"          // what cannot be a part of a key
	IndicatorUnknown form.Code = "indicator.unknown" // of no published set
	RowsMost         form.Code = "rows.most"         // more than are taken whole or not at all
)

var texts = form.Texts{
	DossierUnknown:   {"chưa có hồ sơ {value}", "nothing was told of a dossier {value}"},
	CutOff:           {"nội dung bị ngắt sau {read} dòng; các dòng nhận trước đó đã ghi, hãy gửi lại tất cả: dòng đã ghi không bị đếm hai lần", "what was sent broke off after {read} rows; those before are recorded; send it all again: none is counted twice"},
	Incomplete:       {"chưa nhận được hết nội dung, chưa ghi nhận gì; gửi lại tất cả là an toàn", "the content did not arrive whole, and nothing was recorded; sending it all again is safe"},
	PeriodOpen:       {"kỳ {period} kéo dài đến hết ngày {last}; chỉ chốt số liệu từ ngày đó", "the period {period} lasts until the end of {last}; its figures are closed on that day or later"},
	NothingRecorded:  {"ở đây không ghi nhận được", "nothing can be recorded here"},
	KeyForm:          {"dài quá {max} byte, có dấu # hoặc ký tự không nhìn thấy", "it is longer than {max} bytes, or has a # or a character that nobody sees"},
	IndicatorUnknown: {"không có chỉ số này trong các bộ chỉ số đã công bố", "no published set has this indicator"},
	RowsMost:         {"nhiều nhất {max} dòng khi ghi tất cả hoặc không ghi gì", "at most {max} rows are taken whole or not at all"},
	store.KeyReused:  {"{value}: đã ghi với nội dung khác, và giữ nội dung đó; hãy gửi lại với phiên bản hoặc ngày ghi mới hơn", "{value}: it was recorded with another content, which is kept; send it again with a newer revision or day of recording"},
}

// Options is what a room is made of.
type Options struct {
	Store     *store.Store // nil: nothing is recorded
	Now       func() time.Time
	Snapshots string // the folder for what was made of the log; empty: none is kept
}

// Room is the figures of a server. It may be used by many goroutines at once.
type Room struct {
	options   Options
	registers [schedule.Decree09Window + 1]*register
	book      *book
}

// New is a room.
func New(o Options) *Room {
	r := &Room{options: o}
	r.book = &book{room: r}
	for w := range r.registers {
		r.registers[w] = &register{room: r, window: schedule.Window(w)}
	}
	return r
}

// Today is the day in Vietnam.
func (r *Room) today() form.Day { return calendar.DayAt(r.options.Now()) }

// now is the instant at which something is recorded, as it is written.
func (r *Room) now() string {
	return r.options.Now().In(calendar.Zone()).Format("2006-01-02T15:04:05.000Z07:00")
}

// Ready reads what was recorded before anybody asks for it.
func (r *Room) Ready(ctx context.Context) error {
	_, err := r.Basis(ctx, Question{From: FromBoth})
	return err
}

// Keep writes the snapshots that are worth it.
func (r *Room) Keep() (err error) {
	for _, one := range r.registers {
		err = errors.Join(err, one.keep())
	}
	return errors.Join(err, r.book.keep())
}

// looked is how far a projection has come.
type looked struct {
	mu   sync.Mutex
	end  store.Mark // of the log, when it was looked at last
	last header     // the last fact that is in it

	reached atomic.Int64 // end, for who does not wait
}

// Reached is how far the log was read: by the register of dossiers that calendar days
// are counted in, and by the book of observations.
func (r *Room) Reached() (dossiers, observations store.Mark) {
	return store.Mark(r.registers[schedule.CalendarWindow].reached.Load()), store.Mark(r.book.reached.Load())
}
