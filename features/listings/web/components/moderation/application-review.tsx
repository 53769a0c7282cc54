import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { applicationWords } from "../../../registration/rules";
import type { StaffApplicationData } from "../../registration/loaders";
import { Follow } from "../registration/follow";
import { Thread } from "../registration/thread";
import { ThreadBox } from "../registration/thread-box";
import { Told } from "../registration/told";
import { DecideApplication } from "./decide-application";

function Proof({ data: { application, nitrado } }: { data: StaffApplicationData }) {
  const { proof, code } = application;
  return (
    <Card>
      <CardHeader title="Ownership" className="mb-2" />
      {proof.at ? <Status meaning="good">Proven</Status> : <Status meaning="warn">Not proven yet</Status>}
      <Facts
        className="mt-2"
        facts={[
          { label: "Last look", value: proof.seen ?? "nobody has looked yet" },
          ...(proof.checkedAt ? [{ label: "When", value: <Time at={proof.checkedAt} shape="smart" /> }] : []),
          { label: "Nitrado", value: nitrado.sentence },
          { label: "Code", value: <Copyable value={code} label="Copy the code" /> },
        ]}
      />
    </Card>
  );
}

/** An application as staff look at it. */
export function ApplicationReview({ data }: { data: StaffApplicationData }) {
  const { application, applicant, tier, own } = data;
  const { standing, guild } = application;
  const words = applicationWords(standing);
  return (
    <>
      <Follow />
      <PageHeader
        title={application.name}
        purpose={
          <span className="flex flex-wrap items-center gap-x-3">
            <Status meaning={words.meaning}>
              {standing.state === "submitted" && standing.waitingFor === "applicant"
                ? "Waiting for them"
                : words.label}
            </Status>
            <span>{`For ${guild.name}`}</span>
          </span>
        }
        crumbs={[
          { label: "Platform", href: "/admin" },
          { label: "Applications", href: "/admin/applications" },
          { label: application.name },
        ]}
        className="mb-6"
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-6">
          <Card className="grid gap-5">
            <CardHeader title="Thread" hint="The applicant reads the same." />
            <Thread lines={application.thread} side="staff" />
            <ThreadBox application={application.id} side="staff" />
          </Card>
          <Card>
            <CardHeader title="What they sent" className="mb-2" />
            <Told form={application.form} note />
          </Card>
        </div>
        <aside className="grid gap-6 max-lg:order-first" aria-label="Decision and facts">
          {standing.state === "submitted" ? (
            <Card>
              <CardHeader title="Decide" className="mb-3" />
              {own ? (
                <p className="text-13 text-muted">
                  It is your own. Somebody else of the staff has to decide.
                </p>
              ) : (
                <DecideApplication
                  application={application.id}
                  version={application.version}
                  proven={standing.proven}
                />
              )}
            </Card>
          ) : null}
          <Proof data={data} />
          <Card>
            <CardHeader title="Who applies" className="mb-1" />
            <Facts
              facts={[
                { label: "Person", value: applicant.name },
                { label: "Discord id", value: <Copyable value={applicant.discordId} label="Copy the id" /> },
                ...(applicant.since
                  ? [{ label: "Here since", value: <Time at={applicant.since} shape="date" /> }]
                  : []),
                { label: "Other applications", value: applicant.others },
                { label: "Plan of the guild", value: tier === "none" ? "none: it would not be shown" : tier },
                ...(application.listingId === null
                  ? []
                  : [
                      {
                        label: "Listing",
                        value: (
                          <SoftLink className="quiet-link" href={`/admin/listings/${application.listingId}`}>
                            Open it
                          </SoftLink>
                        ),
                      },
                    ]),
              ]}
            />
          </Card>
        </aside>
      </div>
    </>
  );
}
