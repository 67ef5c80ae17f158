package form_test

import (
	"errors"
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

type receipt struct {
	Code        string   `json:"code"`
	Received    form.Day `json:"received"`
	Appointment form.Day `json:"appointment,omitzero"`
}

var receipts = form.Of[receipt](1)

// All that is wrong with a form is told together, each with its place.
func ExampleForm_Read() {
	_, err := receipts.Read([]byte(`{"v":1,"Code":"H26-0001","received":"2025-02-30"}`), nil)
	fmt.Println(form.Message(err, form.English))
	fmt.Println()
	fmt.Println(form.Message(err, form.Vietnamese))
	// Output:
	// Code: the name is written in another case; write “code”
	// received: day "2025-02-30" does not exist
	// code: is missing
	//
	// Code: tên trường sai chữ hoa, chữ thường; viết “code”
	// received: ngày "2025-02-30" không có trong lịch
	// code: thiếu
}

func ExampleForm_Write() {
	line, err := receipts.Write(receipt{Code: "H26-0001", Received: form.MustParseDay("2025-06-02")})
	fmt.Println(string(line), err)
	// Output:
	// {"v":1,"code":"H26-0001","received":"2025-06-02"} <nil>
}

// A server answers with the code, the place and the words of what it refuses.
func ExampleError() {
	_, err := form.ParseDay("30/9/2025")
	err = fmt.Errorf("appointment: %w", err)

	var e *form.Error
	if errors.As(err, &e) {
		fmt.Println(e.Code, e.Value)
	}
	fmt.Println(errors.Is(err, form.DayForm))
	fmt.Println(form.Message(err, form.Vietnamese))
	// Output:
	// day.form 30/9/2025
	// true
	// appointment: "30/9/2025" không phải là ngày dạng 2025-09-30
}

func ExampleDay() {
	received := form.MustParseDay("2025-02-27")
	due := received + 5
	fmt.Println(due, due.In(form.Vietnamese), due > received, due-received == 5)
	fmt.Printf("%q\n", form.NoDay.String())
	// Output:
	// 2025-03-04 4/3/2025 true true
	// ""
}
