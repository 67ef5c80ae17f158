package redact

import (
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// holdings finds the numbers of whatever a person holds: any card, book, diploma, permit or
// contract has one, "bằng kỹ sư số B 0001245", "thẻ hội viên nông dân: 00456/2019". Papers
// of authorities and of works are left, and so are dossiers and receipts.
func (p *page) holdings() []Mask {
	if p.asked&asksHolding == 0 || !p.figures {
		return nil
	}
	var masks []Mask
	for i := p.seek(0, asksHolding); i < len(p.words); i = p.seek(i+1, asksHolding) {
		if i > 0 && p.words[i-1].Capital && !p.words[i-1].Capitals && p.spaced(i-1) && p.words[i].Capital {
			continue
		}
		if p.article(i) {
			continue
		}
		_, n := at(p, held, i)
		if _, public := at(p, publicPapers, i); n == 0 || public > 0 {
			continue
		}
		if from, end := p.heldNumber(i, n); end > 0 && !(p.asks(from, taken) && p.asks(end, taken)) {
			masks = append(masks, p.mask(from, end, Identity))
			i = end
		}
	}
	return masks
}

// heldNumber is where the number begins and ends of what somebody holds, whose words begin
// at word i with n of them; no end where there is none.
func (p *page) heldNumber(i, n int) (from, end int) {
	said := false // "số" stands right before
	contract := (p.words[i].Plain == hop || n == 1 && p.is(loose, i)) && !(i > 0 && p.words[i-1].Plain == so && p.spaced(i-1))
	few := p.is(honours, i)
	for w := i + n; w < len(p.words) && w-i < 10; w++ {
		switch gap := p.gap(w - 1); {
		case gap == ": " || gap == ":" || gap == " : ":
			said = true
		case gap == ", " && (p.is(numbering, w) || p.words[w].Word == paper && p.is(numbering, w+1)), (gap == ". " || gap == ".") && said:
		case gap != " " && gap != " (" && gap != " - " && gap != "":
			return 0, 0
		}
		if p.words[w-1].Word == rung || p.numeric(w) && p.letters(w) <= 2 && p.spaced(w) && !p.words[w+1].Capital && !p.numeric(w+1) && !said {
			continue // "bằng lái hạng B2", "bằng cấp 3"
		}
		if !contract || said || !p.numeric(w) {
			if end := p.codeAt(w, said, few); end > 0 && !p.isDay(w, end) && (said || w > i+n-1) {
				return w, end
			}
		}
		if p.numeric(w) || p.is(apart, w) && !p.is(numbering, w) && !(few && w == i+n && p.words[w].Word == cause) || p.asks(w, asksHolding) && p.is(strictlyHeld, w) {
			return 0, 0
		}
		if _, public := at(p, publicPapers, w); public > 0 {
			return 0, 0
		}
		said = p.is(numbering, w) || p.words[w].Word == is || said && (p.words[w].Plain == hieu || p.is(numbering, w))
	}
	return 0, 0
}

// isDay says that the words from w to end are a day: "bàn giao mặt bằng trước 30/10/2025".
func (p *page) isDay(w, end int) bool {
	last, ok := p.date(w)
	return ok && last == end && end > w
}

// codeAt is the last word of the number of a paper at word w: five figures or more, or
// letters and figures, in a piece or with strokes; 0 where there is none. Where "số" said
// that one comes fewer will do, and of honours and diplomas two (few).
func (p *page) codeAt(w int, said, few bool) int {
	letters := false
	last := w
	if p.words[w].Word != 0 && !p.numeric(w) {
		if !p.codeLetters(w) {
			return 0
		}
		letters = true
		last++
	}
	digits := p.figuresOf(last)
	mixed := p.words[last].Word == 0
	strokes := 0
	for last+1 < len(p.words) && last-w < 6 {
		gap := p.gap(last)
		cut := gap == "/" || gap == "-" || gap == "."
		if !cut && !(gap == " " && p.numeric(last+1) && p.words[last+1].Word != 0 && p.words[last+1].Digits >= 2 && (digits >= 2 || said) && !p.counted(last+1)) || !p.numeric(last+1) && !p.words[last+1].Capitals {
			break
		}
		if cut {
			strokes++
		}
		last++
		digits += p.figuresOf(last)
	}
	if said && digits > 0 && p.spaced(last) && p.words[last+1].Capitals && !p.numeric(last+1) && p.letters(last+1) <= 3 && !(p.spaced(last+1) && p.words[last+2].Capital) {
		last++ // "1203 SL", "208 KT/CTN"
		if last+1 < len(p.words) && p.gap(last) == "/" && p.words[last+1].Capitals {
			last++
		}
	}
	if digits == 0 || p.counted(last) || p.priced(last) || p.dated(w, last) || strings.HasPrefix(p.gap(last), " đ") && p.spaced(last) && p.is(currencies, last+1) {
		return 0
	}
	switch {
	case few && (said || letters && digits >= 3) && digits >= 2 && !yearLike(p.word(w)), digits >= 5, letters && digits >= 4, (letters || mixed) && p.letters(last) >= 6, said && (digits >= 4 || strokes > 0 && digits >= 3 || letters && digits >= 2) && !(digits == 4 && w == last && yearLike(p.word(w))):
		return last
	}
	return 0
}

// codeLetters says that word w is the letters with which the number of a paper begins.
func (p *page) codeLetters(w int) bool {
	if !p.words[w].Capitals || p.letters(w) > 5 || strings.ContainsFunc(p.word(w), func(r rune) bool { return r >= utf8.RuneSelf && r != 'Đ' }) || w+1 == len(p.words) || p.asks(w, endsAnnouncing) || p.is(services, w) || p.is(labels, w) {
		return false
	}
	switch p.gap(w) {
	case " ", "-", "/", ".":
		return p.numeric(w+1) || p.words[w+1].Word == 0 && p.words[w+1].Kind == reading.KindWord
	}
	return false
}

// priced says that word w ends as an amount does: "000đ", "500k".
func (p *page) priced(w int) bool {
	word := p.word(w)
	return p.numeric(w) && (strings.HasSuffix(word, "đ") || strings.HasSuffix(word, "k") || strings.HasSuffix(word, "tr"))
}

// figuresOf is how many figures word w has.
func (p *page) figuresOf(w int) int {
	n := 0
	for _, c := range []byte(p.word(w)) {
		if isDigit(c) {
			n++
		}
	}
	return n
}

// dated says that the words from w to last are a day.
func (p *page) dated(w, last int) bool {
	if !p.numeric(w) {
		return false
	}
	end, ok := p.date(w)
	return ok && end == last && last > w && p.words[w].Digits <= 2
}

var (
	hop   = reading.NewWord("hop")
	hieu  = reading.NewWord("hieu")
	cause = reading.NewWord("vì")   // with which the name of an honour begins: "kỷ niệm chương vì thế hệ trẻ"
	paper = reading.NewWord("giấy") // that was named before: "huân chương hạng nhì, giấy số"
	// numbering says that a number comes.
	numbering = newSet("số, mã, no, seri, sêri, serial, series, ri")
	// honours and diplomas have short numbers too.
	honours = newSet("huân, huy, bằng, văn, kỷ, chứng, hđbh, gplđ")

	currencies = newSet("đồng, đ, vnđ, vnd, triệu, tỷ, nghìn, ngàn")
	// held are what a person has that bears a number.
	held = newSet("thẻ, giấy chứng nhận, giấy xác nhận, giấy phép lao động, giấy phép lái, giấy phép kinh doanh, giấy phép hành nghề, giấy khai, giấy chứng, giấy kết hôn, giấy đăng ký, giấy xuất viện, giấy ra viện, giấy nhập viện, giấy chuyển viện, giấy khám, giấy báo nhập học, giấy báo tử, giấy thông hành, giấy phép, sổ, bằng, văn bằng, chứng chỉ, chứng nhận, chứng minh, hợp đồng, hộ chiếu, thị thực, visa, ví, ví điện tử, huân chương, huy chương, kỷ niệm chương, mã bệnh, mã số học, mã số sinh, mã số hội, mã số thẻ, mã số bảo, mã số cá nhân, mã số định danh, mã số bệnh, mã số hộ, mã số khách, mã số nhân viên, mã số dự thi, mã số cử, mã số cán bộ, mã số chứng, mã số bằng, mã thẻ, mã học, mã sinh, mã nhân viên, mã khách, mã hội viên, mã thuê bao, mã công tơ, mã hộ, mã bảo hiểm, mã vé, mã hồ sơ bệnh, bảo hiểm, phiếu lý lịch, phiếu khám, bệnh án, đơn bảo hiểm, hợp đồng bảo hiểm, policy, permit, licence, license, diploma, certificate, card, contract, insurance, giấy phép lái xe, thuê bao, hđbh, hđ bảo hiểm, hđ vay, hđ tín dụng, hđ lao động, hđlđ, gplđ, gp lao động, gcn bảo hiểm, gcn thương binh, gcn kết hôn, gcn tốt nghiệp, gcn hộ, giấy hộ nghèo, mã hộ nghèo, cchn, kncn, hội viên số, đoàn viên số, đảng viên số, huân, huy, đăng ký xe, đăng kiểm, cà vẹt, số hiệu công an, số hiệu cand, số hiệu quân, giấy miễn, mã điểm đo, mã y tế")
	// strictlyHeld are those of them that begin another one.
	strictlyHeld = newSet("thẻ, sổ, hợp đồng, ví")
	// loose are those that are much else as well, so that "số" must say that a number comes.
	loose = newSet("bằng, sổ, bảo hiểm, ví, card, contract, chứng nhận, giấy phép")
	// publicPapers are papers of authorities, of works and of trade, and what only begins so.
	publicPapers = newSet("giấy phép xây dựng, giấy phép khai thác, giấy phép môi trường, giấy phép xả, giấy phép hoạt động, giấy phép đầu tư, giấy phép thi công, giấy phép quảng cáo, giấy chứng nhận đầu tư, giấy chứng nhận vệ sinh, giấy chứng nhận an toàn, giấy chứng nhận cơ sở, giấy chứng nhận đăng ký đầu tư, giấy chứng nhận quyền, giấy chứng nhận sở hữu, giấy chứng nhận nhãn, giấy chứng nhận phòng cháy, giấy đăng ký kinh doanh của công ty, mã số thuế của công ty, mã số hồ sơ, mã số dự án, mã số đơn, mã số vùng, mã số phiếu, mã số biên, mã số giao dịch, mã số công trình, sổ đỏ, sổ hồng, sổ tay, sổ sách, sổ số, bằng cách, bằng chứng, bằng lòng, bằng không, bằng giá, bằng mã, bằng tài khoản, bằng tiền, bằng số, bằng phẳng, bằng văn bản, bằng giấy, bằng hợp, bằng thẻ, bằng xe, bằng đường, thẻ cào, thẻ nhớ, thẻ kho, hợp đồng thi công, hợp đồng xây, hợp đồng kinh tế, hợp đồng mua sắm, hợp đồng tư vấn, hợp đồng bot, hợp đồng thầu, hợp đồng xử lý, hợp đồng thu gom, hợp đồng cung cấp, hợp đồng nhận thầu, hợp đồng quảng cáo, chứng nhận vietgap, chứng nhận ocop, chứng nhận iso, bảo hiểm xã hội huyện, bảo hiểm xã hội tỉnh, chứng chỉ quỹ, chứng chỉ quy hoạch, ví dụ, sổ địa chính, sổ mục kê, thẻ bài, quyết định, nghị định, thông tư, công văn, biên bản, biên lai, biên nhận, giấy biên, vận đơn, bưu gửi, bưu phẩm, hồ sơ, hóa đơn, phiếu hẹn, tờ trình, dự án, công trình, gói thầu, giấy hẹn, giấy mời, phiếu thu, của công ty, của doanh nghiệp, của xã, của phường")
	// apart are words behind which no number of the paper comes any more.
	apart = newSet("lệ, bị, mất, nhưng, thì, mà, để, ngày, năm, từ, tháng, lúc, giá, hết, khoảng, hơn, đã, chưa, không, được, nộp, đến, tới, trong, khi, vì, do, tuổi, phạt, nợ, gửi, qua, gọi, sđt, đt, zalo, điện thoại, mức, cao, hạn, còn, tổng, gồm, có giá, trị giá, quý, đợt, lớp, khóa, điều, khoản, thửa, tờ, lô, đường, phòng, tổ, ấp, thôn, hẻm, ngõ")
)
