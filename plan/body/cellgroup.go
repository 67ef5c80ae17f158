package body

import "strings"

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
	c := &p.seen[i]
	if !c.group {
		end, s, slips = p.readGroup(i)
		c.group, c.groupEnd, c.groupIs, c.slips = true, end, s, slips
	}
	return c.groupEnd, c.groupIs, c.slips
}

func (p *cellReader) readGroup(i int) (end int, s Selector, slips int) {
	first := p.determiner(i)
	determined := first > i
	s = Selector{kind: KindGroup}
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
		if m, _ := p.known(at); m > n && (count > 0 || !determined) {
			break // "cơ quan thường trực Tổ công tác", "Hội đồng tư vấn, doanh nghiệp"
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
			} else if j, name := p.nameAt(owner); j > owner && name.kind == KindNamed {
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
		if item.kind == open && p.determiner(next) > next {
			if j, _, _ := p.groupAt(next); j > next {
				next, words = j, true // "tổ chức pháp chế các bộ, cơ quan ngang bộ"
			}
		}
		words = words || item.kind == open && !plainNouns[item.words]
		slips += slip
		count++
		plural = plural || strings.Contains(item.words, ",") || item.kind != open && strings.Contains(item.words, " ")
		s.classes |= item.set
		if p.below && item.kind == open && item.set.Has(ProvincialCommittee) {
			s.classes = s.classes&^provinces | localities // "cơ quan, đơn vị, địa phương"
		}
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
		if department || p.below {
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
		if p.is(end-1, "thuộc") && p.upper(end) {
			if j, _ := p.scope(end - 1); j > end { // "đơn vị trực thuộc" and "Bộ"
				words, qualified, end = true, true, j
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
		if _, n, _ := p.lex.both.at(p.w, j, p.loose); n > 0 {
			j += n
			continue
		}
		if p.marks(j) || p.is(j, "và") || p.is(j, "hoặc") || p.is(j, "với") || p.is(j, "cùng") || p.newBody(j) {
			break
		}
		if _, n, _ := p.lex.exceptWords.at(p.w, j, p.loose); n > 0 || p.determiner(j) > j {
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
			if s := committeeScopes[k]; p.below && s.set == provinces && strings.HasSuffix(s.words, "địa phương") {
				set |= localities // "Sở Nội vụ; UBND các địa phương"
			} else {
				set |= s.set
			}
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

// some says that words between i and end leave in some members of a group
// only, and not by anything that a registry knows: "các tỉnh ven biển".
func (p *cellReader) some(i, end int) bool {
	for ; i < end; i++ {
		if _, n, _ := p.lex.some.at(p.w, i, p.loose); n > 0 {
			return true
		}
	}
	return false
}
