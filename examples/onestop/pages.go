package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"text/tabwriter"
	"time"
)

// server is the system's own handlers, over its own tables.
type server struct {
	*store
	library *library
	now     func() time.Time
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ho-so/{ma}", s.page(s.showDossier))
	mux.HandleFunc("POST /ho-so/{ma}/tra", s.page(s.returnDossier))
	mux.HandleFunc("POST /phan-anh/{ma}/{viec}", s.page(s.actOnPetition))
	mux.HandleFunc("GET /bang-dieu-hanh", s.page(s.dashboard))
	mux.HandleFunc("GET /cuoi-thang", s.page(s.monthEnd))
	return mux
}

// page writes what a handler gives, and what went wrong as a conflict.
func (s *server) page(show func(w io.Writer, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var text strings.Builder
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		if err := show(&text, r); err != nil {
			w.WriteHeader(http.StatusConflict)
			fmt.Fprintln(w, inVietnamese(err))
			return
		}
		io.WriteString(w, text.String())
	}
}

// actor is the user of a request. A real system asks for more than a number.
func (s *server) actor(r *http.Request) (user, error) { return s.user(r.Header.Get("Nguoi-Dung")) }

func (s *server) dossier(r *http.Request) (d dossierRow, err error) {
	found, err := s.dossiers(r.PathValue("ma"))
	if err != nil {
		return d, err
	}
	if len(found) != 1 {
		return d, fmt.Errorf("không có hồ sơ %q", r.PathValue("ma"))
	}
	return found[0], nil
}

func (s *server) showDossier(w io.Writer, r *http.Request) error {
	d, err := s.dossier(r)
	if err != nil {
		return err
	}
	standing, err := s.library.judge(d, s.now())
	fmt.Fprintf(w, "%s: %s\n", d.status, standing)
	return err
}

func (s *server) returnDossier(w io.Writer, r *http.Request) error {
	was, err := s.dossier(r)
	if err != nil {
		return err
	}
	is := was
	is.status, is.electronicResult = "DA_TRA", true
	is.version++
	if is.finished == 0 {
		is.finished = instant(s.now().Unix())
	}
	if err := s.putDossier(is); err != nil {
		return err
	}
	fmt.Fprintf(w, "%s → %s\n", was.status, is.status)
	return s.library.put(is, s.now())
}

func (s *server) actOnPetition(w io.Writer, r *http.Request) error {
	by, err := s.actor(r)
	if err != nil {
		return err
	}
	found, err := s.petitions(r.PathValue("ma"))
	if err != nil {
		return err
	}
	if len(found) != 1 {
		return fmt.Errorf("không có phản ánh %q", r.PathValue("ma"))
	}
	is, err := s.library.act(found[0], r.PathValue("viec"), by, s.now(), r.FormValue("den"), r.FormValue("ly-do"))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s → %s, %s đang giữ\n", found[0].status, is.status, is.unit)
	return s.putPetition(is)
}

func (s *server) dashboard(w io.Writer, r *http.Request) error {
	fmt.Fprintln(w, "BẢNG ĐIỀU HÀNH TỈNH VÍ DỤ,", s.now().Format("15:04 02/01/2006"))
	for _, t := range []struct{ name, table string }{{"Hồ sơ", "ho_so"}, {"Phản ánh, kiến nghị", "phan_anh"}} {
		counts, err := s.counts(t.table)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %s\n", t.name, counts)
	}
	done, err := s.done()
	if err != nil {
		return err
	}
	duties, err := s.library.duties(done, s.now())
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "Việc các kế hoạch giao cho tỉnh, hạn trong tháng:")
	printTable(w, duties)
	return nil
}

func (s *server) monthEnd(w io.Writer, r *http.Request) error {
	petitions, err := s.petitions("%")
	if err != nil {
		return err
	}
	m, err := s.library.month(petitions, s.now())
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "Tiếp nhận, giải quyết hồ sơ")
	printTable(w, m.desks)
	fmt.Fprintf(w, "\nBộ chỉ số 766 (the scored set): %s\n", m.total)
	printTable(w, m.points)
	fmt.Fprintln(w, "\nChưa chấm được từ hồ sơ và phản ánh, kiến nghị (not to be assessed)")
	printTable(w, m.unassessed)
	fmt.Fprintln(w, "\nChỉ tiêu công văn 221/VPCP-KSTT (targets)")
	printTable(w, m.targets)
	return nil
}

func printTable(w io.Writer, rows [][]string) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(t, "  "+strings.Join(row, "\t"))
	}
	t.Flush()
}
