package sheet

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/nfp"

	"github.com/caicach/tthc/schedule/form"
)

// builtIn is the formats that a workbook has by their number alone (ECMA-376,
// part 1, 18.8.30).
var builtIn = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
	14: "dd/mm/yyyy", 15: "dd/mm/yyyy", 16: "dd/mm", 17: "mm/yyyy", 18: "hh:mm", 19: "hh:mm:ss", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}

// numberFormat is how a style shows numbers.
type numberFormat struct {
	code     string
	sections map[string]section // by the kind of number; nil until one is shown
	cases    []section          // in their order, where any has a condition: "[=1]"
}

// section is how a format shows the numbers of a kind.
type section struct {
	items     []nfp.Token
	date      bool // days, months or hours
	plain     bool // as it is: fractions, powers
	percent   int
	grouped   bool // thousands are parted
	thousands int  // how often a thousand is one: "0,"
	places    int  // where there are literals between the figures: how many places for figures there are
	decimals  int
	needed    int    // decimals that are shown even when they are zero
	zeros     int    // figures before the decimal point at least
	monthLead bool   // the month stands before the day
	when      string // the numbers for which it is, as "<=" and than
	than      float64
}

// parse cuts the format into its sections: of the thousands that a workbook may
// have few are used.
func (f *numberFormat) parse() {
	f.sections = map[string]section{}
	parser := nfp.NumberFormatParser()
	for _, s := range parser.Parse(f.code) {
		part := newSection(s.Items)
		f.sections[s.Type] = part
		if s.Type != nfp.TokenSectionText {
			f.cases = append(f.cases, part)
		}
	}
	if !slices.ContainsFunc(f.cases, func(s section) bool { return s.when != "" }) {
		f.cases = nil
	}
}

// section is how the format shows a number, and the number as it is shown there.
func (f *numberFormat) section(n float64) (s section, shown float64, ok bool) {
	for i, s := range f.cases {
		if s.when != "" && s.holds(n) || s.when == "" && (n < 0 || i == len(f.cases)-1) {
			return s, n, true
		}
	}
	if f.cases != nil {
		return section{}, n, false
	}
	kind := nfp.TokenSectionPositive
	switch _, negative := f.sections[nfp.TokenSectionNegative]; {
	case n < 0 && negative:
		kind, n = nfp.TokenSectionNegative, -n
	case n == 0:
		if _, zero := f.sections[nfp.TokenSectionZero]; zero {
			kind = nfp.TokenSectionZero
		}
	}
	s, ok = f.sections[kind]
	return s, n, ok
}

// holds says that the condition of a section holds.
func (s section) holds(n float64) bool {
	switch s.when {
	case "=":
		return n == s.than
	case "<>":
		return n != s.than
	case "<":
		return n < s.than
	case "<=":
		return n <= s.than
	case ">":
		return n > s.than
	case ">=":
		return n >= s.than
	}
	return false
}

func newSection(items []nfp.Token) section {
	s := section{items: items}
	behind := false // the decimal point
	before := false // the day or the year
	last := s.lastFigure()
	s.places = s.partedFigures(last)
	for k := last + 1; last >= 0 && k < len(items) && (items[k].TType == nfp.TokenTypeThousandsSeparator || items[k].TValue == ","); k++ {
		s.thousands++
	}
	for i, t := range items {
		switch t.TType {
		case nfp.TokenTypeDateTimes, nfp.TokenTypeElapsedDateTimes:
			s.date = true
			switch k := s.timePart(i); {
			case k == 'd', k == 'y':
				before = true
			case k == 'm' && !before && s.dayBehind(i):
				s.monthLead = true
			}
		case nfp.TokenTypeCondition:
			for _, p := range t.Parts {
				switch p.Token.TType {
				case nfp.TokenTypeOperator:
					s.when = p.Token.TValue
				case nfp.TokenTypeOperand:
					s.than, _ = strconv.ParseFloat(p.Token.TValue, 64)
				}
			}
		case nfp.TokenTypeFraction, nfp.TokenTypeExponential:
			s.plain = true
		case nfp.TokenTypePercent:
			s.percent++
		case nfp.TokenTypeThousandsSeparator:
			s.grouped = s.grouped || i < last
		case nfp.TokenTypeDecimalPoint:
			behind = true
		case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder:
			zero := t.TType == nfp.TokenTypeZeroPlaceHolder
			switch {
			case behind:
				s.decimals += len(t.TValue)
				if zero {
					s.needed = s.decimals
				}
			case zero:
				s.zeros += len(t.TValue)
			}
		}
	}
	return s
}

func isFigure(t nfp.Token) bool {
	return t.TType == nfp.TokenTypeZeroPlaceHolder || t.TType == nfp.TokenTypeHashPlaceHolder || t.TType == nfp.TokenTypeDigitalPlaceHolder
}

