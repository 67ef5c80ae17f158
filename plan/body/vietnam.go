package body

import (
	_ "embed"
	"sync"
)

//go:embed vietnam.json
var vietnamJSON []byte

// Vietnam is the built-in registry: the Government's ministries, agencies and
// inter-agency bodies, the provinces with their People's Committees and
// Councils, before and after 2025, and the bodies of the reform of
// administrative procedures that the published plans name. Departments and
// communes are the host's to add, with [Registry.With].
//
// Identifiers and their validity are those of Decisions 20/2020/QĐ-TTg and
// 09/2025/QĐ-TTg. Ministries were merged on 1 March 2025 (Resolution
// 176/2025/QH15), provinces on 1 July 2025 (Resolution 202/2025/QH15).
// Identifier G37, closed in 2025, is not here: its holder is not known.
func Vietnam() *Registry { return vietnam() }

var vietnam = sync.OnceValue(func() *Registry {
	data, err := ReadJSON(vietnamJSON)
	if err == nil {
		var r *Registry
		if r, err = New(data); err == nil {
			return r
		}
	}
	panic("plan/body: " + err.Error()) // the tests read the same data
})
