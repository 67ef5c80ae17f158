package body

import "slices"

// newBody says that a name begins at i with a capital.
func (p *cellReader) newBody(i int) bool {
	if !p.upper(i) {
		return false
	}
	if n, _ := p.known(i); n > 0 {
		return true
	}
	_, n, _ := p.lex.heads.at(p.w, i, p.loose)
	return n > 0
}

// nameAt reads the name of a body that begins with a usual head.
func (p *cellReader) nameAt(i int) (end int, s Selector) {
	if !p.isWord(i) || !p.w[i].first {
		return i, Selector{}
	}
	c := &p.seen[i]
	if !c.name {
		end, s = p.readName(i)
		c.name, c.nameEnd, c.nameIs = true, end, s
	}
	return c.nameEnd, c.nameIs
}

func (p *cellReader) readName(i int) (end int, s Selector) {
	h, n, _ := p.lex.heads.at(p.w, i, p.loose)
	_, fixed, _ := p.lex.fixed.at(p.w, i, p.loose)
	if n == 0 && fixed == 0 {
		return i, Selector{}
	}
	class := Unit
	j := i + fixed
	if n > 0 {
		class = heads[h].class
		if !p.w[i].upper && !p.loose && fixed == 0 && !(heads[h].small && (p.upper(i+n) || p.fieldAt(i+n) || p.placeWord(i+n) || p.determiner(i+n) > i+n)) {
			return i, Selector{}
		}
	}
	if n > 0 && fixed == 0 && ClassesOf(ProvincialCommittee, ProvincialCouncil).Has(class) && p.determiner(i+n) > i+n {
		return i, Selector{}
	}
	if end, group, _ := p.groupAt(i); end > i && group.classes&^(committees|councils) == 0 {
		return i, Selector{} // "UBND cấp xã" is a group
	}
	if fixed == 0 {
		j = i + n
		if _, n, _ := p.lex.fields.at(p.w, j, p.loose); n > 0 && (p.upper(j) || p.loose || heads[h].small) {
			j += n
			if (p.sign(j) == '-' || p.is(j, "và")) && p.upper(j+1) && !p.beginsPart(j+1) && !p.fieldAt(j+1) && !p.marks(j+1) {
				j = p.nameWords(j+1, class) // "Phòng Tài chính - Kế toán"
			}
		} else {
			j = p.nameWords(j, class)
			if j == i+n && !p.placeWord(j) && !p.placesAt(j) && (p.isWord(j) && !p.marks(j) || loneless[heads[h].words]) {
				return i, Selector{}
			}
		}
	}
	j, plural := p.scope(j)
	text, _ := p.source(i, j)
	s = Selector{kind: KindNamed, words: clean(text)}
	if plural {
		core, _ := p.source(i, p.scopeStart(i, j))
		s = Selector{kind: KindGroup, classes: ClassesOf(class), like: clean(core), words: clean(text)}
	}
	return j, s
}

// loneless are heads that name nothing by themselves.
var loneless = map[string]bool{"bộ": true, "sở": true, "ban": true, "tổ": true, "đội": true, "phòng": true, "cục": true, "vụ": true, "viện": true,
	"trường": true, "báo": true, "đài": true, "hội": true, "quỹ": true, "khu": true, "ủy ban": true, "hội đồng": true, "trung ương": true,
	"thuế": true, "thống kê": true, "liên minh": true, "liên hiệp": true, "đại học": true, "ngân hàng": true, "công ty": true, "trung tâm": true}

func (p *cellReader) fieldAt(i int) bool {
	_, n, _ := p.lex.fields.at(p.w, i, p.loose)
	return n > 0
}

func (p *cellReader) placeWord(i int) bool {
	_, n, _ := p.lex.places.at(p.w, i, p.loose)
	return n > 0
}

// placesAt says that a group of places begins at i: "các xã, phường".
func (p *cellReader) placesAt(i int) bool {
	d := p.determiner(i)
	k, n, _ := p.lex.nouns.at(p.w, d, p.loose)
	return d > i && n > 0 && nouns[k].kind == closed && nouns[k].set&^committees == 0 && !p.upper(d+n)
}

// scopeStart is the first word of the place or owner at the end of a name.
func (p *cellReader) scopeStart(i, end int) int {
	for j := i + 1; j < end; j++ {
		if k, plural := p.scope(j); k == end && plural {
			return j
		}
	}
	return end
}

