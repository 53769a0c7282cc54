import { MAX_UPLOAD_BYTES, MESSAGE_FILES, sizeWords } from "@/features/tickets/attachments/limits";
import { prepareFiles } from "@/features/tickets/attachments/prepare";
import type { ReadyFile } from "@/features/tickets/attachments/schema";
import type { DiscordMessage } from "@/features/tickets/mirror/service";
import { type FetchLike, ProviderError } from "@/lib/http/provider";
import { SECOND } from "@/lib/time";

/** Where Discord keeps files. Nothing is fetched from elsewhere, whatever a message says. */
const FILE_HOSTS = ["https://cdn.discordapp.com", "https://media.discordapp.net"];

const TIMEOUT_MS = 30 * SECOND;

export interface FetchedFiles {
  ready: ReadyFile[];
  /** Why a file is not there, each as a sentence. */
  refused: { name: string; why: string }[];
}

/** @throws ProviderError while Discord does not give the file, but could later */
async function download(url: string, fetchLike: FetchLike): Promise<Uint8Array | null> {
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetchLike(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (Number(response.headers.get("content-length") ?? 0) > MAX_UPLOAD_BYTES) {
      await response.body?.cancel();
      return null;
    }
    bytes = await response.arrayBuffer();
  } catch {
    throw new ProviderError("unavailable", "Discord does not give a file.");
  }
  if (response.status === 429 || response.status >= 500)
    throw new ProviderError(
      "unavailable",
      `Discord answered ${response.status} for a file.`,
      response.status,
    );
  return response.ok && bytes.byteLength <= MAX_UPLOAD_BYTES ? new Uint8Array(bytes) : null;
}

/**
 * Files of a message of Discord's, fetched and checked by their content as an upload on the website is.
 * @param apiUrl base of Discord's REST: the sandbox keeps its files there
 * @throws ProviderError while Discord does not give one, but could later
 */
export async function filesOfMessage(
  attachments: DiscordMessage["attachments"],
  apiUrl: string,
  fetchLike: FetchLike = fetch,
): Promise<FetchedFiles> {
  const hosts = new Set([...FILE_HOSTS, new URL(apiUrl).origin]);
  const given: { name: string; bytes: Uint8Array }[] = [];
  const refused: FetchedFiles["refused"] = [];
  for (const { filename: name, url, size } of attachments.slice(0, MESSAGE_FILES)) {
    if (size > MAX_UPLOAD_BYTES) {
      refused.push({
        name,
        why: `it has ${sizeWords(size)}, and ${sizeWords(MAX_UPLOAD_BYTES)} is the most`,
      });
      continue;
    }
    const known = URL.canParse(url) && hosts.has(new URL(url).origin);
    const bytes = known ? await download(url, fetchLike) : null;
    if (bytes) given.push({ name, bytes });
    else refused.push({ name, why: "Discord does not give it" });
  }
  const checked = await prepareFiles(given);
  return { ready: checked.ready, refused: [...refused, ...checked.refused] };
}
