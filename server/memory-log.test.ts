import { testLogContract } from "../test/fixtures/log-contract.ts";
import { MemoryLog } from "./memory-log.ts";

testLogContract(async (bounds) => new MemoryLog({ streamId: "s", ...bounds }));
