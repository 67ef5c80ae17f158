// Package said says in words, in either language, what the system and the standard
// library refuse: a file that is not there, a full disk, an address in use. It is
// the one place that knows their errors, so that nobody reads them as Go writes
// them.
package said

import (
	"archive/zip"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"github.com/caicach/tthc/schedule/form"
)

// causes is what the system refuses, the particular before the general.
var causes = []struct {
	err  error
	text form.Text
}{
	{syscall.EISDIR, form.Text{"là thư mục, không phải tệp", "is a folder, not a file"}},
	{syscall.ENOTDIR, form.Text{"không phải thư mục, hoặc nằm dưới một tệp", "is no folder, or lies below a file"}},
	{syscall.ENOTEMPTY, form.Text{"thư mục không trống", "the folder is not empty"}},
	{syscall.ENOSPC, form.Text{"ổ đĩa đã đầy", "the disk is full"}},
	{syscall.EDQUOT, form.Text{"đã hết phần ổ đĩa được cấp", "the share of the disk is used up"}},
	{syscall.EROFS, form.Text{"ổ đĩa chỉ đọc được", "the disk can only be read"}},
	{syscall.ENAMETOOLONG, form.Text{"tên quá dài", "the name is too long"}},
	{syscall.EMFILE, form.Text{"chương trình mở quá nhiều tệp", "the program has too many files open"}},
	{syscall.EADDRINUSE, form.Text{"địa chỉ này đang được chương trình khác dùng", "another program uses this address"}},
	{syscall.EADDRNOTAVAIL, form.Text{"máy này không có địa chỉ ấy", "this machine has no such address"}},
	{syscall.ECONNREFUSED, form.Text{"không có máy chủ nào trả lời ở đó", "no server answers there"}},
	{syscall.ECONNRESET, form.Text{"kết nối bị ngắt", "the connection was cut off"}},
	{syscall.EHOSTUNREACH, form.Text{"không tới được máy ấy", "the machine cannot be reached"}},
	{syscall.ENETUNREACH, form.Text{"không tới được mạng ấy", "the network cannot be reached"}},
	{fs.ErrNotExist, form.Text{"không có tệp hoặc thư mục này", "there is no such file or folder"}},
	{fs.ErrExist, form.Text{"đã có", "is there already"}},
	{fs.ErrPermission, form.Text{"không có quyền", "it is not permitted"}},
	{exec.ErrNotFound, form.Text{"không có lệnh này", "there is no such command"}},
	{context.DeadlineExceeded, form.Text{"quá thời gian chờ", "it took too long"}},
	{os.ErrDeadlineExceeded, form.Text{"quá thời gian chờ", "it took too long"}},
	{context.Canceled, form.Text{"đã dừng giữa chừng", "it was stopped"}},
	{zip.ErrFormat, form.Text{"không phải tệp nén zip", "is no zip file"}},
	{gzip.ErrHeader, form.Text{"không phải tệp nén gzip", "is no gzip file"}},
	{gzip.ErrChecksum, form.Text{"tệp nén bị hỏng", "the packed file is damaged"}},
	{io.ErrUnexpectedEOF, form.Text{"bị cắt ngang", "it ends too early"}},
	{io.EOF, form.Text{"không còn gì để đọc", "there is nothing to read"}},
}

// addresses is what the standard library says of an address that is none.
var addresses = map[string]form.Text{
	"missing port in address":    {"thiếu cổng, như 127.0.0.1:8080", "the port is missing, such as 127.0.0.1:8080"},
	"invalid port":               {"cổng phải là số từ 0 đến 65535", "a port is a number from 0 to 65535"},
	"unknown port":               {"cổng phải là số từ 0 đến 65535", "a port is a number from 0 to 65535"},
	"too many colons in address": {"có quá nhiều dấu hai chấm; viết như 127.0.0.1:8080 hoặc [::1]:8080", "it has too many colons; write 127.0.0.1:8080 or [::1]:8080"},
}

// Message is an error in the language asked for: as [form.Message] says it, and in
// it what the system said in words.
func Message(err error, l form.Language) string {
	text := form.Message(err, l)
	each(err, func(e error) {
		words, place, ok := known(e)
		if !ok || e.Error() == "" {
			return
		}
		before, after, found := strings.Cut(text, e.Error())
		if !found {
			return
		}
		if place != "" && !strings.HasSuffix(before, place+": ") && !strings.HasPrefix(before, place+": ") {
			before += place + ": "
		}
		text = before + words.In(l) + after
	})
	return text
}

// Text is an error in both languages and on one line, as an argument of another.
func Text(err error) (t form.Text) {
	for l := range t {
		t[l] = strings.Join(strings.Fields(Message(err, form.Language(l))), " ")
	}
	return t
}

// each gives an error and those within it, the outer ones first; what is known is
// said as a whole.
func each(err error, give func(error)) {
	if err == nil {
		return
	}
	give(err)
	if _, _, ok := known(err); ok {
		return
	}
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			each(inner, give)
		}
	case interface{ Unwrap() error }:
		each(e.Unwrap(), give)
	}
}

// known says an error of the system or the standard library in words, and the file
// or address that it is about.
func known(err error) (words form.Text, place string, ok bool) {
	switch e := err.(type) {
	case *fs.PathError:
		return cause(e.Err), e.Path, true
	case *os.LinkError:
		return cause(e.Err), e.New, true
	case *os.SyscallError:
		return cause(e.Err), "", true
	case *exec.Error:
		return cause(e.Err), e.Name, true
	case *exec.ExitError:
		return form.Text{fmt.Sprintf("lệnh kết thúc với mã %d", e.ExitCode()), fmt.Sprintf("the command ended with status %d", e.ExitCode())}, "", true
	case *net.AddrError:
		return address(e.Err), e.Addr, true
	case *net.DNSError:
		if text, ok := addresses[e.Err]; ok {
			return text, e.Name[strings.LastIndexByte(e.Name, '/')+1:], true
		}
		return form.Text{"không tìm được địa chỉ của tên này", "no address is known for this name"}, e.Name, true
	case *net.OpError:
		words, place, ok = known(e.Err)
		if !ok {
			words = cause(e.Err)
		}
		if e.Addr != nil {
			place = e.Addr.String()
		}
		return words, place, true
	}
	for _, c := range causes {
		if err == c.err {
			return c.text, "", true
		}
	}
	return words, "", false
}

// cause says why, whatever it is.
func cause(err error) form.Text {
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return c.text
		}
	}
	if n := syscall.Errno(0); errors.As(err, &n) {
		return form.Text{fmt.Sprintf("hệ thống từ chối, mã %d", int(n)), fmt.Sprintf("the system refuses it, number %d", int(n))}
	}
	return form.Text{"không đọc hoặc ghi được", "it can be neither read nor written"}
}

func address(said string) form.Text {
	if text, ok := addresses[said]; ok {
		return text
	}
	return form.Text{"không phải là địa chỉ", "is no address"}
}
