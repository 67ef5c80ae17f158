package said_test

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/said"
	"github.com/caicach/tthc/schedule/form"
)

// What the system refuses is said in words, in each language, with the place once.
func TestMessage(t *testing.T) {
	_, missing := os.ReadFile("/none/x")
	_, folder := os.ReadFile(t.TempDir())
	file := filepath.Join(t.TempDir(), "x")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, below := os.Open(filepath.Join(file, "y"))
	_, port := net.ResolveTCPAddr("tcp", "127.0.0.1:99999")
	_, word := net.ResolveTCPAddr("tcp", "127.0.0.1:nn")
	_, none := net.ResolveTCPAddr("tcp", "127.0.0.1")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	_, used := net.Listen("tcp", l.Addr().String())
	for _, c := range []struct {
		err    error
		vi, en string
	}{
		{missing, "/none/x: không có tệp hoặc thư mục này", "/none/x: there is no such file or folder"},
		{fmt.Errorf("/none/x: %w", missing), "/none/x: không có tệp hoặc thư mục này", "/none/x: there is no such file or folder"},
		{errors.Join(missing, errors.New("b")), "/none/x: không có tệp hoặc thư mục này\nb", "/none/x: there is no such file or folder\nb"},
		{folder, folder.(*fs.PathError).Path + ": là thư mục, không phải tệp", folder.(*fs.PathError).Path + ": is a folder, not a file"},
		{below, file + "/y: không phải thư mục, hoặc nằm dưới một tệp", file + "/y: is no folder, or lies below a file"},
		{&fs.PathError{Op: "write", Path: "a", Err: syscall.ENOSPC}, "a: ổ đĩa đã đầy", "a: the disk is full"},
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrPermission}, "a: không có quyền", "a: it is not permitted"},
		{fmt.Errorf("--listen: %w", port), "--listen: 99999: cổng phải là số từ 0 đến 65535", "--listen: 99999: a port is a number from 0 to 65535"},
		{word, "nn: cổng phải là số từ 0 đến 65535", "nn: a port is a number from 0 to 65535"},
		{none, "127.0.0.1: thiếu cổng, như 127.0.0.1:8080", "127.0.0.1: the port is missing, such as 127.0.0.1:8080"},
		{used, l.Addr().String() + ": địa chỉ này đang được chương trình khác dùng", l.Addr().String() + ": another program uses this address"},
		{errors.New("other"), "other", "other"},
	} {
		assert.Equal(t, c.vi, said.Message(c.err, form.Vietnamese))
		assert.Equal(t, c.en, said.Message(c.err, form.English))
	}
	assert.Empty(t, said.Message(nil, form.Vietnamese))
}
