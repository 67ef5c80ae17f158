package onestop

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// column is a column of the CSV form, and a field of the JSON form.
type column uint8

const (
	codeColumn column = iota
	bodyColumn
	procedureColumn
	statusColumn
	channelColumn
	receivedColumn
	appointmentColumn
	finishedColumn
	supplementsColumn
	pausedColumn
	feeColumn
	paidColumn
	digitisedColumn
	electronicResultColumn
	reusedColumn
	residentDataColumn
	personalStoreColumn
	complainedColumn
	requestsColumn
	revisionColumn
	handsColumn
	appointmentMovedColumn
	columns
)

var columnNames = [columns]string{
	"code", "body", "procedure", "status", "channel", "received", "appointment", "finished", "supplements", "paused",
	"fee", "paid", "digitised", "electronicResult", "reused", "residentData", "personalStore", "complained", "requests",
	"revision", "hands", "appointmentMoved",
}

// columnFields is the fields that a source without the column lacks.
var columnFields = [columns]Field{
	channelColumn: ChannelField, feeColumn: FeeField, paidColumn: PaidField, digitisedColumn: DigitisedField,
	electronicResultColumn: ElectronicResultField, reusedColumn: ReusedField, residentDataColumn: ResidentDataField,
	personalStoreColumn: PersonalStoreField, complainedColumn: ComplainedField,
}

func columnOf(name []byte) (column, bool) {
	for c, n := range columnNames {
		if string(name) == n {
			return column(c), true
		}
	}
	return 0, false
}

// columnForms says how the values of a column are written.
var columnForms = [columns]form.Text{
	codeColumn:        {form.Vietnamese: "mã hồ sơ bằng UTF-8", form.English: "a code of a dossier in UTF-8"},
	bodyColumn:        {form.Vietnamese: "mã định danh dạng H26.12", form.English: "an identifier such as H26.12"},
	procedureColumn:   {form.Vietnamese: "mã TTHC bằng UTF-8", form.English: "a code of a procedure in UTF-8"},
	statusColumn:      {form.Vietnamese: "mã từ 1 đến 10 (" + statusCodes[form.Vietnamese] + ")", form.English: "a code from 1 to 10 (" + statusCodes[form.English] + ")"},
	channelColumn:     {form.Vietnamese: "1, 2, 3 hoặc để trống", form.English: "1, 2, 3 or empty"},
	receivedColumn:    {form.Vietnamese: "ngày 2025-09-30 hoặc thời điểm 2025-09-30T15:40:00+07:00", form.English: "a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00"},
	supplementsColumn: {form.Vietnamese: "số lần, hoặc các khoảng A..B;C..D (B để trống khi đang chờ)", form.English: "a number, or spans A..B;C..D (without B while awaited)"},
	pausedColumn:      {form.Vietnamese: "số ngày, hoặc P2DT3H", form.English: "a number of days, or P2DT3H"},
	feeColumn:         {form.Vietnamese: "số đồng, không có dấu chấm", form.English: "a number of dong without dots"},
	paidColumn:        {form.Vietnamese: "1, 2, 0 hoặc để trống", form.English: "1, 2, 0 or empty"},
	digitisedColumn:   {form.Vietnamese: "1, 0 hoặc để trống", form.English: "1, 0 or empty"},
	revisionColumn:    {form.Vietnamese: "số nguyên, ngày 2025-09-30 hoặc thời điểm 2025-09-30T15:40:00+07:00", form.English: "a whole number, a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00"},
	handsColumn:       {form.Vietnamese: "các cơ quan và ngày nhận, cách nhau một dấu cách: H26.12@2025-06-10 H26.13@2025-07-01", form.English: "bodies and the days from which they have it, a space between: H26.12@2025-06-10 H26.13@2025-07-01"},
	requestsColumn:    {form.Vietnamese: "số lần, từ 0 đến 255", form.English: "a number from 0 to 255"},
}

func (c column) form() form.Text {
	switch c {
	case appointmentColumn, finishedColumn:
		c = receivedColumn
	case electronicResultColumn, reusedColumn, residentDataColumn, personalStoreColumn, complainedColumn, appointmentMovedColumn:
		c = digitisedColumn
	}
	return columnForms[c]
}

// fields is the values of a row, each at its column; what is absent is empty.
type fields [columns][]byte

