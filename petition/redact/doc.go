// Package redact finds personal data in the text of a petition and masks it,
// so that the text can be published: names, telephone numbers, e-mail and
// postal addresses, identity numbers, plates, personal pages, days of birth, the
// numbers of parcels of land.
//
//	r, err := redact.New("Tôi là Nguyễn Văn Mẫu, số 0912 345 678", redact.Options{})
//	r.String() // "Tôi là [họ tên], số [số điện thoại]"
//	r.Masks()  // what was masked, where, and why
//
// # Review
//
// A mask is a proposal. A person looks at [Redaction.Masks] and takes one away
// with [Redaction.Without], or adds what was missed with [Redaction.With];
// both give a new Redaction. A reviewer's decisions are kept by keeping the
// masks: [FromMasks] builds the same redaction again.
//
// # What it finds and what it misses
//
// Numbers and e-mail addresses are found by their form: when in doubt they are
// masked, and a reviewer may take the mask away. On the set of texts that the
// tests keep (testdata/texts.txt, 332 made-up texts) every telephone number,
// e-mail address and identity number is masked, licence plates, tax codes and
// passports included; of the names 98 in 100 are masked whole, of the postal
// addresses 97 in 100 (the tests hold these figures). The set is made up by those who wrote the rules: expect less of
// texts from outside, and give what is known of the sender ([Options.Known]),
// which is found however it is written, but for a name of one syllable: that is
// often a word as well.
//
// Missed are, above all: names without capitals and without a word such as
// "ông" before them, names with a rare family name and no such word, foreign
// names, nicknames; addresses told in a story ("căn nhà sau chợ"), and those
// that name only a commune and what lies above it without "địa chỉ:" or the
// like before, which is left standing on purpose, because it is how a text
// names an authority; numbers written in letters with words between them.
// Pictures and attachments are not read.
//
// Left standing are what is nobody's: hotlines (1800, 1900), amounts with their
// unit, and numbers after "biên lai" or "hồ sơ" that have not the length of an
// identity number.
//
// What nobody sees in a text (soft hyphens, spaces of no width), double spaces,
// and how its accents are written change no mask. Time is linear in the text; one
// beyond [MaxLength] is refused.
//
// It does not decide whether a text may be published, and it is not made for
// secrets other than personal data.
package redact
