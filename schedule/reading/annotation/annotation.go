// Package annotation counts how much is read of wordings that were read by hand.
// Tests of the packages that read words use it; a host can, to see how much is
// read of its own documents.
package annotation

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/caicach/tthc/schedule/form"
)

// Annotation is a wording of a document on which no reader was made, with the
// reading that the rules give it, written by hand before a reader was tried on it.
type Annotation struct {
	form.Unwritten

	Line     int    // from 1
	Document string // the heading above it
	Setting  string // behind @: the year, the day
	Text     string
	Readings []Expected // any one is right; none: the line is not well-formed
}

// Expected is a reading that is right.
type Expected struct {
	form.Unwritten

	Reading string // in the notation of the package that reads
	Rest    string // what is left and shown
	Doubt   string // "doubt": one is due; "doubt?": one may be; empty: none
}

// Annotations reads annotated wordings. A line is
//
//	wording | reading | rest: piece | doubt // another reading that is right too
//
// below the document, after #, and the setting, after @. In a wording \n and \|
// stand for the characters. The reading "-" is that nothing can be read; with a
// doubt that is due a refusal is right as well.
func Annotations(text string) []Annotation {
	var all []Annotation
	var a Annotation
	for i, line := range strings.Split(text, "\n") {
		switch {
		case line == "":
		case strings.HasPrefix(line, "# "):
			a.Document, a.Setting = line[2:], ""
		case strings.HasPrefix(line, "@ "):
			a.Setting = line[2:]
		default:
			a.Line, a.Readings = i+1, nil
			wording, rest, _ := strings.Cut(line, " | ")
			a.Text = strings.NewReplacer(`\n`, "\n", `\|`, "|").Replace(wording)
			for _, r := range strings.Split(rest, " // ") {
				e, ok := expected(r)
				if !ok || a.Document == "" {
					a.Readings = nil
					break
				}
				a.Readings = append(a.Readings, e)
			}
			all = append(all, a)
		}
	}
	return all
}

func expected(text string) (Expected, bool) {
	fields := strings.Split(text, " | ")
	e := Expected{Reading: fields[0]}
	for _, f := range fields[1:] {
		rest, isRest := strings.CutPrefix(f, "rest: ")
		switch {
		case isRest && e.Rest == "" && e.Doubt == "":
			e.Rest = rest
		case (f == "doubt" || f == "doubt?") && e.Doubt == "":
			e.Doubt = f
		default:
			return e, false
		}
	}
	return e, e.Reading != ""
}

// Words is the words and figures of a text, in small letters and without marks.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Outcome is how a reading stands to an annotation.
type Outcome int

// The outcomes. Only a silent one misleads: the others can be seen to be open.
const (
	Right     Outcome = iota
	Undoubted         // right, without the doubt that is due
	Shown             // not as it should be, but refused, doubted or left in the rest
	Silent            // not as it should be, and nothing shows it
)

// MarshalJSON refuses: outcomes are only counted.
func (Outcome) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Outcome) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Read is what a reader made of an annotated wording.
type Read struct {
	form.Unwritten

	Fits    func(Expected) bool // whether the reading is that one
	Refused bool
	Doubted bool
	Rest    string
	Matters func(word string) bool // which words of the rest count; nil: all
}

// beyond says that there are words in one text that are not in the other, more
// than what joins two parts.
func (r Read) beyond(one, other string) bool {
	others := Words(other)
	return slices.ContainsFunc(Words(one), func(w string) bool {
		if w == "và" || w == "hoặc" || w == "là" || r.Matters != nil && !r.Matters(w) {
			return false
		}
		i := slices.Index(others, w)
		if i >= 0 {
			others = slices.Delete(others, i, i+1)
		}
		return i < 0
	})
}

// outcome is how what was read stands to the annotation, and the reading that it
// fits.
func (r Read) outcome(a Annotation) (Outcome, Expected) {
	best, fit := Silent, Expected{}
	if r.Refused || r.Doubted || !slices.ContainsFunc(a.Readings, func(e Expected) bool { return !r.beyond(r.Rest, e.Rest) }) {
		best = Shown
	}
	for _, e := range a.Readings {
		o, fits := Right, r.Fits != nil && r.Fits(e)
		if r.Refused { // nothing was read of it, and that is shown
			fits = e.Reading == "-" && e.Doubt == "doubt"
		} else if e.Doubt == "doubt" && !r.Doubted {
			o = Undoubted
		}
		if o < best && fits {
			best, fit = o, e
		}
	}
	return best, fit
}

// Tally counts the outcomes of a list of annotations by the kind of their reading.
type Tally struct {
	form.Unwritten

	list     string
	counts   map[string]*[4]int
	needless int // right, with a doubt where none is due
	rests    int // right, with another rest than the annotation's
}

// NewTally is an empty tally of the list of that name.
func NewTally(list string) *Tally { return &Tally{list: list} }

// Add counts what was read of an annotated wording of that kind, and says how it
// stands.
func (t *Tally) Add(kind string, a Annotation, r Read) Outcome {
	outcome, fit := r.outcome(a)
	if t == nil {
		return outcome
	}
	if t.counts == nil {
		t.counts = map[string]*[4]int{}
	}
	if t.counts[kind] == nil {
		t.counts[kind] = new([4]int)
	}
	t.counts[kind][outcome]++
	if outcome <= Undoubted {
		if fit.Doubt == "" && r.Doubted {
			t.needless++
		}
		if !r.Refused && (r.beyond(r.Rest, fit.Rest) || r.beyond(fit.Rest, r.Rest)) {
			t.rests++
		}
	}
	return outcome
}

// String is the recall, a line for the list and one for each kind.
func (t *Tally) String() string {
	if t == nil {
		return ""
	}
	var all [4]int
	var lines string
	for _, kind := range slices.Sorted(maps.Keys(t.counts)) {
		n := t.counts[kind]
		for i := range n {
			all[i] += n[i]
		}
		lines += "  " + kind + ": " + recall(*n) + "\n"
	}
	return fmt.Sprintf("%s: %s; of the right ones %d with a doubt that is not due, %d with another rest\n", t.list, recall(all), t.needless, t.rests) + lines
}

func recall(n [4]int) string {
	of := n[Right] + n[Undoubted] + n[Shown] + n[Silent]
	return fmt.Sprintf("%d of %d right (%.1f%%), %d without the doubt due, %d shown, %d silently wrong",
		n[Right], of, 100*float64(n[Right])/float64(max(of, 1)), n[Undoubted], n[Shown], n[Silent])
}
