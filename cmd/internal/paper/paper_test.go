package paper_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/grid/word"
	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/schedule/form"
)

func draft() *paper.Document {
	return &paper.Document{Year: 2026, Kind: "Báo cáo", About: "Tình hình thực hiện nhiệm vụ", Opening: "Mở đầu.", Closing: "Kết thúc./.",
		Head: paper.Head{Parent: "UBND tỉnh Ví Dụ", Issuer: "Sở Nội vụ", Number: "5", Sign: "BC-SNV", Place: "Ví Dụ", Day: form.MustParseDay("2026-01-05"),
			To: []string{"Ủy ban nhân dân tỉnh Ví Dụ", "Bộ Nội vụ"}, Drafter: "CCHC", Post: "Giám đốc", Signer: "Nguyễn Văn A"},
		Parts: []paper.Part{{Title: "Kết quả", Items: []paper.Item{{Title: "Chung", Texts: []string{"Một đoạn có <b> & \"dấu\"."}, Notes: []string{"Ghi chú."},
			Table: &paper.Table{Columns: []paper.Column{{Name: "Nhiệm vụ", Share: 2}, {Name: "Số", Share: 1, Align: paper.Right}}, Rows: [][]string{{"Rà soát", "3"}}, Total: []string{"Tổng cộng", "3"}}}}},
			{Title: "Kỳ tới", Items: []paper.Item{{Texts: []string{"Không có."}}}}}}
}

func docx(t *testing.T, d *paper.Document) []byte {
	var b bytes.Buffer
	require.NoError(t, paper.WriteDOCX(&b, d))
	return b.Bytes()
}

// part is a part of a file.
func part(t *testing.T, file []byte, name string) string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	f, err := z.Open(name)
	require.NoError(t, err)
	text, err := io.ReadAll(f)
	require.NoError(t, err)
	return string(text)
}

// The document has every part of Annex I of Decree 30/2020/NĐ-CP in its order, and is read
// again as it was written.
func TestWhatIsWrittenIsRead(t *testing.T) {
	file := docx(t, draft())
	got, err := word.Read(file)
	require.NoError(t, err)
	require.Len(t, got.Grids, 3, "the head, the table, the foot")
	assert.Equal(t, [][]string{{"UBND TỈNH VÍ DỤ\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"}, {"Số: 05/BC-SNV", "Ví Dụ, ngày 05 tháng 01 năm 2026"}}, got.Grids[0].Rows)
	assert.Equal(t, [][]string{{"Nhiệm vụ", "Số"}, {"Rà soát", "3"}, {"Tổng cộng", "3"}}, got.Grids[1].Rows)
	assert.Equal(t, [][]string{{"Nơi nhận:\n- Như trên;\n- Lưu: VT, CCHC.", "GIÁM ĐỐC\nNguyễn Văn A"}}, got.Grids[2].Rows)
	lines := strings.Join(got.Lines, "\n")
	assert.Contains(t, lines, "BÁO CÁO\nTình hình thực hiện nhiệm vụ\nKính gửi:\n- Ủy ban nhân dân tỉnh Ví Dụ;\n- Bộ Nội vụ.\nMở đầu.\nI. KẾT QUẢ\n1. Chung\nMột đoạn có <b> & \"dấu\".\nGhi chú.\nII. KỲ TỚI\nKhông có.\nKết thúc./.")
	assert.Equal(t, file, docx(t, draft()), "the same document is the same file")
}

