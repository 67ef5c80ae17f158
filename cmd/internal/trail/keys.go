package trail

import (
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Turn is that heads are signed by another key: a row of the log says so, and the first
// head of it that both keys signed. The new key holds from that head on, and whoever
// trusts one of them trusts the other for its part: what the old one signs of later
// rows is refused.
type Turn struct {
	From string `json:"from"` // the public key that signed before
	To   string `json:"to"`
}

var turns = form.Of[Turn](1)

// Write is the turn as its row says it.
func (t Turn) Write() ([]byte, error) { return turns.Write(t) }

// ReadTurn reads what the row of a turn says.
func ReadTurn(b []byte) (Turn, error) { return turns.Read(b, nil) }

// Confirmed says whether both keys signed a head.
func (t Turn) Confirmed(h Head) bool {
	for _, key := range [...]string{t.From, t.To} {
		if _, err := ReadHead(h.Note, key); err != nil || key == "" {
			return false
		}
	}
	return true
}

// Turned is a turn, the row that says so, and how many rows the first head covers that
// both keys signed; 0 where they signed none: then it is no turn.
type Turned struct {
	Turn
	Row   Row
	Since int64
}

// Keys is which key signs heads of which sizes. The zero Keys verifies nothing: heads
// are only read.
type Keys struct {
	all  []string // the oldest first
	from []int64  // the size of head from which each holds; 0 for the first
}

// NewKeys is the keys of a log whose turns are told, the oldest first, for whoever
// trusts one of them: those that confirmed it, and those that it confirmed, one through
// the other. The rows that turn nothing are faults.
func NewKeys(trusted string, turned []Turned, fault func(Fault)) (k Keys) {
	if trusted == "" {
		return Keys{}
	}
	k = Keys{[]string{trusted}, []int64{0}}
	used := make([]bool, len(turned))
	for i, t := range slices.Backward(turned) {
		if t.Since > 0 && t.To == k.all[0] {
			used[i] = true
			k.all, k.from = slices.Insert(k.all, 0, t.From), slices.Insert(k.from, 1, t.Since)
		}
	}
	for i, t := range turned {
		last := len(k.all) - 1
		if !used[i] && t.Since > k.from[last] && t.From == k.all[last] {
			used[i] = true
			k.all, k.from = append(k.all, t.To), append(k.from, t.Since)
		}
		if !used[i] {
			fault(Fault{Row: t.Row, Why: Unconfirmed})
		}
	}
	return k
}

// All is the keys, the oldest first.
func (k Keys) All() []string { return k.all }

// Last is the key that holds now.
func (k Keys) Last() string {
	if len(k.all) == 0 {
		return ""
	}
	return k.all[len(k.all)-1]
}

// Read reads a head and verifies that the key signed it that held at its size.
func (k Keys) Read(note string) (Head, error) {
	h, err := ReadHead(note, "")
	if err != nil || k.all == nil {
		return h, err
	}
	last := len(k.all) - 1
	for k.from[last] > h.Size {
		last--
	}
	return ReadHead(note, k.all[last])
}
