package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An assistant asks by the client of the protocol's own SDK. Each answer is what the
// command prints, with the steps and doubts that it has; what cannot be answered is an
// error that says why, and no file of the machine is read.
func TestAssistantsAsk(t *testing.T) {
	fromUs, toThem := io.Pipe()
	fromThem, toUs := io.Pipe()
	ended := make(chan int, 1)
	var errs strings.Builder
	go func() {
		ended <- run(context.Background(), []string{"mcp", "--lang", "en"}, fromThem, toThem, &errs)
	}()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.IOTransport{Reader: fromUs, Writer: toUs}, nil)
	require.NoError(t, err)

	tools, err := session.ListTools(t.Context(), nil)
	require.NoError(t, err)
	names := []string{}
	for _, tool := range tools.Tools {
		names = append(names, tool.Name)
		assert.True(t, tool.Annotations.ReadOnlyHint, tool.Name)
	}
	assert.ElementsMatch(t, []string{"deadline", "explain", "parse", "body", "due", "evaluate", "score"}, names)

	ask := func(tool string, arguments map[string]any) (said string, answer any, refused bool) {
		t.Helper()
		r, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
		require.NoError(t, err)
		for _, c := range r.Content {
			said += c.(*mcp.TextContent).Text
		}
		if s, ok := r.StructuredContent.(map[string]any); ok {
			answer = s["answer"]
		}
		return said, answer, r.IsError
	}
	same := func(answer any, args ...string) {
		t.Helper()
		_, out, _ := tthc(t, "", append([]string{"--lang", "en"}, args...)...)
		var want any
		require.NoError(t, json.Unmarshal([]byte(out), &want))
		assert.Equal(t, want, answer)
	}

	// 30 April to 4 May 2025 were off, Saturday 26 April was worked.
	_, answer, refused := ask("deadline", map[string]any{"from": "2025-04-25T15:40", "term": "5 ngày làm việc", "pauses": []string{"2025-05-05..2025-05-07"}})
	require.False(t, refused)
	assert.Equal(t, "2025-05-08", answer.(map[string]any)["due"])
	assert.NotEmpty(t, answer.(map[string]any)["steps"])
	said, _, _ := ask("explain", map[string]any{"from": "2025-04-25", "term": "5 ngày làm việc"})
	assert.Contains(t, said, "6150/TB-BLĐTBXH")
	assert.Contains(t, said, "Saturday 2025-04-26", "in the language of the run")
	_, answer, _ = ask("parse", map[string]any{"phrase": "--sau ngày 23 hằng tháng", "year": "2026"})
	same(answer, "parse", "--year", "2026", "--", "--sau ngày 23 hằng tháng")
	assert.NotEmpty(t, answer.(map[string]any)["doubts"], "a lower bound is no due day")
	_, answer, _ = ask("body", map[string]any{"name": "Bộ Thông tin và Truyền thông", "asOf": "2025-06-01"})
	same(answer, "body", "Bộ Thông tin và Truyền thông", "--as-of", "2025-06-01", "--json")
	_, answer, _ = ask("due", map[string]any{"plan": "16/QĐ-TCTCCTTHC", "asOf": "2024-06-15", "within": "7d"})
	same(answer, "due", "--plan", "16/QĐ-TCTCCTTHC", "--as-of", "2024-06-15", "--within", "7d", "--format", "json")
	observations := "indicator,body,period,numerator,denominator,recorded,source\n766/2.1,H26,2025-06,3,4,2025-07-01,báo cáo\n"
	_, answer, refused = ask("score", map[string]any{"set": "766", "observations": observations, "period": "2025-06"})
	require.False(t, refused)
	same(answer, "score", "--set", "766", "--observations", file(t, "observations.csv", observations), "--period", "2025-06", "--format", "json")

	// The made-up province: 22 working days from 16:00 on Wednesday, 7 October 2026, are 8 and 9
	// October, five in each of the three weeks behind and 2 to 6 November. 53 of 57 dossiers in
	// time are 20 × 53/57 = 18.596 points, 18.6 as the set rounds.
	_, answer, refused = ask("deadline", map[string]any{"from": "2026-10-07T16:00", "term": "22 ngày làm việc"})
	require.False(t, refused)
	assert.Equal(t, "2026-11-06", answer.(map[string]any)["due"])
	said, answer, refused = ask("score", map[string]any{"set": "766", "observations": "indicator,body,period,numerator,denominator,recorded,source\n766/2.1,H99.05,2026-10,53,57,2026-11-03,báo cáo\n", "period": "2026-10"})
	require.False(t, refused, said)
	assert.Equal(t, "18.6", answer.([]any)[0].(map[string]any)["score"])

	for tool, bad := range map[string]map[string]any{
		"deadline": {"from": "2025-02-30", "term": "5 ngày làm việc"},
		"due":      {"plan": "/etc/passwd", "asOf": "2024-06-15"},
		"body":     {"name": "Bộ Không Có"},
		"evaluate": {"set": "none", "observations": observations, "period": "2025"},
		"score":    {"set": "766", "observations": "a,b\n", "period": "2025-06"},
	} {
		said, _, refused := ask(tool, bad)
		assert.True(t, refused, tool)
		assert.NotEmpty(t, said, tool)
	}
	said, _, _ = ask("due", map[string]any{"plan": "/etc/passwd", "asOf": "2024-06-15"})
	assert.Contains(t, said, "16/QĐ-TCTCCTTHC", "it says which there are")

	require.NoError(t, session.Close())
	assert.Equal(t, 0, <-ended)
	assert.Empty(t, errs.String())
}

// Questions that come through a pipe which is closed behind them are all answered, those
// too that are none.
func TestAssistantsAskThroughAPipe(t *testing.T) {
	var asked strings.Builder
	asked.WriteString(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`)
	for i := range 20 {
		fmt.Fprintf(&asked, `{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"deadline","arguments":{"from":"2025-04-25","term":"5 ngày làm việc"}}}`+"\n", 2+i)
	}
	asked.WriteString(`{"jsonrpc":"2.0","id":22,"method":"none"}` + "\n")
	status, out, errs := tthc(t, asked.String(), "mcp")
	assert.Equal(t, 0, status, errs)
	assert.Len(t, strings.Split(strings.TrimSpace(out), "\n"), 22)
	assert.Equal(t, 20, strings.Count(out, `"structuredContent"`))

	for _, none := range []string{"x\n", "[]\n", "{\"id\":2}\n", `{"jsonrpc":"2.0","id":1,"method":"ping"}` + "\n" + `{"jsonrpc":"2.0","id":1,"method":"ping"}` + "\n",
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}` + "\n"} {
		tthc(t, asked.String()+none, "mcp") // it ends
	}
}
