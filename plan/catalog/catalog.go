package catalog

import (
	"embed"
	"fmt"
	"sync"

	"github.com/caicach/tthc/plan"
)

//go:embed *.json
var files embed.FS

var all = sync.OnceValue(func() []*plan.Plan {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err)
	}
	var plans []*plan.Plan
	for _, e := range entries {
		data, err := files.ReadFile(e.Name())
		if err != nil {
			panic(err)
		}
		p, err := plan.Read(data)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", e.Name(), err)) // a test loads them all
		}
		plans = append(plans, p)
	}
	return plans
})

// Plans is the published plans. They are shared: do not change them.
func Plans() []*plan.Plan { return append([]*plan.Plan(nil), all()...) }

// Plan finds a published plan by its number, such as "16/QĐ-TCTCCTTHC".
func Plan(number string) (*plan.Plan, bool) {
	for _, p := range all() {
		if p.Number == number {
			return p, true
		}
	}
	return nil, false
}
