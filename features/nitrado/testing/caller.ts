import { closeDatabase, createPool, setDatabasePool } from "@/db/client";
import { scopeForJob } from "@/features/guilds/scope";
import { nitradoOauth } from "../oauth";
import { usableToken } from "../token";

// A process of its own that asks for a token many times at once: `caller.ts <database> <nitrado> <guild> <ref> <n>`.
const [database = "", url = "", guild = "", ref = "", count = "1"] = process.argv.slice(2);
setDatabasePool(createPool(database, { max: 10 }));
const oauth = nitradoOauth({ url, clientId: "c", clientSecret: "s", redirectUri: "http://localhost/x" });
const scope = scopeForJob(guild, "test");
const tokens = await Promise.all(
  Array.from({ length: Number(count) }, () => usableToken(scope, { kind: "oauth", ref }, { oauth })),
);
process.stdout.write(JSON.stringify([...new Set(tokens)]));
await closeDatabase();
