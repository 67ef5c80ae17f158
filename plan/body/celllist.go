package body

import (
	"slices"
	"strings"
)

// listable says that the members of the group may be named after it.
func (p *cellReader) listable(s Selector) bool {
	return s.kind == KindGroup && s.classes != 0 && s.of == ""
}

// beginList makes the group a heading whose members follow.
func (p *cellReader) beginList(part int) {
	s := p.cell.Parts[part].Selector
	if !p.listable(s) {
		return
	}
	p.list = itemList{on: true, set: s.classes, of: part}
	switch {
	case s.like != "": // "Sở Nội vụ các tỉnh: Hà Nam, Ninh Bình"
		p.list.prefix, p.list.places = s.like, true
	case s.classes.Has(Ministry), s.classes.Has(MinistryLevelAgency):
		p.list.prefix = "bộ"
	case s.classes.Has(Department):
		p.list.prefix = "sở"
	case s.classes.Has(Division):
		p.list.prefix = "phòng"
	case s.classes&^localities == 0:
		for _, kind := range []string{"xã", "phường", "huyện", "quận"} {
			if words := wordsOf(p.cell.Parts[part].Source); strings.EqualFold(words[len(words)-1], kind) && !strings.Contains(p.cell.Parts[part].Source, ",") {
				p.list.prefix, p.list.places = "UBND "+kind, true
			}
		}
	}
}

// listHeading makes a group of "UBND thành phố" before ": Hà Nội, Đà Nẵng".
func (p *cellReader) listHeading(part int) {
	s := &p.cell.Parts[part].Selector
	if s.kind != KindNamed || s.id != "" {
		return
	}
	words := splitWords(s.words)
	h, n, _ := p.lex.heads.at(words, 0, p.loose)
	if n == 0 || heads[h].words != "ủy ban nhân dân" {
		return
	}
	if k, m, _ := p.lex.nouns.at(words, n, p.loose); m > 0 && n+m == len(words) && nouns[k].set&^committees == 0 {
		*s = SelectClasses(nouns[k].set)
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
		if _, n, _ := p.lex.fields.at(p.w, i, p.loose); n > 0 && p.list.set&^localities != 0 && !p.placeWord(i+n) {
			return i + n, Match{}
		}
	}
	if n, m := p.known(i); n > 0 && (!m.Found() || p.list.set == 0 || p.list.set.Has(m.Body.Class(p.on))) {
		return i + n, m
	}
	if p.list.places && !p.startsHead(i) {
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
	if last.Selector.kind != KindNamed {
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

// shortMinistry reads "Công an" after "Bộ Quốc phòng,", which alone would be
// the name of some police.
func (p *cellReader) shortMinistry(i int) int {
	n, m := p.knownAfter("bộ", i)
	k, _ := p.known(i)
	if n == 0 || n < k || !m.Found() || p.isWord(i+n) && !p.is(i+n, "và") && !p.marks(i+n) {
		return i
	}
	return p.short(i)
}
