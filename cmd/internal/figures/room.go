// Package figures keeps what is counted: what was told of dossiers in registers,
// and what was observed of indicators in a ledger. Both are made of the log, and
// brought up to date by what came since whenever they are asked.
package figures

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused. The codes are the types of problems in the API.
const (
	DossierRefused  form.Code = "bad-dossier" // its cause says why
	DossierUnknown  form.Code = "unknown-dossier"
	CutOff          form.Code = "cut-off"   // what was sent broke off; what came before is recorded
	NothingRecorded form.Code = "read-only" // there is no store to record in
)

// What is said of rows.
const (
	CodeForm form.Code = "code.form" // the code of a dossier that cannot be a key
	RowsMost form.Code = "rows.most" // more than are taken whole or not at all
)

var texts = form.Texts{
	DossierUnknown:  {"chưa có hồ sơ {value}", "nothing was told of a dossier {value}"},
	CutOff:          {"nội dung bị ngắt sau {read} dòng; các dòng nhận trước đó đã ghi, hãy gửi lại tất cả: dòng đã ghi không bị đếm hai lần", "what was sent broke off after {read} rows; those before are recorded; send it all again: none is counted twice"},
	NothingRecorded: {"ở đây không ghi nhận được", "nothing can be recorded here"},
	CodeForm:        {"mã hồ sơ dài quá {max} byte, có dấu # hoặc ký tự điều khiển", "the code of a dossier is longer than {max} bytes, or has a # or a control character"},
	RowsMost:        {"nhiều nhất {max} dòng khi ghi tất cả hoặc không ghi gì", "at most {max} rows are taken whole or not at all"},
	store.KeyReused: {"{value}: phiên bản này của hồ sơ đã ghi với nội dung khác; giữ nội dung đã nhận trước, hãy gửi lại với phiên bản mới hơn", "{value}: this revision of the dossier was recorded with other facts, which are kept; send it again with a newer revision"},
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
}

// New is a room.
func New(o Options) *Room {
	r := &Room{options: o}
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
	_, err := r.Dossiers(ctx, schedule.CalendarWindow, func(Register) error { return nil })
	return err
}

// Keep writes the snapshots that are worth it.
func (r *Room) Keep() (err error) {
	for _, one := range r.registers {
		err = errors.Join(err, one.keep())
	}
	return err
}

// looked is how far a projection has come.
type looked struct {
	mu   sync.Mutex
	end  store.Mark // of the log, when it was looked at last
	last header     // the last fact that is in it
}
