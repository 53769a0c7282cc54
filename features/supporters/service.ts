import { z } from "zod";
import { callProvider, type FetchLike, ProviderError } from "@/lib/http/provider";
import type { PatreonIdentity, PatreonMember } from "./schema";

export interface PatreonSettings {
  /** `https://www.patreon.com`, or the sandbox. */
  url: string;
  clientId: string;
  clientSecret: string;
  campaignId: string;
  /** The creator's access token. @param rejected one that Patreon refused: anything newer is wanted */
  creatorToken(rejected?: string): Promise<string>;
  redirectUri: string;
}

/** A token pair as Patreon gives it. Every refresh ends the pair before it. */
export interface PatreonTokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds from now. */
  expiresIn: number;
  scope: string;
}

const MEMBER_FIELDS = [
  "full_name",
  "patron_status",
  "currently_entitled_amount_cents",
  "will_pay_amount_cents",
  "last_charge_date",
  "last_charge_status",
  "next_charge_date",
  "pledge_relationship_start",
  "is_gifted",
  "is_free_trial",
].join(",");

const reference = z.object({ id: z.string(), type: z.string() });
const oneRelated = z.object({ data: reference.nullish() }).optional();
const manyRelated = z.object({ data: z.array(reference).default([]) }).optional();
const date = z.iso
  .datetime({ offset: true })
  .nullish()
  .catch(null)
  .transform((text) => (text ? new Date(text) : null));

const memberResource = z.object({
  id: z.string(),
  attributes: z
    .object({
      full_name: z.string().nullish(),
      patron_status: z.enum(["active_patron", "declined_patron", "former_patron"]).nullish().catch(null),
      currently_entitled_amount_cents: z.number().nullish(),
      will_pay_amount_cents: z.number().nullish(),
      last_charge_date: date,
      last_charge_status: z.string().nullish(),
      next_charge_date: date,
      pledge_relationship_start: date,
      is_gifted: z.boolean().nullish(),
      is_free_trial: z.boolean().nullish(),
    })
    .prefault({}),
  relationships: z
    .object({ user: oneRelated, campaign: oneRelated, currently_entitled_tiers: manyRelated })
    .prefault({}),
});

const anyResource = z.looseObject({ id: z.string(), type: z.string() });
const identityDocument = z.object({
  data: z.object({ id: z.string(), attributes: z.object({ full_name: z.string().nullish() }).prefault({}) }),
  included: z.array(anyResource).default([]),
});
const memberDocument = z.object({ data: memberResource });
const membersDocument = z.object({
  data: z.array(memberResource),
  meta: z
    .object({ pagination: z.object({ cursors: z.object({ next: z.string().nullish() }).nullish() }) })
    .optional(),
});
const emailDocument = z.object({
  data: z.object({ attributes: z.object({ email: z.string().nullish() }).prefault({}) }),
});
const webhooksDocument = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      attributes: z
        .object({ uri: z.string().catch(""), paused: z.boolean().catch(false) })
        .catch({ uri: "", paused: false }),
    }),
  ),
});
const tokenDocument = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  scope: z.string().nullish(),
});

function toMember(resource: z.output<typeof memberResource>): PatreonMember {
  const { attributes, relationships } = resource;
  return {
    memberId: resource.id,
    patreonUserId: relationships.user?.data?.id ?? null,
    fullName: attributes.full_name ?? null,
    patronStatus: attributes.patron_status ?? null,
    entitledTierIds: (relationships.currently_entitled_tiers?.data ?? []).map((tier) => tier.id),
    entitledCents: attributes.currently_entitled_amount_cents ?? null,
    willPayCents: attributes.will_pay_amount_cents ?? null,
    gifted: attributes.is_gifted ?? false,
    freeTrial: attributes.is_free_trial ?? false,
    lastChargeStatus: attributes.last_charge_status ?? null,
    lastChargeAt: attributes.last_charge_date,
    nextChargeAt: attributes.next_charge_date,
    pledgeStartedAt: attributes.pledge_relationship_start,
  };
}

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new ProviderError("unavailable", "Patreon's answer does not have the documented shape.");
  return result.data;
}

