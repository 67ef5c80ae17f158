package desk

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
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
	text := reading.Scan(p.Content() + " " + p.Proposal())
	var pairs []uint64
	before, words := reading.Word(0), 0
	for _, t := range text.Tokens {
		if t.Kind != reading.KindWord && t.Kind != reading.KindFigure {
			continue
		}
		if words++; words > 1 {
			pairs = append(pairs, pair(before, t.Plain))
		}
		before = t.Plain
	}
	if words == 1 {
		pairs = append(pairs, pair(before, 0))
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// pair is two words as one number, FNV-1a over their bytes.
func pair(words ...reading.Word) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range 8 {
			h = (h ^ uint64(w)>>(8*i)&0xff) * 1099511628211
		}
	}
	return h
}
