package indicator

import "math/big"

// amount is a number with its percent sign or magnitude.
type amount struct {
	numeral
	start, next int // tokens
	zeros       int // of the magnitude
	percent     bool
	spelled     bool   // in words
	fault       string // key of what is wrong with it
}

// amount reads a number at token i, in digits or words, with its percent sign
// or magnitude.
func (p *wordingParser) amount(i int) (a amount, ok bool) {
	a.start = i
	switch p.ts[i].kind {
	case numberToken:
		p.digits(&a)
	case wordToken:
		if !p.spelled(&a) {
			return a, false
		}
	default:
		return a, false
	}
	if n := p.percentAt(a.next); n > 0 {
		a.percent = true
		a.next += n
		p.saidAgain(&a)
		return a, true
	}
	for a.next < len(p.ts) && a.zeros <= 27 {
		zeros, ok := magnitudes[p.ts[a.next].text]
		if !ok || p.notMagnitude(a.next) {
			break
		}
		a.zeros += zeros
		a.next++
	}
	p.half(&a)
	return a, true
}

// digits reads a number in digits, also "1 500 000" with spaces, plain or
// unbreakable, between the thousands.
func (p *wordingParser) digits(a *amount) {
	text := p.ts[a.start].text
	a.next = a.start + 1
	if len(text) <= 3 && allDigits(text) {
		for k := a.next; k < len(p.ts) && p.ts[k].kind == numberToken && len(p.ts[k].text) == 3 && allDigits(p.ts[k].text) && p.oneSpace(k); k++ {
			text += p.ts[k].text
			a.next = k + 1
		}
	}
	a.numeral, a.fault = readDigits(text, p.percentAt(a.next) > 0)
	if a.next > a.start+1 {
		a.doubt = "spaces"
	}
	p.saidAgain(a)
}

// spelled reads a number in words; one word alone, such as năm, ba or không, is
// too often another word, unless a percent sign or the figure follows.
func (p *wordingParser) spelled(a *amount) bool {
	value, n := readWords(p.words(a.start))
	if n == 0 {
		return false
	}
	a.numeral, a.spelled, a.next = numeral{coef: big.NewInt(value)}, true, a.start+n
	return p.saidAgain(a) || n > 1 || p.percentAt(a.next) > 0
}

// saidAgain passes over the same number in brackets, "mười (10)", "03 (ba)",
// "tám mươi phần trăm (80%)", and holds that it is the same.
func (p *wordingParser) saidAgain(a *amount) bool {
	k := a.next
	if k >= len(p.ts) || p.ts[k].text != "(" || a.coef == nil {
		return false
	}
	again := numeral{}
	end := k + 2
	if a.spelled && k+1 < len(p.ts) && p.ts[k+1].kind == numberToken {
		again, _ = readDigits(p.ts[k+1].text, a.percent)
	} else if value, n := readWords(p.words(k + 1)); n > 0 && !a.spelled {
		again, end = numeral{coef: big.NewInt(value)}, k+1+n
	}
	if again.coef == nil {
		return false
	}
	if a.percent {
		end += p.percentAt(end)
	}
	if end >= len(p.ts) || p.ts[end].text != ")" {
		return false
	}
	if again.coef.Cmp(a.coef) != 0 || again.scale != a.scale {
		a.fault = "number.differs"
	}
	a.next = end + 1
	return true
}

// half passes over "rưỡi" behind a number or its magnitude: 2 tỷ rưỡi is 2.5
// tỷ.
func (p *wordingParser) half(a *amount) bool {
	if a.next >= len(p.ts) || p.ts[a.next].text != "rưỡi" || a.coef == nil || a.scale > 0 {
		return false
	}
	a.coef = new(big.Int).Add(new(big.Int).Mul(a.coef, big.NewInt(10)), big.NewInt(5))
	a.scale = 1
	a.next++
	return true
}

// percentAt counts the tokens of "%", "(%)" or "phần trăm" at token i.
func (p *wordingParser) percentAt(i int) int {
	switch {
	case i >= len(p.ts):
	case p.ts[i].kind == percentToken:
		return 1
	case matches(p.ts, i, []string{"phần", "trăm"}):
		return 2
	case i+2 < len(p.ts) && p.ts[i].text == "(" && p.ts[i+1].kind == percentToken && p.ts[i+2].text == ")":
		return 3
	}
	return 0
}

// notMagnitude says that "tỷ" belongs to "tỷ lệ", "tỷ trọng" and so on.
func (p *wordingParser) notMagnitude(i int) bool {
	if p.ts[i].text != "tỷ" || i+1 >= len(p.ts) {
		return false
	}
	switch p.ts[i+1].text {
	case "lệ", "trọng", "suất", "số", "giá", "phú":
		return true
	}
	return false
}

// oneSpace says that exactly one space stands before token k.
func (p *wordingParser) oneSpace(k int) bool {
	s := p.w.Text[p.ts[k-1].end:p.ts[k].start]
	return s == " " || s == "\u00a0" || s == "\u202f"
}

// words is the run of words from token i on, for spelled numbers.
func (p *wordingParser) words(i int) []string {
	var words []string
	for k := i; k < len(p.ts) && k < i+20 && p.ts[k].kind == wordToken; k++ {
		w := p.ts[k].text
		if p.notMagnitude(k) || w == "trăm" && k > i && p.ts[k-1].text == "phần" {
			break
		}
		words = append(words, w)
	}
	return words
}

// isYear says that the number is written like a year.
func (p *wordingParser) isYear(i int) bool {
	return i < len(p.ts) && p.ts[i].kind == numberToken && yearText(p.ts[i].text)
}

func yearText(s string) bool {
	return len(s) == 4 && allDigits(s) && s >= "1900" && s <= "2199"
}
