export { refuseUnsafeBoot } from "@/db/boot";
export { closeDatabase } from "@/db/client";
