package petition

import (
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Kind is what the sender declares the submission to be. Only a reflection
// and a recommendation are petitions; the others are kept apart at the door.
type Kind string

// The kinds (Decree 20/2008/NĐ-CP, articles 1 and 3).
const (
	KindReflection     Kind = "reflection"     // phản ánh: an opinion on a regulation or on how it is applied
	KindRecommendation Kind = "recommendation" // kiến nghị: one that also proposes a solution or a new regulation
	KindComplaint      Kind = "complaint"      // khiếu nại: follows the Law on Complaints
	KindDenunciation   Kind = "denunciation"   // tố cáo: follows the Law on Denunciations
)

var kinds = []Kind{KindReflection, KindRecommendation, KindComplaint, KindDenunciation}

// Valid says whether k is one of the kinds.
func (k Kind) Valid() bool { return slices.Contains(kinds, k) }

// IsPetition says whether k is a phản ánh or a kiến nghị.
func (k Kind) IsPetition() bool { return k == KindReflection || k == KindRecommendation }

// Text is the Vietnamese or English name.
func (k Kind) Text(l form.Language) string {
	switch k {
	case KindReflection:
		return l.Pick("phản ánh", "reflection")
	case KindRecommendation:
		return l.Pick("kiến nghị", "recommendation")
	case KindComplaint:
		return l.Pick("khiếu nại", "complaint")
	case KindDenunciation:
		return l.Pick("tố cáo", "denunciation")
	}
	return string(k)
}

// Subject is what a petition is about. Indicator 5.1 of Decision 766/QĐ-TTg
// has two classes: regulation and procedure on one side, conduct on the other.
type Subject string

// The subjects.
const (
	SubjectRegulation Subject = "regulation" // quy định, chính sách
	SubjectProcedure  Subject = "procedure"  // thủ tục hành chính
	SubjectConduct    Subject = "conduct"    // hành vi của cán bộ, công chức
)

var subjects = []Subject{SubjectRegulation, SubjectProcedure, SubjectConduct}

// Valid says whether s is one of the subjects.
func (s Subject) Valid() bool { return slices.Contains(subjects, s) }

// Text is the Vietnamese or English name.
func (s Subject) Text(l form.Language) string {
	switch s {
	case SubjectRegulation:
		return l.Pick("quy định, chính sách", "regulation or policy")
	case SubjectProcedure:
		return l.Pick("thủ tục hành chính", "administrative procedure")
	case SubjectConduct:
		return l.Pick("hành vi của cán bộ, công chức", "conduct of officials")
	}
	return string(s)
}

// Channel is the way on which a petition came.
type Channel string

// The channels (Decree 20/2008/NĐ-CP, article 6, as amended by Decree
// 92/2017/NĐ-CP; Decision 31/2021/QĐ-TTg, articles 39 to 41).
const (
	ChannelPortal Channel = "portal" // the national public service portal
	ChannelPaper  Channel = "paper"  // a written document, handed in or by post
	ChannelPhone  Channel = "phone"  // the dedicated number
	ChannelForm   Channel = "form"   // phiếu lấy ý kiến
	ChannelEmail  Channel = "email"  // a data message to the published address
)

var channels = []Channel{ChannelPortal, ChannelPaper, ChannelPhone, ChannelForm, ChannelEmail}

// Valid says whether c is one of the channels.
func (c Channel) Valid() bool { return slices.Contains(channels, c) }

// Text is the Vietnamese or English name.
func (c Channel) Text(l form.Language) string {
	switch c {
	case ChannelPortal:
		return l.Pick("Cổng Dịch vụ công quốc gia", "national portal")
	case ChannelPaper:
		return l.Pick("văn bản", "in writing")
	case ChannelPhone:
		return l.Pick("điện thoại", "telephone")
	case ChannelForm:
		return l.Pick("phiếu lấy ý kiến", "opinion form")
	case ChannelEmail:
		return l.Pick("thông điệp dữ liệu", "data message")
	}
	return string(c)
}

// SenderType is what a sender is (Decree 20/2008/NĐ-CP, article 3).
type SenderType string

// The types of senders.
const (
	SenderCitizen      SenderType = "citizen"      // công dân Việt Nam
	SenderOverseas     SenderType = "overseas"     // người Việt Nam định cư ở nước ngoài
	SenderForeigner    SenderType = "foreigner"    // người nước ngoài
	SenderOrganisation SenderType = "organisation" // doanh nghiệp, hiệp hội, tổ chức khác
)

var senderTypes = []SenderType{SenderCitizen, SenderOverseas, SenderForeigner, SenderOrganisation}

// Valid says whether t is one of the types.
func (t SenderType) Valid() bool { return slices.Contains(senderTypes, t) }

// Identity is who the sender is and how to reach them. It is a part of its
// own: everything else of a petition can be passed on, counted and published
// without it.
type Identity struct {
	form.Unwritten
	Name, Address, Phone, Email string
}

// IsZero says that nothing is known of the sender.
func (i Identity) IsZero() bool { return i == Identity{} }

// texts are its four texts.
func (i *Identity) texts() [4]*string { return [...]*string{&i.Name, &i.Address, &i.Phone, &i.Email} }

// Sender is who sent a petition. Withheld says that there is an identity, and
// that it was left out on purpose ([Event.WithoutIdentity]); without it an
// absent name means an anonymous submission.
type Sender struct {
	form.Unwritten
	Type     SenderType
	Identity Identity
	Withheld bool
}

// IsAnonymous says that the sender gave no name.
func (s Sender) IsAnonymous() bool { return !s.Withheld && blank(s.Identity.Name) }
