package access

import "github.com/caicach/tthc/schedule/form"

// Reach is how far a role must reach for an operation.
type Reach string

// The reaches.
const (
	ReachPublic Reach = "public" // nobody has to sign in
	ReachAny    Reach = "any"    // a role for some body will do: what is asked for is common to all
	ReachOwn    Reach = "own"    // a role for the body that it concerns, or for all
	ReachAll    Reach = "all"    // a role for all bodies
)

var reachNames = map[Reach]form.Text{
	ReachPublic: {"công khai", "public"}, ReachAny: {"chung", "common"}, ReachOwn: {"cơ quan mình", "own body"}, ReachAll: {"toàn bộ", "all"},
}

// Name is a reach in words.
func (r Reach) Name(l form.Language) string { return reachNames[r].In(l) }

// Operation is a row of the table: an operation of the API by its operationId, or what
// a page alone does, how far a role must reach, and which roles may do it.
type Operation struct {
	ID    string
	Reach Reach
	Roles []Role
}

// What several rows have.
var (
	everybody = Roles()
	reporters = []Role{RoleProgress}
	observers = []Role{RoleProgress, RoleAssessor}
	readers   = []Role{RoleProgress, RoleAssessor, RoleLeader, RoleAuditor}
	desks     = []Role{RolePetitions, RoleLeader}
	planners  = []Role{RoleAssessor, RoleLeader, RoleAdministrator}
	issuers   = []Role{RoleLeader, RoleAdministrator}
	closers   = []Role{RoleAssessor, RoleLeader}
	admins    = []Role{RoleAdministrator}
	auditors  = []Role{RoleAuditor}
)

// table is what each role may do. What has no row here nobody may do.
//
// Plans, due lists, counts, scores, and lists of petitions that have nothing of who
// sent them or of what they wrote, are read by everybody who has any role: they
// compare bodies with one another. What people wrote, and who they are, is read by
// the desk and the leader of the body that has the petition, and by nobody who only
// administers or audits.
var table = []Operation{
	{"listTokens", ReachAll, []Role{RoleAuditor, RoleAdministrator}},
	{"createToken", ReachAll, admins},
	{"revokeToken", ReachAll, admins},
	{"listPeople", ReachAll, []Role{RoleAuditor, RoleAdministrator}},
	{"grantPerson", ReachAll, admins},
	{"signOutPerson", ReachAll, admins},
	{"signOutToken", ReachAll, admins},
	{"signOutAll", ReachAll, admins},

	{"listDutyCalendars", ReachOwn, []Role{RoleLeader, RoleAuditor, RoleAdministrator}},
	{"createDutyCalendar", ReachOwn, issuers},
	{"revokeDutyCalendar", ReachOwn, issuers},
	{"readDutyCalendar", ReachPublic, nil},

	{"listSubscriptions", ReachAll, []Role{RoleAuditor, RoleAdministrator}},
	{"createSubscription", ReachAll, admins},
	{"endSubscription", ReachAll, admins},
	{"rotateSubscription", ReachAll, admins},
	{"listFailures", ReachAll, []Role{RoleAuditor, RoleAdministrator}},
	{"repeatFailures", ReachAll, admins},

	// A checkpoint and what goes on from it are hashes: outsiders who keep them are
	// what they are for.
	{"getCheckpoint", ReachPublic, nil},
	{"getConsistency", ReachPublic, nil},
	{"listTrail", ReachAll, auditors},
	{"getProof", ReachAll, auditors},
	{"verifyTrail", ReachAll, auditors},

	{"listPlans", ReachAny, everybody},
	{"getPlan", ReachAny, everybody},
	{"listVersions", ReachAny, everybody},
	{"getReport", ReachAny, everybody},
	{"getReportDocument", ReachAny, everybody},
	{"listDue", ReachAny, everybody},
	{"listEvents", ReachAny, everybody},
	{"getPath", ReachAny, everybody},
	{"recordEvent", ReachOwn, []Role{RoleProgress, RoleLeader}},
	{"attachEvidence", ReachOwn, []Role{RoleProgress, RoleLeader}},
	{"listEvidence", ReachAny, everybody},
	{"getEvidence", ReachAny, everybody},
	{"addPlan", ReachAll, issuers},
	{"revisePlan", ReachAll, issuers},
	{"listDrafts", ReachAny, planners},
	{"getDraft", ReachAny, planners},
	{"addDraft", ReachAll, planners},
	{"mendDraft", ReachAll, planners},
	{"acceptDraft", ReachAll, issuers},

	{"getDeadline", ReachAny, everybody},
	{"getCalendar", ReachAny, everybody},
	{"parsePhrase", ReachAny, everybody},
	{"parseTarget", ReachAny, everybody},
	{"parseSelector", ReachAny, everybody},
	{"redactText", ReachAny, everybody},
	{"getBody", ReachAny, everybody},
	{"listNotices", ReachAny, everybody},
	{"addNotices", ReachAll, admins},
	{"listBodies", ReachAny, everybody},
	{"addBodies", ReachAll, admins},
	{"listChanges", ReachAny, everybody},

	{"addDossiers", ReachOwn, reporters},
	{"addExchange", ReachOwn, reporters},
	{"getDossier", ReachOwn, readers},
	{"listDossierFacts", ReachOwn, readers},
	{"getTally", ReachAny, everybody},
	{"listDossiersBehind", ReachAny, readers},
	{"getTallyObservations", ReachAny, everybody},

	{"listPetitions", ReachAny, everybody},
	{"recordPetitionEvent", ReachOwn, []Role{RolePetitions}},
	{"listPetitionsDue", ReachAny, everybody},
	{"countPetitions", ReachAny, everybody},
	{"listSenderNotices", ReachAny, desks},
	{"listPetitionReminders", ReachAny, everybody},
	{"getPetition", ReachOwn, desks},
	{"listPetitionEvents", ReachOwn, desks},
	{"attachToPetition", ReachOwn, []Role{RolePetitions}},
	{"listPetitionAttachments", ReachOwn, desks},
	{"getPetitionAttachment", ReachOwn, desks},
	{"routePetition", ReachOwn, desks},
	{"listPetitionsLike", ReachOwn, desks},
	{"draftPublication", ReachOwn, desks},
	{"publishPetition", ReachOwn, desks},
	{"getRoutes", ReachAny, everybody},
	{"putRoutes", ReachAll, admins},
	{"listPublished", ReachPublic, nil},
	{"trackPetition", ReachPublic, nil},
	{"submitPetition", ReachPublic, nil}, // by a page alone, where the server takes them so
	{"listPublishedAttachments", ReachPublic, nil},
	{"getPublishedAttachment", ReachPublic, nil},

	{"listSets", ReachAny, everybody},
	{"getSet", ReachAny, everybody},
	{"listObservations", ReachAny, everybody},
	{"addObservations", ReachOwn, observers},
	{"listEvaluations", ReachAny, everybody},
	{"listSeries", ReachAny, everybody},
	{"listRanking", ReachAny, everybody},
	{"listScores", ReachAny, everybody},
	{"listClosings", ReachAny, everybody},
	{"getClosing", ReachAny, everybody},
	{"closePeriod", ReachAll, closers},
	{"listCorrections", ReachAny, everybody},
}

// Operations is the table of what each role may do.
func Operations() []Operation { return table }

var byID = func() map[string]Operation {
	all := make(map[string]Operation, len(table))
	for _, o := range table {
		all[o.ID] = o
	}
	return all
}()

// Of is the row of an operation; of one that has none the zero Operation, which
// nobody may do.
func Of(id string) Operation { return byID[id] }
