/** What a saved reply may ask for, from this list alone: the value is read when the reply is put into an answer. */
export const FIELDS = {
  "opener.name": "What the opener is called",
  "opener.tier": "The opener's supporter tier",
  "opener.player": "The opener's linked player",
  "ticket.number": "The ticket's number",
  "ticket.title": "The ticket's title",
  "ticket.due": "Until when an answer is promised",
  "order.number": "Number of the order that it is about",
  "order.item": "What was ordered",
  "order.state": "How far the order is",
  "server.name": "The game server that it is about",
  "server.nextRestart": "When that server restarts next",
  "log.completeUntil": "Until when that server's log is read",
  "guild.name": "The guild's name",
  "agent.name": "What you are called",
} as const;
export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

const isField = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

/** Anything that is written as a field, known or not. */
const WRITTEN = /\{([a-zA-Z]+\.[a-zA-Z]+)\}/g;

/** What a field holds now, or why it holds nothing. */
export type FieldValue = { value: string } | { why: string };
export type FieldValues = Partial<Record<FieldName, FieldValue>>;

/** A part of a text that a field was read into: from `start` up to, not including, `end`. */
export interface Mark {
  start: number;
  end: number;
  field: FieldName;
}

/** The known fields that a text asks for, each once, in the order in which they stand. */
export function fieldsIn(text: string): FieldName[] {
  return [...new Set([...text.matchAll(WRITTEN)].map(([, name = ""]) => name))].filter(isField);
}

/** Names written like fields that are none: typing mistakes of whoever saves a reply. */
export function unknownFields(text: string): string[] {
  return [...new Set([...text.matchAll(WRITTEN)].map(([, name = ""]) => name))].filter(
    (name) => !isField(name),
  );
}

/** Puts values where a text asks for them. What has no value stays as it is written. */
export function fillIn(
  text: string,
  values: FieldValues,
): { text: string; marks: Mark[]; missing: { field: FieldName; why: string }[] } {
  const marks: Mark[] = [];
  const missing = new Map<FieldName, string>();
  let made = "";
  let from = 0;
  for (const found of text.matchAll(WRITTEN)) {
    const [written, name = ""] = found;
    if (!isField(name)) continue;
    const value = values[name] ?? { why: "It could not be read." };
    made += text.slice(from, found.index);
    from = found.index + written.length;
    if ("value" in value) {
      marks.push({ start: made.length, end: made.length + value.value.length, field: name });
      made += value.value;
    } else {
      missing.set(name, value.why);
      made += written;
    }
  }
  return {
    text: made + text.slice(from),
    marks,
    missing: [...missing].map(([field, why]) => ({ field, why })),
  };
}

/** Marks after a text was changed: those before and behind the change move with their words, touched ones go. */
export function shiftMarks(marks: readonly Mark[], before: string, after: string): Mark[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const by = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start < before.length - tail) return [];
    return [{ ...mark, start: mark.start + by, end: mark.end + by }];
  });
}

/** A text in pieces, marked and not, for drawing. Marks that lie outside or overlap are left out. */
export function pieces(text: string, marks: readonly Mark[]): { text: string; field: FieldName | null }[] {
  const found: { text: string; field: FieldName | null }[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > text.length || mark.end <= mark.start) continue;
    if (mark.start > at) found.push({ text: text.slice(at, mark.start), field: null });
    found.push({ text: text.slice(mark.start, mark.end), field: mark.field });
    at = mark.end;
  }
  if (at < text.length) found.push({ text: text.slice(at), field: null });
  return found;
}

/** Why an answer cannot be sent yet, in a sentence; null when no field in it waits for its value. */
export function unfilledProblem(text: string): string | null {
  const [first] = fieldsIn(text);
  return first ? `{${first}} has no value here. Write what it should say, then send.` : null;
}