// nameWords passes the words of a name after its head.
func (p *cellReader) nameWords(j int, class Class) (end int) {
	content := 0
	about := false // "Ban Chỉ đạo về ...": what follows may be a list
	unit := ClassesOf(Unit, Division, Institution, InterAgency, TaskForce, Council).Has(class)
	for j < len(p.w) {
		w := p.w[j]
		if !w.isWord() {
			switch {
			case w.sign == '\n' && (p.lower(j+1) || content == 0) && !p.breaks(j):
			case w.sign == '-' && p.isWord(j+1) && content > 0 && !p.newBody(j+1) && !p.marks(j+1) && p.isWord(j-1):
			case w.sign == '&' && p.isWord(j+1) && content > 0:
			case w.sign == '.' && p.isWord(j+1) && p.w[j+1].start-w.end <= 1 && p.w[j-1].plain == "pho":
			case w.sign == ',' && about && p.lower(j+1) && p.determiner(j+1) == j+1 && !p.marks(j+1) && !p.beginsPart(j+1) && !p.verb(j+1):
			case w.sign == ',' && p.threefold(j) > j:
				// "Văn hóa, Thể thao và Du lịch"
				return p.threefold(j)
			default:
				return j
			}
			j++
			continue
		}
		if p.marks(j) || content == 0 && p.placesAt(j) {
			break
		}
		about = about || p.is(j, "về")
		if p.is(j, "và") {
			if !(content > 0 && p.isWord(j+1) && !p.beginsPart(j+1) && !p.marks(j+1) && (p.upper(j+1) || p.lower(j+1) && !p.verb(j+1) && !p.nounAt(j+1))) {
				break
			}
			j += 2
			continue
		}
		if p.joiner(j) > 0 && content > 0 && !w.upper && !p.is(j, "là") {
			break
		}
		if d := p.determiner(j); d > j && content > 0 && !p.is(j-1, "lý") && (!unit || p.nounAt(d) || p.upper(d)) {
			break
		}
		if content > 0 && !w.upper && p.verb(j) && !(unit && p.nameVerb(j)) {
			break
		}
		if content > 0 && w.upper && p.newBody(j) && !p.weakHead(j) && !p.owner(j-1) {
			if p.placeAt(j) == j {
				break
			}
		}
		if p.placeWord(j) && !w.upper {
			break // the scope reads it
		}
		j++
		content++
	}
	return j
}

func (p *cellReader) verb(i int) bool {
	_, n, _ := p.lex.verbs.at(p.w, i, p.loose)
	return n > 0 && p.lower(i) && !p.compound(i)
}

// compound says that the verb at i is the second half of a noun: "công
// trình", "trật tự".
func (p *cellReader) compound(i int) bool {
	if !p.isWord(i - 1) {
		return false
	}
	return slices.Contains(compounds[p.w[i].plain], p.w[i-1].plain)
}

// nameVerb says that the verb at i is usual in the names of units: "Ban Quản
// lý dự án đầu tư xây dựng".
func (p *cellReader) nameVerb(i int) bool {
	_, n, _ := p.lex.nameVerbs.at(p.w, i, p.loose)
	return n > 0
}

// weakHead says that the head at i is as often a word inside a name.
func (p *cellReader) weakHead(i int) bool {
	h, n, _ := p.lex.heads.at(p.w, i, p.loose)
	if k, _ := p.known(i); k > 0 {
		return false
	}
	return n > 0 && weakHeads[heads[h].words]
}

func (p *cellReader) nounAt(i int) bool {
	_, n, _ := p.lex.nouns.at(p.w, i, p.loose)
	return n > 0
}

func (p *cellReader) owner(i int) bool {
	return p.is(i, "thuộc") || p.is(i, "của") || p.is(i, "và")
}

