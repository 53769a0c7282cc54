import type { NewServer } from "./data/server-page";
import { word } from "./words";
import { xmlText } from "./xml";

function entry(site: string, server: NewServer): string {
  const page = `${site}/servers/${server.slug}`;
  const facts = [word(server.map), word(server.platform), word(server.fighting)].join(", ");
  return [
    "<entry>",
    `<id>${page}</id>`,
    `<title>${xmlText(server.name)}</title>`,
    `<link href="${page}"/>`,
    `<published>${server.publishedAt}</published><updated>${server.publishedAt}</updated>`,
    `<summary>${xmlText(server.tagline ? `${server.tagline} ${facts}.` : `${facts}.`)}</summary>`,
    "</entry>",
  ].join("");
}

/** The feed as RFC 4287 wants it: what changes it is a new listing, so its own date is the newest one's. */
export function drawFeed(site: string, servers: readonly NewServer[]): string {
  const newest = servers[0]?.publishedAt ?? "2026-01-01T00:00:00.000Z";
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${site}/servers</id><title>New DayZ servers on Grizzly</title>`,
    `<updated>${newest}</updated><author><name>Grizzly</name></author>`,
    `<link rel="self" href="${site}/servers/new.xml"/><link href="${site}/servers"/>`,
    ...servers.map((server) => entry(site, server)),
    "</feed>",
  ].join("\n");
}
