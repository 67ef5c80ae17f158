package plans

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// recording is the flags of the command that records an event.
type recording struct {
	plan, obligation, kind, day       string
	document, by, note, due, corrects string
	to, inner                         string
	file                              string // that proves it
	data                              cli.Data
	cli.Dates
	cli.Bodies
}

func (p *program) recordCommand() *cobra.Command {
	var f recording
	c := &cobra.Command{
		Use:   "record --plan NUMBER|FILE --obligation ID --type TYPE --day DATE",
		Short: p.T("Ghi một sự kiện của một phần việc", "Record what happened to an obligation"),
		Long: p.T(`Ghi một sự kiện của một phần việc vào dữ liệu mà tthc serve, due và report cùng dùng, và in sự kiện đã ghi.
Đã ghi thì không sửa được: muốn sửa, ghi một sự kiện mới với --corrects. Cùng một sự kiện gửi lại chỉ được ghi một lần.`, `Records an event of an obligation in the database that tthc serve, due and report share, and prints it as it was recorded.
What is recorded is never edited: a correction is a new event with --corrects. The same event sent again stands once.`),
		Example: `  tthc record --plan 16/QĐ-TCTCCTTHC --obligation "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19" --type done --day 2024-03-18 --document 5/BC-TCT`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.record(c.Context(), p)
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.plan, "plan", "", p.T("số kế hoạch hoặc tệp kế hoạch", "number of a plan, or a plan file"))
	flags.StringVar(&f.obligation, "obligation", "", p.T("mã phần việc, như due --format json in", "id of an obligation, as due --format json prints it"))
	var types []string
	for _, t := range plan.EventTypes() {
		types = append(types, "“"+string(t)+"” ("+t.Text(p.Language())+")")
	}
	flags.StringVar(&f.kind, "type", "", strings.Join(types, ", "))
	flags.StringVar(&f.day, "day", "", p.T("ngày việc xảy ra", "the day on which it happened"))
	flags.StringVar(&f.document, "document", "", p.T("số văn bản chứng minh", "number of the document that proves it"))
	flags.StringVar(&f.by, "by", "", p.T("người hoặc đơn vị thực hiện", "who acted"))
	flags.StringVar(&f.note, "note", "", p.T("lý do hoặc ghi chú", "a reason or remark"))
	flags.StringVar(&f.due, "due", "", p.T("hạn mới, khi gia hạn, xin gia hạn hoặc giao xuống", "the new due day: of an extension, the asking for one, or what is given down"))
	flags.StringVar(&f.to, "to", "", p.T("giao xuống cho ai: mã cơ quan, hoặc tên", "to whom a part is given down: a body's identifier, or a name"))
	flags.StringVar(&f.inner, "inner", "", p.T("sự kiện là của phần đã giao xuống có mã này, như tthc path in", "the event is of the part given down that has this id, as tthc path prints it"))
	flags.StringVar(&f.corrects, "corrects", "", p.T("mã sự kiện được thay hoặc rút lại", "the event that this one replaces or takes back"))
	flags.StringVar(&f.file, "attach", "", p.T("tệp chứng minh, đính kèm vào phần việc: PDF, DOCX, XLSX, JPEG, PNG, TXT, nhiều nhất 20 MB", "a file that proves it, attached to the obligation: PDF, DOCX, XLSX, JPEG, PNG, TXT, at most 20 MB"))
	f.data.Add(p.Program, c)
	f.Dates.Add(p.Program, c)
	f.Bodies.Add(p.Program, c)
	return c
}

// event is the event that the flags name. What is missing is told together.
func (f *recording) event() (e plan.Event, err error) {
	var vi, en []string
	for _, needed := range []struct{ flag, value string }{{"--obligation", f.obligation}, {"--type", f.kind}, {"--day", f.day}} {
		if needed.value == "" {
			vi, en = append(vi, needed.flag+": thiếu"), append(en, needed.flag+": is missing")
		}
	}
	if len(vi) > 0 {
		return e, cli.Failure(2, cli.Text(strings.Join(vi, "\n"), strings.Join(en, "\n")))
	}
	e = plan.Event{Obligation: plan.ObligationID(f.obligation), Type: plan.EventType(f.kind), By: strings.TrimSpace(f.by),
		Note: strings.TrimSpace(f.note), Document: strings.TrimSpace(f.document), Corrects: f.corrects, To: strings.TrimSpace(f.to), Inner: f.inner}
	for _, day := range []struct {
		flag, text string
		to         *form.Day
	}{{"--day", f.day, &e.Day}, {"--due", f.due, &e.Due}} {
		if day.text == "" {
			continue
		}
		if *day.to, err = form.ParseDay(day.text); err != nil {
			return e, cli.BadFlag(day.flag, err)
		}
	}
	e.ID, err = contentID(e)
	return e, err
}

