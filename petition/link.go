package petition

import (
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Links are the links of duplicates among petitions.
type Links struct {
	form.Unwritten
	of   map[Code]Code
	have map[Code]bool
}

// LinksOf are the links among the petitions as they stand.
func LinksOf(pets []Petition) Links {
	l := Links{of: map[Code]Code{}, have: map[Code]bool{}}
	for _, p := range pets {
		l.have[p.Code()] = true
		if of := p.DuplicateOf(); !of.IsZero() {
			l.of[p.Code()] = of
		}
	}
	return l
}

// Main is the petition that answers for a code: itself, or the one at the end
// of its links. ok is false when a link leads to a petition that is not there,
// or in a circle.
func (l Links) Main(c Code) (main Code, ok bool) {
	for range len(l.of) + 1 {
		of, linked := l.of[c]
		if !linked {
			return c, l.have[c]
		}
		c = of
	}
	return Code{}, false
}

// Together are the duplicates that are answered with a petition, in order of
// code.
func (l Links) Together(main Code) []Code {
	var all []Code
	for c := range l.of {
		if m, ok := l.Main(c); ok && m == main {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, Code.Compare)
	return all
}
