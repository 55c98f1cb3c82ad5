import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Font packages offer each file as woff2 and woff. Every browser this page is built for reads woff2: the other half stays home. */
function woff2Only(): Plugin {
  return {
    name: "woff2-only",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("@fontsource") || !id.endsWith(".css")) return null;
      return { code: code.replace(/,\s*url\([^)]+\.woff\) format\('woff'\)/g, ""), map: null };
    },
  };
}

export default defineConfig({
  plugins: [woff2Only(), react()],
  base: "./",
  // Fonts are not inlined: a browser loads only the ranges of characters it shows.
  build: { target: "es2023", outDir: "dist", sourcemap: true, chunkSizeWarningLimit: 1500, assetsInlineLimit: 0 },
});
