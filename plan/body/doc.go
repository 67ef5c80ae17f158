// Package body knows the responsible bodies of Vietnam's administration: who
// they are, what they were called when, who took their place, and how the
// words of a plan name them.
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
// communes with [Registry.With], from JSON ([ReadJSON]) or CSV ([ReadCSV])
// in the form that the built-in data has. [Registry.Find] says who is meant
// by a name on a day, [Registry.Answers] who answers for a body on a day: one,
// several or nobody, with the facts that lead there and the functions that
// went elsewhere. [Registry.Members] gives the bodies of some classes on a
// day; [Body.Absorbed] the days on which a series over a body breaks.
//
// # The words of plans
//
// A [Selector] stands for what one noun phrase of a plan stands for: a body,
// or all bodies of some classes ("các bộ, ngành, địa phương", "UBND cấp xã"),
// perhaps without some of them ("trừ ..."), perhaps only those assigned
// ("được phân công theo dõi"; the host knows to whom, see [Scope]). A [Cell]
// is what a whole text was read as: parts with roles, what was not understood,
// and what is in doubt. Nothing doubtful is taken silently and nothing is
// lost: every piece keeps its place in bytes.
//
// Some words have no fixed meaning. This package reads "ngành" and "cơ quan"
// after "bộ" as the ministry-level and government agencies, after "sở" as
// departments of a province; "địa phương" as the provinces, after "sở" as
// districts and communes; "có liên quan" as no restriction that could be
// computed ([Selector.Related] tells it). "A phối hợp với B" makes A the lead;
// the head of a body ("Chủ tịch UBND tỉnh") stands for the body.
//
// # What it is not for
//
// It holds no persons, addresses or powers of bodies, does not decide which
// body is competent for a matter, and knows no communes or departments of its
// own. Days are arguments; the package never asks what day it is.
//
// # Words
//
//	cơ quan, đơn vị             Body
//	mã định danh điện tử        ID
//	loại cơ quan, cấp           Class, Level
//	sáp nhập, chia, kết thúc    SuccessionMerge, SuccessionSplit, SuccessionEnded
//	đổi tên, nâng cấp           ChangeRename, ChangeUpgrade, ChangeType
//	cơ quan kế thừa             Answer
//	chủ trì, phối hợp           RoleLead, RoleCoordinate
package body
