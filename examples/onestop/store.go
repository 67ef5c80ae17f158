package main

import (
	"database/sql"
	"fmt"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

// The tables of the provincial system, as it has had them for years.
const schema = `
CREATE TABLE nguoi_dung (
  id      INTEGER PRIMARY KEY,
  ten     TEXT NOT NULL,
  don_vi  TEXT NOT NULL -- mã định danh, như khi gửi lên Cổng quốc gia
);
CREATE TABLE ho_so (
  ma          TEXT PRIMARY KEY,
  tthc        TEXT NOT NULL,
  don_vi      TEXT NOT NULL,
  can_bo      INTEGER NOT NULL REFERENCES nguoi_dung,
  trang_thai  TEXT NOT NULL,
  kenh        TEXT NOT NULL,              -- QUAY, MANG, BUU_DIEN
  nhan_luc    INTEGER NOT NULL DEFAULT 0, -- giây Unix; 0: chưa
  hen_tra     INTEGER NOT NULL DEFAULT 0,
  xong_luc    INTEGER NOT NULL DEFAULT 0,
  bo_sung_tu  INTEGER NOT NULL DEFAULT 0,
  bo_sung_den INTEGER NOT NULL DEFAULT 0,
  le_phi      INTEGER NOT NULL,           -- đồng
  thanh_toan  TEXT NOT NULL,              -- CHUA, QUAY, CONG_TINH, CONG_QUOC_GIA
  so_hoa      INTEGER NOT NULL,
  kq_dien_tu  INTEGER NOT NULL,
  dung_lai    INTEGER NOT NULL,
  phien_ban   INTEGER NOT NULL            -- tăng mỗi lần sửa
);
CREATE TABLE phan_anh (
  ma            TEXT PRIMARY KEY,
  ho_so         TEXT NOT NULL DEFAULT '', -- hồ sơ bị phản ánh, nếu có
  ten           TEXT NOT NULL,
  dia_chi       TEXT NOT NULL,
  dien_thoai    TEXT NOT NULL,
  thu_dien_tu   TEXT NOT NULL,
  kenh          TEXT NOT NULL,            -- CONG, DIEN_THOAI, VAN_BAN
  loai          TEXT NOT NULL,            -- PHAN_ANH, KIEN_NGHI, KHIEU_NAI
  linh_vuc      TEXT NOT NULL,            -- QUY_DINH, THU_TUC, CAN_BO
  noi_dung      TEXT NOT NULL,
  de_xuat       TEXT NOT NULL DEFAULT '', -- của kiến nghị
  trang_thai    TEXT NOT NULL,
  don_vi        TEXT NOT NULL,            -- đang giữ
  gui_luc       INTEGER NOT NULL,
  chuyen_luc    INTEGER NOT NULL DEFAULT 0,
  tiep_nhan_luc INTEGER NOT NULL DEFAULT 0,
  tra_loi_luc   INTEGER NOT NULL DEFAULT 0,
  van_ban       TEXT NOT NULL DEFAULT '',
  tra_loi       TEXT NOT NULL DEFAULT '',
  ket_qua       TEXT NOT NULL DEFAULT '', -- SUA, SE_SUA, GIU, XU_LY
  cong_khai_luc INTEGER NOT NULL DEFAULT 0,
  dong_luc      INTEGER NOT NULL DEFAULT 0,
  ly_do         TEXT NOT NULL DEFAULT '', -- KHIEU_NAI, AN_DANH, RUT, ...
  danh_gia_luc  INTEGER NOT NULL DEFAULT 0,
  hai_long      INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE viec_ke_hoach (
  viec     TEXT PRIMARY KEY,   -- mã phần việc của kế hoạch
  xong_luc INTEGER NOT NULL,
  van_ban  TEXT NOT NULL
);
`

// instant is how the system keeps time: Unix seconds, 0 for "not yet".
type instant int64

// Time is the instant, and the zero time for "not yet".
func (i instant) Time() time.Time {
	if i == 0 {
		return time.Time{}
	}
	return time.Unix(int64(i), 0)
}

type user struct {
	id         int
	name, unit string
}

// dossierRow is a row of ho_so.
type dossierRow struct {
	code, procedure, unit                             string
	officer                                           int
	status, channel                                   string
	received, appointment, finished, asked, completed instant
	fee                                               int64
	payment                                           string
	scanned, electronicResult, reused                 bool
	version                                           int64
	complained                                        bool // not a column: a row of phan_anh names the dossier
}

// petitionRow is a row of phan_anh.
type petitionRow struct {
	code, dossier, name, address, phone, email string
	channel, kind, field, content, proposal    string
	status, unit                               string
	sent, forwarded, accepted, answered        instant
	document, answer, outcome                  string
	published, closed                          instant
	reason                                     string
	rated                                      instant
	satisfied                                  bool
}

// doneRow is a row of viec_ke_hoach.
type doneRow struct {
	duty     string
	at       instant
	document string
}

// columns are where the columns of ho_so stand in a row, in the order of the
// table; petitionRow.columns likewise.
func (d *dossierRow) columns() []any {
	return []any{&d.code, &d.procedure, &d.unit, &d.officer, &d.status, &d.channel, &d.received, &d.appointment, &d.finished,
		&d.asked, &d.completed, &d.fee, &d.payment, &d.scanned, &d.electronicResult, &d.reused, &d.version}
}

func (p *petitionRow) columns() []any {
	return []any{&p.code, &p.dossier, &p.name, &p.address, &p.phone, &p.email, &p.channel, &p.kind, &p.field, &p.content, &p.proposal,
		&p.status, &p.unit, &p.sent, &p.forwarded, &p.accepted, &p.answered, &p.document, &p.answer, &p.outcome,
		&p.published, &p.closed, &p.reason, &p.rated, &p.satisfied}
}

// store is the system's own database.
type store struct{ db *sql.DB }

func openStore() (*store, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each connection to :memory: is a database of its own
	_, err = db.Exec(schema)
	return &store{db}, err
}

func (s *store) put(table string, columns []any) error {
	places := strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",")
	_, err := s.db.Exec(fmt.Sprintf("INSERT OR REPLACE INTO %s VALUES (%s)", table, places), columns...)
	return err
}

