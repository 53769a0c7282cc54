/** One line of the log as pages show it. */
export interface AuditEntry {
  id: number;
  guildId: string | null;
  actorKind: string;
  actorId: string | null;
  actorLabel: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string | null;
  at: string;
}

export interface AuditQuery {
  /** Entries older than this id: the last one of the page before. */
  beforeId?: number;
  /** 1 to 200, 50 by default. */
  limit?: number;
  subjectType?: string;
  subjectId?: string;
}
