import { mkdirSync, writeFileSync } from "node:fs";
import { ingestSchema } from "./ingest-schema.ts";
import { protocolSchemas, wireFingerprint } from "./protocol-schemas.ts";

const folder = new URL("../docs/protocol/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of protocolSchemas()) writeFileSync(new URL(name, folder), text);
writeFileSync(new URL("../docs/ingest-event.schema.json", import.meta.url), ingestSchema());
console.log(`docs/protocol is current; the wire's fingerprint is ${wireFingerprint()}`);
