// Package table reads the task table of a plan into a draft plan, and writes
// a plan as such a table.
//
// Plans of the administration give their tasks in a table: Stt, Nhiệm vụ, Chủ
// trì, Phối hợp, Thời gian, Sản phẩm. [Read] takes the rows of one, as they
// come out of a spreadsheet, a word processor or a scan, finds the columns by
// their headings and gives a draft [plan.Plan] together with its doubts:
//
//	draft, doubts, err := table.Read(rows, table.Options{Year: 2024})
//
// A [Doubt] is something that a person should look at, with its row, its
// column and what to check in both languages. Nothing is dropped silently: what
// does not fit into the draft stands in a doubt. [plan.New] then says whether
// the draft is a plan yet; a table gives no number, issuer or date, those are
// the caller's ([Options.Document]).
//
// # What tables look like
//
//   - Columns stand in any order, under their usual names, and some may be
//     missing. One column may hold both roles ("Bộ Y tế chủ trì, phối hợp với
//     ..."), and the time may take two columns, its start and its end. The
//     heading may take two lines. There may be columns for who receives the
//     work ("Nơi nhận") and for the function that a task belongs to ("Chức
//     năng"). A column under another heading goes into the note of its tasks,
//     and is a doubt.
//   - The heading may stand again at page breaks, and a row broken by the
//     page goes on in a row without a number, any cell in the middle of a
//     sentence. A row without a number that has a lead and a time of its own, or
//     a title and one of them, is a task of its own, and a doubt.
//   - A time without a year is in the year of the plan, or of the heading above
//     it where that names another ("Nhiệm vụ năm 2027"), with a doubt.
//   - Rows may be grouped under headings (I, 1, a). Only what has a number of
//     its own below it is a heading; the headings become the Place of their
//     tasks. A number that stands once in the table is the [plan.TaskID]; where
//     numbers begin anew under each heading, the heading's number goes before:
//     "II.3". A letter or a dash alone always stands under its number: "3.a",
//     "3-1".
//   - What nobody sees in a heading or a cell (soft hyphens, joiners, accents
//     apart from their letters, wide spaces) changes nothing and is not in the
//     draft; the tone marks of what is quoted stay where the document has them.
//   - A cell merged over several rows must be filled in for each of them, a
//     cell merged over several columns only in the first.
//
// # What it is not for
//
// Nothing is kept between calls: any number of goroutines may read at once. It
// reads no files: rows of cells are what it takes. It does not mend the
// words of a document, nor guess who leads a task that names nobody.
package table
