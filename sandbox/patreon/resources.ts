import { campaign, type DemoTier, tiers } from "@/sandbox/population";
import { isPatron, type Patron, type Store } from "@/sandbox/state/store";
import type { Membership, Webhook } from "@/sandbox/state/types";
import type { Resource } from "./jsonapi";

/** Our state as Patreon's resources, all attributes that its documentation names. */

export type Sees = { readonly email: boolean; readonly memberEmail: boolean };

const PUBLIC = "https://www.patreon.com";

/** People with a membership of the campaign, in a steady order. */
export function membersOf(store: Store): (Patron & { patreon: { membership: Membership } })[] {
  return store.state.people
    .filter(isPatron)
    .filter(
      (one): one is Patron & { patreon: { membership: Membership } } =>
        !one.patreon.deleted && one.patreon.membership !== null,
    );
}

function entitled(membership: Membership): DemoTier[] {
  if (membership.entitledCents <= 0) return [];
  return tiers.filter((tier) => tier.key === membership.tier);
}

export function tierResource(tier: DemoTier, store: Store): Resource {
  return {
    id: tier.patreonId,
    type: "tier",
    attributes: {
      amount_cents: tier.cents,
      created_at: campaign.createdOn,
      description: tier.gives,
      discord_role_ids: null,
      edited_at: campaign.createdOn,
      image_url: null,
      // Counted only where it is asked for: a page of members includes tiers a thousand times.
      get patron_count() {
        return membersOf(store).filter((one) => entitled(one.patreon.membership)[0] === tier).length;
      },
      post_count: 0,
      published: true,
      published_at: campaign.createdOn,
      remaining: null,
      requires_shipping: false,
      title: tier.title,
      unpublished_at: null,
      url: `/join/grizzly/checkout?rid=${tier.patreonId}`,
      user_limit: null,
    },
  };
}

export function creatorResource(): Resource {
  return {
    id: campaign.creatorUserId,
    type: "user",
    attributes: {
      about: null,
      can_see_nsfw: false,
      created: campaign.createdOn,
      first_name: "Grizzly",
      full_name: campaign.name,
      hide_pledges: true,
      image_url: null,
      is_creator: true,
      is_email_verified: true,
      last_name: "",
      like_count: 0,
      social_connections: {},
      thumb_url: null,
      url: `${PUBLIC}/grizzly`,
      vanity: "grizzly",
    },
  };
}

export function campaignResource(store: Store): Resource {
  return {
    id: campaign.id,
    type: "campaign",
    attributes: {
      created_at: campaign.createdOn,
      creation_name: "tools for DayZ communities",
      discord_server_id: null,
      image_small_url: null,
      image_url: null,
      is_charged_immediately: true,
      is_monthly: true,
      is_nsfw: false,
      main_video_embed: null,
      main_video_url: null,
      one_liner: null,
      get patron_count() {
        return membersOf(store).filter((one) => one.patreon.membership.status === "active_patron").length;
      },
      pay_per_name: "month",
      pledge_url: "/join/grizzly",
      published_at: campaign.createdOn,
      summary: null,
      thanks_msg: null,
      url: `${PUBLIC}/grizzly`,
      vanity: "grizzly",
    },
    links: {
      tiers: () => tiers.map((tier) => tierResource(tier, store)),
      creator: () => creatorResource(),
    },
  };
}

export function userResource(person: Patron, store: Store, sees: Sees): Resource {
  const [first = "", ...rest] = person.patreon.fullName.split(" ");
  return {
    id: person.patreon.userId,
    type: "user",
    attributes: {
      about: null,
      can_see_nsfw: true,
      created: person.patreon.createdAt,
      ...(sees.email ? { email: person.patreon.email } : {}),
      first_name: first,
      full_name: person.patreon.fullName,
      hide_pledges: true,
      image_url: null,
      is_creator: false,
      is_email_verified: true,
      last_name: rest.join(" "),
      like_count: 0,
      social_connections: { discord: { user_id: person.id, url: null, scopes: ["identify"] } },
      thumb_url: null,
      url: `${PUBLIC}/user?u=${person.patreon.userId}`,
      vanity: null,
    },
    links: {
      memberships: () =>
        person.patreon.membership ? [memberResource(person, person.patreon.membership, store, sees)] : [],
    },
  };
}

export function memberResource(person: Patron, membership: Membership, store: Store, sees: Sees): Resource {
  return {
    id: membership.id,
    type: "member",
    attributes: {
      campaign_lifetime_support_cents: membership.lifetimeCents,
      currently_entitled_amount_cents: membership.entitledCents,
      ...(sees.memberEmail ? { email: person.patreon.email } : {}),
      full_name: person.patreon.fullName,
      is_follower: false,
      is_free_trial: membership.freeTrial,
      is_gifted: membership.gifted,
      last_charge_date: membership.chargedAt,
      last_charge_status: membership.chargeStatus,
      lifetime_support_cents: membership.lifetimeCents,
      next_charge_date: membership.nextChargeAt,
      note: "",
      patron_status: membership.status,
      pledge_cadence: membership.cadence,
      pledge_relationship_start: membership.startedAt,
      will_pay_amount_cents: membership.willPayCents,
    },
    links: {
      currently_entitled_tiers: () => entitled(membership).map((tier) => tierResource(tier, store)),
      user: () => userResource(person, store, { email: sees.memberEmail, memberEmail: false }),
      campaign: () => campaignResource(store),
    },
  };
}

export function webhookResource(webhook: Webhook, store: Store): Resource {
  return {
    id: webhook.id,
    type: "webhook",
    attributes: {
      last_attempted_at: webhook.lastAttemptAt,
      num_consecutive_times_failed: webhook.failures,
      paused: webhook.paused,
      secret: webhook.secret,
      triggers: webhook.triggers,
      uri: webhook.uri,
    },
    links: {
      campaign: () => campaignResource(store),
    },
  };
}
