package body

import (
	"slices"
	"strings"
)

// part reads a body or a group at i; its source begins at the word start.
func (p *cellReader) part(start, i int) int {
	if j, id := p.idAt(i); j > i {
		p.add(start, j, SelectBody(id))
		return j
	}
	n, m := p.known(i)
	end, group, slips := p.groupAt(i)
	nameEnd, name := p.nameAt(i)
	switch {
	case n > 0 && i+n >= end && (i+n >= nameEnd || name.kind != Group && !p.fixedAt(i)):
		end = i + n
		p.addMatch(start, end, m)
	case end > i && (end > nameEnd || end == nameEnd && (group.words == "" || p.determiner(i) > i || p.lower(i))):
		p.add(start, end, group)
		if slips > 0 && !p.loose {
			p.doubt(start, end, ReasonWords)
		}
		if p.upper(end) && p.listable(group) {
			// "các bộ Nội vụ, Tài chính": the members are named.
			p.beginList(len(p.cell.Parts) - 1)
			if j, _ := p.itemAt(end); j > end {
				return end
			}
			p.list = itemList{}
			if group.classes&^committees == 0 {
				// "các huyện, thành phố Quảng Ngãi", "các tỉnh Tây Nguyên"
				for p.upper(end) && (!p.newBody(end) || p.placeAt(end) > end) {
					end = max(end+1, p.placeAt(end))
				}
				p.extend(end)
				text, _ := p.source(i, end)
				p.cell.Parts[len(p.cell.Parts)-1].Selector.words = lowerFirst(clean(text))
			}
		}
	case nameEnd > i:
		end = nameEnd
		text, _ := p.source(i, end)
		if name.kind == Named {
			m := p.r.names.find(foldName(text), text, p.on, true)
			if m.Found() || m.Doubtful() {
				p.addMatch(start, end, m)
				break
			}
			whole, _ := p.source(start, end)
			name.words = clean(whole)
		}
		p.add(start, end, name)
	default:
		// "các Ủy ban của Quốc hội"
		d := p.determiner(i)
		h, _, _ := p.lex.heads.at(p.w, d, p.loose)
		if end, name = p.nameAt(d); d == i || end == d {
			return i
		}
		text, _ := p.source(i, end)
		p.add(start, end, Selector{kind: Group, classes: ClassesOf(heads[h].class), words: lowerFirst(clean(text))})
	}
	return p.tail(end)
}

// addMatch adds the body that a name was found to be, with its doubt.
func (p *cellReader) addMatch(i, j int, m Match) {
	text, offset := p.source(i, j)
	s := Selector{kind: Named, id: m.Body.ID()}
	if !m.Found() {
		s.words = clean(text)
	}
	p.add(i, j, s)
	if m.Doubtful() {
		p.cell.Doubts = append(p.cell.Doubts, CellDoubt{Offset: offset, Text: text, Reason: ReasonName, Match: m, on: p.on})
	}
}

func (p *cellReader) doubt(i, j int, reason CellReason) {
	text, offset := p.source(i, j)
	p.cell.Doubts = append(p.cell.Doubts, CellDoubt{Offset: offset, Text: text, Reason: reason, on: p.on})
}

// tail takes what belongs to the part before it: personal names after an
// office, an apposition after a dash.
func (p *cellReader) tail(i int) int {
	last := p.cell.Parts[len(p.cell.Parts)-1].Selector
	if b := p.r.ByID(last.id); !b.IsZero() && b.Class(p.on) == Office {
		j := i
		for p.upper(j) && j < i+5 && (j > i || !p.beginsPart(j)) && !p.startsHead(j) {
			j++
		}
		if j > i {
			p.extend(j)
			i = j
		}
	}
	if p.is(i, "theo") && last.kind == Named {
		if k, n, _ := p.lex.qualifiers.at(p.w, i, p.loose); n > 0 && qualifiers[k].silent {
			i += n
			p.extend(i)
		}
	}
	if p.sign(i) == '-' && p.isWord(i+1) && last.kind == Named {
		// "Văn phòng Chính phủ - Cơ quan thường trực Tổ công tác"
		if h, n, _ := p.lex.heads.at(p.w, i+1, p.loose); n > 0 && heads[h].class == StandingAgency {
			j := i + 1
			for p.isWord(j) && !p.marks(j) {
				j++
			}
			p.extend(j)
			i = j
		}
	}
	return i
}

