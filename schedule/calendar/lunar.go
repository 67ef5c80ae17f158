package calendar

import (
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// lunarDays holds, for each year of the calendar, the first day of the lunar
// year (Tết) and the tenth of its third month (Giỗ Tổ Hùng Vương), as month
// times 100 plus day, by the Vietnamese lunar calendar: new moons and winter
// solstice at UTC+7 (Decision 121-CP of 8 August 1967). Years differ from the
// Chinese calendar at UTC+8, Tết in 2007, 2030 and 2053.
var lunarDays = [...][2]int{
	{205, 414}, {124, 403}, {212, 422}, {201, 411}, {122, 428}, {209, 418}, {129, 407}, {217, 426}, {207, 415}, {126, 404}, // 2000
	{214, 423}, {203, 412}, {123, 331}, {210, 419}, {131, 409}, {219, 428}, {208, 416}, {128, 406}, {216, 425}, {205, 414}, // 2010
	{125, 402}, {212, 421}, {201, 410}, {122, 429}, {210, 418}, {129, 407}, {217, 426}, {206, 416}, {126, 404}, {213, 423}, // 2020
	{202, 412}, {123, 401}, {211, 419}, {131, 409}, {219, 428}, {208, 417}, {128, 406}, {215, 424}, {204, 413}, {124, 403}, // 2030
	{212, 420}, {201, 410}, {122, 429}, {210, 419}, {130, 407}, {217, 426}, {206, 415}, {126, 404}, {214, 422}, {202, 411}, // 2040
	{123, 401}, {211, 420}, {201, 409}, {218, 428}, {208, 417}, {128, 406}, {215, 424}, {204, 413}, {124, 402}, {212, 421}, // 2050
	{202, 410}, {121, 331}, {209, 419}, {129, 408}, {217, 426}, {205, 415}, {126, 404}, {214, 423}, {203, 411}, {123, 401}, // 2060
	{211, 420}, {131, 409}, {219, 427}, {207, 416}, {127, 405}, {215, 424}, {205, 413}, {124, 402}, {212, 421}, {202, 411}, // 2070
	{122, 330}, {209, 418}, {129, 407}, {217, 426}, {206, 414}, {126, 403}, {214, 422}, {203, 412}, {124, 401}, {210, 420}, // 2080
	{130, 409}, {218, 428}, {207, 416}, {127, 405}, {215, 424}, {205, 413}, {125, 402}, {212, 421}, {201, 411}, {121, 429}, // 2090
	{209, 418}, // 2100
}

// tetOf is the first day of the lunar year that begins in the year.
func tetOf(year int) form.Day { return monthDay(year, lunarDays[year-FirstYear][0]) }

// gioToOf is the tenth day of the third lunar month.
func gioToOf(year int) form.Day { return monthDay(year, lunarDays[year-FirstYear][1]) }

func monthDay(year, md int) form.Day { return form.NewDay(year, time.Month(md/100), md%100) }
