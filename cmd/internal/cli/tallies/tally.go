package tallies

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/intake"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

type tallyFlags struct {
	dossiers, window, grain, asOf string
	shards                        int
	unique                        bool
	refusals                      intake.Refusals
	bodies                        cli.Bodies
	as                            cli.Answering
}

// read checks the flags, and says how to count and what to report.
func (f *tallyFlags) read(p *program) (t *tallying, report onestop.Report, err error) {
	if f.dossiers == "" {
		return nil, report, cli.Usage("--dossiers: thiếu tệp hồ sơ, hoặc - cho đầu vào chuẩn", "--dossiers: the file is missing, or - for standard input")
	}
	window, err := schedule.ParseWindow(f.window)
	if err != nil {
		return nil, report, cli.BadFlag("--window", err)
	}
	grains := map[string]schedule.Grain{"month": schedule.GrainMonth, "quarter": schedule.GrainQuarter, "half": schedule.GrainHalfYear, "year": schedule.GrainYear}
	report.Grain = grains[f.grain]
	if report.Grain == 0 {
		return nil, report, cli.Usage("--grain: %q không phải là month, quarter, half hoặc year", "--grain: %q is not month, quarter, half or year", f.grain)
	}
	if f.asOf != "" {
		if report.AsOf, err = form.ParseDay(f.asOf); err != nil {
			return nil, report, cli.BadFlag("--as-of", err)
		}
	}
	if f.shards < 1 || f.shards > 256 {
		return nil, report, cli.Usage("--shards: cần từ 1 đến 256", "--shards: 1 to 256 are needed")
	}
	t = &tallying{p: p, options: onestop.Options{Window: window}, unique: f.unique, name: f.dossiers, refusals: &f.refusals, watch: intake.NewWatch(p.Program)}
	if t.today, err = p.AsOf(""); err != nil {
		return nil, report, err
	}
	t.today = max(t.today, report.AsOf)
	return t, report, nil
}

// registry is that of --bodies; nil without, since to build it takes longer than
// to count many a file.
func (f *tallyFlags) registry() (*body.Registry, error) {
	if !f.bodies.Given() {
		return nil, nil
	}
	return f.bodies.Registry()
}

