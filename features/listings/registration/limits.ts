/** Characters of a message or a reason. */
export const MESSAGE_MAX = 2_000;
