package redact

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// announcing are the words that a number follows, and its kind, whatever their
// accents.
var announcing = reading.NewTable(kinds(map[Kind]string{
	Phone: "điện thoại, đt, sđt, tel, phone, mobile, zalo, viber, hotline, di động, số máy, máy bàn, fax, liên hệ, gọi, gọi số, liên lạc",
	Identity: "cmnd, cmt, cccd, căn cước, căn cước công dân, chứng minh, chứng minh nhân dân, chứng minh thư, định danh, định danh cá nhân, " +
		"hộ chiếu, passport, mst, mã số thuế, biển số, biển số xe, biển xe, biển kiểm soát, bks, stk, tài khoản, bhxh, bhyt, bảo hiểm xã hội, bảo hiểm y tế, số thẻ, thẻ ngân hàng, thẻ atm, thẻ visa, khai sinh",
}))

func kinds(lists map[Kind]string) map[string]Kind {
	rows := map[string]Kind{}
	for k, list := range lists {
		for words := range strings.SplitSeq(list, ",") {
			rows[words] = k
		}
	}
	return rows
}

// longestAnnouncing is the number of words of the longest of announcing.
const longestAnnouncing = 4

// betweens may stand between such words and the number: "số điện thoại của tôi là".
var betweens = reading.NewSet("số, là, của, tôi, mình, em, anh, chị, theo, qua, cho, cá, nhân, công, dân, bạn, ông, bà, và, hoặc, người, này")

// announced is the kind of number that the words just before an offset speak
// of: "SĐT", "căn cước số".
func (p *page) announced(at int) Kind {
	for i, skipped := p.wordsBefore(at), 0; i > 0 && skipped < 5; i, skipped = i-1, skipped+1 {
		if strings.ContainsAny(p.text[p.words[i-1].End:at], ";\n") {
			return ""
		}
		for n := min(longestAnnouncing, i); n > 0; n-- {
			if k, long, _ := announcing.Like(p.words[:i], i-n, true); long == n {
				return k
			}
		}
		if !p.like(betweens, i-1) {
			return ""
		}
	}
	return ""
}

// passports finds a letter and seven or eight digits: B1234567.
func (p *page) passports() []Mask {
	var masks []Mask
	for i, w := range p.words {
		if n := w.End - w.Start; w.Word != 0 || n < 8 || n > 10 || !w.Capital {
			continue
		}
		word := p.word(i)
		_, letter := utf8.DecodeRuneInString(word)
		if digits := word[letter:]; (len(digits) == 7 || len(digits) == 8) && strings.Trim(digits, "0123456789") == "" {
			masks = append(masks, p.mask(i, i, Identity))
		}
	}
	return masks
}

// plateForm is the number of a vehicle: 30A-123.45, 29H1 234.56, 59-X1
// 12345; four digits are an old one.
var plateForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[1-9][0-9][ -]?(?:[A-Za-zĐđ]{1,2}|[A-Za-zĐđ][0-9]|[Mm][Đđ][0-9])[ .-]{0,3}(?:[0-9]{3}\.?[0-9]{2}|[0-9]{4})`)
})

// plateLength is more than the number of a vehicle has.
const plateLength = 24

// plates finds licence plates: five digits with a capital by their form, the
// others after a word that announces them.
func (p *page) plates(groups []group) []Mask {
	var masks []Mask
	for _, g := range groups {
		if len(g.digits) != 2 {
			continue
		}
		at := plateForm().FindStringIndex(p.text[g.start:min(len(p.text), g.start+plateLength)])
		if at == nil {
			continue
		}
		end := g.start + at[1]
		plate := p.text[g.start:end]
		before, after := p.before(g.start), p.after(end)
		if strings.ContainsRune("./-", before) || unicode.IsLetter(before) || unicode.IsDigit(before) || unicode.IsLetter(after) || unicode.IsDigit(after) {
			continue
		}
		n := len(plate)
		four := plate[n-3] != '.' && !isDigit(plate[n-5])
		if p.announced(g.start) != "" || !four && plate == strings.ToUpper(plate) {
			masks = append(masks, Mask{g.start, end, Plate, Likely})
		}
	}
	return masks
}

// spelled finds a number told in words: "không chín một hai ba bốn năm sáu
// bảy tám".
func (p *page) spelled() []Mask {
	var masks []Mask
	for i := 0; i < len(p.words); i++ {
		j := i
		for j < len(p.words) && p.like(digitWords, j) {
			j++
		}
		if j-i >= 8 {
			masks = append(masks, p.mask(i, j-1, Phone))
		}
		i = max(i, j-1)
	}
	return masks
}

var digitWords = reading.NewSet("không, một, hai, ba, bốn, tư, năm, lăm, sáu, bảy, tám, chín")
