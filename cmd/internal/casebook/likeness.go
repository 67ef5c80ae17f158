package casebook

import (
	"context"
	"slices"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
)

// compared is how many petitions one is held against: the newest of its subject.
const compared = 2_000

// Like are the petitions that may be the same as one, the most like first, from so
// many per cent on; 0 stands for [desk.DefaultLikeness]. Their texts are read from
// the log and not kept.
func (v *View) Like(ctx context.Context, c petition.Code, percent int) ([]desk.Likeness, error) {
	pet, err := v.whole(ctx, c)
	if err != nil {
		return nil, err
	}
	var others []petition.Petition
	for _, r := range slices.Backward(v.cases) {
		if len(others) == compared {
			break
		}
		if r.pet.Code() == c || r.pet.Subject() != pet.Subject() || r.pet.State() == petition.StateDuplicate || r.erased != nil {
			continue
		}
		other, err := v.whole(ctx, r.pet.Code())
		if err != nil {
			return nil, err
		}
		others = append(others, other)
	}
	return desk.NewLikenessIndex(others).Like(pet, percent), nil
}
