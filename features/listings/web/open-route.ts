import type { z } from "zod";
import { defineRoute } from "@/features/identity/http/route";
import { notFound } from "@/lib/errors";
import { OPEN_LIMIT } from "../open-api";
import type { ServerPage } from "../schema";
import { loadServer } from "./loaders";

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;

/** The listed server of an address. @throws AppError not_found */
export async function openServerOf(slug: string | undefined): Promise<ServerPage> {
  const server = slug !== undefined && SLUG.test(slug) ? (await loadServer(slug))?.server : null;
  if (!server) throw notFound("No listed server has this name.");
  return server;
}

/** A call of the open interface: for everybody and every page, read only, counted by address. */
export function openRoute<S extends z.ZodType>(
  input: S,
  answer: (call: { input: z.output<S>; slug: string | undefined }) => Promise<unknown>,
) {
  const route = defineRoute<S, "public">({
    name: "api.v1",
    auth: "public",
    guildId: () => null,
    input,
    limits: [OPEN_LIMIT],
    handler: ({ input: asked, params }) => answer({ input: asked, slug: params.slug }),
  });
  return async (...call: Parameters<typeof route>): Promise<Response> => {
    const response = await route(...call);
    response.headers.set("Access-Control-Allow-Origin", "*");
    response.headers.set("Access-Control-Expose-Headers", "Retry-After");
    if (response.ok) response.headers.set("Cache-Control", "public, max-age=30");
    return response;
  };
}
