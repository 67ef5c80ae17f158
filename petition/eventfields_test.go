package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// A page's form says the same as a line of JSON, and is refused as that is.
func TestReadEventFields(t *testing.T) {
	of := func(pairs ...string) map[string][]string {
		fields := map[string][]string{"code": {"PAKN.20250602.0001"}, "at": {"2025-06-02T08:00:00+07:00"}, "reviewed": {"yes"}, "reason": {""}}
		for i := 0; i < len(pairs); i += 2 {
			fields[pairs[i]] = append(fields[pairs[i]], pairs[i+1])
		}
		return fields
	}
	got, err := petition.ReadEventFields(of("type", "submitted", "to", "H26", "kind", "reflection", "subject", "procedure", "channel", "paper",
		"content", "“Chờ” lâu\nở quầy", "sender.type", "citizen", "sender.name", "Đỗ Thị Mẫu", "sender.phone", "0900 000 125", "lacks", "account"))
	require.NoError(t, err)
	at := schedule.MustParseMoment("2025-06-02T08:00:00+07:00")
	assert.Equal(t, petition.Event{Code: petition.MustParseCode("PAKN.20250602.0001"), At: at, Type: petition.Submitted, To: "H26",
		Kind: petition.KindReflection, Subject: petition.SubjectProcedure, Channel: petition.ChannelPaper, Content: "“Chờ” lâu\nở quầy",
		Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: "Đỗ Thị Mẫu", Phone: "0900 000 125"}}, Lacks: petition.ConditionAccount}, got)

	got, err = petition.ReadEventFields(of("type", "rated", "satisfied", "false"))
	require.NoError(t, err)
	assert.Equal(t, petition.VerdictNo, got.Satisfied)
	got, err = petition.ReadEventFields(of("type", "extended", "by", "H26", "due", "2025-07-15", "reason", "cần xác minh"))
	require.NoError(t, err)
	assert.Equal(t, "2025-07-15", got.Due.String())
	assert.Empty(t, got.Reason, "of several the first holds, which is empty here")

	for field, pairs := range map[string][]string{
		"due":       {"type", "extended", "by", "H26", "due", "31/6/2025"},
		"satisfied": {"type", "rated", "satisfied", "rất"},
		"type":      {"type", "khác"},
		"of":        {"type", "duplicate-linked", "by", "H26", "of", "x"},
		"to":        {"type", "accepted", "by", "H26", "to", "H01"},
	} {
		_, err := petition.ReadEventFields(of(pairs...))
		require.NotEmpty(t, form.All(err), field)
		assert.Equal(t, field, form.All(err)[0].Path)
	}
	_, err = petition.ReadEventFields(nil)
	assert.Error(t, err)
}
