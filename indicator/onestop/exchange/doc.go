// Package exchange reads dossiers as one-stop systems send them to the
// national portal, for a tally of package onestop.
//
//	ms := exchange.Read(file, exchange.Options{})
//	for d, err := range ms.All() {
//		if err == nil {
//			err = tally.Add(d)
//		}
//		// ms.Number() and ms.Code() say which message it was
//	}
//
// A [Message] holds what is counted and nothing else: names, addresses and
// numbers of people are passed over and not kept. Implementations differ in
// what they send beside it, in the case of names, and in whether a number is
// written as a string, so all these are taken ([form.Foreign]); what is counted
// is read strictly, and each fault named with the field and the message.
//
// # What it is not for
//
// It sends nothing and answers nothing. What a dossier means, and whether it
// can be right, onestop says.
package exchange