// marks says that the words of a role begin at i.
func (p *cellReader) marks(i int) bool {
	n, _, _ := p.markerAt(i)
	return n > 0
}

// joiner is the length of "và", "cùng với" and the like at i.
func (p *cellReader) joiner(i int) int {
	k, n, _ := p.lex.joiners.at(p.w, i, p.loose)
	if n > 0 && joiners[k] == "giao" && !p.upper(i+1) {
		return 0 // "giao thông"
	}
	return n
}

func (p *cellReader) fixedAt(i int) bool {
	_, n, _ := p.lex.fixed.at(p.w, i, p.loose)
	return n > 0
}

// idAt reads an identifier.
func (p *cellReader) idAt(i int) (int, ID) {
	start := p.w[i].start
	end := start
	for end < len(p.text) && (isDigit(p.text[end]) || p.text[end] == '.' || p.text[end] == ':' || p.text[end] == '-' ||
		p.text[end] >= 'a' && p.text[end] <= 'z' || p.text[end] >= 'A' && p.text[end] <= 'Z') {
		end++
	}
	for end > start && strings.ContainsRune(".:-", rune(p.text[end-1])) {
		end--
	}
	id, err := ParseID(p.text[start:end])
	if err != nil || p.r.ByID(id).IsZero() && !p.anyID && !id.IsLocal() {
		return i, ""
	}
	j := i
	for j < len(p.w) && p.w[j].start < end {
		j++
	}
	return j, id
}

// known finds the longest name at i that the registry knows.
func (p *cellReader) known(i int) (n int, m Match) { return p.knownAfter("", i) }

// knownAfter is known with words in front that the text leaves out.
func (p *cellReader) knownAfter(prefix string, i int) (n int, m Match) {
	x := &p.r.names
	if !p.isWord(i) || !p.w[i].first || x.maxWords == 0 {
		return 0, Match{}
	}
	if !p.w[i].upper && !p.loose && prefix == "" {
		if _, n, _ := p.lex.heads.at(p.w, i, false); n == 0 {
			if _, n, _ := p.lex.places.at(p.w, i, false); n == 0 {
				return 0, Match{}
			}
		}
	}
	var f folder
	for _, w := range wordsOf(prefix) {
		f.add(foldWord(w))
	}
	count := 0
	slip, slipAt := folded{}, 0
	for j := i; j < len(p.w) && count < x.maxWords; j++ {
		switch p.sign(j) {
		case 0:
		case ',', '-', '.', '/', '\n', '&':
			continue
		default:
			j = len(p.w)
			continue
		}
		if j >= len(p.w) {
			break
		}
		f.add(p.w[j].nfd)
		count++
		if !p.w[j].last || p.goesOn(i, j+1, count) {
			continue
		}
		key := f.folded()
		if refs := x.exact[key.exact]; refs != nil {
			n, m = j+1-i, choose(refs, p.on, "")
		} else if x.plain[key.plain] != nil && (count > 1 || prefix != "") && (p.w[i].upper || p.loose) {
			slip, slipAt = key, j+1-i
		}
	}
	if slipAt > n {
		if found := x.find(slip, "", p.on, false); found.Found() || found.Doubtful() {
			return slipAt, found
		}
	}
	return n, m
}

// goesOn says that the words from i up to j are the beginning of another
// name: "Ngân hàng Nhà nước" of "Ngân hàng Nhà nước khu vực 5".
func (p *cellReader) goesOn(i, j, count int) bool {
	if !p.isWord(j) {
		return false
	}
	switch p.w[j].plain {
	case "chi", "khu", "lien":
		return p.places(j) // chi nhánh, khu vực, liên khu vực
	case "cap", "tinh", "huien", "quan", "thanh", "xa", "phuong":
		return p.lower(j) && p.places(j)
	}
	if count > 4 || p.upper(j) {
		return false
	}
	// "Tổ công tác", "Hội đồng tư vấn" of something else
	switch p.w[i].plain {
	case "to", "hoi", "co":
		_, verb, _ := p.lex.verbs.at(p.w, j, p.loose)
		join := p.joiner(j)
		_, qualified, _ := p.lex.qualifiers.at(p.w, j, p.loose)
		return verb == 0 && join == 0 && qualified == 0 && !p.marks(j)
	}
	return false
}

