package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"time"
)

// upload measures a table of dossiers that is sent in one request, beside rows of
// the same length that the database writes by itself, as many in a transaction.
func (t *test) upload(ctx context.Context) error {
	if t.dossiers == 0 {
		return nil
	}
	place, drop, err := t.database(ctx)
	if err != nil {
		return err
	}
	defer drop()
	s, err := t.serve(ctx, place)
	if err != nil {
		return err
	}
	bare, err := t.bareRows(ctx, place)
	if err != nil {
		s.stop()
		return err
	}
	before := s.rss()
	most := make(chan int, 1)
	done := make(chan struct{})
	go func() { most <- s.watch(done) }()
	took, err := t.send(ctx, s.address)
	close(done)
	peak := <-most
	if err != nil {
		s.stop()
		return err
	}
	begin := time.Now()
	if _, err := get(s.address + "/api/v1/tally"); err != nil {
		s.stop()
		return err
	}
	counted := time.Since(begin)
	after := s.rss()
	s.stop()
	worked := s.command.ProcessState.UserTime() + s.command.ProcessState.SystemTime()
	proved, verified, err := t.audit(ctx, place)
	if err != nil {
		return err
	}
	again, err := t.serve(ctx, place)
	if err != nil {
		return err
	}
	defer again.stop()
	rate := func(d time.Duration) measured { return measured{rate: float64(t.dossiers) / d.Seconds()} }
	beside := rate(bare)
	t.row("rows by the database, 4,096 a transaction", beside, nil)
	t.row(fmt.Sprintf("dossiers by one upload of %d", t.dossiers), rate(took), &beside)
	fmt.Fprintf(t.out, "| %-58s |\n", fmt.Sprintf("uploaded in %.1f s, memory %d MB before, at most %d MB meanwhile", took.Seconds(), before>>10, peak>>10))
	fmt.Fprintf(t.out, "| %-58s |\n", fmt.Sprintf("first count %.1f s, memory then %d MB; both took %.1f s of processors; start again %.1f s, %d MB", counted.Seconds(), after>>10, worked.Seconds(), again.ready.Seconds(), again.rss()>>10))
	fmt.Fprintf(t.out, "| %-58s |\n", fmt.Sprintf("a row of them proved in %.1f s, all verified in %.1f s, each by a command of its own", proved.Seconds(), verified.Seconds()))
	return ctx.Err()
}

// audit is how long it takes to prove one row of what was recorded, and to verify all.
func (t *test) audit(ctx context.Context, place string) (proved, verified time.Duration, err error) {
	for _, one := range []struct {
		took *time.Duration
		args []string
	}{{&proved, []string{"prove", "1"}}, {&verified, []string{"verify"}}} {
		begin := time.Now()
		out, err := exec.CommandContext(ctx, t.tthc, append(append([]string{"audit"}, one.args...), "--data", place)...).CombinedOutput()
		if err != nil {
			return 0, 0, fmt.Errorf("%w: %s", err, out)
		}
		*one.took = time.Since(begin)
	}
	return proved, verified, nil
}

// dossier is a row of the table that is sent.
func dossier(n int) string {
	return fmt.Sprintf("H26.%02d-240603-%07d,H26.%02d,1.%06d,10,%d,2024-%02d-%02d,2024-12-20,2024-12-%02d,%d,%d,%d,%d,%d,1\n",
		n%40, n, n%40, n%200, 1+n%3, 1+n%11, 1+n%28, 1+n%25, n%3*50_000, n%3, n%2, n%5/4, n%7/6)
}

// send sends the table as it is made, in one request.
func (t *test) send(ctx context.Context, address string) (time.Duration, error) {
	r, w := io.Pipe()
	go func() {
		out := bufio.NewWriterSize(w, 64<<10)
		_, err := out.WriteString("code,body,procedure,status,channel,received,appointment,finished,fee,paid,digitised,electronicResult,reused,revision\n")
		for n := 0; n < t.dossiers && err == nil; n++ {
			_, err = out.WriteString(dossier(n))
		}
		w.CloseWithError(errors.Join(err, out.Flush()))
	}()
	ask, err := http.NewRequestWithContext(ctx, http.MethodPost, address+"/api/v1/dossiers", r)
	if err != nil {
		return 0, err
	}
	ask.Header.Set("Content-Type", "text/csv")
	begin := time.Now()
	answer, err := (&http.Client{}).Do(ask)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusCreated || !strings.Contains(string(text), fmt.Sprintf(`"recorded":%d,`, t.dossiers))) {
		err = fmt.Errorf("%s: %.300s", answer.Status, text)
	}
	return time.Since(begin), err
}

// bareRows is how long the database takes for as many rows of a key and a text.
func (t *test) bareRows(ctx context.Context, place string) (time.Duration, error) {
	db, err := raw(place)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, `CREATE TABLE beside_many (id TEXT PRIMARY KEY, fact TEXT NOT NULL)`); err != nil {
		return 0, err
	}
	begin := time.Now()
	for n := 0; n < t.dossiers; {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return 0, err
		}
		q, err := tx.PrepareContext(ctx, `INSERT INTO beside_many VALUES ($1, $2)`)
		for range 4096 {
			if n == t.dossiers || err != nil {
				break
			}
			_, err = q.ExecContext(ctx, fmt.Sprintf("H26.%02d-240603-%07d", n%40, n), dossier(n)+dossier(n))
			n++
		}
		if err != nil {
			return 0, errors.Join(err, tx.Rollback())
		}
		if err := tx.Commit(); err != nil {
			return 0, err
		}
	}
	took := time.Since(begin)
	_, err = db.ExecContext(ctx, `DROP TABLE beside_many`)
	return took, err
}

// watch is the most memory that the server has until it is done, in kB.
func (s *serving) watch(done <-chan struct{}) (most int) {
	for {
		most = max(most, s.rss())
		select {
		case <-done:
			return most
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// rss is the memory of the server in kB; 0 where the system does not say.
func (s *serving) rss() (kilobytes int) {
	_, _ = fmt.Sscanf(s.memory(), "%d", &kilobytes)
	return kilobytes
}
