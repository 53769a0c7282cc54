import { AdmReader, type AdmReaderState } from "@/features/players/adm/reader";

/**
 * The byte of a stretch at which news begins: its first line after the boundary. The stretch's length where all of it
 * is history.
 * @param state where reading stands before the stretch; null at the file's first byte
 * @param boundary in seconds since 1970 on the server's clock
 */
export function newsBegin(
  state: AdmReaderState | null,
  at: number,
  bytes: Uint8Array,
  boundary: number,
): number {
  let found: number | null = null;
  new AdmReader(state ?? undefined).push(bytes, (record) => {
    if (found === null && record.clock !== null && record.date !== null && record.clock > boundary) {
      found = record.offset - at;
    }
  });
  return found ?? bytes.length;
}
