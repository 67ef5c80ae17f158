package cli_test

import (
	"bytes"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule/form"
)

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
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "Hồ sơ", `"a\b"`, "<b>&", "a\u2028b", "\x7f", "\xff", "\x00\n", "“a”"}))
	rapid.Check(t, func(r *rapid.T) {
		all := rapid.SliceOf(rapid.Custom(func(r *rapid.T) whole {
			return whole{rapid.IntRange(math.MinInt32, math.MaxInt32).Draw(r, "n"), append([]part{}, rapid.SliceOfN(rapid.Custom(func(r *rapid.T) part {
				return part{texts.Draw(r, "text"), form.Day(rapid.IntRange(0, 80_000).Draw(r, "day")), rapid.Bool().Draw(r, "yes"), append([]string{}, rapid.SliceOfN(texts, 0, 3).Draw(r, "names")...)}
			}), 0, 3).Draw(r, "parts")...)}
		})).Draw(r, "all")
		var want, got bytes.Buffer
		p := cli.NewProgram(nil, nil, &want, nil)
		require.NoError(r, p.PrintJSON(append([]whole{}, all...)))
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
		require.NoError(r, j.End())
		require.Equal(r, want.String(), got.String())
	})
}

// A table of many rows is printed as one of few.
func TestTable(t *testing.T) {
	cell := rapid.SampledFrom([]string{"", "a", "Hồ sơ", "dài hơn một chút", " hai\ndòng ", "\t", "x\u2028y"})
	rapid.Check(t, func(r *rapid.T) {
		columns := rapid.IntRange(1, 4).Draw(r, "columns")
		row := rapid.SliceOfN(cell, columns, columns)
		header, rows := row.Draw(r, "header"), rapid.SliceOf(row).Draw(r, "rows")
		for i := range header { // PrintTable takes a header as it is
			header[i] = cli.OneLine(header[i])
		}
		var want, got bytes.Buffer
		require.NoError(r, cli.PrintTable(&want, header, rows))
		table := cli.NewTable(header...)
		for _, row := range rows {
			table.Add(row...)
		}
		require.NoError(r, table.Print(&got))
		require.Equal(r, want.String(), got.String())
	})
}