// lastFigure is the last token that is a place for figures, -1 for none.
func (s section) lastFigure() int {
	last := -1
	for i, t := range s.items {
		if isFigure(t) {
			last = i
		}
	}
	return last
}

// partedFigures is how many places for figures there are, where literals stand
// between them as in "000-000"; else 0.
func (s section) partedFigures(last int) int {
	places, parted := 0, false
	for i, t := range s.items[:last+1] {
		switch {
		case isFigure(t):
			places += len(t.TValue)
		case t.TType == nfp.TokenTypeDecimalPoint, t.TType == nfp.TokenTypeThousandsSeparator:
			return 0
		case places > 0 && i < last && t.TType == nfp.TokenTypeLiteral:
			parted = true
		}
	}
	if !parted {
		return 0
	}
	return places
}

// timePart is what a token of days and hours stands for: y, m (a month), d, h,
// n (a minute), s, p (morning or afternoon), w (a day of the week), or 0.
func (s section) timePart(i int) byte {
	t := s.items[i]
	if t.TType != nfp.TokenTypeDateTimes && t.TType != nfp.TokenTypeElapsedDateTimes {
		return 0
	}
	text := strings.ToLower(t.TValue)
	switch {
	case text == "":
		return 0
	case text[0] == 'm' && s.minutes(i):
		return 'n'
	case text[0] == 'd' && len(text) > 2:
		return 'w'
	case text[0] == 'a':
		return 'p'
	}
	return text[0]
}

// minutes says that the m at token i stands for minutes: behind hours, or before
// seconds.
func (s section) minutes(i int) bool {
	near := func(step int, letter byte) bool {
		for k := i + step; k >= 0 && k < len(s.items); k += step {
			if t := s.items[k]; t.TType == nfp.TokenTypeDateTimes || t.TType == nfp.TokenTypeElapsedDateTimes {
				return t.TValue != "" && t.TValue[0]|0x20 == letter
			}
		}
		return false
	}
	return len(s.items[i].TValue) <= 2 && (near(-1, 'h') || near(1, 's'))
}

func (s section) dayBehind(i int) bool {
	for k := i + 1; k < len(s.items); k++ {
		if s.timePart(k) == 'd' {
			return true
		}
	}
	return false
}

var monthFirst = form.Text{"ô viết tháng trước ngày; đọc là ngày/tháng, có thể người nhập đã viết ngược", "the cell shows the month before the day; it was read as day/month, and may have been typed the other way round"}

// show is a number as the format shows it, and why a person should look.
func (f *numberFormat) show(n float64, from1904 bool) (string, form.Text) {
	if f.sections == nil {
		f.parse()
	}
	s, n, ok := f.section(n)
	switch {
	case !ok || s.plain:
		return general(n), form.Text{}
	case s.date:
		return s.showTime(n, from1904)
	}
	return s.showNumber(n), form.Text{}
}

