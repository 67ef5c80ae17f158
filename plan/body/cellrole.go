package body

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// listMark is the length of "1.", "1)", "a)" or "i)" at i, 0 for none. The
// opening bracket of "(1)" was passed before.
func (p *cellReader) listMark(i int) int {
	if p.sign(i-1) == ',' || i+1 >= len(p.w) {
		return 0
	}
	t := p.text[p.w[i].start:p.w[i].end]
	if i > 0 && p.isWord(i-1) && !(p.number(i) && p.newBody(i+2)) {
		return 0 // but "1. Sở Nội vụ 2. Sở Tư pháp"
	}
	if !p.w[i].first || !p.w[i].last || utf8.RuneCountInString(t) > 2 {
		return 0
	}
	switch p.sign(i + 1) {
	case ')':
		return 2
	case '.':
		digits := strings.Trim(t, "0123456789") == ""
		if digits && i+2 < len(p.w) && p.w[i+2].start > p.w[i+1].end {
			return 2
		}
	case '-':
		if strings.Trim(t, "0123456789") == "" {
			return 2
		}
	}
	return 0
}

// labelAt is the length of a label such as "Cơ quan chủ trì:" with its colon,
// and the role it gives; 0 for none.
func (p *cellReader) labelAt(i int) (int, Role) {
	var role Role
	j := i
	for j < len(p.w) {
		if p.sign(j) == ',' || p.sign(j) == '/' || p.sign(j) == '(' || p.sign(j) == ')' {
			j++
			continue
		}
		if _, n, _ := p.lex.coordinateWith.at(p.w, j, p.loose); n > 0 {
			if role == "" {
				role = RoleCoordinate
			}
			j += n
			continue
		}
		if _, n, _ := p.lex.leads.at(p.w, j, p.loose); n > 0 {
			if role == "" {
				role = RoleLead
			}
			j += n
			continue
		}
		if _, n, _ := p.lex.coordinates.at(p.w, j, p.loose); n > 0 {
			if role == "" {
				role = RoleCoordinate
			}
			j += n
			continue
		}
		k, n, _ := p.lex.labels.at(p.w, j, p.loose)
		if n == 0 {
			break
		}
		switch labelWords[k] {
		case "thực hiện", "triển khai", "tham mưu", "thường trực", "chịu trách nhiệm", "tổ chức thực hiện", "triển khai thực hiện":
			if role == "" {
				role = RoleLead
			}
		}
		j += n
	}
	if role == "" || j == i {
		return 0, ""
	}
	switch {
	case p.sign(j) == ':':
		return j + 1 - i, role
	case i == 0 || p.sign(i-1) == '\n' || p.sign(i-1) == '•' || p.sign(i-1) == '-':
		// A label on a line of its own, or before a dash.
		if p.sign(j) == '\n' && j+1 < len(p.w) && p.upper(j+1) || p.sign(j) == '-' && j > i+1 {
			return j + 1 - i, role
		}
	}
	return 0, ""
}

// markerAt is the length of the words of a role at i and what they say of the
// parts before and after.
func (p *cellReader) markerAt(i int) (n int, before, after Role) {
	if !p.isWord(i) {
		return 0, "", ""
	}
	c := &p.seen[i]
	if !c.mark {
		n, before, after = p.readMarker(i)
		c.mark, c.markN, c.markBefore, c.after = true, n, before, after
	}
	return c.markN, c.markBefore, c.after
}

func (p *cellReader) readMarker(i int) (n int, before, after Role) {
	if _, n, _ := p.lex.coordinateWith.at(p.w, i, p.loose); n > 0 {
		return n, RoleLead, RoleCoordinate
	}
	if _, n, _ := p.lex.leads.at(p.w, i, p.loose); n > 0 {
		// "chủ trì, phối hợp với", "chủ trì và phối hợp chặt chẽ với"
		j := i + n
		for p.sign(j) == ',' || p.sign(j) == '\n' || p.is(j, "và") {
			j++
		}
		if _, m, _ := p.lex.coordinateWith.at(p.w, j, p.loose); m > 0 {
			return j + m - i, RoleLead, RoleCoordinate
		}
		if _, m, _ := p.lex.coordinates.at(p.w, j, p.loose); m > 0 && j > i+n && p.beginsPart(j+m) {
			return j + m - i, RoleLead, RoleCoordinate
		}
		return n, RoleLead, ""
	}
	if _, n, _ := p.lex.coordinates.at(p.w, i, p.loose); n > 0 {
		if p.isWord(i+n) && p.beginsPart(i+n) {
			return n, RoleLead, RoleCoordinate // "phối hợp các bộ, ngành"
		}
		return n, RoleCoordinate, ""
	}
	return 0, "", ""
}

