package indicator

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// made is a province of two communes and a department, and a former commune
// that was divided between the two on 1 July 2025.
func made(t *testing.T) *body.Registry {
	commune := func(id, since, until string, successors ...string) body.Row {
		return body.Row{ID: id, Name: "Ủy ban nhân dân xã " + id, Class: string(body.CommuneCommittee), Parent: "H29", Since: since, Until: until,
			Successors: successors, Succession: map[bool]string{true: "split"}[len(successors) > 0], Source: "NQ 9"}
	}
	r, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		commune("local:a", "2025-07-01", ""), commune("local:b", "2025-07-01", ""),
		commune("local:was", "", "2025-07-01", "local:a", "local:b"),
		{ID: "H29.04", Name: "Sở Một", Class: string(body.Department), Parent: "H29"},
		{ID: "H29.05", Name: "Sở Hai", Class: string(body.Department), Parent: "H29"},
	}})
	require.NoError(t, err)
	return r
}

func TestTreeOfAClass(t *testing.T) {
	communes := body.ClassesOf(body.CommuneCommittee)
	l := ledger(t, observed("flow", "local:a", "2025-08", 1, 2), observed("flow", "local:b", "2025-08", 2, 4))
	r := NewResults(smallSet(t), l, Options{Registry: made(t)})
	up := known(r.Tree("flow", "H29", period("2025-08"), OwnIsPart, communes))
	assert.True(t, up.Complete(), "no department is missing: %v", up.Missing)
	assert.Equal(t, MustRatio(3, 6), up.Observation.Value, "1/2 and 2/4")
	up = known(r.Tree("flow", "H29", period("2025-08"), OwnIsPart, 0))
	assert.Len(t, up.Missing, 2, "both departments")

	// A department that has a figure is left out, and that is said.
	require.NoError(t, l.Add(observed("flow", "H29.04", "2025-08", 10, 20)))
	up = known(r.Tree("flow", "H29", period("2025-08"), OwnIsPart, communes))
	assert.Equal(t, MustRatio(3, 6), up.Observation.Value)
	require.Len(t, up.Notes, 1)
	assert.Contains(t, up.Notes[0].In(form.Vietnamese), "không cộng số liệu của H29.04")
	// A commune without a figure is missing.
	up = known(r.Tree("flow", "H29", period("2025-09"), OwnIsPart, communes))
	assert.Len(t, up.Missing, 2)
	// The province's own figure is the total of its communes.
	require.NoError(t, l.Add(observed("flow", "H29", "2025-09", 5, 6)))
	assert.Equal(t, MustRatio(5, 6), known(r.Tree("flow", "H29", period("2025-09"), OwnIsTotal, communes)).Observation.Value)
	assert.Equal(t, []body.ID{"local:a", "local:b"}, r.Members("H29", communes, period("2025-08")))
	assert.Equal(t, []body.ID{"local:was"}, r.Members("H29", communes, period("2025-06")))
}

// A unit that went to two successors is summed once, with the province, and
// the reason is there.
func TestDividedUnitStaysWithTheProvince(t *testing.T) {
	l := ledger(t, observed("flow", "local:a", "2025-07", 1, 2), observed("flow", "local:b", "2025-07", 2, 4), observed("flow", "local:was", "2025-07", 4, 8))
	r := NewResults(smallSet(t), l, Options{Registry: made(t)})
	communes := body.ClassesOf(body.CommuneCommittee)
	for _, classes := range []body.Classes{0, communes} {
		up := known(r.Tree("flow", "H29", period("2025-07"), OwnIsPart, classes))
		assert.Equal(t, MustRatio(1+2+4, 14), up.Observation.Value)
		require.Len(t, up.Notes, 1)
		assert.Equal(t, "số liệu ghi cho local:was để ở cấp trên, không chia được: Ủy ban nhân dân xã local:was kết thúc hoạt động từ ngày 1/7/2025; Ủy ban nhân dân xã local:a, Ủy ban nhân dân xã local:b kế thừa (NQ 9)", up.Notes[0].In(form.Vietnamese))
	}
	for b, want := range map[body.ID]Ratio{"local:a": MustRatio(1, 2), "local:b": MustRatio(2, 4)} {
		assert.Equal(t, want, known(r.Tree("flow", b, period("2025-07"), OwnIsPart, 0)).Observation.Value)
		assert.Equal(t, want, known(r.Figure("flow", b, period("2025-07"))).Observation.Value)
	}
}

// H29.777 counted and never reached its province, without a word.
func TestBodiesThatTheRegistryDoesNotKnowAreListed(t *testing.T) {
	l := ledger(t, observed("flow", "local:a", "2025-08", 1, 2), observed("flow", "local:b", "2025-08", 2, 4), observed("flow", "H29.777", "2025-08", 8, 16), observed("flow", "local:z", "2025-10", 8, 16))
	r := NewResults(smallSet(t), l, Options{Registry: made(t)})
	up := known(r.Tree("flow", "H29", period("2025-08"), OwnIsPart, body.ClassesOf(body.CommuneCommittee)))
	require.Len(t, up.Missing, 1)
	assert.Equal(t, body.ID("H29.777"), up.Missing[0].Body)
	assert.Contains(t, up.Missing[0].Reason.In(form.English), "the registry does not know where it stands")
	assert.Equal(t, []body.ID{"H29.777"}, known(r.Unknown("flow", period("2025-Q3"))))
	assert.Equal(t, []body.ID{"H29.777", "local:z"}, known(r.Unknown("", period("2025"))))
	assert.Empty(t, known(r.Unknown("stock", period("2025"))))
	other := known(r.Tree("flow", "H26", period("2025-08"), OwnIsTotal, body.ClassesOf(body.CommuneCommittee)))
	require.Len(t, other.Missing, 1, "it is no other province's, which has no communes here")
	assert.Equal(t, []any{body.ID("H26"), "class.none"}, []any{other.Missing[0].Body, other.Missing[0].Reason.Kind})
}

// Below a province there is no ministry; in the whole country there are some.
func TestMembersBelowABody(t *testing.T) {
	r, year := NewResults(nil, nil, Options{Registry: made(t)}), period("2025")
	assert.Equal(t, []body.ID{"H29.04", "H29.05"}, r.Members("H29", body.ClassesOf(body.Department), year))
	assert.Empty(t, r.Members("H29", body.ClassesOf(body.Ministry), year))
	assert.Contains(t, r.Members("", body.ClassesOf(body.Ministry), year), body.ID("G01"))
}
