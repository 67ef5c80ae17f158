package events_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery/events"
	"github.com/caicach/tthc/cmd/internal/store"
)

// What is sealed behind a petition's event is no part of what is told, nor does it
// keep the event from being told.
func TestOfWhatIsSealedOnlyTheOpenLineIsTold(t *testing.T) {
	for data, kind := range map[string]string{
		`{"v":1,"code":"PAKN.20250602.0001","at":"2025-06-02T08:00:00+07:00","type":"submitted","content":"…"}` + "\nkey box": "submitted",
		`{"v":1,"code":"PAKN.20250602.0001","at":"2025-06-02T08:00:00+07:00","type":"accepted"}`:                              "accepted",
	} {
		e, ok, err := events.Of(store.Fact{At: 7, Kind: store.Petitions, Name: "PAKN.20250602.0001", ID: "x", Recorded: "2025-06-02T01:00:00.000Z", Data: data})
		require.NoError(t, err)
		require.True(t, ok)
		text, err := e.Cloud("5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10")
		require.NoError(t, err)
		// 08:00 in Vietnam on 2 June 2025 is 01:00 UTC: 1748826000 seconds.
		assert.JSONEq(t, `{"specversion":"1.0","id":"7-1748826000000","source":"urn:uuid:5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10","type":"io.github.caicach.tthc.petition.event",
			"subject":"petition/PAKN.20250602.0001","time":"2025-06-02T08:00:00+07:00","datacontenttype":"application/json","data":{"petition":"PAKN.20250602.0001","type":"`+kind+`"}}`, string(text))
	}
	for _, kind := range []store.Kind{store.Drafts, store.Access, store.Subscriptions, store.Readings, store.Denials, store.Routes, store.Notices, store.Bodies} {
		_, ok, err := events.Of(store.Fact{At: 7, Kind: kind, Name: "x", ID: "x", Recorded: "2025-06-02T01:00:00.000Z", Data: `{"v":1}`})
		require.NoError(t, err)
		assert.False(t, ok, kind)
	}
}
