package main

import (
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/entry"
)

// signIn is the flags of the provider who says who people are.
type signIn struct {
	issuer, client, secret, roles, base string
	strength                            []string
	maxAge, again                       time.Duration
	rs256, tokens                       bool
}

// Add adds the flags to a command.
func (f *signIn) Add(p *cli.Program, c *cobra.Command) {
	c.Flags().StringVar(&f.issuer, "sign-in", "", p.T("địa chỉ (issuer) của nơi cấp đăng nhập theo OpenID Connect", "the address (issuer) of a provider of sign-ins by OpenID Connect"))
	c.Flags().StringVar(&f.client, "sign-in-client", "tthc", p.T("mã của máy chủ này ở nơi cấp đăng nhập", "the client id of this server there"))
	c.Flags().StringVar(&f.secret, "sign-in-secret", "", p.T("tệp có khóa bí mật của máy chủ này ở đó", "a file that has the client secret of this server there"))
	c.Flags().StringVar(&f.roles, "sign-in-roles", "tthc", p.T("thuộc tính (claim) có các vai trò, như progress@H26", "the claim that has roles, such as progress@H26"))
	c.Flags().StringSliceVar(&f.strength, "sign-in-strength", nil, p.T("chỉ nhận người mà nơi đó nói đã đăng nhập đủ mạnh: một trong các giá trị này ở acr hoặc amr, như mfa", "take only people of whom it says that they signed in by one of these, in acr or amr, such as mfa"))
	c.Flags().DurationVar(&f.maxAge, "sign-in-max-age", 12*time.Hour, p.T("người dùng phải đã tự đăng nhập ở nơi đó trong khoảng này (auth_time); 0: không hỏi, cho nơi không nói được", "how long ago a person may have signed in there (auth_time); 0: it is not asked, for one that cannot say"))
	c.Flags().DurationVar(&f.again, "sign-in-again", entry.Word, p.T("lời của nơi đó về một người dùng được bao lâu; từ nửa khoảng này, khi mở trang, máy chủ hỏi lại mà người dùng không phải làm gì", "how long its word on a person holds; from half of it on it is asked again when a page is opened, without the person"))
	c.Flags().BoolVar(&f.rs256, "sign-in-weak-signatures", false, p.T("nhận cả chữ ký RS256 và khóa RSA từ 2048 bit của nơi đó, yếu hơn, như Keycloak khi chưa chỉnh", "take its signatures by RS256 and keys of RSA from 2048 bits too, which are weaker, such as those of Keycloak by default"))
	c.Flags().BoolVar(&f.tokens, "sign-in-tokens", false, p.T("người dùng còn đăng nhập được bằng mã truy cập khi đã có --sign-in", "people may sign in by a token too, beside --sign-in"))
	c.Flags().StringVar(&f.base, "url", "", p.T("địa chỉ mà trình duyệt dùng, như https://tthc.tinh.gov.vn; cần khi có --sign-in", "the address that browsers use, such as https://tthc.example.org; needed with --sign-in"))
}

// provider is the provider of the flags, nil where there is none.
func (f *signIn) provider() (*entry.Provider, error) {
	if f.issuer == "" {
		return nil, nil
	}
	for _, a := range []struct{ flag, address string }{{"--sign-in", f.issuer}, {"--url", f.base}} {
		if u, ok := entry.Address(a.address); !ok || u.RawQuery != "" || u.Fragment != "" {
			return nil, cli.Usage("%s: %q phải là địa chỉ https:// (hoặc http:// trên máy này)", "%s: %q must be an https:// address (or http:// of this machine)", a.flag, a.address)
		}
	}
	for _, d := range []struct {
		flag        string
		value, most time.Duration
	}{{"--sign-in-max-age", f.maxAge, 30 * 24 * time.Hour}, {"--sign-in-again", f.again, 12 * time.Hour}} {
		if d.value%time.Second != 0 || d.value < 0 || d.value > d.most || d.value == 0 && d.flag == "--sign-in-again" {
			return nil, cli.Usage("%s: %s phải là số giây nguyên, nhiều nhất %s", "%s: %s must be whole seconds, at most %s", d.flag, d.value, d.most)
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
	return &entry.Provider{Issuer: f.issuer, ClientID: f.client, Secret: secret, Base: strings.TrimRight(f.base, "/"), Claim: f.roles,
		Strength: f.strength, MaxAge: f.maxAge, Holds: f.again, Weak: f.rs256}, nil
}
