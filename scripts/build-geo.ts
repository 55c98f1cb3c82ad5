import { program } from "commander";
import { buildSanFrancisco } from "./geo/sf-fire.ts";
import { buildXintang } from "./geo/xintang.ts";

program
  .name("npm run geo --")
  .description("Builds public/geo from a folder of source geography (see docs/geography.md). The result is committed.")
  .argument("<sources>", "folder with the GeoJSON and JSON sources")
  .option("--sf <csv>", "recorded San Francisco calls: rebuilds that map too")
  .action((sources: string, options: { sf?: string }) => {
    buildXintang(sources, "public/geo/xintang");
    if (options.sf !== undefined) buildSanFrancisco(options.sf, "public/geo/sf-fire");
  });
program.parse();
