package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

// caller asks one thing after another over a connection of its own, which it keeps. It
// does by itself what net/http's client does by two goroutines beside the one that asks:
// to hand each request and answer over between them takes more of the processors, which
// the server shares, than the request. Answers are read by net/http.
type caller struct {
	host string
	conn net.Conn
	in   *bufio.Reader
	out  []byte
	body bytes.Buffer
}

// callers are so many of them for the server at an address.
func callers(address string, many int) []caller {
	all := make([]caller, many)
	for i := range all {
		all[i].host = strings.TrimPrefix(address, "http://")
	}
	return all
}

// ask asks for a path, with a text of JSON where there is one, and wants a status. The
// answer holds until the next is asked for.
func (c *caller) ask(method, path, text string, status int) (body []byte, err error) {
	if c.conn == nil {
		if c.conn, err = net.Dial("tcp", c.host); err != nil {
			return nil, err
		}
		c.in = bufio.NewReader(c.conn)
	}
	defer func() {
		if err != nil {
			_ = c.conn.Close()
			c.conn = nil
		}
	}()
	if err = c.conn.SetDeadline(time.Now().Add(client.Timeout)); err != nil {
		return nil, err
	}
	c.out = fmt.Appendf(c.out[:0], "%s %s HTTP/1.1\r\nHost: %s\r\n", method, path, c.host)
	if text != "" {
		c.out = fmt.Appendf(c.out, "Content-Type: application/json\r\nContent-Length: %d\r\n", len(text))
	}
	c.out = append(append(c.out, "\r\n"...), text...)
	if _, err = c.conn.Write(c.out); err != nil {
		return nil, err
	}
	answer, err := http.ReadResponse(c.in, nil)
	if err != nil {
		return nil, err
	}
	c.body.Reset()
	if _, err = c.body.ReadFrom(answer.Body); err != nil {
		return nil, err
	}
	if answer.StatusCode != status {
		return nil, fmt.Errorf("%s: %.300s", answer.Status, c.body.Bytes())
	}
	return c.body.Bytes(), nil
}