// contentID names an event by what it says, since no flag does: whoever sends
// the same again, after an answer that was lost, sends the same event.
func contentID(e plan.Event) (string, error) {
	words := []string{"tthc record", string(e.Obligation), string(e.Type), e.Day.String(), e.By, e.Note, e.Document, e.Due.String(), e.Corrects}
	if e.To != "" || e.Inner != "" { // so that what has neither keeps the name that it had
		words = append(words, e.To, e.Inner)
	}
	said, err := json.Marshal(words)
	if err != nil {
		return "", err
	}
	return uuid.NewSHA1(uuid.NameSpaceURL, said).String(), nil
}

func (f *recording) record(ctx context.Context, p *program) error {
	e, err := f.event()
	if err != nil {
		return err
	}
	o, err := served(&f.Bodies, &f.Dates)
	if err != nil {
		return err
	}
	if store.Exists(f.data.Place) {
		if o.Store, err = store.Open(ctx, f.data.Place); err != nil {
			return cli.BadFlag("--data", err)
		}
	}
	if o.Store != nil {
		defer o.Store.Close()
	}
	known, err := ledger.New(o).At(ctx)
	if err != nil {
		return err
	}
	pl, err := findPlan(known, f.plan)
	if err != nil {
		return err
	}
	if found, err := known.Plan(pl.Number); err != nil || found != pl { // it is in a file
		o.Plans = append([]*plan.Plan{pl}, slices.DeleteFunc(o.Plans, func(p *plan.Plan) bool { return p.Number == pl.Number })...)
		if known, err = ledger.New(o).At(ctx); err != nil {
			return err
		}
	}
	// Nothing is made for what cannot be recorded anywhere.
	if e.Obligation.Plan() != pl.Number {
		return refusal(ledger.UnknownObligation(e.Obligation))
	}
	if _, err := known.Obligation(e.Obligation); err != nil {
		return refusal(err)
	}
	if err := e.Check(); err != nil {
		return refusal(ledger.Refused(err))
	}
	if o.Store == nil {
		if o.Store, err = store.Open(ctx, f.data.Place); err != nil {
			return cli.BadFlag("--data", err)
		}
		defer o.Store.Close()
	}
	l := ledger.New(o)
	recorded, added, err := f.recorded(ctx, l, e)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(p.Out) // on one line, as in an event file
	enc.SetEscapeHTML(false)
	if err := enc.Encode(recorded); err != nil || added {
		return err
	}
	if known, err = l.At(ctx); err != nil {
		return err
	}
	progress, err := known.Progress(ctx, pl)
	if err == nil && progress.TakenBack(recorded.Event) {
		p.Tell(p.Language().Pick("sự kiện này đã ghi trước đây và đã bị rút lại, nên không được tính; muốn tính lại, hãy rút lại sự kiện đã rút nó",
			"this event was recorded before and taken back, so it does not count; to make it count again, take back the event that took it back"))
	}
	return err
}

// refusal is what the ledger refused, said of the flags: a line each.
func refusal(err error) error {
	var e *form.Error
	if err == nil {
		return nil
	}
	if errors.As(err, &e) && e.Code == ledger.ObligationUnknown {
		return cli.Failure(1, cli.Text("--obligation: "+e.Message(form.Vietnamese), "--obligation: "+e.Message(form.English)))
	}
	if e == nil || e.Code != ledger.EventRefused {
		return err
	}
	var vi, en []string
	for _, f := range form.All(e.Cause) {
		here := *f
		if here.Path != "" {
			here.Path = "--" + here.Path
		}
		vi, en = append(vi, here.Message(form.Vietnamese)), append(en, here.Message(form.English))
	}
	return cli.Failure(2, cli.Text(strings.Join(vi, "\n"), strings.Join(en, "\n")))
}
