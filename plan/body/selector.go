package body

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Role is the role of a body in a task.
type Role string

// The roles. There is none where a text gives none.
const (
	RoleLead       Role = "lead"       // chủ trì, đầu mối
	RoleCoordinate Role = "coordinate" // phối hợp
)

// Kind says what a [Selector] stands for.
type Kind string

// The kinds of selectors.
const (
	KindNamed   Kind = "body"    // one body by name, with its ID when a registry knows it
	KindGroup   Kind = "class"   // all bodies of some classes
	KindUnknown Kind = "unknown" // words that are kept, but name nothing known
)

// Selector stands for a body or a group of bodies, as the words of a plan do:
// "Văn phòng Chính phủ", "các bộ, ngành, địa phương có liên quan", "UBND cấp
// xã". Selectors are compared with ==: two wordings of one group give the same
// selector. The zero Selector is none.
//
// [Selector.String] is the selector in words, [Registry.Members] and
// [Selector.Resolve] are its bodies on a day.
type Selector struct {
	kind     Kind
	id       ID      // Named
	words    string  // Named without ID, Unknown, and a Group that its classes do not say in full
	classes  Classes // Group
	of       ID      // Group: only bodies below this one
	like     string  // Group: only bodies whose name begins so: "Sở Tư pháp" of all provinces
	related  bool    // "có liên quan"
	assigned bool    // "được phân công theo dõi"
	except   string  // Group: the bodies left out, as IDs or names with "; " between
}

// SelectBody is the selector of one body.
func SelectBody(id ID) Selector { return Selector{kind: KindNamed, id: id} }

// SelectName is the selector of a body that no registry knows.
func SelectName(name string) Selector { return Selector{kind: KindNamed, words: reading.Clean(name)} }

// SelectClasses is the selector of all bodies of the classes.
func SelectClasses(classes Classes) Selector { return Selector{kind: KindGroup, classes: classes} }

// SelectUnknown is the selector of words that name nothing known.
func SelectUnknown(words string) Selector {
	return Selector{kind: KindUnknown, words: reading.Clean(words)}
}

// InWords is the group as a text says it, where its classes do not say it in
// full: "các doanh nghiệp viễn thông".
func (s Selector) InWords(words string) Selector { s.words = reading.Clean(words); return s }

// Like is the group restricted to bodies whose name begins so: "Sở Tư pháp" of
// all provinces.
func (s Selector) Like(name string) Selector { s.like = reading.Clean(name); return s }

// Under is the group restricted to bodies below the one named.
func (s Selector) Under(id ID) Selector { s.of = id; return s }

// WithRelated is the group restricted to the bodies concerned ("có liên quan").
func (s Selector) WithRelated() Selector { s.related = true; return s }

// WithAssigned is the group restricted to the bodies assigned to somebody
// ("được phân công theo dõi").
func (s Selector) WithAssigned() Selector { s.assigned = true; return s }

// Except is the group without the bodies given.
func (s Selector) Except(ids ...ID) Selector {
	for _, id := range ids {
		s = s.ExceptNamed(string(id))
	}
	return s
}

// ExceptNamed is the group without the bodies that are called so.
func (s Selector) ExceptNamed(names ...string) Selector {
	s.except = strings.Join(append(exceptions(s.except), names...), exceptBetween)
	return s
}

const exceptBetween = "; "

func exceptions(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, exceptBetween)
}

// IsZero says that there is no selector.
func (s Selector) IsZero() bool { return s == Selector{} }

// Kind is what the selector stands for.
func (s Selector) Kind() Kind { return s.kind }

// ID is the body of a Named selector; zero when no registry knows it.
func (s Selector) ID() ID { return s.id }

// Classes is the classes of a Group.
func (s Selector) Classes() Classes { return s.classes }

// Of is the body below which a Group is sought; zero: everywhere.
func (s Selector) Of() ID { return s.of }

// Related says that only the bodies concerned are meant ("có liên quan").
// Which these are no registry knows: the members are those of the whole group.
func (s Selector) Related() bool { return s.related }

// Assigned says that only the bodies assigned to somebody are meant ("được
// phân công theo dõi"); see [Scope].
func (s Selector) Assigned() bool { return s.assigned }

// NameBegins is how the names of a Group's bodies begin, where that narrows it:
// "Sở Tư pháp" of all provinces.
func (s Selector) NameBegins() string { return s.like }

// Words is what the text says where the other fields do not: the name of a
// body without ID, unknown words, an open group ("các doanh nghiệp viễn
// thông").
func (s Selector) Words() string { return s.words }

// String is the selector in words: the ID of a body, its name when it has
// none, or the canonical Vietnamese of a group. Package cell reads
// bodies with ID and groups made of classes back as the same selector; the
// JSON form comes back for all.
func (s Selector) String() string {
	switch {
	case s.kind != KindGroup:
		if s.id != "" {
			return string(s.id)
		}
		return s.words
	}
	text := s.words
	if text == "" {
		text = groupWords(s.classes)
		if s.of != "" {
			text += " thuộc " + string(s.of)
		}
		if s.related {
			text += " có liên quan"
		}
		if s.assigned {
			text += " được phân công theo dõi"
		}
	}
	if s.except != "" {
		text += " trừ " + strings.ReplaceAll(s.except, exceptBetween, ", ")
	}
	return text
}

