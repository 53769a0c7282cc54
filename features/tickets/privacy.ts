/** What decides who may see a ticket. */
export interface TicketPrivacy {
  isPrivate: boolean;
  /** Discord id of the opener. */
  openerId: string;
  /** Discord id of the staff member that a private report is about; null where the opener could not say. */
  concerns: string | null;
}

/** Somebody with a right in tickets. */
export interface TicketReader {
  discordId: string;
  /** The guild's owner, somebody with an owner's right, or one whom the guild named for reports about staff. */
  readsPrivate: boolean;
}

/**
 * Whether somebody who may see the guild's tickets may see this one. The database holds to the same rule in a guild's
 * scope (row-level security of `tickets`, `grizzly_core.reads_private_tickets`): a row that is hidden does not exist
 * there. This one is for whoever decides outside of the reader's own scope, as for a thread's members.
 */
export function maySeeTicket(ticket: TicketPrivacy, reader: TicketReader): boolean {
  if (!ticket.isPrivate || ticket.openerId === reader.discordId) return true;
  return reader.readsPrivate && ticket.concerns !== reader.discordId;
}
