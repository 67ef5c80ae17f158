package units_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
)

func day(s string) form.Day { return form.MustParseDay(s) }

// list is made up, in the shape of the lists of the statistics office: a code
// that passes on, two communes of one name in a province, one divided, one
// that changed its type.
const list = `Mã,Tên,Loại,Tỉnh,Huyện,Từ ngày,Đến ngày,Đơn vị mới,Nghị quyết,Ghi chú
90740,Mới 2,Phường,79,,2025-07-01,,,NQ 9/NQ-UBTVQH15,
90741,Xã Tân Lập,Xã,79,,2025-07-01,,,NQ 9/NQ-UBTVQH15,
90742,Tân Lập,Xã,1,,01/7/2025,,,NQ 8/NQ-UBTVQH15,Hà Nội
90744,Xà Bang,Xã,79,,2025-07-01,,,NQ 9/NQ-UBTVQH15,
90745,Thị Trân,Thị trấn,79,,,2025-07-01,90741,NQ 9/NQ-UBTVQH15,
90743,Đảo,Đặc khu,79,,2025-07-01,2026-04-30,,NQ 9/NQ-UBTVQH15,
90743,Đảo,Phường,79,,2026-04-30,,,NQ 7/NQ-UBTVQH16,
90740,Bến Cũ,Phường,79,Quận 1,,1/7/2025,90740,NQ 9/NQ-UBTVQH15,
90750,Tân Tiến,Xã,74,Huyện An,,2025-07-01,90740;90741,NQ 9/NQ-UBTVQH15,
90751,Tân Tiến,Xã,Bình Dương,Huyện Bình,,2025-07-01,90741,NQ 9/NQ-UBTVQH15,
90752,Không Còn,Thị trấn,H09,Đảo Bình,,2024-01-01,,NQ 1/NQ-UBTVQH15,
7,Côn Lôn,Huyện,77,,,2025-07-01,90743,Luật 72/2025/QH15,
`

func TestListOfUnits(t *testing.T) {
	data, err := units.ReadCSV(strings.NewReader("\ufeff"+list), units.Options{})
	require.NoError(t, err)
	r, err := body.Vietnam().With(data)
	require.NoError(t, err)
	on, before := day("2026-01-01"), day("2025-06-30")

	// One code, two units: code and day say who.
	now, was := r.ByCode(body.GSO, "90740", on), r.ByCode(body.GSO, "90740", before)
	assert.Equal(t, []body.ID{"local:90740.20250701", "local:90740"}, []body.ID{now.ID(), was.ID()})
	assert.Equal(t, "Ủy ban nhân dân phường Mới 2", now.Name(on))
	assert.Equal(t, "Ủy ban nhân dân phường Bến Cũ", was.Name(before))
	assert.Equal(t, body.CommuneCommittee, now.Class(on))
	one, _ := r.Answers(was.ID(), on).One()
	assert.Equal(t, now, one)

	// The type is part of the name once, provinces are codes, names or identifiers.
	assert.Equal(t, "Ủy ban nhân dân xã Tân Lập", r.ByID("local:90741.20250701").Name(on))
	assert.Equal(t, []body.ID{"H29", "H26"}, []body.ID{r.ByID("local:90741.20250701").Parent(on), r.ByID("local:90742.20250701").Parent(on)})
	for _, id := range []body.ID{"local:90750", "local:90751", "local:90752"} {
		assert.Equal(t, body.ID("H09"), r.ByID(id).Parent(before), id)
	}
	assert.Equal(t, body.ID("H06"), r.ByID("local:007").Parent(before), "zeros before a code may be lost")

	assert.Equal(t, "Ủy ban nhân dân xã Xà Bang", r.ByID("local:90744.20250701").Name(on), "a name may begin like a type")
	assert.Equal(t, "Ủy ban nhân dân thị trấn Thị Trân", r.ByID("local:90745").Name(before))

	// Another type of the same unit is no succession.
	island := r.ByID("local:90743.20250701")
	assert.Equal(t, []string{"Ủy ban nhân dân đặc khu Đảo", "Ủy ban nhân dân phường Đảo"}, []string{island.Name(day("2026-04-29")), island.Name(day("2026-04-30"))})
	assert.Equal(t, body.ChangeType, island.Naming(0).Change)
	assert.Equal(t, body.OutcomeItself, r.Answers(island.ID(), 0).Outcome)

	divided := r.Answers("local:90750", on)
	assert.Equal(t, body.OutcomeSeveral, divided.Outcome)
	assert.Equal(t, []body.Body{now, r.ByID("local:90741.20250701")}, divided.Bodies)
	assert.Equal(t, body.SuccessionSplit, divided.Path[0].Kind)
	assert.Equal(t, "NQ 9/NQ-UBTVQH15", divided.Path[0].Source)
	gone := r.Answers("local:90752", on)
	assert.Equal(t, body.OutcomeNobody, gone.Outcome)
	assert.Contains(t, gone.Reason(form.Vietnamese), "NQ 1/NQ-UBTVQH15")

	// The district tells communes of one name apart, and nobody wrote short names.
	assert.Equal(t, body.ID("local:90751"), r.Find("xã Tân Tiến, huyện Bình, tỉnh Bình Dương", before).Body.ID())
	assert.Equal(t, body.DoubtSeveral, r.Find("xã Tân Tiến, tỉnh Bình Dương", before).Doubt)

	// What is written comes back.
	text, err := json.Marshal(data)
	require.NoError(t, err)
	read, err := body.ReadJSON(text)
	require.NoError(t, err)
	again, err := body.Vietnam().With(read)
	require.NoError(t, err)
	assert.Equal(t, r.Data(), again.Data())

	// A later list gives the same identifiers.
	rows := [][]string{{"Danh mục đơn vị hành chính"}, {}, {"code", "name", "type", "province", "since", "until", "successors", "resolution"},
		{"90740", "Mới 2", "Phường", "79", "2025-07-01", "2027-01-01", "90741", "NQ 20"}, {"90741", "Tân Lập", "Xã", "79", "2025-07-01"}}
	later, err := units.Read(rows, units.Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{"local:90740.20250701", "local:90741.20250701"}, []string{later.Bodies[0].ID, later.Bodies[1].ID})
	assert.Equal(t, []int{4, 5}, []int{later.Bodies[0].Line, later.Bodies[1].Line})
}

