// Package phrase reads the words in which a Vietnamese decision sets a time,
// and gives the rule that they mean.
//
//	got, err := phrase.Parse("Trước ngày 20 các tháng 3, 6, 9, 12/2024", phrase.Context{})
//	phrase.Format(got.Rule) // "trước ngày 20/3/2024; trước ngày 20/6/2024; ..."
//
// It takes the time cell of a plan, or a sentence with a deadline in it, with
// the noise that scanners, word processors and tables leave: decomposed or
// misplaced accents, capitals, line breaks in a date, "hàng" for "hằng", "quí"
// for "quý". [ParseTerm] reads a counted length alone: "mười (10) ngày làm
// việc".
//
// # Never silently wrong
//
// A reading comes with all that a person needs to check it. [Result.Sources]
// are the pieces of the text that the parts were read from, [Result.Rest] is
// what was not understood, [Result.Doubts] what may be meant otherwise, and the
// rule is written in canonical Vietnamese by [Format], which is read back as the same
// rule. What cannot be, such as 31/11/2025, is an [*form.Error] with its place in
// bytes and a caret under it. A text that says no time is no error: it
// has the zero Rule.
//
// # How it reads
//
//   - "Trước ngày D" is due at the end of the day before, "chậm nhất ngày D",
//     "đến ngày D" and "đến hết ngày D" on the day. Context.BeforeIncludes takes
//     the other reading of "trước". A time of day always names its own day.
//   - A month, quarter or year without more is a window from its first to its
//     last day; with "chậm nhất", "hết" or "đến hết" a deadline on the last.
//   - "Đầu", "giữa", "cuối" of a month or year are the days that article 146 of
//     the Civil Code 2015 names; of a quarter, which it does not name, they are
//     doubtful.
//   - A year that is not said is that of the next date in the cell, of the one
//     before, of the plan, or of the document, in that order.
//   - A day without a year among cycles ("hằng năm, trước ngày 20/12") lies in
//     each year. A cycle of several days, weeks, months or years has days only
//     where it is said when it begins.
//   - A date in the middle of a sentence is not the deadline unless a word such
//     as "trước", "chậm nhất", "trong" or "hoàn thành" says so, and the date of a
//     document that is cited never is.
//   - What may be half a date is no date: one on which a letter or a figure hangs
//     ("1O/2025", "15/1 2/2025"), whose day was left blank, which stands after a
//     misspelt "trước" or before "âm lịch" stays in the rest, with a doubt. So does
//     the day on which figures are closed, and what is told as done.
//   - A word that says at the latest means the same wherever it stands: "chậm
//     nhất 5 ngày sau khi họp", "sau khi họp, không quá 5 ngày", "kể từ ngày họp
//     (hạn cuối 5 ngày)". "Ít nhất 5 ngày sau khi họp" is doubtful.
//   - A term counted from a day of the calendar gives a deadline where the
//     calendar alone settles it; in working days it stays an event of that name,
//     which the package schedule counts.
//
// # What it is not for
//
// It does not read targets, bodies or whole documents, knows no working days,
// and guesses no year: see the packages indicator, plan/body and plan/table,
// schedule/calendar.
package phrase
