import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type PatreonHouse, patreonHouse, SITE } from "@/db/testing/patreon";
import { env, forgetEnv } from "@/lib/env";
import { creatorInUse, creatorToken, renewCreator } from "./creator-access";
import { creatorWords } from "./creator-words";
import { renewOldTokens } from "./renew-tokens";
import { resumeWebhooks } from "./resume-webhook";
import { patreonService } from "./service";
import { configuredPatreon, syncPerson } from "./sync";

let house: PatreonHouse;

beforeAll(async () => {
  house = await patreonHouse();
});
afterEach(() => house.control.fault("patreon", { mode: "none" }));
afterAll(() => house.close());

const kept = async () =>
  (
    await house.t.sql<{ state: string; renewed: boolean; failure: string | null; access_token: string }>(
      "select state, refreshed_at is not null as renewed, failure, access_token from patreon_creator_tokens",
    )
  )[0] ?? { access_token: "" };
const creatorInfo = () => withSystem({ kind: "system", job: "test" }, creatorInUse, { readOnly: true });
const patreonWith = (creatorToken: () => Promise<string>) =>
  patreonService({
    url: env().PATREON_URL,
    clientId: env().PATREON_CLIENT_ID,
    clientSecret: env().PATREON_CLIENT_SECRET,
    campaignId: env().PATREON_CAMPAIGN_ID,
    creatorToken,
    redirectUri: SITE,
  });

describe("access to Patreon", () => {
  it("is renewed after a week without a question, and only then", async () => {
    const rook = await house.signIn("rook77");
    await house.link(rook, "rook77");
    const service = configuredPatreon();
    expect(await renewOldTokens(service)).toBe(0);
    const older = () => house.t.sql("update oauth_tokens set refreshed_at = now() - interval '8 days'");
    await older();
    await house.control.fault("patreon", { mode: "error" });
    expect(await renewOldTokens(service)).toBe(0);
    await house.control.fault("patreon", { mode: "none" });
    expect(await renewOldTokens(service)).toBe(1);
    expect(await renewOldTokens(service)).toBe(0);
    expect(await syncPerson(rook.user.id, "person")).toMatchObject({ after: "bronze" });
  });

  it("of the creator is renewed once for fifty who ask, and the settings' pair is spent by it", async () => {
    const given = process.env.PATREON_CREATOR_TOKEN ?? "";
    const service = configuredPatreon();
    const renewals = async () =>
      (await house.control.calls()).filter(({ path }) => path.includes("/api/oauth2/token")).length;
    expect((await service.members(null)).members.length).toBeGreaterThan(5);
    expect(await kept()).toMatchObject({ state: "active", renewed: false, failure: null });
    await house.control.creator("expire");
    const before = await renewals();
    // As slow as a provider may be, so that all have asked before the first is answered.
    const slow = async (refreshToken: string) => {
      await new Promise((next) => setTimeout(next, 80));
      return service.refresh(refreshToken);
    };
    const asked = Array.from({ length: 50 }, () => creatorToken(slow, given));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(await renewals()).toBe(before + 1);
    expect((await service.members(null)).members.length).toBeGreaterThan(5);
    const { access_token: sealed } = await kept();
    expect(sealed).toMatch(/^v1\.test\./);
    expect(sealed).not.toContain(given);
    const spent = patreonWith(async () => given);
    await expect(spent.members(null)).rejects.toMatchObject({ fault: "unauthorized" });
    expect(await creatorInfo()).toMatchObject({
      token: expect.not.stringMatching(given),
      access: { renewable: true },
    });
  });

  it("of the creator is renewed when it is a week old, and at once when nobody knows its age", async () => {
    const { refresh } = configuredPatreon();
    expect(await renewCreator(refresh)).toBe(false);
    await house.t.sql("update patreon_creator_tokens set refreshed_at = now() - interval '8 days'");
    await house.control.fault("patreon", { mode: "error" });
    expect(await renewCreator(refresh)).toBe(false);
    expect(await kept()).toMatchObject({ state: "active", failure: null });
    await house.control.fault("patreon", { mode: "none" });
    expect(await renewCreator(refresh)).toBe(true);
    expect(await renewCreator(refresh)).toBe(false);
    await house.t.sql("update patreon_creator_tokens set refreshed_at = null");
    expect(await renewCreator(refresh)).toBe(true);
  });

  it("of the creator that cannot be renewed is said in words, and a new pair of the settings heals it", async () => {
    const service = configuredPatreon();
    await house.control.creator("revoke");
    await house.t.sql("update patreon_creator_tokens set refreshed_at = now() - interval '8 days'");
    expect(await renewCreator(service.refresh)).toBe(false);
    expect(creatorWords((await creatorInfo()).access)).toMatchObject({
      state: "bad",
      title: "The creator's access is not renewed",
    });
    await expect(service.members(null)).rejects.toMatchObject({ fault: "unauthorized" });
    expect(await kept()).toMatchObject({ state: "reconnect" });
    const words = creatorWords((await creatorInfo()).access);
    expect(words.sentence).toContain("PATREON_CREATOR_REFRESH_TOKEN");
    expect(words).toMatchObject({ state: "bad", title: "Patreon has ended the creator's access" });
    const errors = await house.t.sql("select 1 from token_refresh_errors where error like 'The creator%'");
    expect(errors.length).toBeGreaterThan(0);
    // Another process with the settings of before does not bring the spent pair back.
    await expect(service.members(null)).rejects.toMatchObject({ fault: "unauthorized" });
    const anew = { access: "copied-anew", refresh: "copied-anew-refresh" };
    await house.control.creator("reissue", anew);
    Object.assign(process.env, {
      PATREON_CREATOR_TOKEN: anew.access,
      PATREON_CREATOR_REFRESH_TOKEN: anew.refresh,
    });
    forgetEnv();
    expect((await configuredPatreon().members(null)).members.length).toBeGreaterThan(5);
    expect(await kept()).toMatchObject({ state: "active", failure: null });
  });

  it("brings a webhook back that Patreon has paused", async () => {
    const service = configuredPatreon();
    const [webhook] = (await house.control.state()).webhooks;
    expect(webhook?.uri).toBe(`${SITE}/api/webhooks/patreon`);
    expect(await resumeWebhooks(service, SITE)).toBe(0);
    await house.control.pauseWebhook(webhook?.id ?? "", true);
    expect(await resumeWebhooks(service, "https://other.example")).toBe(0);
    expect(await resumeWebhooks(service, SITE)).toBe(1);
    expect((await house.control.state()).webhooks[0]?.paused).toBe(false);
  });
});
