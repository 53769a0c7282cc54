import { PageHeader } from "@/components/layout/page-header";
import { deleteMyAccount, exportMyData, keepMyAccount } from "../account-actions";
import type { Account } from "../loaders";
import { chooseMyPrivacy } from "../privacy-actions";
import { ArchiveCard } from "./account-archive";
import { DeletionBanner, DeletionCard } from "./account-deletion";
import { PrivacyCard } from "./account-privacy";
import { DevicesCard, ProfileCard } from "./account-profile";

/** Who I am here, what I show, where I am signed in, and how to take everything along or away. */
export function AccountView({ user, devices, archive, deletion, players }: Account) {
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Account" }]}
        title="Account"
        purpose="Who you are here, what others see of you, and where you are signed in."
      />
      {deletion && <DeletionBanner deletion={deletion} keep={keepMyAccount} />}
      <ProfileCard user={user} />
      <PrivacyCard players={players} save={chooseMyPrivacy} />
      <DevicesCard devices={devices} />
      <ArchiveCard archive={archive} ask={exportMyData} />
      {!deletion && <DeletionCard name={user.name} action={deleteMyAccount} />}
    </div>
  );
}
