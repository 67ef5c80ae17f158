package cell

import (
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// A group is determiners, then nouns, then what narrows it:
//
//	group     = determiner* noun (between noun)* qualifier*
//	determiner= "các", "mỗi", "34" ...
//	between   = "," "/" "-" "và", a line break, or nothing; see follows
//	noun      = one of nouns, with words of its own (open) or an owner (member)
//	qualifier = one of qualifiers, or an owner, place or words up to the next mark
//
// What the nouns mean together, company says.

// determiners are what a group begins with. A number before a noun is one as
// well, unless it is part of a name; see numbered.
const determinerWords = "quý các; đông đảo; các; các vị; quý vị; các quý vị; các quý; những; mỗi; từng; một số; toàn thể; toàn bộ; tất cả; tất cả các; nhiều; mọi; hệ thống các; các đồng chí; những đồng chí; các đ/c"

var determiners = set(determinerWords)

// kinds is a set of kinds of nouns.
type kinds uint16

func kindsOf(ks ...nounKind) (s kinds) {
	for _, k := range ks {
		s |= 1 << k
	}
	return s
}

func (s kinds) has(k nounKind) bool { return s&(1<<k) != 0 }

const anyKind = ^kinds(0)

// follows says which nouns may follow a noun within one group: behind a
// separator, and with nothing between ("bộ ngành"). A committee has its own
// head, and begins a group of its own.
var follows = map[nounKind]struct{ separated, direct kinds }{
	closed:    {separated: simple | openKinds, direct: simple},
	agency:    {separated: simple | openKinds, direct: simple},
	bureau:    {separated: simple | openKinds, direct: simple},
	locality:  {separated: simple | openKinds, direct: simple},
	open:      {separated: simple | openKinds},
	member:    {separated: simple | openKinds},
	plural:    {separated: simple | openKinds},
	committee: {},
}

var (
	simple    = kindsOf(closed, agency, bureau, locality)
	openKinds = kindsOf(open, member, plural)
)

// verdict is what a capital behind a noun makes of it.
type verdict uint8

const (
	keep    verdict = iota // the noun stands, and what follows is for others
	ownName                // the words are its own: "các đơn vị Quân đội"
	stop                   // the group ends before the noun
	noGroup                // the noun begins a name: "Bộ Công an", "xã Tân Lập"
)

// capitals is what a capital behind a noun makes of it. The first row that fits
// holds.
var capitals = []struct {
	kinds      kinds
	determined bool // only behind a determiner
	first      bool // only for the first noun
	places     bool // or for kinds of district and commune, be they first or not
	name       bool // only where a name of a body begins there
	strong     bool // only behind another noun, and where a name begins by a head that stands within no other
	then       verdict
}{
	{kinds: openKinds, determined: true, name: true, then: keep},     // "các đơn vị Sở Nội vụ": the body is for others
	{kinds: openKinds, determined: true, first: true, then: ownName}, // "các đơn vị Quân đội"
	// Members of the group are named: "các bộ Nội vụ, Tài chính", "các huyện,
	// thành phố Quảng Ngãi".
	{kinds: kindsOf(closed, locality), determined: true, first: true, places: true, then: keep},
	// "các bộ, cơ quan UBND các tỉnh": the next body follows without a mark.
	{kinds: simple, strong: true, then: keep},
	{kinds: anyKind, first: true, then: noGroup},
	{kinds: anyKind, then: stop},
}

// company says what a noun means beside the others of its group. The first row
// of the noun's kind that fits holds. These readings are ours; no document
// defines them.
var company = []struct {
	noun   nounKind
	beside body.Classes // one of these is meant by another noun; none: whatever is there
	only   body.Classes // and nothing but these
	alone  bool         // only where no other noun means anything, and a bureau begins
	below  bool         // only where the text is one of a province; see reader.below
	means  body.Classes
}{
	{noun: agency, beside: departments, means: departments},     // "sở, đoàn thể, ngành"
	{noun: agency, beside: central, means: central &^ ministry}, // "bộ, ngành"
	{noun: agency, alone: true, means: anybody},
	{noun: agency, means: departments}, // "ban, ngành" without more are those of a province
	{noun: bureau, beside: departments, means: departments},
	{noun: bureau, beside: central, means: central &^ ministry}, // "bộ, cơ quan"
	{noun: bureau, alone: true, means: anybody},                 // "các cơ quan", "cơ quan, địa phương"
	{noun: bureau, means: departments},
	{noun: locality, beside: departments, means: localities},
	{noun: locality, below: true, means: localities},
	{noun: locality, beside: ministry, only: ministry | provinces, means: provinces | body.ClassesOf(body.MinistryLevelAgency)},
	{noun: locality, means: provinces},
}

// committeeLevels is what may follow "ủy ban nhân dân", "hội đồng nhân dân"
// when a group is meant, besides the nouns for places.
var committeeLevels = reading.NewTable(map[string]level{
	"cấp tỉnh":                {provinces, false},
	"cấp huyện":               {districts, false},
	"cấp xã":                  {communes, false},
	"cấp cơ sở":               {communes, false},
	"các cấp":                 {committees, false},
	"3 cấp":                   {committees, false},
	"03 cấp":                  {committees, false},
	"ba cấp":                  {committees, false},
	"2 cấp":                   {provinces | communes, false},
	"02 cấp":                  {provinces | communes, false},
	"hai cấp":                 {provinces | communes, false},
	"các địa phương":          {provinces, true},
	"địa phương":              {provinces, true},
	"các địa phương cấp tỉnh": {provinces, false},
})

// level is committees, or those of "địa phương".
type level struct {
	classes  body.Classes
	locality bool
}

// councilOf is the council beside a committee.
var councilOf = map[body.Class]body.Class{
	body.ProvincialCommittee: body.ProvincialCouncil,
	body.DistrictCommittee:   body.DistrictCouncil,
	body.CommuneCommittee:    body.CommuneCouncil,
}

// qualifier is words behind a group that narrow it.
type qualifier struct {
	related, assigned bool
	inWords           bool // says what the classes do not say
}

var qualifierRows = []struct {
	means qualifier
	words string
}{
	{qualifier{related: true}, "có liên quan; liên quan; có liên quan khác; liên quan khác; khác có liên quan; khác liên quan; hữu quan"},
	{qualifier{assigned: true}, "được phân công; được phân công phụ trách; được phân công theo dõi; được phân công theo dõi, đôn đốc; được phân công theo dõi chỉ đạo, đôn đốc; được phân công theo dõi, chỉ đạo, đôn đốc"},
	{qualifier{}, "trực thuộc trung ương; trung ương; ở trung ương; trong cả nước; trên cả nước; trên toàn quốc; cả nước; toàn quốc"},
	{qualifier{}, "theo chức năng, nhiệm vụ và lĩnh vực quản lý; theo chức năng, nhiệm vụ và lĩnh vực quản lý chuyên ngành; theo chức năng, nhiệm vụ và thẩm quyền; theo chức năng, nhiệm vụ; theo chức năng, nhiệm vụ được giao; theo chức năng, nhiệm vụ được phân công; theo chức năng, nhiệm vụ, thẩm quyền; theo chức năng, nhiệm vụ, quyền hạn; theo chức năng, nhiệm vụ, quyền hạn được giao"},
	{qualifier{}, "theo nhiệm vụ được giao; theo nhiệm vụ được phân công; theo phân công; theo phân công nhiệm vụ; theo thẩm quyền; theo quy định; theo lĩnh vực; theo lĩnh vực được giao; theo lĩnh vực phụ trách; theo lĩnh vực quản lý; theo địa bàn; theo địa bàn quản lý; trong phạm vi chức năng, nhiệm vụ; trong phạm vi chức năng, nhiệm vụ được giao; trong lĩnh vực được giao; trong phạm vi nhiệm vụ được giao; trong phạm vi chức năng, nhiệm vụ, quyền hạn; trong phạm vi chức năng, nhiệm vụ, quyền hạn được giao; trong phạm vi nhiệm vụ, quyền hạn; trong phạm vi nhiệm vụ, quyền hạn được giao"},
	{qualifier{}, "cấp tỉnh; cấp thành phố; tỉnh; thành phố; của tỉnh; của thành phố; của tỉnh, thành phố; thuộc tỉnh, thành phố; thuộc tỉnh; thuộc thành phố; trong tỉnh; thuộc ủy ban nhân dân tỉnh; thuộc ủy ban nhân dân thành phố"},
	{qualifier{}, "trên địa bàn; trên địa bàn tỉnh; trên địa bàn thành phố; trên địa bàn huyện; trên địa bàn quận; trên địa bàn xã"},
	{qualifier{inWords: true}, "do Đảng, Nhà nước giao nhiệm vụ; được Đảng, Nhà nước giao nhiệm vụ; do Đảng, Nhà nước thành lập"},
	{qualifier{inWords: true}, "khóa VIII; khóa IX; khóa X; khóa XI; khóa XII; khóa XIII; khóa XIV; khóa XV; khóa XVI; khóa XVII; khóa XVIII; khóa XIX; khóa XX"},
	{qualifier{inWords: true}, "cùng cấp; nhà trường; trong nhà trường; thành viên; tỉnh ủy; thành ủy; huyện ủy; đảng ủy; tỉnh ủy, thành ủy; huyện ủy, thành ủy"},
	{qualifier{inWords: true}, "quản lý chuyên ngành; quản lý chuyên ngành, lĩnh vực; quản lý ngành, lĩnh vực; quản lý nhà nước chuyên ngành; chuyên môn; chuyên ngành; CM; CV; chuyên viên; chức năng; nghiệp vụ; chuyên môn nghiệp vụ; chuyên môn, nghiệp vụ; lâm sàng; cận lâm sàng; lâm sàng, cận lâm sàng"},
	{qualifier{inWords: true}, "ở trung ương và địa phương; từ trung ương đến cơ sở; từ trung ương đến địa phương; từ tỉnh đến cơ sở; từ tỉnh đến xã; trong và ngoài nước; trong, ngoài nước; trong và ngoài tỉnh; trong và ngoài ngành; trong, ngoài ngành; trong và ngoài địa bàn"},
	{qualifier{inWords: true}, "phụ trách; phụ trách lĩnh vực; phụ trách địa bàn; chủ chương trình; chủ dự án; chủ dự án thành phần; chủ quản chương trình; chủ quản dự án; nêu trên; khác; và tương đương; hoặc tương đương; tương đương; cấp huyện; cấp xã; các cấp"},
}

var qualifiers = reading.TableOf(func() map[string]qualifier {
	rows := map[string]qualifier{}
	for _, row := range qualifierRows {
		for _, words := range list(row.words) {
			rows[words] = row.means
		}
	}
	return rows
})

var (
	// qualifying words begin a qualifier in words of its own, up to the next mark.
	qualifying = set("tự bảo đảm; tự đảm bảo; tự chủ; trong và ngoài; trong, ngoài; có rừng; có biển; có đê; có hồ; có cửa khẩu; có biên giới; có đường biên giới; có khu công nghiệp; bạn; khối; thuộc; trực thuộc; trên địa bàn; trên; tại; ở; của; có; được; theo; trong; do; quản lý; tham gia; miền; đồng bằng; trung du; biên giới; cấp; ngoài; nêu; đóng; chủ quản; vùng; ven; khu vực; phía; nơi; đủ; đạt; chưa; là chủ quản; là thành viên; giáp; nằm; hoạt động; đang hoạt động; lân cận; liền kề; trọng điểm; trực tiếp quản lý; trực tiếp sử dụng; trực tiếp sản xuất; trực tiếp cung cấp; đặc biệt khó khăn; khó khăn; xây dựng nông thôn mới; nông thôn mới; sau sáp nhập; sau sắp xếp; mới sáp nhập; bãi ngang; an toàn khu")
	// both go on within one group in spite of their "và": "các cơ quan báo chí
	// trung ương và địa phương".
	both = set("chuyên ngành, khu vực; chuyên ngành và khu vực; khu vực, chuyên ngành; trung ương và địa phương; trung ương, địa phương; ở trung ương và địa phương; trong và ngoài nước; trong và ngoài tỉnh; trong, ngoài nước; trong và ngoài ngành; trong, ngoài ngành; trong và ngoài cơ quan; trong và ngoài quân đội; trong và ngoài hệ thống; trong và ngoài địa bàn; trong và ngoài thành phố; trong và ngoài xã; vừa và nhỏ; nhỏ và vừa")
	// ranges go on what narrows a group, behind a comma or "và".
	ranges = set("dự án; đề án; chương trình; công trình; hạng mục; nhiệm vụ; quyền hạn; lĩnh vực; thẩm quyền; địa bàn; trách nhiệm; chức năng; phạm vi; khoản; mục; điểm; điều; phụ lục; chương; phần")
	// relative begins what a group is for.
	relative = set("có chức năng; có nhiệm vụ; có thẩm quyền; được giao; được phân công")
	// areal are those that say in what kind of area.
	areal = set("bạn; có rừng; có biển; có đê; có hồ; có cửa khẩu; có biên giới; có đường biên giới; có khu công nghiệp; miền; đồng bằng; trung du; biên giới; vùng; ven; phía; lân cận; liền kề; trọng điểm; đặc biệt khó khăn; khó khăn; nông thôn mới; bãi ngang; an toàn khu; sau sáp nhập; sau sắp xếp; mới sáp nhập")
	// saidAlone are those that need nothing behind them.
	saidAlone = set("bạn; có rừng; có biển; có đê; có hồ; có cửa khẩu; có biên giới; có đường biên giới; có khu công nghiệp; trực thuộc; lân cận; liền kề; trọng điểm; đặc biệt khó khăn; khó khăn; nông thôn mới; bãi ngang; an toàn khu; sau sáp nhập; sau sắp xếp; mới sáp nhập")
	// relatives begin what is said of those that are meant.
	relatives = set("có; được; bị")
	// located are those of them that say where.
	located = set("trong; tại; ở; trên; thuộc; ngoài; khối")
	// orders are nouns of what is done, and no verbs.
	orders = set("phạm vi; lĩnh vực; chức năng; nhiệm vụ; cơ quan; thẩm quyền")
	// doers are verbs that say which of a group are meant, and not what they are
	// to do: "các đơn vị triển khai thí điểm".
	doers = set("quản lý nhà nước; triển khai thí điểm; thực hiện thí điểm; tham gia thí điểm; cung cấp dịch vụ; cung ứng dịch vụ; quản lý, vận hành; quản lý, khai thác; đào tạo; nghiên cứu; hỗ trợ; kiểm định; kinh doanh; sản xuất; phát triển; ứng dụng; đầu tư")
	// agentVerbs are the verbs that say which of a group are meant where no determiner
	// stands before it: "đơn vị tư vấn thẩm tra", "cơ quan đề nghị".
	agentVerbs = set("sửa chữa; coi thi; chấm thi; thu phí; thu hồi; cấp phép; chi trả; tuyển dụng; giải ngân; thanh toán; khảo sát; nghiệm thu; công nhận; tư vấn; thẩm tra; thẩm định; giám sát; thi công; thiết kế; vận hành; quản lý; sử dụng; tiếp nhận; nhận ủy thác; đầu tư; cung cấp; cung ứng; kết nối; kiểm định; khai thác; sản xuất; kinh doanh; khắc phục; bảo trì; bảo dưỡng; lập; soạn thảo; đề nghị; đăng ký; đại diện; phụ trách; chuyên trách; thụ hưởng; đặt hàng; trúng thầu; xây lắp; xác nhận; mua sắm; nhập khẩu; xuất khẩu; vận chuyển; thu gom; phân phối; lắp đặt; bảo lãnh; tài trợ; chủ sở hữu; sở hữu; thuê; cho thuê; đấu thầu; mời thầu; đào tạo; nghiên cứu; nuôi trồng; chăn nuôi; chế biến; xuất bản; kiểm nghiệm; thử nghiệm; chứng nhận; giám định; định giá; đấu giá; môi giới; lưu trữ; bảo quản; điều tra; kiểm toán; ứng cứu; đang vận hành; đang sử dụng; đang quản lý; đang khai thác; đang triển khai; tham mưu quản lý nhà nước; tham mưu, giúp; tham mưu giúp; trực tiếp thực hiện; trực tiếp sử dụng; thực hiện nhiệm vụ; thực hiện dự án; thực hiện dịch vụ")
	// ground says where, and grounds what may follow it: anything else is what they do.
	ground  = set("trên địa bàn")
	grounds = set("quản lý; hành chính; toàn; cả; đóng; được; mình; phụ trách; nông thôn; đô thị; miền; ven; biên giới; hải đảo; dân; trọng điểm; nơi; có; của; do; các; một; hai; tương ứng; đó; này; nêu; liên; giáp; rộng; trực; thuộc; sau; trước; chiến lược; đặc biệt; khó khăn; bị; thí điểm; trung tâm; ngoại; nội; tỉnh; thủ đô")
	// still stand before what those are doing of whom it was said where they are.
	still = set("vẫn; luôn; đều; chưa; vẫn chưa; phải; cần; sẽ; khẩn trương; chủ động; tiếp tục; tập trung; tăng cường; thường xuyên; kịp thời; chịu trách nhiệm; có trách nhiệm")
	// going are those that say what is going on.
	going = set("đang vận hành; đang sử dụng; đang quản lý; đang khai thác; đang triển khai")
	// fieldsShort are what such words are shortened to: "các doanh nghiệp viễn
	// thông, CNTT".
	fieldsShort = set("IoT; AI; OCOP; SHTT; NTTS; BĐS; NNCNC; CNTT; CNTT-TT; CNTT&TT; CĐS; KHCN; KH&CN; TMĐT; ICT; FDI")
	// some leave in some of a group only, and not by anything that a registry
	// knows: "các tỉnh ven biển".
	some = set("bạn; có đê; có hồ; một số; vùng; ven; khu vực; phía; miền; biên giới; còn lại; nơi; nơi có; có biển; có rừng; có cửa khẩu; có biên giới; có đường biên giới; có dự án; đạt; chưa; đủ điều kiện; đủ năng lực; giáp; lân cận; liền kề; trọng điểm; có khu công nghiệp; có khu kinh tế; đồng bằng; trung du; được lựa chọn; thí điểm; đặc biệt khó khăn; khó khăn; xây dựng nông thôn mới; nông thôn mới; bãi ngang; an toàn khu; sau sáp nhập; sau sắp xếp; mới sáp nhập")
	// exceptions begin what is left out of a group.
	exceptions = set(exceptionWords)
)

const exceptionWords = "trừ; ngoại trừ; không bao gồm; không kể"