func (p *cellReader) places(i int) bool {
	_, n, _ := p.lex.places.at(p.w, i, p.loose)
	return n > 0 || p.w[i].plain == "chi" && i+1 < len(p.w) && p.w[i+1].plain == "nhanh"
}

// number reads "34" or "63" before a noun.
func (p *cellReader) number(i int) bool {
	return p.isWord(i) && strings.Trim(p.text[p.w[i].start:p.w[i].end], "0123456789") == ""
}

// determiner passes "các", "mỗi", "34" and the like.
func (p *cellReader) determiner(i int) int {
	for p.isWord(i) {
		if _, n, _ := p.lex.determiners.at(p.w, i, p.loose); n > 0 {
			i += n
			for p.sign(i) == '\n' {
				i++
			}
			continue
		}
		if p.number(i) && p.lower(i+1) {
			if _, n, _ := p.lex.nouns.at(p.w, i+1, p.loose); n > 0 {
				i++
				continue
			}
		}
		break
	}
	return i
}

// separator passes "," and "và" between the nouns of a group.
func (p *cellReader) separator(i int) int {
	j := i
	for j < len(p.w) && (p.sign(j) == ',' || p.sign(j) == '/' || p.sign(j) == '-' || p.sign(j) == '\n') {
		j++
	}
	if p.is(j, "và") || p.is(j, "hoặc") {
		j++
	}
	for p.sign(j) == '\n' {
		j++
	}
	return j
}

