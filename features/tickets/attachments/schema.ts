import { z } from "zod";
import { MESSAGE_FILES } from "./limits";

/** Ids of uploads that go with a message; a form sends them with commas between. */
export const filesInput = z
  .preprocess(
    (given) => (typeof given === "string" ? given.split(",").filter((id) => id !== "") : given),
    z
      .array(z.uuid("A file of this message is not known. Add it again."))
      .max(MESSAGE_FILES, `At most ${MESSAGE_FILES} files go with one message.`),
  )
  .optional();

/** A file of a ticket, without its bytes. */
export interface TicketFile {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Of a picture, in pixels. */
  width: number | null;
  height: number | null;
}

/** A file that was checked and may be kept. */
export interface ReadyFile extends Omit<TicketFile, "id"> {
  content: Buffer;
  sha256: string;
  /** A small WebP of a picture, for the conversation. */
  preview: Buffer | null;
}
