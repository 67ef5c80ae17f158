package form

var texts = Texts{
	DayForm:    {"{value} không phải là ngày dạng 2025-09-30", "{value} is not a day written as 2025-09-30"},
	DayYear:    {"ngày {value}: năm phải từ {first} đến {last}", "day {value}: the year must be from {first} to {last}"},
	DayMissing: {"ngày {value} không có trong lịch", "day {value} does not exist"},
}
