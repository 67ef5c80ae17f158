package desk_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func TestFormsComeBack(t *testing.T) {
	route := desk.Route{Subject: petition.SubjectConduct, Field: "đất đai", Territory: "H26", Level: body.LevelProvincial, Body: "H26",
		Since: day("2025-01-01"), Until: day("2026-01-01"), Source: "bảng phân công"}
	b, err := json.Marshal(route)
	require.NoError(t, err)
	var back desk.Route
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, route, back)
	for path, text := range map[string]string{
		"body": `{"field":"x"}`, "level": `{"body":"H26","level":"moon"}`, "until": `{"body":"H26","since":"2025-01-02","until":"2025-01-02"}`,
		"Field": `{"body":"H26","Field":"x"}`, "field": `{"body":"H26","field":null}`,
	} {
		all := form.All(json.Unmarshal([]byte(text), &back))
		require.Len(t, all, 1, text)
		assert.Equal(t, path, all[0].Path)
		assert.Equal(t, route, back)
	}

	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	for _, answered := range []bool{false, true} {
		if answered {
			s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
			s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("", petition.ReasonConductHandled))
		}
		view := draft(t, s.pet).View(form.Vietnamese)
		b, err = json.Marshal(view)
		require.NoError(t, err)
		var back desk.PublicView
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, view, back)
	}
	var view desk.PublicView
	err = json.Unmarshal([]byte(`{"v":1,"code":"PAKN.20250602.0001","outside":"ajar","state":"submitted","kind":"love","subject":"procedure","body":"H26","received":"2025-06-02T08:00:00+07:00","content":"x"}`), &view)
	assert.Len(t, form.All(err), 2)
}

// Lists and answers of a day have no form of their own.
func TestWhatHasNoFormIsRefused(t *testing.T) {
	p, items := items(t)
	list, err := desk.NewDueList(p, items, desk.DueQuery{On: day("2025-05-06")})
	require.NoError(t, err)
	for _, v := range []any{list, desk.Examination{}, desk.Failing{}, desk.Way{}, desk.Likeness{}, &desk.LikenessIndex{},
		desk.Candidate{}, desk.Routing{}, &desk.Router{}, desk.RouteQuery{}, desk.Draft{}, desk.DueQuery{}, desk.DueItem{}} {
		_, err := json.Marshal(v)
		assert.ErrorIs(t, err, form.FormNone, "%T", v)
	}
	assert.ErrorIs(t, json.Unmarshal([]byte(`{}`), new(desk.DueItem)), form.FormNone)
}
