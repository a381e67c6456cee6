// Builds frontend/dist: the styles from the ILO design system's tokens, its fonts cut by script,
// its icons, and our scripts. Run by `make assets`.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";
import subsetFont from "subset-font";
import { cutPrintingFonts } from "./print-fonts.mjs";
import { drawWorld } from "./world.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const dist = join(here, "dist");

const FONTS = [
  { family: "Noto Sans", weight: 400, file: "NotoSans" },
  { family: "Noto Sans", weight: 700, file: "NotoSans-Bold" },
  { family: "Overpass", weight: 600, file: "Overpass-SemiBold" },
  { family: "Overpass", weight: 700, file: "Overpass-Bold" },
];
// A browser fetches only the part whose characters stand on the page.
const PARTS = {
  latin: [[0x20, 0x2ff], [0x2000, 0x206f], [0x20a0, 0x20bf], [0x2100, 0x214f], [0x2190, 0x2193], [0x2212, 0x2212]],
  wide: [[0x300, 0x52f], [0x1e00, 0x1fff]],
};
// Each with what it imports, as one file.
const SCRIPTS = [
  "portal", "filling", "uploading", "form-builder", "screening", "list", "progress", "scanning",
  "reading-codes", "board", "passkeys", "row-search",
];
const ICONS = ["error", "info", "success", "warning"];

const characters = (ranges) =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step))).join("");
const unicodeRange = (ranges) => ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join(",");

async function cutFonts() {
  const rules = [];
  for (const { family, weight, file } of FONTS) {
    const whole = readFileSync(join(modules, "@ilo-org/fonts/assets", `${file}.woff2`));
    for (const [part, ranges] of Object.entries(PARTS)) {
      const name = `fonts/${file}-${part}.woff2`;
      writeFileSync(join(dist, name), await subsetFont(whole, characters(ranges), { targetFormat: "woff2" }));
      // optional: on a slow line the page is read in the system's font
      rules.push(`@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;` +
        `src:url("${name}") format("woff2");unicode-range:${unicodeRange(ranges)}}`);
    }
  }
  return rules.join("");
}

function compile(sheet) {
  return sass.compile(join(here, "styles", `${sheet}.scss`), {
    style: "compressed",
    charset: false,
    loadPaths: [modules],
    quietDeps: true,
  }).css;
}

rmSync(dist, { recursive: true, force: true });
for (const folder of ["fonts", "icons"]) mkdirSync(join(dist, folder), { recursive: true });
const fontRules = await cutFonts();
for (const sheet of ["portal", "admin", "paper"]) writeFileSync(join(dist, `${sheet}.css`), `@charset "utf-8";${fontRules}${compile(sheet)}`);
for (const icon of ICONS) cpSync(join(modules, "@ilo-org/icons/svg", `${icon}.svg`), join(dist, "icons", `${icon}.svg`));
await esbuild.build({
  entryPoints: SCRIPTS.map((script) => join(here, "scripts", `${script}.js`)),
  outdir: dist,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
});
drawWorld(dist);
await cutPrintingFonts();
