package redact

import (
	"strings"
)

// lowPlaces are words that open the part of an address that points at a
// household: from the village or the street down.
var lowPlaces = newLexicon("số nhà, nhà số, phòng trọ, nhà trọ, đường, phố, ngõ, ngách, hẻm, kiệt, xóm, thôn, ấp, buôn, khu phố, tổ dân phố, khóm, căn hộ, phòng số, " +
	"chung cư, khu tập thể, tổ, bản, khối, lô, tòa, toà, tòa nhà, toà nhà, tiểu khu, khu đô thị, khu dân cư, tập thể, quốc lộ, tỉnh lộ, đại lộ, số")

// highPlaces go on with an address but do not open one: a commune alone names
// an authority, not a home.
var highPlaces = newLexicon("xã, phường, thị trấn, quận, huyện, thị xã, thành phố, tỉnh, tp, đặc khu, khu công nghiệp, cụm công nghiệp, nhà, p, q, h, x, tt")

// homes are words after which, with a colon, any place is where somebody
// lives.
var homes = newLexicon("địa chỉ, địa chỉ liên lạc, địa chỉ liên hệ, địa chỉ thường trú, nơi ở, nơi thường trú, nơi cư trú, thường trú, tạm trú, chỗ ở")

// homeAt says that such words stand before word i.
func homeAt(text string, words []word, i int) bool {
	if i == 0 || strings.TrimSpace(text[words[i-1].end:words[i].start]) != ":" {
		return false
	}
	for n := min(4, i); n >= 2; n-- {
		if homes.has(words[i-n : i]) {
			return true
		}
	}
	return false
}

// addresses finds postal addresses: a run of places that begins with a low
// one, or with any one that is said to be an address.
func addresses(text string, words []word) []Mask {
	var masks []Mask
	for i := 0; i < len(words); i++ {
		end, ok := lowPlace(text, words, i)
		if !ok && homeAt(text, words, i) {
			end, ok = place(text, words, i)
		}
		if !ok || compound(text, words, i) {
			continue
		}
		// Further places, each after a comma, a dash or a space.
		last := end
		for last+1 < len(words) {
			gap := text[words[last].end:words[last+1].start]
			if !placeGap(gap) {
				break
			}
			next, ok := place(text, words, last+1)
			if !ok && strings.TrimSpace(gap) != "" && words[last+1].capital {
				// A bare name after a comma, as the province: ", Nghệ An".
				next, ok = properName(text, words, last+1), true
				if notPlace[words[last+1].fold] || next-last > 4 {
					ok = false
				}
			}
			if !ok {
				break
			}
			last = next
		}
		if last == end && i+1 < len(words) && roads.has(words[i:i+2]) {
			continue // nobody lives at a road alone
		}
		masks = append(masks, Mask{words[i].start, words[last].end, Address, Likely})
		i = last
	}
	return masks
}

var roads = newLexicon("quốc lộ, tỉnh lộ")

// compound says that the word at i is the end of another one: "văn bản 12",
// "phiên bản 3".
func compound(text string, words []word, i int) bool {
	return i > 0 && words[i].fold == "ban" && beforeBan[words[i-1].fold] && adjoining(text, words[i-1:i+1])
}

var beforeBan = set("van phien bien nguyen an can tai moi")

// notPlace are words with a capital that go on after a comma but are no place.
var notPlace = map[string]bool{"toi": true, "sdt": true, "dt": true, "dien": true, "so": true, "cccd": true, "cmnd": true, "email": true,
	"de": true, "kinh": true, "nay": true, "ubnd": true, "uy": true, "khi": true, "nhung": true, "trong": true, "ong": true, "ba": true, "anh": true, "chi": true}

func placeGap(gap string) bool {
	g := strings.TrimSpace(gap)
	return g == "" && !strings.Contains(gap, "\n") || g == "," || g == "-" || g == "–" || g == "/" || g == "." && len(gap) == 1
}

