package changes

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/stale"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) catalogCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "catalog",
		Short: p.T("Dữ liệu có sẵn: cơ quan, lịch, văn bản, và biết đến ngày nào", "The data: bodies, calendar, documents, and until when it is known"),
	}
	c.AddCommand(p.staleCommand())
	return c
}

// lacking is a finding with the page that it was found on.
type lacking struct {
	Page string `json:"page"`
	stale.Finding
}

func (p *program) staleCommand() *cobra.Command {
	var pages []string
	var asOf string
	var as cli.Answering
	var data cli.Data
	var dates cli.Dates
	var bodies cli.Bodies
	c := &cobra.Command{
		Use:   "stale --page FILE",
		Short: p.T("Dữ liệu còn thiếu gì so với các trang đã lưu", "What the data lacks of pages that were saved"),
		Long: p.T(`So dữ liệu với các trang đã lưu: danh mục đơn vị hành chính của cơ quan thống kê, thông báo nghỉ và hoán đổi ngày làm việc,
danh sách văn bản của Công báo. Trang là HTML, CSV, TSV, XLSX, DOCX hoặc TXT. Nêu đơn vị chưa có hoặc khác tên, thông báo và văn
bản mới hơn dữ liệu. Với --data: so cả những gì máy chủ đã nạp. Kết thúc với mã 1 khi còn thiếu.`,
			`Holds the data against saved pages: the list of administrative units of the statistics office, notices of days off and of swaps,
lists of documents of the legal gazette. A page is HTML, CSV, TSV, XLSX, DOCX or TXT. Tells units that are missing or have another
name, notices and documents that are newer than the data. With --data, against what the server has loaded as well. Ends with
status 1 where something is missing.`),
		Example: `  tthc catalog stale --page danh-muc.html --page cong-bao.html`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if len(pages) == 0 {
				return cli.Usage("--page: thiếu tệp", "--page: the file is missing")
			}
			on, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			o := ledger.Options{Plans: catalog.Plans(), Now: cli.Now}
			if o.Bodies, err = bodies.Registry(); err != nil {
				return err
			}
			if o.Calendar, err = dates.Calendar(p.Program); err != nil {
				return err
			}
			if c.Flags().Changed("data") {
				if o.Store, err = data.Open(c.Context()); err != nil {
					return err
				}
				defer o.Store.Close()
			}
			v, err := ledger.New(o).At(c.Context())
			if err != nil {
				return cli.Failure(2, err)
			}
			found, err := p.compare(v, on, pages)
			if err != nil {
				return err
			}
			if err := as.Write(p.Program, cli.Answer{Tables: []rows.Table{staleTable(found, p.Language())}, JSON: func() error { return p.PrintJSON(found) }}); err != nil || len(found) == 0 {
				return err
			}
			return cli.Told(1)
		},
	}
	c.Flags().StringArrayVar(&pages, "page", nil, p.T("trang đã lưu; nêu được nhiều lần", "a saved page; may stand several times"))
	c.Flags().StringVar(&asOf, "as-of", "", p.T("so đơn vị đến ngày này, mặc định hôm nay", "the day on which units are compared, today by default"))
	as.Add(p.Program, c)
	data.Add(p.Program, c)
	dates.Add(p.Program, c)
	bodies.Add(p.Program, c)
	return c
}

// compare is what the data lacks of the pages; how much was compared is told.
func (p *program) compare(v *ledger.View, on form.Day, pages []string) ([]lacking, error) {
	of, err := stale.Of(v.Bodies(), v.Calendar(), on)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	found := []lacking{}
	units, documents := 0, 0
	for _, name := range pages {
		page, err := look(of, name)
		if err != nil {
			return nil, cli.Failure(2, cli.InFile(name, err))
		}
		units, documents = units+page.Units, documents+page.Documents
		for _, f := range page.Findings {
			found = append(found, lacking{filepath.Base(name), f})
		}
	}
	l := p.Language()
	p.Tell(fmt.Sprintf(l.Pick("đã so %d đơn vị, %d văn bản; còn thiếu %d; dữ liệu biết đến ngày: cơ quan %s, lịch %s",
		"%d units and %d documents compared; %d missing; data known until: bodies %s, calendar %s"), units, documents, len(found), v.Bodies().KnownUntil().In(l), v.Calendar().KnownUntil().In(l)))
	return found, nil
}

// look looks a page of a file through.
func look(of *stale.Data, name string) (stale.Page, error) {
	f, err := os.Open(name)
	if err != nil {
		return stale.Page{}, err
	}
	defer f.Close()
	return of.Look(name, f)
}

func staleTable(found []lacking, l form.Language) rows.Table {
	return rows.Each(rows.Columns(strings.Split(l.Pick("Thiếu gì|Mã, số|Ngày|Đang biết|Nội dung|Trang|Dòng", "What|Code, number|Day|Known|Text|Page|Row"), "|")...), found, func(f lacking) []rows.Cell {
		return []rows.Cell{rows.Text(f.Kind.Text(l)), rows.Text(f.Code + f.Number), rows.Day(f.Day, l), rows.Text(f.Known), rows.Text(f.Finding.Text), rows.Text(f.Page), rows.Text(fmt.Sprint(f.Row))}
	})
}
