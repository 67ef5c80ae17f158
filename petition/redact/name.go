package redact

import "strings"

// surnames are the family names that nearly all Vietnamese bear. Rare ones are
// left out where they are common words.
var surnames = newLexicon("nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, trịnh, đinh, đoàn, lâm, mai, " +
	"trương, đào, cao, lương, tạ, châu, tô, tăng, tôn, thái, hà, lưu, quách, la, phùng, vương, tống, khúc, nghiêm, kiều, đàm, thạch, giang, triệu, " +
	"lữ, chu, kim, điệp, âu, nông, bạch, lại, cù, mạc, bành, phí, viên, tiêu, hứa, doãn, khổng, sầm, ninh, thân, " +
	"ma, lò, sùng, giàng, lường, quàng, tòng, thào, vừ, siu, ksor, niê")

// surname says whether w is a family name; one written without accents will do
// in any text.
func surname(w word) bool {
	return surnames.accented[w.lower] || w.lower == w.fold && surnames.folded[w.fold]
}

// addressed are words that stand before a person's name.
var addressed = newLexicon("ông, bà, anh, chị, cô, chú, bác, em, cháu, cụ, dì, cậu, mợ, thím, dượng, thằng, mr, mrs, ms")

// introduced are words after which a name comes, capital or not.
var introduced = newLexicon("tôi tên là, tên tôi là, em tên là, tôi tên, họ và tên, họ tên, người gửi, người viết đơn, người làm đơn, người kiến nghị, " +
	"người phản ánh, người nhận, ký tên, tên là, đại diện, giám đốc, chủ hộ, người nộp, đồng chí, cán bộ, công chức, chủ tịch, nhân viên, chủ xe, chủ đất, chủ tk, chủ tài khoản, tôi là, vợ tôi là, chồng tôi là, " +
	"con tôi là, bố tôi là, mẹ tôi là, trân trọng, kính đơn")

// notNames are pairs of words that look like the beginning of a name: words
// that a heading or a sentence writes with capitals.
var notNames = newLexicon("hồ sơ, hộ khẩu, đường phố, đường số, tổ chức, tổ dân, tờ trình, tổ công, tổ trưởng, là người, cao đẳng, cao cấp, lệ phí, lý do, lý lịch, " +
	"vụ việc, vụ kstt, vợ chồng, phản ánh, phân loại, đăng ký, đăng kiểm, đào tạo, trường hợp, trường bản, trưởng ban, trưởng phòng, trường mầm, " +
	"trường tiểu, trường trung, trường thpt, trường thcs, trường đại, trường học, kim ngạch, kim loại, tôn giáo, định kỳ, định danh, đoàn thể, " +
	"đoàn kiểm, đoàn thanh, lưu trú, lưu ý, đường bộ, đường sắt, hỗ trợ, hộ gia, hộ kinh, hạ tầng, lâm nghiệp, phục vụ, vụ pháp, vụ tổ, lễ hội, " +
	"lễ tân, phạm vi, là do, là gì, chủ tịch, chủ nhiệm, chủ trì, cơ quan, cơ sở, trân trọng")

// places are provinces, districts and others that look like a whole name. With
// a third word they are one: "Hà Nam" and "Hà Nam Mẫu".
var places = newLexicon("hà nội, hà nam, hà tĩnh, hà giang, hạ long, hà đông, hà tiên, cao bằng, cao lãnh, thái bình, thái nguyên, lâm đồng, lâm hà, hoàng mai, " +
	"hoàng sa, kim bôi, kim sơn, lương sơn, giang thành, thạch thất, châu thành, châu á, châu âu, châu đốc, mai linh, trường sa, bùi viện, " +
	"thái lan, cao nguyên, bách khoa, bạch mai, âu lạc, âu việt, mai châu, mai sơn, lý sơn, lý nhân, ninh bình, ninh thuận, ninh giang, " +
	"ninh hòa, ninh phước, ninh sơn, ninh kiều, châu phú, châu đức, kim thành, kim động, kim bảng, trấn yên, trần đề, lương tài, hoằng hóa, " +
	"hoàng hóa, hoàng long, ngô quyền, lê chân, lệ thủy, cao lộc, cao phong, vũ thư, vũ quang, vụ bản, thạch hà, thạch thành, thạch an, " +
	"triệu sơn, triệu phong, hà quảng, hạ lang, hạ hòa, hà trung, thái thụy, thái hòa, lâm thao, lâm bình, bạch thông, đô lương, đồ sơn, " +
	"định quán, định hóa, đình lập, giảng võ")

