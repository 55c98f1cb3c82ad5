import { measureBatches } from "./measure-batches.ts";

// The limit: a page that receives and parses the same batches and only counts what is in them.
measureBatches(
  (payload) => (Array.isArray(payload) && Array.isArray(payload[3]) ? payload[3].length : 0),
  () => "",
);
