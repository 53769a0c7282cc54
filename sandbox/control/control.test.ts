import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SandboxClient, sandboxClient } from "@/sandbox/client";
import { ask, authorizeUrl, botCall, REDIRECT, tokenRequest } from "@/sandbox/discord/testing";
import { guildByKey, personByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";

let sandbox: Sandbox;
let control: SandboxClient;
const rook = personByKey("rook77");

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  control = sandboxClient(sandbox.url);
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await control.reset();
});

const form = (path: string, fields: Record<string, string>, origin: string | null = sandbox.url) =>
  ask(`${sandbox.url}${path}`, {
    method: "POST",
    headers: origin ? { origin } : {},
    body: new URLSearchParams(fields),
  });

/** The guilds that Discord shows a person, after signing in anew. */
async function guildsOf(person: string): Promise<{ id: string; owner: boolean; permissions: string }[]> {
  const back = await control.authorize(authorizeUrl(sandbox), person);
  const code = back.searchParams.get("code") ?? "";
  const { body } = await tokenRequest(sandbox, {
    grant_type: "authorization_code",
    code,
    redirect_uri: REDIRECT,
  });
  const headers = { authorization: `Bearer ${body.access_token}` };
  return (await ask(`${sandbox.url}/discord/api/v10/users/@me/guilds`, { headers })).body;
}

