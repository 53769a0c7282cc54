import { RadioCard } from "@/components/form/choice";
import { Select } from "@/components/form/input";
import { ButtonLink } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { CheckoutPlayer, CheckoutServer } from "../../data/checkout";

const PLATFORMS: Record<string, string> = { pc: "PC", xbox: "Xbox", playstation: "PlayStation" };

interface WhoProps {
  players: readonly CheckoutPlayer[];
  servers: readonly CheckoutServer[];
  server: CheckoutServer | null;
  playerId: number | null;
  choosePlayer: (playerId: number) => void;
  chooseServer: (serviceId: string) => void;
}

function Seen({ player, servers }: { player: CheckoutPlayer; servers: readonly CheckoutServer[] }) {
  if (!player.seen) return <>Not seen yet</>;
  const here = servers.some((server) => server.serviceId === player.seen?.serviceId);
  return here ? (
    <>
      Seen <Time at={player.seen.at} shape="smart" />
    </>
  ) : (
    <>Not seen here</>
  );
}

/** Which of the buyer's own linked players receives the order, and on which server. */
export function CheckoutWho(props: WhoProps) {
  const { players, servers, server, playerId } = props;
  return (
    <section aria-labelledby="who" className="min-w-0">
      <h2 id="who" className="mb-3 font-semibold text-14">
        Who receives it
      </h2>
      {players.length === 0 ? (
        <div className="rounded-control border p-4 text-13 text-muted">
          <p>No player of yours is linked in this guild. Orders are placed for a linked player only.</p>
          <ButtonLink size="small" href="/me/players" className="mt-3">
            Link a player
          </ButtonLink>
        </div>
      ) : (
        <div className="grid gap-2">
          {players.map((player) => (
            <RadioCard
              key={player.playerId}
              name="player"
              value={player.playerId}
              checked={playerId === player.playerId}
              onChange={() => props.choosePlayer(player.playerId)}
              label={player.name}
              hint={
                <>
                  {player.platform ? `${PLATFORMS[player.platform] ?? player.platform}, l` : "L"}inked
                  {player.linkedAt ? (
                    <>
                      {" "}
                      since <Time at={player.linkedAt} shape="date" />
                    </>
                  ) : null}
                </>
              }
              aside={<Seen player={player} servers={servers} />}
            />
          ))}
        </div>
      )}
      {servers.length > 1 ? (
        <label htmlFor="server" className="mt-3 flex items-center justify-between gap-3 text-13">
          <span className="text-muted">On which server</span>
          <Select
            id="server"
            value={server?.serviceId ?? ""}
            onChange={(event) => props.chooseServer(event.target.value)}
            className="min-w-0 flex-1"
          >
            {servers.map((one) => (
              <option key={one.serviceId} value={one.serviceId}>
                {one.name}
              </option>
            ))}
          </Select>
        </label>
      ) : null}
    </section>
  );
}
