// Package body knows the responsible bodies of Vietnam's administration: who
// they are, what they were called when, and who took their place. All values
// are immutable.
//
// # Bodies through time
//
// A [Body] is one identity, named by an [ID] that never changes: the official
// electronic identifier (G22, H26) where there is one, a local form
// (local:to-cong-tac-tthc) where there is none. Its names, class, level and
// parent are dated ([Naming]), so are its codes ([Code]), and so is what
// happened to it ([Succession]). These are separate facts: a ministry may end
// on one day and its identifier be closed on another, a province may become a
// city and stay the same body, and a statistical code is never computed from
// an identifier.
//
// [Vietnam] is the built-in [Registry]; a host adds its own departments and
// communes with [Registry.With] (package units reads lists), and each
// [Amendment] of what is there.
// [Registry.Find] says who is meant by a name on a day, [Registry.FindUnder]
// below which body; [Registry.Answers] who answers for a body on a day: one,
// several or nobody, with the facts that lead there; [Registry.Holder] who has
// a [Function] that may have passed by itself. [Registry.Members] gives the
// bodies of some classes on a day; [Body.Absorbed] the days on which a series
// over a body breaks.
//
// # Selectors
//
// A [Selector] stands for what one noun phrase of a plan stands for: a body,
// or all bodies of some classes ("các bộ, ngành, địa phương", "UBND cấp xã"),
// perhaps without some of them ("trừ ..."), perhaps only those assigned
// ("được phân công theo dõi"; the host knows to whom, see [Scope]). Package
// cell reads the words, [Selector.Resolve] gives the bodies of a day. "Có liên
// quan" is no restriction that could be computed ([Selector.Related] tells it).
//
// [Scan] and [Lookup] find names within a text; names are compared without
// case, spaces, punctuation, the Unicode form of accents and the place of tone
// marks, usual abbreviations written out.
//
// # What it is not for
//
// It holds no persons or addresses, does not decide which body is competent for
// a matter, and knows no communes or departments of its own.
//
// # Words
//
//	mã định danh điện tử        ID
//	loại cơ quan, cấp           Class, Level
//	chức năng                   Function
//	sáp nhập, chia, kết thúc    SuccessionMerge, SuccessionSplit, SuccessionEnded
//	đổi tên, nâng cấp           ChangeRename, ChangeUpgrade, ChangeType
package body