// threefold is the end of a name such as "A, B và C" whose comma stands at i;
// i when it is none.
func (p *cellReader) threefold(i int) int {
	j := i + 1
	if !p.upper(j) || p.beginsPart(j) || !p.isWord(i-1) {
		return i
	}
	if _, n, _ := p.lex.fields.at(p.w, j, p.loose); n > 0 && !p.is(j+n, "và") {
		return i
	}
	for k := j; k < len(p.w) && k < j+6; k++ {
		if !p.isWord(k) || k > j && p.newBody(k) || p.marks(k) {
			return i
		}
		if p.is(k, "và") {
			if !p.upper(k+1) || p.beginsPart(k+1) {
				return i
			}
			k++
			for p.isWord(k) && !p.marks(k) && !p.verb(k) && !p.placeWord(k) && !p.newBody(k) && !p.is(k, "và") {
				k++
			}
			return k
		}
	}
	return i
}

// placeAt passes the name of a province that stands alone.
func (p *cellReader) placeAt(i int) int {
	if n, m := p.known(i); n > 0 && m.Found() && m.Body.Class(p.on) == ProvincialCommittee {
		return i + n
	}
	return i
}

// scope passes the place or owner at the end of a name: "tỉnh An Giang",
// "thuộc Bộ Y tế", "cấp huyện", "các tỉnh, thành phố"; plural says that it
// makes a group of the name.
func (p *cellReader) scope(i int) (end int, plural bool) {
	for {
		j := i
		for p.sign(j) == '\n' && p.lower(j+1) {
			j++
		}
		if !p.isWord(j) {
			return i, plural
		}
		if p.is(j, "thuộc") || p.is(j, "trực") && p.is(j+1, "thuộc") || p.is(j, "của") {
			k := j + 1
			if p.is(k, "thuộc") {
				k++
			}
			if (p.is(k, "và") || p.sign(k) == ',') && (p.is(k+1, "trực") || p.is(k+1, "thuộc")) {
				k += 2 // "thuộc và trực thuộc", "thuộc, trực thuộc"
				if p.is(k, "thuộc") {
					k++
				}
			}
			start := k
			switch {
			case p.isWord(k):
				if end, _, _ := p.groupAt(k); end > k {
					k, plural = end, true
				} else if n, _ := p.known(k); n > 0 {
					k += n
				} else if end, _ := p.nameAt(k); end > k {
					k = end
				} else {
					for p.isWord(k) && !p.marks(k) && !p.verb(k) && !p.is(k, "và") {
						k++
					}
				}
			}
			if k == start {
				return i, plural
			}
			i = k
			continue
		}
		if k, n, _ := p.lex.places.at(p.w, j, p.loose); n > 0 {
			switch placeWords[k] {
			case "cấp huyện", "cấp xã", "các cấp", "cơ sở":
				plural = true
			}
			j += n
			if m := p.placeAt(j); m > j {
				i = m
				continue
			}
			named := j
			for c := 0; c < 5 && (p.upper(j) || p.number(j)) && !p.newHead(j); c++ {
				j++
			}
			if k := p.kinds(j); j == named && k > j {
				j, plural = k, true // "Công an xã, phường"
			}
			i = j
			continue
		}
		if d := p.determiner(j); d > j {
			k, n, _ := p.lex.nouns.at(p.w, d, p.loose)
			if n == 0 || nouns[k].set&^committees != 0 && nouns[k].kind != places && nouns[k].kind != open {
				return i, plural
			}
			end, _, _ := p.groupAt(j)
			if end == j {
				return i, plural
			}
			i, plural = end, true
			continue
		}
		if k := p.placeAt(j); k > j && p.upper(j) && !p.startsHead(j) {
			i = k
			continue
		}
		return i, plural
	}
}

// kinds passes further kinds of place after one that stands without a name:
// ", phường" and ", huyện, xã" after "tỉnh".
func (p *cellReader) kinds(i int) int {
	for {
		j := p.separator(i)
		_, n, _ := p.lex.places.at(p.w, j, p.loose)
		if j == i || n == 0 || !p.lower(j) || p.upper(j+n) || p.number(j+n) || p.determiner(j) > j {
			return i
		}
		if k, n, _ := p.lex.nouns.at(p.w, j, p.loose); n == 0 || nouns[k].set&^committees != 0 {
			return i // "trung ương", "cơ sở đào tạo"
		}
		if m, _ := p.known(j); m > n {
			return i
		}
		i = j + n
	}
}

func (p *cellReader) startsHead(i int) bool {
	_, n, _ := p.lex.heads.at(p.w, i, p.loose)
	return n > 0
}

func (p *cellReader) newHead(i int) bool { return p.upper(i) && p.startsHead(i) }