// groupAt reads a group at i: its end, its selector, and how many of its
// words were misspelt.
func (p *cellReader) groupAt(i int) (end int, s Selector, slips int) {
	if !p.isWord(i) || !p.w[i].first {
		return i, Selector{}, 0
	}
	first := p.determiner(i)
	determined := first > i
	s = Selector{kind: Group}
	var ministry, agency, department, place, words, plural bool
	count := 0
	at := first
read:
	for {
		k, n, slip := p.lex.nouns.at(p.w, at, p.loose)
		if n == 0 {
			break
		}
		item := nouns[k]
		if count > 0 {
			if m, _ := p.known(at); m > n {
				break // "cơ quan thường trực Tổ công tác"
			}
		}
		next := at + n
		if item.kind == headed {
			if count > 0 {
				break
			}
			j, set := p.committees(at, next, determined)
			if j == next {
				return i, Selector{}, 0
			}
			s.classes, end, slips = set, j, slip
			count, plural = 1, true
			break
		}
		if item.words == "thành viên" || item.words == "ủy viên" || item.words == "cơ quan thành viên" {
			owner := next
			if p.is(owner, "của") {
				owner++
			}
			if n, m := p.known(owner); n > 0 && m.Found() && !m.Doubtful() {
				next = owner + n
				s.of = m.Body.ID()
			} else if j, name := p.nameAt(owner); j > owner && name.kind == Named {
				next, words = j, true
			}
		}
		if p.upper(next) && !p.marks(next) {
			switch {
			case item.kind == open && determined && count == 0 && !p.newBody(next):
				words = true // "các đơn vị Quân đội"
				for p.isWord(next) && !p.marks(next) && !p.verb(next) && !p.is(next, "và") && !p.newBody(next) {
					next++
				}
			case item.kind == open && determined && p.newBody(next):
			case item.kind == closed && determined && (count == 0 || item.set&^localities == 0):
				// "các bộ Nội vụ, Tài chính", "các huyện, thành phố Quảng Ngãi"
			case count == 0:
				return i, Selector{}, 0 // "Bộ Công an", "xã Tân Lập"
			default:
				break read
			}
		}
		if item.kind == open && p.lower(next) {
			if j := p.continuation(next); j > next {
				words = true
				next = j
				for p.sign(next) == ',' && p.lower(next+1) && p.determiner(next+1) == next+1 && !p.nounAt(next+1) && !p.verb(next+1) && !p.beginsPart(next+1) && !p.marks(next+1) {
					k := p.continuation(next + 1)
					if k == next+1 {
						break
					}
					next = k // "doanh nghiệp viễn thông, công nghệ thông tin"
				}
			}
		}
		words = words || item.kind == open && !plainNouns[item.words]
		slips += slip
		count++
		plural = plural || strings.Contains(item.words, ",") || item.kind != open && strings.Contains(item.words, " ")
		s.classes |= item.set
		if item.of != "" {
			s.of = item.of
		}
		switch {
		case item.kind == agencies:
			agency = true
		case item.kind == places:
			place = true
		}
		ministry = ministry || item.set.Has(Ministry) || item.set.Has(MinistryLevelAgency) || item.set.Has(GovernmentAgency)
		department = department || item.set.Has(Department)
		end = next
		// The next noun, if it is one and no new group begins.
		at = p.separator(end)
		if at == end && (item.kind == open || p.sign(end) != 0) {
			break
		}
		if p.determiner(at) > at {
			break
		}
		if at == end {
			if _, n, _ := p.lex.qualifiers.at(p.w, at, p.loose); n > 0 {
				break
			}
			if k, n, _ := p.lex.nouns.at(p.w, at, p.loose); n == 0 || nouns[k].kind == open || nouns[k].kind == headed {
				break
			}
		}
	}
	if count == 0 {
		return i, Selector{}, 0
	}
	if count > 1 && s.of != "" {
		s.of, words = "", true // only one of the nouns is below that body
	}
	if agency {
		switch {
		case department:
			s.classes |= ClassesOf(Department)
		case ministry:
			s.classes |= ClassesOf(MinistryLevelAgency, GovernmentAgency)
		case s.classes == 0 && !p.agencyIsOffice(first):
			s.classes |= organisation
		default:
			s.classes |= ClassesOf(Department)
		}
	}
	if place {
		if department {
			s.classes |= localities
		} else {
			s.classes |= provinces
			if s.classes == ClassesOf(Ministry)|provinces {
				s.classes |= ClassesOf(MinistryLevelAgency)
			}
		}
	}
	qualified := false
	for p.isWord(end) {
		if k, n, _ := p.lex.qualifiers.at(p.w, end, p.loose); n > 0 && !p.upper(end+n) {
			q := qualifiers[k]
			s.related = s.related || q.related
			s.assigned = s.assigned || q.assigned
			words = words || !q.silent
			end += n
			qualified = true
			continue
		}
		if p.is(end, "thuộc") && p.isWord(end+1) {
			if j, id := p.idAt(end + 1); j > end+1 {
				s.of, qualified, end = id, true, j
				continue
			}
		}
		if j, _ := p.scope(end); j > end && p.owner(end) || j > end && p.is(end, "trực") {
			words, qualified, end = true, true, j
			continue
		}
		_, n, _ := p.lex.qualifying.at(p.w, end, p.loose)
		if n == 0 || p.marks(end) {
			break
		}
		j := end + n
		for p.isWord(j) && !p.marks(j) && !p.is(j, "và") && !(j > end+n && p.newBody(j)) {
			j++
		}
		words, qualified = true, true
		end = j
	}
	plural = plural || words && !p.upper(first)
	if !determined && !qualified && count == 1 && !plural {
		// A single noun: only when it stands alone, and says enough.
		alone := (i == 0 || p.sign(i-1) != 0 || p.is(i-1, "và")) && (end >= len(p.w) || p.sign(end) != 0 || p.is(end, "và") || p.marks(end))
		text, _ := p.source(i, end)
		if !alone || loneless[strings.ToLower(clean(text))] || p.is(i, "tổ") {
			return i, Selector{}, 0
		}
	}
	if words {
		text, _ := p.source(i, end)
		s.words = lowerFirst(clean(text))
	}
	return end, s, slips
}

// plainNouns are open nouns that need no words of their own.
var plainNouns = map[string]bool{"đơn vị": true, "cơ quan, đơn vị": true, "tổ chức": true, "cơ quan, tổ chức": true,
	"cơ quan, đơn vị, địa phương": true, "doanh nghiệp": true, "hiệp hội": true, "thành viên": true, "đơn vị trực thuộc": true}

