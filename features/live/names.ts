// Names of topics alone: browsers load this file.

/** A ticket as its staff see it, notes included. */
export const ticketTopic = (guildId: string, number: number): string => `ticket:${guildId}:${number}`;
/** A ticket as its opener sees it. */
export const ownTopic = (guildId: string, number: number): string => `own:${guildId}:${number}`;
export const deskTopic = (guildId: string): string => `desk:${guildId}`;
/** @param userId `grizzly_users.id` */
export const userTopic = (userId: string): string => `user:${userId}`;
