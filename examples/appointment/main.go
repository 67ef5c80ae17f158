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

func desk(w io.Writer) error {
	counter := schedule.MustCounter(schedule.CounterOptions{})

	// A desk whose rules say that what comes in after 15:00 counts as received
	// on the next working day.
	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	if err != nil {
		return err
	}
	withCutOff := schedule.MustCounter(schedule.CounterOptions{Hours: hours})

	fmt.Fprintln(w, "1. HỒ SƠ NHẬN 15:40 THỨ SÁU 25/4/2025, 5 NGÀY LÀM VIỆC · received on a Friday afternoon")
	received := schedule.MustParseMoment("2025-04-25T15:40")
	fiveDays := schedule.NewTerm(5, schedule.WorkingDays)
	clock, err := counter.Start(received, fiveDays)
	if err != nil {
		return err
	}
	if err := slip(w, "Phiếu hẹn trả (the slip)", clock); err != nil {
		return err
	}

	from, until := schedule.MustParseMoment("2025-05-05"), schedule.MustParseMoment("2025-05-07")
	const reason = "bổ sung bản sao giấy chứng nhận"
	if clock, err = clock.Pause(from, until, schedule.ForCitizen, reason); err != nil {
		return err
	}
	if err := slip(w, "Chờ công dân bổ sung hồ sơ từ 5/5 đến 7/5 (waiting for a supplement)", clock); err != nil {
		return err
	}

	if clock, err = withCutOff.Start(received, fiveDays); err != nil {
		return err
	}
	if clock, err = clock.Pause(from, until, schedule.ForCitizen, reason); err != nil {
		return err
	}
	if err := slip(w, "Như trên, nơi tiếp nhận tính giờ chốt 15:00 (with a cut-off of receipt)", clock); err != nil {
		return err
	}

	fmt.Fprintln(w, "\n2. QUA TẾT BÍNH NGỌ 2026 · over the Lunar New Year")
	tet, err := counter.Start(schedule.MustParseMoment("2026-02-12T09:15"), fiveDays)
	if err != nil {
		return err
	}
	if err := slip(w, "Nhận thứ Năm 12/2/2026, 5 ngày làm việc", tet); err != nil {
		return err
	}

	fmt.Fprintln(w, "\n3. HẠN RƠI VÀO NĂM CHƯA CÓ THÔNG BÁO NGHỈ TẾT · a year that is not official yet")
	projected, err := counter.Start(schedule.MustParseMoment("2027-12-27T10:05"), schedule.NewTerm(20, schedule.WorkingDays))
	if err != nil {
		return err
	}
	if err := slip(w, "Nhận thứ Hai 27/12/2027, 20 ngày làm việc", projected); err != nil {
		return err
	}

	fmt.Fprintln(w, "\n4. THÔNG BÁO ĐẾN SAU LÀM DỜI NHỮNG HẸN NÀO · what a later notice moves")
	fmt.Fprintln(w, "\n   Hẹn đã cấp ngày 24/12/2025; hôm sau có văn bản hoán đổi ngày 2/1/2026 (a real one)")
	var desk register
	for _, d := range []struct{ code, received string }{
		{"H26-251217-0007", "2025-12-17T08:30"},
		{"H26-251222-0031", "2025-12-22T14:10"},
		{"H26-251224-0002", "2025-12-24T07:55"},
	} {
		clock, err := counter.Start(schedule.MustParseMoment(d.received), schedule.NewTerm(10, schedule.WorkingDays))
		if err != nil {
			return err
		}
		desk = append(desk, dossier{d.code, clock})
	}
	now := calendar.Vietnam()
	if err := moved(w, desk, now.KnownOn(form.MustParseDay("2025-12-24")), now); err != nil {
		return err
	}

	fmt.Fprintln(w, "\n   Hồ sơ ở mục 3, nếu thông báo (giả định) trong notice2028.json được ban hành (a made-up one)")
	notices, err := calendar.ReadNotices(notice2028)
	if err != nil {
		return err
	}
	after, err := now.With(notices...)
	if err != nil {
		return err
	}
	return moved(w, register{{"H26-271227-0011", projected}}, now, after)
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
