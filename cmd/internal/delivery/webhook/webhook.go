package webhook

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/caicach/tthc/cmd/internal/delivery"
)

// Why an event was not acknowledged, as people are told; a status is one as well. No
// word of what the receiver or the network said is among it.
var (
	errPrivate     = errors.New("private-address")
	errTimeout     = errors.New("timeout")
	errConnection  = errors.New("connection")
	errCertificate = errors.New("certificate")
	errSecret      = errors.New("secret")
)

// Timeout is how long a receiver may take to answer.
const Timeout = 15 * time.Second

// longestAnswer is how much of an answer is read: nothing of it is needed, and with
// the rest the connection would have to be closed.
const longestAnswer = 16 << 10

// Options is what a sender works with.
type Options struct {
	// Secrets is what the events of a subscription are signed with: by the scheme a
	// receiver takes an event that one of its secrets signed.
	Secrets func(ctx context.Context, subscription string) ([]string, error)
	// Private lets addresses be reached that are not public, and without TLS.
	Private bool
	Now     func() time.Time
	// TLS is by what receivers are known; nil: what the machine trusts.
	TLS *tls.Config
}

// Sender sends events. It may be used by many goroutines at once.
type Sender struct {
	options Options
	client  *http.Client
}

// New is a sender.
func New(o Options) *Sender {
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	if !o.Private {
		dialer.Control = control
	}
	return &Sender{o, &http.Client{
		Timeout: Timeout,
		Transport: &http.Transport{ // no proxy: it would reach what may not be reached
			DialContext:            dialer.DialContext,
			TLSClientConfig:        o.TLS,
			ForceAttemptHTTP2:      true,
			MaxResponseHeaderBytes: longestAnswer,
			MaxIdleConnsPerHost:    2,
			IdleConnTimeout:        time.Minute,
			DisableCompression:     true,
		},
		// A redirect would lead to an address that nobody looked at.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// NewSecret is a secret as the scheme writes it: 256 random bits.
func NewSecret() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // it never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(b[:])
}

// Send sends events, one after another, and gives nil where each was acknowledged, by
// any status from 200 to 299.
func (s *Sender) Send(ctx context.Context, sub delivery.Subscription, events ...delivery.Event) error {
	for _, e := range events {
		if err := s.send(ctx, sub, e); err != nil {
			return err
		}
	}
	return nil
}

func (s *Sender) send(ctx context.Context, sub delivery.Subscription, e delivery.Event) error {
	body, err := e.Cloud(sub.ID)
	if err != nil {
		return err
	}
	now := s.options.Now()
	signature, err := s.sign(ctx, sub.ID, e.ID(), now, body)
	if err != nil {
		return errSecret
	}
	if Check(sub.Address, s.options.Private) != nil { // the server was started otherwise before
		return errPrivate
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, sub.Address, bytes.NewReader(body))
	if err != nil {
		return errConnection
	}
	r.Header.Set("Content-Type", "application/cloudevents+json; charset=UTF-8")
	r.Header.Set("User-Agent", "tthc")
	r.Header.Set(standardwebhooks.HeaderWebhookID, e.ID())
	r.Header.Set(standardwebhooks.HeaderWebhookTimestamp, fmt.Sprint(now.Unix()))
	r.Header.Set(standardwebhooks.HeaderWebhookSignature, signature)
	answer, err := s.client.Do(r)
	if err != nil {
		return reason(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return fmt.Errorf("status-%d", answer.StatusCode)
	}
	_, _ = io.CopyN(io.Discard, answer.Body, longestAnswer) // the status said it all
	return nil
}

// sign signs an event with each secret of a subscription.
func (s *Sender) sign(ctx context.Context, subscription, event string, now time.Time, body []byte) (string, error) {
	secrets, err := s.options.Secrets(ctx, subscription)
	if err != nil || len(secrets) == 0 {
		return "", errSecret
	}
	signatures := make([]string, len(secrets))
	for i, secret := range secrets {
		signer, err := standardwebhooks.NewWebhook(secret)
		if err != nil || secret == "" {
			return "", errSecret
		}
		if signatures[i], err = signer.Sign(event, now, body); err != nil {
			return "", errSecret
		}
	}
	return strings.Join(signatures, " "), nil
}

// reason is why there was no answer.
func reason(err error) error {
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case errors.Is(err, errPrivate):
		return errPrivate
	case errors.As(err, &certificate):
		return errCertificate
	case errors.As(err, &timeout) && timeout.Timeout():
		return errTimeout
	}
	return errConnection
}
