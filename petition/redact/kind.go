package redact

import (
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Kind is the kind of personal data.
type Kind string

// The kinds of personal data.
const (
	Name     Kind = "name"     // họ tên
	Phone    Kind = "phone"    // số điện thoại
	Email    Kind = "email"    // thư điện tử
	Address  Kind = "address"  // địa chỉ, from the village or the street down
	Identity Kind = "identity" // số định danh: 9 or 12 digits; also a passport, tax code, account, card or insurance number
	Plate    Kind = "plate"    // biển số xe
	Profile  Kind = "profile"  // trang cá nhân: the address of somebody's page
	Birth    Kind = "birth"    // ngày sinh, or the year
	Land     Kind = "land"     // thửa đất, tờ bản đồ, giấy chứng nhận: their numbers
	Other    Kind = "other"    // what a reviewer adds that is none of these
)

// Kinds are all kinds.
func Kinds() []Kind {
	return []Kind{Name, Phone, Email, Address, Identity, Plate, Profile, Birth, Land, Other}
}

// Valid says whether k is one of the kinds.
func (k Kind) Valid() bool {
	return slices.Contains(Kinds(), k)
}

// Label is what stands in the text in place of the data, without brackets.
func (k Kind) Label(l form.Language) string {
	switch k {
	case Name:
		return l.Pick("họ tên", "name")
	case Phone:
		return l.Pick("số điện thoại", "telephone number")
	case Email:
		return l.Pick("thư điện tử", "e-mail address")
	case Address:
		return l.Pick("địa chỉ", "address")
	case Identity:
		return l.Pick("số định danh", "identity number")
	case Plate:
		return l.Pick("biển số", "licence plate")
	case Profile:
		return l.Pick("trang cá nhân", "personal page")
	case Birth:
		return l.Pick("ngày sinh", "date of birth")
	case Land:
		return l.Pick("số thửa, số giấy", "number of land")
	}
	return l.Pick("đã che", "masked")
}

// Sureness says how a mask was found, for the reviewer.
type Sureness string

// How sure a mask is.
const (
	Known   Sureness = "known"   // it is what the sender's form says
	Certain Sureness = "certain" // its form leaves no doubt
	Likely  Sureness = "likely"  // the words around it speak for it
	Manual  Sureness = "manual"  // a reviewer added it
	// Doubtful is what may be personal or public, which cannot be told from the
	// text: it is masked, and a person should look at it. See [Mask.Doubt].
	Doubtful Sureness = "doubtful"
)

// Valid says whether s is one of them.
func (s Sureness) Valid() bool {
	switch s {
	case Known, Certain, Likely, Manual, Doubtful:
		return true
	}
	return false
}