// read turns the fields of a row into its dossier and revision; ok is false
// when one is not in the form of its column.
func (rs *Rows) read() (bad column, ok bool) {
	d, ns, f := &rs.dossier, &rs.names, &rs.fields
	if v := f[codeColumn]; !utf8.Valid(v) {
		return codeColumn, false
	}
	if rs.version, ok = parseRevision(f[revisionColumn]); !ok {
		return revisionColumn, false
	}
	if v := f[bodyColumn]; len(v) > 0 {
		if d.Body, ok = ns.body(v); !ok {
			return bodyColumn, false
		}
	}
	if d.Procedure, ok = ns.procedure(f[procedureColumn]); !ok {
		return procedureColumn, false
	}
	var n uint8
	if n, ok = smallNumber(f[statusColumn]); !ok {
		return statusColumn, false
	}
	d.Status = Status(n)
	if n, ok = smallNumber(f[channelColumn]); !ok {
		return channelColumn, false
	}
	d.Channel = Channel(n)
	if n, ok = smallNumber(f[paidColumn]); !ok {
		return paidColumn, false
	}
	d.Paid = Payment(n)
	if d.Received, ok = parseMoment(f[receivedColumn]); !ok {
		return receivedColumn, false
	}
	if d.Appointment, ok = parseMoment(f[appointmentColumn]); !ok {
		return appointmentColumn, false
	}
	if d.Finished, ok = parseMoment(f[finishedColumn]); !ok {
		return finishedColumn, false
	}
	if !setSupplements(d, f[supplementsColumn]) {
		return supplementsColumn, false
	}
	if n, ok = smallNumber(f[requestsColumn]); !ok {
		return requestsColumn, false
	}
	d.Requests = max(d.Requests, n)
	if !ns.readHands(d, f[handsColumn]) {
		return handsColumn, false
	}
	if v := f[pausedColumn]; len(v) > 0 {
		if d.Paused, ok = parsePause(v); !ok {
			return pausedColumn, false
		}
	}
	if v := f[feeColumn]; len(v) > 0 {
		if d.Fee, d.FeeKnown = parseFee(v); !d.FeeKnown {
			return feeColumn, false
		}
	}
	return readFlags(f, d)
}

// readFlags turns the fields that say yes or no.
func readFlags(f *fields, d *Dossier) (bad column, ok bool) {
	if d.Digitised, ok = parseFlag(f[digitisedColumn]); !ok {
		return digitisedColumn, false
	}
	if d.ElectronicResult, ok = parseFlag(f[electronicResultColumn]); !ok {
		return electronicResultColumn, false
	}
	if d.Reused, ok = parseFlag(f[reusedColumn]); !ok {
		return reusedColumn, false
	}
	if d.ResidentData, ok = parseFlag(f[residentDataColumn]); !ok {
		return residentDataColumn, false
	}
	if d.PersonalStore, ok = parseFlag(f[personalStoreColumn]); !ok {
		return personalStoreColumn, false
	}
	if d.Complained, ok = parseFlag(f[complainedColumn]); !ok {
		return complainedColumn, false
	}
	if d.AppointmentMoved, ok = parseFlag(f[appointmentMovedColumn]); !ok {
		return appointmentMovedColumn, false
	}
	return 0, true
}

// smallNumber reads 0 to 255; nothing is 0.
func smallNumber(v []byte) (uint8, bool) {
	n := 0
	for _, c := range v {
		if n = n*10 + int(c-'0'); !isDigit(c) || n > 255 {
			return 0, false
		}
	}
	return uint8(n), true
}

// parseFlag reads 1, 0, true and false; nothing is 0.
func parseFlag(v []byte) (is, ok bool) {
	switch string(v) {
	case "1", "true":
		return true, true
	case "", "0", "false":
		return false, true
	}
	return false, false
}

