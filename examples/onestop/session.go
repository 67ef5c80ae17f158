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

// A session is a row of sessions and a cookie with its name: it can be ended on
// the server, which a signed cookie cannot, and needs no more than the standard
// library.

const (
	cookieName = "phien"
	session    = 8 * time.Hour // a day of work
	rounds     = 600_000
)

// hash is what is kept of a password: the salt and what PBKDF2 makes of both.
func hash(password string, salt []byte) []byte {
	key, err := pbkdf2.Key(sha256.New, password, salt, rounds, sha256.Size)
	if err != nil {
		panic(err) // of the parameters alone
	}
	return append(salt[:len(salt):len(salt)], key...)
}

func newSalt() []byte {
	salt := make([]byte, 16)
	rand.Read(salt) // does not fail
	return salt
}

const userColumns = "SELECT u.id, u.login, u.name, u.unit, u.role, u.feed FROM users u "

// signIn is the cookie of a new session. A wrong name takes as long as a wrong
// password.
func (s *server) signIn(login, password string) (*http.Cookie, error) {
	var kept []byte
	u, missing := one(all[user](s.db, userColumns+"WHERE login = ?", nil, login))
	if missing == nil {
		if err := scan(s.db, "SELECT password FROM users WHERE id = ?", &kept, u.ID); err != nil {
			return nil, err
		}
	} else {
		kept = make([]byte, 16+sha256.Size)
	}
	if subtle.ConstantTimeCompare(hash(password, kept[:16]), kept) != 1 || missing != nil {
		return nil, fault{http.StatusUnauthorized, "Tên đăng nhập hoặc mật khẩu không đúng."}
	}
	token, now := rand.Text(), s.now()
	if _, err := s.db.Exec("DELETE FROM sessions WHERE expires < ?", at(now)); err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(token))
	return &http.Cookie{Name: cookieName, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: int(session.Seconds())},
		put(s.db, "sessions", sum[:], u.ID, at(now.Add(session)))
}

// signedIn is who asks; the zero user is nobody.
func (s *server) signedIn(r *http.Request) user {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return user{}
	}
	sum := sha256.Sum256([]byte(cookie.Value))
	u, _ := one(all[user](s.db, userColumns+"JOIN sessions s ON s.user = u.id WHERE s.token = ? AND s.expires > ?", nil, sum[:], at(s.now())))
	return u
}

func (s *server) signOut(r *http.Request) error {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return nil
	}
	sum := sha256.Sum256([]byte(cookie.Value))
	_, err = s.db.Exec("DELETE FROM sessions WHERE token = ?", sum[:])
	return err
}

// may says whether somebody has one of the roles; no roles is anybody who signed in.
func (u user) may(roles string) bool {
	return u.ID != 0 && (roles == "" || strings.Contains(roles, u.Role))
}
