package access_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func pass(t *testing.T, operation, on string, grants ...string) access.Pass {
	p := access.Pass{Principal: access.Principal{ID: "p1", Name: "Nguyễn Văn Mẫu", Kind: access.KindPerson}, Operation: access.Of(operation), Bodies: body.Vietnam(), On: form.MustParseDay(on)}
	for _, s := range grants {
		g, err := access.ParseGrant(s)
		require.NoError(t, err)
		assert.Equal(t, s, g.String())
		p.Principal.Grants = append(p.Principal.Grants, g)
	}
	return p
}

func TestAPassReachesTheBodyAndThoseBelow(t *testing.T) {
	// The Ministry of Information and Communications (G14) ended on 2025-03-01, and
	// the Ministry of Science and Technology (G06) took its place (Resolution
	// 176/2025/QH15).
	p := pass(t, "recordEvent", "2025-06-01", "progress@G06")
	require.NoError(t, p.Admit())
	ctx := access.With(t.Context(), p)
	for id, may := range map[body.ID]bool{"G06": true, "G06.12": true, "G06.12.3": true, "G14": true, "G22": false, "H26": false, "": false} {
		err := access.Check(ctx, id)
		if may {
			assert.NoError(t, err, id)
			continue
		}
		assert.ErrorIs(t, err, access.Forbidden, id)
	}
	assert.ErrorIs(t, access.Check(ctx, "G06", "H26"), access.Forbidden, "each of them")

	before := access.With(t.Context(), pass(t, "recordEvent", "2025-02-01", "progress@G06"))
	assert.ErrorIs(t, access.Check(before, "G14"), access.Forbidden, "it still was there")
	ended := access.With(t.Context(), pass(t, "recordEvent", "2025-06-01", "progress@G14"))
	assert.ErrorIs(t, access.Check(ended, "G14"), access.Forbidden, "a role ends with its body")
	all := access.With(t.Context(), pass(t, "recordEvent", "2025-06-01", "progress"))
	assert.NoError(t, access.Check(all, "G22", ""))
	assert.NoError(t, access.Check(t.Context(), "G22"), "what comes from no request")
}

func TestAPassIsForItsOperation(t *testing.T) {
	on := "2025-06-01"
	assert.NoError(t, pass(t, "listDue", on, "auditor@G06").Admit(), "what is common asks for any body")
	assert.NoError(t, pass(t, "closePeriod", on, "assessor").Admit())
	assert.ErrorIs(t, pass(t, "closePeriod", on, "assessor@G06").Admit(), access.Forbidden, "for one body is not for all")
	assert.ErrorIs(t, pass(t, "closePeriod", on, "read", "progress", "petitions", "auditor", "administrator").Admit(), access.Forbidden)
	assert.ErrorIs(t, pass(t, "getPetition", on, "administrator", "auditor", "assessor", "progress", "read").Admit(), access.Forbidden)
	assert.ErrorIs(t, access.Check(access.With(t.Context(), pass(t, "getPetition", on, "petitions@H26", "administrator")), "G22"), access.Forbidden, "another role for all does not help")
	assert.NoError(t, access.Pass{Operation: access.Of("trackPetition")}.Admit(), "public")
	assert.ErrorIs(t, access.Pass{Operation: access.Of("listDue")}.Admit(), access.NotSignedIn)
	none := access.Pass{Principal: access.Nobody(), Operation: access.Of("dropEverything")}
	assert.ErrorIs(t, none.Admit(), access.Forbidden, "what has no row nobody may do")
	assert.ErrorIs(t, access.Pass{}.Admit(), access.NotSignedIn)
}

func TestAServerWithoutSignInIsOpen(t *testing.T) {
	for _, o := range access.Operations() {
		assert.NoError(t, access.Pass{Principal: access.Nobody(), Operation: o}.Admit(), o.ID)
	}
}

func TestGrantsThatAreNone(t *testing.T) {
	for _, s := range []string{"", "@", "root", "read@", "read@H", "read@@H26", "Read", "read @H26"} {
		_, err := access.ParseGrant(s)
		assert.Error(t, err, s)
	}
}
