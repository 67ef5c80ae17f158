package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
)

// A new secret is printed alone and once; what is listed has none, and no address of a
// person.
func TestSubscriptionCommands(t *testing.T) {
	data, keys := t.TempDir(), filepath.Join(t.TempDir(), "keys")
	s, err := store.Open(t.Context(), data)
	require.NoError(t, err)
	master, err := seal.Source{Folder: keys}.Master(t.Context(), true)
	require.NoError(t, err)
	vault, err := seal.NewVault(t.Context(), s.Seals(), master)
	require.NoError(t, err)
	book := receivers.Open(receivers.Options{Store: s, Now: time.Now, Vault: vault})
	system, secret, err := book.Make(t.Context(), receivers.New{Name: "Một cửa", Address: "https://hop.example.vn/", Subjects: []delivery.SubjectKind{delivery.Plan}}, "p1")
	require.NoError(t, err)
	person, _, err := book.Make(t.Context(), receivers.New{Name: "Bà Mẫu", Address: "mailto:mau@example.vn", Subjects: []delivery.SubjectKind{delivery.Notice}}, "p1")
	require.NoError(t, err)

	status, out, errs := tthc(t, "", "subscription", "rotate", system.ID, "--data", data, "--keys", keys)
	require.Equal(t, 0, status, errs)
	assert.Regexp(t, `^whsec_[A-Za-z0-9+/]{43}=\n$`, out)
	assert.Contains(t, errs, "Một cửa")
	both, err := book.Secrets(t.Context(), system.ID)
	require.NoError(t, err)
	assert.Equal(t, []string{out[:len(out)-1], secret}, both)
	require.NoError(t, s.Close())

	type subscription struct{ ID, Name, Address, By, Rotated, Ended, Secret string }
	var list []subscription
	answer(t, &list, "subscription", "list", "--data", data, "--json")
	require.Len(t, list, 2)
	assert.NotEmpty(t, list[0].Rotated)
	assert.Equal(t, subscription{person.ID, "Bà Mẫu", "", "p1", "", "", ""}, list[1])
	_, out, _ = tthc(t, "", "subscription", "list", "--data", data)
	assert.NotContains(t, out, "whsec_")
	assert.NotContains(t, out, "mau@example.vn")
	var again subscription
	answer(t, &again, "subscription", "rotate", system.ID, "--data", data, "--keys", keys, "--json")
	assert.Contains(t, again.Secret, "whsec_")
	for _, c := range []struct {
		status int
		said   string
		args   []string
	}{
		{1, "không có đăng ký nhận tin", []string{"none", "--keys", keys}},
		{1, "không có khóa ký để đổi", []string{person.ID, "--keys", keys}},
		{2, "cần một số hiệu", nil},
		{2, "--keys: ", []string{system.ID, "--keys", t.TempDir()}},
	} {
		status, out, errs := tthc(t, "", append(append([]string{"subscription", "rotate"}, c.args...), "--data", data)...)
		assert.Equal(t, c.status, status, c.args)
		assert.Empty(t, out)
		assert.Contains(t, errs, c.said)
	}
}
