package reconcile_test

import (
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/reconcile"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// The portal was not told that papers were awaited for a week, so that it holds a
// dossier for late that the department finished in time.
func Example() {
	r, _ := reconcile.New(reconcile.Options{AsOf: form.MustParseDay("2025-06-30"), Points: indicator.MustFigure(20)})
	d := onestop.Dossier{
		Body: "H26.12", Status: onestop.Returned, Received: schedule.MustParseMoment("2025-06-02"),
		Appointment: schedule.MustParseMoment("2025-06-10"), Finished: schedule.MustParseMoment("2025-06-17"),
	}
	_ = r.Theirs("H26.12-250602-0001", onestop.Revision{}, &d)
	d.Supplements = []onestop.Supplement{{Requested: schedule.MustParseMoment("2025-06-04"), Completed: schedule.MustParseMoment("2025-06-11")}}
	_ = r.Ours("H26.12-250602-0001", onestop.Revision{}, &d)

	report := r.Report()
	fmt.Println(report.Ours, report.Theirs)
	for _, d := range report.Differences {
		fmt.Println(d.Code, d.Cause, d.Ours, d.Theirs, d.Points)
		fmt.Println(d.Reason[form.English])
	}
	// Output:
	// 1 / 1 0 / 1
	// H26.12-250602-0001 pause-unknown-there done-on-time done-late 20
	// the other register does not know of all the citizen's time (requests for papers: 0 instead of 1)
}
