package webhook_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/webhook"
	"github.com/caicach/tthc/schedule/form"
)

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

var event = delivery.Event{At: 42, Subject: delivery.Subject{Kind: delivery.Petition, Code: "PAKN.20250602.0001"}, Type: "petition.event",
	Time: time.Date(2025, 6, 3, 9, 0, 0, 0, time.FixedZone("", 7*3600)), Data: map[string]string{"petition": "PAKN.20250602.0001", "type": "accepted"}}

func sender(t *testing.T, private bool, trusts *httptest.Server) *webhook.Sender {
	o := webhook.Options{Private: private, Now: time.Now, Secrets: func(context.Context, string) ([]string, error) { return []string{secret}, nil }}
	if trusts != nil && trusts.TLS != nil {
		pool := x509.NewCertPool()
		pool.AddCert(trusts.Certificate())
		o.TLS = &tls.Config{RootCAs: pool}
	}
	return webhook.New(o)
}

func TestAReceiverKnowsTheEventAndWhoSentIt(t *testing.T) {
	var got map[string]any
	var header http.Header
	var status int
	receiver := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		assert.NoError(t, err)
		known, err := standardwebhooks.NewWebhook(secret)
		assert.NoError(t, err)
		assert.NoError(t, known.Verify(body, r.Header))
		assert.Error(t, known.Verify(append(body, ' '), r.Header))
		assert.NoError(t, json.Unmarshal(body, &got))
		header = r.Header
		w.WriteHeader(status)
	}))
	defer receiver.Close()
	sub := delivery.Subscription{ID: "5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10", Address: receiver.URL + "/in"}
	for _, status = range []int{200, 202, 204} {
		require.NoError(t, sender(t, true, receiver).Send(t.Context(), sub, event))
	}
	// 09:00 in Vietnam on 3 June 2025 is 02:00 UTC: 1748916000 seconds.
	assert.Equal(t, map[string]any{"specversion": "1.0", "id": "42-1748916000000", "source": "urn:uuid:5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10", "type": "io.github.caicach.tthc.petition.event",
		"subject": "petition/PAKN.20250602.0001", "time": "2025-06-03T09:00:00+07:00", "datacontenttype": "application/json",
		"data": map[string]any{"petition": "PAKN.20250602.0001", "type": "accepted"}}, got)
	assert.Equal(t, "42-1748916000000", header.Get("webhook-id"))
	assert.Equal(t, "application/cloudevents+json; charset=UTF-8", header.Get("Content-Type"))
	for _, status = range []int{301, 400, 404, 410, 500, 503} {
		assert.EqualError(t, sender(t, true, receiver).Send(t.Context(), sub, event), fmt.Sprintf("status-%d", status))
	}
	assert.EqualError(t, sender(t, true, nil).Send(t.Context(), sub, event), "certificate")
	receiver.Close()
	assert.EqualError(t, sender(t, true, nil).Send(t.Context(), sub, event), "connection")
}

// The signature of the example of the scheme's own documentation, by
// printf 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}' |
// openssl dgst -sha256 -mac HMAC -macopt hexkey:31f290f6bf06298aab4f08d43c3f082cf648a362da2da4b0 -binary | base64
func TestTheSignatureIsThatOfTheScheme(t *testing.T) {
	known, err := standardwebhooks.NewWebhook(secret)
	require.NoError(t, err)
	signature, err := known.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	require.NoError(t, err)
	assert.Equal(t, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature)
	assert.Regexp(t, `^whsec_[A-Za-z0-9+/]{43}=$`, webhook.NewSecret())
	assert.NotEqual(t, webhook.NewSecret(), webhook.NewSecret())
}

// While a receiver learns another secret it knows the event by either.
func TestAnEventIsSignedWithBothSecrets(t *testing.T) {
	old, none := webhook.NewSecret(), webhook.NewSecret()
	var secrets []string
	verified := map[string]bool{}
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		assert.NoError(t, err)
		for name, one := range map[string]string{"new": secret, "old": old, "none": none} {
			known, err := standardwebhooks.NewWebhook(one)
			assert.NoError(t, err)
			verified[name] = known.Verify(body, r.Header) == nil
		}
	}))
	defer receiver.Close()
	s := webhook.New(webhook.Options{Private: true, Now: time.Now, Secrets: func(context.Context, string) ([]string, error) { return secrets, nil }})
	sub := delivery.Subscription{Address: receiver.URL}
	secrets = []string{secret, old}
	require.NoError(t, s.Send(t.Context(), sub, event))
	assert.Equal(t, map[string]bool{"new": true, "old": true, "none": false}, verified)
	secrets = []string{secret}
	require.NoError(t, s.Send(t.Context(), sub, event))
	assert.Equal(t, map[string]bool{"new": true, "old": false, "none": false}, verified)
	for _, secrets = range [][]string{nil, {""}, {secret, "x"}} {
		assert.EqualError(t, s.Send(t.Context(), sub, event), "secret")
	}
}

