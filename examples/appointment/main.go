// Appointment is a one-stop desk that gives citizens the return dates of their
// dossiers, and can say why each is what it is. See README.md.
package main

import (
	_ "embed"
	"fmt"
	"io"
	"iter"
	"log"
	"os"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func main() {
	log.SetFlags(0)
	if err := desk(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// A dossier as the desk's own register keeps it.
type dossier struct {
	code  string
	clock schedule.Clock
}

// register is what the desk has open; the library asks it for its clocks.
type register []dossier

func (r register) clocks() iter.Seq2[string, schedule.Clock] {
	return func(yield func(string, schedule.Clock) bool) {
		for _, d := range r {
			if !yield(d.code, d.clock) {
				return
			}
		}
	}
}

// The notice that a host is sent one day, as a file in the documented form.
//
//go:embed notice2028.json
var notice2028 []byte

// desk gives the appointments of one desk, question by question.
func desk(w io.Writer) error {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	if err := supplement(w, counter); err != nil {
		return err
	}
	fmt.Fprintln(w, "\n2. QUA TẾT BÍNH NGỌ 2026 · over the Lunar New Year")
	_, err := appointment(w, counter, "Nhận thứ Năm 12/2/2026, 5 ngày làm việc", "2026-02-12T09:15", 5)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "\n3. HẠN RƠI VÀO NĂM CHƯA CÓ THÔNG BÁO NGHỈ TẾT · a year that is not official yet")
	projected, err := appointment(w, counter, "Nhận thứ Hai 27/12/2027, 20 ngày làm việc", "2027-12-27T10:05", 20)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "\n4. THÔNG BÁO ĐẾN SAU LÀM DỜI NHỮNG HẸN NÀO · what a later notice moves")
	if err := swapped(w, counter); err != nil {
		return err
	}
	return announced(w, register{{"H26-271227-0011", projected}})
}

// appointment starts the clock of a dossier and prints its slip.
func appointment(w io.Writer, counter *schedule.Counter, heading, received string, workingDays int) (schedule.Clock, error) {
	clock, err := counter.Start(schedule.MustParseMoment(received), schedule.NewTerm(workingDays, schedule.WorkingDays))
	if err != nil {
		return clock, err
	}
	return clock, slip(w, heading, clock)
}

// supplement is a dossier that waits for its citizen, with the usual hours and
// at a desk whose rules say that what comes in after 15:00 counts as received on
// the next working day.
func supplement(w io.Writer, counter *schedule.Counter) error {
	fmt.Fprintln(w, "1. HỒ SƠ NHẬN 15:40 THỨ SÁU 25/4/2025, 5 NGÀY LÀM VIỆC · received on a Friday afternoon")
	const received = "2025-04-25T15:40"
	clock, err := appointment(w, counter, "Phiếu hẹn trả (the slip)", received, 5)
	if err != nil {
		return err
	}
	wait := func(clock schedule.Clock) (schedule.Clock, error) {
		from, until := schedule.MustParseMoment("2025-05-05"), schedule.MustParseMoment("2025-05-07")
		return clock.Pause(from, until, schedule.ForCitizen, "bổ sung bản sao giấy chứng nhận")
	}
	if clock, err = wait(clock); err != nil {
		return err
	}
	if err := slip(w, "Chờ công dân bổ sung hồ sơ từ 5/5 đến 7/5 (waiting for a supplement)", clock); err != nil {
		return err
	}

	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	if err != nil {
		return err
	}
	withCutOff := schedule.MustCounter(schedule.CounterOptions{Hours: hours})
	if clock, err = withCutOff.Start(schedule.MustParseMoment(received), schedule.NewTerm(5, schedule.WorkingDays)); err != nil {
		return err
	}
	if clock, err = wait(clock); err != nil {
		return err
	}
	return slip(w, "Như trên, nơi tiếp nhận tính giờ chốt 15:00 (with a cut-off of receipt)", clock)
}

// swapped shows which appointments moved when the state swapped a working day
// with a day off, the day after the last of them was given.
func swapped(w io.Writer, counter *schedule.Counter) error {
	fmt.Fprintln(w, "\n   Hẹn đã cấp ngày 24/12/2025; hôm sau có văn bản hoán đổi ngày 2/1/2026 (a real one)")
	var open register
	for _, d := range []struct{ code, received string }{
		{"H26-251217-0007", "2025-12-17T08:30"},
		{"H26-251222-0031", "2025-12-22T14:10"},
		{"H26-251224-0002", "2025-12-24T07:55"},
	} {
		clock, err := counter.Start(schedule.MustParseMoment(d.received), schedule.NewTerm(10, schedule.WorkingDays))
		if err != nil {
			return err
		}
		open = append(open, dossier{d.code, clock})
	}
	now := calendar.Vietnam()
	return moved(w, open, now.KnownOn(form.MustParseDay("2025-12-24")), now)
}

// announced shows which appointments a notice would move that is in a file and
// in no catalogue.
func announced(w io.Writer, open register) error {
	fmt.Fprintln(w, "\n   Hồ sơ ở mục 3, nếu thông báo (giả định) trong notice2028.json được ban hành (a made-up one)")
	notices, err := calendar.ReadNotices(notice2028)
	if err != nil {
		return err
	}
	now := calendar.Vietnam()
	after, err := now.With(notices...)
	if err != nil {
		return err
	}
	return moved(w, open, now, after)
}

// slip prints the return date with its derivation, as a citizen may ask for it.
func slip(w io.Writer, heading string, clock schedule.Clock) error {
	due := clock.Due()
	fmt.Fprintf(w, "\n   %s\n", heading)
	fmt.Fprintf(w, "   Hẹn trả: %s (%s)\n", due.At, due.State.Text(form.Vietnamese))
	why, err := clock.Explain(form.Vietnamese, schedule.Moment{})
	if err != nil {
		return err
	}
	for _, line := range why.Lines() {
		fmt.Fprintln(w, "     ", line)
	}
	return nil
}

// moved prints which of the open dossiers a change of the calendar moves.
func moved(w io.Writer, open register, before, after *calendar.Calendar) error {
	n := 0
	for m, err := range schedule.Moved(open.clocks(), before, after) {
		if err != nil {
			return err
		}
		n++
		fmt.Fprintf(w, "     %s: %s (%s) → %s (%s)\n", m.ID, m.Before.At, m.Before.State.Text(form.Vietnamese),
			m.After.At, m.After.State.Text(form.Vietnamese))
		for _, change := range m.Because {
			fmt.Fprintln(w, "       vì", change.Text(form.Vietnamese))
		}
	}
	fmt.Fprintf(w, "     %d hồ sơ dời hẹn, %d giữ nguyên (moved, kept)\n", n, len(open)-n)
	return nil
}
