import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { PersonDetail } from "../../data/person";
import { GRANT_FIELDS, REASON } from "../fields";
import { banForm, endGrantForm, grantForm, staffForm } from "../people-actions";
import { ActionForm } from "./action-form";
import { Opens } from "./cells";
import { Tier } from "./people-columns";

/** Plans that the person holds or held, and granting. */
export function GrantPart({ person, mayChange }: { person: PersonDetail; mayChange: boolean }) {
  const granted = person.plans.some((plan) => plan.source === "grant" && plan.state !== "ended");
  return (
    <Card>
      <CardHeader title="Plans" hint="Paid through Patreon, or granted." className="mb-3" />
      {person.plans.length === 0 ? (
        <p className="text-13 text-muted">None, and none before.</p>
      ) : (
        <ul className="grid gap-2 text-13">
          {person.plans.map((plan) => (
            <li key={plan.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Tier tier={plan.tier} />
              <span>{plan.source === "grant" ? "granted" : "by Patreon"}</span>
              <span className="text-muted">
                {plan.state === "ended" ? "ended" : plan.state === "grace" ? "in grace" : "runs"}, since{" "}
                <Time at={plan.startsAt} shape="date" />
                {plan.endsAt ? (
                  <>
                    {" "}
                    until <Time at={plan.endsAt} shape="date" />
                  </>
                ) : null}
                {plan.guilds ? `, supports ${plan.guilds}` : ""}
                {plan.reason ? `: ${plan.reason}` : ""}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <div className="mt-3 grid gap-1">
          <Opens label={granted ? "Grant another in its place" : "Grant a plan"}>
            <ActionForm
              action={grantForm}
              hidden={{ person: person.id }}
              fields={GRANT_FIELDS.filter(({ name }) => name !== "person")}
              submit="Grant it"
              said="Granted."
            />
          </Opens>
          {granted ? (
            <Opens label="Take the grant back">
              <ActionForm
                action={endGrantForm}
                hidden={{ personId: person.id }}
                fields={[{ ...REASON, wide: true }]}
                submit="Take it back"
                look="danger"
                said="Taken back."
              />
            </Opens>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

/** Rights over the platform itself. */
export function StaffPart({ person, self }: { person: PersonDetail; self: boolean }) {
  return (
    <Card>
      <CardHeader
        title="Staff rights"
        hint="Support looks at these pages; an operator changes things, too. Guilds give their own rights."
        className="mb-4"
      />
      {self ? (
        <p className="text-13 text-muted">Nobody changes their own role. Another operator can.</p>
      ) : (
        <ActionForm
          action={staffForm}
          hidden={{ personId: person.id }}
          fields={[
            {
              name: "role",
              label: "Role",
              kind: "choice",
              value: person.staff ?? "none",
              options: { none: "None", support: "Support", operator: "Operator" },
            },
            REASON,
          ]}
          submit="Set the role"
          look="secondary"
          keep
        />
      )}
    </Card>
  );
}

/** Shuts the person out, or lets them in again. */
export function BanPart({ person }: { person: PersonDetail }) {
  const banned = person.bannedAt !== null;
  return (
    <Card>
      <CardHeader
        title={banned ? "Let them in again" : "Ban from the website"}
        hint={
          banned
            ? "They can sign in again at once."
            : "Every device is signed out now, and none can sign in. What they own stays."
        }
        className="mb-4"
      />
      <ActionForm
        action={banForm}
        hidden={{ personId: person.id, ban: banned ? "no" : "yes" }}
        fields={[{ ...REASON, hint: "The person reads it at the next sign-in.", wide: true }]}
        submit={banned ? "Lift the ban" : "Ban"}
        look={banned ? "secondary" : "danger"}
        said={banned ? "Lifted." : "Banned."}
      />
    </Card>
  );
}
