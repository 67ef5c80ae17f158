package wire

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/schedule/form"
)

// maxKept is how many bytes of answers are kept.
const maxKept = 64 << 20

// question is what was asked: the same words on the same day, in one language,
// have the same answer as long as the plan stands as it did.
type question struct {
	path, query string
	day         form.Day
	language    form.Language
}

// answers keeps what was encoded, once for all who ask the same.
type answers struct {
	mu   sync.Mutex
	by   map[question]*kept
	size int
}

// kept is an answer. Whoever makes it holds mu, and the others wait for it.
type kept struct {
	mu sync.Mutex
	Source
	*reply
}

// Source is what an answer was computed from.
type Source struct {
	What  any                        // compared by ==
	Holds func(context.Context) bool // it stands as it did
}

// reply is an answer as it is sent. It does not change.
type reply struct {
	header http.Header
	body   []byte
	zipped []byte
}

func (d *Desk) question(r *http.Request) question {
	return question{r.URL.Path, r.URL.RawQuery, d.Ledger.Today(), Language(r)}
}

// again gives the answer that was made before, if there is one that holds.
func (d *Desk) again(w http.ResponseWriter, r *http.Request) bool {
	if r.Method != http.MethodGet {
		return false
	}
	d.kept.mu.Lock()
	k := d.kept.by[d.question(r)]
	d.kept.mu.Unlock()
	if k == nil {
		return false
	}
	k.mu.Lock()
	a, of := k.reply, k.Source
	k.mu.Unlock()
	if a == nil || !of.Holds(r.Context()) {
		return false
	}
	a.send(w, r)
	return true
}

// Keep answers what was computed from a plan or from all of them, and keeps the
// answer.
func (d *Desk) Keep(w http.ResponseWriter, r *http.Request, of ledger.Basis, compute func(http.Header) ([]byte, error)) {
	d.KeepOf(w, r, Source{of, func(ctx context.Context) bool {
		v, err := d.Ledger.At(ctx) // where it cannot be asked, the one who makes the answer says so
		return err == nil && v.Has(of)
	}}, compute)
}

// KeepOf answers what was computed from something, and keeps the answer as long
// as that stands.
func (d *Desk) KeepOf(w http.ResponseWriter, r *http.Request, of Source, compute func(http.Header) ([]byte, error)) {
	q := d.question(r)
	d.kept.mu.Lock()
	if d.kept.by == nil {
		d.kept.by = map[question]*kept{}
	}
	k := d.kept.by[q]
	if k == nil {
		k = &kept{}
		d.kept.by[q] = k
	}
	d.kept.mu.Unlock()
	a, err := d.make(q, k, of, compute)
	if err != nil {
		d.Fail(w, r, err)
		return
	}
	a.send(w, r)
}

// make computes an answer, unless somebody else just did.
func (d *Desk) make(q question, k *kept, of Source, compute func(http.Header) ([]byte, error)) (*reply, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.reply != nil && k.What == of.What {
		return k.reply, nil
	}
	h := http.Header{}
	body, err := compute(h)
	if err != nil {
		d.kept.forget(q, k)
		return nil, err
	}
	if h.Get("ETag") == "" {
		sum := sha256.Sum256(body)
		h.Set("ETag", `W/"`+base64.RawURLEncoding.EncodeToString(sum[:12])+`"`)
	}
	if h.Get("Content-Type") == "" {
		h.Set("Content-Type", "application/json")
	}
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Language, Accept-Encoding")
	a := &reply{header: h, body: body}
	if len(body) > 1024 && strings.HasPrefix(h.Get("ETag"), "W/") { // a strong tag is of these very bytes
		a.zipped = Zip(body)
	}
	d.kept.replace(q, k, a)
	k.Source = of
	return a, nil
}

func (a *reply) size() int {
	if a == nil {
		return 0
	}
	return len(a.body) + len(a.zipped)
}

// send writes the answer, or that it is the one that the client has.
func (a *reply) send(w http.ResponseWriter, r *http.Request) {
	maps.Copy(w.Header(), a.header)
	if names(r.Header.Get("If-None-Match"), a.header.Get("ETag")) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := a.body
	if a.zipped != nil && TakesGzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		body = a.zipped
	}
	_, _ = w.Write(body) // fails only when the client is gone
}

// names says whether a list of tags has one, weakly compared (RFC 9110, 8.8.3.2).
func names(list, tag string) bool {
	for t := range strings.SplitSeq(list, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return list != ""
		}
	}
	return false
}

// TakesGzip says whether an answer may be compressed.
func TakesGzip(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			return !strings.HasPrefix(strings.ReplaceAll(weight, " ", ""), "q=0") || strings.Contains(weight, "0.")
		}
	}
	return false
}

// Zip is an answer compressed.
func Zip(body []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // the level is one
	_, _ = z.Write(body)                            // a buffer takes everything
	_ = z.Close()
	return slices.Clip(b.Bytes())
}

// forget lets go of a question that has no answer.
func (a *answers) forget(q question, k *kept) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.by[q] == k {
		a.size -= k.size()
		delete(a.by, q)
	}
}

// replace puts an answer in the place of an older one, and lets go of others, of
// whatever question, when there is too much.
func (a *answers) replace(q question, k *kept, by *reply) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.size += by.size() - k.size()
	k.reply, a.by[q] = by, k
	for other, o := range a.by {
		if a.size <= maxKept {
			return
		}
		if other != q && o.mu.TryLock() {
			a.size -= o.size()
			o.reply = nil
			delete(a.by, other)
			o.mu.Unlock()
		}
	}
}
