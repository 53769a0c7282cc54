/** A stretch of a message as Discord draws it. */
export interface Stretch {
  /** Where it begins in the message: its key in a list. */
  at: number;
  text: string;
  bold: boolean;
  /** Set for a moment that Discord shows in the reader's own words: seconds since 1970. */
  time: number | null;
}

const TOKEN = /\\([\\*_~`|>#[\]()<@-])|(\*\*)|<t:(\d{1,12}):R>/g;

/** Reads the few marks that our messages use: bold, backslashes before other marks, and relative times. */
export function discordText(content: string): Stretch[] {
  const stretches: Stretch[] = [];
  let bold = false;
  let from = 0;
  const add = (at: number, text: string, time: number | null = null) => {
    const last = stretches.at(-1);
    if (text === "" && time === null) return;
    if (last && last.bold === bold && last.time === null && time === null) last.text += text;
    else stretches.push({ at, text, bold, time });
  };
  for (const found of content.matchAll(TOKEN)) {
    add(from, content.slice(from, found.index));
    from = found.index + found[0].length;
    if (found[1] !== undefined) add(found.index, found[1]);
    else if (found[2] !== undefined) bold = !bold;
    else add(found.index, "", Number(found[3]));
  }
  add(from, content.slice(from));
  return stretches;
}
