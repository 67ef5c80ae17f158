// A provider of sign-ins for the tests, by software of another house: on a port of
// this machine, for one server, with new keys at each start. It signs by ES256, or by
// RS256 with a key of 2048 bits where that is asked for.
import { generateKeyPairSync } from "node:crypto";
import { Provider } from "oidc-provider";

const [port, back, alg = "ES256"] = process.argv.slice(2);
const { privateKey } = alg === "ES256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("rsa", { modulusLength: 2048 });
const people = { lan: { name: "Trần Thị Lan", tthc: ["progress@H26", "read", "owner@elsewhere", 7] }, minh: { name: "Lê Văn Minh" } };

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "tthc", client_secret: "the-secret-of-the-tests", redirect_uris: [back], id_token_signed_response_alg: alg }],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg, kid: `key-${Date.now()}` }] },
  enabledJWA: { idTokenSigningAlgValues: [alg] },
  cookies: { keys: ["cookies of the tests"] },
  claims: { openid: ["sub"], profile: ["name", "tthc"] },
  conformIdTokenClaims: false,
  findAccount: (_, sub) => people[sub] && { accountId: sub, claims: () => ({ sub, ...people[sub] }) },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
