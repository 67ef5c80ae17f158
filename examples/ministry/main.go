// Ministry is a ministry that follows its plan: from the task table of the
// document to the report of the month and the calendar of a department. See
// README.md.
package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

var (
	//go:embed departments.csv
	departmentsCSV []byte
	// The task table of the document, as it comes out of a spreadsheet.
	//go:embed tasks.csv
	tasksCSV []byte
)

const (
	vi               = form.Vietnamese
	ministry         = body.ID("G99")
	office   body.ID = "G99.01" // Văn phòng Bộ, whose calendar is written
)

// The plan, but for its tasks: what its table does not say.
var document = plan.Plan{
	Number: "99/KH-BVD", Title: "Kế hoạch kiểm soát thủ tục hành chính từ quý II năm 2025 (ví dụ)", Issuer: "Bộ Ví Dụ",
	Date: form.MustParseDay("2025-03-28"),
	From: form.MustParseDay("2025-04-01"), To: form.MustParseDay("2025-12-31"),
}

// What a person answered to the doubts about the table, by row and column.
var settled = []struct {
	row           int
	column, value string
}{
	{3, "Phối hợp", "Vụ Pháp chế"},
	{4, "Thời gian", "Ngày 30/6/2025"},
}

// Who works on which task: the table says "Bộ Ví Dụ" throughout.
var assigned = map[plan.TaskID][]string{
	"1": {"Văn phòng Bộ"},
	"2": {"Cục Cấp phép"},
	"3": {"Văn phòng Bộ"},
	"4": {"Cục Cấp phép", "Cục Kiểm định"},
	"5": {"Văn phòng Bộ"},
	"6": {"Trung tâm Công nghệ số"},
}

// What happened in the second quarter, in the order of recording.
var quarter = []plan.Event{
	{Obligation: "99/KH-BVD#1#van-phong-bo#2025-04", Type: plan.EventDone, Day: form.MustParseDay("2025-04-25"), Document: "41/BC-VPB"},
	{Obligation: "99/KH-BVD#2#cuc-cap-phep#2025-05-14", Type: plan.EventStarted, Day: form.MustParseDay("2025-05-05")},
	{Obligation: "99/KH-BVD#2#cuc-cap-phep#2025-05-14", Type: plan.EventDone, Day: form.MustParseDay("2025-05-20"), Document: "12/TTr-CCP"},
	{Obligation: "99/KH-BVD#1#van-phong-bo#2025-05", Type: plan.EventDone, Day: form.MustParseDay("2025-05-30"), Document: "52/BC-VPB"},
	{Obligation: "99/KH-BVD#3#van-phong-bo#2025-06-30", Type: plan.EventExtended, Day: form.MustParseDay("2025-06-20"), By: "Văn phòng Bộ",
		Due: form.MustParseDay("2025-07-31"), Note: "chờ ý kiến các đơn vị", Document: "61/VPB"},
	{Obligation: "99/KH-BVD#3#van-phong-bo#2025-06-30", Type: plan.EventExtended, Day: form.MustParseDay("2025-06-23"), By: "Bộ Ví Dụ",
		Due: form.MustParseDay("2025-07-31"), Note: "chờ ý kiến các đơn vị", Document: "620/BVD-VP"},
	{Obligation: "99/KH-BVD#4#cuc-cap-phep#2025-06-30", Type: plan.EventDone, Day: form.MustParseDay("2025-06-26"), Document: "18/BC-CCP"},
}

