package redact

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// Mask is one piece of a text that is not to be shown. Start and End are byte
// offsets, [Start, End).
type Mask struct {
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Kind     Kind     `json:"kind"`
	Sureness Sureness `json:"sureness"`
}

// What can be wrong with a mask, or with a text.
const (
	MaskOutside form.Code = "mask.outside" // it does not lie in the text, or is empty
	MaskCuts    form.Code = "mask.cuts"    // it begins or ends inside a character
	MaskKind    form.Code = "mask.kind"    // no such kind or sureness
	TextLong    form.Code = "text.long"    // beyond MaxLength
)

// texts are what the package refuses, in both languages.
var texts = form.Texts{
	MaskOutside: {"từ {start} đến {end}: nằm ngoài văn bản hoặc rỗng", "from {start} to {end}: it lies outside the text or is empty"},
	MaskCuts:    {"từ {start} đến {end}: cắt ngang một ký tự", "from {start} to {end}: it cuts a character"},
	TextLong:    {"dài hơn {limit} byte; chia thành các đoạn", "longer than {limit} bytes; split it into passages"},
	MaskKind:    {"không có loại hoặc mức chắc chắn {value}", "there is no kind or sureness {value}"},
}

func (m Mask) refuse(code form.Code) *form.Error {
	return texts.Error(form.Error{Code: code, Args: form.Args{"start": m.Start, "end": m.End}})
}

// check says what is wrong with a mask whatever the text, nil where nothing is.
func (m Mask) check() *form.Error {
	switch {
	case m.Start < 0 || m.Start >= m.End:
		return m.refuse(MaskOutside)
	case !m.Kind.Valid():
		return texts.Error(form.Error{Code: MaskKind, Path: "kind", Value: string(m.Kind), Want: named(Kinds())})
	case !m.Sureness.Valid():
		return texts.Error(form.Error{Code: MaskKind, Path: "sureness", Value: string(m.Sureness), Want: named([]Sureness{Known, Certain, Likely, Manual, Doubtful})})
	}
	return nil
}

func named[T ~string](values []T) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return names
}

// maskForm is the JSON form of a mask.
type maskForm Mask

var maskForms = form.Of[maskForm](0)

// MarshalJSON writes the mask. One that lies in no text is refused.
func (m Mask) MarshalJSON() ([]byte, error) {
	if e := m.check(); e != nil {
		return nil, form.Errors{e}
	}
	return maskForms.Write(maskForm(m))
}

// UnmarshalJSON reads what [Mask.MarshalJSON] writes, strictly.
func (m *Mask) UnmarshalJSON(b []byte) error {
	f, err := maskForms.Read(b, func(f *maskForm) (errs form.Errors) {
		if e := Mask(*f).check(); e != nil {
			errs = form.Errors{e}
		}
		return errs
	})
	if err == nil {
		*m = Mask(f)
	}
	return err
}

// Doubt says what else the piece may be, for the person who looks at it; it is
// empty where the mask is not [Doubtful].
func (m Mask) Doubt(l form.Language) string {
	if m.Sureness != Doubtful {
		return ""
	}
	switch m.Kind {
	case Address:
		return l.Pick("có thể là nơi công cộng mà đơn nói tới", "it may be a public place that the text is about")
	case Name:
		return l.Pick("có thể là tên đường, tên tổ chức hoặc từ thường", "it may be the name of a street, an organisation or a common word")
	case Identity:
		return l.Pick("có thể là số tiền, số hồ sơ hoặc số văn bản", "it may be an amount, or the number of a dossier or a document")
	}
	return l.Pick("có thể không phải là dữ liệu cá nhân", "it may be nothing personal")
}

// Options say what to look for.
type Options struct {
	form.Unwritten
	// Known is what is known of the persons concerned, such as the sender's
	// name, telephone number and addresses: it is masked wherever it stands,
	// whatever its capitals, accents and spaces.
	Known []KnownText
	// Skip are kinds that are not looked for. None by default.
	Skip []Kind
}

// KnownText is a piece of personal data known beforehand.
type KnownText struct {
	form.Unwritten
	Kind Kind
	Text string
}

// Redaction is a text with its masks: an immutable value. The masks are in
// order and do not overlap.
type Redaction struct {
	form.Unwritten
	text  string
	masks []Mask
}

// MaxLength is how many bytes of text [New] takes: as many as a petition's event
// may have in a file. Up to it the time is linear in the text.
const MaxLength = 1 << 20

// New finds the personal data in a text. One beyond [MaxLength] is refused, as
// [TextLong], and the redaction is that of no text: nothing of it is shown.
func New(text string, o Options) (Redaction, error) {
	if len(text) > MaxLength {
		return Redaction{}, texts.Error(form.Error{Code: TextLong, Args: form.Args{"limit": MaxLength}})
	}
	return Redaction{text: text, masks: find(text, o)}, nil
}

