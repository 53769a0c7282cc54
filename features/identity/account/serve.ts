import { type UserScope, withUser } from "@/db/context";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { isoDate } from "@/lib/time";
import { exportFile, readyExport } from "./data/account";
import { markDownloaded } from "./mutations/exports";
import { type PackedFile, zipPieces } from "./zip";

async function* filesOf(scope: UserScope, id: string): AsyncGenerator<PackedFile> {
  for (let position = 0; ; position++) {
    const file = await withUser(scope, (ctx) => exportFile(ctx, id, position), { readOnly: true });
    if (!file) return;
    yield file;
  }
}

/**
 * A person's own archive as a download, file by file: it is never held whole.
 * @throws AppError not_found for one that is not theirs, not ready, or too old
 */
export async function archiveResponse(scope: UserScope, id: string): Promise<Response> {
  const missing = notFound("This archive is not there any more. Make a new one on your account page.");
  if (!isUuid(id)) throw missing;
  const ready = await withUser(scope, (ctx) => readyExport(ctx, id), { readOnly: true });
  if (!ready) throw missing;
  await withUser(scope, (ctx) => markDownloaded(ctx, id));
  const pieces = zipPieces(filesOf(scope, id), ready.readyAt);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="grizzly-${isoDate(ready.readyAt)}.zip"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
