package redact_test

import (
	"fmt"

	"github.com/caicach/tthc/petition/redact"
)

func ExampleNew() {
	r, err := redact.New("Tôi là Nguyễn Văn Mẫu, số 0912 345 678, thư mau@example.vn.", redact.Options{})
	if err != nil {
		panic(err)
	}
	fmt.Println(r)
	for _, m := range r.Masks() {
		fmt.Println(m.Kind, m.Sureness, r.Masked(m))
	}
	// Output:
	// Tôi là [họ tên], số [số điện thoại], thư [thư điện tử].
	// name likely Nguyễn Văn Mẫu
	// phone certain 0912 345 678
	// email certain mau@example.vn
}

// A reviewer finds that a mask hides nothing personal, and takes it away.
func ExampleRedaction_Without() {
	r, err := redact.New("Ngã tư đường Thử Nghiệm chưa có đèn", redact.Options{})
	if err != nil {
		panic(err)
	}
	fmt.Println(r)
	fmt.Println(r.Without(r.Masks()[0].Start))
	// Output:
	// Ngã tư [địa chỉ] chưa có đèn
	// Ngã tư đường Thử Nghiệm chưa có đèn
}
