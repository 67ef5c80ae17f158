package cell

import "github.com/caicach/tthc/plan/body"

// levels make a group of a name behind which they stand: "Công an cấp xã".
var levels = set("cùng cấp; cấp cơ sở; cấp bộ, ngành; cấp dưới; cấp tỉnh; cấp huyện; cấp xã; các cấp; cơ sở; hai cấp; 2 cấp; 02 cấp; ba cấp; 3 cấp")

// areas are places that are no places of the administration.
var areas = set("quân khu; quân đoàn; quân chủng; khu vực; liên khu vực; cơ sở; địa bàn; vùng; miền")

// national are places that have no names.
var national = set("trung ương; quốc gia; nhà nước")

// owners stand alone for the body of which the text speaks.
var owners = set("bộ; sở; cục; vụ; viện; trường; ban; khoa; học viện; trung tâm; công ty; tổng công ty; tập đoàn; bệnh viện; chi cục")

// scope passes the place or owner at the end of a name: "tỉnh An Giang",
// "thuộc Bộ Y tế", "cấp huyện", "các tỉnh, thành phố"; several says that it
// makes a group of the name.
func (p *reader) scope(i int) (end int, several bool) { return p.scopes(i, p.scopeGroup) }

// ranked are the classes that stand below places only; departments do, too.
var ranked = committees | councils

// scopeInPlaces is scope for bodies that stand below places only: "Sở Tư pháp
// các tỉnh", and not "UBND xã các trường học".
func (p *reader) scopeInPlaces(i int) (end int, several bool) {
	return p.scopes(i, func(i int) (int, bool) {
		if n, length, _ := p.noun(p.determiner(i)); length > 0 && openKinds.has(n.kind) {
			return i, false
		}
		return p.scopeGroup(i)
	})
}

// inner are the classes of bodies that others have within them.
var inner = body.ClassesOf(body.InterAgency, body.TaskForce, body.Council, body.PartyBody, body.MassOrganization)

// scopeInBodies is scope for bodies that others have within them: "Ban Chỉ đạo các
// bộ, ngành", "Đảng ủy các sở".
func (p *reader) scopeInBodies(i int) (end int, several bool) {
	return p.scopes(i, func(i int) (int, bool) {
		if n, length, _ := p.noun(i); n.row && p.lower(i) && n.classes == central {
			return i + length, true // "Ban Chỉ huy quân sự bộ, ngành trung ương"
		}
		if n, length, _ := p.noun(p.determiner(i)); length > 0 && p.determiner(i) > i && n.classes&^(central|departments|committees) == 0 && n.classes != 0 {
			end, _, _ := p.groupAt(i)
			return end, end > i
		}
		return p.scopeGroup(i)
	})
}

func (p *reader) scopes(i int, scopeGroup func(i int) (int, bool)) (end int, several bool) {
	for {
		if !p.word(i) || p.line(i) && !p.lower(i) {
			return i, several
		}
		j, group := p.scopeOwner(i)
		if j == i {
			j, group = p.scopePlace(i)
		}
		if j == i {
			j, group = scopeGroup(i)
		}
		if n := p.has(villageRows, i); j == i && n > 0 && p.lower(i) && !p.upper(i+n) && !p.number(i+n) {
			j, group = i+n, true // "Tổ công nghệ số cộng đồng thôn, bản"
		}
		if n := p.has(commands, i); j == i && n > 0 && p.upper(i) && p.first(i) && p.ordinal(i+n) {
			j = i + n + 1 // "Cục Chính trị Quân khu 4"
		}
		if n := p.has(owners, i); j == i && n > 0 && p.upper(i) && (!p.more(i+n) || p.is(i+n, wAnd) || p.marks(i+n) || n == 1 && p.verb(i+n) && p.more(i+n+1) && i > 0 && p.word(i-1)) {
			j = i + n // "Phòng Kế hoạch - Tài chính Sở"
		}
		if j == i && p.upper(i) && !p.startsHead(i) {
			j = p.placeAt(i)
		}
		if j == i {
			return i, several
		}
		i, several = j, several || group
	}
}

// commands are forces that have numbers, and units within them.
var commands = set("quân khu; quân đoàn; sư đoàn; lữ đoàn; trung đoàn; binh đoàn; vùng hải quân; vùng cảnh sát biển")

// scopeOwner passes "thuộc Bộ Y tế", "của các bộ", "thuộc và trực thuộc ...".
func (p *reader) scopeOwner(i int) (end int, several bool) {
	j := i
	switch {
	case p.is(j, wBelongs), p.is(j, wOf):
		j++
	case p.is(j, wDirectly) && p.is(j+1, wBelongs):
		j += 2
	default:
		return i, false
	}
	if p.is(j, wBelongs) {
		j++
	}
	if (p.is(j, wAnd) || p.mark(j) == ',') && (p.is(j+1, wDirectly) || p.is(j+1, wBelongs)) {
		j += 2 // "thuộc và trực thuộc", "thuộc, trực thuộc"
		if p.is(j, wBelongs) {
			j++
		}
	}
	if !p.more(j) {
		return i, false
	}
	if n := p.has(politburo, j); n > 0 {
		return j + n, false // "của Bộ Chính trị, Ban Bí thư"
	}
	if n := p.has(both, j); n > 0 {
		return j + n, true // "của Trung ương và địa phương"
	}
	if end, _, _ := p.groupAt(j); end > j {
		return end, true
	}
	if n, _ := p.known(j); n > 0 {
		return j + n, false
	}
	if end, _ := p.nameAt(j); end > j {
		return end, false
	}
	if n := p.has(national, j); n > 0 {
		return j + n, false // "trực thuộc Trung ương"
	}
	start := j
	for p.more(j) && !p.marks(j) && !p.verb(j) && !p.is(j, wAnd) && !p.is(j, wOr) && !p.is(j, wTogether) && !(p.is(j, wGives) && p.joiner(j) > 0) {
		j++
	}
	if j == start {
		return i, false
	}
	return j, false
}

