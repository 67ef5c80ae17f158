package province

// Chance is a generator of numbers (SplitMix64): the same everywhere, whatever the
// machine and the version of the language.
type Chance uint64

// Next is a number of 64 bits.
func (c *Chance) Next() uint64 {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// UpTo is a number from 0 to below n.
func (c *Chance) UpTo(n int) int { return int(c.Next() % uint64(n)) }

// Within says yes so many times out of a hundred.
func (c *Chance) Within(percent int) bool { return c.UpTo(100) < percent }

// Pick is one of some.
func Pick[T any](c *Chance, of ...T) T { return of[c.UpTo(len(of))] }
