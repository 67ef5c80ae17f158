package body

import "strings"

// ID names a body for programs. It is either official or local:
//
//   - an electronic identifier of Decision 20/2020/QĐ-TTg (as amended by
//     Decision 09/2025/QĐ-TTg): a capital letter and two digits, then levels of
//     digits and capitals after dots, at most 35 characters: G22, H26, H26.12;
//   - where the state has given none, a local identifier: "local:" and levels
//     of small letters, digits and hyphens after dots:
//     local:to-cong-tac-tthc.to-truong.
//
// An ID stays with a body for its whole life, whatever its name becomes. It
// is never derived from a statistical code, and a level in it is no promise
// that the body above is the parent. The zero ID is none.
type ID string

// The longest identifiers: of official ones by article 4 of Decision
// 20/2020/QĐ-TTg.
const (
	maxOfficial = 35
	maxLocal    = 100
)

const localPrefix = "local:"

// ParseID reads an identifier, strictly: no spaces, capitals as given.
// Anything else is refused as [IDForm].
func ParseID(s string) (ID, error) {
	if !isID(s) {
		return "", refuse(IDForm, "", s)
	}
	return ID(s), nil
}

func isID(s string) bool {
	if rest, local := strings.CutPrefix(s, localPrefix); local {
		return len(s) <= maxLocal && levels(rest, localLevel)
	}
	return len(s) >= 3 && len(s) <= maxOfficial && s[0] >= 'A' && s[0] <= 'Y' && isDigit(s[1]) && isDigit(s[2]) &&
		levels(s, officialLevel) && (len(s) == 3 || s[3] == '.')
}

// MustParseID is [ParseID] for identifiers written in a program. It panics on
// what cannot be read.
func MustParseID(s string) ID {
	id, err := ParseID(s)
	if err != nil {
		panic(err)
	}
	return id
}

// levels says whether s is levels between dots, each of the characters given.
func levels(s string, valid func(string) bool) bool {
	for level := range strings.SplitSeq(s, ".") {
		if !valid(level) {
			return false
		}
	}
	return true
}

func officialLevel(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) && (s[i] < 'A' || s[i] > 'Z') {
			return false
		}
	}
	return s != ""
}

func localLevel(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) && (s[i] < 'a' || s[i] > 'z') && s[i] != '-' {
			return false
		}
	}
	return s != "" && s[0] != '-' && s[len(s)-1] != '-'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// IsZero says that there is no identifier.
func (id ID) IsZero() bool { return id == "" }

// IsLocal says that the identifier is no official one.
func (id ID) IsLocal() bool { return strings.HasPrefix(string(id), localPrefix) }

// String is the identifier as written.
func (id ID) String() string { return string(id) }

// MarshalText writes the identifier. No identifier is an error: leave it out
// (omitzero).
func (id ID) MarshalText() ([]byte, error) { return id.AppendText(nil) }

// AppendText writes as [ID.MarshalText] does, behind b.
func (id ID) AppendText(b []byte) ([]byte, error) {
	if id == "" {
		return nil, refuse(IDForm, "", "")
	}
	return append(b, id...), nil
}

// UnmarshalText reads as [ParseID] does.
func (id *ID) UnmarshalText(b []byte) error {
	p, err := ParseID(string(b))
	if err != nil {
		return err
	}
	*id = p
	return nil
}
