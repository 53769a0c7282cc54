import type { ThreadService } from "@/features/tickets/mirror/service";

/** What following takes of the world. */
export interface FollowPorts {
  threads: ThreadService;
  /** Base of links to the website. */
  siteUrl: string;
  /** This bot's own id in Discord. */
  self(): Promise<string>;
  /** Tests hear here what was done, between Discord's answer and our note of it. */
  reached?(what: string): Promise<void>;
}
