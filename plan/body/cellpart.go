package body

import "strings"

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
	case n > 0 && i+n >= end && (i+n >= nameEnd || name.kind != KindGroup && !p.fixedAt(i)):
		end = i + n
		p.addMatch(start, end, m)
	case end > i && (end > nameEnd || end == nameEnd && (group.words == "" || p.determiner(i) > i || p.lower(i))):
		p.add(start, end, group)
		if slips > 0 && !p.loose {
			p.doubt(start, end, ReasonWords)
		}
		if p.some(i, end) && group.classes&^(central|committees) == 0 && group.of == "" {
			p.doubt(start, end, ReasonSome)
		}
		if p.upper(end) && p.listable(group) && group.words == "" {
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
		if name.kind == KindNamed {
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
		// "các Ủy ban của Quốc hội", "các Phó Thủ tướng"
		d := p.determiner(i)
		if n, m := p.known(d); n > 0 && d > i {
			end = d + n
			p.addMatch(start, end, m)
			break
		}
		h, _, _ := p.lex.heads.at(p.w, d, p.loose)
		if end, name = p.nameAt(d); d == i || end == d {
			return i
		}
		text, _ := p.source(i, end)
		p.add(start, end, Selector{kind: KindGroup, classes: ClassesOf(heads[h].class), words: lowerFirst(clean(text))})
	}
	return p.tail(end)
}

// addMatch adds the body that a name was found to be, with its doubt.
func (p *cellReader) addMatch(i, j int, m Match) {
	text, offset := p.source(i, j)
	s := Selector{kind: KindNamed, id: m.Body.ID()}
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
	if p.is(i, "theo") && last.kind == KindNamed {
		if k, n, _ := p.lex.qualifiers.at(p.w, i, p.loose); n > 0 && qualifiers[k].silent {
			i += n
			p.extend(i)
		}
	}
	if _, n, _ := p.lex.fillers.at(p.w, i, p.loose); n > 0 && !p.isWord(i+n) {
		i += n // "... thực hiện"
	}
	if p.sign(i) == '-' && last.kind == KindNamed && last.id == "" {
		// "Cục Thuế - Bộ Tài chính"
		h, _, _ := p.lex.heads.at(splitWords(last.words), 0, p.loose)
		if n, m := p.known(i + 1); n > 0 && m.Found() && heads[h].class == Unit && central.Has(m.Body.Class(p.on)) {
			p.extend(i + 1 + n)
			return i + 1 + n
		}
	}
	if p.sign(i) == '-' && p.isWord(i+1) && last.kind == KindNamed {
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
func (p *cellReader) known(i int) (n int, m Match) {
	if i < 0 || i >= len(p.w) {
		return 0, Match{}
	}
	c := &p.seen[i]
	if !c.known {
		n, m = p.knownAfter("", i)
		c.known, c.knownN, c.match = true, n, m
	}
	return c.knownN, c.match
}

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
	case "cn":
		return p.upper(j) // "NHNN CN tỉnh": a branch
	case "chi", "khu", "lien":
		return p.places(j) // chi nhánh, khu vực, liên khu vực
	case "cap", "tinh", "huien", "quan", "thanh", "xa", "phuong":
		return p.lower(j) && p.places(j)
	}
	// "Tổ công tác", "Hội đồng tư vấn" of something else
	switch p.w[i].plain {
	case "to", "hoi", "co", "ui":
		if p.upper(j) || p.number(j) {
			return p.startsHead(j) || p.number(j) || p.is(j, "đề")
		}
		if count > 4 {
			return false
		}
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
