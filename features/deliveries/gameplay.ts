import { FILE_LINE } from "./render";

export type GameplayState =
  | "unknown"
  | "listed"
  | "missing_line"
  | "missing_file"
  | "broken"
  | "switched_off";

export interface GameplayCheck {
  state: GameplayState;
  /** What is wrong, for the owner; null when the file is listed. */
  problem: string | null;
  /** The line as it should stand in WorldsData, with what is listed there now. */
  line: string;
}

const lineFor = (listed: readonly string[]): string =>
  `"objectSpawnersArr": [${[...listed, FILE_LINE].map((one) => JSON.stringify(one)).join(", ")}]`;

function listedIn(value: unknown): string[] | null {
  const worlds =
    typeof value === "object" && value !== null ? (value as { WorldsData?: unknown }).WorldsData : undefined;
  if (typeof worlds !== "object" || worlds === null) return null;
  const listed = (worlds as { objectSpawnersArr?: unknown }).objectSpawnersArr ?? [];
  return Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : null;
}

const plain = (path: string): string => path.replace(/^\.\//, "");

/**
 * Whether a server's `cfggameplay.json` names our file. It is read, never written: a mistake there takes every
 * setting of the game with it, so its owner adds the line.
 * @param enabled the server's own switch for the file; null where Nitrado does not say
 */
export function checkGameplay(text: string | null, enabled: boolean | null): GameplayCheck {
  const answer = (state: GameplayState, problem: string | null, listed: readonly string[] = []) => ({
    state,
    problem,
    line: lineFor(listed),
  });
  if (enabled === false)
    return answer(
      "switched_off",
      "The server does not read cfggameplay.json. Switch “Enable cfggameplay.json” on in Nitrado's general settings.",
    );
  if (text === null)
    return answer(
      "missing_file",
      "The mission has no cfggameplay.json. Restore it from Nitrado's default files.",
    );
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const where = error instanceof Error ? error.message : "";
    return answer("broken", `cfggameplay.json is not valid JSON, so the game ignores all of it: ${where}`);
  }
  const listed = listedIn(value);
  if (listed === null)
    return answer("broken", "cfggameplay.json has no WorldsData with a list objectSpawnersArr. Add both.");
  if (listed.some((one) => plain(one) === FILE_LINE)) return answer("listed", null);
  const others = listed.filter((one) => plain(one).toLowerCase() !== FILE_LINE);
  const nearly = others.length < listed.length;
  const problem = nearly
    ? `cfggameplay.json names the file in other letters. It must be exactly ${FILE_LINE}.`
    : `cfggameplay.json does not name ${FILE_LINE}. Add it to objectSpawnersArr under WorldsData.`;
  return answer("missing_line", problem, others);
}
