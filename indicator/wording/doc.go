// Package wording reads the words in which a Vietnamese document sets a target,
// and gives the goals that they mean.
//
//	r, err := wording.Parse("Tối thiểu 80%; đến năm 2030 đạt 100%")
//	r.Goals[0]     // >= 80%
//	r.Goals[1]     // = 100%
//	r.RestText()   // "đến năm 2030"
//
// # How it reads
//
// It goes from number to number. Backwards stands how a figure is meant ("tối
// thiểu", "không quá", "giảm ít nhất"), forwards its unit, the end of a range and
// "trở lên". Most numbers of a sentence are no figures: dates, numbers of
// documents, ranks, ages of those counted, where a figure comes from. They stay
// in the rest.
//
// A number has Vietnamese marks: a dot between thousands, a decimal comma. Where
// the marks can only be English it is read so, with a doubt; where they can be
// both it is refused. Magnitudes are worked into the value: 2 tỷ đồng is
// 2000000000 and "đồng". A unit is as the document writes it, without noise.
//
// The words of an operator hold for the whole of a list ("tối thiểu 80% cấp
// tỉnh, 60% cấp xã"). A figure that only says which of the things counted are
// meant ("hộ có doanh thu trên 1 tỷ đồng") stays in the rest, and so do ranks,
// multiples, fractions and the distance from another figure ("cao hơn năm trước
// 2%"). A word of change may stand apart from its figure ("giảm chi phí tuân thủ ít
// nhất 30%"); where it may as well lead to a level there is a doubt.
//
// # What it is not for
//
// It does not say whom a target binds or in which period: see plan/body/cell and
// schedule/phrase.
package wording
