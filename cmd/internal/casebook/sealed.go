package casebook

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// A row of an event in which there are words is two lines where the book seals: the
// event as it is judged, with a keyed digest in the place of its first text and "…"
// in those of the others, a reason in free words included; and the key of the petition and the event whole, sealed
// under it. So the log is read, judged and counted without any key.

// Sealed is the book of a ledger that seals what people write, and who they are,
// under the keys of a vault; nil: it does not.
func Sealed(b *Book, vault *seal.Vault) *Book {
	b.vault = vault
	return b
}

// Vault has the keys under which the book seals; nil: it does not.
func (b *Book) Vault() *seal.Vault { return b.vault }

// row is a row of an event, taken apart.
type row struct {
	event petition.Event // as it is judged
	key   string         // empty: it is not sealed
	box   string
}

func readRow(data string) (r row, err error) {
	line, rest, sealed := strings.Cut(data, "\n")
	if r.event, err = petition.ReadEvent([]byte(line)); err != nil || !sealed {
		return r, err
	}
	r.key, r.box, _ = strings.Cut(rest, " ")
	return r, nil
}

// whole is the event with every word.
func (r row) whole(ctx context.Context, v *seal.Vault, key *seal.Key) (petition.Event, error) {
	if r.key == "" {
		return r.event, nil
	}
	if v == nil {
		return petition.Event{}, texts.Error(form.Error{Code: KeyMissing})
	}
	if key.ID != r.key {
		k, err := v.Key(ctx, r.key)
		if err != nil {
			return petition.Event{}, err
		}
		*key = k
	}
	box, err := base64.StdEncoding.DecodeString(r.box)
	if err != nil {
		return petition.Event{}, err
	}
	plain, err := key.Open(box, r.event.Code.String())
	if err != nil {
		return petition.Event{}, err
	}
	return petition.ReadEvent(plain)
}

// short is an event as it is judged and, where it is to be sealed, the rest of its
// row and its identifier.
func (j *judging) short(ctx context.Context, e petition.Event) (short petition.Event, rest, id string, err error) {
	short = e.WithoutWords()
	vault := j.view.book.vault
	if vault == nil || e.Check() != nil { // what is unfit is refused as it is judged
		return short, "", "", nil
	}
	sender := &short.Sender.Identity
	texts := []*string{&short.Content, &short.Proposal, &sender.Name, &sender.Address, &sender.Phone, &sender.Email}
	if petition.Reasons(e.Type) == nil { // then it is in free words
		texts = append(texts, &short.Reason)
	}
	texts = slices.DeleteFunc(texts, func(text *string) bool { return strings.TrimSpace(*text) == "" })
	if len(texts) == 0 {
		return short, "", "", nil
	}
	whole, err := json.Marshal(e)
	if err != nil {
		return short, "", "", err
	}
	r, _ := j.view.find(e.Code)
	if r.erased != nil {
		return short, "", "", erased(e.Code)
	}
	key, ok := j.keys[e.Code]
	if !ok {
		switch {
		case r.key != "":
			key, err = vault.Key(ctx, r.key)
		case r.pet.IsZero():
			key, err = vault.Take(ctx)
			if err == nil {
				j.taken = append(j.taken, key)
			}
		default: // it was begun before anything was sealed
			return short, "", "", nil
		}
		if errors.Is(err, seal.Destroyed) {
			return short, "", "", erased(e.Code)
		}
		if err != nil {
			j.wrong = err
			return short, "", "", err
		}
		j.keys[e.Code] = key
	}
	id = key.Digest(whole)
	for i, text := range texts {
		if *text = "…"; i == 0 {
			*text = id
		}
	}
	return short, "\n" + key.ID + " " + base64.StdEncoding.EncodeToString(key.Seal(whole, e.Code.String())), id, nil
}
