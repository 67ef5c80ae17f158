// Package phrase reads the words in which a Vietnamese decision sets a time,
// and gives the rule that they mean: "Trước ngày 20 các tháng 3, 6, 9,
// 12/2024", "Định kỳ 6 tháng hoặc đột xuất", "trong thời hạn mười (10) ngày
// làm việc kể từ ngày nhận đủ hồ sơ".
package phrase
