package snapshot_test

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form/snapshot"
)

// What is written is read back, and what was altered is not.
func Example() {
	w := snapshot.Write("tally", 1)
	w.Text("H26.12")
	w.Int(-3)
	kept := w.Bytes()

	r, err := snapshot.Open(kept, "tally", 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Text(), r.Int(), r.End())

	_, err = snapshot.Open(kept, "tally", 2)
	fmt.Println(err)
	kept[9]++
	_, err = snapshot.Open(kept, "tally", 1)
	fmt.Println(err)
	// Output:
	// H26.12 -3 <nil>
	// the snapshot has version "1", and this program reads version 2
	// the snapshot of a tally was cut short or altered: use the one before it
}
