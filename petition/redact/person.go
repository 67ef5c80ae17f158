package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// profiles finds the address of somebody's page or account: "fb.com/mau.thu".
func (p *page) profiles() []Mask {
	var masks []Mask
	floor := 0
	for i := range p.words {
		if p.words[i].Start < floor || p.gap(i) != "." || i+2 >= len(p.words) || p.gap(i+1) != "/" && p.gap(i+1) != "/@" || !p.is(sites, i) || !p.is(domains, i+1) {
			continue
		}
		start := p.words[i].Start - len(lastRun(p.text[floor:p.words[i].Start], linked))
		end := p.words[i].Start + len(firstRun(p.text[p.words[i].Start:], linked))
		end -= len(lastRun(p.text[start:end], func(r rune) bool { return strings.ContainsRune(".,;:!?)", r) }))
		masks = append(masks, Mask{start, end, Profile, Certain})
		floor = end
	}
	return masks
}

func linked(r rune) bool { return !strings.ContainsRune(" \n(\"'“”,;", r) }

// The sites where persons have a page.
var (
	sites   = reading.NewSet("facebook, fb, zalo, tiktok, instagram, youtube, linkedin, m, t")
	domains = reading.NewSet("com, me")
)

// births finds days and years of birth after a word that says so.
func (p *page) births() []Mask {
	var masks []Mask
	for i := range p.words {
		_, n := at(p, birthWords, i)
		next := i + n
		if n == 0 || !p.numeric(next) || !announces(p.gap(next-1)) || i > 0 && p.spaced(i-1) && p.like(beforeBirth, i-1) {
			continue
		}
		if end, ok := p.date(next); ok {
			masks = append(masks, p.mask(next, end, Birth))
		}
	}
	return masks
}

var birthWords = reading.NewSet("sinh ngày, ngày sinh, sinh năm, năm sinh, sinh vào ngày, ngày tháng năm sinh, ngày/tháng/năm sinh, sn")

// beforeBirth make words of "sinh" that are no birth, whatever their accents: "phát
// sinh ngày", "tuyển sinh năm".
var beforeBirth = reading.NewSet("phát, nảy, tuyển, thí, khai, vệ, học, hy, dân, tái, giáo, môn, an, kí")

// announces says that nothing but a space, a colon or a dash is in a gap.
func announces(gap string) bool {
	switch strings.Trim(gap, " \n") {
	case "", ":", "-":
		return true
	}
	return false
}

// date is the last word of a day or a year that begins at word i: 12/3/1985, 12
// tháng 3 năm 1985, 1985.
func (p *page) date(i int) (int, bool) {
	year := func(i int) bool { return p.numeric(i) && yearLike(p.word(i)) }
	switch {
	case year(i):
		return i, true
	case p.words[i].Digits > 2 || !year(i+2) && !year(i+4):
		return 0, false
	case p.numeric(i+1) && p.gap(i) == p.gap(i+1) && strings.Contains("/-.", p.gap(i)):
		return i + 2, year(i + 2)
	}
	return i + 4, year(i+4) && p.like(months, i+1) && p.numeric(i+2) && p.like(yearWord, i+3)
}

var months, yearWord = reading.NewSet("tháng"), reading.NewSet("năm")

// lands finds the numbers of parcels of land and of the certificates for them.
func (p *page) lands() []Mask {
	var masks []Mask
	for i := range p.words {
		if _, n := at(p, parcels, i); n > 0 && p.numeric(i+n) && announces(p.gap(i+n-1)) {
			masks = append(masks, p.mask(i+n, p.slashed(i+n), Land))
		}
		_, n := at(p, certificates, i)
		next := i + n
		if n == 0 || next == len(p.words) || !announces(p.gap(next-1)) || !p.words[next].Capital || !p.words[next].Capitals {
			continue
		}
		switch w := &p.words[next]; {
		case w.Word == 0 && p.letters(next) >= 6: // CH01234
			masks = append(masks, p.mask(next, next, Land))
		case p.letters(next) <= 2 && p.spaced(next) && p.numeric(next+1) && p.words[next+1].Digits >= 5: // BX 123456
			masks = append(masks, p.mask(next, next+1, Land))
		}
	}
	return masks
}

var (
	parcels      = reading.NewSet("thửa, thửa đất, thửa số, thửa đất số, tờ bản đồ, tờ bản đồ số, tờ số")
	certificates = reading.NewSet("giấy chứng nhận, giấy chứng nhận số, gcn, gcn số, gcnqsdđ, gcnqsdđ số, sổ đỏ, sổ đỏ số, sổ hồng, sổ hồng số, seri, số seri, số phát hành, số vào sổ")
)
