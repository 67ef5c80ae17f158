package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
)

// The same event sent again, equal in every field, is answered as done, whatever
// happened since and in whatever order; one that differs in a field is not it.
func TestARetryIsDoneAlready(t *testing.T) {
	h := submitted(t)
	h.happens(second, "2025-06-04 08:00", petition.Transferred, hanoi, to("H29"))
	h.happens(second, "2025-06-05 08:00", petition.Accepted, "H29")
	h.happens(second, "2025-06-06 08:00", petition.Extended, "H29", until("2025-07-10"), because("phức tạp"))
	h.happens(second, "2025-06-09 08:00", petition.Answered, "H29", answer("1/UBND", petition.ReasonExplainedAndKept))
	h.happens(second, "2025-06-10 08:00", petition.Published, "H29")
	h.happens(second, "2025-06-11 08:00", petition.Rated, "", satisfied(false))
	h.happens(second, "2025-06-12 08:00", petition.Reopened, "")
	h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(third))
	h.happens(third, "2025-06-05 08:00", petition.Withdrawn, hanoi) // the link leads nowhere since
	for _, code := range []string{first, second, third} {
		pet := h.pets[petition.MustParseCode(code)]
		events := pet.Events()
		for i := range events {
			e := events[len(events)-1-i]
			again, err := h.process.ApplyAmong(pet, e, h.find)
			require.NoError(t, err, "%s %s", code, e.Type)
			assert.True(t, pet == again, "%s %s", code, e.Type)
			e.Content += "khác"
			_, err = h.process.ApplyAmong(pet, e, h.find)
			assert.Error(t, err, "%s %s", code, e.Type)
		}
	}
}
