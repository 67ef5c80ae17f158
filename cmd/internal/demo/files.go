package demo

import (
	"context"
	"strings"

	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
)

// prove attaches the document by which each duty of a day was done.
func (s *story) prove(ctx context.Context, done []plan.Event) error {
	ctx, err := s.as(ctx, province.Following, "attachEvidence")
	for _, e := range done {
		if err == nil && e.Type == plan.EventDone && e.Document != "" {
			err = s.attach(ctx, attach.Subject{Name: string(e.Obligation)}, attach.Incoming{ID: e.ID, Of: attach.Evidence, Name: "bao-cao.txt"},
				"Báo cáo số "+e.Document+" ngày "+e.Day.String()+" về kết quả thực hiện nhiệm vụ.\n")
		}
	}
	return err
}

// show attaches what is shown with an answer that is published.
func (s *story) show(ctx context.Context, c petition.Code) error {
	ctx, err := s.as(ctx, province.Desk, "attachToPetition")
	if err != nil {
		return err
	}
	v, err := s.Book.At(ctx)
	if err != nil {
		return err
	}
	of, err := v.Subject(ctx, c)
	if err != nil {
		return err
	}
	return s.attach(ctx, of, attach.Incoming{ID: "tra-loi-" + c.String(), Of: attach.Publication, Name: "tra-loi.txt"}, "Văn bản trả lời phản ánh, kiến nghị "+c.String()+".\n")
}

func (s *story) attach(ctx context.Context, of attach.Subject, in attach.Incoming, text string) error {
	in.Declared = "text/plain"
	room := attach.New(s.Ledger.Store(), s.Clock.Now)
	u, err := room.Upload(ctx, of, in, strings.NewReader(text))
	if err == nil {
		_, _, err = room.Attach(ctx, of, u)
	}
	return err
}
