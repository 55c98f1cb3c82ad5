import { readingTable } from "./pinyin.ts";
import { CHINESE } from "./reading-table.ts";

// Loading the dictionary and reading all of it takes longer than a page may stand still: it is done beside the page, once.
self.postMessage(readingTable(CHINESE.from, CHINESE.to));
