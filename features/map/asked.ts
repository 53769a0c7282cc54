import { LAYERS, type Layer, PARTS, type Part, SPANS, type Span } from "./layers";

/** What an address of the map holds. */
export interface MapAsked {
  /** The map's key, such as `chernarusplus`; null for the guild's first. */
  map: string | null;
  view: "map" | "table";
  layer: Layer;
  days: Span;
  /** The stretch of time chosen, ISO; null for all of the days. */
  from: string | null;
  to: string | null;
  /** Service ids; empty for all of them. */
  servers: readonly string[];
  weapon: string | null;
  player: number | null;
  /** Metres of a shot. */
  near: number | null;
  far: number | null;
  /** The middle of the window in metres, and metres a pixel. */
  x: number | null;
  z: number | null;
  zoom: number | null;
  /** When the event happened that is opened at x and z, ISO. */
  at: string | null;
  /** What is opened is played at once. */
  play: boolean;
  hidden: readonly Part[];
  /** Where a page of the table goes on. */
  after: string | null;
}

export type AskedParams = Record<string, string | string[] | undefined>;

const HIDDEN: readonly Part[] = ["zones"];

function moment(text: string | undefined): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function number(text: string | undefined, least: number, most: number): number | null {
  if (!text || !/^-?\d{1,7}(\.\d{1,4})?$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** A map as a mission names it, with its prefix or without. */
function mapKey(text: string | undefined): string | null {
  const key = text?.toLowerCase().replace(/^dayzoffline\./, "") ?? "";
  return /^[\w-]{1,40}$/.test(key) ? key : null;
}

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readAsked(params: AskedParams): MapAsked {
  const of = (name: string) => [params[name]].flat()[0] || undefined;
  const days = Number(of("days") ?? 7);
  const [from, to] = [moment(of("from")), moment(of("to"))];
  const ordered = from !== null && to !== null && from < to;
  const player = /^[1-9]\d{0,14}$/.test(of("player") ?? "") ? Number(of("player")) : null;
  const word = of("weapon");
  return {
    map: mapKey(of("map")),
    view: of("view") === "table" ? "table" : "map",
    layer: LAYERS.find((layer) => layer === of("layer")) ?? "kills",
    days: days in SPANS ? (days as Span) : 7,
    from: ordered ? from : null,
    to: ordered ? to : null,
    servers: (of("server") ?? "").split(",").filter((id) => /^[\w-]{1,40}$/.test(id)),
    weapon: word && word.length <= 80 && !/\p{Cc}/u.test(word) ? word : null,
    player,
    near: number(of("near"), 0, 5_000),
    far: number(of("far"), 0, 5_000),
    x: number(of("x"), -1_000, 130_000),
    z: number(of("z"), -1_000, 130_000),
    zoom: number(of("zoom"), 0.1, 500),
    at: moment(of("at")),
    play: of("play") === "1",
    hidden: of("hide") === undefined ? HIDDEN : PARTS.filter((part) => of("hide")?.split(",").includes(part)),
    after: /^[\w:.~-]{1,80}$/.test(of("after") ?? "") ? (of("after") ?? null) : null,
  };
}

/** The query string with some of it changed. A page of the table begins at the newest again. */
export function writeAsked(asked: MapAsked, change: Partial<MapAsked> = {}): string {
  const next: MapAsked = { ...asked, after: null, ...change };
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | null, usual: string | number | null = null) => {
    if (value !== null && value !== usual && value !== "") params.set(name, String(value));
  };
  set("map", next.map);
  set("view", next.view, "map");
  set("layer", next.layer, "kills");
  set("days", next.days, 7);
  set("from", next.from);
  set("to", next.to);
  set("server", next.servers.join(","));
  set("weapon", next.weapon);
  set("player", next.player);
  set("near", next.near);
  set("far", next.far);
  set("x", next.x === null ? null : Math.round(next.x));
  set("z", next.z === null ? null : Math.round(next.z));
  set("zoom", next.zoom === null ? null : Number(next.zoom.toFixed(2)));
  set("at", next.at);
  set("play", next.at !== null && next.play ? 1 : null);
  const hide = next.hidden.join(",");
  if (hide !== HIDDEN.join(",")) params.set("hide", hide === "" ? "none" : hide);
  set("after", next.after);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

const HOUR = 3_600_000;

export interface TimeWindow {
  from: Date;
  to: Date;
  /** Milliseconds of one bar. */
  step: number;
}

/**
 * The days that a map shows: up to now, or around an older moment that the address names. Whole steps, so that the
 * same link asks for the same rows for an hour.
 */
export function windowOf(asked: Pick<MapAsked, "days" | "at" | "from" | "to">, now: Date): TimeWindow {
  const step = SPANS[asked.days] * HOUR;
  const length = asked.days * 24 * HOUR;
  const up = (time: number) => Math.ceil(time / step) * step;
  let to = up(now.getTime());
  const named = asked.from ?? asked.at;
  const last = asked.to ?? asked.at;
  if (named !== null && last !== null && Date.parse(named) < to - length)
    to = Math.min(to, up(Math.max(Date.parse(last), Date.parse(named) + length / 2)));
  return { from: new Date(to - length), to: new Date(to), step };
}
