package scorecard

import (
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// What a scorecard is refused for, beside what a set of indicators is
// ([indicator.DefinitionDoubled] and so on).
const (
	PointsRange       form.Code = "points.range"       // points below 0, or more than a million
	PointsSum         form.Code = "points.sum"         // points that do not add up
	ItemTracking      form.Code = "item.tracking"      // tracked with points, or scored without
	GroupUnknown      form.Code = "group.unknown"      // a group that the card does not have
	ThresholdNegative form.Code = "threshold.negative" // a threshold below 0
	BandOrder         form.Code = "band.order"         // bands that do not stand from high to low
)

var texts = form.Texts{
	PointsRange:       {"số điểm {value} phải từ 0 đến 1.000.000", "points of {value}: they must lie from 0 to 1,000,000"},
	PointsSum:         {"tổng điểm là {sum}, không khớp với {value}", "the points add up to {sum} and not to {value}"},
	ItemTracking:      {"chỉ số chỉ theo dõi có 0 điểm, chỉ số được chấm có nhiều hơn 0; đang ghi {value}", "an item that is tracked only has 0 points, a scored one more; it has {value}"},
	GroupUnknown:      {"bộ này không có nhóm {value}", "the card has no group {value}"},
	ThresholdNegative: {"ngưỡng {value} không được âm", "the threshold {value} must not be below 0"},
	BandOrder:         {"mức {value} phải thấp hơn mức đứng trước", "{value} must lie below the band before it"},

	indicator.DefinitionDoubled: {"mã {value} trống hoặc bị lặp", "the identifier {value} is empty or stands twice"},
	indicator.DefinitionParent:  {"chỉ số mẹ {value} phải đứng trước và không có chỉ số mẹ", "the parent {value} must stand before and have no parent"},
	indicator.NameUnknown:       {"không có cách tính {value} khi mẫu số bằng 0", "there is no rule {value} for a denominator of 0"},
	form.FieldMissing:           {"thiếu giá trị", "the value is missing"},
}
