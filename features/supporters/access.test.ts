import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type PatreonHouse, patreonHouse, SITE } from "@/db/testing/patreon";
import { renewOldTokens } from "./renew-tokens";
import { resumeWebhooks } from "./resume-webhook";
import { configuredPatreon, syncPerson } from "./sync";

let house: PatreonHouse;

beforeAll(async () => {
  house = await patreonHouse();
});
afterEach(() => house.control.fault("patreon", { mode: "none" }));
afterAll(() => house.close());

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
