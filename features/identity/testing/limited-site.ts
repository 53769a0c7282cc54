import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPool, setDatabasePool } from "@/db/client";
import { installPeerHeader } from "@/lib/http/peer";
import { defineRoute } from "../http/route";

// One website of several: a route with a limit, answered through the same guard as every other.
const [database = "", max = "100"] = process.argv.slice(2);
setDatabasePool(createPool(database, { max: 8 }));
installPeerHeader();

const limited = defineRoute({
  name: "test.limited",
  auth: "public",
  limits: [{ by: "ip", max: Number(max), seconds: 3_600 }],
  handler: async () => ({ ok: true }),
});

const server = createServer(async (request, response) => {
  const headers = new Headers(
    Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      [value].flat().flatMap((one) => (one === undefined ? [] : [[name, one]])),
    ),
  );
  const answer = await limited(new Request(`http://localhost${request.url}`, { headers }));
  response.writeHead(answer.status).end(await answer.text());
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
