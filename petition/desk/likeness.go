package desk

import (
	"cmp"
	"slices"
	"unicode"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/petition/redact"
)

// Likeness is how much two petitions have in common. It is a hint: a person
// links duplicates.
type Likeness struct {
	form.Unwritten
	Code          petition.Code
	Shared, Union int // pairs of words in both, and in either
	SameSubject   bool
	SameHolder    bool
}

// AtLeast says whether the share of what is common is at least so many per
// cent.
func (l Likeness) AtLeast(percent int) bool { return l.Union > 0 && l.Shared*100 >= percent*l.Union }

// DefaultLikeness is the share, in per cent, from which a petition is put
// forward as a duplicate. No text prescribes it; the tests show what it finds
// among reworded petitions.
const DefaultLikeness = 30

// LikenessIndex finds petitions like a given one among many. It compares
// content and proposal by pairs of neighbouring words, without case and
// accents.
type LikenessIndex struct {
	form.Unwritten
	entries []likened
	having  map[uint64][]int32 // by pair of words: the entries that have it
}

// likened is a petition with what it is compared by.
type likened struct {
	pet   petition.Petition
	pairs []uint64 // in order, each once
}

// NewLikenessIndex is the index over the petitions.
func NewLikenessIndex(pets []petition.Petition) *LikenessIndex {
	x := &LikenessIndex{having: map[uint64][]int32{}}
	for _, p := range pets {
		pairs := pairsOf(p)
		for _, h := range pairs {
			x.having[h] = append(x.having[h], int32(len(x.entries)))
		}
		x.entries = append(x.entries, likened{p, pairs})
	}
	return x
}

// Like are the petitions of the index that are like the one given by at least
// so many per cent (0 stands for [DefaultLikeness]) and have the same
// subject, the most like first. The petition itself is not among them, nor
// are duplicates of others.
func (x *LikenessIndex) Like(pet petition.Petition, percent int) []Likeness {
	if percent == 0 {
		percent = DefaultLikeness
	}
	pairs := pairsOf(pet)
	shared := map[int32]int{}
	for _, h := range pairs {
		for _, i := range x.having[h] {
			shared[i]++
		}
	}
	var like []Likeness
	for i, n := range shared {
		other := x.entries[i]
		l := Likeness{Code: other.pet.Code(), Shared: n, Union: len(pairs) + len(other.pairs) - n,
			SameSubject: other.pet.Subject() == pet.Subject(), SameHolder: other.pet.Holder() == pet.Holder()}
		if l.Code != pet.Code() && l.SameSubject && other.pet.State() != petition.StateDuplicate && l.AtLeast(percent) {
			like = append(like, l)
		}
	}
	slices.SortFunc(like, func(a, b Likeness) int {
		return cmp.Or(cmp.Compare(b.Shared*a.Union, a.Shared*b.Union), a.Code.Compare(b.Code))
	})
	return like
}

// pairsOf are the pairs of neighbouring words of a petition, as numbers, in
// order, each once.
func pairsOf(p petition.Petition) []uint64 {
	words := wordsOf(p.Content() + " " + p.Proposal())
	if len(words) == 1 {
		words = append(words, "")
	}
	var pairs []uint64
	for i := 1; i < len(words); i++ {
		pairs = append(pairs, hash(words[i-1], words[i]))
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// hash is FNV-1a over the two words.
func hash(words ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// wordsOf are the words of a text, folded.
func wordsOf(text string) []string {
	var words []string
	start := -1
	folded := redact.Fold(text)
	for i, r := range folded {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			words = append(words, folded[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, folded[start:])
	}
	return words
}
