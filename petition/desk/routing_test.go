package desk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func router(t *testing.T, routes ...desk.Route) *desk.Router {
	r, err := desk.NewRouter(routes, body.Vietnam())
	require.NoError(t, err)
	return r
}

func bodiesOf(r desk.Routing) (ids []body.ID) {
	for _, c := range r.Candidates {
		ids = append(ids, c.Body)
	}
	return ids
}

// A table written before the mergers of 2025 still finds who is competent
// after them.
func TestRoutingFollowsMergers(t *testing.T) {
	r := router(t,
		desk.Route{Subject: petition.SubjectRegulation, Field: "viễn thông", Body: "G14", Source: "bảng 2024"}, // Bộ Thông tin và Truyền thông
		desk.Route{Territory: "H23", Body: "H23"}, // Hải Dương
		desk.Route{Subject: petition.SubjectConduct, Territory: "H23", Level: body.LevelProvincial, Body: "H23"},
		desk.Route{Body: office, Source: "đầu mối"},
	)
	q := desk.RouteQuery{Subject: petition.SubjectRegulation, Field: "viễn thông", On: day("2024-06-03")}
	assert.Equal(t, []body.ID{"G14", office}, bodiesOf(r.Route(q)))
	q.On = day("2025-06-03")
	got := r.Route(q)
	one, ok := got.One()
	require.True(t, ok)
	assert.NotEqual(t, body.ID("G14"), one.Body)
	assert.Contains(t, one.Reason(form.Vietnamese), "Bộ Khoa học và Công nghệ")
	assert.Contains(t, one.Reason(form.Vietnamese), "bảng 2024")

	// The territory that the sender names may be gone, or be the new one.
	for _, territory := range []body.ID{"H23", "H24"} {
		got = r.Route(desk.RouteQuery{Subject: petition.SubjectConduct, Territory: territory, Level: body.LevelProvincial, On: day("2025-07-01")})
		assert.Equal(t, []body.ID{"H24", office}, bodiesOf(got), "the more particular row goes first, each body once")
		assert.Equal(t, 3, got.Candidates[0].Fits)
		assert.Contains(t, got.Candidates[0].Reason(form.Vietnamese), "địa bàn: Ủy ban nhân dân tỉnh Hải Dương", "by its name, though it has ended")
	}
	got = r.Route(desk.RouteQuery{Subject: petition.SubjectConduct, Territory: "H24", Level: body.LevelProvincial, On: day("2025-06-30")})
	assert.Equal(t, []body.ID{office}, bodiesOf(got), "before the merger they were two")
	assert.Contains(t, got.Message(form.English), "general row")
}

func TestRoutingFindsNobody(t *testing.T) {
	r := router(t, desk.Route{Subject: petition.SubjectConduct, Body: "H26", Until: form.MustParseDay("2025-01-01")})
	got := r.Route(desk.RouteQuery{Subject: petition.SubjectConduct, On: day("2025-01-01")})
	assert.True(t, got.Nobody())
	_, ok := got.One()
	assert.False(t, ok)
	assert.Contains(t, got.Message(form.Vietnamese), "chưa tìm được")
	assert.False(t, r.Route(desk.RouteQuery{Subject: petition.SubjectConduct, On: day("2024-12-31")}).Nobody())

	two := router(t, desk.Route{Subject: petition.SubjectConduct, Body: "H26"}, desk.Route{Subject: petition.SubjectConduct, Body: "H29"})
	_, ok = two.Route(desk.RouteQuery{Subject: petition.SubjectConduct, On: day("2025-01-01")}).One()
	assert.False(t, ok, "two that fit alike are for a desk to choose from")

	without, err := desk.NewRouter([]desk.Route{{Body: "H99"}}, nil)
	require.NoError(t, err)
	assert.Equal(t, []body.ID{"H99"}, bodiesOf(without.Route(desk.RouteQuery{On: day("2025-01-01")})))
}

// A ministry that goes on but gave a function away, and one that ended without
// a successor, are told.
func TestRoutingTellsWhatIsGone(t *testing.T) {
	var gone, gave body.Succession
	for _, b := range body.Vietnam().Members(^body.Classes(0), day("2024-06-03")) {
		for _, s := range b.Successors() {
			switch s.Kind {
			case body.SuccessionEnded:
				gone = s
			case body.SuccessionFunction:
				if b.Lives(day("2025-12-31")) && s.On <= day("2025-12-31") {
					gave = s
				}
			}
		}
	}
	if gave.From != "" {
		got := router(t, desk.Route{Body: gave.From}).Route(desk.RouteQuery{On: day("2025-12-31")})
		require.Len(t, got.Candidates, 1)
		assert.Contains(t, got.Candidates[0].Reason(form.Vietnamese), string(gave.Function))
	}
	if gone.From != "" {
		got := router(t, desk.Route{Body: gone.From}).Route(desk.RouteQuery{On: day("2025-12-31")})
		assert.True(t, got.Nobody())
		assert.Len(t, got.Gone, 1)
		assert.Contains(t, got.Message(form.Vietnamese), "kết thúc")
	}
	assert.True(t, gave.From != "" || gone.From != "", "the registry has one of them")
}

func TestRoutingTableIsChecked(t *testing.T) {
	_, err := desk.NewRouter([]desk.Route{
		{}, {Body: "H99"}, {Body: hanoi, Territory: "H98", Subject: "love", Level: "moon",
			Since: form.MustParseDay("2025-01-02"), Until: form.MustParseDay("2025-01-01")},
	}, body.Vietnam())
	var faults form.Errors
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 6)
	assert.Contains(t, err.Error(), "routes[2].territory")
}
