package onestop

import (
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// AppendLine writes the dossier behind b as a line that [ReadJSON] reads, without
// its end: with its code and revision, and with the fields that its source records
// also where they are nought, so that a reader of the line misses none of them
// ([Rows.Missing]). It is what a host keeps of a delivery that it has to read
// again. What would not come back as it is, such as a fee that is not FeeKnown, is refused with its
// field.
func (d *Dossier) AppendLine(b []byte, code string, r Revision, records Field) ([]byte, error) {
	if d == nil {
		d = &Dossier{}
	}
	if path := d.unwritable(code); path != "" {
		return b, refusedAt(DossierForm, path)
	}
	l := line{append(b, `{"v":1`...)}
	l.text(codeColumn, code)
	if r != (Revision{}) {
		l.text(revisionColumn, r.String())
	}
	l.text(bodyColumn, string(d.Body))
	l.text(procedureColumn, d.Procedure)
	l.number(statusColumn, int64(d.Status), true)
	l.number(channelColumn, int64(d.Channel), records&ChannelField != 0)
	l.moment(receivedColumn, d.Received)
	l.moment(appointmentColumn, d.Appointment)
	l.moment(finishedColumn, d.Finished)
	l.flag(appointmentMovedColumn, d.AppointmentMoved, false)
	l.text(handsColumn, handsText(d.Hands))
	l.supplements(d.Supplements)
	l.number(requestsColumn, int64(d.Requests), false)
	if d.Paused > 0 {
		l.text(pausedColumn, pausedText(d.Paused))
	}
	switch {
	case d.FeeKnown:
		l.number(feeColumn, d.Fee, true)
	case records&FeeField != 0: // there is no entry
		l.b = append(l.name(feeColumn), `""`...)
	}
	l.number(paidColumn, int64(d.Paid), records&PaidField != 0)
	for _, f := range [...]struct {
		column column
		is     bool
	}{
		{digitisedColumn, d.Digitised}, {electronicResultColumn, d.ElectronicResult}, {reusedColumn, d.Reused},
		{residentDataColumn, d.ResidentData}, {personalStoreColumn, d.PersonalStore}, {complainedColumn, d.Complained},
	} {
		l.flag(f.column, f.is, records&columnFields[f.column] != 0)
	}
	return append(l.b, '}'), nil
}

// Same says that two dossiers have the same facts.
func (d *Dossier) Same(e *Dossier) bool {
	if d == nil || e == nil {
		return d == e
	}
	return d.fingerprint() == e.fingerprint()
}

// unwritable is the column that would not come back; empty for none.
func (d *Dossier) unwritable(code string) string {
	switch {
	case !utf8.ValidString(code):
		return columnNames[codeColumn]
	case d.Body == "":
		return columnNames[bodyColumn]
	case !utf8.ValidString(d.Procedure):
		return columnNames[procedureColumn]
	case d.Paused < 0 || d.Paused%time.Second != 0:
		return columnNames[pausedColumn]
	case d.Fee < 0 || d.Fee > maxFee || !d.FeeKnown && d.Fee != 0:
		return columnNames[feeColumn]
	}
	for c, m := range map[column]schedule.Moment{receivedColumn: d.Received, appointmentColumn: d.Appointment, finishedColumn: d.Finished} {
		if day := m.Day(); day != form.NoDay && (day < firstDay || day > lastDay) {
			return columnNames[c]
		}
	}
	for _, h := range d.Hands {
		if h.Body == "" || h.Since == form.NoDay {
			return columnNames[handsColumn]
		}
	}
	for _, s := range d.Supplements {
		if s.Requested.IsZero() {
			return columnNames[supplementsColumn]
		}
	}
	return ""
}

// maxFee is what every reader of a fee takes.
const maxFee = 1e17

// pausedText is a pause as [ReadCSV] reads it: P2DT3H0M0S.
func pausedText(p time.Duration) string {
	const day = 24 * time.Hour
	b := strconv.AppendInt([]byte("P"), int64(p/day), 10)
	b = append(b, "DT"...)
	for _, u := range [...]struct {
		unit, of time.Duration
		mark     byte
	}{{time.Hour, day, 'H'}, {time.Minute, time.Hour, 'M'}, {time.Second, time.Minute, 'S'}} {
		b = append(strconv.AppendInt(b, int64(p%u.of/u.unit), 10), u.mark)
	}
	return string(b)
}

// line is a line that is being written.
type line struct{ b []byte }

func (l *line) name(c column) []byte {
	return append(append(append(l.b, `,"`...), columnNames[c]...), `":`...)
}

// text writes a text that is not empty.
func (l *line) text(c column, s string) {
	if s != "" {
		l.b = appendQuoted(l.name(c), s)
	}
}

func (l *line) number(c column, n int64, also0 bool) {
	if n != 0 || also0 {
		l.b = strconv.AppendInt(l.name(c), n, 10)
	}
}

func (l *line) flag(c column, is, also0 bool) {
	if is || also0 {
		l.b = strconv.AppendBool(l.name(c), is)
	}
}

func (l *line) moment(c column, m schedule.Moment) {
	if !m.IsZero() {
		l.b = appendMoment(l.name(c), m)
	}
}

func appendMoment(b []byte, m schedule.Moment) []byte {
	return append(append(append(b, '"'), m.String()...), '"')
}

func (l *line) supplements(list []Supplement) {
	if len(list) == 0 {
		return
	}
	l.b = append(l.name(supplementsColumn), '[')
	for i, s := range list {
		if i > 0 {
			l.b = append(l.b, ',')
		}
		l.b = appendMoment(append(l.b, `{"requested":`...), s.Requested)
		if !s.Completed.IsZero() {
			l.b = appendMoment(append(l.b, `,"completed":`...), s.Completed)
		}
		l.b = append(l.b, '}')
	}
	l.b = append(l.b, ']')
}

// appendQuoted writes a text in quotes.
func appendQuoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, _ := json.Marshal(s) // a text can be written
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}