describe("the control API", () => {
  it("changes nothing for another origin, or for none", async () => {
    const paths = [
      "/__sandbox/reset",
      "/__sandbox/me",
      "/__sandbox/people",
      "/__sandbox/people/rook77/pledge",
      "/__sandbox/people/rook77/patreon",
      "/__sandbox/people/rook77/tokens",
      "/__sandbox/people/rook77/guilds/black-pine",
      "/__sandbox/guilds/black-pine/roles/support",
      "/__sandbox/faults/discord",
      "/__sandbox/discord/channels/1/messages",
      "/__sandbox/discord/channels/1/typing",
      "/__sandbox/discord/channels/1/slash",
      "/__sandbox/discord/channels/1",
      "/__sandbox/discord/messages/1",
      "/__sandbox/discord/messages/1/delete",
      "/__sandbox/discord/messages/1/press",
      "/__sandbox/discord/modals/1",
      "/__sandbox/discord/gateway",
      "/__sandbox/discord/guilds/black-pine/channels",
      "/__sandbox/discord/guilds/black-pine/rights/support",
      "/__sandbox/discord/threads/1",
      "/__sandbox/webhooks/send",
      "/__sandbox/patreon/creator",
      "/__sandbox/webhooks/410001",
      "/__sandbox/nitrado/faults",
      "/__sandbox/nitrado/faults/clear",
      "/__sandbox/nitrado/limit",
      "/__sandbox/nitrado/accounts/hollowpine/tokens",
      "/__sandbox/nitrado/services/11840201",
      "/__sandbox/nitrado/services/11840201/files",
      "/__sandbox/servers/11840201/act",
      "/__sandbox/servers/11840201/power",
      "/__sandbox/servers/11840201/settings",
      "/__sandbox/tick",
    ];
    const before = JSON.stringify(sandbox.state);
    for (const path of paths) {
      for (const origin of [null, "null", "http://localhost:3000", "https://evil.test"]) {
        const answer = await form(
          path,
          { action: "cancel", mode: "down", deleted: "true", name: "Eve" },
          origin,
        );
        expect([path, answer.status]).toEqual([path, 403]);
      }
    }
    expect(JSON.stringify(sandbox.state)).toBe(before);
  });

  it("answers a form with the page, and only with one of its own", async () => {
    const there = await form("/__sandbox/people/rook77/pledge", {
      action: "cancel",
      return: "/people/rook77",
    });
    expect([there.status, there.headers.get("location")]).toEqual([303, "/people/rook77"]);
    for (const evil of ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)"]) {
      const answer = await form("/__sandbox/reset", { return: evil });
      expect(answer.headers.get("location")).toBe("/");
    }
  });

  it("gives and takes guild rights as Discord then shows them", async () => {
    const { id } = guildByKey("black-pine");
    const bits = async () =>
      BigInt((await guildsOf("rook77")).find((one) => one.id === id)?.permissions ?? 0);
    expect((await bits()) & (1n << 5n)).toBe(0n);
    await control.rights("rook77", "black-pine", { manageGuild: true });
    expect((await bits()) & (1n << 5n)).toBe(1n << 5n);
    await control.rights("rook77", "black-pine", { manageGuild: false, administrator: true });
    expect((await bits()) & (1n << 3n)).toBe(1n << 3n);
    await control.rights("rook77", "black-pine", { owner: true });
    expect((await guildsOf("rook77"))[0]?.owner).toBe(true);
    expect((await guildsOf("hollowpine"))[0]?.owner).toBe(false);
    await expect(control.rights("rook77", "black-pine", { member: false })).rejects.toThrow(
      "owner cannot leave",
    );
    await control.rights("hollowpine", "black-pine", { owner: true });
    await control.rights("rook77", "black-pine", { member: false });
    expect(await guildsOf("rook77")).toEqual([]);
    await control.rights("rook77", "sakhal-drift", { manageGuild: true });
    expect((await guildsOf("rook77")).map((one) => one.id)).toEqual([guildByKey("sakhal-drift").id]);
  });

  it("bans, and a ban ends membership", async () => {
    await control.rights("rook77", "black-pine", { banned: true });
    expect(await guildsOf("rook77")).toEqual([]);
    const member = await botCall(sandbox)("GET", `/guilds/${guildByKey("black-pine").id}/members/${rook.id}`);
    expect(member.body.code).toBe(10007);
  });

  it("saves a guild's form whole: boxes that are not ticked are taken away", async () => {
    const support = guildByKey("black-pine").roles.find((one) => one.key === "support")?.id ?? "";
    const path = "/__sandbox/people/rook77/guilds/black-pine";
    await form(path, { whole: "true", member: "on", roles: support });
    expect(sandbox.state.guilds[0]?.members.find((one) => one.userId === rook.id)?.roles).toEqual([support]);
    await form(path, { whole: "true" });
    expect(sandbox.state.guilds[0]?.members.some((one) => one.userId === rook.id)).toBe(false);
  });

  it("makes the role for Manage Server where a guild has none", async () => {
    const page = async () => (await ask(`${sandbox.url}/people/rook77`)).body;
    expect(await page()).toContain('name="manageGuild"');
    await form("/__sandbox/people/rook77/guilds/sakhal-drift", {
      whole: "true",
      member: "on",
      manageGuild: "on",
    });
    const sakhal = sandbox.state.guilds.find((one) => one.key === "sakhal-drift");
    const bots = sakhal?.roles.filter((one) => one.botId !== null).map((one) => one.position) ?? [];
    expect(sakhal?.roles.find((one) => one.key === "warden")?.position).toBeLessThan(Math.min(...bots));
    expect(await page()).not.toContain('name="manageGuild"');
  });

  it("adds people who can sign in", async () => {
    const { key, id } = await control.addPerson("Nova Reed");
    expect(key).toBe("novareed");
    expect((await control.addPerson("Nova Reed")).key).toBe("novareed2");
    const back = await control.authorize(authorizeUrl(sandbox), id);
    expect(back.searchParams.get("code")).toBeTruthy();
    await expect(control.addPerson("x")).rejects.toThrow("at least 2");
  });

  it("lets tokens expire, or takes the authorisation back", async () => {
    const back = await control.authorize(authorizeUrl(sandbox), "rook77");
    const code = back.searchParams.get("code") ?? "";
    const pair = (
      await tokenRequest(sandbox, { grant_type: "authorization_code", code, redirect_uri: REDIRECT })
    ).body;
    const refresh = (refresh_token: string) =>
      tokenRequest(sandbox, { grant_type: "refresh_token", refresh_token });
    await control.tokens("rook77", "discord", "expire");
    const headers = { authorization: `Bearer ${pair.access_token}` };
    expect((await ask(`${sandbox.url}/discord/api/v10/users/@me`, { headers })).status).toBe(401);
    const fresh = await refresh(pair.refresh_token);
    expect(fresh.status).toBe(200);
    await control.tokens("rook77", "discord", "revoke");
    expect((await refresh(fresh.body.refresh_token)).body.error).toBe("invalid_grant");
  });

  it("resets to the demo community", async () => {
    await control.pledge("rook77", "cancel");
    await control.addPerson("Nova Reed");
    await control.fault("discord", { mode: "error" });
    await control.reset();
    const state = await control.state();
    expect(state.people).toHaveLength(24);
    expect(state.people.find((one) => one.key === "rook77")?.patreon?.membership?.tier).toBe("bronze");
    expect(state.faults.discord.mode).toBe("none");
  });
});

