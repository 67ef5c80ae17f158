// The story of the server's documentation, told by a client that is generated from
// the server's document: a field that the document does not have does not compile.
//
//     node made/story.js http://127.0.0.1:8080 FOLDER
//
// FOLDER has the files of the story.

import { readFile } from "node:fs/promises";
import createClient from "openapi-fetch";
import type { paths } from "./made/api.js";

const [server, folder] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: server, headers: { "Accept-Language": "en" } });

const file = (name: string) => readFile(`${folder}/${name}`, "utf8");

// What is sent as it stands: a file, a table, lines of JSON.
const as = (media: string) => ({ headers: { "Content-Type": media }, bodySerializer: (body: unknown) => body as string });

// What an operation says that is carried out.
function done<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.url}: ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}

const draft = done(
  await client.POST("/api/v1/drafts", {
    params: { query: { name: "bang.csv", year: 2025, number: "1/KH" } },
    body: await file("bang.csv"),
    ...as("application/octet-stream"),
  }),
);
const doubt = draft.doubts.find((d) => d.row !== undefined);
console.log(`draft: ${draft.doubts.length} doubts, row ${doubt?.row} "${doubt?.text}"`);

const mended = done(
  await client.PUT("/api/v1/drafts/{id}", {
    params: { path: { id: draft.id }, header: { "If-Match": `"${draft.version}"` } },
    body: JSON.parse(await file("ke-hoach.json")),
  }),
);
console.log(`mended: version ${mended.version}`);

const plan = done(
  await client.POST("/api/v1/drafts/{id}/accept", {
    params: { path: { id: draft.id }, header: { "If-Match": `"${mended.version}"` } },
  }),
);
console.log(`accepted: ${plan.plan} version ${plan.version}`);

const recorded = done(
  await client.POST("/api/v1/events", {
    body: {
      v: 1,
      id: "my-event-1",
      obligation: "1/KH#1#so-tu-phap#2025-06-29",
      type: "done",
      day: "2025-06-20",
      document: "5/BC-STP",
    },
  }),
);
console.log(`recorded: ${"type" in recorded ? recorded.type : "?"}`);

const due = done(await client.GET("/api/v1/due", { params: { query: { plan: "1/KH", asOf: "2025-07-01" } } }));
const rows = typeof due === "string" ? [] : due; // a calendar is a text
console.log(`due: ${rows.map((row) => row.status).join(", ")}`);

const taken = done(await client.POST("/api/v1/dossiers", { body: (await file("ho-so.csv")) as never, ...as("text/csv") }));
console.log(`dossiers: ${taken.recorded} recorded`);

const [score] = done(
  await client.GET("/api/v1/score", { params: { query: { set: "766", period: "2025-06", body: "H26" } } }),
);
const item = score.items.find((i) => i.id === "766/2.1");
console.log(`score: ${score.score} of ${score.assessable}, 766/2.1 ${item?.score}`);

const told = done(
  await client.POST("/api/v1/petitions", { body: (await file("phan-anh.jsonl")) as never, ...as("application/x-ndjson") }),
);
console.log(`petition: ${"added" in told ? told.added : "?"} added`);

const tracked = done(
  await client.GET("/api/v1/public/petitions/{code}", { params: { path: { code: "PAKN.20250602.0001" } } }),
);
console.log(`tracked: ${tracked.state}, due ${tracked.due}`);

const deadline = done(
  await client.GET("/api/v1/deadline", {
    params: { query: { from: "2025-04-25T15:40", term: "5 ngày làm việc", pause: ["2025-05-05..2025-05-07"] } },
  }),
);
console.log(`deadline: ${deadline.due}, ${deadline.steps?.length} steps`);

// What the types keep a program from sending, the server refuses.
const refused = await client.GET("/api/v1/due", { params: { query: { plan: "1/KH", asof: "2025-07-01" } as never } });
console.log(`refused: ${refused.response.status} ${refused.error?.type}`);
