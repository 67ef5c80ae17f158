package ledger_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// Whoever was given a part tells of that part what those below may tell, and whoever
// gave it down what comes from above; of the rest nobody but the body that owes it.
func TestWhoTellsOfWhatWasGivenDown(t *testing.T) {
	l := open(t)
	as := func(grants ...string) context.Context {
		p := access.Principal{ID: "p1", Name: "Nguyễn Văn Mẫu", Kind: access.KindToken}
		for _, text := range grants {
			g, err := access.ParseGrant(text)
			require.NoError(t, err)
			p.Grants = append(p.Grants, g)
		}
		v := known(t, l)
		return access.With(t.Context(), access.Pass{Principal: p, Operation: access.Of("recordEvent"), Bodies: v.Bodies(), On: l.Today()})
	}
	ministry, city, other := as("progress@G15"), as("progress@H26"), as("progress@H27")
	n := 0
	tell := func(ctx context.Context, kind plan.EventType, inner, to string) (string, error) {
		n++
		e := plan.Event{ID: fmt.Sprintf("event-%04d", n), Obligation: member, Type: kind, Day: form.MustParseDay("2025-02-10"), By: "x", Note: "lý do", Document: "1/CV", Inner: inner, To: to}
		if to != "" {
			e.Due = form.MustParseDay("2025-02-20")
		}
		_, _, err := l.Record(ctx, e)
		return e.ID, err
	}
	_, err := tell(city, plan.EventAssigned, "", "H26")
	require.ErrorIs(t, err, access.Forbidden, "the duty of another")
	part, err := tell(ministry, plan.EventAssigned, "", "H26")
	require.NoError(t, err)
	_, err = tell(other, plan.EventTaken, part, "")
	require.ErrorIs(t, err, access.Forbidden)
	_, err = tell(city, plan.EventTaken, "", "")
	require.ErrorIs(t, err, access.Forbidden, "the whole is not theirs")
	for _, kind := range []plan.EventType{plan.EventTaken, plan.EventStarted, plan.EventSubmitted} {
		_, err = tell(city, kind, part, "")
		require.NoError(t, err, kind)
	}
	_, err = tell(city, plan.EventConfirmed, part, "")
	require.ErrorIs(t, err, access.Forbidden, "nobody confirms their own")
	_, err = tell(ministry, plan.EventReturned, part, "")
	require.NoError(t, err)

	// They give a part of it down in their turn, and judge that.
	below, err := tell(city, plan.EventAssigned, part, "Phòng Tư pháp")
	require.NoError(t, err)
	_, err = tell(city, plan.EventSubmitted, below, "")
	require.NoError(t, err)
	_, err = tell(city, plan.EventConfirmed, below, "")
	require.NoError(t, err)

	o, err := known(t, l).Obligation(member)
	require.NoError(t, err)
	progress, err := known(t, l).Progress(t.Context(), o.Plan)
	require.NoError(t, err)
	path := progress.Path(o, form.MustParseDay("2025-02-10"))
	require.Len(t, path.Inner, 1)
	assert.Equal(t, plan.StageBegun, path.Inner[0].Path.Stage, "sent back, and a part of it given down since")
	assert.Equal(t, plan.Count{DoneOnTime: 1, OpenInTime: 1}, path.Below)
}