describe("faults", () => {
  const discord = () => ask(`${sandbox.url}/discord/api/v10/gateway`);
  const patreon = () =>
    ask(`${sandbox.url}/patreon/api/oauth2/v2/identity`, { headers: { authorization: "Bearer x" } });

  it("answer 500 in the provider's shape, as often as was asked", async () => {
    await control.fault("discord", { mode: "error", remaining: 2 });
    expect((await discord()).body).toEqual({ message: "500: Internal Server Error", code: 0 });
    expect((await discord()).status).toBe(500);
    expect((await discord()).status).toBe(200);
    await control.fault("patreon", { mode: "error" });
    expect((await patreon()).body.errors[0].status).toBe("500");
    expect((await discord()).status).toBe(200);
  });

  it("answer 429 with a time to wait", async () => {
    await control.fault("discord", { mode: "rate_limited", retryAfterSeconds: 1.5 });
    const limited = await discord();
    expect([limited.status, limited.body.retry_after, limited.headers.get("retry-after")]).toEqual([
      429,
      1.5,
      "2",
    ]);
    await control.fault("patreon", { mode: "rate_limited", retryAfterSeconds: 9 });
    expect((await patreon()).body.errors[0].retry_after_seconds).toBe(9);
  });

  it("cut the connection", async () => {
    await control.fault("discord", { mode: "down" });
    await expect(discord()).rejects.toThrow("fetch failed");
    await control.fault("discord", { mode: "none" });
    expect((await discord()).status).toBe(200);
  });

  it("answer slowly", async () => {
    await control.fault("discord", { mode: "slow", delayMs: 120, remaining: 1 });
    const before = performance.now();
    expect((await discord()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(110);
  });

  it("hit only the paths that were named", async () => {
    await control.fault("discord", { mode: "error", path: "/oauth2/token" });
    expect((await discord()).status).toBe(200);
    expect((await tokenRequest(sandbox, { grant_type: "refresh_token" })).status).toBe(500);
  });

  it("are seen in the list of calls", async () => {
    await control.fault("discord", { mode: "down", remaining: 1 });
    await discord().catch(() => null);
    await discord();
    const calls = (await control.calls()).filter((one) => one.path === "/api/v10/gateway");
    expect(calls.map((one) => one.status)).toEqual([0, 200]);
  });
});

describe("the pages", () => {
  const get = (path: string, cookie = `grizzly_sandbox_person=${rook.id}`) =>
    ask(`${sandbox.url}${path}`, { headers: { cookie } });

  it.each([
    "/",
    "/people",
    "/people/rook77",
    "/servers",
    "/servers/11840201",
    "/patreon-events",
    "/faults",
    "/calls",
  ])("%s is whole, without script, framing or inline style", async (path) => {
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(page.body).toMatch(/<\/html>$/);
    expect(page.body).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("minds no cookie that is badly encoded, and no path that looks like a host", async () => {
    expect((await get("/", "grizzly_sandbox_person=%E0%A4%A; grizzly_sandbox_said=%E0")).status).toBe(200);
    expect((await get("/people/%E0%A4%A")).status).toBe(303);
    expect((await get("//evil.test/people")).status).toBe(404);
  });

  it("shows whom I act as, and lets me become someone", async () => {
    expect((await get("/", "")).body).toContain("Who are you?");
    const become = await form("/__sandbox/me", { person: "rook77", return: "/" });
    const cookie = become.headers.get("set-cookie")?.split(";")[0] ?? "";
    const page = (await get("/", cookie)).body;
    expect(page).toContain("Who I am");
    expect(page).toContain("Bronze, paid by the month");
    expect(page).toContain(rook.id);
  });

  it("offers only the steps that Patreon would take", async () => {
    const offers = async (key: string) =>
      [...(await get(`/people/${key}`)).body.matchAll(/name="action" value="(\w+)"/g)].map((hit) => hit[1]);
    expect(await offers("rook77")).toEqual(["change", "decline", "refund", "cancel"]);
    expect(await offers("mudboots")).toEqual(["pledge", "gift", "trial", "follow"]);
    expect(await offers("drymatch")).toContain("recover");
  });

  it("shows what the bots posted as Discord would, with nothing of it run as HTML", async () => {
    const feed = guildByKey("black-pine").channels.find((one) => one.key === "kill-feed")?.id ?? "";
    await botCall(sandbox)("POST", `/channels/${feed}/messages`, {
      content: `<img src=x onerror=alert(1)> **bold** <@${rook.id}> [ok](https://example.test/a) [bad](javascript:alert(1))`,
      embeds: [{ title: "</article><script>1</script>", url: "javascript:alert(1)", color: 255 }],
    });
    const page = (await get(`/chat/${feed}`)).body;
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt; <b>bold</b>");
    expect(page).toContain('<span class="mention">@Rook_77</span>');
    expect(page).toContain('<a href="https://example.test/a" rel="nofollow noopener noreferrer">ok</a>');
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toMatch(/<script(?! src="\/__sandbox\/)|<img|href="javascript|\sstyle=|\son\w+="/i);
    expect(page).toContain('fill="#0000ff"');
  });

  it("says what was just done, once", async () => {
    const done = await form("/__sandbox/people/rook77/pledge", {
      action: "decline",
      return: "/people/rook77",
    });
    const cookie = done.headers.get("set-cookie")?.split(";")[0] ?? "";
    const page = await get("/people/rook77", cookie);
    expect(page.body).toContain("Rook_77 on Patreon: Bronze, last charge declined.");
    expect(page.headers.get("set-cookie")).toContain("Max-Age=0");
  });
});
