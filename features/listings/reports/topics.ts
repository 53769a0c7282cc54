/** What somebody finds wrong. */
export const TOPICS = {
  false: "It says what is not true",
  abuse: "It insults or threatens somebody",
  stolen: "It is somebody else's server or text",
  dead: "The server is gone",
  other: "Something else",
} as const;
export type Topic = keyof typeof TOPICS;
