// Package cell reads the words with which plans name bodies: who is meant, in
// which role.
//
//	c, err := cell.Parse(bodies, "Bộ Y tế chủ trì, phối hợp với các bộ, ngành liên quan", day)
//	c.Parts[0].Role     // body.RoleLead
//	c.Parts[1].Selector // các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ có liên quan
//
// Nothing doubtful is taken silently and nothing is lost: every piece keeps its
// place in bytes, what was not understood stands in Rest, and what a person
// should look at in Doubts.
//
// # How to find the rule behind a reading
//
// A cell is parts, and the words of roles between them. A part is a name that
// the registry knows, a group, or a name that begins with a usual head.
//
//   - Groups: the nouns and the families that combine them are in nouns.go,
//     what may follow a noun and what nouns mean in company in follows.go, and
//     group.go reads them in this order.
//   - Names: heads, fields, verbs and places are in names.go; name.go says
//     what begins a name, namewords.go which words and marks stand within it,
//     scope.go what ends it.
//   - Roles: roles.go has the words, role.go what they say of the parts around.
//   - The order in which all is tried is reader.step in reader.go.
//
// What was read is looked through once more when all is read; see review.go. A name,
// a group or a role that no mark, verb or role bears out is kept, with a doubt: in a
// cell of a table the marks bear out most, in a sentence less.
// What a sentence may have put into a name or a group, a verb, a day or an amount, is
// looked for in swallow.go, and doubted as well.
//
// testdata/corpus has each rule as a heading, with wordings of documents and
// what they are read as; one of its files has what must not be read.
//
// Some words have no fixed meaning. "Ngành" and "cơ quan" beside "bộ" are the
// ministry-level and government agencies, beside "sở" departments of a
// province; "địa phương" are the provinces, beside "sở" districts and communes.
// "A phối hợp với B" makes A the lead; the head of a body ("Chủ tịch UBND
// tỉnh") stands for the body, and who works in one ("Chuyên viên Sở Nội vụ") for
// nobody known. A division right before its body is one with it ("Phòng Kinh tế
// UBND xã"), and units in brackets behind it do the work within it. A number
// behind "Đề án", "Ban Chỉ đạo" and the like is part of a name.
//
// # What it is not for
//
// It knows no bodies of its own (see package body), no days and no products
// (see schedule/phrase and plan/table).
package cell