// politburo is the two that lead the Party between its congresses, who set up bodies
// together.
var politburo = set("Bộ Chính trị, Ban Bí thư; Bộ Chính trị và Ban Bí thư; Bộ Chính trị, Ban Bí thư Trung ương Đảng; Bộ Chính trị, Ban Bí thư Trung ương")

// scopePlace passes a kind of place and its name, or several kinds.
func (p *reader) scopePlace(i int) (end int, several bool) {
	n := p.place(i)
	if n == 0 || p.is(i, wBasis) && p.alike(i) {
		return i, false
	}
	several = p.has(levels, i) == n && !p.number(i+n) && !(p.has(areas, i) == n && p.upper(i+n) && !p.startsHead(i+n)) // but "Thuế cơ sở 3", "Thống kê cơ sở Long Xuyên"
	i += n
	if p.mark(i) == '.' && p.upper(i+1) && !p.line(i+1) && (p.token(i-1).Plain == wTown.plain || p.token(i-1).Plain == wTp.plain) {
		i++ // "TP.HCM", "Tp. Hồ Chí Minh"
	}
	if p.has(national, i-n) == n {
		return i, several
	}
	if end := p.placeAt(i); end > i && !p.line(i) {
		return end, several
	}
	if (n == 2 && p.is(i-2, wCity) || n == 1 && p.is(i-1, wProvince)) && p.has(surnames, i) == 1 && p.upper(i+1) && p.upper(i+2) && !p.line(i) {
		return i, several // "Phó Chủ tịch UBND tỉnh Nguyễn Văn A"
	}
	named := i
	for c := 0; c < 5 && p.more(i) && (p.upper(i) || p.number(i)) && !(p.upper(i) && p.startsHead(i)); c++ {
		i++
		if n == 1 && p.mark(i) == '-' && p.placeBehind(i+1) {
			i++ // "xã Chân Mây - Lăng Cô"
		}
	}
	if end := p.kinds(i); i == named && end > i {
		return end, true // "Công an xã, phường"
	}
	return i, several
}

// placeBehind says that the second half of the name of a place stands at i, behind
// a dash: words with capitals, and no body.
func (p *reader) placeBehind(i int) bool {
	return p.upper(i) && p.upper(i+1) && !p.line(i) && !p.line(i+1) && !p.beginsPart(i) && !p.marks(i) && p.has(leaders, i) == 0 && p.has(fields, i) == 0
}

// partyPlaces are the committees of the Party of places.
var partyPlaces = set("tỉnh ủy; thành ủy; huyện ủy; quận ủy; thị ủy; đảng ủy")

// kinds passes further kinds of place behind one that stands without a name:
// ", phường" and ", huyện, xã" behind "tỉnh".
func (p *reader) kinds(i int) int {
	for {
		j := p.separator(i)
		n := p.has(places, j)
		if j == i && !p.line(i) || n == 0 || !p.lower(j) || p.upper(j+n) || p.number(j+n) || p.determiner(j) > j {
			return i
		}
		if p.has(partyPlaces, j) == n && p.has(partyPlaces, j-2-1)+p.has(partyPlaces, i-2) > 0 {
			i = j + n // "Ban Tuyên giáo tỉnh ủy, thành ủy"
			continue
		}
		if m, length, _ := p.noun(j); length == 0 || m.classes&^committees != 0 {
			return i // "trung ương", "cơ sở đào tạo"
		}
		if m, _ := p.known(j); m > n {
			return i
		}
		i = j + n
	}
}

// scopeGroup passes a group of places, or of bodies below which the body is:
// "các xã, phường", "các cơ quan".
func (p *reader) scopeGroup(i int) (end int, several bool) {
	d := p.determiner(i)
	if d == i {
		return i, false
	}
	n, length, _ := p.noun(d)
	if k := p.has(areas, d); length == 0 && k > 0 && !p.upper(d+k) && !p.number(d+k) {
		return d + k, true // "Điện lực các khu vực"
	}
	if k := p.has(villages, d); length == 0 && k > 0 {
		return d + k, true // "Ban Công tác Mặt trận các khu dân cư"
	}
	if length == 0 || n.classes&^committees != 0 && n.kind != locality && !openKinds.has(n.kind) {
		return i, false
	}
	end, _, _ = p.groupAt(i)
	return end, end > i
}
