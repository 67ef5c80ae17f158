package api

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/schedule/form"
)

func newProblem(kind string, status int, title, detail string) Problem {
	return Problem{Type: "urn:tthc:problem:" + kind, Title: title, Status: status, Detail: detail}
}

// problem answers with problem details, RFC 9457.
func (s *server) problem(w http.ResponseWriter, _ *http.Request, p Problem) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(p) // fails only when the client is gone
}

// fail answers an error of the ledger. What is not the client's fault is
// logged, and told without its inside.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	l := Language(r)
	var e *ledger.Error
	if !errors.As(err, &e) {
		s.log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "error", err)
		s.problem(w, r, newProblem("internal", http.StatusInternalServerError, l.Pick("Lỗi của máy chủ", "Server error"),
			l.Pick("chưa ghi nhận được; gửi lại cùng mã sự kiện là an toàn", "nothing was confirmed; sending the same event again is safe")))
		return
	}
	p := newProblem(string(e.Kind), http.StatusNotFound, l.Pick("Không tìm thấy", "Not found"), e.Message(l))
	switch e.Kind {
	case ledger.BadEvent:
		p.Status, p.Title = http.StatusBadRequest, l.Pick("Sự kiện không hợp lệ", "The event is not valid")
		type fault = struct {
			Message string `json:"message"`
			Path    string `json:"path"`
		}
		var faults []fault
		for _, f := range e.Faults {
			faults = append(faults, fault{Path: f.Path, Message: f.Message(l)})
		}
		p.Faults = &faults
	case ledger.KeyReused:
		p.Status, p.Title = http.StatusUnprocessableEntity, l.Pick("Mã sự kiện đã dùng", "The event id is taken")
	}
	s.problem(w, r, p)
}

// badParameter is the problem of a query parameter that cannot be read.
func badParameter(name string, err error, l form.Language) Problem {
	return newProblem("bad-parameter", http.StatusBadRequest, l.Pick("Tham số không hợp lệ", "A parameter is not valid"), name+": "+form.Message(err, l))
}

// parameterProblem is badParameter for what the generated code found.
func parameterProblem(err error, l form.Language) Problem {
	var missing *RequiredParamError
	if errors.As(err, &missing) {
		return newProblem("bad-parameter", http.StatusBadRequest, l.Pick("Thiếu tham số", "A parameter is missing"),
			l.Pick(missing.ParamName+": thiếu; xem /api/v1/openapi.yaml", missing.ParamName+": is missing; see /api/v1/openapi.yaml"))
	}
	var format *InvalidParamFormatError
	if errors.As(err, &format) { // what the generated code says inside is not for people
		return newProblem("bad-parameter", http.StatusBadRequest, l.Pick("Tham số không hợp lệ", "A parameter is not valid"),
			l.Pick(format.ParamName+": giá trị không đọc được hoặc có nhiều lần; xem /api/v1/openapi.yaml", format.ParamName+": the value cannot be read or stands several times; see /api/v1/openapi.yaml"))
	}
	return newProblem("bad-parameter", http.StatusBadRequest, l.Pick("Tham số không hợp lệ", "A parameter is not valid"), err.Error())
}
