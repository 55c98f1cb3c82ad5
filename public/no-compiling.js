// Before the page's modules: zod would try whether it may compile code. The content policy says no, and each try would be reported as a violation.
globalThis.__zod_globalConfig = { jitless: true };
