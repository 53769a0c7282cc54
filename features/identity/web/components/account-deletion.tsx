import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { CONSEQUENCES } from "../../account/consequences";
import type { AccountDeletion } from "../../account/schema";
import type { ActionResult } from "../action";
import { DeleteForm } from "./account-delete-form";
import { ActionButton } from "./action-button";

function Consequences({ fate, title }: { fate: "goes" | "stays"; title: string }) {
  return (
    <section>
      <h3 className="font-medium text-13 text-ink">{title}</h3>
      <ul className="mt-1.5 grid gap-2">
        {CONSEQUENCES.filter((each) => each.fate === fate).map(({ what, why }) => (
          <li key={what} className="text-13">
            {what}
            <span className="block text-12 text-muted">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What goes, what stays and why; and the one thing to type. */
export function DeletionCard({
  name,
  action,
}: {
  name: string;
  action: (previous: ActionResult<void> | null, form: FormData) => Promise<ActionResult<void>>;
}) {
  return (
    <Card flush id="delete">
      <CardHeader
        title="Delete my account"
        hint="It is carried out after seven days. Until then you can sign in and keep it."
        className="px-5 pt-4 pb-3"
      />
      <div className="grid gap-6 border-t px-5 py-4 md:grid-cols-2">
        <Consequences fate="goes" title="What goes" />
        <Consequences fate="stays" title="What stays, without you in it" />
      </div>
      <div className="border-t px-5 py-4">
        <DeleteForm name={name} action={action} />
      </div>
    </Card>
  );
}

/** That the account is to be deleted, when, and how to keep it. */
export function DeletionBanner({
  deletion,
  keep,
}: {
  deletion: AccountDeletion;
  keep: (value?: unknown) => Promise<ActionResult<void>>;
}) {
  return (
    <Card id="delete" className="flex flex-wrap items-center justify-between gap-4 border-bad/40 bg-bad-soft">
      <div className="min-w-0 text-13">
        <Status meaning="bad">
          {deletion.state === "running" ? "Your account is being deleted" : "Your account is to be deleted"}
        </Status>
        <p className="pl-5.5 text-ink">
          {deletion.state === "running" ? (
            "You are signed out when it is done."
          ) : (
            <>
              It happens on <Time at={deletion.dueAt} shape="stamp" />. Until then everything is as it was.
            </>
          )}
        </p>
      </div>
      {deletion.state === "asked" && (
        <ActionButton action={keep} value={{}} look="primary">
          Keep my account
        </ActionButton>
      )}
    </Card>
  );
}