// agencyIsOffice says that the words at i are "sở", "ban" or "ngành", which
// without more are those of a province, and not "cơ quan".
func (p *cellReader) agencyIsOffice(i int) bool { return !p.is(i, "cơ") }

func lowerFirst(s string) string {
	for _, d := range []string{"Các ", "Những ", "Từng ", "Mỗi ", "Một ", "Toàn "} {
		if strings.HasPrefix(s, d) {
			return strings.ToLower(d) + s[len(d):]
		}
	}
	return s
}

// continuation is the end of the words by which an open noun goes on:
// "doanh nghiệp viễn thông".
func (p *cellReader) continuation(i int) int {
	j := i
	for p.isWord(j) {
		if p.marks(j) || p.is(j, "và") || p.is(j, "hoặc") || p.is(j, "với") || p.is(j, "cùng") || p.newBody(j) {
			break
		}
		if _, n, _ := p.lex.qualifiers.at(p.w, j, p.loose); n > 0 || p.owner(j) || p.is(j, "trực") {
			break
		}
		if _, n, _ := p.lex.verbs.at(p.w, j, p.loose); n > 0 {
			break
		}
		j++
	}
	return j
}

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

// committees reads what follows "Ủy ban nhân dân" when a group is meant; end
// is next when none is.
func (p *cellReader) committees(at, next int, determined bool) (end int, set Classes) {
	people, council := false, false
	for k := at; k < next; k++ {
		switch p.w[k].plain {
		case "ui":
			people = true
		case "hoi":
			council = true
		}
	}
	count := 0
	end = next
	for j := next; ; {
		d := p.determiner(j)
		if count > 0 && d > j {
			break
		}
		if k, n, _ := p.lex.scopes.at(p.w, j, p.loose); n > 0 {
			set |= committeeScopes[k].set
			end, count = j+n, count+2
		} else if k, n, _ := p.lex.nouns.at(p.w, d, p.loose); n > 0 && nouns[k].set&^committees == 0 && nouns[k].set != 0 {
			plural := d > j || determined || strings.ContainsAny(nouns[k].words, ",")
			if p.upper(d+n) && !plural {
				break // "UBND tỉnh An Giang"
			}
			set |= nouns[k].set
			end, count = d+n, count+1
			if plural {
				count++
			}
		} else {
			break
		}
		if j = p.separator(end); j == end {
			break
		}
	}
	if count < 2 {
		return next, 0
	}
	if council {
		if set.Has(ProvincialCommittee) {
			set |= ClassesOf(ProvincialCouncil)
		}
		if set.Has(DistrictCommittee) {
			set |= ClassesOf(DistrictCouncil)
		}
		if set.Has(CommuneCommittee) {
			set |= ClassesOf(CommuneCouncil)
		}
		if !people {
			set &^= committees
		}
	}
	return end, set
}

