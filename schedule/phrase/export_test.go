package phrase

// What the tests of the vocabulary are generated from.
var (
	LimitWords = limitWords

	Latest, Least, OfTimes = latest, least, ofTimes
)

const (
	SinceWords  = sinceWords
	AfterWords  = afterWords
	MomentWords = momentWords
	UntilWords  = untilWords
	OnwardWords = onwardWords
	WithinWords = withinWords
)
