// Package catalog holds published plans of the administration as data, in the
// JSON form of package plan. Titles, objectives and requirements are told in
// short; deadlines, bodies and product names keep the official wording.
//
// It is no register of documents: it has the plans that the library was built
// on, and a host reads its own with plan.Read.
//
// What it gives is a copy each time, so that nobody can change a published
// plan for another. Any number of goroutines may ask.
//
// # Numbers of tasks
//
// A task has the number that its document prints: "15". Where tasks are marked
// items under headings, the number is the way to the item: the headings joined
// by points, then "-n" for the n-th dash and "+n" for the n-th plus below it.
// Marks are counted from 1 and anew under each heading or dash. So
// "III.1.b-1+2" is part III, section 1, letter b, first dash, second plus.
//
// Only leaves are tasks: a heading, or a dash that has pluses below it, is the
// place of its items. A heading with nothing below it is a leaf: "III.2.b",
// "IV.3". A paragraph without a mark belongs to the item before it.
//
// Where a section is running text, "-n" counts the duties in it, in order; a
// press report without any numbers has its duties numbered 1, 2, 3. Both are
// told in the plan's SourceFaults.
//
// # Bodies
//
// Where an item names nobody, its leads are those whom the heading or the
// document addresses, and the task's note says so. Where it names a person
// with the office held, the office alone is told, and the note says that too.
//
// What the Government Office leads and what the item itself places in the
// control of procedures, verifying them in drafts, their national database,
// petitions on them, the one-stop rules, the set of Decision 766/QĐ-TTg, has
// that function: it passed to the Ministry of Justice without the Office.
// Programmes of reform, the National Public Service Portal and what the Office
// does for the Task Force have not.
//
// # Days
//
// A plan whose day of signature is known starts with it, even when it speaks
// of the whole year: nobody owes a monthly report for a month that ended before
// there was a plan. Otherwise it starts with the period that it names.
package catalog
