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

// column is a column of the CSV form. The first five must be there; window and
// procedure are written only where they say something.
type column uint8

const (
	indicatorColumn column = iota
	bodyColumn
	periodColumn
	numeratorColumn
	denominatorColumn
	recordedColumn
	sourceColumn
	windowColumn
	procedureColumn
	columns
)

var columnNames = [columns]string{"indicator", "body", "period", "numerator", "denominator", "recorded", "source", "window", "procedure"}

func (c column) String() string { return columnNames[c] }

// layout is where each column stands in a row; noColumn for one that does not.
type layout [columns]int

const noColumn = -1

// ObservationReading is how a file of observations is read. The zero value
// checks the form only.
type ObservationReading struct {
	form.Unwritten
	// Definitions are the indicators known. A numerator below 0 is a fault but
	// for theirs of the kinds Cutback and Rise, and one above the denominator
	// for theirs of the kind Share. Other indicators may stand in the file.
	Definitions []Definition
	// Window is that of lines that name none.
	Window schedule.Window
	// Today is the last day of which anything is known; zero: the host names
	// none. What was recorded after it, or is of a period that begins after it,
	// is a fault: a year typed as 2099 would hold against every correction.
	Today form.Day
}

// ReadObservations reads the CSV form of observations: a header with the
// columns indicator, body, period, numerator, denominator and, as far as there
// are any, recorded, source, window and procedure, in any order. Both counts
// empty set the figure to missing; a line that is not there mentions nothing;
// an empty denominator makes a plain count. A line that speaks of the same key
// as another is a correction when it was recorded on a later day; two figures of
// one day, or of none, are refused. It is all or nothing: all that is wrong comes
// together, each with its line and column.
func ReadObservations(r io.Reader, how ObservationReading) ([]Observation, error) {
	var all []Observation
	figures := map[dated]Ratio{}
	errs := readObservations(r, how, func(o *Observation) error {
		k := dated{o.Key(), o.Recorded}
		if first, twice := figures[k]; twice && first != o.Value {
			was := *o
			was.Value = first
			return conflict(&was, o)
		}
		figures[k] = o.Value
		all = append(all, *o)
		return nil
	})
	if len(errs) > 0 {
		return nil, errs
	}
	return all, nil
}

// Each reads the CSV form of observations row by row, for a file of which not all
// can be kept: it gives each observation with its line, and what is wrong with a
// row, or with the file, in place of one. Of two figures of one key and day it
// knows nothing. It ends with the source, or when yield is false.
func (how ObservationReading) Each(r io.Reader, yield func(line int, o Observation, fault error) bool) {
	t, errs := newObservationTable(r, how)
	if len(errs) > 0 {
		yield(1, Observation{}, errs)
		return
	}
	for {
		record, err := t.csv.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		more, broken := true, false
		if err != nil {
			parse := new(csv.ParseError)
			broken = !errors.As(err, &parse) // else the reader goes on with the next line
			fault := csvError(err)
			more = yield(fault.Line, Observation{}, fault)
		} else {
			line, _ := t.csv.FieldPos(0)
			t.errs = nil
			t.row(record, func(o *Observation) error {
				more = yield(line, *o, nil)
				return nil
			})
			if len(t.errs) > 0 {
				more = yield(line, Observation{}, t.errs)
			}
		}
		if !more || broken {
			return
		}
	}
}

// EachLine is [ObservationReading.Each] for JSON lines, each an observation as it
// is written by itself.
func (how ObservationReading) EachLine(r io.Reader, yield func(line int, o Observation, fault error) bool) {
	if r == nil {
		return
	}
	known := map[ID]Definition{}
	for _, d := range how.Definitions {
		known[d.ID] = d
	}
	for line, err := range form.Lines(r, longestLine) {
		var o Observation
		if err == nil {
			if err = o.UnmarshalJSON(line.Bytes); err == nil {
				err = how.check(o, known).Err()
			}
		}
		if err != nil {
			o = Observation{}
		}
		if !yield(line.Number, o, err) {
			return
		}
	}
}

