// Package form is how the library writes, reads and refuses: one strict reader
// of JSON, one kind of error, the two languages of what people read, and the
// one type for a day.
//
// # A tour
//
// A [Form] is made once of a type's json tags. What it writes it reads back,
// and what it would not read back it does not write:
//
//	var receipts = form.Of[receipt](1) // version 1: {"v":1, ...}
//
//	r, err := receipts.Read(line, nil)
//	line, err = receipts.Write(r)
//
// What is refused is an [*Error], or [Errors] where several things are wrong:
//
//	var e *form.Error
//	if errors.As(err, &e) {
//		e.Code                      // "field.missing", for programs
//		e.Path                      // "hands[1].from"
//		e.Message(form.Vietnamese)  // for people
//	}
//	errors.Is(err, form.FieldMissing) // a Code is a sentinel
//
// [Message] says any error in either language, words that others wrapped
// around it included; [All] is every refusal within an error.
//
// A [Day] is 2025-09-30 wherever it is written, and nothing when there is none.
//
// # For packages that refuse
//
// Each package has one table, [Texts], with what it refuses in both languages,
// and exports its codes as constants:
//
//	const RuleEmpty form.Code = "rule.empty"
//
//	var texts = form.Texts{RuleEmpty: {"quy tắc không có phần nào", "the rule has no part"}}
//
//	return texts.Error(form.Error{Code: RuleEmpty, Path: "parts"})
//
// A message names states, types and kinds in its own language. What a file must
// hold to the letter ([Error.Want]) is data: it stands in quotation marks, the
// same in both: viết “answered” hoặc “returned”.
//
// # What it is not for
//
// It reads no other format, and nothing leniently. What is written by others
// in looser JSON is brought into the form first.
package form