func (s *store) user(id string) (u user, err error) {
	err = s.db.QueryRow("SELECT id, ten, don_vi FROM nguoi_dung WHERE id = ?", id).Scan(&u.id, &u.name, &u.unit)
	return u, err
}

// dossiers are the rows of ho_so with a code like the pattern.
func (s *store) dossiers(pattern string) ([]dossierRow, error) {
	rows, err := s.db.Query(`SELECT *, EXISTS (SELECT 1 FROM phan_anh p WHERE p.ho_so = ho_so.ma)
		FROM ho_so WHERE ma LIKE ? ORDER BY ma`, pattern)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []dossierRow
	for rows.Next() {
		var d dossierRow
		if err := rows.Scan(append(d.columns(), &d.complained)...); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, rows.Err()
}

func (s *store) petitions(pattern string) ([]petitionRow, error) {
	rows, err := s.db.Query("SELECT * FROM phan_anh WHERE ma LIKE ? ORDER BY ma", pattern)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []petitionRow
	for rows.Next() {
		var p petitionRow
		if err := rows.Scan(p.columns()...); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

func (s *store) putDossier(d dossierRow) error   { return s.put("ho_so", d.columns()) }
func (s *store) putPetition(p petitionRow) error { return s.put("phan_anh", p.columns()) }

func (s *store) done() ([]doneRow, error) {
	rows, err := s.db.Query("SELECT * FROM viec_ke_hoach ORDER BY viec")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []doneRow
	for rows.Next() {
		var d doneRow
		if err := rows.Scan(&d.duty, &d.at, &d.document); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, rows.Err()
}

// counts is how many rows of a table are in each of the system's own statuses.
func (s *store) counts(table string) (string, error) {
	rows, err := s.db.Query("SELECT trang_thai, COUNT(*) FROM " + table + " GROUP BY 1 ORDER BY 2 DESC, 1")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var parts []string
	for rows.Next() {
		var status string
		var n int
		if err := rows.Scan(&status, &n); err != nil {
			return "", err
		}
		parts = append(parts, fmt.Sprintf("%s %d", status, n))
	}
	return strings.Join(parts, ", "), rows.Err()
}
