import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { tierReaches } from "@/features/supporters/rules";
import { applicationWords, mayEdit } from "../../../registration/rules";
import { textLimit } from "../../../rules";
import type { OwnApplicationData } from "../../registration/loaders";
import { ApplicationForm } from "./application-form";
import { Follow } from "./follow";
import { ProofCard } from "./proof-card";
import { ReviseButton } from "./revise-button";
import { Steps } from "./steps";
import { Thread } from "./thread";
import { ThreadBox } from "./thread-box";
import { Told } from "./told";

/** An own application: where it stands, its form, its proof and its thread. */
export function ApplicationPage({ data }: { data: OwnApplicationData }) {
  const { application, services, nitrado, tier } = data;
  const { id, standing, guild, form } = application;
  const words = applicationWords(standing);
  const sent = application.submittedAt !== null;
  const decided = standing.state === "approved" || standing.state === "refused";
  return (
    <>
      {standing.state === "submitted" ? <Follow /> : null}
      <PageHeader
        title={application.name}
        purpose={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status meaning={words.meaning}>{words.label}</Status>
            <span>{words.sentence}</span>
          </span>
        }
        crumbs={[{ label: "Applications", href: "/me/applications" }, { label: application.name }]}
        actions={
          standing.state === "approved" && standing.listed && application.slug ? (
            <ButtonLink look="primary" href={`/servers/${application.slug}`}>
              See the page
            </ButtonLink>
          ) : standing.state === "refused" ||
            (standing.state === "submitted" && standing.waitingFor === "staff") ? (
            <ReviseButton application={id} refused={standing.state === "refused"} />
          ) : null
        }
        className="mb-6"
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-6">
          {sent ? (
            <Card className="grid gap-5">
              <CardHeader title="Thread" hint="You and the staff of Grizzly read the same." />
              <Thread lines={application.thread} side="applicant" />
              <ThreadBox application={id} side="applicant" />
            </Card>
          ) : null}
          {mayEdit(standing) ? (
            <ApplicationForm
              application={id}
              saved={form}
              services={services}
              limit={textLimit(tier) || textLimit("gold")}
              isDraft={standing.state === "draft"}
              mayDrop={!sent}
            />
          ) : (
            <Card>
              <CardHeader title="What you sent" className="mb-2" />
              <Told form={form} note />
            </Card>
          )}
        </div>
        <aside className={sent ? "grid gap-6 max-lg:order-first" : "grid gap-6"} aria-label="How far it is">
          <Card>
            <CardHeader title="How far it is" className="mb-3" />
            <Steps application={application} listedByPlan={tierReaches(tier, "silver")} />
          </Card>
          <Card>
            <CardHeader title="Is it yours?" className="mb-3" />
            <ProofCard
              application={id}
              code={application.code}
              proof={application.proof}
              nitrado={nitrado}
              open={!decided}
              setupHref={`/guilds/${guild.slug}/setup`}
            />
          </Card>
        </aside>
      </div>
    </>
  );
}
