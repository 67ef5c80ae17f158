package main

import (
	"net"
	"net/url"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/entry"
)

// signIn is the flags of the provider who says who people are.
type signIn struct{ issuer, client, secret, roles, base string }

// Add adds the flags to a command.
func (f *signIn) Add(p *cli.Program, c *cobra.Command) {
	c.Flags().StringVar(&f.issuer, "sign-in", "", p.T("địa chỉ (issuer) của nơi cấp đăng nhập theo OpenID Connect", "the address (issuer) of a provider of sign-ins by OpenID Connect"))
	c.Flags().StringVar(&f.client, "sign-in-client", "tthc", p.T("mã của máy chủ này ở nơi cấp đăng nhập", "the client id of this server there"))
	c.Flags().StringVar(&f.secret, "sign-in-secret", "", p.T("tệp có khóa bí mật của máy chủ này ở đó", "a file that has the client secret of this server there"))
	c.Flags().StringVar(&f.roles, "sign-in-roles", "tthc", p.T("thuộc tính (claim) có các vai trò, như progress@H26", "the claim that has roles, such as progress@H26"))
	c.Flags().StringVar(&f.base, "url", "", p.T("địa chỉ mà trình duyệt dùng, như https://tthc.tinh.gov.vn; cần khi có --sign-in", "the address that browsers use, such as https://tthc.example.org; needed with --sign-in"))
}

// provider is the provider of the flags, nil where there is none.
func (f *signIn) provider() (*entry.Provider, error) {
	if f.issuer == "" {
		return nil, nil
	}
	for _, a := range []struct{ flag, address string }{{"--sign-in", f.issuer}, {"--url", f.base}} {
		u, err := url.Parse(a.address)
		if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || !(u.Scheme == "https" || u.Scheme == "http" && local(u.Hostname())) {
			return nil, cli.Usage("%s: %q phải là địa chỉ https:// (hoặc http:// trên máy này)", "%s: %q must be an https:// address (or http:// of this machine)", a.flag, a.address)
		}
	}
	secret := ""
	if f.secret != "" {
		text, err := os.ReadFile(f.secret)
		if err != nil {
			return nil, cli.Failure(2, err)
		}
		secret = strings.TrimSpace(string(text))
	}
	return &entry.Provider{Issuer: f.issuer, ClientID: f.client, Secret: secret, Base: strings.TrimRight(f.base, "/"), Claim: f.roles}, nil
}

// local says whether a name is of this machine.
func local(name string) bool {
	ip := net.ParseIP(name)
	return name == "localhost" || ip != nil && ip.IsLoopback()
}