// The numbers of the layout, by sections I and II of part I of the annex: margins in mm,
// sizes of letters in points.
func TestTheLayoutIsThatOfTheDecree(t *testing.T) {
	file := docx(t, draft())
	body, styles := part(t, file, "word/document.xml"), part(t, file, "word/styles.xml")
	number := func(text, pattern string) float64 {
		found := regexp.MustCompile(pattern).FindStringSubmatch(text)
		require.NotNil(t, found, pattern)
		n, err := strconv.ParseFloat(found[1], 64)
		require.NoError(t, err)
		return n
	}
	mm := func(attribute string) float64 { return number(body, attribute+`="(\d+)"`) / 1440 * 25.4 }
	assert.InDelta(t, 210, mm(`w:pgSz w:w`), 0.1)
	assert.InDelta(t, 297, number(body, `w:pgSz w:w="\d+" w:h="(\d+)"`)/1440*25.4, 0.1)
	margins := regexp.MustCompile(`<w:pgMar [^>]*>`).FindString(body)
	for name, between := range map[string][2]float64{"top": {20, 25}, "bottom": {20, 25}, "left": {30, 35}, "right": {15, 20}} {
		n := number(margins, `w:`+name+`="(\d+)"`) / 1440 * 25.4
		assert.GreaterOrEqual(t, n, between[0]-0.01, name)
		assert.LessOrEqual(t, n, between[1]+0.01, name)
	}
	assert.Contains(t, styles, `w:ascii="Times New Roman"`)
	for text, between := range map[string][2]float64{
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": {12, 13}, "Độc lập - Tự do - Hạnh phúc": {13, 14}, "UBND TỈNH VÍ DỤ": {12, 13}, "SỞ NỘI VỤ": {12, 13}, "Số: 05/BC-SNV": {13, 13},
		"Ví Dụ, ngày 05 tháng 01 năm 2026": {13, 14}, "BÁO CÁO": {13, 14}, "Tình hình thực hiện nhiệm vụ": {13, 14}, "Mở đầu.": {13, 14}, "I. KẾT QUẢ": {13, 14}, "Kính gửi:": {13, 14},
		"Nơi nhận:": {12, 12}, "- Như trên;": {11, 11}, "GIÁM ĐỐC": {13, 14}, "Nguyễn Văn A": {13, 14},
	} {
		size := number(body, `w:szCs w:val="(\d+)"></w:szCs></w:rPr><w:t xml:space="preserve">`+regexp.QuoteMeta(text)) / 2
		assert.GreaterOrEqual(t, size, between[0], text)
		assert.LessOrEqual(t, size, between[1], text)
	}
	assert.Contains(t, body, "<w:titlePg>", "the first page shows no number")
	assert.Contains(t, part(t, file, "word/header1.xml"), "PAGE")
}

// The examples of sections II.3, II.4 and V.
func TestNumbersAndDays(t *testing.T) {
	d := &paper.Document{Year: 2020, Head: paper.Head{Number: "15", Sign: "QĐ-BNV", Place: "Hà Nội", Day: form.MustParseDay("2020-01-05")}}
	assert.Equal(t, "Số: 15/QĐ-BNV", d.NumberLine())
	assert.Equal(t, "Hà Nội, ngày 05 tháng 01 năm 2020", d.PlaceAndDay())
	d.Number, d.Place, d.Day = "5", "Thành phố Hồ Chí Minh", form.MustParseDay("2019-06-29")
	assert.Equal(t, "Số: 05/QĐ-BNV", d.NumberLine())
	assert.Equal(t, "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019", d.PlaceAndDay())
	d.Number, d.Day = "", form.NoDay
	assert.Equal(t, "Số: ……/QĐ-BNV", d.NumberLine(), "the registry gives the number")
	assert.Equal(t, "Thành phố Hồ Chí Minh, ngày …… tháng …… năm 2020", d.PlaceAndDay())
	assert.Equal(t, []string{"Lưu: VT."}, d.RecipientLines())
	assert.Equal(t, []string{"CHỨC VỤ CỦA NGƯỜI KÝ"}, d.Signing())
	d.Issuer = "Ủy ban nhân dân tỉnh Ví Dụ"
	assert.Equal(t, []string{"ỦY BAN NHÂN DÂN", "TỈNH VÍ DỤ"}, d.IssuerLines())
}