func main() {
	log.SetFlags(0)
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer) error {
	fmt.Fprintln(w, "1. ĐƠN VỊ CỦA BỘ · the departments")
	data, err := units.ReadCSV(bytes.NewReader(departmentsCSV), units.Options{})
	if err != nil {
		return err
	}
	bodies, err := body.Vietnam().With(data)
	if err != nil {
		return err
	}
	for _, b := range bodies.Under(ministry, body.ClassesOf(body.Unit), document.From) {
		fmt.Fprintf(w, "   %s  %s\n", b.ID(), b.Name(document.From))
	}

	fmt.Fprintln(w, "\n2. BẢNG NHIỆM VỤ · the task table, its doubts and what settles them")
	draft, err := readTable(w, bodies)
	if err != nil {
		return err
	}

	fmt.Fprintln(w, "\n3. GIAO VIỆC · who does what")
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i := range draft.Tasks {
		task := &draft.Tasks[i]
		task.Leads = assigned[task.ID]
		fmt.Fprintf(columns, "   %s. %s\t%s\t%s\n", task.ID, task.Title, phrase.Format(task.Time.Rule), strings.Join(task.Leads, ", "))
	}
	columns.Flush()
	p, err := plan.New(draft)
	if err != nil {
		return err
	}

	fmt.Fprintln(w, "\n4. QUÝ II · a quarter of progress, as it came in, and how things stand after it")
	all := plan.ObligationQuery{Bodies: bodies}
	progress, err := record(w, p, all)
	if err != nil {
		return err
	}
	fmt.Fprintln(w)
	quarter := schedule.MustParsePeriod("2025-Q2").Span()
	query := plan.DueQuery{ObligationQuery: all, AsOf: quarter.Last()}
	query.Span = quarter
	for row := range p.Due(progress, query) {
		fmt.Fprintf(columns, "   %s. %s\t%s\t%s\t%s\n", row.Task, row.Title, row.Body, row.Due, row.Status.Text(vi))
	}
	columns.Flush()

	fmt.Fprintln(w, "\n5. BÁO CÁO THÁNG 6/2025 · the monthly report, one table for the page and the files")
	header, rows := p.Report(progress, plan.ReportQuery{ObligationQuery: all, Period: schedule.MustParsePeriod("2025-06")}).Table(vi, share)
	report := append([][]string{header}, rows...)
	for _, row := range report {
		fmt.Fprintln(columns, "   "+strings.Join(row, "\t"))
	}
	columns.Flush()

	fmt.Fprintf(w, "\n6. TỆP · files in the folder %s below that for temporary files\n", folder)
	return writeFiles(w, p, progress, all, report)
}

// share is the share of what was due that is done, in per cent, as the
// Government's reports round it.
func share(done, due int) string {
	f, ok := indicator.MustRatio(int64(done), int64(due)).Percent(2, indicator.Truncate)
	if !ok {
		return ""
	}
	return f.String()
}

// readTable reads the task table, settles its doubts and reads it again.
func readTable(w io.Writer, bodies *body.Registry) (plan.Plan, error) {
	cells, err := csv.NewReader(bytes.NewReader(tasksCSV)).ReadAll()
	if err != nil {
		return plan.Plan{}, err
	}
	options := table.Options{Document: document, Year: 2025, Bodies: bodies}
	draft, doubts, err := table.Read(cells, options)
	if err != nil {
		return draft, err
	}
	for _, d := range doubts {
		fmt.Fprintf(w, "   dòng %d, cột %s: %s\n", d.Row, d.Column, d.Message(vi))
	}
	for _, s := range settled {
		column := slices.Index(cells[0], s.column)
		fmt.Fprintf(w, "   → %q sửa thành %q\n", cells[s.row-1][column], s.value)
		cells[s.row-1][column] = s.value
	}
	if draft, doubts, err = table.Read(cells, options); err != nil {
		return draft, err
	}
	fmt.Fprintf(w, "   %d nhiệm vụ, còn %d chỗ nghi vấn\n", len(draft.Tasks), len(doubts))
	return draft, nil
}

// record takes the events one by one, as they would come in, and says which
// are refused.
func record(w io.Writer, p *plan.Plan, q plan.ObligationQuery) (*plan.Progress, error) {
	var taken []plan.Event
	var progress *plan.Progress
	for i, e := range quarter {
		e.ID = fmt.Sprintf("q2-%02d", i+1)
		o, ok := p.Obligation(e.Obligation, q)
		if !ok {
			return nil, fmt.Errorf("không có phần việc %q", e.Obligation)
		}
		verdict := "đã ghi"
		if err := o.Admit(progress, e, e.Day); err != nil {
			verdict = "không nhận: " + form.Message(err, vi)
		} else if progress, err = plan.NewProgress(append(taken, e), plan.ProgressOptions{}); err != nil {
			return nil, err
		} else {
			taken = append(taken, e)
		}
		fmt.Fprintf(w, "   %s  việc %s, %s: %s; %s\n", e.Day, o.Task.ID, o.Named, e.Type.Text(vi), verdict)
	}
	return progress, nil
}
