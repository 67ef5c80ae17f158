-- The tables of the provincial system, as it has had them for years. What is there
-- for the library is marked with (*).

CREATE TABLE IF NOT EXISTS departments ( -- the province, its centre, departments and communes, and the former communes
  id         TEXT PRIMARY KEY, -- mã định danh, as sent to the national portal
  code       TEXT NOT NULL DEFAULT '', -- statistical code of a commune
  name       TEXT NOT NULL,
  type       TEXT NOT NULL DEFAULT '', -- xã, phường
  class      TEXT NOT NULL DEFAULT '', -- of what is no commune
  parent     TEXT NOT NULL DEFAULT '',
  since      TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT '',
  successors TEXT NOT NULL DEFAULT '',
  resolution TEXT NOT NULL DEFAULT '',
  hours      TEXT NOT NULL DEFAULT ''  -- (*) office hours of its desk: {"shifts":["07:30-11:30","13:30-17:00"]}
);
CREATE TABLE IF NOT EXISTS users (
  id       INTEGER PRIMARY KEY,
  login    TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  unit     TEXT NOT NULL REFERENCES departments,
  role     TEXT NOT NULL, -- DESK, OFFICER, HEAD of a unit, LEADER of the province
  password BLOB NOT NULL, -- salt and PBKDF2
  feed     TEXT NOT NULL  -- the secret in the address of their calendar
);
CREATE TABLE IF NOT EXISTS sessions (
  token   BLOB PRIMARY KEY, -- SHA-256 of what the cookie holds
  user    INTEGER NOT NULL REFERENCES users,
  expires INTEGER NOT NULL  -- Unix seconds, as every instant here; 0: not yet
);
CREATE TABLE IF NOT EXISTS procedures (
  code   TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  unit   TEXT NOT NULL,    -- the department; empty: each commune
  fee    INTEGER NOT NULL, -- đồng
  paper  INTEGER NOT NULL, -- its result is a paper
  online INTEGER NOT NULL  -- fit for being handled wholly online
);
CREATE TABLE IF NOT EXISTS procedure_steps (
  procedure TEXT NOT NULL REFERENCES procedures, n INTEGER NOT NULL,
  name      TEXT NOT NULL,
  term      TEXT NOT NULL, -- in the words of the decision: "03 ngày làm việc"
  PRIMARY KEY (procedure, n)
);
CREATE TABLE IF NOT EXISTS dossiers (
  code        TEXT PRIMARY KEY,
  procedure   TEXT NOT NULL REFERENCES procedures,
  unit        TEXT NOT NULL REFERENCES departments, -- competent
  taken_by    TEXT NOT NULL REFERENCES departments, -- whose desk took it in
  applicant   TEXT NOT NULL, phone TEXT NOT NULL,
  status      TEXT NOT NULL,
  channel     TEXT NOT NULL, -- DESK, WEB, POST
  taken_at    INTEGER NOT NULL,
  promised_on TEXT NOT NULL, -- the day on the last slip that the citizen got
  clock       TEXT NOT NULL DEFAULT '', -- (*) the term that runs: no due day is kept, it is computed
  finished_at INTEGER NOT NULL DEFAULT 0,
  fee         INTEGER NOT NULL,
  payment     TEXT NOT NULL, -- NONE, DESK, GATEWAY, PORTAL
  scanned     INTEGER NOT NULL, e_result INTEGER NOT NULL, reused INTEGER NOT NULL,
  complained  INTEGER NOT NULL, -- a petition names it
  version     INTEGER NOT NULL -- grows with each change of any dossier
);
CREATE INDEX IF NOT EXISTS dossiers_unit ON dossiers (unit, finished_at);
CREATE INDEX IF NOT EXISTS dossiers_version ON dossiers (version);
CREATE TABLE IF NOT EXISTS dossier_steps ( -- who had it since when
  dossier TEXT NOT NULL, unit TEXT NOT NULL, since INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS dossier_steps_dossier ON dossier_steps (dossier);
CREATE TABLE IF NOT EXISTS supplements (
  dossier   TEXT NOT NULL,
  what      TEXT NOT NULL, document TEXT NOT NULL,
  asked_at  INTEGER NOT NULL, came_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS supplements_dossier ON supplements (dossier);
CREATE TABLE IF NOT EXISTS letters ( -- apologies with a new appointment, as they were printed and signed
  dossier TEXT NOT NULL,
  number  TEXT NOT NULL, signer TEXT NOT NULL, reason TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  was     TEXT NOT NULL, due TEXT NOT NULL,
  why     TEXT NOT NULL, -- (*) how the new day was counted, line by line
  PRIMARY KEY (dossier, number)
);
CREATE TABLE IF NOT EXISTS petitions (
  code    TEXT PRIMARY KEY,
  dossier TEXT NOT NULL DEFAULT '', -- the dossier that it is about, if any
  field   TEXT NOT NULL DEFAULT '', territory TEXT NOT NULL DEFAULT '', -- the procedure, and the commune, perhaps a former one
  unit    TEXT NOT NULL, status TEXT NOT NULL, -- as it is now
  body    TEXT NOT NULL, -- (*) all that happened to it, as the library writes it
  review  TEXT NOT NULL  -- (*) what a person left masked in its texts; empty: nobody looked yet
);
CREATE TABLE IF NOT EXISTS routes ( -- (*) who is competent for which petitions; what is empty holds for everything
  subject TEXT NOT NULL, field TEXT NOT NULL, territory TEXT NOT NULL, unit TEXT NOT NULL, source TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS messages ( -- (*) what officials and senders were told: each key once
  key    TEXT PRIMARY KEY,
  person TEXT NOT NULL, -- a login, or where a sender is reached
  unit   TEXT NOT NULL, day TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS entered ( -- (*) figures of Decision 766/QĐ-TTg that dossiers do not give
  month    TEXT NOT NULL, unit TEXT NOT NULL, item TEXT NOT NULL,
  numerator INTEGER NOT NULL, denominator INTEGER NOT NULL,
  document TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (month, unit, item)
);
CREATE TABLE IF NOT EXISTS notices ( -- (*) about the calendar, beyond those that the library has
  number TEXT PRIMARY KEY, body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS plans ( -- (*) the province's own, beside the published ones of the library
  number TEXT PRIMARY KEY, body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS plan_events ( -- (*) what was done of them, a line of JSON
  id TEXT PRIMARY KEY, line TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS snapshots ( -- (*) the tally and the ledger of published figures, and when something was stored last
  name    TEXT PRIMARY KEY,
  version INTEGER NOT NULL, -- of the last dossier in it; of the clock its instant
  data    BLOB NOT NULL
);
