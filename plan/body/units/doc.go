// Package units reads lists of bodies: communes as the statistics office
// publishes them, with the former ones and where they went, and a host's own
// departments. What it gives is [body.Data], for [body.Registry.With] to check
// and add:
//
//	data, err := units.ReadCSV(file, units.Options{})
//	bodies, err := body.Vietnam().With(data)
//
// # The list
//
// One row is one body from a day until a day, under a row of headings. The
// headings are English or Vietnamese, in any order, case and spelling of
// accents; rows above them are passed over.
//
//	code        mã              statistical code; zeros before it may be lost
//	id          mã định danh    identifier, where there is an official one
//	name        tên             official name, with or without its type
//	type        loại, cấp       xã, phường, đặc khu, thị trấn; huyện, quận, thị xã, thành phố (of a province)
//	class       lớp             instead of type: a [body.Class]
//	province    tỉnh            code, identifier or name, as on the last day of the row
//	parent      cấp trên        instead of province: an identifier
//	district    huyện           name of the district, for former communes of one name in a province
//	since       từ ngày         first day; empty: older than the records
//	until       đến ngày        first day on which it no longer holds; empty: it does
//	successors  đơn vị mới      codes or identifiers of who took over on the day in until, one space, comma or | apart
//	succession  hình thức       a [body.SuccessionKind]; empty: merge, split where there are several successors, ended where there is none
//	resolution  nghị quyết      the source
//	short       tên khác        other names, | apart
//	level, change               as [body.Row] has them
//
// Name, code or id, and type or class must be there. Days are 2025-07-01, or
// 1/7/2025. A number of the row (stt), a name in English and notes (ghi chú) are
// passed over; other headings are refused.
//
// # Who is who
//
// A code may pass from one unit to another: 26740 was phường Bến Nghé and is
// phường Sài Gòn. A unit without id is local:26740, or with the first day of
// its row local:26740.20250701, so that a later list gives the same. Rows of
// one code that follow one another are one unit with another name or type,
// unless the earlier names successors: then they are two.
//
// What is wrong is told together, with row and column. A list is read up to
// [MaxSize].
package units
