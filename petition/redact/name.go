package redact

import "strings"

// surnames are the family names that nearly all Vietnamese bear. Rare ones are
// left out where they are common words.
var surnames = newLexicon("nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, trịnh, đinh, đoàn, lâm, mai, " +
	"trương, đào, cao, lương, tạ, châu, tô, tăng, tôn, thái, hà, lưu, quách, la, phùng, vương, tống, khúc, nghiêm, kiều, đàm, thạch, giang, triệu, " +
	"lữ, chu, kim, điệp, âu, nông, bạch, lại, cù, mạc, bành, phí, viên, tiêu, hứa, doãn, khổng, sầm, ninh, thân")

// surname says whether w is a family name; one written without accents will do
// in any text.
func surname(w word) bool {
	return surnames.accented[w.lower] || w.lower == w.fold && surnames.folded[w.fold]
}

// addressed are words that stand before a person's name.
var addressed = newLexicon("ông, bà, anh, chị, cô, chú, bác, em, cháu, cụ, dì, cậu, mợ, thím, dượng, thằng, mr, mrs, ms")

// introduced are words after which a name comes, capital or not.
var introduced = newLexicon("tôi tên là, tên tôi là, em tên là, tôi tên, họ và tên, họ tên, người gửi, người viết đơn, người làm đơn, người kiến nghị, " +
	"người phản ánh, người nhận, ký tên, tên là, đại diện, giám đốc, chủ hộ, người nộp, đồng chí, cán bộ, công chức, chủ tịch, nhân viên, tôi là, vợ tôi là, chồng tôi là, " +
	"con tôi là, bố tôi là, mẹ tôi là, trân trọng, kính đơn")

// notNames are pairs of words that look like a name: provinces, districts and
// words that a heading writes with capitals.
var notNames = set("ha_noi ha_nam ha_tinh ha_giang ha_long ha_dong ha_tien cao_bang cao_lanh thai_binh thai_nguyen lam_dong lam_ha ho_so ho_khau " +
	"duong_pho duong_so to_chuc to_dan to_trinh to_cong to_truong to_tieng la_nguoi hoang_mai hoang_sa kim_boi kim_son luong_son giang_thanh thach_that " +
	"chau_thanh chau_a chau_au chau_doc cao_dang cao_cap le_phi ly_do ly_lich ta_xua vu_viec vu_kstt vo_chong phan_anh phan_loai dang_ky dang_kiem dao_tao mai_linh " +
	"truong_sa truong_hop truong_ban truong_phong truong_mam truong_tieu truong_trung truong_thpt truong_thcs truong_dai truong_hoc bui_vien kim_ngan kim_loai " +
	"ton_giao thai_lan dinh_ky dinh_danh doan_the doan_kiem doan_thanh luu_tru luu_y duong_bo duong_sat duong_dao ho_tro ho_gia ho_kinh dong_nai dong_thap ha_tang lam_nghiep " +
	"phung_vu cao_nguyen bach_khoa bach_mai vo_van_kiet vu_phap vu_to le_hoi le_tan pham_vi la_do la_gi chu_tich chu_nhiem chu_tri co_quan co_so au_lac tran_trong au_viet")

// beforePlace are words after which a name is a place's or an institution's.
var beforePlace = set("tinh huyen quan phuong xa pho duong tp thon ap ban buon truong vien chua cho cau song ho quoc lo dai_lo ngo hem kiet tran tx dao nui cty mang benh_vien hang sieu_thi toa")

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
		if w := words[i]; addressed.has(words[i:i+1]) && (!w.capital || i == 0 || sentenceStart(text, w.start)) && i+1 < len(words) && text[w.end:words[i+1].start] == " " {
			if end, ok := nameAfter(text, words, i+1, false); ok {
				masks = append(masks, Mask{words[i+1].start, words[end].end, Name, Likely})
				i = end
				continue
			}
		}
		if !words[i].capital || !surname(words[i]) {
			continue
		}
		end := capitals(text, words, i, 5)
		if end == i || placed(text, words, i) || notNames[words[i].fold+"_"+words[i+1].fold] {
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
		if end > i && notNames[words[i].fold+"_"+words[i+1].fold] || notPerson[words[i].fold] && !(surname(words[i]) && end > i) {
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
	if end == i || notNames[words[i].fold+"_"+words[i+1].fold] {
		return 0, false
	}
	return end, true
}

// small are words that end a name in small letters.
var small = set("o tai hien tru sinh thuong so sdt dt la co xin muon de va da dang voi nop gui bi duoc phan kien den cu dia")

// notPerson are words that stand with a capital after "cán bộ", "đại diện"
// and the like but begin no name.
var notPerson = set("dien ubnd uy so cong phong bo chi cuc tong hoi hop trung van ban dai khong cua nha nuoc xa phuong quan huyen tinh thanh viet toi khi neu doanh mot tiep hai quoc thue lanh don cac nhu noi dia sdt dt email")

// capitals is the last of the words with capitals that go on from word i, at
// most max in all.
func capitals(text string, words []word, i, max int) int {
	end := i
	for end+1 < len(words) && end-i+1 < max {
		w := words[end+1]
		if !w.capital || w.digits || text[words[end].end:w.start] != " " || w.upper && len([]rune(text[w.start:w.end])) > 1 && !words[i].upper {
			break
		}
		end++
	}
	return end
}

// placed says that the word before names a place or an institution.
func placed(text string, words []word, i int) bool {
	if i == 0 || strings.TrimSpace(text[words[i-1].end:words[i].start]) != "" && text[words[i-1].end:words[i].start] != ". " {
		return false
	}
	if beforePlace[words[i-1].fold] && !(words[i-1].fold == "ban" || words[i-1].fold == "chua") {
		return true
	}
	return i > 1 && (beforePlace[words[i-2].fold+"_"+words[i-1].fold] || words[i-2].fold == "cong" && words[i-1].fold == "ty" || words[i-2].fold == "thanh" && words[i-1].fold == "pho")
}

// heading says that a whole line is written in capitals, as a title is.
func heading(text string, words []word, i, end int) bool {
	return end-i >= 4 || i > 0 && words[i-1].upper && len(words[i-1].fold) > 1 && !addressed.has(words[i-1:i]) && text[words[i-1].end:words[i].start] == " "
}

func sentenceStart(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t\n\r\"'“-–")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:;,(")
}
