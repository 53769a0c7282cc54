import type { GuildContext } from "@/db/context";
import { conflict } from "@/lib/errors";
import { type ApplicationRow, applicationRow } from "../data/applications";
import { nameHasCode } from "../rules";
import { type Author, addLine, assertApplicant, changeApplication } from "./line";

/** What was found where the server answers. `name` is null where nothing answered. */
export interface Look {
  host: string;
  name: string | null;
}

/** What a look found, in a sentence. */
export function lookWords({ host, name }: Look, code: string): string {
  if (name === null) return `Nothing answered at ${host}. Is the server running, and is this its query port?`;
  return nameHasCode(name, code)
    ? `The server at ${host} is called “${name}”, with the code in it.`
    : `The server at ${host} is called “${name}”. The code ${code} is not in it yet.`;
}

async function openRow(ctx: GuildContext, id: number, author: Author): Promise<ApplicationRow> {
  const row = await applicationRow(ctx, id, { lock: true });
  assertApplicant(row, author);
  if (row.provenAt !== null) throw conflict("It is proven already. Nothing was changed.");
  if (row.state === "approved" || row.state === "refused")
    throw conflict("It is decided. Nothing was changed.");
  return row;
}

/**
 * Keeps what a look at the server's name found; with the code in it the server is proven.
 * @throws AppError not_found; conflict for one that is proven, or decided
 */
export async function recordLook(
  ctx: GuildContext,
  id: number,
  look: Look,
  author: Author,
): Promise<{ proven: boolean; sentence: string }> {
  const row = await openRow(ctx, id, author);
  const code = row.code ?? "";
  const sentence = lookWords(look, code);
  const proven = look.name !== null && code !== "" && nameHasCode(look.name, code);
  await changeApplication(ctx, row, proven ? "prove" : "look", {
    proofSeen: sentence,
    proofCheckedAt: ctx.now,
    ...(proven && { provenAt: ctx.now, provenBy: "query", proof: "name-code" }),
  });
  if (proven) await addLine(ctx, id, { kind: "event", author, isStaff: false, body: `Proven: ${sentence}` });
  return { proven, sentence };
}

/** Keeps that Nitrado's own account proves the server. @throws AppError not_found; conflict for one that is proven */
export async function proveByNitrado(
  ctx: GuildContext,
  id: number,
  sentence: string,
  author: Author,
): Promise<void> {
  const row = await openRow(ctx, id, author);
  await changeApplication(ctx, row, "prove", {
    proofSeen: sentence,
    proofCheckedAt: ctx.now,
    provenAt: ctx.now,
    provenBy: "bot",
    proof: "bot",
  });
  await addLine(ctx, id, { kind: "event", author, isStaff: false, body: `Proven: ${sentence}` });
}