// marker reads the words of a role.
func (p *cellReader) marker(i int) int {
	lead := i
	for lead < len(p.w) && p.w[lead].first && (p.is(lead, "là") || p.is(lead, "làm") || p.is(lead, "được") || p.is(lead, "giao") || p.is(lead, "cùng") || p.is(lead, "sẽ")) {
		lead++
	}
	n, before, after := p.markerAt(lead)
	if n == 0 && lead > i {
		lead = i
		n, before, after = p.markerAt(i)
	}
	if n == 0 {
		return i
	}
	if _, m, _ := p.lex.nouns.at(p.w, i, p.loose); m > n {
		return i // "cơ quan chủ trì soạn thảo"
	}
	j := lead + n
	parts := p.cell.Parts[min(p.group, len(p.cell.Parts)):]
	if len(parts) == 0 {
		// Before its bodies: "Phối hợp: ...", "Chủ trì, phối hợp với ..."
		switch {
		case after != "":
			// The subject stands in a sentence before: "Bộ Y tế tổ chức ...; chủ
			// trì, phối hợp với Bộ Tài chính ...".
			if !slices.ContainsFunc(p.cell.Parts, func(q Part) bool { return q.Role != "" }) {
				for k := range p.cell.Parts {
					p.cell.Parts[k].Role = before
				}
			}
			p.role, p.label = after, false
		default:
			p.role, p.label = before, false
		}
		return p.skipColon(j)
	}
	for k := range parts {
		if parts[k].Role == "" || before == RoleLead && after == "" || !p.label {
			parts[k].Role = before
		}
	}
	p.group = len(p.cell.Parts)
	p.list = itemList{}
	p.role, p.label = after, false
	if _, m, _ := p.lex.fillers.at(p.w, j, p.loose); m > 0 && !p.isWord(j+m) {
		j += m
	}
	return p.skipColon(j)
}

func (p *cellReader) skipColon(j int) int {
	if p.sign(j) == ':' {
		return j + 1
	}
	return j
}

// parenthesis reads what stands in brackets after a part.
func (p *cellReader) parenthesis(i int) int {
	if p.listMark(i+1) == 2 && p.sign(i+2) == ')' {
		p.strong(!p.label)
		return i + 3
	}
	closing := i + 1
	for closing < len(p.w) && p.sign(closing) != ')' {
		if p.sign(closing) == '(' {
			return i + 1
		}
		closing++
	}
	n := len(p.cell.Parts)
	if n == 0 || closing == len(p.w) || closing == i+1 {
		return i + 1
	}
	last := &p.cell.Parts[n-1]
	if p.isWord(i + 1) {
		if m, before, after := p.markerAt(i + 1); m > 0 && after != "" {
			// "(chủ trì, phối hợp với Bộ Tư pháp)"
			last.Role, p.role, p.label = before, after, false
			p.group = n
			return i + 1 + m
		} else if m > 0 && closing-(i+1+m) < 4 {
			last.Role = before
			for k := n - 2; k >= p.group && before == RoleCoordinate && p.cell.Parts[k].Role == ""; k-- {
				p.cell.Parts[k].Role = before
			}
			switch {
			case closing == i+1+m:
			case p.endsAt(i):
				p.extend(closing + 1) // "(chủ trì tổng hợp chung)"
			default:
				return i + 1 + m
			}
			return closing + 1
		}
		if _, m, _ := p.lex.exceptWords.at(p.w, i+1, p.loose); m > 0 {
			if j := p.except(i + 1 + m); j > i+1+m {
				return j
			}
		}
	}
	if last.Selector.kind == KindGroup && p.endsAt(i) {
		// "các bộ liên quan (Tư pháp, Tài chính)": the bodies are named.
		p.beginList(n - 1)
		if j, _ := p.itemAt(i + 1); j > i+1 {
			return i + 1
		}
		p.list.on = false
	}
	at := i
	for at > 0 && p.sign(at-1) == '\n' {
		at-- // the bracket begins a line
	}
	if !p.endsAt(at) {
		return i + 1 // it belongs to no part: what it says is read by itself
	}
	p.extend(closing + 1)
	end, plural := p.scope(closing + 1)
	if h, m, _ := p.lex.heads.at(splitWords(last.Source), 0, p.loose); plural && m > 0 && last.Selector.kind == KindNamed && last.Selector.id == "" {
		// "Phòng Kinh tế (hoặc ...) các xã, phường"
		p.extend(end)
		last.Selector = Selector{kind: KindGroup, classes: ClassesOf(heads[h].class), like: last.Selector.words, words: clean(last.Source)}
		return end
	}
	return closing + 1
}
