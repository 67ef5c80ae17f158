package main

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
	"time"
)

// A session is a row of sessions and a cookie that has its name: it can be ended on
// the server, which a signed cookie cannot, and needs the standard library alone.

const (
	cookieName = "phien"
	session    = 8 * time.Hour // a day of work
	rounds     = 600_000
	saltSize   = 16
)

// hash is what is kept of a password: the salt, and what PBKDF2 makes of both.
func hash(password string, salt []byte) []byte {
	return append(salt[:len(salt):len(salt)], try(pbkdf2.Key(sha256.New, password, salt, rounds, sha256.Size))...)
}

func (s *server) signInPage(*call) page {
	return page{name: "signin", title: "Đăng nhập", view: struct{}{}}
}

// signIn begins a session. A wrong name takes as long as a wrong password.
func (s *server) signIn(c *call) page {
	u, missing := one[user](c.db, "SELECT * FROM users WHERE login = ?", c.form("login"))
	if missing != nil {
		u.Password = make([]byte, saltSize+sha256.Size)
	}
	if subtle.ConstantTimeCompare(hash(c.form("password"), u.Password[:saltSize]), u.Password) != 1 || missing != nil {
		check(fault{http.StatusUnauthorized, "Tên đăng nhập hoặc mật khẩu không đúng."})
	}
	try(c.db.Exec("DELETE FROM sessions WHERE expires < ?", at(c.now)))
	token := rand.Text()
	check(put(c.db, "sessions", name(token), u.ID, at(c.now.Add(session))))
	return page{next: "/", view: map[string]string{"signedIn": u.Login}, cookie: &http.Cookie{Name: cookieName, Value: token, Path: "/",
		HttpOnly: true, Secure: c.r.TLS != nil, SameSite: http.SameSiteLaxMode, MaxAge: int(session.Seconds())}}
}

// name is what the table keeps of a cookie.
func name(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// signedIn is who asks; the zero user is nobody.
func (c *call) signedIn() (u user) {
	if cookie, err := c.r.Cookie(cookieName); err == nil {
		u, _ = one[user](c.db, "SELECT u.* FROM users u JOIN sessions s ON s.user = u.id WHERE s.token = ? AND s.expires > ?", name(cookie.Value), at(c.now))
	}
	return u
}

func (s *server) signOut(c *call) page {
	if cookie, err := c.r.Cookie(cookieName); err == nil {
		try(c.db.Exec("DELETE FROM sessions WHERE token = ?", name(cookie.Value)))
	}
	return page{next: "/", cookie: &http.Cookie{Name: cookieName, Path: "/", MaxAge: -1}}
}

// may says whether somebody has one of the roles; no roles is whoever signed in.
func (u user) may(roles string) bool {
	return u.ID != 0 && (roles == "" || strings.Contains(roles, u.Role))
}