// FromMasks is the redaction with the masks given, such as those that a
// reviewer has left. Masks that overlap are joined. What is wrong with masks
// comes together, in [form.Errors]: one that does not lie in the text, that
// cuts a character, or that is of no known kind. The text is not told.
func FromMasks(text string, masks []Mask) (Redaction, error) {
	var errs form.Errors
	for i, m := range masks {
		e := m.check()
		switch {
		case e != nil:
		case m.End > len(text):
			e = m.refuse(MaskOutside)
		case !boundary(text, m.Start) || !boundary(text, m.End):
			e = m.refuse(MaskCuts)
		default:
			continue
		}
		errs = append(errs, form.Errors{e}.Under(fmt.Sprintf("masks[%d]", i))...)
	}
	if errs != nil {
		return Redaction{}, errs
	}
	return Redaction{text: text, masks: join(slices.Clone(masks))}, nil
}

// boundary says that no character of the text goes on over offset i. The text
// may hold bytes that are no character.
func boundary(text string, i int) bool {
	for s := i - 1; s >= 0 && s > i-utf8.UTFMax; s-- {
		if utf8.RuneStart(text[s]) {
			_, n := utf8.DecodeRuneInString(text[s:])
			return s+n <= i
		}
	}
	return true
}

// Original is the text as it was given. It is not for publication.
func (r Redaction) Original() string { return r.text }

// Masks are the masks in order.
func (r Redaction) Masks() []Mask { return slices.Clone(r.masks) }

// Masked is the piece of the text under a mask, for the reviewer.
func (r Redaction) Masked(m Mask) string {
	if m.Start < 0 || m.End > len(r.text) || m.Start > m.End {
		return ""
	}
	return r.text[m.Start:m.End]
}

// With is the redaction with one more piece masked.
func (r Redaction) With(start, end int, k Kind) (Redaction, error) {
	return FromMasks(r.text, append(r.Masks(), Mask{start, end, k, Manual}))
}

// Without is the redaction with the mask taken away that covers the offset:
// the reviewer has found that it hides nothing personal. Where there is none
// the redaction stays as it is.
func (r Redaction) Without(offset int) Redaction {
	r.masks = slices.DeleteFunc(r.Masks(), func(m Mask) bool { return m.Start <= offset && offset < m.End })
	return r
}

// String is the text to be shown, with labels in Vietnamese.
func (r Redaction) String() string { return r.Text(form.Vietnamese) }

// Text is the text to be shown: each mask is a label in brackets.
func (r Redaction) Text(l form.Language) string {
	if len(r.masks) == 0 {
		return r.text
	}
	var b strings.Builder
	b.Grow(len(r.text))
	at := 0
	for _, m := range r.masks {
		b.WriteString(r.text[at:m.Start])
		b.WriteString("[" + m.Kind.Label(l) + "]")
		at = m.End
	}
	b.WriteString(r.text[at:])
	return b.String()
}

// join puts masks in order and makes one of those that overlap; the surer one
// gives kind and sureness.
func join(masks []Mask) []Mask {
	if len(masks) == 0 {
		return nil
	}
	if !slices.IsSortedFunc(masks, order) {
		slices.SortFunc(masks, order)
	}
	out := masks[:1]
	for _, m := range masks[1:] {
		last := &out[len(out)-1]
		if m.Start >= last.End {
			out = append(out, m)
			continue
		}
		if rank(m.Sureness) < rank(last.Sureness) {
			last.Kind, last.Sureness = m.Kind, m.Sureness
		}
		last.End = max(last.End, m.End)
	}
	return out
}

// order is that of masks: the longer first of two that begin together.
func order(a, b Mask) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return cmp.Or(b.End-a.End, cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Sureness, b.Sureness))
}

// merge are the masks of several finders in order, where each gives its own in order.
// It takes least time with those first that are fewest.
func merge(all ...[]Mask) []Mask {
	n := 0
	for _, masks := range all {
		n += len(masks)
	}
	if n == 0 {
		return nil
	}
	out := make([]Mask, 0, n)
	for _, masks := range all {
		i, j := len(out)-1, len(masks)-1
		out = out[:len(out)+len(masks)]
		for k := len(out) - 1; j >= 0; k-- { // from behind, so that none is overwritten
			if i >= 0 && order(out[i], masks[j]) > 0 {
				out[k] = out[i]
				i--
			} else {
				out[k] = masks[j]
				j--
			}
		}
	}
	return out
}

func rank(s Sureness) int {
	return slices.Index([]Sureness{Manual, Known, Certain, Likely, Doubtful}, s)
}