// No redirect is followed, and a receiver that answers without end, or not at all, is
// given up.
func TestReceiversThatAreNone(t *testing.T) {
	reached := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer other.Close()
	redirects := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer redirects.Close()
	s := sender(t, true, nil)
	assert.EqualError(t, s.Send(t.Context(), delivery.Subscription{Address: redirects.URL}, event), "status-307")
	assert.False(t, reached)

	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for range 1000 {
			if _, err := w.Write([]byte(strings.Repeat("x", 64<<10))); err != nil {
				return
			}
		}
		t.Error("64 MB were read")
	}))
	defer endless.Close()
	assert.NoError(t, s.Send(t.Context(), delivery.Subscription{Address: endless.URL}, event))

	header := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 64<<10)) }))
	defer header.Close()
	assert.EqualError(t, s.Send(t.Context(), delivery.Subscription{Address: header.URL}, event), "connection")

	gone := make(chan struct{})
	hangs := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-gone }))
	defer hangs.Close()
	defer close(gone)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	assert.EqualError(t, s.Send(ctx, delivery.Subscription{Address: hangs.URL}, event), "timeout")
}

// Where a name leads is looked at when it is reached: this one leads to the machine
// itself.
func TestNoPrivateAddressIsReached(t *testing.T) {
	reached := false
	receiver := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer receiver.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(receiver.URL, "https://"), ":")
	for _, address := range []string{"https://localhost:" + port, receiver.URL, "https://[::ffff:127.0.0.1]:" + port} {
		assert.EqualError(t, sender(t, false, receiver).Send(t.Context(), delivery.Subscription{Address: address}, event), "private-address", address)
	}
	assert.False(t, reached)
}

func TestAddresses(t *testing.T) {
	for text, public := range map[string]bool{
		"8.8.8.8": true, "113.160.92.202": true, "2405:4800::1": true, "2606:4700::1111": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "127.8.9.1": false, "0.0.0.0": false, "10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "100.100.100.200": false, "168.63.129.16": false, "224.0.0.1": false, "239.1.1.1": false, "255.255.255.255": false,
		"240.0.0.1": false, "192.0.0.192": false, "198.18.0.1": false, "203.0.113.7": false,
		"::": false, "::1": false, "::ffff:10.0.0.1": false, "::ffff:169.254.169.254": false, "::10.0.0.1": false, "fe80::1": false, "fc00::1": false, "fd00:ec2::254": false,
		"ff02::1": false, "64:ff9b::a00:1": false, "2002:a00:1::": false, "2001:0:a00:1::": false, "2001:db8::1": false, "fec0::1": false,
	} {
		assert.Equal(t, public, webhook.Public(netip.MustParseAddr(text)), text)
	}
	for text, want := range map[string][2]form.Code{
		"https://hop.example.vn/in?x=1": {}, "https://8.8.8.8:8443/": {}, "https://[2405:4800::1]/": {},
		"http://hop.example.vn/":    {webhook.AddressForm},
		"https://127.0.0.1/":        {webhook.AddressPrivate},
		"https://[fd00:ec2::254]/":  {webhook.AddressPrivate},
		"http://169.254.169.254/":   {webhook.AddressForm},
		"ftp://hop.example.vn/":     {webhook.AddressForm, webhook.AddressForm},
		"https://u:p@hop.example/":  {webhook.AddressForm, webhook.AddressForm},
		"https://hop.example/#part": {webhook.AddressForm, webhook.AddressForm},
		"https:///in":               {webhook.AddressForm, webhook.AddressForm},
		"hop.example.vn":            {webhook.AddressForm, webhook.AddressForm},
		"":                          {webhook.AddressForm, webhook.AddressForm},
		"https://a\u202eb.example/": {webhook.AddressForm, webhook.AddressForm},
		"https://a.example/" + strings.Repeat("x", 2000): {webhook.AddressForm, webhook.AddressForm},
	} {
		for i, private := range []bool{false, true} {
			err := webhook.Check(text, private)
			if want[i] == "" {
				assert.NoError(t, err, text)
				continue
			}
			assert.ErrorIs(t, err, want[i], text)
		}
	}
}
