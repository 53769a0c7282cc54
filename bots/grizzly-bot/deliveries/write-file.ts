import { FILE_DIR, FILE_NAME } from "@/features/deliveries/render";
import type { NitradoApi } from "@/features/nitrado/api";
import { sha256 } from "@/lib/crypto";
import { conflict } from "@/lib/errors";
import type { Ports } from "./ports";
import { type ReadFile, readDeliveryFile } from "./read-server";

/**
 * Writes the file and reads it back. Nitrado knows no conditions, so what is there is compared once more right before,
 * and what came out of it right after.
 * @param before the file as the decision saw it
 * @throws AppError conflict where somebody else wrote meanwhile; nothing is known to be written then
 */
export async function writeDeliveryFile(
  api: NitradoApi,
  serviceId: string,
  mission: string,
  before: ReadFile,
  bytes: Uint8Array,
  ports: Pick<Ports, "reached">,
  signal: AbortSignal,
): Promise<ReadFile> {
  const now = await readDeliveryFile(api, serviceId, mission);
  if (now.hash !== before.hash)
    throw conflict("Somebody else changed the delivery file a moment ago. It is read again.");
  if (!now.dirExists) await api.mkdir(serviceId, mission, FILE_DIR);
  await ports.reached?.("before upload");
  // Whoever has lost the lease writes nothing: the next holder may be at it.
  signal.throwIfAborted();
  await api.upload(serviceId, now.dir, FILE_NAME, bytes);
  await ports.reached?.("after upload");
  const after = await readDeliveryFile(api, serviceId, mission);
  if (after.hash !== sha256(bytes))
    throw conflict("The delivery file was read back differently from what was written. It is tried again.");
  return after;
}
