package roster

import (
	"context"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused of people. These codes are the types of problems.
const (
	PersonUnknown form.Code = "unknown-person" // who never signed in
	GrantsRefused form.Code = "bad-grants"     // its cause says why
)

// NewGrants is roles that a person is given.
type NewGrants struct {
	Grants []access.Grant `json:"grants"`
	Alone  bool           `json:"alone,omitzero"` // whatever the provider tells
}

var newGrants = form.Of[NewGrants](1)

// ReadNewGrants reads roles that a person is given.
func ReadNewGrants(b []byte) (NewGrants, error) {
	n, err := newGrants.Read(b, nil)
	if err == nil && n.Grants == nil {
		err = texts.Error(form.Error{Code: form.FieldMissing, Path: "grants"})
	}
	if err != nil {
		err = texts.Error(form.Error{Code: GrantsRefused, Cause: err})
	}
	return n, err
}

// Person is a person who signed in once, and the roles that they were given here.
type Person struct {
	ID     string
	Name   string // as it was at the first sign-in
	Grants []access.Grant
	Alone  bool // these roles alone hold, whatever the provider tells: without any the person is barred
}

// The types of changes.
const (
	personMet     = "person-met"
	personGranted = "person-granted"
)

func (v *view) person(id string) int {
	return slices.IndexFunc(v.people, func(p Person) bool { return p.ID == id })
}

// Person is what is known of a person; the zero Person where they never signed in.
func (r *Roster) Person(ctx context.Context, id string) (Person, error) {
	v, err := r.stream.At(ctx, glance)
	if err != nil {
		return Person{}, err
	}
	if i := v.person(id); i >= 0 {
		return v.people[i], nil
	}
	return Person{}, nil
}

// People is all who signed in, in the order in which they first did.
func (r *Roster) People(ctx context.Context) ([]Person, error) {
	v, err := r.stream.At(ctx, 0)
	if err != nil {
		return nil, err
	}
	return v.people, nil
}

// Meet keeps that a person signed in for the first time.
func (r *Roster) Meet(ctx context.Context, id, name string) error {
	_, err := r.stream.Record(ctx, func(v *view) (change, bool, error) {
		return change{Type: personMet, ID: id, Name: name, By: id}, v.person(id) < 0, nil
	})
	return err
}

// Grant gives a person roles, in the place of those that they had here.
func (r *Roster) Grant(ctx context.Context, id string, n NewGrants, by string) (Person, error) {
	v, err := r.stream.Record(ctx, func(v *view) (c change, needed bool, err error) {
		i := v.person(id)
		if i < 0 {
			return c, false, texts.Error(form.Error{Code: PersonUnknown, Value: id})
		}
		now := v.people[i]
		return change{Type: personGranted, ID: id, Grants: n.Grants, Alone: n.Alone, By: by}, !slices.Equal(now.Grants, n.Grants) || now.Alone != n.Alone, nil
	})
	if err != nil {
		return Person{}, err
	}
	return v.people[v.person(id)], nil
}
