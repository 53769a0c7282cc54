import { describe, expect, it } from "vitest";
import { patreonService } from "./service";

const settings = {
  url: "https://patreon.test",
  clientId: "c",
  clientSecret: "s",
  campaignId: "ours",
  creatorToken: async () => "creator",
  redirectUri: "https://grizzly.test/back",
};

const member = (id: string, campaign: string, tier: string) => ({
  type: "member",
  id,
  attributes: { patron_status: "active_patron" },
  relationships: {
    campaign: { data: { id: campaign, type: "campaign" } },
    currently_entitled_tiers: { data: [{ id: tier, type: "tier" }] },
  },
});

function answering(answer: (url: URL) => { status?: number; body: unknown }) {
  const asked: URL[] = [];
  const service = patreonService(settings, async (address) => {
    const url = new URL(address);
    asked.push(url);
    const { status = 200, body } = answer(url);
    return new Response(JSON.stringify(body), { status });
  });
  return { asked, service };
}

describe("several campaigns", () => {
  it("of one person never mix: only the membership of ours is read", async () => {
    const { service } = answering(() => ({
      body: {
        data: { id: "u1", type: "user", attributes: { full_name: "Ann" } },
        included: [member("theirs", "other", "t9"), member("mine", "ours", "t1"), { id: "t1", type: "tier" }],
      },
    }));
    const { member: found } = await service.identity("token");
    expect(found).toMatchObject({ memberId: "mine", patreonUserId: "u1", entitledTierIds: ["t1"] });
  });

  it("of another creator give nothing: neither in a person's identity nor by a member's id", async () => {
    const elsewhere = member("theirs", "other", "t1");
    const { service } = answering(({ pathname }) => ({
      body: pathname.endsWith("/identity")
        ? { data: { id: "u1", type: "user" }, included: [elsewhere] }
        : { data: elsewhere },
    }));
    expect((await service.identity("token")).member).toBeNull();
    expect(await service.member("theirs")).toBeNull();
  });

  it("are listed from ours alone, and the wait that Patreon names is heard", async () => {
    let limited = true;
    const { service, asked } = answering(() => {
      if (!limited) return { body: { data: [], meta: { pagination: { cursors: { next: null } } } } };
      limited = false;
      return { status: 429, body: { errors: [{ code_name: "RequestThrottled", retry_after_seconds: 9 }] } };
    });
    await expect(service.members(null)).rejects.toMatchObject({
      fault: "rate_limited",
      retryAfterSeconds: 9,
    });
    expect(await service.members("next")).toEqual({ members: [], next: null });
    expect(asked.map(({ pathname }) => pathname)).toEqual(
      Array.from({ length: 2 }, () => "/api/oauth2/v2/campaigns/ours/members"),
    );
    expect(asked[1]?.searchParams.get("page[cursor]")).toBe("next");
  });
});
