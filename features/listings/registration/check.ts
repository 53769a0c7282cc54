import { type GuildScope, withGuild } from "@/db/context";
import { env } from "@/lib/env";
import { invalid, notFound } from "@/lib/errors";
import { applicationRow, formOf } from "./data/applications";
import { nitradoFacts } from "./data/places";
import type { Author } from "./mutations/line";
import { proveByNitrado, recordLook } from "./mutations/proof";
import { isPublicAddress } from "./public-address";
import { askServer } from "./query";
import { nitradoProof } from "./rules";
import { hostOf } from "./schema";

/** The sandbox's game server answers on this machine; nobody else's does. */
const mayAsk = (address: string) => isPublicAddress(address) || (env().sandbox && address === "127.0.0.1");

/**
 * Looks whether the server is the applicant's: Nitrado's account where one is chosen, else the server's own name. The
 * server is asked outside a transaction: a slow one must not hold a connection.
 * @throws AppError not_found; invalid where there is nothing to ask; conflict for one that is proven or decided
 */
export async function checkOwnership(
  scope: GuildScope,
  id: number,
  author: Author,
): Promise<{ proven: boolean; sentence: string }> {
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const row = await applicationRow(ctx, id);
      if (row.userId !== author.discordId) throw notFound("There is no such application.");
      const form = formOf(row);
      return { form, nitrado: nitradoProof(await nitradoFacts(ctx, form)) };
    },
    { readOnly: true },
  );
  const { form, nitrado } = facts;
  if (nitrado.proven) {
    await withGuild(scope, (ctx) => proveByNitrado(ctx, id, nitrado.sentence, author));
    return nitrado;
  }
  const host = hostOf(form.host);
  if (!host) {
    throw invalid(
      form.serviceId === null
        ? "There is no address to ask. Fill in where the server answers, or let staff see the code in the game."
        : nitrado.sentence,
    );
  }
  if (!mayAsk(host.address))
    throw invalid("This address is not on the internet, so it cannot be asked.", {
      host: "Use the server's public address.",
    });
  const info = await askServer(host);
  return withGuild(scope, (ctx) =>
    recordLook(ctx, id, { host: form.host, name: info?.name ?? null }, author),
  );
}