// value is a number as programs read it, whatever the format shows of it. Figures before
// which noughts are shown are those of a code, and stay as they are shown.
func (f *numberFormat) value(n float64, from1904 bool) string {
	if f.sections == nil {
		f.parse()
	}
	s, shown, ok := f.section(n)
	switch {
	case !ok || s.plain || !s.date && s.zeros < 2:
		return general(n)
	case !s.date:
		return s.showNumber(shown)
	}
	at, ok := instant(n, from1904)
	if !ok {
		return general(n)
	}
	parts := ""
	for i := range s.items {
		parts += string(s.timePart(i))
	}
	switch day, month, year := strings.Contains(parts, "d"), strings.Contains(parts, "m"), strings.Contains(parts, "y"); {
	case !day && !month && !year: // a time of day
		text, _ := s.showTime(n, from1904)
		return text
	case !day && !month:
		return at.Format("2006")
	case !day:
		return at.Format("2006-01")
	case n == math.Floor(n):
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02T15:04:05")
}

// general is a number with at most 15 figures, as a workbook keeps them.
func general(n float64) string {
	if r, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64); err == nil {
		n = r
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// showNumber writes the figures at the first place for them, with the words and
// signs around. Thousands are parted as in Vietnam: 1.500,5.
func (s section) showNumber(n float64) string {
	figures := s.figures(math.Abs(n) * math.Pow(100, float64(s.percent)) / math.Pow(1000, float64(s.thousands)))
	if n < 0 {
		figures = "-" + figures
	}
	var b strings.Builder
	placed, left := false, s.places
	last := s.lastFigure()
	for i, t := range s.items {
		if s.places > 0 && isFigure(t) {
			// Each place has a figure, the first what is before as well.
			if left -= len(t.TValue); len(figures) > left {
				b.WriteString(figures[:len(figures)-left])
				figures = figures[len(figures)-left:]
			}
			continue
		}
		if last >= 0 && i > last && i <= last+s.thousands {
			continue
		}
		switch t.TType {
		case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder, nfp.TokenTypeDecimalPoint:
			if !placed && (s.zeros+s.decimals > 0 || t.TType != nfp.TokenTypeDigitalPlaceHolder) {
				b.WriteString(figures)
				placed = true
			}
		case nfp.TokenTypeTextPlaceHolder, nfp.TokenTypeGeneral:
			b.WriteString(general(n))
		default:
			s.writeBeside(&b, t)
		}
	}
	return b.String()
}

// writeBeside writes what stands in a format beside figures and times.
func (s section) writeBeside(b *strings.Builder, t nfp.Token) {
	switch t.TType {
	case nfp.TokenTypeLiteral, nfp.TokenTypePercent:
		b.WriteString(t.TValue)
	case nfp.TokenTypeCurrencyLanguage:
		for _, p := range t.Parts {
			if p.Token.TType == nfp.TokenSubTypeCurrencyString {
				b.WriteString(p.Token.TValue)
			}
		}
	}
}

func (s section) figures(n float64) string {
	text := strconv.FormatFloat(n, 'f', -1, 64)
	if _, part, _ := strings.Cut(text, "."); len(part) > s.decimals {
		// Half is rounded away from zero, as the decimal figures have it.
		text = strconv.FormatFloat(math.Floor(n*math.Pow10(s.decimals)+0.5+1e-9)/math.Pow10(s.decimals), 'f', s.decimals, 64)
	}
	whole, part, _ := strings.Cut(text, ".")
	for len(part) < s.needed {
		part += "0"
	}
	for len(part) > s.needed && strings.HasSuffix(part, "0") {
		part = part[:len(part)-1]
	}
	for len(whole) < s.zeros {
		whole = "0" + whole
	}
	point := "."
	if s.grouped {
		point = ","
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "." + whole[i:]
		}
	}
	if part != "" {
		return whole + point + part
	}
	return whole
}

// shown is how many of its items the format shows of a moment: behind the day of a month no
// hour that is the day's first, since none was written, or nothing is due at it.
func (s section) shown(n float64) int {
	day := false
	for i := range s.items {
		switch s.timePart(i) {
		case 'd':
			day = true
		case 'h':
			if day && n == math.Trunc(n) {
				return i
			}
			return len(s.items)
		}
	}
	return len(s.items)
}

// showTime writes a day, month or time of day. Where only marks part the day,
// the month and the year they come as dd/mm/yyyy, whatever their order.
func (s section) showTime(n float64, from1904 bool) (string, form.Text) {
	at, ok := instant(n, from1904)
	if !ok {
		return general(n), form.Text{}
	}
	var b strings.Builder
	var why form.Text
	for i, shown := 0, s.shown(n); i < shown; i++ {
		t := s.items[i]
		switch s.timePart(i) {
		case 'd', 'm', 'y':
			var day, month, year bool
			last := i
			for k := i; k < len(s.items); k++ {
				switch s.timePart(k) {
				case 'd':
					day, last = true, k
				case 'm':
					month, last = true, k
				case 'y':
					year, last = true, k
				default:
					if t := s.items[k]; t.TType != nfp.TokenTypeLiteral || strings.Trim(t.TValue, " /-.,") != "" {
						k = len(s.items)
					}
				}
			}
			i = last
			var parts []string
			for _, p := range []struct {
				has    bool
				layout string
			}{{day, "02"}, {month, "01"}, {year, "2006"}} {
				if p.has {
					parts = append(parts, at.Format(p.layout))
				}
			}
			b.WriteString(strings.Join(parts, "/"))
			if s.monthLead && day && month && at.Day() <= 12 && at.Day() != int(at.Month()) {
				why = monthFirst
			}
		case 'w', 'p': // the day itself says it; hours are of 24
		case 'h':
			if t.TType == nfp.TokenTypeElapsedDateTimes {
				b.WriteString(strconv.FormatInt(int64(math.Round(n*86400))/3600, 10))
			} else {
				b.WriteString(at.Format("15"))
			}
		case 'n':
			if t.TType == nfp.TokenTypeElapsedDateTimes {
				b.WriteString(strconv.FormatInt(int64(math.Round(n*86400))/60, 10))
			} else {
				b.WriteString(at.Format("04"))
			}
		case 's':
			if t.TType == nfp.TokenTypeElapsedDateTimes {
				b.WriteString(strconv.FormatInt(int64(math.Round(n*86400)), 10))
			} else {
				b.WriteString(at.Format("05"))
			}
		default:
			s.writeBeside(&b, t)
		}
	}
	return strings.Trim(b.String(), " ,"), why
}

// instant is the day and time that a number stands for: in days since the end
// of 1899, in which 1900 has a 29 February, or since 1 January 1904.
func instant(n float64, from1904 bool) (time.Time, bool) {
	if n < 0 || n >= 2958466 { // year 10000
		return time.Time{}, false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 60:
		start = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	seconds := int64(math.Round(n * 86400))
	return start.AddDate(0, 0, int(seconds/86400)).Add(time.Duration(seconds%86400) * time.Second), true
}
