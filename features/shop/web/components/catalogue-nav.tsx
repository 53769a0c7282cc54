import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import type { CardItem, ShopCategory } from "../../dto";

interface Entry {
  key: string | null;
  name: string;
  count: number;
}

interface CatalogueNavProps {
  items: readonly CardItem[];
  categories: readonly ShopCategory[];
  chosen: string | null;
  choose: (category: string | null) => void;
}

function entriesOf(items: readonly CardItem[], categories: readonly ShopCategory[]): Entry[] {
  const inGame = items.filter((item) => item.kind === "in_game");
  const count = (id: number | null) => inGame.filter((item) => item.categoryId === id).length;
  const known = new Set(categories.map((category) => category.id));
  const loose = inGame.filter((item) => item.categoryId === null || !known.has(item.categoryId)).length;
  return [
    { key: null, name: "All", count: inGame.length },
    ...categories
      .map((category) => ({ key: String(category.id), name: category.name, count: count(category.id) }))
      .filter((entry) => entry.count > 0),
    ...(loose > 0 && loose < inGame.length ? [{ key: "other", name: "Other", count: loose }] : []),
  ];
}

function Row({ entry, on, onClick }: { entry: Entry; on: boolean; onClick: () => void }) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={on}
        onClick={onClick}
        className={cn(
          "-mx-3 flex h-[34px] w-[calc(100%+1.5rem)] items-center justify-between rounded-item px-3 text-13 transition-colors duration-quick hover:bg-fill",
          on ? "bg-fill-strong font-medium text-ink" : "text-ink",
        )}
      >
        <span className="truncate">{entry.name}</span>
        <span className="font-normal text-12 text-muted">{entry.count}</span>
      </button>
    </li>
  );
}

/** Categories with their counts: a list beside the catalogue, chips above it on a phone. */
export function CatalogueNav({ items, categories, chosen, choose }: CatalogueNavProps) {
  const entries = entriesOf(items, categories);
  const supporter = items.filter((item) => item.kind === "supporter").length;
  const looks: Entry = { key: "supporters", name: "Roles and looks", count: supporter };
  return (
    <nav aria-label="Categories" className="min-w-0">
      <div className="max-md:hidden">
        <h2 className="mb-2 font-normal text-12 text-muted tracking-normal">In-game items</h2>
        <ul>
          {entries.map((entry) => (
            <Row key={entry.key} entry={entry} on={chosen === entry.key} onClick={() => choose(entry.key)} />
          ))}
        </ul>
        {supporter > 0 ? (
          <>
            <h2 className="mt-5 mb-2 border-t pt-5 font-normal text-12 text-muted tracking-normal">
              For supporters
            </h2>
            <ul>
              <Row entry={looks} on={chosen === looks.key} onClick={() => choose(looks.key)} />
            </ul>
          </>
        ) : null}
      </div>
      <ul className="flex flex-wrap gap-2 md:hidden">
        {[...entries, ...(supporter > 0 ? [{ ...looks, name: "Supporters" }] : [])].map((entry) => (
          <li key={entry.key}>
            <Chip on={chosen === entry.key} count={entry.count} onClick={() => choose(entry.key)}>
              {entry.name}
            </Chip>
          </li>
        ))}
      </ul>
    </nav>
  );
}
