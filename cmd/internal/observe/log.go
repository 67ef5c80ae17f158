package observe

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

const (
	FormatUnknown form.Code = "log.format"
	LevelUnknown  form.Code = "log.level"
)

var texts = form.Texts{
	FormatUnknown: {"{value} không phải là dạng nhật ký", "{value} is no form of logs"},
	LevelUnknown:  {"{value} không phải là mức nhật ký", "{value} is no level of logs"},
}

var (
	formats = []string{"text", "json"}
	levels  = []string{"debug", "info", "warn", "error"}
)

// Log is a log of one of the formats text and json, from one of the levels debug,
// info, warn and error on. What is logged of a request has its number.
func Log(w io.Writer, format, level string) (*slog.Logger, error) {
	var from slog.Level
	if !slices.Contains(levels, level) || from.UnmarshalText([]byte(level)) != nil {
		return nil, texts.Error(form.Error{Code: LevelUnknown, Value: level, Want: levels})
	}
	options := &slog.HandlerOptions{Level: from}
	switch format {
	case "text":
		return slog.New(numbering{slog.NewTextHandler(w, options)}), nil
	case "json":
		return slog.New(numbering{slog.NewJSONHandler(w, options)}), nil
	}
	return nil, texts.Error(form.Error{Code: FormatUnknown, Value: format, Want: formats})
}

// numbering adds the number of the request.
type numbering struct{ slog.Handler }

func (n numbering) Handle(ctx context.Context, r slog.Record) error {
	if one := of(ctx); one != nil {
		r.AddAttrs(slog.String("request", one.number))
	}
	return n.Handler.Handle(ctx, r)
}

func (n numbering) WithAttrs(attrs []slog.Attr) slog.Handler {
	return numbering{n.Handler.WithAttrs(attrs)}
}

func (n numbering) WithGroup(name string) slog.Handler { return numbering{n.Handler.WithGroup(name)} }

// Quiet is a writer of lines of the standard library's server, such as those of
// connections that broke off: the address of who asks is left out.
func Quiet(log *slog.Logger) io.Writer { return quiet{log} }

type quiet struct{ *slog.Logger }

func (q quiet) Write(line []byte) (int, error) {
	said := strings.TrimSpace(string(line))
	if before, _, ok := strings.Cut(said, " from "); ok { // TLS handshake error from ADDRESS: ...
		said = before
	}
	if _, after, ok := strings.Cut(said, "panic serving "); ok {
		_, after, _ = strings.Cut(after, ": ")
		said = "panic: " + after
	}
	q.Warn(said)
	return len(line), nil
}
