package reading

import "strings"

// Number is the figures at token i with the points and commas inside them,
// "1.234,5", and of how many tokens they are; n is 0 when no figure is there.
// Digits of any script come as 0 to 9, and what nobody sees is left out.
func (t Text) Number(i int) (s string, n int) {
	if t.At(i).Kind != KindFigure {
		return "", 0
	}
	n = 1
	for {
		m, f := t.At(i+n), t.At(i+n+1)
		if m.Kind != KindMark || m.Mark != '.' && m.Mark != ',' || m.Space || f.Kind != KindFigure || f.Space {
			break
		}
		n += 2
	}
	return strings.Map(func(r rune) rune {
		if d, ok := digitOf(r); ok {
			return rune('0' + d)
		}
		if r = markOf(r); r == '.' || r == ',' {
			return r
		}
		return -1
	}, t.Source[t.Tokens[i].Start:t.Tokens[i+n-1].End]), n
}

// numeral is what a word says in a number.
type numeral struct {
	digit  int8 // one to nine, and không
	is     numeralKind
	alone  bool
	inTens bool  // after mười or mươi
	unit   int32 // of a magnitude
}

type numeralKind uint8

const (
	digitNumeral   numeralKind = iota + 1
	tenNumeral                 // mười
	tensNumeral                // mươi
	hundredNumeral             // trăm
	unitNumeral                // nghìn, triệu, tỷ
	oddNumeral                 // linh, lẻ
	halfNumeral                // rưỡi
)

var numerals = NewTable(map[string]numeral{
	"không": {is: digitNumeral, alone: true},
	"một":   {digit: 1, is: digitNumeral, alone: true, inTens: true}, "mốt": {digit: 1, is: digitNumeral, inTens: true},
	"hai": {digit: 2, is: digitNumeral, alone: true, inTens: true}, "ba": {digit: 3, is: digitNumeral, alone: true, inTens: true},
	"bốn": {digit: 4, is: digitNumeral, alone: true, inTens: true}, "tư": {digit: 4, is: digitNumeral, alone: true, inTens: true},
	"năm": {digit: 5, is: digitNumeral, alone: true}, "lăm": {digit: 5, is: digitNumeral, inTens: true}, "nhăm": {digit: 5, is: digitNumeral, inTens: true},
	"sáu": {digit: 6, is: digitNumeral, alone: true, inTens: true}, "bảy": {digit: 7, is: digitNumeral, alone: true, inTens: true},
	"bẩy": {digit: 7, is: digitNumeral, alone: true, inTens: true}, "tám": {digit: 8, is: digitNumeral, alone: true, inTens: true},
	"chín": {digit: 9, is: digitNumeral, alone: true, inTens: true},
	"mười": {is: tenNumeral}, "mươi": {is: tensNumeral}, "trăm": {is: hundredNumeral},
	"nghìn": {is: unitNumeral, unit: 1_000}, "ngàn": {is: unitNumeral, unit: 1_000}, "triệu": {is: unitNumeral, unit: 1_000_000}, "tỷ": {is: unitNumeral, unit: 1_000_000_000},
	"linh": {is: oddNumeral}, "lẻ": {is: oddNumeral}, "rưỡi": {is: halfNumeral},

	// What begins with a magnitude and is none.
	"tỷ lệ": {}, "tỷ trọng": {}, "tỷ suất": {}, "tỷ số": {}, "tỷ giá": {}, "tỷ phú": {},
})

func numeralAt(toks []Token, i int) numeral {
	if i >= len(toks) || toks[i].Kind != KindWord {
		return numeral{}
	}
	n, _ := numerals.At(toks, i)
	return n
}

// Spelled reads a number in words at token i, "một trăm hai mươi lăm", "hai
// nghìn năm trăm", "ba triệu rưỡi", up to 999 tỷ, and says of how many tokens it
// is; n is 0 when none is there.
//
// One word alone (n is 1) may mean something else: năm is a year as well, ba a
// father, không a no. The caller knows. Within a number năm is five only where
// it must be: "hai mươi năm" is twenty, and then years.
func Spelled(toks []Token, i int) (value, n int) {
	smallest := 1 << 40
	for smallest > 1 {
		section, k := section(toks, i+n, n == 0)
		if k == 0 {
			break
		}
		unit := 1
		if u := numeralAt(toks, i+n+k); u.is == unitNumeral {
			unit = int(u.unit)
			k++
		}
		if unit >= smallest {
			break
		}
		value += section * unit
		smallest = unit
		n += k
		if unit > 1 && numeralAt(toks, i+n).is == halfNumeral {
			return value + unit/2, n + 1
		}
	}
	return value, n
}

// section reads a number below a thousand; one word alone only where the number
// begins, or before a magnitude.
func section(toks []Token, i int, begins bool) (value, n int) {
	at := func(k int) numeral { return numeralAt(toks, i+k) }
	switch d := at(0); {
	case d.is == oddNumeral && !begins: // "một nghìn linh năm"
		if e := at(1); e.is == digitNumeral && e.digit > 0 && e.alone {
			return int(e.digit), 2
		}
		return 0, 0
	case d.is == tenNumeral:
		return tens(toks, i, 10, 1)
	case d.is != digitNumeral || !d.alone:
		return 0, 0
	case at(1).is == hundredNumeral:
		value, n = int(d.digit)*100, 2
	case at(1).is == tensNumeral && d.digit > 0:
		return tens(toks, i, int(d.digit)*10, 2)
	case begins || at(1).is == unitNumeral:
		return int(d.digit), 1
	default:
		return 0, 0
	}
	switch d := at(n); {
	case d.is == halfNumeral:
		return value + 50, n + 1
	case d.is == oddNumeral:
		if e := at(n + 1); e.is == digitNumeral && e.digit > 0 && e.alone {
			return value + int(e.digit), n + 2
		}
	case d.is == tenNumeral:
		return tens(toks, i, value+10, n+1)
	case d.is == digitNumeral && d.digit > 0 && at(n+1).is == tensNumeral:
		return tens(toks, i, value+int(d.digit)*10, n+2)
	}
	return value, n
}

// tens reads the digit that may stand behind mười or mươi.
func tens(toks []Token, i, value, n int) (int, int) {
	d := numeralAt(toks, i+n)
	if d.is != digitNumeral || !d.inTens {
		return value, n
	}
	return value + int(d.digit), n + 1
}

// Again reads a number in brackets at token i, in figures or in words: what a
// document says twice, "mười (10)", "10 (mười)". n counts the brackets, and is 0
// when no such number is there.
func Again(toks []Token, i int) (value, n int) {
	isMark := func(i int, m rune) bool { return i < len(toks) && toks[i].Kind == KindMark && toks[i].Mark == m }
	if i < 0 || !isMark(i, '(') || i+1 >= len(toks) {
		return 0, 0
	}
	if f := &toks[i+1]; f.Kind == KindFigure {
		value, n = f.Value, 1
	} else if value, n = Spelled(toks, i+1); n == 0 {
		return 0, 0
	}
	if !isMark(i+1+n, ')') {
		return 0, 0
	}
	return value, n + 2
}