// A host's own departments: classes and parents instead of types and provinces.
func TestListOfDepartments(t *testing.T) {
	data, err := units.ReadCSV(strings.NewReader("name;id;class;parent;short;since;until;gso;successor;succession;source\n"+
		"Ủy ban nhân dân phường Ba Đình;local:00004;commune-committee;H26;;2025-07-01;;00004;;;NQ 1656/NQ-UBTVQH15\n"+
		"Sở Văn hóa, Thể thao và Du lịch;H26.30;department;H26;Sở VHTTDL | SVHTTDL;;2025-03-01;;H26.31;;x\n"+
		"Sở Văn hóa và Thể thao;H26.31;department;H26;;;;;;;\n"), units.Options{Source: "danh mục"})
	require.NoError(t, err)
	r, err := body.Vietnam().With(data)
	require.NoError(t, err)
	on := day("2025-08-01")
	assert.Equal(t, body.ID("local:00004"), r.ByCode(body.GSO, "00004", on).ID())
	assert.Equal(t, body.ID("local:00004"), r.Find("phường ba đình", on).Body.ID())
	assert.Equal(t, body.LevelCommune, r.ByID("local:00004").Level(on))
	assert.Equal(t, body.ID("H26.30"), r.Find("SVHTTDL", on).Body.ID())
	one, _ := r.Answers("H26.30", on).One()
	assert.Equal(t, body.ID("H26.31"), one.ID())
	assert.Equal(t, "danh mục", one.Naming(on).Source)
	// What rows are to one another, the registry checks, with their lines.
	data, err = units.ReadCSV(strings.NewReader("id,name,class,parent\nH26.30,Sở A,department,H99\n"), units.Options{})
	require.NoError(t, err)
	_, err = body.Vietnam().With(data)
	require.ErrorIs(t, err, body.ParentMissing)
	assert.Equal(t, 2, form.All(err)[0].Line)
}