/** Patreon's OAuth and API v2 for the one campaign that is configured. Methods throw {@link ProviderError}. */
export function patreonService(settings: PatreonSettings, fetchLike: FetchLike = fetch) {
  const api = (path: string, query: Record<string, string>, token: string) =>
    callProvider(fetchLike, {
      url: `${settings.url}/api/oauth2/v2/${path}?${new URLSearchParams(query)}`,
      headers: { authorization: `Bearer ${token}` },
    });

  /** Asks in the creator's name, and once more with a renewed token where Patreon refuses this one. */
  const asCreator = async <T>(ask: (token: string) => Promise<T>): Promise<T> => {
    const first = await settings.creatorToken();
    try {
      return await ask(first);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.fault !== "unauthorized") throw error;
      return ask(await settings.creatorToken(first));
    }
  };
  const ofCreator = (path: string, query: Record<string, string>) =>
    asCreator((token) => api(path, query, token));

  const token = async (form: Record<string, string>): Promise<PatreonTokens> => {
    const { clientId, clientSecret } = settings;
    const body = await callProvider(fetchLike, {
      url: `${settings.url}/api/oauth2/token`,
      form: { ...form, client_id: clientId, client_secret: clientSecret },
    });
    const answer = read(tokenDocument, body);
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresIn: answer.expires_in,
      scope: answer.scope ?? "",
    };
  };

  return {
    /** Where the browser goes to approve the link. */
    authorizeUrl(state: string): string {
      const query = new URLSearchParams({
        response_type: "code",
        client_id: settings.clientId,
        redirect_uri: settings.redirectUri,
        scope: "identity",
        state,
      });
      return `${settings.url}/oauth2/authorize?${query}`;
    },

    exchange: (code: string) =>
      token({ grant_type: "authorization_code", code, redirect_uri: settings.redirectUri }),

    refresh: (refreshToken: string) => token({ grant_type: "refresh_token", refresh_token: refreshToken }),

    /** The person behind a token, with their membership in our campaign and no other. */
    async identity(accessToken: string): Promise<PatreonIdentity> {
      const query = {
        include: "memberships,memberships.campaign,memberships.currently_entitled_tiers",
        "fields[user]": "full_name",
        "fields[member]": MEMBER_FIELDS,
      };
      const document = read(identityDocument, await api("identity", query, accessToken));
      const ours = document.included
        .filter((resource) => resource.type === "member")
        .map((resource) => read(memberResource, resource))
        .find((resource) => resource.relationships.campaign?.data?.id === settings.campaignId);
      const patreonUserId = document.data.id;
      return {
        patreonUserId,
        fullName: document.data.attributes.full_name ?? null,
        member: ours ? { ...toMember(ours), patreonUserId } : null,
      };
    },

    /** One member of our campaign, or null when Patreon does not know the id or it is of another campaign. */
    async member(memberId: string): Promise<PatreonMember | null> {
      const query = { include: "campaign,currently_entitled_tiers,user", "fields[member]": MEMBER_FIELDS };
      try {
        const body = await ofCreator(`members/${encodeURIComponent(memberId)}`, query);
        const { data } = read(memberDocument, body);
        return data.relationships.campaign?.data?.id === settings.campaignId ? toMember(data) : null;
      } catch (error) {
        if (error instanceof ProviderError && error.status === 404) return null;
        throw error;
      }
    },

    /**
     * Whether a member's e-mail address is this one. It is compared and forgotten.
     * @returns null where Patreon does not tell it
     */
    async hasEmail(memberId: string, email: string): Promise<boolean | null> {
      const query = { "fields[member]": "email" };
      const body = await ofCreator(`members/${encodeURIComponent(memberId)}`, query);
      const told = read(emailDocument, body).data.attributes.email;
      return told ? told.trim().toLowerCase() === email.trim().toLowerCase() : null;
    },

    /** Webhooks of our own client. */
    async webhooks(): Promise<{ id: string; uri: string; paused: boolean }[]> {
      const body = await ofCreator("webhooks", { "fields[webhook]": "uri,paused" });
      return read(webhooksDocument, body).data.map(({ id, attributes }) => ({ id, ...attributes }));
    },

    /** Ends a webhook's pause. */
    async resumeWebhook(id: string): Promise<void> {
      await asCreator((token) =>
        callProvider(fetchLike, {
          url: `${settings.url}/api/oauth2/v2/webhooks/${encodeURIComponent(id)}`,
          method: "PATCH",
          headers: { authorization: `Bearer ${token}` },
          json: { data: { type: "webhook", id, attributes: { paused: false } } },
        }),
      );
    },

    /** One page of the campaign's members. @param cursor from the page before; null for the first */
    async members(cursor: string | null): Promise<{ members: PatreonMember[]; next: string | null }> {
      const query = {
        include: "currently_entitled_tiers,user",
        "fields[member]": MEMBER_FIELDS,
        ...(cursor === null ? {} : { "page[cursor]": cursor }),
      };
      const path = `campaigns/${encodeURIComponent(settings.campaignId)}/members`;
      const document = read(membersDocument, await ofCreator(path, query));
      return { members: document.data.map(toMember), next: document.meta?.pagination.cursors?.next ?? null };
    },
  };
}

export type PatreonService = ReturnType<typeof patreonService>;
