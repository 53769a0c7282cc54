import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { OPEN_LIMIT } from "@/features/listings/open-api";

vi.mock("next/server", () => ({ after: () => undefined }));
vi.mock("@/lib/public-cache", () => ({
  publicLoader: (_options: unknown, load: (...args: string[]) => Promise<unknown>) => load,
}));

let t: TestDatabase;
let GET: (request: Request) => Promise<Response>;
beforeAll(async () => {
  Object.assign(process.env, sandboxEnv("http://localhost:3000", "http://localhost:1"));
  t = await testDatabase();
  ({ GET } = await import("./route"));
});
afterAll(() => t.close());

const call = (query = "", headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/api/v1/servers${query}`, { headers }));

describe("the open interface", () => {
  it("answers an address so often in a minute, then says when to come back, and whatever it forges", async () => {
    // Not over the end of a window of the database's clock.
    const [clock] = await t.sql<{ left: number }>("select 60 - extract(second from now())::int as left");
    if ((clock?.left ?? 60) < 4) await new Promise((resolve) => setTimeout(resolve, 4_500));
    const answers: number[] = [];
    for (let nr = 0; nr < OPEN_LIMIT.max + 3; nr += 1) {
      const response = await call("", { "x-forwarded-for": `203.0.113.${nr}` });
      answers.push(response.status);
      if (response.status === 429) {
        expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
        expect(response.headers.get("access-control-allow-origin")).toBe("*");
        expect(await response.json()).toMatchObject({ error: { code: "rate_limited" } });
      }
    }
    expect(answers.filter((status) => status === 200)).toHaveLength(OPEN_LIMIT.max);
    expect(answers.slice(OPEN_LIMIT.max)).toEqual([429, 429, 429]);
    // What is counted stands in the database: another process would say the same.
    const [row] = await t.sql<{ hits: number }>("select hits from rate_limits where bucket like 'api.v1|%'");
    expect(row?.hits).toBe(OPEN_LIMIT.max + 3);
    await t.sql("delete from rate_limits");
  });

  it("refuses what it does not know with a sentence", async () => {
    for (const query of ["?colour=red", "?sort=money", "?zone=Mars", "?map=a&map=b", `?q=${"x".repeat(300)}`])
      expect((await call(query)).status, query).toBe(422);
    expect(await (await call("?map=enoch&sort=name&after=made-up")).json()).toMatchObject({
      found: { servers: 0, orMore: false },
      servers: [],
      next: null,
    });
  });
});
