import type { Metadata } from "next";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { ListPage } from "@/features/operation/web/components/list-page";
import { TOKEN_COLUMNS } from "@/features/operation/web/components/running-columns";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";
import { settleToken } from "@/features/operation/web/people-actions";

export const metadata: Metadata = { title: "Token errors" };

export default async function TokensPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked, mayChange } = await loadList("tokens", searchParams);
  return (
    <ListPage
      list="tokens"
      title="Token errors"
      purpose="Accesses to Discord, Patreon and Nitrado that could not be renewed, and what the provider said. Tokens never stand here."
      asked={asked}
      choices={[
        { name: "state", label: "State", all: "All", values: { open: "Open", settled: "Settled" } },
        {
          name: "provider",
          label: "Provider",
          all: "Any provider",
          values: { discord: "Discord", patreon: "Patreon", nitrado: "Nitrado" },
        },
      ]}
      search="Guild, person, service, error"
      columns={TOKEN_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      detail={(row) =>
        mayChange && !row.resolvedAt ? (
          <ActionButton action={settleToken} value={{ id: row.id }} look="ghost">
            Looked after
          </ActionButton>
        ) : null
      }
      next={next}
      empty={[
        "Every access was renewed",
        "A refresh that a provider refuses will stand here with its answer.",
      ]}
    />
  );
}
