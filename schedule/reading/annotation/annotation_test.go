package annotation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/schedule/reading/annotation"
)

const annotated = `# Kế hoạch số 1/KH-UBND năm 2025
@ năm 2025
Quý I | a
Báo cáo trước 15/12 | b | rest: Báo cáo | doubt // c | doubt?
Hai dòng\ntrong một ô \| ô khác | -

# Kế hoạch số 2/KH-UBND năm 2025
không có gì sau dấu
Quý II | a | doubt | doubt`

func TestAnnotations(t *testing.T) {
	first, second := "Kế hoạch số 1/KH-UBND năm 2025", "Kế hoạch số 2/KH-UBND năm 2025"
	assert.Equal(t, []annotation.Annotation{
		{Line: 3, Document: first, Setting: "năm 2025", Text: "Quý I", Readings: []annotation.Expected{{Reading: "a"}}},
		{Line: 4, Document: first, Setting: "năm 2025", Text: "Báo cáo trước 15/12", Readings: []annotation.Expected{
			{Reading: "b", Rest: "Báo cáo", Doubt: "doubt"}, {Reading: "c", Doubt: "doubt?"},
		}},
		{Line: 5, Document: first, Setting: "năm 2025", Text: "Hai dòng\ntrong một ô | ô khác", Readings: []annotation.Expected{{Reading: "-"}}},
		{Line: 8, Document: second, Text: "không có gì sau dấu"}, // no reading: not well-formed
		{Line: 9, Document: second, Text: "Quý II"},              // the doubt twice
	}, annotation.Annotations(annotated))
}

// What is wrong is silent only where nothing shows it: no refusal, no doubt, no
// word in the rest that the annotation does not leave there.
func TestTally(t *testing.T) {
	a := annotation.Annotations(annotated)
	reads := func(reading string) func(annotation.Expected) bool {
		return func(e annotation.Expected) bool { return e.Reading == reading }
	}
	tally := annotation.NewTally("list")
	for _, c := range []struct {
		of   annotation.Annotation
		read annotation.Read
		want annotation.Outcome
	}{
		{a[0], annotation.Read{Fits: reads("a")}, annotation.Right},
		{a[0], annotation.Read{Fits: reads("a"), Doubted: true, Rest: "một ít"}, annotation.Right},
		{a[0], annotation.Read{Fits: reads("a"), Refused: true}, annotation.Shown},
		{a[0], annotation.Read{Fits: reads("x")}, annotation.Silent},
		{a[0], annotation.Read{Fits: reads("x"), Rest: "và: –"}, annotation.Silent},
		{a[0], annotation.Read{Fits: reads("x"), Rest: "Quý"}, annotation.Shown},
		{a[0], annotation.Read{Fits: reads("x"), Doubted: true}, annotation.Shown},
		{a[0], annotation.Read{Fits: reads("x"), Rest: "Quý", Matters: func(w string) bool { return w != "quý" }}, annotation.Silent},
		{a[1], annotation.Read{Fits: reads("b"), Rest: "BÁO CÁO."}, annotation.Undoubted},
		{a[1], annotation.Read{Fits: reads("b"), Rest: "Báo cáo", Doubted: true}, annotation.Right},
		{a[1], annotation.Read{Fits: reads("c")}, annotation.Right},
		{a[1], annotation.Read{Fits: reads("x"), Rest: "báo cáo"}, annotation.Silent},
	} {
		assert.Equal(t, c.want, tally.Add("kind", c.of, c.read), "%+v", c.read)
	}
	unreadable := annotation.Annotation{Readings: []annotation.Expected{{Reading: "a"}, {Reading: "-", Doubt: "doubt"}}}
	var none *annotation.Tally
	assert.Equal(t, annotation.Right, none.Add("kind", unreadable, annotation.Read{Fits: reads("x"), Refused: true}), "nothing can be read, and that is shown")
	assert.Equal(t, annotation.Shown, none.Add("kind", a[2], annotation.Read{Fits: reads("-"), Refused: true}), "nothing is said, and no refusal is due")
	assert.Equal(t, "list: 4 of 12 right (33.3%), 1 without the doubt due, 3 shown, 4 silently wrong; of the right ones 1 with a doubt that is not due, 1 with another rest\n"+
		"  kind: 4 of 12 right (33.3%), 1 without the doubt due, 3 shown, 4 silently wrong\n", tally.String())
}
