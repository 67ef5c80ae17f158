// Package reading cuts Vietnamese text into words, figures and marks, and finds
// phrases and numbers in it. What reads the words of a document stands on it, so
// that all read through the same noise.
//
//	t := reading.Scan("không qúa 5%")
//	op, n := limits.At(t.Tokens, 0) // the row "không quá", 2 tokens
//	t.At(n).Value                   // 5
//	t.At(n).Start                   // its byte in the text as it was received
//
// # Noise
//
// A [Word] is the same however it was written: composed or not, the tone mark
// on one vowel or the other (hoà, hòa; qúa, quá), capital or small, with the
// letters of other fonts (ð, full width). Soft hyphens, joiners and spaces of no
// width are not there. Spaces that do not break are spaces. Offsets count the
// bytes of the text as it was received, all of them.
//
// # Marks
//
// Each mark has one form: '-' for dashes and the minus sign, '•' for bullets, '('
// and ')' for brackets of any shape, '“' and '”' for quotes with two sides, '\”
// for apostrophes, '/' for strokes, '~' for "about", '≥' and '≤'; full-width
// marks are the plain ones, others are themselves. A table's bar and Markdown's
// asterisks are white space; an asterisk before a space at the beginning of a
// line is a bullet.
//
// # Phrases
//
// A [Table] has phrases and what they mean, and finds the longest at a token,
// with accents or without; a text whose words have none is [Text.Bare]. A phrase
// that does not match has consumed nothing.
//
// # Numbers
//
// [Text.Number] joins the figures of "1.234,5", [Spelled] reads "hai mươi mốt",
// [Again] the repeat in "mười (10)".
//
// All is linear in the text, up to [MaxLength].
//
// # What it is not for
//
// It knows no dates, bodies or targets: see schedule/phrase, plan/body and
// indicator/wording.
package reading
