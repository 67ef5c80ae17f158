// Package access says who may do what: roles, each for a body and those below it
// or for all, and one table of what each role may do ([Operations]).
//
// A request carries its [Pass] in its context: who asks, which operation, and for
// which bodies. Who does something of a body asks [Check] there, in whatever room
// that is; what comes from the command line of the machine has no pass, and needs
// none: who may read and write the database may do everything.
//
// # Bodies as of a day
//
// A role for a body holds for the body, for those below it, and for what came to
// any of them from a body that has ended. With a body that ends, the roles for it
// end: who is to go on with its successor is given a role there.
package access

import (
	"context"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused. These codes are the types of problems.
const (
	NotSignedIn form.Code = "not-signed-in"
	Forbidden   form.Code = "forbidden"
)

const (
	roleUnknown form.Code = "role.unknown"
	grantForm   form.Code = "grant.form"
)

var texts = form.Texts{
	NotSignedIn:  {"hãy đăng nhập, hoặc gửi mã truy cập: Authorization: Bearer ...", "sign in, or send a token: Authorization: Bearer ..."},
	Forbidden:    {"{who} không có quyền làm việc này{where}; cần một trong các vai trò: {roles}", "{who} may not do this{where}; it needs one of the roles: {roles}"},
	byOther:      {"người ghi là người đã đăng nhập, {who}; hãy bỏ trường này", "who records is who is signed in, {who}; leave the field out"},
	doneUnproved: {"báo hoàn thành cần số văn bản, hoặc ghi chú vì sao không có", "what is done needs the number of its document, or a note why there is none"},
	roleUnknown:  {"không có vai trò {value}; các vai trò: {known}", "there is no role {value}; the roles are: {known}"},
	grantForm:    {"{value}: hãy viết VAI-TRÒ hoặc VAI-TRÒ@MÃ-CƠ-QUAN, như progress@H26", "{value}: write ROLE or ROLE@BODY, such as progress@H26"},
}

// Role is what somebody is to the server.
type Role string

// The roles.
const (
	RoleRead          Role = "read"
	RoleProgress      Role = "progress"
	RolePetitions     Role = "petitions"
	RoleAssessor      Role = "assessor"
	RoleLeader        Role = "leader"
	RoleAuditor       Role = "auditor"
	RoleAdministrator Role = "administrator"
)

// Roles is all of them, in the order of the table.
func Roles() []Role {
	return []Role{RoleRead, RoleProgress, RolePetitions, RoleAssessor, RoleLeader, RoleAuditor, RoleAdministrator}
}

var roleNames = map[Role]form.Text{
	RoleRead:          {"xem", "read"},
	RoleProgress:      {"báo cáo tiến độ", "report progress"},
	RolePetitions:     {"tiếp nhận phản ánh, kiến nghị", "petition desk"},
	RoleAssessor:      {"đánh giá", "assessor"},
	RoleLeader:        {"lãnh đạo", "leader"},
	RoleAuditor:       {"kiểm tra", "auditor"},
	RoleAdministrator: {"quản trị", "administrator"},
}

// Name is a role in words.
func (r Role) Name(l form.Language) string { return roleNames[r].In(l) }

// Grant is a role for a body and those below it; without a body it is for all.
type Grant struct {
	Role Role
	Body body.ID
}

// ParseGrant reads a grant: a role, and after an @ the body.
func ParseGrant(s string) (g Grant, err error) {
	role, id, bound := strings.Cut(s, "@")
	g.Role = Role(role)
	if !slices.Contains(Roles(), g.Role) {
		return Grant{}, texts.Error(form.Error{Code: roleUnknown, Value: role, Args: form.Args{"known": meanings(Roles())}})
	}
	if bound {
		if g.Body, err = body.ParseID(id); err != nil {
			return Grant{}, texts.Error(form.Error{Code: grantForm, Value: s})
		}
	}
	return g, nil
}

func (g Grant) String() string {
	if g.Body.IsZero() {
		return string(g.Role)
	}
	return string(g.Role) + "@" + g.Body.String()
}

// MarshalText writes a grant as [ParseGrant] reads it.
func (g Grant) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads a grant as [ParseGrant] does.
func (g *Grant) UnmarshalText(b []byte) (err error) {
	*g, err = ParseGrant(string(b))
	return err
}

// meanings is roles as they are written, each with what it is.
func meanings(roles []Role) (all form.Text) {
	for l := range all {
		var words []string
		for _, r := range roles {
			words = append(words, "“"+string(r)+"” ("+r.Name(form.Language(l))+")")
		}
		all[l] = strings.Join(words, ", ")
	}
	return all
}

func names(roles []Role) (all form.Text) {
	for _, l := range []form.Language{form.Vietnamese, form.English} {
		words := make([]string, len(roles))
		for i, r := range roles {
			words[i] = r.Name(l)
		}
		all[l] = strings.Join(words, "; ")
	}
	return all
}

// Kind is what asks.
type Kind string

// The kinds of principals.
const (
	KindPerson Kind = "person" // who signed in
	KindToken  Kind = "token"  // a system
	KindOpen   Kind = "open"   // whoever reaches a server that nobody has to sign in to
)

// Principal is who asks.
type Principal struct {
	ID     string // the same for ever, for records
	Name   string // for people to read
	Kind   Kind
	Grants []Grant
}

// Nobody is the principal of a server that nobody has to sign in to.
func Nobody() Principal {
	return Principal{ID: "open", Name: "open", Kind: KindOpen, Grants: slices.Clip(all)}
}

// all is every role for all bodies.
var all = func() (list []Grant) {
	for _, r := range Roles() {
		list = append(list, Grant{Role: r})
	}
	return list
}()

// IsZero says that nobody is signed in.
func (p Principal) IsZero() bool { return p.ID == "" }

// Pass is who asks for what, and for which bodies. The zero Pass is for nothing.
type Pass struct {
	Principal Principal
	Operation Operation
	// Bodies and On are by what the bodies of the grants are taken; without them a
	// body has none below it.
	Bodies *body.Registry
	On     form.Day
}

// Instead is a context in which who asks for one operation asks for another, so that
// what the first shows of the second's is shown to none who may not do it.
func Instead(ctx context.Context, operation string) context.Context {
	p, ok := PassOf(ctx)
	if !ok {
		return ctx
	}
	p.Operation = Of(operation)
	return With(ctx, p)
}

type key struct{}

// With is a context with a pass.
func With(ctx context.Context, p Pass) context.Context { return context.WithValue(ctx, key{}, p) }

// PassOf is the pass of a context; false where there is none.
func PassOf(ctx context.Context) (Pass, bool) {
	p, ok := ctx.Value(key{}).(Pass)
	return p, ok
}

// From is who asks, in the context of a request; false where nobody is signed in
// and where it is no request.
func From(ctx context.Context) (Principal, bool) {
	p, ok := PassOf(ctx)
	return p.Principal, ok && !p.Principal.IsZero()
}

type numbered struct{}

// Numbered is a context with the number of a request, by which what it records and
// the log of the server are found beside one another.
func Numbered(ctx context.Context, number string) context.Context {
	return context.WithValue(ctx, numbered{}, number)
}

// Number is the number of a request; empty where it is none.
func Number(ctx context.Context) string {
	number, _ := ctx.Value(numbered{}).(string)
	return number
}

// Check says whether what is asked for may be done for each of some bodies, where
// it is of bodies ([ReachOwn]); the zero ID is of no body that anybody knows, and
// takes a role for all. It is [Forbidden] where not.
func Check(ctx context.Context, ids ...body.ID) error {
	p, limited := Limited(ctx)
	if !limited {
		return nil
	}
	for _, id := range ids {
		if !p.Covers(id) {
			return p.refused(id)
		}
	}
	return nil
}

// Limited says that what is asked for may be done for some bodies alone.
func Limited(ctx context.Context) (Pass, bool) {
	p, ok := PassOf(ctx)
	return p, ok && p.Operation.Reach == ReachOwn && !p.Everywhere()
}

// Checker is [Check] for many: what it said of a body it says again.
func Checker(ctx context.Context) func(body.ID) error {
	said := map[body.ID]error{}
	return func(id body.ID) error {
		err, known := said[id]
		if !known {
			err = Check(ctx, id)
			said[id] = err
		}
		return err
	}
}

// Admit says whether what is asked for may be done at all, for whatever body.
func (p Pass) Admit() error {
	o := p.Operation
	switch {
	case o.Reach == ReachPublic && o.ID != "":
		return nil
	case p.Principal.IsZero():
		return texts.Error(form.Error{Code: NotSignedIn})
	case o.Reach == ReachAll && !p.Everywhere(), !slices.ContainsFunc(p.Principal.Grants, p.serves):
		return p.refused("")
	}
	return nil
}

func (p Pass) refused(id body.ID) error {
	var where form.Text
	switch {
	case id != "":
		where = form.Text{" đối với " + id.String(), " for " + id.String()}
	case len(p.held()) > 0:
		where = form.Text{" đối với mọi cơ quan", " for all bodies"}
	}
	return texts.Error(form.Error{Code: Forbidden, Value: p.Operation.ID, Args: form.Args{"who": p.Principal.Name, "where": where, "roles": names(p.Operation.Roles)}})
}

// serves says that a grant is for the operation.
func (p Pass) serves(g Grant) bool { return slices.Contains(p.Operation.Roles, g.Role) }

// held is the grants that are for the operation.
func (p Pass) held() (held []Grant) {
	for _, g := range p.Principal.Grants {
		if p.serves(g) {
			held = append(held, g)
		}
	}
	return held
}

// Everywhere says that it may be done for all bodies.
func (p Pass) Everywhere() bool {
	return slices.ContainsFunc(p.Principal.Grants, func(g Grant) bool { return g.Body.IsZero() && p.serves(g) })
}

// Covers says whether it may be done for a body.
func (p Pass) Covers(id body.ID) bool {
	held := p.held()
	return slices.ContainsFunc(held, func(g Grant) bool { return g.Body.IsZero() }) ||
		slices.ContainsFunc(p.lines(id), func(above body.ID) bool {
			return slices.ContainsFunc(held, func(g Grant) bool { return g.Body == above })
		})
}

// lines is a body, or those that answer for it, and all above them. A unit that the
// registry does not know is one of the body whose identifier its own begins with.
func (p Pass) lines(id body.ID) (all []body.ID) {
	for id != "" && p.Bodies.ByID(id).IsZero() {
		all = append(all, id)
		id = id[:max(0, strings.LastIndexByte(string(id), '.'))]
	}
	if id == "" {
		return all
	}
	for _, b := range p.Bodies.Answers(id, p.On).Bodies {
		all = append(all, p.Bodies.Line(b.ID(), p.On)...)
	}
	return all
}
