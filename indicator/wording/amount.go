package wording

import (
	"math/big"
	"strconv"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// amount is a number with its percent sign or magnitude.
type amount struct {
	numeral
	start, next int // tokens
	zeros       int // of the magnitude
	percent     bool
	spelled     bool      // in words
	fault       form.Code // what is wrong with it
}

// amount reads a number at token i, in digits or words, with its percent sign
// or magnitude.
func (p *parser) amount(i int) (a amount, ok bool) {
	a.start = i
	switch {
	case p.isNumber(i):
		p.inDigits(&a)
	case p.At(i).Kind != reading.KindWord || !p.inWords(&a):
		return a, false
	}
	if n := p.percentAt(a.next); n > 0 {
		a.percent = true
		a.next += n
		p.saidAgain(&a)
		return a, true
	}
	a.zeros, a.next = p.magnitude(a.next)
	p.smaller(&a)
	p.half(&a)
	return a, true
}

// magnitude is the zeros of the magnitudes at token i, and the token behind them.
func (p *parser) magnitude(i int) (zeros, next int) {
	for zeros <= 27 {
		z, _ := magnitudes.At(p.Tokens, i)
		if z == 0 {
			break
		}
		zeros += z
		i++
		if p.At(i).Mark == '.' && !p.At(i).Space && !p.At(i+1).Space && p.is(i+1, dong) { // "85 tr.đ"
			i++
		}
	}
	return zeros, i
}

// smaller adds what a smaller magnitude goes on with: "1 tỷ 200 triệu".
func (p *parser) smaller(a *amount) {
	for range 3 {
		if a.coef == nil || a.scale > 0 || a.zeros == 0 || a.spelled || !p.isNumber(a.next) || len(p.digits[a.next]) > 3 || !allDigits(p.digits[a.next]) {
			return
		}
		zeros, next := p.magnitude(a.next + 1)
		if zeros == 0 || zeros+len(p.digits[a.next]) > a.zeros || zeros < 3 && a.zeros > 3 {
			return // "1 triệu 2 trăm": in speech 1.200.000
		}
		more, _ := new(big.Int).SetString(p.digits[a.next], 10)
		a.coef = new(big.Int).Add(new(big.Int).Mul(a.coef, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(a.zeros-zeros)), nil)), more)
		a.zeros, a.next = zeros, next
	}
}

// inDigits reads a number in digits, also "1 500 000" with spaces, plain or
// unbreakable, between the thousands.
func (p *parser) inDigits(a *amount) {
	text := p.digits[a.start]
	a.next = a.start + 1
	if len(text) <= 3 && allDigits(text) {
		for k := a.next; len(text) <= maxDigits && p.isNumber(k) && len(p.digits[k]) == 3 && allDigits(p.digits[k]) && p.oneSpace(k); k++ {
			text += p.digits[k]
			a.next = k + 1
		}
	}
	a.numeral, a.fault = readDigits(text, p.percentAt(a.next) > 0)
	if a.next > a.start+1 {
		a.doubt = DoubtSpaces
	}
	p.saidAgain(a)
}

// inWords reads a number in words, with its decimals: "hai phẩy năm". One word
// alone, such as năm, ba or không, is too often another word, unless a percent
// sign or the figure follows, or it counts something behind the words of an
// operator, in a list behind them or at the head of a clause.
func (p *parser) inWords(a *amount) bool {
	if zeros, _ := magnitudes.At(p.Tokens, a.start+1); zeros > 0 && p.is(a.start, oneHalf) { // "nửa triệu"
		a.numeral, a.spelled, a.next = numeral{coef: big.NewInt(5), scale: 1}, true, a.start+1
		return true
	}
	value, n := reading.Spelled(p.Tokens, a.start)
	if n == 0 || p.At(a.start-1).Mark == '/' { // "bình quân/năm (%)"
		return false
	}
	a.numeral, a.spelled, a.next = numeral{coef: big.NewInt(int64(value))}, true, a.start+n
	if n == 1 && p.is(a.start, year) && p.percentAt(a.next) > 0 && !p.isWord(a.next) { // "kế hoạch năm (%)"
		return false
	}
	if p.isOne(a.next, goingOn) {
		if n = p.decimals(a); n == 0 {
			return false // read whole or not at all
		}
	}
	zeros, _ := magnitudes.At(p.Tokens, a.next) // "ba vạn"
	return p.saidAgain(a) || n > 1 || p.percentAt(a.next) > 0 || zeros > 0 || p.counts(a) || p.begins(a)
}

// begins says that a range in words begins with the number: "từ mười đến mười lăm
// phần trăm".
func (p *parser) begins(a *amount) bool {
	if !p.isOne(a.next, toWords) && !p.isDash(a.next) || p.isOne(a.start, otherNumbers) {
		return false
	}
	_, n := reading.Spelled(p.Tokens, a.next+1)
	k := a.next + 1 + n
	_, _, known := p.unit(k)
	return n > 0 && (p.percentAt(k) > 0 || known)
}

