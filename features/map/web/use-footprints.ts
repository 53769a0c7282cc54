import { useEffect, useState } from "react";

/** Every footprint picture covers this square, whatever the map's size. */
const METRES = 15_360;
const MOST = 6;

export interface Footprint {
  pictures: HTMLImageElement[];
  metres: number;
}

/** Pictures of where players were on these servers; those without any are left out. */
export function useFootprints(guild: string, services: readonly string[]): Footprint | null {
  const [loaded, setLoaded] = useState<Footprint | null>(null);
  const key = services.slice(0, MOST).join(",");
  useEffect(() => {
    let over = false;
    const pictures = key
      .split(",")
      .filter(Boolean)
      .map(async (id) => {
        const picture = new Image();
        picture.src = `/api/guilds/${guild}/footprint/${id}`;
        await picture.decode();
        return picture;
      });
    void Promise.allSettled(pictures).then((all) => {
      const good = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      if (!over) setLoaded(good.length === 0 ? null : { pictures: good, metres: METRES });
    });
    return () => {
      over = true;
    };
  }, [guild, key]);
  return loaded;
}
