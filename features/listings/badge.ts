import type { ServerPage } from "./schema";
import { xmlText } from "./xml";

const HEIGHT = 28;
/** The bear's head, in a few round forms. */
const MARK =
  '<g transform="translate(7 5) scale(.56)" fill="#f0a934"><circle cx="7.4" cy="8.2" r="4.9"/><circle cx="24.6" cy="8.2" r="4.9"/><ellipse cx="16" cy="17.4" rx="12" ry="12.2"/><g fill="#1c1408"><circle cx="10.4" cy="15.3" r="1.9"/><circle cx="21.6" cy="15.3" r="1.9"/><ellipse cx="16" cy="22" rx="4.6" ry="4.2"/></g><ellipse cx="16" cy="21" rx="2.6" ry="1.7"/></g>';

/** Room that a text of about this many letters takes at 12 px, in whole pixels. */
const widthOf = (text: string): number =>
  Math.ceil(
    Array.from(text).reduce(
      (sum, sign) => sum + (/[A-Zmw]|[^\p{Script=Latin}\p{N}\p{P}\s]/u.test(sign) ? 8.6 : 6.5),
      0,
    ),
  );

const shortened = (text: string, most: number): string => {
  const signs = Array.from(text);
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
};

function stateOf({ state, players, slots }: ServerPage): { words: string; colour: string } {
  if (state === "down") return { words: "down", colour: "#e5736b" };
  if (state === "restarting") return { words: "restarting", colour: "#e0a84f" };
  if (players === null) return { words: "players not known", colour: "#9aa09a" };
  return { words: `${players} of ${slots} players`, colour: "#7fc08a" };
}

/** A server's badge: its name, its players and the clock of that count, drawn without any script or foreign part. */
export function drawBadge(server: ServerPage): string {
  const name = shortened(server.name, 32);
  const { words, colour } = stateOf(server);
  const at = server.checkedAt ? `${server.checkedAt.slice(11, 16)} UTC` : "";
  const [left, middle, right] = [widthOf(name) + 40, widthOf(words) + 30, at ? widthOf(at) + 16 : 6];
  const width = left + middle + right;
  const label = xmlText(`${server.name}: ${words}${at ? `, counted at ${at}` : ""}, on Grizzly`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${label}"><title>${label}</title><rect width="${width}" height="${HEIGHT}" rx="6" fill="#141613"/><rect x="${left}" width="${middle + right}" height="${HEIGHT}" rx="6" fill="#20231f"/>${MARK}<g font-family="Geist,Segoe UI,Helvetica,Arial,sans-serif" font-size="12"><text x="30" y="18" fill="#eceee8" font-weight="600">${xmlText(name)}</text><circle cx="${left + 12}" cy="14" r="3.5" fill="${colour}"/><text x="${left + 22}" y="18" fill="#eceee8">${xmlText(words)}</text>${at ? `<text x="${left + middle}" y="18" fill="#9aa09a">${at}</text>` : ""}</g></svg>`;
}
