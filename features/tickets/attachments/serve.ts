import type { GuildScope } from "@/db/context";
import { withGuild } from "@/db/context";
import { type GateRequest, grant } from "@/features/identity/http/gate";
import { AppError, notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { ticketVersion } from "../data/tickets";
import { fileBytes, fileOf } from "./data";
import { type ByteRange, rangeOf } from "./rules";
import type { TicketFile } from "./schema";

// Opened by itself a file is a page without scripts, forms and an origin of ours.
const POLICY =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const shown = (mediaType: string) => /^(?:image|video)\//.test(mediaType);

function headersOf(file: TicketFile & { sha256: string }, preview: boolean): Headers {
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const full = encodeURIComponent(file.name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const type = preview ? "image/webp" : file.mediaType;
  return new Headers({
    "Content-Type": type === "text/plain" ? "text/plain; charset=utf-8" : type,
    "Content-Disposition": `${shown(file.mediaType) ? "inline" : "attachment"}; filename="${ascii}"; filename*=UTF-8''${full}`,
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=3600",
    ETag: `"${file.sha256.slice(0, 32)}${preview ? "-p" : ""}"`,
    Vary: "Cookie",
  });
}

/** Whoever works on the guild's tickets, or else the person as opener of their own. */
export async function fileReader(
  gate: GateRequest,
  discordId: string,
  level: "viewer" | "support" = "viewer",
): Promise<{ scope: GuildScope; openerId: string | undefined }> {
  try {
    const { scope } = await grant({ guild: level, section: "tickets" } as const, gate);
    return { scope, openerId: undefined };
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== "not_found" && error.code !== "forbidden"))
      throw error;
    const { scope } = await grant({ member: true } as const, gate);
    return { scope, openerId: discordId };
  }
}

/**
 * A file of a ticket as a response: whole, in part for a video's player, or small for the conversation.
 * @throws AppError not_found for whoever may not see the ticket, and for a file that it does not have
 */
export async function fileResponse(
  reader: { scope: GuildScope; openerId: string | undefined },
  asked: { number: number; id: string; preview: boolean; request: Request },
): Promise<Response> {
  const { number, id, request } = asked;
  const gone = notFound("This file does not exist.");
  if (!isUuid(id)) throw gone;
  return withGuild(
    reader.scope,
    async (ctx) => {
      await ticketVersion(ctx, number, reader.openerId);
      const file = await fileOf(ctx, number, id, reader.openerId);
      if (!file) throw gone;
      const preview = asked.preview && file.hasPreview;
      const headers = headersOf(file, preview);
      if (request.headers.get("if-none-match") === headers.get("etag"))
        return new Response(null, { status: 304, headers });
      if (preview) return answer(await fileBytes(ctx, id, "preview"), 200, headers);
      headers.set("Accept-Ranges", "bytes");
      const range = rangeOf(request.headers.get("range"), file.size);
      if (range === "none") {
        headers.set("Content-Range", `bytes */${file.size}`);
        return new Response(null, { status: 416, headers });
      }
      if (range) headers.set("Content-Range", contentRange(range, file.size));
      return answer(await fileBytes(ctx, id, range), range ? 206 : 200, headers);
    },
    { readOnly: true },
  );
}

const contentRange = ({ from, to }: ByteRange, size: number) => `bytes ${from}-${to}/${size}`;

function answer(bytes: Buffer | null, status: number, headers: Headers): Response {
  if (!bytes) throw notFound("This file does not exist.");
  headers.set("Content-Length", String(bytes.length));
  return new Response(new Uint8Array(bytes), { status, headers });
}
