import { knownPlayer } from "./activity-log";
import { type AdmDeath, DEATH_CAUSE } from "./adm/death";
import { entityKind } from "./adm/entity-kind";
import type { DeathRecord } from "./ingest";
import { kindOfEntity } from "./rules";
import type { KillKind } from "./schema";

const KIND: Record<AdmDeath["cause"], KillKind> = {
  [DEATH_CAUSE.player]: "pvp",
  [DEATH_CAUSE.inferred]: "pvp",
  [DEATH_CAUSE.self]: "suicide",
  [DEATH_CAUSE.lost]: "unknown",
  [DEATH_CAUSE.ai]: "environment",
  [DEATH_CAUSE.entity]: "environment",
  [DEATH_CAUSE.suicide]: "suicide",
  [DEATH_CAUSE.drowned]: "drowned",
  [DEATH_CAUSE.bledOut]: "bled_out",
  [DEATH_CAUSE.gaveUp]: "unknown",
  [DEATH_CAUSE.leftUnconscious]: "unknown",
  [DEATH_CAUSE.leftRestrained]: "unknown",
  [DEATH_CAUSE.died]: "unknown",
};

/** A killer that the game has lost may have left its weapon, and a grenade or a fire says what it was. */
function kindOf(death: AdmDeath): KillKind {
  if (death.entity) return kindOfEntity(death.entity);
  if (death.cause !== DEATH_CAUSE.lost || !death.weapon) return KIND[death.cause];
  const sort = entityKind(death.weapon);
  return sort === "other" ? KIND[death.cause] : kindOfEntity(death.weapon);
}

/** A death as its row will have it. @param victimLifeMs since the victim last spawned, where the log shows it */
export function deathRecord(death: AdmDeath, at: Date, victimLifeMs: number | null): DeathRecord {
  return {
    byteOffset: death.at.offset,
    rawLine: death.raw,
    kind: kindOf(death),
    victim: knownPlayer(death.victim),
    victimName: death.victim.name,
    victimAt: death.victim.position,
    killer: death.killer && knownPlayer(death.killer),
    killerName: death.killer?.name ?? null,
    killerAt: death.killer?.position ?? null,
    cause: death.entity ?? death.ai?.name ?? death.cause,
    weapon: death.weapon,
    distance: death.distance,
    bodyPart: death.hit?.zone ?? null,
    at,
    inferred: death.inferred,
    payable: death.payable,
    victimLifeMs,
  };
}
