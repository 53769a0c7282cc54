import { withSystem } from "@/db/context";
import { renewWholeDirectory } from "@/features/listings/directory-job";
import { saveChangelogEntry } from "@/features/monitoring/mutations/changelog";
import { recordDays, recordPastIncident } from "@/features/monitoring/mutations/checks";
import { computeKillPoints, computeNetworkNumbers } from "@/features/monitoring/mutations/network";
import { COMPONENTS } from "@/features/monitoring/status-rules";
import { DAY, HOUR, isoDate, MINUTE } from "@/lib/time";
import { SEED } from "./people";
import { Random } from "./world/random";

const CHECKS_A_DAY = 288;
const ago = (now: Date, days: number, hours = 0) => new Date(now.getTime() - days * DAY - hours * HOUR);

const CHANGES = [
  {
    version: "0.1.0",
    title: "The house stands",
    days: 58,
    body: "Sign in with Discord, link Patreon, and see your guilds in one place.",
  },
  {
    version: "0.2.0",
    title: "Coins from the log",
    days: 33,
    body: "Kills in the admin log pay coins.\n\n- Every amount leads to the line that paid it\n- Kills before you linked your player are held for you",
  },
  {
    version: "0.3.0",
    title: "A shop that shows its work",
    days: 9,
    body: "Orders tell you when they were staged, uploaded and placed, with the evidence.\n\n- One press, one order: a double click never pays twice\n- Items that keep failing pause themselves",
  },
];

/** Ninety days of checks, the outages among them, and what the platform has told about itself. */
export async function seedPlatform(now: Date): Promise<void> {
  await withSystem(SEED, async (ctx) => {
    const days = COMPONENTS.flatMap((component) => {
      const random = new Random("checks", component);
      return Array.from({ length: 90 }, (_, index) => {
        const bad = random.chance(0.03) ? random.whole(2, 14) : 0;
        const day = isoDate(ago(now, 90 - index));
        return {
          component,
          day,
          ok: CHECKS_A_DAY - bad,
          degraded: bad,
          down: 0,
          latencyMsSum: CHECKS_A_DAY * random.whole(20, 160),
        };
      });
    });
    await recordDays(ctx, days);
    const nitrado = {
      startedAt: ago(now, 12, 5),
      endedAt: new Date(ago(now, 12, 5).getTime() + 47 * MINUTE),
    };
    await recordPastIncident(ctx, {
      ...nitrado,
      component: "nitrado",
      state: "down",
      text: "Nitrado answered with maintenance. Logs were read afterwards; nothing was lost.",
    });
    const discord = {
      startedAt: ago(now, 31, 2),
      endedAt: new Date(ago(now, 31, 2).getTime() + 18 * MINUTE),
    };
    await recordPastIncident(ctx, {
      ...discord,
      component: "discord",
      state: "degraded",
      text: "Discord answered slowly. Messages went out later, in order.",
    });
    for (const { version, title, days: since, body } of CHANGES) {
      await saveChangelogEntry(ctx, { version, title, body, publishedAt: ago(now, since) });
    }
  });
}

/** The numbers that are computed by a job, once all the rest is there. */
export async function computeNumbers(): Promise<void> {
  await withSystem(SEED, async (ctx) => {
    await computeNetworkNumbers(ctx);
    await computeKillPoints(ctx);
  });
  await renewWholeDirectory((work) => withSystem(SEED, work));
}