// longestLine is the most bytes of an observation as a line of JSON.
const longestLine = 64 << 10

// check says what of an observation cannot be, beside its form.
func (how ObservationReading) check(o Observation, known map[ID]Definition) form.Errors {
	c := checker{errs: form.All(o.check())}
	if how.Today != form.NoDay {
		future := func(path, value string) {
			c.errs = append(c.errs, texts.Error(form.Error{Code: DayFuture, Path: path, Value: value, Args: form.Args{"today": how.Today}}))
		}
		if o.Recorded > how.Today {
			future("recorded", o.Recorded.String())
		}
		if !o.Period.IsZero() && o.Window.Span(o.Period).Since > how.Today {
			future("period", o.Period.String())
		}
	}
	d, is := known[o.Indicator]
	if n := o.Value.Numerator(); n < 0 && !(is && (d.Kind == Cutback || d.Kind == Rise)) {
		c.add("numerator", NumberNegative, strconv.FormatInt(n, 10))
	} else if is {
		if e := d.refuses(o.Value); e != nil {
			e.Path = "numerator"
			c.errs = append(c.errs, e)
		}
	}
	return c.errs
}

// readObservations gives each observation of a file to take, which may refuse
// it, and is all that is wrong.
func readObservations(r io.Reader, how ObservationReading, take func(*Observation) error) form.Errors {
	t, errs := newObservationTable(r, how)
	for len(errs) == 0 {
		record, err := t.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.errs = append(t.errs, csvError(err))
			if parse := new(csv.ParseError); errors.As(err, &parse) {
				continue // the reader goes on with the next line
			}
			break
		}
		t.row(record, take)
	}
	return append(errs, t.errs...)
}

// observationTable is a file of observations that is being read.
type observationTable struct {
	csv    *csv.Reader
	how    ObservationReading
	known  map[ID]Definition
	layout layout
	width  int
	words  map[string]string // of the texts that are said again and again one each
	errs   form.Errors
}

// dated is what two lines must not say two things of.
type dated struct {
	Key
	recorded form.Day
}

// newObservationTable reads the header.
func newObservationTable(r io.Reader, how ObservationReading) (*observationTable, form.Errors) {
	if r == nil {
		r = strings.NewReader("")
	}
	t := &observationTable{csv: csv.NewReader(r), how: how, known: map[ID]Definition{}, words: map[string]string{}}
	t.csv.FieldsPerRecord = -1
	t.csv.ReuseRecord = true
	for _, d := range how.Definitions {
		t.known[d.ID] = d
	}
	header, err := t.csv.Read()
	if errors.Is(err, io.EOF) {
		return t, form.Errors{texts.Error(form.Error{Code: TableEmpty, Line: 1})}
	}
	if err != nil {
		return t, form.Errors{csvError(err)}
	}
	for c := range t.layout {
		t.layout[c] = noColumn
	}
	t.width = len(header)
	var errs form.Errors
	for i, name := range header {
		if i == 0 {
			name = strings.TrimPrefix(name, "\ufeff") // Excel marks its UTF-8 so
		}
		name = strings.TrimSpace(name)
		header[i] = name
		c := slices.Index(columnNames[:], name)
		switch {
		case slices.Contains(header[:i], name):
			errs = append(errs, texts.Error(form.Error{Code: ColumnDoubled, Line: 1, Value: shown(name)}))
		case c < 0:
			errs = append(errs, texts.Error(form.Error{Code: ColumnUnknown, Line: 1, Value: shown(name), Want: slices.Clone(columnNames[:])}))
		default:
			t.layout[c] = i
		}
	}
	for c := range recordedColumn {
		if t.layout[c] == noColumn {
			errs = append(errs, texts.Error(form.Error{Code: ColumnMissing, Line: 1, Path: c.String()}))
		}
	}
	return t, errs
}

