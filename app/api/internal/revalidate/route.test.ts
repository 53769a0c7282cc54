import { beforeEach, describe, expect, it, vi } from "vitest";
import { signInternal } from "@/lib/internal-signature";
import { revalidateTags } from "@/lib/revalidate-client";

const SECRET = "0123456789abcdef0123456789abcdef";
const { revalidateTag } = vi.hoisted(() => ({ revalidateTag: vi.fn() }));
vi.mock("next/cache", () => ({ revalidateTag }));
vi.mock("@/lib/env", async (original) => ({
  ...(await original<typeof import("@/lib/env")>()),
  env: () => ({ INTERNAL_SECRET: SECRET }),
}));
const { POST } = await import("./route");

const call = (body: string, headers: Record<string, string> = signInternal(SECRET, body)) =>
  POST(new Request("http://localhost/api/internal/revalidate", { method: "POST", body, headers }));

beforeEach(() => revalidateTag.mockClear());

describe("the address by which our processes renew pages", () => {
  it("renews in the background, or at once when asked", async () => {
    expect((await call('{"tags":["home","listing:taiga-nights"]}')).status).toBe(200);
    expect(revalidateTag.mock.calls).toEqual([
      ["home", "max"],
      ["listing:taiga-nights", "max"],
    ]);
    await call('{"tags":["home"],"now":true}');
    expect(revalidateTag).toHaveBeenLastCalledWith("home", { expire: 0 });
  });

  it("does nothing for who cannot sign, and tells nothing", async () => {
    const body = '{"tags":["home"]}';
    for (const headers of [
      {},
      signInternal(`${SECRET}x`, body),
      signInternal(SECRET, body, Date.now() - 600_000),
    ]) {
      expect((await call(body, headers)).status).toBe(401);
    }
    expect(revalidateTag).not.toHaveBeenCalled();
  });

  it("refuses what is not a list of tags", async () => {
    for (const body of [
      "{}",
      '{"tags":[]}',
      '{"tags":["_N_T_/layout"]}',
      '{"tags":["home"],"path":"/"}',
      "x",
      `{"tags":${JSON.stringify(Array(101).fill("home"))}}`,
    ]) {
      expect((await call(body)).status).toBe(422);
    }
    expect((await call(`{"tags":["${"a".repeat(20_000)}"]}`)).status).toBe(413);
    expect(revalidateTag).not.toHaveBeenCalled();
  });

  it("is what the bots' client calls", async () => {
    const through: typeof fetch = (url, init) => POST(new Request(url as string, init));
    const options = { siteUrl: "http://localhost", secret: SECRET, fetch: through };
    expect(await revalidateTags(["shop:100000000000000001", "home", "home"], options)).toBe(true);
    expect(revalidateTag).toHaveBeenCalledTimes(2);
    expect(await revalidateTags(["home"], { ...options, secret: "wrong" })).toBe(false);
    const broken: typeof fetch = () => Promise.reject(new Error("down"));
    expect(await revalidateTags(["home"], { ...options, fetch: broken })).toBe(false);
  });
});
