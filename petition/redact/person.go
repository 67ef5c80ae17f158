package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// profiles finds the address of somebody's page or account: "fb.com/mau.thu", and
// after a word that says so the name alone: "fb @mau99".
func (p *page) profiles() []Mask {
	site, signed := p.seek(0, asksSite), p.signed(0)
	var masks []Mask
	floor := 0
	for site < len(p.words) || signed < len(p.words) {
		i, at := min(site, signed), signed <= site
		if at {
			signed = p.signed(i + 1)
		}
		if i == site {
			site = p.seek(i+1, asksSite)
		}
		if p.words[i].Start < floor {
			continue
		}
		if start := p.words[i].Start - 1; at && !letterOrFigure(p.before(start)) && p.letters(i) > 2 && p.onSite(i) {
			floor = p.words[i].End + len(firstRun(p.text[p.words[i].End:], local))
			masks = append(masks, Mask{start, floor, Profile, Certain})
			continue
		}
		if n := p.handle(i); n > 0 {
			start := p.words[i+1].Start
			floor = start + n
			masks = append(masks, Mask{start, floor, Profile, Likely})
			continue
		}
		if !p.asks(i, asksSite) || p.gap(i) != "." || i+2 >= len(p.words) || !strings.HasPrefix(p.gap(i+1), "/") || !p.is(sites, i) || !p.is(domains, i+1) {
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

// signed is the first word from word i on right behind the sign @, or how many words
// there are.
func (p *page) signed(i int) int {
	for i < len(p.words) {
		from := p.words[i].Start - 1
		n := strings.IndexByte(p.text[max(from, 0):], '@')
		if n < 0 {
			break
		}
		at := max(from, 0) + n
		i = p.wordsBefore(at + 1)
		if i < len(p.words) && p.words[i].Start == at+1 {
			return i
		}
	}
	return len(p.words)
}

// onSite says that one of the words before word i is that of a site.
func (p *page) onSite(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 4 && !strings.ContainsAny(p.gap(w), ".;\n"); w-- {
		if p.is(accounts, w) {
			return true
		}
	}
	return false
}

// handle is the length of what somebody is called on the site that word i names, behind it and
// a colon: "Line: mau_88". It has letters, and a figure or a stroke.
func (p *page) handle(i int) int {
	if p.gap(i) != ": " || !p.among(messengers, i) || i+1 == len(p.words) || p.asks(i+1, inNumberFound) {
		return 0
	}
	rest := p.text[p.words[i+1].Start:]
	name := strings.TrimRight(firstRun(rest, local), ".-")
	letters := strings.ContainsFunc(name, func(r rune) bool { return r < 0x80 && isLetter(byte(r)) })
	if len(name) < 5 || !letters || !strings.ContainsAny(name, "_0123456789") || strings.HasPrefix(rest[len(name):], "@") {
		return 0
	}
	return len(name)
}

var messengers = newFew("line, wechat, viber, kakao, kakaotalk, skype, whatsapp, discord, zalo, telegram, facebook, fb, messenger, tiktok, instagram, insta, nick, ig, id")

func linked(r rune) bool { return !strings.ContainsRune(" \n(\"'“”,;", r) }

// The sites where persons have a page.
var (
	sites    = newSet("facebook, fb, zalo, tiktok, instagram, line, wechat, viber, kakao, kakaotalk, skype, whatsapp, discord, insta, ig, id, nick, youtube, linkedin, m, t, x, twitter, threads, messenger, telegram, locket, chat")
	domains  = newSet("com, me, net, vn")
	accounts = newSet("facebook, fb, zalo, tiktok, instagram, ig, youtube, twitter, threads, telegram, nick, acc, insta")
)

// births finds days and years of birth: after a word that says so, right behind a
// name, and where they are compared with another one.
func (p *page) births() []Mask {
	if !p.figures && p.asked&asksBirth == 0 {
		return nil
	}
	var masks []Mask
	mark := -farthestMark // the last word that may begin words of a day of birth
	for i := p.seek(0, asksBirth|asksBirthMark|isFigure); i < len(p.words); i = p.seek(i+1, asksBirth|asksBirthMark|isFigure) {
		if p.asks(i, asksBirthMark) {
			mark = i
		}
		if p.slangYear(i) && i > 0 && p.spaced(i-1) && (p.is(persons, i-1) || p.endsName(i-1)) {
			masks = append(masks, p.mask(i, i, Birth))
			continue
		}
		next, ok := p.born(i)
		start := next
		if ok {
			next, ok = p.birth(i, next)
		} else if p.numeric(i+1) && p.gap(i) == "/" && i > 0 && p.endsName(i-1) && yearLike(p.word(i+1)) && (p.gap(i-1) == " (" && p.after(p.words[i+1].End) == ')' || p.spaced(i-1) && p.gap(i+1) == ", ") {
			masks = append(masks, p.mask(i, i+1, Birth)) // "Mẫu (12/2018)", "Mẫu 2/1996, 0521"
			i++
			continue
		} else if p.numeric(i) && (p.birthOf(i) || i-mark <= farthestMark && p.compared(i) || p.bornBefore(i)) {
			next, ok = p.date(i)
			ok = ok && (next > i || p.after(p.words[next].End) == ')' || p.is(speakers, i-1) || p.is(corrections, i-1) || p.gap(i-1) == ", " && (p.gap(next) == ", " || next+1 == len(p.words) || strings.IndexByte(".;\n", p.gap(next)[0]) >= 0) || p.gap(i-1) == " (" && p.gap(next) == ", " && p.words[i].Value < 2020 || p.gap(i-1) == " - " && (next+1 == len(p.words) || p.gap(next) == " - " || p.gap(next)[0] == '\n') || p.gap(i-1) == " | ")
			if ok {
				masks = append(masks, p.mask(i, next, Birth))
				i = next
			}
			continue
		}
		if ok {
			if start > i && p.like(months.Table, start-1) && (p.like(yearWord.Table, start+1) || next == start+1 && p.words[next].Digits == 4) {
				start-- // "sinh tháng 7 năm 1957", "sinh tháng 7/1957"
			}
			masks = append(masks, p.mask(start, next, Birth))
			i = next
		}
	}
	return masks
}

// bornWords is the number of words at i that say that a day of birth follows.
func (p *page) bornWords(i int) int {
	if !p.asks(i, asksBirth) {
		return 0
	}
	_, n := at(p, birthWords, i)
	return n
}

// born gives the word at which the day may stand that the words at i announce:
// "ngày sinh của con tôi là".
func (p *page) born(i int) (int, bool) {
	n := p.bornWords(i)
	if n == 0 || i > 0 && p.spaced(i-1) && p.is(beforeBirth, i-1) && (!p.words[i-1].Capital || i == 1 || !p.endsName(i-1)) {
		return 0, false
	}
	next := i + n
	for s := 0; s < 6 && p.spaced(next-1) && p.is(hours, i+n); s++ { // "sinh lúc 3h15 ngày"
		if next++; p.words[next-1].Plain == day {
			break
		}
	}
	for s := 0; s < 7 && next < len(p.words) && announces(p.gap(next-1)) && !p.numeric(next) && p.is(ofBirth, next); s++ {
		next++
	}
	if next+2 < len(p.words) && p.words[next].Capital && p.words[next+1].Capital && p.gap(next+1) == " (" && p.numeric(next+2) { // năm Ất Sửu (1985)
		return next + 2, true
	}
	return next, next < len(p.words) && announces(p.gap(next-1))
}

// birth is the last word of the day of birth at word next, which the words at i
// announce.
func (p *page) birth(i, next int) (int, bool) {
	if p.slangYear(next) {
		return next, true
	}
	if end := p.lunarYear(next); end > 0 {
		return end, true
	}
	if p.toldYear(next) {
		return next + 1, true
	}
	if p.is(mornings, next) {
		next++
	}
	if !p.numeric(next) {
		return 0, false
	}
	if end := p.lunarYear(next + 4); end > 0 && p.like(months.Table, next+1) && p.like(yearWord.Table, next+3) {
		return end, true // 3 tháng 2 năm Bính Tuất (1946)
	}
	if end, ok := p.date(next); ok {
		if end == next && i > 0 && p.spaced(i-1) && p.is(anybody, i-1) {
			return 0, false // "trẻ sinh năm 2026"
		}
		return end, !(p.spaced(end) && p.words[end+1].Word == onward) // "sinh năm 2004 trở đi" is nobody
	}
	if p.opensLow(next + 1) {
		return 0, false // "SN 12 ngõ 5" is a house
	}
	w := &p.words[next]
	said := p.words[next-1].Plain
	switch {
	case w.Digits > 2 || !p.numeric(next):
		return 0, false
	case p.numeric(next+1) && p.words[next+1].Digits <= 4 && p.gap(next) == "/" && !(p.numeric(next+2) && p.gap(next+1) == "/"): // 3/1985, 12/3
		return next + 1, p.words[next+1].Digits == 4 && yearLike(p.word(next+1)) || said == day
	case p.spaced(next) && p.like(yearWord.Table, next+1) && p.numeric(next+2) && yearLike(p.word(next+2)): // tháng 3 năm 1985
		return next + 2, true
	}
	return next, w.Digits == 2 && w.Value > 12 && w.Kind == reading.KindFigure && p.letters(next) == 2 && (said == year || p.bornWords(i) == 1 && p.letters(i) == 2)
}

// lunarYear is the last word of a year that begins with its two names at word i: "Bính Tuất
// (1946)", "Kỷ Sửu 1949", "Ất Sửu". 0 where none does.
func (p *page) lunarYear(i int) int {
	if i+1 >= len(p.words) || !p.spaced(i) || !p.among(stems, i) || !p.among(branches, i+1) {
		return 0
	}
	if i += 1; (p.spaced(i) || p.gap(i) == " (") && p.numeric(i+1) && yearLike(p.word(i+1)) {
		i++
	}
	return i
}

var (
	stems    = newFew("giáp, ất, bính, đinh, mậu, kỷ, kỉ, canh, tân, nhâm, quý, quí")
	branches = newFew("tý, tí, sửu, dần, mão, mẹo, thìn, tỵ, tị, ngọ, mùi, vị, thân, dậu, tuất, hợi")
)

// toldYear says that a year is told by its last two figures at word i, behind "năm": "sinh năm bốn lăm".
func (p *page) toldYear(i int) bool {
	return i > 0 && p.words[i-1].Plain == year && p.among(decades, i) && p.spaced(i) && p.is(digitWords, i+1) && (p.stopped(i+1) || !p.is(digitWords, i+2) && !p.among(lives, i+2))
}

var (
	decades = newFew("bốn, năm, sáu, bảy, bẩy, tám, chín")
	lives   = newFew("tuổi, tháng, người, đứa, con, cháu")
)

// slangYear says that word i is a year of this century as the young write it: 2k3.
func (p *page) slangYear(i int) bool {
	if i >= len(p.words) || p.words[i].Word != 0 || p.words[i].Kind != reading.KindFigure {
		return false
	}
	rest, ok := strings.CutPrefix(strings.ToLower(p.word(i)), "2k")
	return ok && len(rest) <= 2 && strings.Trim(rest, "0123456789") == ""
}

// anybody is who is meant by a rule.
var anybody = newSet("trẻ, người, dân, ai, những, các")

var onward = reading.NewWord("trở")

var hours = newSet("lúc, hồi, vào lúc")

var (
	day, year  = reading.NewWord("ngay"), reading.NewWord("nam")
	birthWords = newSet("sanh năm, sanh ngày, năm sanh, ngày sanh, sanh, sinh ngày, ngày sinh, sinh năm, năm sinh, sinh vào ngày, ngày tháng năm sinh, ngày/tháng/năm sinh, sn, ns, sinh, sinh vào, sinh hồi, sinh tháng, tháng sinh, sinh nhật, sinh nhật ngày, dob, born, born on, born in, was born in, was born on, date of birth, " +
		"sinh vào năm, sinh khoảng năm, ngày tháng sinh, sinh vào khoảng, sinh khoảng, sinh đầu năm, sinh cuối năm, sinh giữa năm, s.n, đẻ ngày, đẻ năm, chào đời ngày, chào đời năm, chào đời")
	// ofBirth may stand between such words and the day.
	ofBirth  = newSet("sai, nhầm, của, tôi, em, con, cháu, chồng, vợ, mẹ, bố, bà, ông, anh, chị, mình, là, đúng, thật, thực, tế, trên, ghi, cccd, giấy, căn, cước, trong, khai, vào, ngày, gái, trai, học, bạ")
	mornings = newSet("mùng, mồng")
)

// beforeBirth make words of "sinh" that are no birth: "phát sinh ngày", "tuyển sinh
// năm".
var beforeBirth = newSet("dự, phát, nảy, tuyển, thí, khai, vệ, học, hy, dân, tái, giáo, môn, an, kí, ký, chứng, nhà, cứu, y, mưu, sát, trường, quyên, hồi, song, sơ, ngành, nội, mầm")

// corrections stand before a year that is said once more.
var corrections = newSet("là, vì, thành, phải, đúng")

// birthOf says that a name ends right before the figure at i: "Trần Thị Thử,
// 12/3/1950", "(1950)".
func (p *page) birthOf(i int) bool {
	if i > 0 && p.spaced(i-1) && p.is(speakers, i-1) && i+2 < len(p.words) && p.gap(i+2) == ", " {
		return true // "tôi 15-08-1990, quê"
	}
	if i > 1 && p.spaced(i-2) && p.spaced(i-1) && p.is(speakers, i-1) && p.asks(i-2, asksKin|asksName) && (p.gap(i) == ", " || p.spaced(i) && (p.is(plurals, i+1) || p.is(lifeWords, i+1))) && yearLike(p.word(i)) && p.words[i].Value < 2020 {
		return true // "bố tôi 1938, thẻ"
	}
	if i > 1 && p.gap(i-1) == " (" && p.words[i-1].Word == aged && p.numeric(i-2) && yearLike(p.word(i)) && p.after(p.words[i].End) == ')' {
		return true // "34 tuổi (1991)"
	}
	if i > 2 && p.gap(i-1) == ", " && p.words[i-2].Word == peopleWord && p.words[i-1].Capital && p.endsName(i-3) {
		return true // "Lê Mẫu, người Chăm, 1964"
	}
	if i > 1 && p.gap(i-1) == ", " && p.is(sexes, i-1) && p.endsName(i-2) {
		return true // "Lý Mẫu, nữ, 14/4/1987"
	}
	if i > 0 && p.endsName(i-1) && p.gap(i-1) == " | " && strings.HasPrefix(p.gap(i), " |") && yearLike(p.word(i)) {
		return true // of a table
	}
	return i > 0 && p.endsName(i-1) && (p.gap(i-1) == ", " || p.gap(i-1) == " (" || p.gap(i-1) == " - ") ||
		i > 1 && p.gap(i-1) == " (" && p.is(speakers, i-1) && p.spaced(i-2) && p.asks(i-2, asksKin|asksName) && yearLike(p.word(i)) && p.after(p.words[i].End) == ')' // "chồng em (1984)"
}

// lifeWords follow a year of birth.
var lifeWords = newSet("học, mất, nghỉ, chưa, vẫn, hiện, nay, mới")

var aged = reading.NewWord("tuổi")

var sexes = newSet("nam, nữ")

// bornBefore says that words of birth stand behind the day at i: "12/3/1985 là ngày
// sinh", "ngày 3/3/2019 sinh cháu".
func (p *page) bornBefore(i int) bool {
	next, ok := p.date(i)
	if !ok || next == i || next+2 >= len(p.words) {
		return false
	}
	if p.words[next+1].Word == is {
		_, n := at(p, birthMarks, next+2)
		return n > 0
	}
	return p.bornWords(next+1) == 1 && p.spaced(next) && p.is(persons, next+2)
}

// compared says that the figure at i stands where a day of birth is said once more:
// "trên căn cước ghi 02/09/1955".
func (p *page) compared(i int) bool {
	if i == 0 || p.asked&asksBirthMark == 0 || p.is(eventful, i-1) || !(yearLike(p.word(i)) && p.is(corrections, i-1)) && (i+2 >= len(p.words) || p.words[i].Digits > 2 || !p.numeric(i+1)) {
		return false
	}
	sentences := 0
	for w := i - 1; w >= 0 && i-w <= farthestMark; w-- {
		if p.spaced(w) {
			// most
		} else if gap := p.gap(w); len(gap) > 1 && strings.ContainsAny(gap, ".;!?") {
			sentences++
		}
		if p.asks(w, asksBirthMark) {
			if _, n := at(p, birthMarks, w); n > 0 {
				return true
			}
		}
		if sentences > 1 || !p.spaced(w) && strings.Contains(p.gap(w), "\n") {
			return false
		}
	}
	return false
}

// farthestMark is how many words before a day the words of a day of birth stand that it
// is compared with.
const farthestMark = 24

const birthMarkWords = "ngày sinh, tháng sinh, năm sinh, giấy khai sinh, sinh ngày, khai sinh ghi"

var (
	birthMarks = newSet(birthMarkWords)
	eventful   = newSet("ngày, từ, đến, hôm, cấp, nộp, hẹn, trước, sau, tháng, sáng, chiều, ký, quyển, số, khoản, điều, lúc, kể, mất")
)

// announces says that nothing but a space, a colon or a dash is in a gap.
func announces(gap string) bool {
	if gap == " " {
		return true // most
	}
	switch strings.Trim(gap, " \n") {
	case "", ":", "-", ".:":
		return true
	}
	return false
}

// date is the last word of a day or a year that begins at word i: 12/3/1985, 12
// tháng 3 năm 1985, 1 February 1980, 1985.
func (p *page) date(i int) (int, bool) {
	year := func(i int) bool { return p.numeric(i) && yearLike(p.word(i)) }
	short := func(i int) bool { return p.numeric(i) && p.letters(i) == 2 && p.words[i].Digits == 2 }
	switch {
	case year(i) && i+2 < len(p.words) && p.numeric(i+1) && p.numeric(i+2) && p.gap(i) == p.gap(i+1) && (p.gap(i) == "-" || p.gap(i) == "/") && p.words[i+1].Value <= 12 && p.words[i+2].Value <= 31:
		return i + 2, true // 1990-07-02
	case year(i):
		return i, true
	case p.words[i].Digits > 2 || i+2 >= len(p.words):
		return 0, false
	case p.numeric(i+1) && p.gap(i) == p.gap(i+1) && strings.Contains("/-.", strings.Trim(p.gap(i), " ")):
		return i + 2, year(i+2) || short(i+2) && (p.gap(i) == "/" || p.gap(i) == "." && p.words[i].Value <= 31 && p.words[i+1].Value <= 12 && p.letters(i+1) == 2)
	case p.like(monthNames.Table, i+1):
		return i + 2, year(i + 2)
	}
	return i + 4, year(i+4) && p.like(months.Table, i+1) && (p.numeric(i+2) || p.is(monthWords, i+2)) && p.like(yearWord.Table, i+3)
}

var (
	months, yearWord = newSet("tháng"), newSet("năm")
	monthWords       = newSet("giêng, hai, ba, tư, năm, sáu, bảy, tám, chín, mười, một, chạp")
	monthNames       = newSet("january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, oct, nov, dec")
)

// lands finds the numbers of parcels of land and of the certificates for them.
func (p *page) lands() []Mask {
	if p.asked&asksLand == 0 {
		return nil
	}
	var masks []Mask
	parcel := -far // the word that spoke of a parcel last
	land := -far   // or of land at all
	for i, s := range p.seen {
		if s.questions&asksLand == 0 && !(i-land < far && p.words[i].Capitals) {
			continue // most
		}
		_, n := at(p, parcels, i)
		if n == 0 && (i-parcel < near || p.sheetOfParcel(i)) {
			_, n = at(p, sheets, i)
		}
		if n > 0 && p.numeric(i+n) && announces(p.gap(i+n-1)) && !(p.asks(i, inNumberFound) && strings.Contains(p.gap(i+n-1), "\n")) && !p.counted(p.slashed(i+n)) {
			masks = append(masks, p.listed(i+n)...)
		}
		masks = append(masks, p.sheetFurther(i, n)...)
		if p.like(parcelWord.Table, i) {
			parcel = i
			masks = append(masks, p.parcelFurther(i+max(n, 1))...)
		}
		if p.is(landWords, i) {
			land = i
		}
		_, n = at(p, certificates, i)
		next := i + n
		if n > 1 {
			land = i
		}
		switch {
		case n > 1 && p.numeric(next) && p.words[next].Digits >= 5 && announces(p.gap(next-1)): // 00123/QSDĐ
			end := next
			for end+1 < len(p.words) && strings.Trim(p.gap(end), "/ -") == "" && p.words[end+1].Capitals && !p.numeric(end+1) {
				end++
			}
			masks = append(masks, p.mask(next, end, Land))
		case n > 0 && !(p.bare && n == 1 && p.words[i].Plain == so) && next < len(p.words) && announces(p.gap(next-1)):
			if end, ok := p.certificate(next); ok {
				masks = append(masks, p.mask(next, end, Land))
			}
		case i-land < far && p.words[i].Capitals && p.letters(i) == 2 && i > 0:
			if end, ok := p.certificate(i); ok && (p.words[end].Digits == 6 || p.words[end].Digits == 8) {
				masks = append(masks, p.mask(i, end, Land))
			}
		}
	}
	return masks
}

// parcelFurther is the number of a parcel that stands a few words behind "thửa", which ends before
// word i: "thửa liền kề số 46".
func (p *page) parcelFurther(i int) []Mask {
	w := i
	for w < len(p.words) && w-i < 5 && p.spaced(w-1) && p.is(ofParcel, w) {
		w++
	}
	if w == i || !p.numeric(w) || !announces(p.gap(w-1)) || p.words[w].Digits > 4 || p.counted(w) || p.asks(w, inNumberFound) {
		return nil
	}
	if p.words[w-1].Plain != so && !p.stopped(w) && !p.is(sheets, w+1) && p.words[w+1].Word != ofWord {
		return nil
	}
	return p.listed(w)
}

// sheetFurther is the number of a map that the n words at i tell of a few words before: "tờ bản đồ
// giao đất lâm nghiệp số 03".
func (p *page) sheetFurther(i, n int) []Mask {
	if n < 2 || p.numeric(i+n) {
		return nil
	}
	i += n
	for w := i; w+1 < len(p.words) && w-i < 6 && p.spaced(w-1) && !p.words[w].Capital; w++ {
		if p.words[w].Plain == so && p.numeric(w+1) && p.spaced(w) && !p.counted(w+1) {
			return []Mask{p.mask(w+1, p.slashed(w+1), Land)}
		}
	}
	return nil
}

// ofParcel say which parcel is meant.
var ofParcel = newSet("đất, liền, kề, kế, bên, cạnh, giáp, ranh, cũ, mới, gốc, ruộng, vườn, lúa, rừng, của, tôi, em, con, mình, ông, bà, nhà, gia, đình, là, mang, số, này, đó, ấy, kia")

// sheetOfParcel says that a parcel follows the sheet at i: "tờ 5 thửa 12".
func (p *page) sheetOfParcel(i int) bool {
	return p.is(sheets, i) && p.numeric(i+1) && i+2 < len(p.words) && p.like(parcelWord.Table, i+2)
}

// near and far are how many words behind "thửa" a "tờ 19" is of the map, and behind a
// word of land two letters and six figures are a certificate.
const near, far = 10, 20

// listed are the numbers of parcels from word i: "101, 102 và 103".
func (p *page) listed(i int) []Mask {
	var masks []Mask
	for {
		last := p.slashed(i)
		if last+1 < len(p.words) && p.gap(last) == "-" && p.words[last+1].Capital && p.letters(last+1) == 1 {
			last++ // 64-B
		}
		masks = append(masks, p.mask(i, last, Land))
		if p.gap(last) == "(" && p.numeric(last+1) && strings.HasPrefix(p.gap(last+1), ")") {
			last++ // 15(4), on sheet 4
			masks = append(masks, p.mask(last, last, Land))
		}
		next := last + 1
		if p.gap(last) == "; " && p.numeric(next) && p.words[next].Digits <= 4 && (p.gap(next) == "; " || p.gap(next) == ", " || p.spaced(next) && p.is(sheets, next+1)) {
			i = next // "5; 6; 7 tờ 3"
			continue
		}
		if next < len(p.words) && p.is(ands, next) && p.spaced(last) && p.spaced(next) {
			next++
		} else if next == len(p.words) || p.gap(last) != ", " {
			return masks
		}
		if !p.numeric(next) || p.words[next].Digits > 4 || p.words[next].Word == 0 && strings.HasSuffix(p.word(next), "m2") || p.counted(next) || p.gap(p.slashed(next)) == " " && !p.is(ands, p.slashed(next)+1) && p.slashed(next)+1 < len(p.words) && !p.like(parcelWord.Table, p.slashed(next)+1) && !p.is(sheets, p.slashed(next)+1) {
			return masks
		}
		i = next
	}
}

// certificate is the last word of the number of a certificate at word i: CH01234,
// BX 123456.
func (p *page) certificate(i int) (int, bool) {
	w := &p.words[i]
	if !w.Capital || !w.Capitals || p.asks(i, taken|inNumberFound) {
		return 0, false
	}
	switch {
	case w.Word == 0 && p.letters(i) >= 6: // CH01234, CS01234/XM
		if i+1 < len(p.words) && p.gap(i) == "/" && p.words[i+1].Capitals {
			return i + 1, true
		}
		return i, true
	case p.letters(i) <= 2 && (p.spaced(i) || p.gap(i) == "-") && p.numeric(i+1) && p.words[i+1].Digits >= 5: // BX 123456
		return i + 1, true
	case p.letters(i) <= 2 && p.spaced(i) && p.numeric(i+1) && p.words[i+1].Digits == 3 && (p.spaced(i+1) || p.gap(i+1) == ".") && p.numeric(i+2) && p.words[i+2].Digits == 3: // BX 123 456
		return i + 2, true
	}
	return 0, false
}

var (
	parcels      = newSet("thửa, thửa đất, thửa số, thửa đất số, số thửa, số thửa đất, tờ bản đồ, tờ bản đồ số, tbđ, tbđ số, bản đồ số, tờ số, số tờ, số tờ bản đồ, trích đo số, trích lục số, lô đất số, thửa ruộng số, thửa tạm số, thửa tạm, thửa mới số, thửa cũ số, lô số, bản đồ địa chính số, mảnh bản đồ số, mảnh trích đo số")
	sheets       = newSet("tờ, số tờ")
	parcelWord   = newSet("thửa, lô")
	landWords    = newSet("sổ, đất, gcn, thửa, bìa, gcnqsdđ, qsdđ")
	certificates = newSet("bìa, bìa số, giấy chứng nhận, giấy chứng nhận số, gcn, gcn số, gcnqsdđ, gcnqsdđ số, gcn qsdđ, gcn qsdđ số, giấy cnqsdđ, giấy cnqsdđ số, cnqsdđ số, qsdđ, qsdđ số, sổ, sổ đỏ, sổ đỏ số, sổ hồng, sổ hồng số, sổ số, seri, số seri, số phát hành, số vào sổ, số vào sổ cấp gcn, " +
		"giấy chứng nhận quyền sử dụng đất, giấy chứng nhận quyền sử dụng đất số, giấy chứng nhận qsdđ số, bìa đỏ, bìa đỏ số, bìa đất, bìa đất số, bìa hồng số, số giấy chứng nhận, mang số, có số")
)