// Format is the selector in words for people: bodies by their name on the
// day, a group as [Selector.String] has it.
func (s Selector) Format(r *Registry, on form.Day) string {
	if s.kind == KindNamed && s.id != "" {
		if b := r.ByID(s.id); !b.IsZero() {
			return b.Name(on)
		}
	}
	if s.except != "" {
		names := exceptions(s.except)
		for i, n := range names {
			if b := r.ByID(ID(n)); !b.IsZero() {
				names[i] = b.Name(on)
			}
		}
		s.except = strings.Join(names, exceptBetween)
	}
	return s.String()
}

// Scope says for whom a selector is resolved, where that matters.
type Scope struct {
	form.Unwritten

	For ID // the body whose duty it is

	// Assigned gives the bodies that "được phân công theo dõi" means for the
	// body For on a day. It is the host's: such assignments are decided inside
	// a task force. Without it the whole group is meant.
	Assigned func(to ID, on form.Day) []ID
}

// Resolve is the bodies that the selector stands for on the day, each once,
// in order of identifier. A named body that has ended gives those who answer
// for it; what the registry does not know gives none. A group in words of its
// own ([Selector.Words]) has its ministries, agencies, committees, councils,
// departments and divisions, but no others: nobody can say which units or
// institutions "các trường tiểu học" are.
func (s Selector) Resolve(r *Registry, on form.Day, scope Scope) []Body {
	switch s.kind {
	case KindNamed:
		return r.Answers(s.id, on).Bodies
	case KindGroup:
	default:
		return nil
	}
	var members []Body
	switch {
	case s.of != "":
		members = r.Under(s.of, s.classes, on)
	default:
		members = r.Members(s.classes, on)
	}
	if s.like != "" {
		like := foldName(s.like).plain
		members = slices.DeleteFunc(members, func(b Body) bool { return !strings.HasPrefix(foldName(b.Name(on)).plain, like) })
	}
	if s.words != "" && s.like == "" && s.of == "" {
		// "các trường tiểu học", "thành viên Hội đồng": which of all that the
		// registry has in such a class these are, it cannot know.
		members = slices.DeleteFunc(members, func(b Body) bool { return !ranks.Has(b.Class(on)) })
	}
	if s.assigned && scope.Assigned != nil {
		assigned := scope.Assigned(scope.For, on)
		members = slices.DeleteFunc(members, func(b Body) bool { return !slices.Contains(assigned, b.ID()) })
	}
	for _, name := range exceptions(s.except) {
		m := r.Find(name, on)
		for _, out := range r.Answers(m.Body.ID(), on).Bodies {
			members = slices.DeleteFunc(members, func(b Body) bool { return b == out })
		}
	}
	return members
}

// selectorForm is a [Selector] as it is written.
type selectorForm struct {
	Kind     Kind   `json:"kind"`
	ID       ID     `json:"id,omitzero"`
	Class    string `json:"class,omitzero"`
	Words    string `json:"words,omitzero"`
	Of       ID     `json:"of,omitzero"`
	Like     string `json:"like,omitzero"`
	Related  bool   `json:"related,omitzero"`
	Assigned bool   `json:"assigned,omitzero"`
	Except   string `json:"except,omitzero"`
}

var selectors = form.Of[selectorForm](0)

// MarshalJSON writes the selector with the fields that apply, class as the
// classes joined by "+". It comes back unchanged; the zero Selector is not
// written.
func (s Selector) MarshalJSON() ([]byte, error) {
	return selectors.Write(selectorForm{s.kind, s.id, s.classes.String(), s.words, s.of, s.like, s.related, s.assigned, s.except})
}

// UnmarshalJSON reads what [Selector.MarshalJSON] writes, and refuses selectors
// that say nothing.
func (s *Selector) UnmarshalJSON(b []byte) error {
	var q Selector
	_, err := selectors.Read(b, func(f *selectorForm) (wrong form.Errors) {
		q, wrong = f.selector()
		return wrong
	})
	if err == nil {
		*s = q
	}
	return err
}

func (f *selectorForm) selector() (q Selector, wrong form.Errors) {
	q = Selector{kind: f.Kind, id: f.ID, words: f.Words, of: f.Of, like: f.Like, related: f.Related, assigned: f.Assigned, except: f.Except}
	if f.Class != "" {
		for c := range strings.SplitSeq(f.Class, "+") {
			bit := Class(c).bit()
			if bit == 0 {
				wrong = append(wrong, refuse(ClassUnknown, "class", c))
			}
			q.classes |= bit
		}
	}
	ok := false
	switch q.kind {
	case KindNamed:
		ok = (q.id != "") != (q.words != "") && q == Selector{kind: KindNamed, id: q.id, words: q.words}
	case KindGroup:
		ok = f.Class != "" && q.id == ""
	case KindUnknown:
		ok = q.words != "" && q == Selector{kind: KindUnknown, words: q.words}
	}
	if !ok {
		wrong = append(wrong, refuse(SelectorForm, "kind", string(f.Kind)))
	}
	return q, wrong
}
