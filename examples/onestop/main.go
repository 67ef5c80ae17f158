// Onestop is a provincial one-stop system with its own tables, handlers and
// statuses, which takes the library in at four seams. See README.md.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer) error {
	s, err := openStore()
	if err != nil {
		return err
	}
	defer s.db.Close()
	if err := fill(s); err != nil {
		return err
	}
	lib, err := newLibrary()
	if err != nil {
		return err
	}
	// The system is used as its officials use it, at the end of the month.
	system := &server{s, lib, func() time.Time { return monthEnds }}
	web := httptest.NewServer(system.handler())
	defer web.Close()
	b := browser{web, w}

	fmt.Fprintln(w, "1. HỒ SƠ · dossiers into the counts")
	dossiers, err := s.dossiers("%")
	if err != nil {
		return err
	}
	refused := 0
	for _, d := range dossiers {
		if err := lib.put(d, monthEnds); err != nil {
			refused++
			fmt.Fprintf(w, "   không đếm %s: %s\n", d.code, inVietnamese(err))
		}
	}
	fmt.Fprintf(w, "   %d dòng, đã đếm %d hồ sơ\n", len(dossiers), len(dossiers)-refused)
	open := dossiers[slices.IndexFunc(dossiers, func(d dossierRow) bool { return d.status == "DANG_XU_LY" })].code
	b.get("/ho-so/" + open)
	b.post("/ho-so/"+open+"/tra", "11", nil)
	b.get("/ho-so/" + open)

	fmt.Fprintln(w, "\n2. PHẢN ÁNH, KIẾN NGHỊ · the petitions table into events and back")
	petitions, err := s.petitions("%")
	if err != nil {
		return err
	}
	events, same := 0, 0
	for _, was := range petitions {
		p, err := lib.petitionOf(was)
		if err != nil {
			return err
		}
		is, err := rowOf(p, was)
		if err != nil {
			return err
		}
		events += p.Len()
		if is == was {
			same++
		}
	}
	fmt.Fprintf(w, "   %d dòng thành %d sự kiện; đổi ngược lại, %d dòng giống hệt\n", len(petitions), events, same)
	fresh := petitions[slices.IndexFunc(petitions, func(p petitionRow) bool { return p.status == "MOI" })].code
	b.post("/phan-anh/"+fresh+"/tu-choi", "1", url.Values{"ly-do": {"KHONG_THUOC_THAM_QUYEN"}})
	b.post("/phan-anh/"+fresh+"/chuyen", "31", url.Values{"den": {building}})
	b.post("/phan-anh/"+fresh+"/chuyen", "1", url.Values{"den": {planning}})

	fmt.Fprintln(w, "\n3. BẢNG ĐIỀU HÀNH · the plans' obligations on the system's own page")
	b.get("/bang-dieu-hanh")

	fmt.Fprintln(w, "\n4. CUỐI THÁNG · the end of the month")
	b.get("/cuoi-thang")
	return nil
}

// browser asks the system for pages, as a user, and prints them.
type browser struct {
	server *httptest.Server
	w      io.Writer
}

func (b browser) get(path string) { b.ask("GET", path, "", nil) }

func (b browser) post(path, user string, form url.Values) { b.ask("POST", path, user, form) }

func (b browser) ask(method, path, user string, form url.Values) {
	request, err := http.NewRequest(method, b.server.URL+path+"?"+form.Encode(), nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Nguoi-Dung", user)
	answer, err := b.server.Client().Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintf(b.w, "\n   %s %s → %d\n", method, strings.TrimSuffix(path+"?"+form.Encode(), "?"), answer.StatusCode)
	for line := range strings.Lines(string(page)) {
		fmt.Fprintln(b.w, strings.TrimRight("   "+line, " \n"))
	}
}
