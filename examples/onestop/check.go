package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"time"
)

// check runs the whole story over the addresses of the system, as programs ask
// them, and prints what they answer.
func check(w io.Writer, now time.Time) error {
	c := &checker{w: w, now: now}
	s, err := open("", func() time.Time { return c.now })
	if err != nil {
		return err
	}
	defer s.db.Close()
	c.server = httptest.NewServer(s.routes())
	defer c.server.Close()

	c.section("1. HẸN TRẢ Ở QUẦY · the return date at the desk")
	c.signIn("quay-31")
	c.post("/ho-so", "procedure=9.000202&applicant=Lê Văn Mẫu A&phone=0900 000 123&scanned=1", "code promised")
	own := c.code()
	c.get("/ho-so/"+own, "procedure unit standing.due standing.state standing.restsOn standing.why judged")
	c.post("/ho-so/"+own+"/bo-sung", "what=bản sao giấy tờ chứng minh&document=01/PYC", "standing.state standing.left")
	c.later("quay-31", 5)
	c.post("/ho-so/"+own+"/da-bo-sung", "", "standing.due standing.promised standing.used standing.left")
	c.post("/ho-so/"+own+"/hen-lai", "due=2026-12-09&what=cần xác minh&document=02/XL", "standing.due standing.why")
	c.post("/ho-so/"+own+"/hen-lai", "due=2026-12-11&what=cần xác minh thêm&document=03/XL", "error")

	c.section("2. NHẬN KHÔNG PHỤ THUỘC ĐỊA GIỚI · received regardless of boundaries: two starts")
	c.post("/ho-so", "procedure=9.000105&applicant=Phạm Thị Mẫu B&phone=0900 000 124", "code promised")
	far := c.code()
	c.later("chuyen-vien-05", 1)
	c.post("/ho-so/"+far+"/nhan", "", "unit takenBy standing.due standing.promised standing.state held")
	c.get("/ho-so/H99.61-250623-0001", "unit takenBy status held judged")

	c.section("3. THÔNG BÁO ĐẾN SAU · a notice that comes later moves open dossiers")
	c.signIn("lanh-dao")
	c.post("/thong-bao", url.Values{"notice": {madeText("notice.json")}}.Encode(), "number moved")
	c.get("/thong-bao", "toTell moves.0")
	c.signIn("quay-31")
	c.post("/thong-bao/da-bao", "number=99/TB-VIDU&code="+far, "promised")
	c.get("/tra-cuu?ma="+far, "what unit state due promised")

	c.section("4. SỐ LIỆU VÀ ĐIỂM · the live month, the published one, the points and what is behind them")
	c.get("/so-lieu", "text table.0 table.1")
	c.signIn("lanh-dao")
	c.get("/diem/2026-10/H99", "name published points assessable max items.0 ranking.0 ranking.1 ranking.2 leftOut")
	c.get("/diem/2026-10/H99.31/766/2.1", "name title counted outOf missing")
	c.get(fmt.Sprint("/ho-so/", within(c.last, "missing.0")), "status judged")
	c.post("/so-lieu/2026-12/chot", "", "error")
	c.post("/so-lieu/2026-11/chot", "", "month")

	c.section("5. PHẢN ÁNH, KIẾN NGHỊ · petitions")
	c.signIn("quay-31")
	const told = "Tôi là Đỗ Thị Mẫu C, số 0900 000 125, nộp hồ sơ qua mạng mà vẫn phải nộp bản giấy"
	c.post("/phan-anh", "kind=complaint&subject=procedure&channel=paper&name=Đỗ Thị Mẫu C&phone=0900 000 125&address=thôn Mẫu&content="+told, "code")
	c.post("/phan-anh/"+c.code()+"/tiep-nhan", "", "error")
	c.post("/phan-anh", "kind=reflection&subject=procedure&channel=paper&name=Đỗ Thị Mẫu C&phone=0900 000 125&address=thôn Mẫu&content="+told+"&dossier="+own, "code")
	pakn := "/phan-anh/" + c.code()
	c.get(pakn, "state limits allowed alike.0")
	c.post(pakn+"/cong-khai", "reviewed=yes", "error")
	c.post(pakn+"/tiep-nhan", "", "code")
	c.post(pakn+"/tra-loi", "content=Cảm ơn bà Đỗ Thị Mẫu C, đơn vị đã chấn chỉnh.&document=15/UBND-PA&outcome=conduct-handled", "code")
	c.post(pakn+"/cong-khai", "", "error")
	c.get(pakn, "state masks")
	c.post(pakn+"/cong-khai", "reviewed=yes", "code")
	c.get("/tra-cuu?ma="+strings.TrimPrefix(pakn, "/phan-anh/"), "state content answer document")

	c.section("6. KẾ HOẠCH · what plans ask of the province, and the calendar of a unit")
	c.signIn("lanh-dao")
	c.post("/ke-hoach", url.Values{"table": {madeText("plan.tsv")}}.Encode(), "number doubts late duties.0")
	if err := s.keepTally(); err != nil {
		return err
	}
	u, err := one(all[user](s.db, userColumns+"WHERE login = 'chuyen-vien-05'", nil))
	if err != nil {
		return err
	}
	c.lines("/lich/"+u.Feed+".ics", 12)
	return c.err
}

