import { refreshDemo, seedDemo } from "@/scripts/seed-demo";

// Its own process: the demo community is made with the settings of the house, not with the supervisor's.
const log = (line: string) => console.log(line);
await (process.argv.includes("--refresh") ? refreshDemo({ log }) : seedDemo({ log }));
process.exit(0);
