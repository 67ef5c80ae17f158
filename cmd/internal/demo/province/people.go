package province

// The systems and the people that do most of what is done.
const (
	OneStop   = "Hệ thống một cửa tỉnh Ví Dụ"
	Following = "Hệ thống theo dõi nhiệm vụ tỉnh Ví Dụ"
	Portal    = "Cổng tiếp nhận phản ánh, kiến nghị (mẫu)"
	Old       = "Hệ thống cũ (mẫu)" // whose token was taken back

	Administrator = "Nguyễn Văn A"
	Leader        = "Trần Thị B"
	Desk          = "Phạm Thị D"
	Assessor      = "Hoàng Văn E"
)

// Person is somebody who works in the province, or a system of it.
type Person struct {
	Name   string
	System bool
	Grants string
}

// People is those who may come in.
func People() []Person {
	return []Person{
		{Administrator, false, "administrator"}, {Leader, false, "leader@H99"}, {"Lê Văn C", false, "progress@H99.02"}, {Desk, false, "petitions@H99"},
		{Assessor, false, "assessor"}, {"Vũ Thị G", false, "auditor"}, {"Đỗ Văn H", false, "read"}, {"Bùi Thị I", false, "progress@H99.31 petitions@H99.31"},
		{"Ngô Văn K", false, ""}, // who was given no role yet
		{OneStop, true, "progress@H99"}, {Following, true, "progress"}, {Portal, true, "petitions@H99"}, {Old, true, "read"},
	}
}

// Senders is the people who write petitions.
func Senders() []string {
	return []string{"Nguyễn Văn A", "Trần Thị B", "Lê Văn C", "Phạm Thị D", "Hoàng Văn E", "Vũ Thị G", "Đỗ Văn H", "Bùi Thị I", "Ngô Văn K", "Dương Thị L", "Đặng Văn M", "Hồ Thị N"}
}
