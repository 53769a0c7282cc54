/** Saved replies of a guild at most. */
export const REPLIES_MAX = 200;
/** Longest name of one, in characters. */
export const REPLY_TITLE_MAX = 60;
