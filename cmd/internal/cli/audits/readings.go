package audits

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
)

// looked is a reading or a denial, as it is told: a line of JSON.
type looked struct {
	At        string `json:"at"`
	Who       string `json:"who,omitempty"`     // empty: nobody was signed in
	Request   string `json:"request,omitempty"` // its number, as in the log of the server
	Operation string `json:"operation,omitempty"`
	Petition  string `json:"petition,omitempty"` // that was read
	Denied    string `json:"denied,omitempty"`   // why
	Times     int    `json:"times,omitempty"`
}

func (p *program) readingsCommand() *cobra.Command {
	var data cli.Data
	var code string
	c := &cobra.Command{
		Use:     "readings",
		Short:   p.T("Ai đã đọc toàn văn phản ánh, kiến nghị nào, và ai bị từ chối gì", "Who read which petition whole, and who was denied what"),
		Example: "  tthc audit readings --data ./data --petition PAKN.20250602.0001",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return p.readings(c.Context(), s, code)
		},
	}
	data.Add(p.Program, c)
	c.Flags().StringVar(&code, "petition", "", p.T("chỉ những lần đọc mã này", "only who read this one, by its code"))
	return c
}

func (p *program) readings(ctx context.Context, s *store.Store, code string) error {
	ends, err := s.Chain().Ends(ctx)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(p.Out)
	enc.SetEscapeHTML(false)
	for r, err := range s.Chain().Rows(ctx, ends.Seq) {
		if err != nil {
			return err
		}
		if code != "" && r.About != code {
			continue
		}
		said, ok, err := lookedOf(&r)
		if err != nil {
			return cli.Failure(1, fmt.Errorf("%d: %w", r.Seq, err))
		}
		if ok {
			if err := enc.Encode(said); err != nil {
				return err
			}
		}
	}
	return nil
}

// lookedOf is a row that is a reading or a denial; ok is false for others.
func lookedOf(r *trail.Row) (l looked, ok bool, err error) {
	said, ok, err := audit.LookedOf(r)
	return looked{At: time.UnixMicro(r.Recorded).In(calendar.Zone()).Format(time.RFC3339), Who: r.Who, Request: r.Request,
		Operation: said.Operation, Petition: said.Petition, Denied: string(said.Why), Times: said.Times}, ok, err
}