func TestFaultsAreToldTogether(t *testing.T) {
	type fault struct {
		line   int
		column string
		code   form.Code
	}
	for _, c := range []struct {
		text string
		want []fault
	}{
		{"Mã,Tên,Loại,Tỉnh,Từ ngày,Đến ngày,Đơn vị mới\n" +
			"90x,A,Xã,79,,,\n" +
			"90001,,Xã,79,,,\n" +
			"90002,B,Làng,79,,,\n" +
			"90003,C,Xã,99,,,\n" +
			"90004,D,Xã,79,2025-02-30,,\n" +
			"90005,E,Xã,79,,2025-07-01,90099\n" +
			"90006,G,Xã,79,,,90005\n" +
			"90006,H,Xã,79,,,\n" +
			"90007,I,Xã\n" +
			"123456,K,Xã,79,,,\n" +
			",L,Xã,79,,,\n", []fault{
			{2, "Mã", units.CodeForm}, {3, "Tên", units.NameMissing}, {4, "Loại", units.TypeUnknown}, {5, "Tỉnh", units.ProvinceUnknown},
			{6, "Từ ngày", form.DayMissing}, {7, "Đơn vị mới", units.SuccessorUnknown}, {8, "Đơn vị mới", units.UntilMissing},
			{9, "Mã", units.CodeTwice}, {10, "", units.RowWidth}, {11, "Mã", units.CodeForm}, {12, "Mã", units.CodeForm}}},
		{"code,nom,code,name\n1,x,2,y\n", []fault{{1, "", units.ColumnUnknown}, {1, "", units.ColumnUnknown}, {1, "", units.ColumnMissing}, {2, "", units.TypeUnknown}}},
		{"nom,class\n", []fault{{1, "", units.ColumnUnknown}, {1, "", units.ColumnMissing}, {1, "", units.ColumnMissing}}},
		{"", []fault{{1, "", units.ColumnMissing}, {1, "", units.ColumnMissing}, {1, "", units.ColumnMissing}}},
		{"id,name,class\nh26,A,department\nH26.1,B,so\n", []fault{{2, "id", units.CodeForm}, {3, "class", units.TypeUnknown}}},
		{"id,name,class\nH26.1,S\xf4,department\n", []fault{{2, "", units.ListForm}}},
		{"id,name,class\n\"H26.1,S,department\n", []fault{{2, "", units.ListForm}}},
	} {
		_, err := units.ReadCSV(strings.NewReader(c.text), units.Options{})
		var got []fault
		for _, e := range form.All(err) {
			got = append(got, fault{e.Line, e.Path, e.Code})
			assert.NotContains(t, e.Message(form.Vietnamese), "{")
			assert.NotEqual(t, e.Message(form.Vietnamese), e.Message(form.English))
		}
		assert.Equal(t, c.want, got, c.text)
	}
	_, err := units.ReadCSV(strings.NewReader(strings.Repeat("x", units.MaxSize+1)), units.Options{})
	assert.ErrorIs(t, err, form.FormLength)
	_, err = units.Read(nil, units.Options{})
	assert.ErrorIs(t, err, units.ColumnMissing)
}

func FuzzReadCSV(f *testing.F) {
	f.Add(list)
	f.Add("id,name,class\n\"H26.1,Sở A,department\n")
	f.Add("\ufeffcode;name;type;since\n1;A;xã;2025-01-01\n")
	f.Fuzz(func(t *testing.T, text string) {
		data, err := units.ReadCSV(strings.NewReader(text), units.Options{})
		if err != nil {
			require.NotEmpty(t, form.All(err))
			return
		}
		r, err := body.Vietnam().With(data)
		if err != nil {
			require.NotEmpty(t, form.All(err))
			return
		}
		again, err := body.New(r.Data())
		require.NoError(t, err)
		require.Equal(t, r.Data(), again.Data())
	})
}

// A list that has more columns than are read is read without them where its reader is
// told which they are; a slip of the pen is none of those.
func TestColumnsThatAreNotRead(t *testing.T) {
	const list = "Mã,Tên,Loại,Tỉnh,Dân số,Từ ngày,Diện tích\n90001,A,Xã,79,10,2025-07-01,1\n"
	var passed []string
	options := units.Options{Passed: func(heading string) { passed = append(passed, heading) }}
	data, err := units.ReadCSV(strings.NewReader(list), options)
	require.NoError(t, err)
	want, err := units.ReadCSV(strings.NewReader("Mã,Tên,Loại,Tỉnh,Từ ngày\n90001,A,Xã,79,2025-07-01\n"), units.Options{})
	require.NoError(t, err)
	assert.Equal(t, want, data)
	assert.Equal(t, []string{"Dân số", "Diện tích"}, passed)
	_, err = units.ReadCSV(strings.NewReader(list), units.Options{})
	assert.ErrorIs(t, err, units.ColumnUnknown)
	for heading, meant := range map[string]string{"Từ ngáyy": "tu ngay", "sicne": "since", "Nghị quyêt": ""} {
		_, err = units.ReadCSV(strings.NewReader("Mã,Tên,Loại,Tỉnh,"+heading+"\n90001,A,Xã,79,\n"), options)
		if meant == "" {
			assert.NoError(t, err)
			continue
		}
		require.ErrorIs(t, err, units.ColumnNear)
		assert.Contains(t, form.Message(err, form.English), "if it is the column "+meant)
	}
}
