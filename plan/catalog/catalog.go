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

// Plans is the published plans, in order of their files. They are the
// caller's own: whoever changes one changes it for nobody else.
func Plans() []*plan.Plan {
	plans := make([]*plan.Plan, len(all()))
	for i, p := range all() {
		plans[i] = p.Clone()
	}
	return plans
}

// Plan finds a published plan by its number, such as "16/QĐ-TCTCCTTHC". It is
// the caller's own, as those of [Plans] are.
func Plan(number string) (*plan.Plan, bool) {
	for _, p := range all() {
		if p.Number == number {
			return p.Clone(), true
		}
	}
	return nil, false
}
