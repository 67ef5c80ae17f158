package grid

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads the visible sheets of a workbook: texts and figures as the
// sheet shows them, but days as dd/mm/yyyy and months as mm/yyyy whatever the
// country for which they are formatted.
func readXLSX(data []byte) ([]Grid, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	book := workbook{File: f, days: map[int]string{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		book.from1904 = *props.Date1904
	}
	var grids []Grid
	for _, name := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(name); err != nil || !visible {
			continue
		}
		rows, err := book.rows(name)
		if err != nil {
			return nil, err
		}
		grids = append(grids, Grid{Name: name, Rows: rows})
	}
	return grids, nil
}

type workbook struct {
	*excelize.File
	from1904 bool
	days     map[int]string // layouts of the styles that are dates, "" for others
}

func (w *workbook) rows(sheet string) ([][]string, error) {
	rows, err := w.GetRows(sheet)
	if err != nil {
		return nil, err
	}
	cells := 0
	for i, row := range rows {
		if cells += len(row); cells > maxCells {
			return nil, &Error{Kind: TooLarge}
		}
		for j, text := range row {
			if text == "" {
				continue
			}
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return nil, err
			}
			if row[j], err = w.text(sheet, at, text); err != nil {
				return nil, err
			}
		}
	}
	merged, err := w.GetMergeCells(sheet)
	if err != nil {
		return nil, err
	}
	for _, m := range merged {
		column, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return nil, err
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return nil, err
		}
		if top > len(rows) || column > len(rows[top-1]) {
			continue
		}
		text := rows[top-1][column-1]
		for i := top - 1; i < min(bottom, len(rows)); i++ {
			for len(rows[i]) < column {
				rows[i] = append(rows[i], "")
			}
			rows[i][column-1] = text
			for j := column; j < min(right, len(rows[i])); j++ {
				rows[i][j] = ""
			}
		}
	}
	return rows, nil
}

// text is a cell as it is to be read.
func (w *workbook) text(sheet, at, shown string) (string, error) {
	style, err := w.GetCellStyle(sheet, at)
	if err != nil {
		return "", err
	}
	layout, known := w.days[style]
	if !known {
		if s, err := w.GetStyle(style); err == nil {
			layout = dayLayout(s)
		}
		w.days[style] = layout
	}
	if layout == "" {
		return lines(shown), nil
	}
	raw, err := w.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		return "", err
	}
	number, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return lines(shown), nil // a text in a cell for days
	}
	day, err := excelize.ExcelDateToTime(number, w.from1904)
	if err != nil {
		return lines(shown), nil
	}
	return day.Format(layout), nil
}

var literal = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)

// dayLayout is how a cell of a style shows a day or month, empty when it shows
// something else. Of the formats that have a number, 14 to 17 and 22 are dates
// (ECMA-376, part 1, 18.8.30).
func dayLayout(s *excelize.Style) string {
	const day, month = "02/01/2006", "01/2006"
	if s.CustomNumFmt != nil {
		format, _, _ := strings.Cut(strings.ToLower(literal.ReplaceAllString(*s.CustomNumFmt, "")), ";")
		switch {
		case strings.ContainsAny(format, "#0?@") || !strings.ContainsAny(format, "y"):
			return ""
		case strings.Contains(format, "d"):
			return day
		case strings.Contains(format, "m"):
			return month
		}
		return "2006"
	}
	switch s.NumFmt {
	case 14, 15, 16, 22:
		return day
	case 17:
		return month
	}
	return ""
}
