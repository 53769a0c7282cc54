import { createHmac, timingSafeEqual } from "node:crypto";
import { text } from "@/sandbox/http/reply";
import { type Call, type Reply, type Route, route } from "@/sandbox/http/types";
import type { Attachment } from "@/sandbox/state/types";
import type { Scene } from "./scene";

/** An attachment's address holds for a day, as on Discord: a reader must fetch the bytes, not keep the address. */
const GOOD_SECONDS = 86_400;

function signature(scene: Pick<Scene, "config">, path: string, until: string): string {
  return createHmac("sha256", scene.config.discord.clientSecret).update(`${path} ${until}`).digest("hex");
}

export function signedAddress(scene: Scene, channelId: string, file: Attachment): string {
  const now = Math.floor(scene.store.now().getTime() / 1000);
  const path = `/attachments/${channelId}/${file.id}/${encodeURIComponent(file.name)}`;
  const until = (now + GOOD_SECONDS).toString(16);
  const query = `ex=${until}&is=${now.toString(16)}&hm=${signature(scene, path, until)}`;
  return `${scene.base}/discord/cdn${path}?${query}`;
}

function isSigned(call: Call): boolean {
  const path = call.url.pathname.slice("/discord/cdn".length);
  const until = call.url.searchParams.get("ex") ?? "";
  const given = Buffer.from(call.url.searchParams.get("hm") ?? "");
  const right = Buffer.from(signature(call, path, until));
  const late = Number.parseInt(until, 16) * 1000 < call.now.getTime();
  return !late && given.length === right.length && timingSafeEqual(given, right);
}

const gone = () => text(404, "This content is no longer available.");

/** Pictures, sound and films are shown; anything else is a download, so that no page of ours is made of it. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif)|video\/|audio\/)/;

async function attachment(call: Call): Promise<Reply> {
  const { channel_id, attachment_id } = call.params;
  const file = call.store.state.messages
    .find((one) => one.channelId === channel_id && one.attachments.some(({ id }) => id === attachment_id))
    ?.attachments.find(({ id }) => id === attachment_id);
  const bytes = file && isSigned(call) ? await call.store.blobs.get(file.id) : null;
  if (!file || !bytes) return gone();
  const how = SHOWN.test(file.type) ? "inline" : "attachment";
  return {
    status: 200,
    headers: {
      "content-type": file.type,
      "content-disposition": `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
    },
    body: bytes,
  };
}

export const cdnRoutes: readonly Route[] = [
  route("GET", "/cdn/attachments/:channel_id/:attachment_id/:name", attachment),
];