func parseFee(v []byte) (int64, bool) {
	n := int64(0)
	for _, c := range v {
		if !isDigit(c) || n > 1e17 {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, len(v) > 0
}

// parseMoment reads as [schedule.ParseMoment] does, at a tenth of the time for
// the forms that are usual; nothing is no moment.
func parseMoment(v []byte) (schedule.Moment, bool) {
	if len(v) == 0 {
		return schedule.Moment{}, true
	}
	if len(v) >= 10 && v[4] == '-' && v[7] == '-' {
		day, ok := dayOf(twoDigits(v[0:])*100+twoDigits(v[2:]), twoDigits(v[5:]), twoDigits(v[8:]))
		if ok && len(v) == 10 {
			return schedule.MomentOn(day), true
		}
		if ok && v[10] == 'T' {
			if m, ok := clockOf(day, v[11:]); ok {
				return m, true
			}
		}
	}
	m, err := schedule.ParseMoment(string(v))
	return m, err == nil
}

// clockOf reads 15:40 and 15:40:07, in UTC+7.
func clockOf(day form.Day, v []byte) (schedule.Moment, bool) {
	v = bytes.TrimSuffix(v, []byte("+07:00"))
	if len(v) != 5 && len(v) != 8 || v[2] != ':' {
		return schedule.Moment{}, false
	}
	h, m, s := twoDigits(v), twoDigits(v[3:]), 0
	if len(v) == 8 {
		if s = twoDigits(v[6:]); v[5] != ':' {
			return schedule.Moment{}, false
		}
	}
	return instant(day, h, m, s)
}

// instant is the time h:m:s on a day.
func instant(day form.Day, h, m, s int) (schedule.Moment, bool) {
	if h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59 {
		return schedule.Moment{}, false
	}
	if s == 0 {
		t, err := calendar.NewTimeOfDay(h, m)
		return schedule.MomentOn(day).At(t), err == nil
	}
	unix := int64(day-epoch)*86400 + int64(h*3600+m*60+s) - 7*3600
	return schedule.MomentAt(time.Unix(unix, 0)), true
}

// twoDigits is below 0 when one of the two is no digit.
func twoDigits(v []byte) int {
	if !isDigit(v[0]) || !isDigit(v[1]) {
		return -1000
	}
	return int(v[0]-'0')*10 + int(v[1]-'0')
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// dayOf is a day, if it exists and is in the years of the calendar.
func dayOf(y, m, d int) (form.Day, bool) {
	if y < form.MinYear || y > form.MaxYear || m < 1 || m > 12 || d < 1 {
		return 0, false
	}
	leap := y%4 == 0 && (y%100 != 0 || y%400 == 0)
	last := daysBefore[m] - daysBefore[m-1]
	if leap && m == 2 {
		last++
	}
	if d > last {
		return 0, false
	}
	n := (y-1)*365 + (y-1)/4 - (y-1)/100 + (y-1)/400 + daysBefore[m-1] + d - 1
	if leap && m > 2 {
		n++
	}
	return form.Day(n), true
}

// daysBefore is the days of a common year before each month.
var daysBefore = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

// setSupplements reads how many requests there were, or their spans: A..B;C..D.
func setSupplements(d *Dossier, v []byte) bool {
	if n, ok := smallNumber(v); ok {
		d.Requests = n
		return true
	}
	for len(v) > 0 {
		var span []byte
		span, v, _ = bytes.Cut(v, []byte(";"))
		requested, completed, ok := bytes.Cut(span, []byte(".."))
		if !ok {
			return false
		}
		var s Supplement
		if s.Requested, ok = parseMoment(requested); !ok || s.Requested.IsZero() {
			return false
		}
		if s.Completed, ok = parseMoment(completed); !ok {
			return false
		}
		d.Supplements = append(d.Supplements, s)
	}
	return true
}

// parsePause reads a number of days, or an ISO 8601 duration of days, hours,
// minutes and seconds.
func parsePause(v []byte) (time.Duration, bool) {
	const day = 24 * time.Hour
	if v[0] != 'P' {
		n, ok := parseFee(v)
		if !ok || n > int64(maxPause/day) {
			return 0, false
		}
		return time.Duration(n) * day, true
	}
	days, clock, timed := bytes.Cut(v[1:], []byte("T"))
	var sum time.Duration
	for _, part := range []struct {
		text  []byte
		units string
	}{{days, "D"}, {clock, "HMS"}} {
		text, units := part.text, part.units
		for len(text) > 0 {
			i := bytes.IndexAny(text, "DHMS")
			if i < 1 {
				return 0, false
			}
			n, ok := parseFee(text[:i])
			k := strings.IndexByte(units, text[i])
			if !ok || k < 0 {
				return 0, false
			}
			unit := map[byte]time.Duration{'D': day, 'H': time.Hour, 'M': time.Minute, 'S': time.Second}[text[i]]
			if n > int64(maxPause/unit) {
				return 0, false
			}
			if sum += time.Duration(n) * unit; sum > maxPause {
				return 0, false
			}
			units, text = units[k+1:], text[i+1:]
		}
	}
	return sum, (len(days) > 0 || timed) && (!timed || len(clock) > 0)
}

// valueError is a value that is not in the form of its column.
func valueError(c column, v []byte) *form.Error {
	if !utf8.Valid(v) {
		return texts.Error(form.Error{Code: form.FieldEncoding, Path: columnNames[c], Value: quoted(v)})
	}
	return texts.Error(form.Error{Code: form.FieldValue, Path: columnNames[c], Value: quoted(v), Args: form.Args{"form": c.form()}})
}

// quoted is a value as an error keeps it, which shows its first 80 characters.
func quoted(v []byte) string {
	const most = 81 * utf8.UTFMax
	return strings.ToValidUTF8(string(v[:min(len(v), most)]), "\ufffd")
}

// epoch is the day from which instants count their seconds.
var epoch = form.NewDay(1970, time.January, 1)
