package body

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Role is the role of a body in a task.
type Role string

// The roles. A part without a role is one to which the text gives none.
const (
	RoleLead       Role = "lead"       // chủ trì, đầu mối
	RoleCoordinate Role = "coordinate" // phối hợp
)

// Cell is what a text that names bodies was read as: a cell of a task table,
// or the beginning of a sentence that gives a task.
type Cell struct {
	Parts  []Part
	Rest   []Piece // what was not understood, the unknown parts included
	Doubts []CellDoubt
}

// Part is one body or group of a [Cell], in the order of the text.
type Part struct {
	Source   string // the words of the text
	Offset   int    // of Source in the text, in bytes
	Role     Role   // zero: the text gives none
	Selector Selector
}

// Piece is a piece of a text.
type Piece struct {
	Offset int // in bytes
	Text   string
}

// CellDoubt is something in a cell that a person should look at.
type CellDoubt struct {
	Offset int    // in bytes
	Text   string // the piece in doubt
	Reason CellReason
	Match  Match // with ReasonName: what it was taken for, or might be
	on     form.Day
}

// CellReason says why a piece of a cell is in doubt.
type CellReason string

// The reasons.
const (
	ReasonName   CellReason = "name"   // the name fits roughly, or fits several
	ReasonPerson CellReason = "person" // a person is named; the office was taken
	ReasonShort  CellReason = "short"  // "Bộ Nội vụ, Tài chính": the second was read as Bộ Tài chính
	ReasonWords  CellReason = "words"  // the words of a group or role are misspelt
	ReasonSome   CellReason = "some"   // "các tỉnh ven biển": which ones nobody can compute, and all were taken
)

// Message is the doubt in a sentence.
func (d CellDoubt) Message(l form.Language) string {
	switch d.Reason {
	case ReasonPerson:
		return l.Pick("nêu tên người; đã lấy chức vụ, hãy kiểm tra", "a person is named; the office was taken, check it")
	case ReasonShort:
		return l.Pick("tên viết rút gọn theo cơ quan đứng trước, hãy kiểm tra", "a name shortened after the body before it, check it")
	case ReasonSome:
		return l.Pick("chỉ một phần của nhóm, không tính được; đã lấy cả nhóm, hãy kiểm tra", "only some of the group, which cannot be computed; all were taken, check it")
	case ReasonWords:
		return l.Pick("khác dấu với cách viết đã biết, hãy kiểm tra", "the marks differ from the known wording, check it")
	}
	return d.Match.Message(l, d.on)
}

// RestText is what was not understood, the pieces joined by " | ".
func (c Cell) RestText() string {
	texts := make([]string, len(c.Rest))
	for i, p := range c.Rest {
		texts[i] = clean(p.Text)
	}
	return strings.Join(texts, " | ")
}

// Resolve is the bodies of all parts on the day, each once, in the order of
// the parts.
func (c Cell) Resolve(r *Registry, on form.Day, scope Scope) []Body {
	var all []Body
	seen := map[Body]bool{}
	for _, p := range c.Parts {
		for _, b := range p.Selector.Resolve(r, on, scope) {
			if !seen[b] {
				seen[b] = true
				all = append(all, b)
			}
		}
	}
	return all
}

// ParseCell reads the bodies that a text names, with their roles. Names are
// looked up as [Registry.Find] does for the day given. Nothing is lost: what
// is not understood stands in Rest with its place.
func (r *Registry) ParseCell(text string, on form.Day) Cell {
	p := newCellReader(r, text, on)
	p.read()
	return p.cell
}

// ParseSelector reads one selector: its canonical words, or any wording of a
// group; bodies are named by ID. It knows no registry, so that another name
// is a body without ID when it clearly is the name of one, and Unknown
// otherwise; [Registry.ParseCell] reads names.
func ParseSelector(text string) (Selector, error) {
	if clean(text) == "" {
		return Selector{}, refuse(SelectorEmpty, "", "")
	}
	codes, qualifiers, _ := strings.Cut(strings.TrimSpace(text), " ")
	if set, ok := classCodes(codes); ok {
		s, err := ParseSelector("các bộ " + qualifiers)
		if err == nil && s.classes == ClassesOf(Ministry) && s.words == "" {
			s.classes = set
			return s, nil
		}
	}
	p := newCellReader(&Registry{}, text, form.NoDay)
	p.anyID = true
	p.read()
	parts := p.cell.Parts
	switch {
	case len(parts) == 1 && len(p.cell.Rest) == 0:
		return parts[0].Selector, nil
	case len(parts) > 1 && len(p.cell.Rest) == 0:
		return Selector{}, refuse(SelectorSeveral, "", text)
	}
	return Selector{kind: KindUnknown, words: clean(text)}, nil
}

// classCodes reads classes joined by "+", as [Classes.String] writes them.
func classCodes(text string) (set Classes, ok bool) {
	for c := range strings.SplitSeq(strings.TrimSpace(text), "+") {
		bit := Class(c).bit()
		if bit == 0 {
			return 0, false
		}
		set |= bit
	}
	return set, true
}
