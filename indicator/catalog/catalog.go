package catalog

import (
	_ "embed"
	"sync"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/scorecard"
)

//go:embed letter221.json
var letter221 []byte

//go:embed decision240.json
var decision240 []byte

//go:embed scorecard766.json
var scorecard766 []byte

// Letter221 is the 17 indicators that Resolutions 01/NQ-CP and 02/NQ-CP of
// 5 January 2024 set for 2024, as letter 221/VPCP-KSTT lists them. Their IDs
// are 221/1 to 221/9.3 for the lines of its first table, and 221/I.1, 221/I.4,
// 221/II.5 and so on for those that only the second has.
func Letter221() *indicator.Set { return set221() }

// Decision240 is the targets that the plan of Decision 240/QĐ-TTg of 4
// February 2025 sets for 2025.
func Decision240() *indicator.Set { return set240() }

// Scorecard766 is the set of Decision 766/QĐ-TTg of 23 June 2022 as the
// national portal scores it; [scorecard.Card.ByDocument] has the rules of
// the formula document. Who assesses by it is who has the control of procedures
// on the day (FunctionProcedureControl of package plan/body): the Government Office until 9
// January 2026, the Ministry of Justice since.
func Scorecard766() *scorecard.Card { return card766() }

var (
	set221  = sync.OnceValue(func() *indicator.Set { return set(letter221) })
	set240  = sync.OnceValue(func() *indicator.Set { return set(decision240) })
	card766 = sync.OnceValue(func() *scorecard.Card { return card(scorecard766) })
)

// Sets is the sets of targets, the oldest first.
func Sets() []*indicator.Set { return []*indicator.Set{Letter221(), Decision240()} }

// Set is the set of targets of that number, such as 221/VPCP-KSTT; nil when
// there is none such.
func Set(id string) *indicator.Set {
	for _, s := range Sets() {
		if s.ID() == id {
			return s
		}
	}
	return nil
}

// Scorecards is the scorecards, the oldest first.
func Scorecards() []*scorecard.Card { return []*scorecard.Card{Scorecard766()} }

// Scorecard is the scorecard of that number, such as 766; nil when there is
// none such.
func Scorecard(id string) *scorecard.Card {
	for _, c := range Scorecards() {
		if c.ID() == id {
			return c
		}
	}
	return nil
}

func card(b []byte) *scorecard.Card {
	c, err := scorecard.Read(b)
	if err != nil {
		panic(err) // the tests read the same bytes
	}
	return c
}

func set(b []byte) *indicator.Set {
	s, err := indicator.ReadSet(b)
	if err != nil {
		panic(err) // the tests read the same bytes
	}
	return s
}
