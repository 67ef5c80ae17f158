package exchange_test

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/exchange"
	"github.com/caicach/tthc/schedule/form"
)

// Messages counted as they come; a fault names the message and the field.
func ExampleRead() {
	const sent = `[
	{"MaHoSo":"H26-240603-0001","TrangThaiHoSo":"9","NgayTiepNhan":"20240603081530","NgayHenTra":"20240617","NgayKetThucXuLy":"20240614160000","ChuHoSo":"..."},
	{"MaHoSo":"H26-240603-0002","TrangThaiHoSo":4,"NgayTiepNhan":"20240631"}]`
	var tally onestop.Tally
	ms := exchange.Read(strings.NewReader(sent), exchange.Options{})
	for d, err := range ms.All() {
		if err == nil {
			err = tally.Add(d, form.NoDay)
		}
		fmt.Println(ms.Number(), ms.Code(), err)
	}
	fmt.Println(ms.Err())
	// Output:
	// 1 H26-240603-0001 <nil>
	// 2 H26-240603-0002 line 2: NgayTiepNhan: "20240631" is not a time written as 20240603154000, 20240603 or 2024-06-03T15:40:00
	// <nil>
}

// Which body a message belongs to is the host's to say where the exchange
// leaves it open.
func ExampleMessage_Dossier() {
	m := exchange.Message{MaHoSo: "000.00.12.H40-191030-0001", TrangThaiHoSo: "1", DonViXuLy: "H40.12"}
	d, err := m.Dossier(exchange.Options{})
	fmt.Println(d.Body, d.Status, err)
	// Output: H40.12 1 <nil>
}