// isSpelled says that token i is a number in words.
func (p *parser) isSpelled(i int) bool {
	if !p.isWord(i) || i < p.floor {
		return false
	}
	_, n := reading.Spelled(p.Tokens, i)
	return n > 0
}

// decimals reads the decimals of a number in words, "phẩy năm", "phẩy không năm",
// and gives how many words the number has then; 0 when they are none.
func (p *parser) decimals(a *amount) int {
	if !p.is(a.next, comma) && !p.is(a.next, otherComma) {
		return 0
	}
	k := a.next + 1
	for ; p.is(k, not); k++ { // "không" is nought here
	}
	zeros := k - a.next - 1
	value, n := reading.Spelled(p.Tokens, k)
	if d := tensDigits[p.At(k+n).Word]; n == 1 && d > 0 { // "hai lăm"
		value, n = value*10+d, 2
	}
	if _, more := reading.Spelled(p.Tokens, k+n); zeros+n == 0 || zeros > 9 || value >= 100 || n > 0 && (more > 0 || tensDigits[p.At(k+n).Word] > 0) {
		return 0
	}
	a.scale = zeros
	if n > 0 {
		a.scale += len(strconv.Itoa(value))
	}
	a.coef = new(big.Int).Mul(a.coef, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(a.scale)), nil))
	a.coef.Add(a.coef, big.NewInt(int64(value)))
	a.next = k + n
	return a.next - a.start
}

// counts says that a number of one word counts something behind the words of an
// operator, or is of a measure at the head of a clause.
func (p *parser) counts(a *amount) bool {
	if p.isOne(a.start, otherNumbers) || p.isOne(a.next, shares) {
		return false
	}
	unit, next, known := p.unit(a.next)
	if _, each := leadWords.At(p.Tokens, next); each > 1 && !p.clauseStart(a.start) {
		return false // "một tổ tối thiểu 5 người, một đội tối thiểu 3 tổ"
	}
	_, led := leadWords.Before(p.Tokens, a.start-1, p.floor)
	if known && (p.is(a.start-1, passive) && p.isDoing(a.start) || p.isOne(a.start-1, toWords) && p.isSpelled(a.start-2)) {
		return true // "tổ chức được hai lớp", "từ một đến hai công trình"
	}
	return led > 1 && unit != "" || p.clauseStart(a.start) && isMeasure(unit) || known && p.continues(a.start) && p.counted(quantity{unit: unit})
}

// saidAgain passes over the same number in brackets, "mười (10)", "03 (ba)",
// "tám mươi phần trăm (80%)", and holds that it is the same.
func (p *parser) saidAgain(a *amount) bool {
	k := a.next
	if p.At(k).Mark != '(' || a.coef == nil {
		return false
	}
	again := numeral{}
	end := k + 2
	if a.spelled && p.isNumber(k+1) {
		again, _ = readDigits(p.digits[k+1], a.percent)
	} else if value, n := reading.Spelled(p.Tokens, k+1); n > 0 && !a.spelled {
		again, end = numeral{coef: big.NewInt(int64(value))}, k+1+n
	}
	if again.coef == nil {
		return false
	}
	if a.percent {
		end += p.percentAt(end)
	}
	if p.At(end).Mark != ')' {
		return false
	}
	if again.coef.Cmp(a.coef) != 0 || again.scale != a.scale {
		a.fault = TargetDiffers
	}
	a.next = end + 1
	return true
}

// half passes over "rưỡi" behind a number or its magnitude: 2 tỷ rưỡi is 2.5
// tỷ.
func (p *parser) half(a *amount) bool {
	if !p.is(a.next, half) || a.coef == nil || a.scale > 0 {
		return false
	}
	a.coef = new(big.Int).Add(new(big.Int).Mul(a.coef, big.NewInt(10)), big.NewInt(5))
	a.scale = 1
	a.next++
	return true
}

// percentAt counts the tokens of "%", "(%)" or "phần trăm" at token i. Behind a year
// they head a column: "năm 2026 (%)".
func (p *parser) percentAt(i int) int {
	bracket := p.At(i).Mark == '('
	switch {
	case p.isYear(i-1) && (bracket || p.isOne(i-2, calendarWords)), p.perMilleAt(i):
		return 0
	case p.At(i).Mark == '%':
		return 1
	case bracket && p.At(i+1).Mark == '%' && p.At(i+2).Mark == ')':
		return 3
	}
	_, n := percentWords.At(p.Tokens, i)
	return n
}

// perMilleAt says that "%o" stands at token i, which is typed for "‰".
func (p *parser) perMilleAt(i int) bool {
	return p.At(i).Mark == '%' && !p.At(i+1).Space && (p.is(i+1, nought) || p.isNumber(i+1) && p.digits[i+1] == "0" && !p.isWord(i+2))
}

// isYear says that the number is written like a year.
func (p *parser) isYear(i int) bool { return p.isNumber(i) && yearText(p.digits[i]) }

func yearText(s string) bool {
	return len(s) == 4 && allDigits(s) && s >= "1900" && s <= "2199"
}
