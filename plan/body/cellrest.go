package body

import "strings"

// leader reads a head of a body; the body is meant.
func (p *cellReader) leader(i int) int {
	first := p.determiner(i)
	j := first
	for {
		k, n, _ := p.lex.leaders.at(p.w, j, p.loose)
		if n == 0 {
			break
		}
		j += n
		if leaders[k] == "bộ trưởng" && first > i && !p.isWord(j) {
			p.add(i, j, SelectClasses(ClassesOf(Ministry))) // "các Bộ trưởng, Thủ trưởng ..."
			return j
		}
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
	if j == first || !p.isWord(j) {
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
	if n == 0 || p.cell.Parts[n-1].Selector.kind != KindGroup || i >= len(p.w) {
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
	left := last.Selector
	for _, part := range sub.Parts {
		switch s := part.Selector; {
		case s.kind == KindGroup:
			left.classes &^= s.classes
		case s.id != "":
			left = left.Except(s.id)
		default:
			left.except = strings.Join(append(exceptions(left.except), s.words), exceptBetween)
		}
	}
	if left.classes == 0 {
		return i // nothing would be left
	}
	last.Selector = left
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
		if p.sign(j) == ',' && j-i <= 4 && (p.upper(j+1) || p.determiner(j+1) > j+1) && p.beginsPart(j+1) {
			break // "Bộ Nội vụ hướng dẫn, các bộ, ngành, địa phương thực hiện"
		}
		if p.isWord(j) && j > i {
			if n, before, after := p.markerAt(j); n > 0 && before == RoleLead && after == RoleCoordinate && p.beginsPart(j+n) {
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
	p.add(i, j, Selector{kind: KindUnknown, words: clean(text)})
	return j
}
