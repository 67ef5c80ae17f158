package redact_test

import (
	"fmt"

	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
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

// Where it cannot be told whether a place is somebody's, it is masked and said as a
// doubt: a reviewer finds that the mask hides nothing personal, and takes it away.
func ExampleRedaction_Without() {
	r, err := redact.New("Cây đổ trước số 12 đường Thử Nghiệm", redact.Options{})
	if err != nil {
		panic(err)
	}
	fmt.Println(r)
	fmt.Println(r.Masks()[0].Doubt(form.English))
	fmt.Println(r.Without(r.Masks()[0].Start))
	// Output:
	// Cây đổ trước [địa chỉ]
	// it may be a public place that the text is about
	// Cây đổ trước số 12 đường Thử Nghiệm
}
