package cli_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule/form"
)

var texts = []string{"", "Hồ sơ", `"a\b"`, "<b>&", "a\u2028b", "\x7f", "\xff", "\x00\n", "“a”", "\t", " hai\ndòng ", "dài hơn một chút"}

// What is written piece by piece is what is written in one.
func TestJSONPieceByPiece(t *testing.T) {
	type part struct {
		Text  string   `json:"text"`
		Day   form.Day `json:"day,omitzero"`
		Yes   bool     `json:"yes,omitzero"`
		Names []string `json:"names"`
	}
	type whole struct {
		Number int    `json:"number"`
		Parts  []part `json:"parts"`
	}
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string { return texts[r.IntN(len(texts))] }
	for range 500 {
		all := []whole{}
		for range r.IntN(4) {
			w := whole{Number: r.IntN(100_000) - 50_000, Parts: []part{}}
			for range r.IntN(4) {
				names := []string{}
				for range r.IntN(3) {
					names = append(names, text())
				}
				w.Parts = append(w.Parts, part{text(), form.Day(r.IntN(3) * r.IntN(40_000)), r.IntN(2) == 0, names})
			}
			all = append(all, w)
		}
		var want, got bytes.Buffer
		require.NoError(t, cli.NewProgram(nil, nil, &want, nil).PrintJSON(all))
		j := cli.NewProgram(nil, nil, &got, nil).JSON()
		j.Open('[')
		for _, w := range all {
			j.Open('{')
			j.Name("number")
			j.Number(w.Number)
			j.Name("parts")
			j.Open('[')
			for _, p := range w.Parts {
				j.Open('{')
				j.Name("text")
				j.Text(p.Text)
				if !p.Day.IsZero() {
					j.Name("day")
					j.Value(p.Day)
				}
				if p.Yes {
					j.Name("yes")
					j.True()
				}
				j.Name("names")
				j.Open('[')
				for _, n := range p.Names {
					j.Text(n)
				}
				j.Close(']')
				j.Close('}')
			}
			j.Close(']')
			j.Close('}')
		}
		j.Close(']')
		require.NoError(t, j.End())
		require.Equal(t, want.String(), got.String())
	}
}
