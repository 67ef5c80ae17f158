// Package calendar knows when the offices of the Vietnamese state work: which
// days are working days, why, and on what that rests.
//
// [Vietnam] is the calendar of state bodies from 2000 to 2100. It adds and
// counts working days at once, however many, and answers for every day with
// its kind, reason, source and state:
//
//	c := calendar.Vietnam()
//	due, err := c.AddWorkingDays(day, 15)    // day itself is not counted
//	n, err := c.WorkingDaysBetween(day, due) // counts (day, due]
//	info := c.At(due)                        // info.Reason, info.Source, info.State
//
// [OfficeHours] counts working hours and halves of a working day within the
// shifts of an office, by the [TimeOfDay]; its instants are those of UTC+7 ([Zone]).
//
// # What it rests on
//
// Three layers lie over one another. The week: Saturday and Sunday are off
// (Decision 188/1999/QĐ-TTg, since 2 October 1999). The law in force on the
// day: the Labour Codes of 1994, as amended by Law 84/2007/QH11, of 2012 and
// of 2019, and Resolution 28/2026/QH16 for 24 November. The notices that place
// the days of Tết and the day beside National Day each year and swap working
// days. A holiday that falls on a weekly rest day is made up on the next day
// that is neither off nor taken by another make-up; all three Labour Codes say
// so.
//
// Each answer says how firm it is. 2021 to 2027 are [Official]. From 2028 on,
// until their notices are added, years are [Projected]: five days of Tết, two
// before the first day of the year and three from it on, one before when that
// day is a Tuesday; and for National Day the neighbour that joins it to the
// weekly rest (the day after when 2 September is a Monday, Thursday or Sunday,
// else the day before). The notices of 2021 to 2027 did so without exception. A
// projected day that is assumed says so in its reason. 2000 to 2020 are
// [Reconstructed] from the law in the same way; of their notices, letters
// 10525/VPCP-KGVX (2014) and 6519/VPCP-KGVX (2019) and what the press printed
// of the notice for 2015 are loaded, and the days that they name are official.
// Swaps began in 2010, says the proposal for 2015 (89/TTr-LĐTBXH of 20 November
// 2014). Those of 2010, 2012 and 2013 are loaded from the press and a public
// data set; no notice was at hand, so their days stay reconstructed
// ([Notice.Reported]). Whether 15 February 2013 was off is disputed, and left
// to the law. That the Tết of 2022 was approved on 11 January 2022, by letter
// 245 of the Government Office, is what the press says.
//
// The lunar days, Tết and Giỗ Tổ, are those of the Vietnamese calendar at
// UTC+7, from a table that a test checks against the sky.
//
// # Notices
//
// A notice that comes later is added with [Calendar.With], as a value or read
// by [ReadNotices], and gives a new calendar; [Calendar.Diff] says which days
// changed, and [Calendar.KnownOn] is the calendar as it stood on a day, for
// those who must defend a date given before the notice. The data of the
// official years is in the same form, notices.json beside this file, and
// notices.schema.json describes it.
//
// # What it is not for
//
// It does not say when a term ends: that is package schedule, which knows how
// terms begin, pause and roll. It is not the calendar of enterprises, to which
// swaps are only recommended, and no general lunar calendar. The day on which
// a desk receives people is not by that a working day of a term.
package calendar
