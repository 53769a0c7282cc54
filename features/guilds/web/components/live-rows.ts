/** How long a row glows: the animation of `new-row` and a little more. */
const GLOW_MS = 1_200;

/** The row that glows for something that React has added, or null for what is no row of a list that stood there. */
function rowOf(node: Node, list: Node): HTMLElement | null {
  if (!(node instanceof HTMLElement)) return null;
  const row = node.tagName === "TBODY" ? node.querySelector("tr") : node;
  if (!(row instanceof HTMLElement) || !/^(TR|LI)$/.test(row.tagName)) return null;
  return list instanceof Element && list.contains(row) ? row : null;
}

/**
 * Watches a part of the page while its data are exchanged. React keeps the elements of rows that stay, so what it adds
 * to a list is new. @returns ends the watch and lets the new rows glow
 */
export function watchRows(place: Element): () => void {
  const found: MutationRecord[] = [];
  const observer = new MutationObserver((records) => found.push(...records));
  observer.observe(place, { childList: true, subtree: true });
  return () => {
    found.push(...observer.takeRecords());
    observer.disconnect();
    const rows = new Map<Node, HTMLElement[]>();
    for (const { target, addedNodes } of found) {
      const added = [...addedNodes].flatMap((node) => rowOf(node, target) ?? []);
      if (added.length > 0) rows.set(target, [...(rows.get(target) ?? []), ...added]);
    }
    for (const [list, added] of rows) {
      // A list in which nothing stayed is another list, and nothing in it is news.
      const items = [...list.childNodes].filter((node) => rowOf(node, list) !== null);
      if (items.length > added.length) for (const row of added) glow(row);
    }
  };
}

function glow(row: HTMLElement): void {
  row.classList.add("new-row");
  setTimeout(() => row.classList.remove("new-row"), GLOW_MS);
}
