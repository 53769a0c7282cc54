import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withSystem, withUser } from "@/db/context";
import { type PatreonHouse, type Person, patreonHouse, system } from "@/db/testing/patreon";
import { answerRequest } from "./answer-request";
import { findMembers } from "./data/members";
import { verificationRequests } from "./data/verifications";
import { askVerification } from "./mutations/ask-verification";
import { configuredPatreon, syncPerson } from "./sync";

let house: PatreonHouse;
let staff: Person;

beforeAll(async () => {
  house = await patreonHouse();
  staff = await house.signIn("northwatch");
  await house.syncAll();
});
afterEach(() => house.control.fault("patreon", { mode: "none" }));
afterAll(() => house.close());

const actor = ({ user }: Person) => ({ kind: "user", userId: user.id, discordId: user.discordId }) as const;

async function ask(person: Person, patreonEmail = ""): Promise<string> {
  const form = { patreonEmail, message: "Patreon says that my account is used already." };
  await withUser({ userId: person.user.id, actor: actor(person) }, (ctx) => askVerification(ctx, form));
  const open = await withSystem(system, (ctx) => verificationRequests(ctx, "open"));
  return open.find(({ personId }) => personId === person.user.id)?.id ?? "";
}

const find = async (text: string) => (await withSystem(system, (ctx) => findMembers(ctx, text)))[0];
const answer = (
  requestId: string,
  memberId: string | null,
  notes = "We looked, and this is what we found.",
) => answerRequest(actor(staff), { requestId, memberId, notes });

describe("a supporter whom staff match by hand", () => {
  it("has the plan at once, and is followed without tokens of theirs", async () => {
    const mud = await house.signIn("mudboots");
    const request = await ask(mud, "Rook77@example.test");
    const found = await find("okafor");
    expect(found).toMatchObject({ name: "Ruth Okafor", tier: "bronze", linkedTo: null });
    const memberId = found?.memberId ?? "";
    expect(await configuredPatreon().hasEmail(memberId, "Rook77@example.test ")).toBe(true);
    expect(await configuredPatreon().hasEmail(memberId, "other@example.test")).toBe(false);
    await answer(request, memberId);
    expect(await house.portal(mud)).toMatchObject({
      tier: "bronze",
      patreon: { linked: true, needsReconnect: false },
    });
    await house.control.pledge("rook77", "change", "gold");
    expect(await syncPerson(mud.user.id, "person")).toMatchObject({ before: "bronze", after: "gold" });
    const told = await house.t.sql(
      "select 1 from service_notifications where grizzly_user_id = $1 and kind = 'supporters.verification'",
      [mud.user.id],
    );
    expect(told).toHaveLength(1);
    await expect(answer(request, memberId)).rejects.toMatchObject({ status: 409 });
  });

  it("loses nothing by linking the account themselves afterwards", async () => {
    const mud = await house.signIn("mudboots");
    expect(await house.link(mud, "rook77")).toContain("patreon=linked");
    expect(await house.tier(mud)).toBe("gold");
    const kept = await house.t.sql("select 1 from patreon_subscriptions where verified_at is not null");
    expect(kept).toEqual([]);
  });

  it("is told why not, and nothing changes", async () => {
    const pale = await house.signIn("paleminnow");
    const request = await ask(pale);
    await answer(request, null, "There is no membership under your name.");
    expect(await house.tier(pale)).toBe("none");
    const [answered] = await withSystem(system, (ctx) => verificationRequests(ctx, "answered"));
    expect(answered).toMatchObject({
      state: "refused",
      answeredBy: "Northwatch",
      answer: "There is no membership under your name.",
    });
  });

  it("gets no membership that somebody else has linked, nor one while Patreon is away", async () => {
    const tin = await house.signIn("tinroof");
    const request = await ask(tin);
    const taken = await find("okafor");
    expect(taken?.linkedTo).toBe("MudBoots");
    await expect(answer(request, taken?.memberId ?? "")).rejects.toMatchObject({ status: 409 });
    await house.control.fault("patreon", { mode: "error" });
    const free = await find("lynch");
    await expect(answer(request, free?.memberId ?? "")).rejects.toMatchObject({ status: 503 });
    await house.control.fault("patreon", { mode: "none" });
    await expect(answer(request, "no-such-member")).rejects.toMatchObject({ status: 404 });
    expect(await house.tier(tin)).toBe("none");
    expect(await withSystem(system, (ctx) => verificationRequests(ctx, "open"))).toHaveLength(1);
  });
});
