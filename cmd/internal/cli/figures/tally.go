package figures

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
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
	bodies                        cli.Bodies
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
	t = &tallying{p: p, options: onestop.Options{Window: window}, unique: f.unique, refusals: bufio.NewWriter(p.Errs)}
	if t.today, err = p.AsOf(""); err != nil {
		return nil, report, err
	}
	t.today = max(t.today, report.AsOf)
	return t, report, nil
}

func (p *program) tallyCommand() *cobra.Command {
	var flags tallyFlags
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
			registry, err := flags.bodies.Registry()
			if err != nil {
				return err
			}
			counts, err := t.read(flags.dossiers, flags.shards)
			if flushed := t.refusals.Flush(); err == nil {
				err = flushed
			}
			if err != nil {
				return cli.Failure(2, cli.InFile(flags.dossiers, err))
			}
			observations, err := counts.Observations(onestop.Figures{Report: report, Missing: t.missing, Source: "tthc tally"})
			if err != nil {
				return cli.Failure(2, err)
			}
			if flags.bodies.Given() {
				p.sayUnknown(flags.dossiers, counts.Unknown(registry))
			}
			out := bufio.NewWriter(p.Out)
			if err := indicator.WriteObservations(out, observations); err != nil {
				return err
			}
			if err := out.Flush(); err != nil {
				return err
			}
			if t.refused > 0 {
				return cli.Failure(1, cli.Text(fmt.Sprintf("%d dòng bị từ chối, các dòng khác đã đếm", t.refused), fmt.Sprintf("%d lines were refused, the others are counted", t.refused)))
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&flags.dossiers, "dossiers", "", p.T("tệp .csv hoặc .jsonl, - cho đầu vào chuẩn dạng CSV", "the file; - reads CSV"))
	f.IntVar(&flags.shards, "shards", runtime.NumCPU(), p.T("số phần đếm cùng lúc của một tệp CSV", "parts of a CSV file counted at once"))
	f.StringVar(&flags.window, "window", "calendar", p.T("calendar, hoặc decree09: kỳ từ ngày 15 đến ngày 14", "calendar, or decree09: periods from the 15th to the 14th"))
	f.StringVar(&flags.grain, "grain", "month", p.T("kỳ: month, quarter, half, year", "the periods"))
	f.StringVar(&flags.asOf, "as-of", "", p.T("hồ sơ đang giải quyết được xét đến ngày này, mặc định cuối mỗi kỳ", "dossiers in progress are judged on this day"))
	f.BoolVar(&flags.unique, "unique", false, p.T("mã hồ sơ trùng là lỗi; phải nhớ mọi mã", "a code that stands twice is refused; remembers the codes"))
	flags.bodies.Add(p.Program, c)
	return c
}

// tallying is one run over a file of dossiers.
type tallying struct {
	p       *program
	options onestop.Options
	unique  bool
	today   form.Day // nothing lies after it

	mu       sync.Mutex
	refusals *bufio.Writer
	refused  int
	lines    int
	told     time.Time
	missing  onestop.Field
	codes    map[string]int // the line of each, with unique
}

// counted is a tally, or a register where the file has revisions.
type counted interface {
	Observations(onestop.Figures) ([]indicator.Observation, error)
	Unknown(*body.Registry) []body.ID
}

