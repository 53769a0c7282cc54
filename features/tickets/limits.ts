/** Longest title of a ticket, in characters. */
export const TITLE_MAX = 120;
/** Longest message, in characters: it must fit into two of Discord's. */
export const MESSAGE_MAX = 4_000;
/** Longest comment beside a rating, in characters. */
export const COMMENT_MAX = 500;