// csvError is what the reader of CSV says, whose own words are English.
func csvError(err error) *form.Error {
	if parse := new(csv.ParseError); errors.As(err, &parse) {
		return texts.Error(form.Error{Code: RowQuote, Line: parse.Line, Offset: parse.Column - 1, Cause: parse.Err})
	}
	return texts.Error(form.Error{Code: form.FormSource, Cause: err})
}

// shown is a piece of a file as an error shows it.
func shown(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// row reads a row, but for one of empty fields only, as sheets have them at
// their end.
func (t *observationTable) row(record []string, take func(*Observation) error) {
	if !slices.ContainsFunc(record, func(s string) bool { return strings.TrimSpace(s) != "" }) {
		return
	}
	line, _ := t.csv.FieldPos(0)
	if len(record) != t.width {
		t.errs = append(t.errs, texts.Error(form.Error{Code: RowFields, Line: line, Args: form.Args{"n": len(record), "header": t.width}}))
		return
	}
	l := lineReader{line: line, record: record, layout: &t.layout, words: t.words}
	o := l.observation(t.how, t.known)
	if t.errs = append(t.errs, l.errs...); len(l.errs) > 0 {
		return
	}
	for _, e := range form.All(take(&o)) {
		e.Line = line
		t.errs = append(t.errs, e)
	}
}

// lineReader reads one line and gathers what is wrong with it.
type lineReader struct {
	line   int
	record []string
	layout *layout
	words  map[string]string
	errs   form.Errors
}

// maxWords is how many texts are kept to be said again.
const maxWords = 1 << 16

func (l *lineReader) field(c column) string {
	i := l.layout[c]
	if i == noColumn {
		return ""
	}
	s := l.record[i]
	if !utf8.ValidString(s) {
		l.add(c, form.Error{Code: form.FieldEncoding})
		return ""
	}
	return strings.TrimSpace(s)
}

// word is a field that is said again and again, in a text of its own.
func (l *lineReader) word(c column) string {
	s := l.field(c)
	word, ok := l.words[s]
	if !ok {
		word = strings.Clone(s)
		if len(l.words) < maxWords {
			l.words[word] = word
		}
	}
	return word
}

// add says what is wrong with a column, once for each.
func (l *lineReader) add(c column, e form.Error) { l.place(c, texts.Error(e)) }

// place adds an error at its column.
func (l *lineReader) place(c column, e *form.Error) {
	if slices.ContainsFunc(l.errs, func(e *form.Error) bool { return e.Path == c.String() }) {
		return
	}
	f := *e
	f.Line, f.Path, f.Value = l.line, c.String(), shown(strings.TrimSpace(l.record[l.layout[c]]))
	l.errs = append(l.errs, &f)
}

func (l *lineReader) observation(how ObservationReading, known map[ID]Definition) (o Observation) {
	refuse := func(c column, err error) {
		for _, e := range form.All(err) {
			l.place(c, e)
		}
	}
	var err error
	o.Indicator, o.Window = ID(l.word(indicatorColumn)), how.Window
	if o.Indicator == "" {
		l.add(indicatorColumn, form.Error{Code: form.FieldMissing})
	}
	o.Body, err = body.ParseID(l.word(bodyColumn))
	refuse(bodyColumn, err)
	o.Period, err = schedule.ParsePeriod(l.field(periodColumn))
	refuse(periodColumn, err)
	if s := l.field(recordedColumn); s != "" {
		o.Recorded, err = form.ParseDay(s)
		refuse(recordedColumn, err)
	}
	if s := l.field(windowColumn); s != "" {
		o.Window, err = schedule.ParseWindow(s)
		refuse(windowColumn, err)
	}
	if how.Today != form.NoDay {
		future := func(c column) { l.add(c, form.Error{Code: DayFuture, Args: form.Args{"today": how.Today}}) }
		if o.Recorded > how.Today {
			future(recordedColumn)
		}
		if !o.Period.IsZero() && o.Window.Span(o.Period).Since > how.Today {
			future(periodColumn)
		}
	}
	o.Source, o.Procedure = l.word(sourceColumn), l.word(procedureColumn)
	d, is := known[o.Indicator]
	o.Value = l.value(is && (d.Kind == Cutback || d.Kind == Rise))
	if len(l.errs) == 0 && is {
		if e := d.refuses(o.Value); e != nil {
			l.place(numeratorColumn, e)
		}
	}
	return o
}

// value is the counts of a line; mayFall says that the numerator may be below
// 0.
func (l *lineReader) value(mayFall bool) (r Ratio) {
	n, okN := l.number(numeratorColumn, numeratorWord)
	d, okD := l.number(denominatorColumn, denominatorWord)
	switch {
	case n == nil && d != nil && okN:
		l.add(numeratorColumn, form.Error{Code: NumeratorMissing})
	case n != nil && *n < 0 && !mayFall:
		l.add(numeratorColumn, form.Error{Code: NumberNegative})
	}
	if d != nil && *d < 0 {
		l.add(denominatorColumn, form.Error{Code: NumberNegative})
	}
	if len(l.errs) == 0 && okD {
		var err error
		r, err = ratioOf(n, d)
		for _, e := range form.All(err) { // something out of nothing
			l.place(numeratorColumn, e)
		}
	}
	return r
}

// number reads a column of counts; nil for none, ok is false for what is no
// count.
func (l *lineReader) number(c column, what form.Text) (n *int64, ok bool) {
	s := l.field(c)
	if s == "" {
		return nil, true
	}
	v, err := strconv.ParseInt(s, 10, 64)
	switch {
	case !allDigits(strings.TrimPrefix(s, "-")):
		l.add(c, form.Error{Code: NumberForm})
	case err != nil || v > MaxCount || v < -MaxCount:
		l.add(c, form.Error{Code: CountRange, Args: form.Args{"what": what}})
	default:
		return &v, true
	}
	return nil, false
}

// WriteObservations writes the CSV form that [ReadObservations] reads back as
// the same observations, given the definitions of those below 0. The columns
// window and procedure are added when one of the observations needs them. What
// would not come back as it is, such as a source with a space at its end, is
// refused with its line, and nothing is written.
func WriteObservations(w io.Writer, obs []Observation) error {
	var errs form.Errors
	for i, o := range obs {
		for _, e := range o.checkRow() {
			e.Line = i + 2
			errs = append(errs, e)
		}
	}
	if len(errs) > 0 {
		return errs
	}
	cw := csv.NewWriter(w)
	header := slices.Clone(columnNames[:windowColumn])
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
		n, d := o.Value.counts()
		if n != nil {
			record[3] = strconv.FormatInt(*n, 10)
		}
		if d != nil {
			record[4] = strconv.FormatInt(*d, 10)
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

// checkRow says what would not come back out of a row.
func (o Observation) checkRow() form.Errors {
	c := checker{errs: form.All(o.check())}
	for _, f := range []struct{ path, text string }{
		{"indicator", string(o.Indicator)}, {"body", string(o.Body)}, {"procedure", o.Procedure}, {"source", o.Source},
	} {
		switch {
		case !utf8.ValidString(f.text):
			c.add(f.path, form.FieldEncoding, shown(f.text))
		case strings.TrimSpace(f.text) != f.text || strings.Contains(f.text, "\r\n"):
			c.add(f.path, SpaceAround, f.text)
		}
	}
	for _, f := range []struct {
		path, text string
		read       func(string) error
	}{
		{"body", string(o.Body), func(s string) error { _, err := body.ParseID(s); return err }},
		{"period", o.Period.String(), func(s string) error { _, err := schedule.ParsePeriod(s); return err }},
		{"recorded", o.Recorded.String(), func(s string) error { _, err := form.ParseDay(s); return err }},
		{"window", o.Window.String(), func(s string) error { _, err := schedule.ParseWindow(s); return err }},
	} {
		if f.text == "" && f.path != "window" {
			continue
		}
		c.errs = c.errs.With(form.All(f.read(f.text)).Under(f.path)...)
	}
	return c.errs
}