func (t *tallying) read(name string, shards int) (counted, error) {
	if t.unique {
		t.codes, shards = map[string]int{}, 1
	}
	if name == "-" {
		rows, err := onestop.ReadCSV(t.p.In)
		if err != nil {
			return nil, err
		}
		return t.count(rows)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if lower := strings.ToLower(name); strings.HasSuffix(lower, ".jsonl") || strings.HasSuffix(lower, ".ndjson") {
		return t.count(onestop.ReadJSON(f))
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if shards == 1 || !info.Mode().IsRegular() || info.Size() < 1<<20 {
		rows, err := onestop.ReadCSV(f)
		if err != nil {
			return nil, err
		}
		return t.count(rows)
	}
	return t.inParts(f, info.Size(), shards)
}

// inParts cuts a CSV file after ends of lines and counts the parts at once.
func (t *tallying) inParts(f io.ReaderAt, size int64, shards int) (counted, error) {
	cuts := []int64{0}
	for i := 1; i < shards; i++ {
		at, err := afterLine(f, size*int64(i)/int64(shards), size)
		if err != nil {
			return nil, err
		}
		if at > cuts[len(cuts)-1] && at < size {
			cuts = append(cuts, at)
		}
	}
	cuts = append(cuts, size)
	part := func(i int) *io.SectionReader { return io.NewSectionReader(f, cuts[i], cuts[i+1]-cuts[i]) }

	first, err := onestop.ReadCSV(part(0))
	if err != nil {
		return nil, err
	}
	if first.Revised() { // each dossier is compared with what came before
		first, err = onestop.ReadCSV(io.NewSectionReader(f, 0, size))
		if err != nil {
			return nil, err
		}
		return t.count(first)
	}
	// The number of the first line of each part, for what is refused in it.
	lines := make([]int, len(cuts)-1)
	lines[0] = 1
	counts := make([]int, len(lines))
	errs := make([]error, len(lines))
	var wg sync.WaitGroup
	for i := range lines {
		wg.Go(func() { counts[i], errs[i] = countLines(part(i)) })
	}
	wg.Wait()
	for i := 1; i < len(lines); i++ {
		lines[i] = lines[i-1] + counts[i-1]
	}
	tallies := make([]*onestop.Tally, len(lines))
	for i := range lines {
		rows := first
		if i > 0 {
			rows = first.Part(part(i), lines[i])
		}
		wg.Go(func() {
			if errs[i] == nil {
				tallies[i], errs[i] = t.tally(rows)
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, more := range tallies[1:] {
		if err := tallies[0].Merge(more); err != nil {
			return nil, err
		}
	}
	return tallies[0], nil
}

// afterLine is the offset behind the first end of a line at or after an offset.
func afterLine(f io.ReaderAt, at, size int64) (int64, error) {
	buf := make([]byte, 4096)
	for at < size {
		n, err := f.ReadAt(buf, at)
		if i := bytes.IndexByte(buf[:n], '\n'); i >= 0 {
			return at + int64(i) + 1, nil
		}
		if err != nil && err != io.EOF {
			return 0, err
		}
		at += int64(n)
	}
	return size, nil
}

func countLines(r io.Reader) (int, error) {
	n, buf := 0, make([]byte, 256<<10)
	for {
		k, err := r.Read(buf)
		n += bytes.Count(buf[:k], []byte{'\n'})
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// count feeds the rows to a tally or, where they have revisions, a register.
func (t *tallying) count(rows *onestop.Rows) (counted, error) {
	tally, err := onestop.NewTally(t.options)
	if err != nil {
		return nil, err
	}
	register, err := onestop.NewRegister(t.options)
	if err != nil {
		return nil, err
	}
	var revised, asked bool
	t.feed(rows, func(d *onestop.Dossier) error {
		if d == nil {
			return nil
		}
		if !asked { // the first line that can be read says whether there are revisions
			revised, asked = rows.Revised(), true
		}
		switch {
		case revised:
			return register.Put(string(rows.Code()), rows.Revision(), d, t.today)
		case rows.Revision() != onestop.Revision{}:
			return cli.Text("có phiên bản, còn các dòng trước không có nên không biết dòng nào mới hơn", "it has a revision, and the lines before have none, so that neither is the newer")
		}
		return tally.Add(d, t.today)
	})
	if revised {
		return register, rows.Err()
	}
	return tally, rows.Err()
}

// tally feeds the rows of a part to a tally of its own.
func (t *tallying) tally(rows *onestop.Rows) (*onestop.Tally, error) {
	tally, err := onestop.NewTally(t.options)
	if err != nil {
		return nil, err
	}
	t.feed(rows, func(d *onestop.Dossier) error {
		if d == nil {
			tally.Refuse(onestop.DossierUnreadable)
			return nil
		}
		return tally.Add(d, t.today)
	})
	return tally, rows.Err()
}

// feed gives each dossier to add, and nil for a row that could not be read; it
// writes what is refused.
func (t *tallying) feed(rows *onestop.Rows, add func(*onestop.Dossier) error) {
	n := 0
	for d, err := range rows.All() {
		if n++; n%100_000 == 0 {
			t.progress(100_000)
		}
		if err != nil {
			_ = add(nil)
			t.refuse(rows, err)
			continue
		}
		if t.unique {
			code := string(rows.Code())
			if line, twice := t.codes[code]; twice && code != "" {
				t.refuse(rows, cli.Text(fmt.Sprintf("mã hồ sơ %q đã có ở dòng %d", code, line), fmt.Sprintf("the code %q stands in line %d already", code, line)))
				continue
			}
			t.codes[code] = rows.Line()
		}
		if err := add(d); err != nil {
			t.refuse(rows, err)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.missing |= rows.Missing()
}

// refuse writes a line that was not counted. Its code is shown, and nothing
// else of it.
func (t *tallying) refuse(rows *onestop.Rows, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.refused++
	l := t.p.Language()
	line := fmt.Sprintf("%d: ", rows.Line())
	text := strings.TrimPrefix(form.Message(err, l), l.Pick("dòng ", "line ")+line) // some errors name their line
	fmt.Fprintln(t.refusals, "tthc: "+line+text)
}

// progress shows how far a long run is, to a person at a terminal only.
func (t *tallying) progress(lines int) {
	f, ok := t.p.Errs.(*os.File)
	if !ok {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lines += lines
	now := time.Now()
	if t.told.IsZero() {
		t.told = now
	}
	if now.Sub(t.told) < time.Second {
		return
	}
	t.told = now
	if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		fmt.Fprintf(f, "\r%d %s", t.lines, t.p.Language().Pick("hồ sơ", "dossiers"))
	}
}