// beforePlace are words after which a name is a place's or an institution's.
// They count with their accents ("chợ" is not "cho", nor "trường" "trưởng"),
// and those that mean little else also without.
var beforePlace = set("tỉnh huyện quận phường xã phố đường tp thôn ấp bản buôn trường viện chùa chợ cầu sông hồ quốc_lộ tỉnh_lộ đại_lộ ngõ hẻm kiệt " +
	"trấn tx đảo núi cty mạng hãng cửa_hàng ngân_hàng nhà_hàng siêu_thị tòa toà thpt thcs tiểu_học mầm_non đại_học cao_đẳng công_nghiệp sân_bay bến_xe " +
	"thành_phố công_ty tinh huyen quan phuong xa duong thon ap vien thanh_pho cong_ty")

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// names finds persons' names: a family name and one to four further words
// with capitals; or words with capitals after "ông", "bà", "tôi tên là".
func names(text string, words []word) []Mask {
	var masks []Mask
	for i := 0; i < len(words); i++ {
		if n := introducedAt(text, words, i); n > 0 && introduces(text, words, i+n-1) {
			start := i + n
			if start < len(words) && addressed.has(words[start:start+1]) && !words[start].upper {
				start++
			}
			if end, ok := nameAfter(text, words, start, true); ok {
				masks = append(masks, Mask{words[start].start, words[end].end, Name, Likely})
				i = end
				continue
			}
		}
		if w := words[i]; addressed.has(words[i:i+1]) && (!w.capital || i == 0 || sentenceStart(text, w.start)) && i+1 < len(words) && titleGap(w, text[w.end:words[i+1].start]) {
			if end, ok := nameAfter(text, words, i+1, false); ok {
				masks = append(masks, Mask{words[i+1].start, words[end].end, Name, Likely})
				i = end
				continue
			}
		}
		if !words[i].capital || !surname(words[i]) && !middleName(text, words, i) {
			continue
		}
		end := capitals(text, words, i, 5)
		if end == i || placed(text, words, i) || noName(words, i, end) {
			continue
		}
		if words[i].upper != words[i+1].upper && len(words[i+1].fold) > 1 {
			continue
		}
		if end == i+2 && words[i].fold == "ho" && words[i+1].fold == "chi" && words[i+2].fold == "minh" {
			continue // the city
		}
		if words[i].upper && heading(text, words, i, end) {
			continue
		}
		masks = append(masks, Mask{words[i].start, words[end].end, Name, Likely})
		i = end
	}
	return masks
}

// introducedAt is the number of words at i that introduce a name.
func introducedAt(text string, words []word, i int) int {
	for n := min(4, len(words)-i-1); n >= 2; n-- {
		if introduced.has(words[i:i+n]) && !strings.ContainsAny(text[words[i].end:words[i+n-1].start], ".;") {
			return n
		}
	}
	return 0
}

// introduces says that nothing but a space, a colon or a dash parts the word
// from the one after it; a comma only after "trân trọng".
func introduces(text string, words []word, i int) bool {
	switch strings.TrimSpace(text[words[i].end:words[i+1].start]) {
	case "", ":", "-", "–":
		return true
	case ",":
		return words[i].fold == "trong"
	}
	return false
}

