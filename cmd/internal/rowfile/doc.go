// Package rowfile reads files of rows as the field has them: of Excel, of old
// systems, of people. What it gives is the form that the library reads, UTF-8 with
// commas, row for row and line for line, so that what the library refuses stands
// where it says.
//
// It reads UTF-8 with or without a mark and UTF-16; commas, semicolons, tabs and
// bars, whichever the heading is parted by; headings in any case and order; cells
// in quotes or with spaces around; TRUE, Có, x; 12,0 and 1.250.000; +0700; days as
// dd/mm/yyyy where their column leaves no doubt; empty cells and rows at the end.
// Columns that the table does not have are passed over, and named once.
//
// The head of a file says how it is written. A file whose head is as the library
// has it is [File.Plain], and may be given to the library as it is: nothing is lost
// but what is mended further down, see [Table.Mends].
package rowfile