// nameAt reads the name of a body that begins with a usual head.
func (p *cellReader) nameAt(i int) (end int, s Selector) {
	if !p.isWord(i) || !p.w[i].first {
		return i, Selector{}
	}
	h, n, _ := p.lex.heads.at(p.w, i, p.loose)
	_, fixed, _ := p.lex.fixed.at(p.w, i, p.loose)
	if n == 0 && fixed == 0 {
		return i, Selector{}
	}
	class := Unit
	j := i + fixed
	if n > 0 {
		class = heads[h].class
		if !p.w[i].upper && !p.loose && fixed == 0 && !(heads[h].small && (p.upper(i+n) || p.placeWord(i+n) || p.numberedPlace(i+n))) {
			return i, Selector{}
		}
	}
	group := false
	if n > 0 && fixed == 0 && ClassesOf(ProvincialCommittee, ProvincialCouncil).Has(class) && p.determiner(i+n) > i+n {
		return i, Selector{}
	}
	if fixed == 0 {
		j = i + n
		if _, n, _ := p.lex.fields.at(p.w, j, p.loose); n > 0 && (p.upper(j) || p.loose) {
			j += n
			if (p.sign(j) == '-' || p.is(j, "và")) && p.upper(j+1) && !p.beginsPart(j+1) && !p.fieldAt(j+1) {
				j, _ = p.nameWords(j+1, class) // "Phòng Tài chính - Kế toán"
			}
		} else {
			j, group = p.nameWords(j, class)
			if j == i+n && !p.placeWord(j) && (p.isWord(j) && !p.marks(j) || loneless[heads[h].words]) {
				return i, Selector{}
			}
		}
	}
	j, plural := p.scope(j)
	text, _ := p.source(i, j)
	s = Selector{kind: Named, words: clean(text)}
	if group || plural {
		core, _ := p.source(i, max(i+fixed, i+n))
		if !group {
			core, _ = p.source(i, p.scopeStart(i, j))
		}
		s = Selector{kind: Group, classes: ClassesOf(class), like: clean(core), words: clean(text)}
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

func (p *cellReader) numberedPlace(i int) bool { return p.determiner(i) > i }

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
func (p *cellReader) nameWords(j int, class Class) (end int, group bool) {
	content := 0
	unit := ClassesOf(Unit, Division, Institution, InterAgency, TaskForce, Council).Has(class)
	for j < len(p.w) {
		w := p.w[j]
		if !w.isWord() {
			switch {
			case w.sign == '\n' && (p.lower(j+1) || content == 0) && !p.breaks(j):
			case w.sign == '-' && p.isWord(j+1) && content > 0 && !p.newBody(j+1) && p.sign(j+1) == 0 && p.isWord(j-1):
			case w.sign == '.' && p.isWord(j+1) && p.w[j+1].start-w.end <= 1 && p.w[j-1].plain == "pho":
			case w.sign == ',' && p.threefold(j):
				// "Văn hóa, Thể thao và Du lịch"
				j = p.threefoldEnd(j)
				return j, group
			default:
				return j, group
			}
			j++
			continue
		}
		if p.marks(j) {
			break
		}
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
			if k := p.placeAt(j); k == j {
				break
			}
		}
		if p.placeWord(j) && !w.upper {
			break // the scope reads it
		}
		j++
		content++
	}
	return j, group
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

// threefold says that the comma at i stands in a name such as "A, B và C".
func (p *cellReader) threefold(i int) bool { return p.threefoldEnd(i) > i }

func (p *cellReader) threefoldEnd(i int) int {
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
			for c := 0; c < 5 && (p.upper(j) || p.number(j)) && !p.newHead(j); c++ {
				j++
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
		if k := p.placeAt(j); k > j && p.upper(j) && p.w[j].first {
			if n, _ := p.known(j); n > 0 && !p.startsHead(j) {
				i = k
				continue
			}
		}
		return i, plural
	}
}

func (p *cellReader) startsHead(i int) bool {
	_, n, _ := p.lex.heads.at(p.w, i, p.loose)
	return n > 0
}

func (p *cellReader) newHead(i int) bool { return p.upper(i) && p.startsHead(i) }

// listable says that the members of the group may be named after it.
func (p *cellReader) listable(s Selector) bool {
	return s.kind == Group && s.classes != 0 && s.of == "" && s.like == ""
}

// beginList makes the group a heading whose members follow.
func (p *cellReader) beginList(part int) {
	s := p.cell.Parts[part].Selector
	if !p.listable(s) {
		return
	}
	p.list = itemList{on: true, set: s.classes, of: part}
	switch {
	case s.classes.Has(Ministry), s.classes.Has(MinistryLevelAgency):
		p.list.prefix = "bộ"
	case s.classes.Has(Department):
		p.list.prefix = "sở"
	case s.classes.Has(Division):
		p.list.prefix = "phòng"
	case s.classes&^localities == 0:
		for _, kind := range []string{"xã", "phường", "huyện", "quận"} {
			if words := wordsOf(p.cell.Parts[part].Source); strings.EqualFold(words[len(words)-1], kind) && !strings.Contains(p.cell.Parts[part].Source, ",") {
				p.list.prefix = "UBND " + kind
			}
		}
	}
}

// itemAt reads a member of a list at i.
func (p *cellReader) itemAt(i int) (end int, found Match) {
	for p.sign(i) == '\n' {
		i++
	}
	if !p.upper(i) && !(p.loose && p.isWord(i)) {
		return i, Match{}
	}
	if p.list.prefix != "" {
		if n, m := p.knownAfter(p.list.prefix, i); n > 0 {
			return i + n, m
		}
		if _, n, _ := p.lex.fields.at(p.w, i, p.loose); n > 0 && p.list.set&^localities != 0 {
			return i + n, Match{}
		}
	}
	if n, m := p.known(i); n > 0 && (!m.Found() || p.list.set == 0 || p.list.set.Has(m.Body.Class(p.on))) {
		return i + n, m
	}
	if strings.HasPrefix(p.list.prefix, "UBND ") && !p.startsHead(i) {
		j := i
		for p.upper(j) {
			j++
		}
		return j, Match{}
	}
	return i, Match{}
}

// item reads a member of the list that is open.
func (p *cellReader) item(i int) int {
	if !p.list.on {
		return i
	}
	end, m := p.itemAt(i)
	if end == i {
		return i
	}
	role := p.role
	if p.list.of >= 0 {
		role = p.cell.Parts[p.list.of].Role
		p.cell.Parts = slices.Delete(p.cell.Parts, p.list.of, p.list.of+1)
		p.group = min(p.group, len(p.cell.Parts))
		p.list.of = -1
	}
	was := p.role
	p.role = role
	p.addItem(i, end, m)
	p.role = was
	return end
}

func (p *cellReader) addItem(i, end int, m Match) {
	if m.Found() || m.Doubtful() {
		p.addMatch(i, end, m)
		return
	}
	text, _ := p.source(i, end)
	name := clean(text)
	if p.list.prefix != "" {
		prefix := strings.ToUpper(p.list.prefix[:1]) + p.list.prefix[1:] // each begins with a plain letter
		name = prefix + " " + name
		m = p.r.names.find(foldName(name), name, p.on, false)
		if m.Found() {
			p.addMatch(i, end, m)
			return
		}
	}
	p.add(i, end, SelectName(name))
}

// short reads "Tài chính" after "Bộ Nội vụ," as a ministry, with a doubt.
func (p *cellReader) short(i int) int {
	n := len(p.cell.Parts)
	if n == 0 || n <= p.group || !p.upper(i) || p.sign(i-1) != ',' && !p.is(i-1, "và") {
		return i
	}
	last := p.cell.Parts[n-1]
	if last.Selector.kind != Named {
		return i
	}
	first := wordsOf(last.Source)
	if len(first) == 0 {
		return i
	}
	prefix := strings.ToLower(first[0])
	if prefix != "bộ" && prefix != "sở" && prefix != "phòng" && prefix != "ban" {
		// A further item of a list that was read so already.
		if len(p.cell.Doubts) == 0 || p.cell.Doubts[len(p.cell.Doubts)-1].Offset != last.Offset || p.list.prefix == "" {
			return i
		}
		prefix = p.list.prefix
	}
	was := p.list
	p.list = itemList{prefix: prefix, set: ClassesOf(Ministry, MinistryLevelAgency, Department, Division)}
	end, m := p.itemAt(i)
	if end > i {
		p.addItem(i, end, m)
		p.doubt(i, end, ReasonShort)
		return end
	}
	p.list = was
	return i
}

// leader reads a head of a body; the body is meant.
func (p *cellReader) leader(i int) int {
	j := i
	for {
		_, n, _ := p.lex.leaders.at(p.w, j, p.loose)
		if n == 0 {
			break
		}
		j += n
		for p.sign(j) == ',' || p.sign(j) == '-' || p.sign(j) == '\n' {
			k := j + 1
			if _, n, _ := p.lex.leaders.at(p.w, k, p.loose); n == 0 && k < len(p.w) && !p.is(k, "chủ") {
				break
			}
			j = k
		}
		if p.is(j, "chủ") && p.is(j+1, "nhiệm") {
			j += 2
		}
	}
	if j == i || !p.isWord(j) {
		return i
	}
	if end := p.part(i, j); end > j {
		return end
	}
	return i
}

// except reads the bodies left out of the group before, from i up to the
// next strong sign.
func (p *cellReader) except(i int) int {
	n := len(p.cell.Parts)
	if n == 0 || p.cell.Parts[n-1].Selector.kind != Group || i >= len(p.w) {
		return i
	}
	last := &p.cell.Parts[n-1]
	j := i
	for j < len(p.w) && p.sign(j) != ')' && p.sign(j) != ';' && !p.sentenceEnds(j) && !(p.sign(j) == '\n' && p.breaks(j)) {
		if p.isWord(j) && p.marks(j) {
			break
		}
		j++
	}
	if j == i {
		return i
	}
	inner, _ := p.source(i, j)
	sub := p.r.ParseCell(inner, p.on)
	if p.anyID {
		q := newCellReader(p.r, inner, p.on)
		q.anyID = true
		q.read()
		sub = q.cell
	}
	if len(sub.Parts) == 0 || len(sub.Rest) > 0 {
		return i
	}
	for _, part := range sub.Parts {
		s := part.Selector
		switch {
		case s.kind == Group:
			last.Selector.classes &^= s.classes
		case s.id != "":
			last.Selector = last.Selector.Except(s.id)
		default:
			last.Selector.except = strings.Join(append(exceptions(last.Selector.except), s.words), exceptBetween)
		}
	}
	for _, d := range sub.Doubts {
		d.Offset += p.w[i].start
		p.cell.Doubts = append(p.cell.Doubts, d)
	}
	if p.sign(j) == ')' {
		j++
	}
	p.extend(j)
	return j
}

// prose passes running text up to the next strong sign or the words that
// name more bodies; it is kept in the rest.
func (p *cellReader) prose(i int) int {
	j := i
	for j < len(p.w) {
		if p.sign(j) == ';' || p.sign(j) == '\n' && p.breaks(j) || p.sentenceEnds(j) {
			break
		}
		if p.isWord(j) && j > i {
			if n, before, after := p.markerAt(j); n > 0 && before == Lead && after == Coordinate && p.beginsPart(j+n) {
				break
			}
		}
		j++
	}
	p.leave(i, j)
	return j
}

// leave keeps the words from i up to j in the rest.
func (p *cellReader) leave(i, j int) {
	for j > i+1 && (p.sign(j-1) == ',' || p.sign(j-1) == '\n') {
		j--
	}
	text, offset := p.source(i, j)
	if n := len(p.cell.Rest); n > 0 {
		last := &p.cell.Rest[n-1]
		between := p.text[last.Offset+len(last.Text) : offset]
		if strings.TrimSpace(between) == "" && !strings.Contains(between, "\n") {
			last.Text = p.text[last.Offset : offset+len(text)]
			return
		}
	}
	p.cell.Rest = append(p.cell.Rest, Piece{offset, text})
}

// unknown keeps a piece that names nothing known: a part of its own when it
// could be a name, else only in the rest.
func (p *cellReader) unknown(i int) int {
	if _, n, _ := p.lex.verbs.at(p.w, i, p.loose); n > 0 && len(p.cell.Parts) > 0 {
		return p.prose(i)
	}
	j := i + 1
	for j < len(p.w) {
		if s := p.sign(j); s != 0 && !(s == '-' && !p.newBody(j+1)) && s != '/' && s != '&' && !(s == '\n' && !p.breaks(j)) {
			break
		}
		if p.isWord(j) && (p.marks(j) || p.newBody(j) || p.is(j, "và") && p.beginsPart(j+1)) {
			break
		}
		j++
	}
	// What follows a part without a sign is how its sentence goes on.
	if p.endsAt(i) && p.lower(i) {
		return p.prose(i)
	}
	words := 0
	for k := i; k < j; k++ {
		if p.isWord(k) && p.w[k].first {
			words++
		}
	}
	text, _ := p.source(i, j)
	if p.w[i].upper || p.loose {
		if m := p.r.names.find(foldName(text), text, p.on, true); m.Found() || m.Doubtful() {
			p.addMatch(i, j, m)
			return j
		}
	}
	if words > 8 || words < 2 && p.lower(i) {
		p.leave(i, j)
		return j
	}
	p.add(i, j, Selector{kind: Unknown, words: clean(text)})
	return j
}
