package redact_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition/redact"
)

// around are what may stand before and after a number.
var before = []string{"", "số ", "SĐT:", "ĐT ", "gọi ", "(", "liên hệ: ", "ngày 12/3/2025, ", "điện thoại ", "a; ", "hồ sơ 12: ", "2. ", "tôi\n", "- "}
var after = []string{"", ".", ",", ")", " nhé", "; cảm ơn", " - cảm ơn", "\n12/3/2025", "!", " (Zalo)", "/"}

// cut writes digits in groups of the sizes given, the last for what is left.
func cut(digits, sep string, sizes ...int) string {
	var groups []string
	for _, n := range sizes {
		if n >= len(digits) {
			break
		}
		groups = append(groups, digits[:n])
		digits = digits[n:]
	}
	return strings.Join(append(groups, digits), sep)
}

func digitsOf(t *rapid.T, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
	}
	return string(b)
}

func masked(t *rapid.T, number string) {
	text := rapid.SampledFrom(before).Draw(t, "before") + number + rapid.SampledFrom(after).Draw(t, "after")
	at := strings.Index(text, number)
	for _, m := range redacted(text, redact.Options{}).Masks() {
		if m.Start <= at && m.End >= at+len(number) {
			return
		}
	}
	require.Fail(t, "not masked", "%q in %q: %s", number, text, redacted(text, redact.Options{}))
}

// Every telephone number is masked, in the ways in which people write one.
func TestEveryPhoneIsMasked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := ""
		sizes := rapid.SampledFrom([][]int{{99}, {4, 3, 3}, {3, 3, 4}, {4, 6}, {4, 2, 2, 2}, {2, 2, 2, 2, 2}, {3, 4, 3}, {4, 3, 4}, {3, 8}, {5, 3, 3}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}).Draw(t, "sizes")
		sep := rapid.SampledFrom([]string{" ", ".", "-", " - ", " . ", "\u00a0"}).Draw(t, "sep")
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0: // mobile
			number = cut(rapid.SampledFrom([]string{"032", "039", "056", "070", "079", "081", "088", "090", "099"}).Draw(t, "net")+digitsOf(t, 7), sep, sizes...)
		case 1: // land line
			area := rapid.SampledFrom([]string{"024", "028", "0236", "0258"}).Draw(t, "area")
			number = cut(area+digitsOf(t, 11-len(area)), sep, sizes...)
		case 2: // from abroad
			number = rapid.SampledFrom([]string{"+84", "+84 ", "+84-", "84", "(+84)", "+84 (0)"}).Draw(t, "country") +
				cut("9"+digitsOf(t, 8), sep, 3, 3, 3)
		case 3: // the area in brackets
			number = "(024) " + cut("3"+digitsOf(t, 7), sep, 4, 4)
		}
		masked(t, number)
	})
}

func TestEveryIdentityNumberIsMasked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{9, 12}).Draw(t, "length")
		sizes := rapid.SampledFrom([][]int{{99}, {3, 3, 3, 3}, {3, 3, 3}, {6, 3, 3}}).Draw(t, "sizes")
		sep := rapid.SampledFrom([]string{" ", ".", "-"}).Draw(t, "sep")
		masked(t, cut(digitsOf(t, n), sep, sizes...))
	})
}

func TestEveryEmailIsMasked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		local := rapid.StringMatching(`[a-z0-9]([a-z0-9._+-]{0,12}[a-z0-9])?`).Draw(t, "local")
		domain := rapid.StringMatching(`[a-z0-9]{1,8}(-[a-z0-9]{1,4})?(\.[a-z]{2,6}){1,3}`).Draw(t, "domain")
		masked(t, local+rapid.SampledFrom([]string{"@", " @ ", "(at)", " [at] ", "＠"}).Draw(t, "at")+domain)
	})
}
