import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activityOf } from "./activity";
import { ACTIVITY_KINDS, KEPT_DAYS } from "./activity-kinds";
import { ADM_EVENT } from "./adm/events";
import { event as anyEvent } from "./adm/testing/arbitrary";

/** Told by sessions, deaths and places instead. */
const ELSEWHERE = new Set<string>([
  ADM_EVENT.logStarted,
  ADM_EVENT.listStarted,
  ADM_EVENT.listEnded,
  ADM_EVENT.playerConnecting,
  ADM_EVENT.playerConnected,
  ADM_EVENT.playerDisconnected,
  ADM_EVENT.playerKilledByPlayer,
  ADM_EVENT.playerKilledByLost,
  ADM_EVENT.playerKilledByEntity,
  ADM_EVENT.playerKilledByAi,
  ADM_EVENT.playerDied,
  ADM_EVENT.playerDrowned,
  ADM_EVENT.playerDrownedUnconscious,
  ADM_EVENT.playerBledOut,
  ADM_EVENT.playerSuicide,
  ADM_EVENT.playerRespawning,
  ADM_EVENT.playerLeftUnconscious,
  ADM_EVENT.playerLeftRestrained,
  ADM_EVENT.playerListed,
]);

describe("what a line adds to a player's activity", () => {
  it("is something for every event that sessions, deaths and places do not tell", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(anyEvent, (event) => {
        met.add(event.type);
        const activity = activityOf(event);
        expect(activity === null).toBe(ELSEWHERE.has(event.type));
        if (!activity) return;
        expect(ACTIVITY_KINDS).toContain(activity.kind);
        if ("player" in event) expect(activity.position).toEqual(event.player.position);
        for (const value of Object.values(activity.detail ?? {})) expect(value ?? "").not.toBe("");
        if ("player" in event && event.player.dead) expect(activity.detail?.dead).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(met.size).toBeGreaterThan(35);
  });

  it("keeps for good what was built, raided, buried and shown", () => {
    const kept = ACTIVITY_KINDS.filter((kind) => KEPT_DAYS[kind] === undefined);
    expect(kept).toEqual(
      expect.arrayContaining(["placed", "built", "dismantled", "destroyed", "buried", "flag", "emote"]),
    );
    expect(KEPT_DAYS).toMatchObject({ seen: 30, hit: 90, hit_by_player: 90 });
  });
});