// checker asks the system as a program does, and prints the fields asked for.
type checker struct {
	w      io.Writer
	now    time.Time
	server *httptest.Server
	client *http.Client
	last   map[string]any
	err    error
}

func (c *checker) section(title string) { fmt.Fprintf(c.w, "\n%s\n", title) }

func (c *checker) signIn(login string) {
	jar, _ := cookiejar.New(nil) // it has no error
	c.client = &http.Client{Jar: jar}
	fmt.Fprintln(c.w, "\n   ("+login+")")
	c.ask("POST", "/dang-nhap", url.Values{"login": {login}, "password": {madePassword}}.Encode(), "")
}

// later lets days pass, after which everybody has to sign in again.
func (c *checker) later(login string, days int) {
	c.now = c.now.AddDate(0, 0, days)
	fmt.Fprintf(c.w, "\n   [%s]", c.now.Format("15:04 2/1/2006"))
	c.signIn(login)
}

// code is the code in the last answer.
func (c *checker) code() string { return fmt.Sprint(c.last["code"]) }

func (c *checker) get(path, fields string) { c.ask("GET", path, "", fields) }

func (c *checker) post(path, form, fields string) { c.ask("POST", path, form, fields) }

func (c *checker) ask(method, path, form, fields string) {
	answer, text := c.do(method, path, form)
	if c.err != nil {
		return
	}
	c.last = map[string]any{}
	if err := json.Unmarshal(text, &c.last); err != nil {
		c.err = fmt.Errorf("%s %s: %s: %w", method, path, text, err)
		return
	}
	if fields == "" {
		return
	}
	fmt.Fprintf(c.w, "   %s %s → %d\n", method, path, answer.StatusCode)
	for _, f := range strings.Fields(fields) {
		c.print(f, within(c.last, f))
	}
}

func (c *checker) print(name string, value any) {
	list, ok := value.([]any)
	if _, isText := value.(string); isText {
		fmt.Fprintf(c.w, "     %s: %s\n", name, value)
	} else if ok && len(list) > 0 {
		fmt.Fprintf(c.w, "     %s:\n", name)
		for _, v := range list {
			if text, ok := v.(string); ok {
				fmt.Fprintf(c.w, "       %s\n", text)
			} else {
				one, _ := json.Marshal(v) // it came out of JSON
				fmt.Fprintf(c.w, "       %s\n", one)
			}
		}
	} else {
		one, _ := json.Marshal(value)
		fmt.Fprintf(c.w, "     %s: %s\n", name, one)
	}
}

// within is the value under a way such as moves.0.code.
func within(value any, way string) any {
	for _, step := range strings.Split(way, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[step]
		case []any:
			var i int
			if _, err := fmt.Sscan(step, &i); err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// lines prints the beginning of an answer that is no JSON.
func (c *checker) lines(path string, n int) {
	answer, text := c.do("GET", path, "")
	if c.err != nil {
		return
	}
	all := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	fmt.Fprintf(c.w, "   GET %s → %d, %d sự kiện\n", path, answer.StatusCode, strings.Count(string(text), "BEGIN:VEVENT"))
	for _, line := range all[:min(n, len(all))] {
		fmt.Fprintln(c.w, "     "+line)
	}
}

func (c *checker) do(method, path, form string) (*http.Response, []byte) {
	if c.err != nil {
		return nil, nil
	}
	r, err := http.NewRequest(method, c.server.URL+path, strings.NewReader(form))
	if err != nil {
		c.err = err
		return nil, nil
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := c.client.Do(r)
	if err != nil {
		c.err = err
		return nil, nil
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	c.err = err
	return answer, text
}
