package cell

import (
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// longestLabel is how many words and marks a label has at most.
const longestLabel = 40

// labelAt is the length of a label such as "Cơ quan chủ trì:" with its colon,
// and the role it gives; 0 for none. The first words of a role decide.
func (p *reader) labelAt(i int) (int, body.Role) {
	if role := p.shortRoleLabel(i); role != "" {
		return 2, role // "CT: ...; PH: ..."
	}
	n, role := p.shortLabel(i)
	if n == 0 {
		n, role = p.longLabel(i)
	}
	return n, role
}

// standingOf passes "Thường trực:" where no more is said: whose standing members are meant
// stands behind it, and no role is given: "Thường trực: Đảng ủy, HĐND, UBND xã".
func (p *reader) standingOf(i int) int {
	if p.mark(i+2) != ':' || p.has(standings, i) != 2 || i > 0 && !p.line(i) && p.mark(i-1) == 0 {
		return i
	}
	p.strong(true)
	p.role, p.label = "", false
	p.leaveAside(i, i+2)
	return i + 3
}

var standings = set("thường trực")

// shortLabel is labelAt for a label of nothing but words of labels.
func (p *reader) shortLabel(i int) (int, body.Role) {
	if n := max(p.has(levelLabels, i), p.has(leaders, i)); n > 0 && p.mark(i+n) == ':' && p.word(i+n+1) {
		return n + 1, p.role // "Giám đốc: Sở Nội vụ, Sở Tài chính"
	}
	if n := p.has(addresses, i); n > 0 && p.mark(i+n) == ')' && p.mark(i+n+1) == ':' {
		return n + 2, p.role // "Các ông (bà):"
	}
	if n := p.has(seats, i); n > 0 && p.mark(i+n) == ':' && p.word(i+n+1) {
		return n + 1, "" // "Trưởng đoàn: Giám đốc Sở Nội vụ; thành viên: Sở Tài chính"
	}
	if _, n := p.head(i); n > 0 && p.has(fields, i+n) > 0 {
		return 0, "" // "Bộ Nội vụ, phối hợp: ..."
	}
	var role body.Role
	j, open := i, 0
	for ; j < i+longestLabel; j++ {
		switch p.mark(j) {
		case '(':
			open++
			continue
		case ')':
			open--
			continue
		case ',', '/':
			continue
		}
		means, n, _ := at(p, roles, j)
		if n == 0 || j > i && p.line(j) {
			break
		}
		if d := p.determiner(j); j > i && d > j && p.startsNoun(d) && p.has(prefixNouns, d) == 1 && p.mark(d+1) == ':' {
			return 0, "" // "Chủ trì, phối hợp các Bộ: Tài chính, ..."
		}
		if role == body.RoleLead && (means.after != "" || means.before == body.RoleCoordinate && p.endsAt(i) && !p.line(i)) {
			return 0, "" // "chủ trì, phối hợp với: Sở Tài chính" speaks of those before
		}
		if role == "" {
			role = means.label
		}
		j += n - 1
	}
	if j == i || open > 0 || role == "" && !p.neutralLabel(i, j) || p.tells(i, j) {
		return 0, ""
	}
	switch {
	case p.mark(j) == ':':
		return j + 1 - i, role
	case i > 0 && !p.line(i) && p.mark(i-1) != '•' && p.mark(i-1) != '-':
		return 0, ""
	case p.line(j) && p.upper(j): // on a line of its own
		return j - i, role
	case p.mark(j) == '-' && !p.line(j):
		return j + 1 - i, role
	}
	return 0, ""
}

// prefixNouns are the nouns that the members of a list behind a colon leave out.
var prefixNouns = set("bộ; sở; phòng; vụ; cục; ban; khoa")

// longLabel is the length of a label at i that names no body but says what one does, in
// words that no label needs, and the role that it gives, both roles giving none: "Cơ
// quan chịu trách nhiệm thẩm định, cấp phép:", "Người chủ trì và phối hợp:". It begins a
// stretch, and a body, another label or the next line stands behind its colon.
func (p *reader) longLabel(i int) (n int, role body.Role) {
	begins := p.has(labelBegins, i)
	if p.has(chairs, i) > 0 && p.has(chaired, i+p.has(chairs, i)) > 0 {
		begins = p.has(chairs, i)
	} else if begins == 0 || !p.startsNoun(i) && !p.is(i, wWho) || p.newBody(i) && p.has(fields, i+begins) > 0 {
		return 0, ""
	}
	if !(i == 0 || p.line(i) || p.mark(i-1) != 0 && p.mark(i-1) != ',' && p.mark(i-1) != '(' && p.mark(i-1) != '/') {
		return 0, ""
	}
	tells, both := p.has(chairs, i) > 0, false
	if tells {
		role = body.RoleLead
	}
	for k := i + begins; k < i+longestLabel; k++ {
		switch {
		case p.mark(k) == ':':
			if !tells || !(p.beginsPart(k+1) || p.has(leaders, k+1) > 0 || p.beginsPerson(k+1) || p.line(k+1)) {
				return 0, ""
			}
			if both {
				role = ""
			}
			return k + 1 - i, role
		case p.token(k).Kind == reading.KindEnd, p.ends(k), p.newBody(k):
			return 0, ""
		}
		means, length, _ := at(p, roles, k)
		tells = tells || p.verb(k) || length > 0 && means.label != ""
		if length > 0 && means.label != "" {
			both = both || role != "" && role != means.label || means.before == body.RoleLead && means.after != ""
			if role == "" {
				role = means.label
			}
			k += length - 1
		}
	}
	return 0, ""
}

var (
	// chairs and chaired begin a label that says who leads something.
	chairs  = set("chủ trì; người chủ trì")
	chaired = set("lấy phiếu; hội nghị; cuộc họp; phiên họp; họp; kỳ họp; hội thảo; buổi làm việc; buổi tiếp; đối thoại; điều hành; tiếp công dân; kiểm tra; giám sát; thẩm định; tuyên truyền; tổ chức")
)

// leaveLabel keeps what a label from i up to j says in words that no label needs.
func (p *reader) leaveLabel(i, j int) {
	k := p.labelWords(i, j)
	for m := k; k < j-1 && !p.word(k); k = m { // "Theo dõi, đôn đốc:"
		for m = k; m < j-1 && !p.word(m); m++ {
		}
		m = p.labelWords(m, j)
	}
	if k < j-1 && p.mark(j-1) == ':' && p.has(labelBegins, i)+p.has(chairs, i) > 0 && p.word(k) {
		p.leave(k, j-1)
	}
}

// labelWords passes the words of labels from i up to j.
func (p *reader) labelWords(i, j int) int {
	for i < j {
		_, n, _ := at(p, roles, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// tells says that the words from i up to the colon at j tell what bodies do, and
// are no label: "các đơn vị liên quan thực hiện các nhiệm vụ:".
func (p *reader) tells(i, j int) bool {
	return p.determiner(i) > i && p.startsNoun(p.determiner(i)) && p.has(tasks, j-2) == 2 && p.determiner(j-3) > j-3
}

// neutralLabel says that the words from i up to the colon at j are a label that
// gives no role: "Cơ quan theo dõi:", and not "các cơ quan, địa phương:".
func (p *reader) neutralLabel(i, j int) bool {
	n := p.has(labelBegins, i)
	if n == 0 || p.mark(j) != ':' || !p.word(j+1) || !(i == 0 || p.line(i) || p.mark(i-1) != 0 && (p.mark(i-1) != ',' || !p.startsNoun(i))) {
		return false
	}
	return !p.startsNoun(i) || p.any(i+n, j, func(k int) bool { return p.has(labelBegins, k) > 0 && !p.startsNoun(k) })
}

// marks says that the words of a role begin at i.
func (p *reader) marks(i int) bool {
	n, _, _ := p.roleAt(i)
	return n > 0
}

// roleAt is the length of the words of a role at i and what they say of the
// parts before and behind.
func (p *reader) roleAt(i int) (n int, before, after body.Role) {
	if !p.word(i) {
		return 0, "", ""
	}
	c := &p.seen[i]
	if !c.role {
		p.look(i, func() { n, before, after = p.readRole(i) })
		c.role, c.roleN, c.before, c.after = true, int32(n), before, after
	}
	return int(c.roleN), c.before, c.after
}

func (p *reader) readRole(i int) (n int, before, after body.Role) {
	means, n, slips := at(p, roles, i)
	if n == 0 || means.labelOnly {
		return 0, "", ""
	}
	if slips > 0 && n > 1 && i > 0 && p.word(i-1) && !p.line(i) {
		if _, m, wrong := at(p, roles, i+1); m == n-1 && wrong == 0 {
			return 0, "", "" // "Sở Lao động chủ trì", which is no "đồng chủ trì"
		}
	}
	if slips > 0 && n == 3 && p.has(verbs, i+2) > 1 {
		means, n = roleWords{before: body.RoleCoordinate}, 2 // "phối hợp cung cấp", which is no "phối hợp cùng"
	}
	if means.after != "" && p.is(i+n, wEach) && !p.line(i+n) {
		return 0, "", "" // "phối hợp với nhau"
	}
	if means.after != "" {
		if next, m, _ := at(p, roles, i+n-1); m > 1 && next.after != "" {
			n += m - 1 // "chủ trì với sự phối hợp của"
		}
		return n, means.before, means.after
	}
	if n == 2 && p.has(joins, i) == 2 && p.more(i+2) && !p.verb(i+2) && !p.marks(i+2) && !p.is(i+2, wAnd) && !p.is(i+2, wGives) && p.has(fillers, i+2) == 0 && p.has(opinions, i+2) == 0 {
		return 0, "", "" // "người dân tham gia BHXH tự nguyện"
	}
	// "phối hợp các bộ, ngành"
	if means.before == body.RoleCoordinate {
		if p.more(i+n) && (p.beginsPart(i+n) || n == 2 && p.is(i, wJoin) && p.lower(i) && p.upper(i+n) && !p.number(i+n) && p.has(verbs, i+n) == 0) {
			return n, body.RoleLead, body.RoleCoordinate
		}
		return n, means.before, ""
	}
	// "chủ trì, phối hợp với", "chủ trì và phối hợp các bộ"
	j := i + n
	for p.mark(j) == ',' || p.is(j, wAnd) {
		j++
	}
	if next, m, _ := at(p, roles, j); next.after != "" || next.before == body.RoleCoordinate && (p.beginsPart(j+m) || p.mark(j+m) == ':' && p.beginsPart(j+m+1)) {
		return j + m - i, body.RoleLead, body.RoleCoordinate
	}
	return n, means.before, ""
}

// joins is to take part with others, and in what stands behind it.
var (
	joins    = set("tham gia")
	opinions = set("ý kiến; góp ý; đóng góp")
)

// roleVerbs stand before the words of a role and are passed with them: "là cơ
// quan chủ trì", "sẽ phối hợp".
var roleVerbs = []word{wIs, wAs, wGets, wGives, wTogether, wWill}

func (p *reader) roleVerb(i int) bool {
	for _, w := range roleVerbs {
		if p.first(i) && p.is(i, w) {
			return true
		}
	}
	return false
}

// marker reads the words of a role. They speak of the parts since the last
// role or strong mark; without any, of those to come.
func (p *reader) marker(i int) int {
	i = p.chargedBy(i)
	at := i
	for at < i+longestLabel {
		if n := p.has(roleAdverbs, at); n > 0 && !p.line(at) {
			at += n
			if p.mark(at) == ',' {
				at++
			}
			continue
		}
		if !p.roleVerb(at) {
			break
		}
		at++
	}
	n, before, after := p.roleAt(at)
	if n == 0 {
		at = i
		n, before, after = p.roleAt(i)
	}
	if n == 0 {
		return i
	}
	if _, m, _ := p.noun(i); m > n {
		return i // "cơ quan chủ trì soạn thảo"
	}
	j := at + n
	if p.has(standing, at) == n && p.newBody(j) && !p.line(j) {
		end := max(j, p.bodyEnd(j))
		p.leave(j, end) // "là cơ quan thường trực Ban Chỉ đạo"
		j = end
	}
	parts := p.parts[min(p.group, len(p.parts)):]
	if len(parts) == 0 {
		if p.startsNoun(at) && p.mark(j) != ':' && !p.newBody(j) {
			p.leave(at, j) // "Đơn vị chủ trì có trách nhiệm ..."
			return j
		}
		p.roleOfOthers(before, after)
		return j
	}
	if p.label && before == body.RoleCoordinate && after == "" && len(parts) > 1 {
		parts[len(parts)-1].role = before // "Chủ trì: A, các bộ, ngành phối hợp"
	}
	if before == body.RoleLead && after == "" && !p.label && !p.other && p.role == body.RoleCoordinate && parts[0].role == p.role {
		p.doubt(i, j, DoubtRole) // "A phối hợp với B chủ trì ...": they do so together
		before = p.role
	}
	for k := range parts {
		if parts[k].role == "" || before == body.RoleLead && after == "" || !p.label {
			parts[k].role = before
		}
	}
	if k := p.group - 1; k >= 0 && before == body.RoleLead && !p.label && p.parts[k].role == "" && p.parts[k].kind != body.KindUnknown && p.mark(p.parts[k].to) == ';' && parts[0].from == p.parts[k].to+1 {
		p.doubt(i, j, DoubtRole) // "Sở Y tế; Sở Nội vụ chủ trì": of both, or of the last
		for ; after != "" && k >= 0 && p.parts[k].role == "" && p.mark(p.parts[k].to) == ';' && p.parts[k].to+1 == p.parts[k+1].from; k-- {
			p.parts[k].role = before // "Sở Y tế; Sở Nội vụ phối hợp với Sở Tài chính"
		}
	}
	p.turns = append(p.turns, turn{from: parts[0].from, at: i, to: j, last: parts[len(parts)-1].to})
	p.group = len(p.parts)
	p.list = itemList{}
	p.role, p.label = after, false
	p.said, p.spoke, p.other = j, false, false
	if m := p.has(fillers, j); !p.line(j) && !p.more(j+m) {
		j += m
	}
	if p.is(j, wIs) && p.is(j-1, wFocus) && before == body.RoleLead && after == "" && p.newBody(j+1) {
		p.role = before // "chủ trì, đầu mối là Văn phòng Sở"
		return j + 1
	}
	if p.has(advising, j-2) == 2 && before == body.RoleLead && after == "" && p.newBody(j) && !p.line(j) {
		return p.prose(j) // "chủ trì, tham mưu UBND tỉnh ban hành"
	}
	return p.idle(j)
}

// chargedBy passes who gave a role to the part before: "được Thủ tướng Chính phủ giao
// chủ trì".
func (p *reader) chargedBy(i int) int {
	if !p.is(i, wGets) || !p.endsAt(i) || p.line(i) || !p.upper(i+1) {
		return i
	}
	end := p.bodyEnd(i + 1)
	j := end
	if end > i+1 {
		j += max(p.has(charges, j), p.has(given, j))
	}
	if _, before, _ := p.roleAt(j); j == end || before == "" {
		return i
	}
	p.leaveAside(i, j)
	return j
}

// advising stands before who is advised.
var advising = set("tham mưu")

// idle passes what narrows nothing behind a role: "chủ trì theo lĩnh vực được
// giao".
func (p *reader) idle(i int) int {
	if q, n, _ := at(p, qualifiers, i); q == (qualifier{}) && p.is(i, wBy) && !p.line(i) && (!p.more(i+n) || p.marks(i+n)) {
		return i + n
	}
	return i
}

// roleOfOthers gives a role to the parts to come ("Phối hợp: ..."). Where two
// roles are given, the subject stands in a sentence before: "Bộ Y tế tổ chức
// ...; chủ trì, phối hợp với Bộ Tài chính ...".
func (p *reader) roleOfOthers(before, after body.Role) {
	p.label, p.spoke, p.other = false, false, false
	if after == "" {
		p.role = before
		return
	}
	p.role = after
	for _, q := range p.parts {
		if q.role != "" {
			return
		}
	}
	for k := range p.parts {
		p.parts[k].role = before
	}
}

// parenthesis reads what stands in brackets behind a part: a list mark, a role,
// what is left out of a group, the members of a group; else it belongs to the
// part.
func (p *reader) parenthesis(i int) int {
	if p.listMark(i+1) == 2 && p.mark(i+2) == ')' && !(p.endsAt(i) && (p.shortRole(i+1) != "" || !p.number(i+1) && len(p.clean(i+1, i+2)) > 1)) {
		p.strong(!p.label)
		return i + 3
	}
	closing := i + 1
	for p.token(closing).Kind != reading.KindEnd && p.mark(closing) != ')' {
		if p.mark(closing) == '(' {
			return i + 1
		}
		closing++
	}
	if len(p.parts) == 0 || p.token(closing).Kind == reading.KindEnd {
		return i + 1
	}
	if j := p.roleInBrackets(i, closing); j > i {
		return j
	}
	if p.remark(i+1, closing) {
		p.leaveAside(i+1, closing)
		return closing + 1
	}
	if n := p.has(exceptions, i+1); n > 0 {
		from := i + 1 + n
		if j := p.except(from); j != from {
			return j
		}
		p.leave(i+1, closing) // what is left out is not known
		return closing + 1
	}
	n := len(p.parts)
	last := &p.parts[n-1]
	if last.kind == body.KindGroup && p.endsAt(i) && !p.line(i) {
		// "các bộ liên quan (Tư pháp, Tài chính)": the bodies are named.
		p.beginList(n - 1)
		ofWords := last.words != "" && last.classes&^committees != 0 && p.determiner(last.from) == last.from
		if j, _ := p.itemAt(i + 1); j > i+1 && !ofWords {
			return i + 1
		}
		if p.determiner(last.from) > last.from && p.inFull(i+1, closing) {
			p.list.colon = true
			return i + 1 // "các cơ quan (Sở Tài chính, Sở Xây dựng)"
		}
		p.list.on = false
	}
	if p.givesRole(i+1, closing) {
		p.group = n
		return i + 1 // "UBND tỉnh (Sở Nội vụ chủ trì)"
	}
	if !p.endsAt(i) {
		return i + 1 // it belongs to no part: what it says is read by itself
	}
	p.extend(closing + 1)
	if last.kind != body.KindUnknown {
		last.units = p.unitsAt(i+1, closing)
	}
	end, several := p.scope(closing + 1)
	if end > closing+1 && !several && last.kind == body.KindNamed && last.id == "" && p.more(closing+1) {
		p.extend(end) // "Trung tâm Phục vụ hành chính công (TTPVHCC) tỉnh"
		last.words = p.clean(last.from, i) + " " + p.clean(closing+1, end)
		return end
	}
	if n := p.qualifierAt(closing + 1); n > 0 && last.kind == body.KindGroup && p.itemEnds(closing+1+n) && p.more(closing+1) {
		p.extend(closing + 1 + n) // "các đơn vị thuộc Tập đoàn (VNPT) trên toàn quốc"
		return closing + 1 + n
	}
	if h, m := p.head(last.from); several && m > 0 && last.kind == body.KindNamed && last.id == "" {
		// "Phòng Kinh tế (hoặc ...) các xã, phường"
		p.extend(end)
		last.meaning = meaning{kind: body.KindGroup, classes: body.ClassesOf(h.class), like: last.words, words: p.clean(last.from, end)}
		return end
	}
	return closing + 1
}

// shortRoleLabel is the role that letters before a colon give.
func (p *reader) shortRoleLabel(i int) body.Role {
	if p.mark(i+1) != ':' || !p.first(i) || !p.last(i) || !p.paired(i) {
		return ""
	}
	return p.shortRole(i)
}

// dashesLabel says that a dash at i stands before a label: "- PH: Sở Y tế".
func (p *reader) dashesLabel(i int) bool {
	return p.mark(i) == '-' && (p.shortRoleLabel(i+1) != "" || p.line(i) && p.mark(i+2) == ':')
}

// shortRole is the role that letters in brackets give: "(CT)", "(PH)".
func (p *reader) shortRole(i int) body.Role {
	switch p.clean(i, i+1) {
	case "CT", "CQCT", "ĐVCT":
		return body.RoleLead
	case "PH", "CQPH", "ĐVPH":
		return body.RoleCoordinate
	}
	return ""
}

// paired says that the letters of a role at i are told by those of another, or by words of
// roles: "CT" alone is as often a chairman.
func (p *reader) paired(i int) bool {
	if p.clean(i, i+1) != "CT" {
		return true
	}
	if p.pairedIs == 0 {
		p.pairedIs = 1
		for k := range p.text.Tokens {
			if means, n, _ := at(p, roles, k); n > 0 && !means.labelOnly || p.first(k) && p.last(k) && p.word(k) && p.shortRole(k) == body.RoleCoordinate {
				p.pairedIs = 2
				break
			}
		}
	}
	return p.pairedIs == 2
}

// leadNamed says that the words or letters of a lead stand in the text.
func (p *reader) leadNamed() bool {
	if p.leadIs == 0 {
		p.leadIs = 1
		for k := range p.text.Tokens {
			means, n, _ := at(p, roles, k)
			if n > 0 && means.before == body.RoleLead && means.after == "" || p.first(k) && p.last(k) && p.word(k) && p.shortRole(k) == body.RoleLead {
				p.leadIs = 2
				break
			}
		}
	}
	return p.leadIs == 2
}

// givesRole says that from i up to j a body is named and gets a role.
func (p *reader) givesRole(i, j int) bool {
	if p.is(i, wGives) {
		i++
	}
	end := p.bodyEnd(i)
	return p.newBody(i) && end > i && end < j && p.marks(end)
}

// unitsAt is the bodies named from i up to j, when there is nothing else and none
// of them stands by itself, as what is above a unit does: "Cục Thuế (Bộ Tài
// chính)".
func (p *reader) unitsAt(i, j int) (units []reading.Piece) {
	for i < j {
		if p.mark(i) == ',' || p.mark(i) == ';' || p.is(i, wAnd) {
			i++
			continue
		}
		h, _ := p.head(i)
		end, m := p.nameAt(i)
		if end == i || end > j || m.kind != body.KindNamed || m.comma || !within.Has(h.class) && p.has(fixed, i) == 0 {
			return nil
		}
		if n, _ := p.known(i); n >= end-i && h.class != body.Unit {
			return nil
		}
		units = append(units, p.source(i, end))
		i = end
	}
	return units
}

// inFull says that from i up to j bodies are named that may be those of the group
// before, and nothing else.
func (p *reader) inFull(i, j int) bool {
	classes := p.list.classes
	if !p.newBody(i) || classes&committees != 0 {
		return false
	}
	for i < j {
		h, _ := p.head(i)
		end, m := p.nameAt(i)
		if n, known := p.known(i); i+n > end {
			end, m, h.class = i+n, named(""), known.Body.Class(p.on)
		}
		if !classes.Has(h.class) && !classes.Has(body.Organization) {
			return false
		}
		if end == i || end > j || m.kind != body.KindNamed || m.comma {
			return false
		}
		for i = end; p.mark(i) == ',' || p.mark(i) == ';' || p.is(i, wAnd); i++ {
		}
		if i == end && i < j {
			return false
		}
	}
	return true
}

// within are the classes of bodies that are units of others.
var within = body.ClassesOf(body.Unit, body.Division, body.Institution, body.Department, body.Council, body.InterAgency, body.TaskForce)

// roleInBrackets reads "(chủ trì)", "(chủ trì, phối hợp với Bộ Tư pháp)".
func (p *reader) roleInBrackets(i, closing int) int {
	n := len(p.parts)
	last := &p.parts[n-1]
	m, before, after := p.roleAt(i + 1)
	if role := p.shortRole(i + 1); closing == i+2 && role != "" {
		if !p.paired(i + 1) {
			p.leaveAside(i+1, closing)
			p.doubt(i+1, closing, DoubtAside)
			return closing + 1
		}
		m, before = 1, role
	}
	if role := p.shortRole(i + 1); role != "" && p.mark(i+2) == ':' {
		m, before, after = 1, role, ""
	}
	switch {
	case m > 0 && before == body.RoleCoordinate && after == "" && p.mark(i+1+m) == ':' && p.beginsPart(i+2+m):
		p.role, p.label, p.group = before, false, n
		return i + 2 + m // "Sở Nội vụ (phối hợp: Sở Tài chính)"
	case after != "":
		last.role, p.role, p.label = before, after, false
		p.group = n
		return i + 1 + m
	case m == 0 || closing-(i+1+m) >= 12 || closing-(i+1+m) >= 4 && p.any(i+1+m, closing, p.newBody):
		return i
	}
	if before == body.RoleCoordinate && n-1 <= p.group && !p.leadNamed() {
		p.doubt(i+1, i+1+m, DoubtAside) // "Công an tỉnh (phối hợp)": for that, a copy
	}
	last.role = before
	defer func() { p.group = n }() // what is said behind the brackets is of others
	for k := n - 2; k >= p.group && before == body.RoleCoordinate && p.parts[k].role == ""; k-- {
		p.parts[k].role = before
	}
	if p.remark(i+1+m, closing) {
		p.leaveAside(i+1+m, closing)
	} else if closing > i+1+m {
		if !p.endsAt(i) || p.line(i) {
			return i + 1 + m
		}
		p.extend(closing + 1) // "(chủ trì tổng hợp chung)"
	}
	return closing + 1
}