// nameAfter reads a name that begins at word i. With loose, a family name in
// small letters will do.
func nameAfter(text string, words []word, i int, loose bool) (int, bool) {
	if i >= len(words) || words[i].digits {
		return 0, false
	}
	if words[i].capital {
		end := capitals(text, words, i, 5)
		if end > i && noName(words, i, end) || notPerson[words[i].fold] && !(surname(words[i]) && end > i) {
			return 0, false
		}
		return end, true
	}
	if !loose || !surname(words[i]) {
		return 0, false
	}
	// "tôi tên là nguyễn văn mẫu": as far as the words go, at most four, and
	// at least two.
	end := i
	for end+1 < len(words) && end-i < 3 && text[words[end].end:words[end+1].start] == " " && !words[end+1].digits && !small[words[end+1].fold] {
		end++
	}
	if end == i || noName(words, i, end) {
		return 0, false
	}
	return end, true
}

// noName says that the words from i to end, at least two, are none.
func noName(words []word, i, end int) bool {
	pair := words[i : i+2]
	return notNames.has(pair) || end == i+1 && places.has(pair)
}

// small are words that end a name in small letters.
var small = set("o tai hien tru sinh thuong so sdt dt la co xin muon de va da dang voi nop gui bi duoc phan kien den cu dia")

// notPerson are words that stand with a capital after "cán bộ", "đại diện"
// and the like but begin no name.
var notPerson = set("chu bi pho giam dien ubnd uy so cong phong bo chi cuc tong hoi hop trung van ban dai khong cua nha nuoc xa phuong quan huyen tinh thanh viet toi khi neu doanh mot tiep hai quoc thue lanh don cac nhu noi dia sdt dt email")

// capitals is the last of the words with capitals that go on from word i, at
// most max in all.
func capitals(text string, words []word, i, max int) int {
	end := i
	for end+1 < len(words) && end-i+1 < max {
		w := words[end+1]
		gap := text[words[end].end:w.start]
		apart := gap == " " || (gap == "'" || gap == "’") && words[end].end-words[end].start == 1 // H'Hen
		if !w.capital || w.digits || !apart || w.upper && len([]rune(text[w.start:w.end])) > 1 && !words[i].upper {
			break
		}
		end++
	}
	return end
}

// titleGap says that a name may follow a form of address: "ông Mẫu", "Mr. Mau".
func titleGap(w word, gap string) bool {
	return gap == " " || gap == ". " && (w.fold == "mr" || w.fold == "mrs" || w.fold == "ms")
}

// placed says that the word before names a place or an institution.
func placed(text string, words []word, i int) bool {
	if i == 0 || strings.TrimSpace(text[words[i-1].end:words[i].start]) != "" && text[words[i-1].end:words[i].start] != ". " {
		return false
	}
	return beforePlace[words[i-1].lower] || i > 1 && beforePlace[words[i-2].lower+"_"+words[i-1].lower] || company(text, words, i)
}

// company says that the words before are those of a company's name: "công ty cổ
// phần đầu tư xây dựng".
func company(text string, words []word, i int) bool {
	for i--; i > 0 && companyWords[words[i].fold] && text[words[i].end:words[i+1].start] == " "; i-- {
		if words[i].fold == "ty" && words[i-1].fold == "cong" {
			return true
		}
	}
	return false
}

var companyWords = set("ty cong tnhh co phan cp mot thanh vien mtv dau tu xay dung thuong mai tm va dich vu dv san xuat sx nhap khau xnk du lich van tai nghe")

// middleName says that the second of three words with capitals is one that
// stands in names alone, so that a rare family name does for the first.
func middleName(text string, words []word, i int) bool {
	if i+2 >= len(words) || capitals(text, words, i, 3) < i+2 {
		return false
	}
	switch words[i+1].lower {
	case "thị":
		return !afterThi[words[i+2].fold]
	case "văn":
		return !afterVan[words[i+2].fold]
	}
	return false
}

// Words with "thị" and "văn" in them that a heading writes with capitals.
var afterThi, afterVan = set("xa tran truong"), set("hoa hoc nghe phong ban kien mieu")

// heading says that a whole line is written in capitals, as a title is.
func heading(text string, words []word, i, end int) bool {
	return end-i >= 4 || i > 0 && words[i-1].upper && len(words[i-1].fold) > 1 && !addressed.has(words[i-1:i]) && text[words[i-1].end:words[i].start] == " "
}

func sentenceStart(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t\n\r\"'“-–")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:;,(")
}