// lowPlace reads a low place at word i and gives its last word.
func lowPlace(text string, words []word, i int) (int, bool) {
	if i > 0 && words[i].fold == "pho" && words[i-1].fold == "thanh" && adjoining(text, words[i-1:i+1]) {
		return 0, false // "thành phố"
	}
	for n := 3; n >= 1; n-- {
		if i+n > len(words) || !lowPlaces.has(words[i:i+n]) || !adjoining(text, words[i:i+n]) {
			continue
		}
		key := foldOf(words[i : i+n])
		at := i + n
		if at == len(words) || !strings.HasPrefix(text[words[at-1].end:], " ") && !strings.HasPrefix(text[words[at-1].end:], ":") {
			return 0, false
		}
		switch key {
		case "so":
			// "số 12 Lê Lợi", "số 5 ngõ 3": a number and a name or a place.
			if !houseNumber(words[at].fold) || at+1 == len(words) || text[words[at].end:words[at+1].start] != " " && !placeGap(text[words[at].end:words[at+1].start]) {
				return 0, false
			}
			if _, ok := lowPlace(text, words, at+1); ok {
				return at, true
			}
			if words[at+1].capital && !words[at+1].digits && text[words[at].end:words[at+1].start] == " " && !officeWord[words[at+1].fold] {
				return properName(text, words, at+1), true
			}
			return 0, false
		case "to", "ban", "lo", "khoi", "phong so", "toa", "toa nha", "can ho":
			// Words that mean much else: only with a number or a code.
			if words[at].digits || len(words[at].fold) <= 3 && words[at].upper {
				return slashed(text, words, at), true
			}
			if key == "ban" && words[at].capital {
				return properName(text, words, at), true
			}
			return 0, false
		case "duong", "pho", "ap":
			if words[at].digits || words[at].capital && !words[i].upper || words[at].capital && words[i].upper && i > 0 {
				return properName(text, words, at), true
			}
			if key == "duong" && words[at].fold == "so" && at+1 < len(words) && words[at+1].digits {
				return at + 1, true
			}
			return 0, false
		}
		if words[at].fold == "so" && at+1 < len(words) && words[at+1].digits {
			at++
		}
		if words[at].digits {
			last := slashed(text, words, at)
			if last+1 < len(words) && words[last+1].capital && !words[last+1].digits && text[words[last].end:words[last+1].start] == " " {
				if !highPlaces.has(words[last+1:last+2]) && !lowPlaces.has(words[last+1:last+2]) && key != "to dan pho" {
					last = properName(text, words, last+1)
				}
			}
			return last, true
		}
		if words[at].capital {
			return properName(text, words, at), true
		}
		return 0, false
	}
	// "12 đường Láng", "12/5 Lê Lợi" after "ở", "tại", "trú".
	if words[i].digits && houseNumber(words[i].fold) && i > 0 {
		last := slashed(text, words, i)
		if last+1 < len(words) && text[words[last].end:words[last+1].start] == " " {
			switch words[last+1].fold {
			case "duong", "pho", "ngo", "hem", "kiet":
				if _, ok := lowPlace(text, words, last+1); ok {
					return last, true
				}
			}
			switch words[i-1].fold {
			case "o", "tai", "tru", "chi", "ngu":
				if words[last+1].capital && !words[last+1].digits {
					return properName(text, words, last+1), true
				}
			}
		}
	}
	return 0, false
}

// officeWord follows "số" where a document is meant: "số 61 NĐ".
var officeWord = map[string]bool{"nd": true, "qd": true, "tt": true, "ubnd": true, "tb": true, "nq": true, "cv": true, "bc": true, "kh": true, "hd": true, "ct": true}

// place reads a low or a high place at word i.
func place(text string, words []word, i int) (int, bool) {
	if end, ok := lowPlace(text, words, i); ok {
		return end, true
	}
	for n := 3; n >= 1; n-- {
		if i+n >= len(words) || !highPlaces.has(words[i:i+n]) || !adjoining(text, words[i:i+n]) {
			continue
		}
		gap := text[words[i+n-1].end:words[i+n].start]
		if gap != " " && gap != "." && gap != ". " {
			continue
		}
		if words[i+n].digits {
			return i + n, true
		}
		if words[i+n].capital {
			return properName(text, words, i+n), true
		}
	}
	return 0, false
}

// properName is the last word of a name of a place that begins at word i:
// words with capitals, up to four, or a number.
func properName(text string, words []word, i int) int {
	if words[i].digits {
		return slashed(text, words, i)
	}
	last := i
	for last+1 < len(words) && last-i < 3 {
		w := words[last+1]
		if !w.capital && !(w.digits && len(w.fold) <= 3) || text[words[last].end:w.start] != " " {
			break
		}
		if highPlaces.has(words[last+1:last+2]) || lowPlaces.has(words[last+1:last+2]) && w.fold != "lo" && w.fold != "so" && w.fold != "ban" && w.fold != "to" {
			break
		}
		last++
	}
	return last
}

// slashed goes on from a number over what is glued to it: 12/5A, 3-5, S2.05.
func slashed(text string, words []word, i int) int {
	for i+1 < len(words) && words[i+1].digits {
		if gap := text[words[i].end:words[i+1].start]; gap != "/" && gap != "-" && gap != "." {
			break
		}
		i++
	}
	return i
}

// houseNumber: up to four digits and perhaps a letter.
func houseNumber(fold string) bool {
	d := strings.TrimRight(fold, "abcdefgh")
	return d != "" && len(d) <= 4 && len(fold)-len(d) <= 2 && strings.Trim(d, "0123456789") == ""
}

// adjoining says that only spaces stand between the words.
func adjoining(text string, words []word) bool {
	for i := 1; i < len(words); i++ {
		if gap := text[words[i-1].end:words[i].start]; gap != " " {
			return false
		}
	}
	return true
}
