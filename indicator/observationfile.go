package indicator

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// observationColumns is the header of the CSV form; window and procedure are
// written only where they say something.
var observationColumns = []string{"indicator", "body", "period", "numerator", "denominator", "recorded", "source"}

var extraColumns = []string{"window", "procedure"}

// ObservationReading is how a file of observations is read. The zero value
// checks the form only.
type ObservationReading struct {
	// Definitions are the indicators known. A numerator below 0 is a fault but
	// for theirs of the kinds Cutback and Rise. Other indicators may stand in
	// the file.
	Definitions []Definition
	// Window is that of lines that name none.
	Window schedule.Window
}

// ReadObservations reads the CSV form of observations: a header with the
// columns indicator, body, period, numerator, denominator and, as far as there
// are any, recorded, source, window and procedure, in any order. Both counts
// empty set the figure to missing; a line that is not there mentions nothing;
// an empty denominator makes a plain count. A line that speaks of the same key
// as one before it is a correction. It is all or nothing: all faults come
// together in a [*LoadError], each with its line.
func ReadObservations(r io.Reader, how ObservationReading) ([]Observation, error) {
	cr := csv.NewReader(r)
	cr.FieldsPerRecord = -1
	cr.ReuseRecord = true
	var fs faults
	header, err := cr.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, &LoadError{[]Fault{{Line: 1, Kind: "empty"}}}
		}
		return nil, &LoadError{[]Fault{csvFault(err)}}
	}
	column := map[string]int{}
	for i, name := range header {
		if i == 0 {
			name = strings.TrimPrefix(name, "\ufeff") // Excel marks its UTF-8 so
		}
		name = strings.TrimSpace(name)
		if _, twice := column[name]; twice || !slices.Contains(observationColumns, name) && !slices.Contains(extraColumns, name) {
			fs = append(fs, Fault{Line: 1, Kind: "header", Value: name})
		}
		column[name] = i
	}
	for _, name := range observationColumns[:5] {
		if _, ok := column[name]; !ok {
			fs = append(fs, Fault{Line: 1, Path: name, Kind: "column"})
		}
	}
	if err := fs.err(); err != nil {
		return nil, err
	}
	kinds := map[ID]Kind{}
	for _, d := range how.Definitions {
		kinds[d.ID] = d.Kind
	}
	var all []Observation
	for {
		record, err := cr.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fs = append(fs, csvFault(err))
			if parse := new(csv.ParseError); errors.As(err, &parse) {
				continue // the reader goes on with the next line
			}
			break
		}
		if !slices.ContainsFunc(record, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			continue // an empty row at the end of a sheet
		}
		line, _ := cr.FieldPos(0)
		if len(record) > len(header) {
			fs = append(fs, Fault{Line: line, Kind: "csv", Value: strings.Join(record[len(header):], ",")})
			continue
		}
		l := lineReader{line: line, record: record, column: column, faults: &fs}
		if o, ok := l.observation(how, kinds); ok {
			all = append(all, o)
		}
	}
	if err := fs.err(); err != nil {
		return nil, err
	}
	return all, nil
}

func csvFault(err error) Fault {
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		return Fault{Line: pe.Line, Kind: "csv", Cause: pe.Err}
	}
	return Fault{Kind: "csv", Cause: err}
}

// lineReader reads one line and gathers its faults.
type lineReader struct {
	line   int
	record []string
	column map[string]int
	faults *faults
	failed bool
}

func (l *lineReader) field(name string) string {
	i, ok := l.column[name]
	if !ok || i >= len(l.record) {
		return ""
	}
	s := l.record[i]
	if !utf8.ValidString(s) {
		l.fault(name, "value", nil)
		return ""
	}
	return strings.Clone(strings.TrimSpace(s))
}

func (l *lineReader) fault(name, kind string, cause error) {
	f := Fault{Line: l.line, Path: name, Kind: kind, Cause: cause}
	if i, ok := l.column[name]; ok && i < len(l.record) {
		f.Value = strings.ToValidUTF8(l.record[i], "\ufffd")
	}
	*l.faults = append(*l.faults, f)
	l.failed = true
}

func (l *lineReader) observation(how ObservationReading, kinds map[ID]Kind) (o Observation, ok bool) {
	o.Indicator, o.Window = ID(l.field("indicator")), how.Window
	if o.Indicator == "" {
		l.fault("indicator", "missing", nil)
	}
	id, err := body.ParseID(l.field("body"))
	if o.Body = id; err != nil {
		l.fault("body", "value", err)
	}
	if o.Period, err = schedule.ParsePeriod(l.field("period")); err != nil {
		l.fault("period", "value", err)
	}
	if s := l.field("recorded"); s != "" {
		if o.Recorded, err = form.ParseDay(s); err != nil {
			l.fault("recorded", "value", err)
		}
	}
	if s := l.field("window"); s != "" {
		if o.Window, err = schedule.ParseWindow(s); err != nil {
			l.fault("window", "value", err)
		}
	}
	o.Source, o.Procedure = l.field("source"), l.field("procedure")

	numerator, denominator := l.field("numerator"), l.field("denominator")
	n, nOK := l.number("numerator", numerator)
	d, dOK := l.number("denominator", denominator)
	kind, known := kinds[o.Indicator]
	mayFall := known && (kind == Cutback || kind == Rise)
	switch {
	case numerator == "" && denominator != "":
		l.fault("numerator", "numerator.missing", nil)
	case numerator == "" || !nOK || !dOK:
	case n < 0 && !mayFall:
		l.fault("numerator", "negative", nil)
	case denominator == "":
		if o.Value, err = NewCount(n); err != nil {
			l.fault("numerator", "value", err)
		}
	case d < 0:
		l.fault("denominator", "negative", nil)
	default:
		if o.Value, err = NewRatio(n, d); err != nil {
			l.fault(err.(*CountError).Field, "value", err)
		}
	}
	return o, !l.failed
}

func (l *lineReader) number(name, s string) (int64, bool) {
	if s == "" {
		return 0, true
	}
	digits := strings.TrimPrefix(s, "-")
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case !allDigits(digits):
		l.fault(name, "number", nil)
	case err != nil:
		l.fault(name, "value", &CountError{Field: name, Value: s})
	default:
		return n, true
	}
	return 0, false
}

// WriteObservations writes the CSV form that [ReadObservations] reads back as
// the same observations. The columns window and procedure are added when one
// of the observations needs them.
func WriteObservations(w io.Writer, obs []Observation) error {
	cw := csv.NewWriter(w)
	header := slices.Clone(observationColumns)
	window := slices.ContainsFunc(obs, func(o Observation) bool { return o.Window != schedule.CalendarWindow })
	procedure := slices.ContainsFunc(obs, func(o Observation) bool { return o.Procedure != "" })
	if window {
		header = append(header, "window")
	}
	if procedure {
		header = append(header, "procedure")
	}
	_ = cw.Write(header) // the error stays with the writer: see below
	for _, o := range obs {
		record := []string{string(o.Indicator), string(o.Body), o.Period.String(), "", "", o.Recorded.String(), o.Source}
		if !o.Value.IsZero() {
			record[3] = strconv.FormatInt(o.Value.num, 10)
			if !o.Value.IsCount() {
				record[4] = strconv.FormatInt(o.Value.den, 10)
			}
		}
		if window {
			record = append(record, o.Window.String())
		}
		if procedure {
			record = append(record, o.Procedure)
		}
		_ = cw.Write(record)
	}
	cw.Flush()
	return cw.Error()
}
