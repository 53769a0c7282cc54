/** The longest ban that a list can end by itself, in days; without an end is beside it. */
export const BAN_DAYS_MAX = 366;
/** Longest reason, in characters: with the effects it must fit into a message. */
export const REASON_MAX = 1_000;
