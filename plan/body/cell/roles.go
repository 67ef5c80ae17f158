package cell

import (
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// roleWords is words of a role: what they say of the bodies before and behind
// them, and of those behind a colon that ends them ("Cơ quan chủ trì:").
type roleWords struct {
	before, after body.Role
	label         body.Role
	labelOnly     bool // part of a label, and of nothing else
}

var roles = reading.TableOf(func() map[string]roleWords {
	rows := map[string]roleWords{}
	for _, r := range []struct {
		means roleWords
		words []string
	}{
		{roleWords{before: body.RoleLead, label: body.RoleLead}, list(leads)},
		{roleWords{before: body.RoleCoordinate, label: body.RoleCoordinate}, list(coordinates)},
		{roleWords{before: body.RoleLead, after: body.RoleCoordinate, label: body.RoleCoordinate}, list(coordinatesWith)},
		{roleWords{labelOnly: true, label: body.RoleLead}, list(doing)},
		{roleWords{labelOnly: true, label: body.RoleCoordinate}, list(helping)},
		{roleWords{labelOnly: true}, list(labels)},
	} {
		for _, words := range r.words {
			if _, ok := rows[words]; !ok {
				rows[words] = r.means
			}
		}
	}
	return rows
})

const (
	// leads say that those before them lead.
	leads = "là cơ quan chủ chương trình chủ trì; là cơ quan chủ quản chủ trì; là cơ quan thường trực; làm cơ quan thường trực; chủ trì; đồng chủ trì; chủ trì nhiệm vụ; chủ trì thực hiện nhiệm vụ; chủ trì thực hiện; chủ trì, thực hiện; chủ trì tham mưu; chủ trì, tham mưu; chủ trì tổng hợp; chủ trì triển khai; chủ trì tổ chức thực hiện; chủ trì, đầu mối; làm đầu mối; là đầu mối; đầu mối; làm đầu mối tổng hợp; là cơ quan chủ trì; là đơn vị chủ trì; được giao chủ trì; là cơ quan đầu mối; là đơn vị đầu mối; làm đầu mối chủ trì; đầu mối chủ trì; chịu trách nhiệm chính; chịu trách nhiệm chủ trì; giữ vai trò chủ trì; cơ quan chủ trì; đơn vị chủ trì; cơ quan đầu mối; đơn vị đầu mối; chủ trì, làm đầu mối; đầu mối tổng hợp; đầu mối theo dõi; chủ trì theo dõi; cơ quan thường trực, chủ trì"
	// coordinatesWith say that those before lead and those behind coordinate.
	coordinatesWith = "phối hợp với; phối hợp cùng; phối hợp cùng với; phối hợp chặt chẽ với; phối hợp chặt chẽ cùng; phối hợp chặt chẽ, quyết liệt với; phối hợp chặt chẽ, hiệu quả với; phối hợp chặt chẽ, đồng bộ với; phối hợp chặt chẽ, kịp thời với; phối hợp chặt chẽ, thường xuyên với; phối hợp đồng bộ, chặt chẽ với; phối hợp đồng bộ, hiệu quả với; phối hợp kịp thời, chặt chẽ với; phối hợp, thống nhất với; phối hợp thường xuyên với; chủ động phối hợp với; phối hợp, trao đổi với; thống nhất với; đồng hành cùng; với sự hỗ trợ của; có sự hỗ trợ của; cùng sự hỗ trợ của; cùng với sự hỗ trợ của; với sự đồng hành của; cùng sự tham gia của; có sự tham gia của; với sự phối hợp, hỗ trợ của; phối hợp, hỗ trợ với; chủ trì cùng; chủ trì cùng với; chủ trì với; có sự phối hợp của; có sự phối hợp với; với sự phối hợp của; với sự tham gia của; cùng sự phối hợp của; phối hợp đồng bộ với; phối với; chủ động, phối hợp chặt chẽ với"
	// coordinates say that those before them coordinate.
	coordinates = "phối hợp; cùng phối hợp; phối hợp thực hiện; phối hợp triển khai; phối hợp triển khai thực hiện; phối hợp, hỗ trợ; tham gia phối hợp; cơ quan phối hợp; đơn vị phối hợp; phối hợp tham mưu; tham gia; phối hợp chặt chẽ"
	// doing is what those do whom a label makes leads: "Đơn vị thực hiện:".
	doing = "thực hiện; triển khai; tham mưu; thường trực; chịu trách nhiệm; tổ chức thực hiện; triển khai thực hiện"
	// begun is what a label begins with that gives no role: "Cơ quan theo dõi:".
	begun = "trách nhiệm; phân công; bên; nơi; cơ quan; đơn vị; phòng; chủ thể; bộ phận; lãnh đạo; người; tổ chức; theo dõi; đôn đốc; chỉ đạo; tổng hợp; báo cáo; thẩm định; ban hành; trình; kiểm tra; giám sát; hướng dẫn; phụ trách; thẩm tra; đề xuất; quản lý"
	// seatWords are the places in a body of members.
	seatWords = "thành viên; các thành viên; ủy viên; các ủy viên; trưởng đoàn; phó trưởng đoàn; trưởng ban; phó trưởng ban; các phó trưởng ban; tổ trưởng; tổ phó; tổ viên; thư ký; trưởng tiểu ban; phó trưởng tiểu ban; chủ tịch hội đồng; phó chủ tịch hội đồng; phó trưởng ban thường trực; ủy viên thường trực; đoàn viên"
	// levelsNamed say of which level the bodies behind a colon are.
	levelsNamed = "cấp trung ương; cấp tỉnh; cấp thành phố; cấp huyện; cấp xã; cấp cơ sở; ở trung ương; ở địa phương; ở cấp trung ương; ở cấp tỉnh; ở cấp huyện; ở cấp xã; trung ương; địa phương; đối với cấp tỉnh; đối với cấp xã; tại cấp tỉnh; tại cấp xã; tại trung ương; tại địa phương; các ông, bà; các ông bà; ông, bà; các đồng chí"
	// adverbs stand before the words of a role and are passed with them.
	adverbs = "đóng vai trò; giữ vai trò; có vai trò; đảm nhiệm vai trò; đảm nhận vai trò; với vai trò; trong vai trò; được giao nhiệm vụ; được giao trách nhiệm; được đề nghị; được yêu cầu; được chỉ định; được ủy quyền; được cử; được chọn; nhận nhiệm vụ; khẩn trương; chủ động; tiếp tục; tích cực; thường xuyên; kịp thời; trực tiếp; có trách nhiệm; chịu trách nhiệm; được phân công; phân công; thống nhất; tập trung; có nhiệm vụ"
	// helping is what those do whom a label makes coordinating.
	helping = "hỗ trợ"
	// labels is what else labels are made of.
	labels = "bên; nơi; CQ; ĐV; cơ quan; đơn vị; các cơ quan; các đơn vị; cấp; tổ chức; bộ; ngành; sở; bộ phận; các; lãnh đạo; phân công; trách nhiệm; giao; người; chính; chỉ đạo; tổng hợp; theo dõi; báo cáo; địa phương; giúp việc; được giao; có liên quan; liên quan; và; với; cùng; cùng với; chuyên môn; soạn thảo; trình; thẩm tra; thẩm định; ban hành; lập; đề xuất; nội dung; nhiệm vụ; quản lý; giải quyết; kiểm tra; giám sát; hướng dẫn; đánh giá; cung cấp; số liệu; dữ liệu; chủ quản; đôn đốc; phụ trách; đề án; văn bản; ý kiến"
)

var (
	labelBegins = set(begun)
	// tasks end a sentence whose colon stands before what is to be done.
	tasks = set("nhiệm vụ; nội dung; công việc; giải pháp")
	// levelLabels say of which level the bodies behind a colon are.
	levelLabels = set(levelsNamed)
	// addresses stand before a bracket that ends a label.
	addresses = set("các ông (bà; ông (bà; các ông/bà; các ông bà; các đồng chí; các đ/c")
	// seats are the places in a body of members.
	seats = set(seatWords)
	// otherLabels are of other columns, and name no bodies.
	otherLabels = set("thời gian; thời gian thực hiện; thời gian hoàn thành; thời hạn; thời hạn thực hiện; thời hạn hoàn thành; tiến độ; tiến độ thực hiện; tiến độ hoàn thành; hoàn thành; thời điểm; thời điểm hoàn thành; sản phẩm; sản phẩm đầu ra; kết quả; kết quả đầu ra; sản phẩm, kết quả; kinh phí; kinh phí thực hiện; nguồn kinh phí; nguồn vốn; ghi chú; nội dung; nội dung thực hiện; hình thức; số lượng; địa điểm; địa bàn; phạm vi; mục tiêu; chỉ tiêu; nhiệm vụ; lộ trình")
	// objects are with whom something is done.
	objects = set("đối tượng; đối tượng giám sát; đối tượng khảo sát; đối tượng áp dụng; đối tượng kiểm tra; đối tượng thanh tra; đối tượng tập huấn; đối tượng làm việc; đối tượng thụ hưởng")
	// roleAdverbs stand before the words of a role and are passed with them.
	roleAdverbs = set(adverbs)
	// standing are words of a role behind which a body is named of which the
	// one before is an office: "là cơ quan thường trực Ban Chỉ đạo".
	standing = set("là cơ quan thường trực; làm cơ quan thường trực; cơ quan thường trực")
)

// fillers end a list of bodies and say nothing: "... tổ chức thực hiện".
var fillers = set("thực hiện; triển khai; triển khai thực hiện; tổ chức thực hiện")
