package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/ical"
)

// folder is where the files go, below the system's folder for temporary files.
const folder = "tthc-ministry"

// stamp is the instant at which the calendar says that it was made.
var stamp = time.Date(2025, 7, 1, 8, 0, 0, 0, calendar.Zone())

// writeFiles writes the report, and the calendar of one department.
func writeFiles(w io.Writer, p *plan.Plan, progress *plan.Progress, all plan.ObligationQuery, report [][]string) error {
	book, err := spreadsheet(report)
	if err != nil {
		return err
	}
	var comma bytes.Buffer
	if err := csv.NewWriter(&comma).WriteAll(report); err != nil {
		return err
	}
	all.Only = office
	due := calendarOf(p, progress, all)
	var appointments bytes.Buffer
	if err := ical.Write(&appointments, stamp, due); err != nil {
		return err
	}

	dir := filepath.Join(os.TempDir(), folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, file := range []struct {
		name string
		what string
		text []byte
	}{
		{"bao-cao-2025-06.xlsx", fmt.Sprintf("%d dòng, %d cột", len(report), len(report[0])), book},
		{"bao-cao-2025-06.csv", fmt.Sprintf("%d dòng, %d cột", len(report), len(report[0])), comma.Bytes()},
		{"van-phong-bo.ics", fmt.Sprintf("%d ngày đến hạn", len(due.Events)), appointments.Bytes()},
	} {
		if err := os.WriteFile(filepath.Join(dir, file.name), file.text, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(w, "   %s: %s\n", filepath.Join(folder, file.name), file.what)
	}
	fmt.Fprintln(w)
	for _, e := range due.Events {
		fmt.Fprintf(w, "   %s  %s (%s)\n", e.Due, e.Summary, e.Description)
	}
	return nil
}

// spreadsheet is a table as XLSX, the header in bold.
func spreadsheet(table [][]string) ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	const sheet = "Báo cáo"
	if err := book.SetSheetName(book.GetSheetName(0), sheet); err != nil {
		return nil, err
	}
	for i := range table {
		if err := book.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &table[i]); err != nil {
			return nil, err
		}
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, err
	}
	if err := book.SetRowStyle(sheet, 1, 1, bold); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = book.WriteTo(&b)
	return b.Bytes(), err
}

// calendarOf is what the body of the query has to do and by when.
func calendarOf(p *plan.Plan, progress *plan.Progress, q plan.ObligationQuery) ical.Calendar {
	c := ical.Calendar{Name: p.Number + " · Văn phòng Bộ"}
	for row := range p.Due(progress, plan.DueQuery{ObligationQuery: q, AsOf: calendar.DayAt(stamp)}) {
		if e, ok := row.Event("bo-vi-du.example", vi); ok {
			c.Events = append(c.Events, e)
		}
	}
	return c
}
