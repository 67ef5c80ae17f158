package reconcile

import "github.com/caicach/tthc/schedule/form"

// What is refused.
const (
	AsOfMissing    form.Code = "asOf.missing"    // no day on which both judge
	PointsNegative form.Code = "points.negative" // points below 0
	CodeMissing    form.Code = "code.missing"    // a record without the code of its dossier
	Doubled        form.Code = "dossier.doubled" // two records of one dossier, of which neither is the newer
	TooMany        form.Code = "dossiers.many"   // more than MaxDossiers
)

var texts = form.Texts{
	AsOfMissing:    {"thiếu ngày mà hai bên cùng được xét đến", "the day as of which both are judged is missing"},
	PointsNegative: {"điểm tối đa không được âm", "the points must not be negative"},
	CodeMissing:    {"thiếu mã hồ sơ, mà đối soát cần mã", "the code of the dossier is missing, by which the registers are compared"},
	Doubled:        {"hồ sơ {value} có hai bản ghi khác nhau mà không biết bản nào mới hơn", "there are two different records of dossier {value}, and neither is known to be the newer"},
	TooMany:        {"nhiều hơn {limit} hồ sơ", "there are more than {limit} dossiers"},
}
