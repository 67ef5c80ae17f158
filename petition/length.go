package petition

import (
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// The greatest lengths: of an event in a file, in bytes, and of the texts of a
// new event, in characters (Unicode code points). They are no law: they keep what
// is read and shown bounded, and leave room beyond what people write. What was
// kept before there were limits is read, restored and written as it is.
const (
	MaxEvent    = 1 << 20 // an event, one line
	MaxContent  = 100_000 // Content and Proposal, each
	MaxReason   = 2_000   // Reason
	MaxDocument = 500     // Document, Consent and Outcome
	MaxName     = 500     // the name and the address of a sender
	MaxContact  = 320     // the telephone number and the e-mail address (RFC 3696) of a sender
	MaxLanguage = 35      // Language (RFC 5646, 4.4.1)
)

// textFields are the fields with texts, besides the reason.
var textFields = fields(fieldLanguage, fieldContent, fieldProposal, fieldSender, fieldConsent, fieldDocument, fieldOutcome)

// tooLong are the texts of an event that are longer than they may be. The codes
// of petitions (at most 23 characters) and of bodies have no room to be. Nothing
// of the texts is told. has are the fields that the event has.
func (e *Event) tooLong(has fieldSet) (errs form.Errors) {
	if has&textFields == 0 && len(e.Reason) <= MaxReason {
		return nil
	}
	id := &e.Sender.Identity
	if max(len(e.Reason), len(e.Language), len(e.Content), len(e.Proposal), len(id.Name), len(id.Address), len(id.Phone), len(id.Email),
		len(e.Consent), len(e.Document), len(e.Outcome)) <= MaxLanguage { // the smallest of them
		return nil
	}
	for _, t := range [...]struct {
		path string
		text string
		most int
	}{
		{"reason", e.Reason, MaxReason}, {"language", e.Language, MaxLanguage}, {"content", e.Content, MaxContent}, {"proposal", e.Proposal, MaxContent},
		{"sender.name", id.Name, MaxName}, {"sender.address", id.Address, MaxName}, {"sender.phone", id.Phone, MaxContact}, {"sender.email", id.Email, MaxContact},
		{"consent", e.Consent, MaxDocument}, {"document", e.Document, MaxDocument}, {"outcome", string(e.Outcome), MaxDocument},
	} {
		if len(t.text) <= t.most { // bytes are no fewer than characters
			continue
		}
		if n := utf8.RuneCountInString(t.text); n > t.most {
			errs = append(errs, texts.Error(form.Error{Code: EventLength, Path: t.path,
				Args: form.Args{"petition": e.Code, "event": both(e.Type), "length": n, "most": t.most}}))
		}
	}
	return errs
}