func (p *program) tallyCommand() *cobra.Command {
	flags := tallyFlags{as: cli.Answering{Format: "csv"}, refusals: intake.Refusals{Program: p.Program}}
	c := &cobra.Command{
		Use:   "tally --dossiers FILE.csv|FILE.jsonl|-",
		Short: p.T("Đếm hồ sơ thành số liệu chỉ tiêu", "Dossiers into observations"),
		Long: p.T(`Đếm hồ sơ của hệ thống một cửa thành số liệu cho evaluate và score: CSV ra đầu ra
chuẩn, dòng bị từ chối kèm lý do ra đầu ra lỗi. Với --bodies, cơ quan không có
trong tệp ấy và trong danh mục sẵn có cũng được nêu ở đó.`, `Counts dossiers into observations for evaluate and score: CSV on standard
output, refused lines with their reasons on standard error. With --bodies, the
bodies that are neither in that file nor built in are named there too.`),
		Example: `  tthc tally --dossiers ho-so.csv > so-lieu.csv`,
		Args:    cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			t, report, err := flags.read(p)
			if err != nil {
				return err
			}
			registry, err := flags.registry()
			if err != nil {
				return err
			}
			if flags.refusals.To != "" {
				flags.shards = 1 // the lines in their order
			}
			counts, err := t.read(flags.dossiers, flags.shards)
			t.watch.End()
			if err != nil {
				t.refusals.Drop()
				return cli.Failure(2, cli.InFile(flags.dossiers, err))
			}
			if err := t.refusals.Tell(); err != nil {
				return cli.Failure(2, err)
			}
			observations, err := counts.Observations(onestop.Figures{Report: report, Missing: t.missing, Source: "tthc tally"})
			if err != nil {
				return cli.Failure(2, err)
			}
			if registry != nil {
				intake.SayUnknown(p.Program, flags.dossiers, counts.Unknown(registry))
			}
			if err := flags.as.Write(p.Program, p.answer(observations, flags.registry)); err != nil {
				return err
			}
			if t.refusals.N > 0 {
				return t.refusals.Failure(1, "%d dòng bị từ chối, các dòng khác đã đếm", "%d lines were refused, the others are counted")
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&flags.dossiers, "dossiers", "", p.T("tệp .csv, .xlsx hoặc .jsonl, - cho đầu vào chuẩn dạng CSV, XLSX", "the file, .csv, .xlsx or .jsonl; - reads CSV or XLSX"))
	f.IntVar(&flags.shards, "shards", runtime.NumCPU(), p.T("số phần đếm cùng lúc của một tệp", "parts of a file counted at once"))
	f.StringVar(&flags.window, "window", "calendar", p.T("calendar, hoặc decree09: kỳ từ ngày 15 đến ngày 14", "calendar, or decree09: periods from the 15th to the 14th"))
	f.StringVar(&flags.grain, "grain", "month", p.T("kỳ: month, quarter, half, year", "the periods"))
	f.StringVar(&flags.asOf, "as-of", "", p.T("hồ sơ đang giải quyết được xét đến ngày này, mặc định cuối mỗi kỳ", "dossiers in progress are judged on this day"))
	f.BoolVar(&flags.unique, "unique", false, p.T("mã hồ sơ trùng là lỗi; phải nhớ mọi mã", "a code that stands twice is refused; remembers the codes"))
	flags.refusals.Flag(c)
	flags.bodies.Add(p.Program, c)
	flags.as.Add(p.Program, c)
	return c
}

// tallying is one run over a file of dossiers.
type tallying struct {
	p       *program
	options onestop.Options
	unique  bool
	today   form.Day // nothing lies after it

	name     string // of the file
	refusals *intake.Refusals
	watch    *intake.Watch
	plain    bool        // the file is read as it is, without being mended
	again    atomic.Bool // a row of it has to be mended

	mu      sync.Mutex
	missing onestop.Field
	broken  error // of looking for the number of a line

	doubled map[int]int    // with unique: lines whose code stood before, and where it stood first
	codes   map[string]int // of a source that is read only once: the line of each
}

// counted is a tally, or a register where the file has revisions.
type counted interface {
	Observations(onestop.Figures) ([]indicator.Observation, error)
	Unknown(*body.Registry) []body.ID
}

// opener is the reader of a form of dossiers.
type opener func(io.Reader) (*onestop.Rows, error)

func readJSON(r io.Reader) (*onestop.Rows, error) { return onestop.ReadJSON(r), nil }

func (t *tallying) read(name string, shards int) (counted, error) {
	t.missing = (*onestop.Rows)(nil).Missing()
	if name == "-" {
		return t.mended(name, t.watch.Reader(t.p.In))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	source, at := t.watch.Reader(f), t.watch.ReaderAt(f)
	switch {
	case !info.Mode().IsRegular() && intake.IsJSON(name):
		return t.stream(source, readJSON)
	case !info.Mode().IsRegular():
		return t.mended(name, source)
	case intake.IsJSON(name):
		return t.file(at, info.Size(), shards, readJSON)
	}
	head, err := rowfile.Open(io.NewSectionReader(f, 0, info.Size()), rowfile.Dossiers())
	if errors.Is(err, rowfile.Workbook) {
		return t.mended(name, source)
	}
	if err != nil {
		return nil, err
	}
	if t.plain = head.Plain; t.plain {
		counts, err := t.file(at, info.Size(), shards, onestop.ReadCSV)
		if !t.again.Load() {
			return counts, err
		}
		t.plain, t.missing, t.broken, t.doubled = false, (*onestop.Rows)(nil).Missing(), nil, nil
		t.refusals.Drop()
	}
	return t.mended(name, source)
}

// mended counts a table that is not as the library has it.
func (t *tallying) mended(name string, r io.Reader) (counted, error) {
	f, err := intake.Open(t.p.Program, name, r, rowfile.Dossiers())
	if err != nil {
		return nil, err
	}
	mended, to := io.Pipe() // one row is mended while another is counted
	defer mended.Close()
	go func() {
		_, err := io.CopyBuffer(to, struct{ io.Reader }{f}, make([]byte, 256<<10))
		_ = to.CloseWithError(err) // which is nil
	}()
	return t.stream(mended, onestop.ReadCSV)
}

// stream counts what is read only once.
func (t *tallying) stream(r io.Reader, open opener) (counted, error) {
	if t.unique {
		t.codes = map[string]int{}
	}
	var head bytes.Buffer
	revised, err := revisions(io.TeeReader(r, &head), open)
	if err != nil {
		return nil, err
	}
	rows, err := open(io.MultiReader(&head, r))
	if err != nil {
		return nil, err
	}
	return t.count(part{Rows: rows}, revised)
}

// revisions says whether a source tells revisions: its first row that can be
// read does.
func revisions(r io.Reader, open opener) (bool, error) {
	rows, err := open(r)
	if err != nil {
		return false, err
	}
	for _, err := range rows.All() {
		if err == nil {
			break
		}
	}
	return rows.Revised(), nil
}

// file counts a file, its parts at once if it is large.
func (t *tallying) file(f io.ReaderAt, size int64, shards int, open opener) (counted, error) {
	whole := io.NewSectionReader(f, 0, size)
	revised, err := revisions(whole, open)
	if err != nil {
		return nil, err
	}
	parts := pieces{ReaderAt: f, open: open, ends: []int64{size}}
	if size >= 1<<20 {
		if err := parts.cut(shards); err != nil {
			return nil, err
		}
	}
	if t.unique {
		if t.doubled, err = parts.doubled(); err != nil {
			return nil, err
		}
	}
	if revised { // each dossier is compared with what came before
		parts.ends = []int64{size}
	}
	rows, err := parts.read()
	if err != nil {
		return nil, err
	}
	counts := make([]counted, len(rows))
	err = atOnce(len(rows), func(i int) (err error) {
		counts[i], err = t.count(rows[i], revised)
		return err
	})
	if err = errors.Join(err, t.broken); err != nil || revised {
		return counts[0], err
	}
	sum := counts[0].(*onestop.Tally)
	for _, more := range counts[1:] {
		if err := sum.Merge(more.(*onestop.Tally)); err != nil {
			return nil, err
		}
	}
	return sum, nil
}

// count feeds the rows to a tally or, where they have revisions, a register.
func (t *tallying) count(rows part, revised bool) (counted, error) {
	defer t.miss(rows)
	if revised {
		register, err := onestop.NewRegister(t.options)
		if err != nil {
			return nil, err
		}
		t.feed(rows, func(d *onestop.Dossier) error {
			return register.Put(string(rows.Code()), rows.Revision(), d, t.today)
		})
		return register, rows.Err()
	}
	tally, err := onestop.NewTally(t.options)
	if err != nil {
		return nil, err
	}
	if t.codes != nil || len(t.doubled) > 0 {
		t.feed(rows, func(d *onestop.Dossier) error {
			if rows.Revision() != (onestop.Revision{}) {
				return lone
			}
			return tally.Add(d, t.today)
		})
		return tally, rows.Err()
	}
	for err := range tally.AddRows(rows.Rows, t.today) {
		if t.refuse(rows, err); t.again.Load() {
			break
		}
	}
	return tally, rows.Err()
}

// lone is what [onestop.Tally.AddRows] says of a row with a revision.
var lone = cli.Text("có phiên bản, còn các dòng trước không có nên không biết dòng nào mới hơn", "it has a revision, and the lines before have none, so that neither is the newer")

// feed gives each dossier to add, and writes what is refused.
func (t *tallying) feed(rows part, add func(*onestop.Dossier) error) {
	for d, err := range rows.All() {
		if err == nil {
			err = t.twice(rows)
		}
		if err == nil {
			err = add(d)
		}
		if err != nil {
			t.refuse(rows, err)
		}
		if t.again.Load() {
			return
		}
	}
}

// codeTwice is a code that stood in a line before.
const codeTwice form.Code = "code.twice"

var texts = form.Texts{codeTwice: {"mã hồ sơ {value} đã có ở dòng {line}", "the code {value} stands in line {line} already"}}

// twice refuses a row whose code stood before.
func (t *tallying) twice(rows part) error {
	code, line := string(rows.Code()), 0
	switch {
	case code == "":
		return nil
	case t.codes != nil:
		if line = t.codes[code]; line == 0 {
			t.codes[code] = rows.Line()
		}
	case len(t.doubled) > 0:
		n, err := rows.line()
		if err != nil {
			return err
		}
		line = t.doubled[n]
	}
	if line == 0 {
		return nil
	}
	return texts.Error(form.Error{Code: codeTwice, Value: code, Args: form.Args{"line": line}})
}

// miss keeps what no part had.
func (t *tallying) miss(rows part) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.missing &= rows.Missing()
}

// refuse takes a line that was not counted. One that would be mended has the file read
// again.
func (t *tallying) refuse(rows part, err error) {
	if fault := (*form.Error)(nil); t.plain && errors.As(err, &fault) && rowfile.Dossiers().Mends(fault.Path, fault.Value) {
		t.again.Store(true)
		return
	}
	n, broken := rows.line()
	t.mu.Lock()
	t.broken = cmp.Or(t.broken, broken)
	t.mu.Unlock()
	t.refusals.Add(t.name, n, err)
}
