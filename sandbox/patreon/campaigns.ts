import { json } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { campaign } from "@/sandbox/population";
import { withCreator } from "./auth";
import { crowdIndex, crowdPatron } from "./crowd";
import { badParameter, notFound } from "./errors";
import { documentOf, readAsked } from "./jsonapi";
import { campaignResource, memberResource, membersOf } from "./resources";

const JSON_API = { "content-type": "application/vnd.api+json" };
const CAMPAIGN_INCLUDES = ["tiers", "creator"];
const MEMBER_INCLUDES = ["currently_entitled_tiers", "user", "campaign", "campaign.tiers"];
/** The creator's token carries `campaigns.members[email]`. */
const SEES = { email: true, memberEmail: true };

function listCampaigns(call: Call): Reply {
  const asked = readAsked(call.url.searchParams, CAMPAIGN_INCLUDES);
  if ("status" in asked) return asked;
  const document = documentOf([campaignResource(call.store)], asked);
  return json(200, { ...document, meta: { pagination: { cursors: { next: null }, total: 1 } } }, JSON_API);
}

function oneCampaign(call: Call): Reply {
  const asked = readAsked(call.url.searchParams, CAMPAIGN_INCLUDES);
  if ("status" in asked) return asked;
  if (call.params.campaign_id !== campaign.id) return notFound("That campaign");
  return json(200, documentOf(campaignResource(call.store), asked), JSON_API);
}

/** A cursor is the position after which the next page starts, made opaque. */
function readCursor(query: URLSearchParams): number | null {
  const cursor = query.get("page[cursor]");
  if (!cursor) return 0;
  const at = Number(/^after:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1]);
  return Number.isSafeInteger(at) ? at : null;
}

function listMembers(call: Call): Reply {
  const query = call.url.searchParams;
  const asked = readAsked(query, MEMBER_INCLUDES);
  if ("status" in asked) return asked;
  if (call.params.campaign_id !== campaign.id) return notFound("That campaign");
  const start = readCursor(query);
  if (start === null) return badParameter("page[cursor]", query.get("page[cursor]") ?? "");
  const all = membersOf(call.store);
  const { crowd } = call.store.state;
  const total = all.length + crowd.members;
  const end = Math.min(start + call.config.patreon.pageSize, total);
  const page = all.slice(start, end);
  for (let at = start + page.length; at < end; at++) page.push(crowdPatron(at - all.length, crowd));
  const resources = page.map((one) => memberResource(one, one.patreon.membership, call.store, SEES));
  const next = end < total ? Buffer.from(`after:${end}`).toString("base64url") : null;
  const meta = { pagination: { cursors: { next }, total } };
  const path = `https://www.patreon.com/api/oauth2/v2/campaigns/${campaign.id}/members`;
  const links = next ? { links: { next: `${path}?page%5Bcursor%5D=${next}` } } : {};
  return json(200, { ...documentOf(resources, asked), meta, ...links }, JSON_API);
}

function oneMember(call: Call): Reply {
  const asked = readAsked(call.url.searchParams, MEMBER_INCLUDES);
  if ("status" in asked) return asked;
  const { member_id: id = "" } = call.params;
  const { crowd } = call.store.state;
  const index = crowdIndex(id, crowd);
  const found =
    index === null
      ? membersOf(call.store).find((one) => one.patreon.membership.id === id)
      : crowdPatron(index, crowd);
  if (!found) return notFound("That member");
  return json(
    200,
    documentOf(memberResource(found, found.patreon.membership, call.store, SEES), asked),
    JSON_API,
  );
}

export const campaignRoutes: readonly Route[] = [
  route("GET", "/v2/campaigns", withCreator("campaigns", listCampaigns)),
  route("GET", "/v2/campaigns/:campaign_id", withCreator("campaigns", oneCampaign)),
  route("GET", "/v2/campaigns/:campaign_id/members", withCreator("campaigns.members", listMembers)),
  route("GET", "/v2/members/:member_id", withCreator("campaigns.members", oneMember)),
];
