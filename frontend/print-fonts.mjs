// Fonts for the printed pages, in frontend/print-fonts: Typst reads neither woff2 nor variable fonts,
// so each part of each family is cut out as plain fonts, one for answers and one for names. They
// stand beside dist and not in it, for no browser needs them.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const target = join(here, "print-fonts");

// The texts of the pages; Noto Sans also writes Greek, Cyrillic and Vietnamese.
const TEXT = ["NotoSans.ttf", "NotoSans-Bold.ttf", "Overpass-SemiBold.ttf", "Overpass-Bold.ttf"];
// The scripts that names and answers are written in, besides.
const SCRIPTS = [
  "sans-arabic", "sans-armenian", "sans-bengali", "sans-devanagari", "sans-ethiopic", "sans-georgian",
  "sans-gujarati", "sans-gurmukhi", "sans-hebrew", "sans-kannada", "sans-khmer", "sans-lao",
  "sans-malayalam", "sans-myanmar", "sans-oriya", "sans-sinhala", "sans-tamil", "sans-telugu",
  "sans-thaana", "sans-thai", "serif-tibetan",
];
const HAN = ["sans-jp", "sans-kr", "sans-sc", "sans-tc"];
const EMOJI = "emoji";
const WEIGHTS = [400, 600];

const inThe = (folder) => (mkdirSync(join(target, folder), { recursive: true }), folder);

async function cutOut(family, part, folder, weights = WEIGHTS) {
  const source = join(modules, "@fontsource-variable", `noto-${family}`, "files", `noto-${family}-${part}-wght-normal.woff2`);
  for (const weight of weights) {
    const plain = await subsetFont(readFileSync(source), undefined, {
      keepAllGlyphs: true,
      noHinting: true,
      targetFormat: "sfnt",
      variationAxes: { wght: weight },
    });
    writeFileSync(join(target, folder, `${family}-${part}-${weight}.ttf`), plain);
  }
}

/** The parts of a family that its unicode.json names: the numbered ones are CJK characters. */
function numberedParts(family) {
  const ranges = JSON.parse(readFileSync(join(modules, "@fontsource-variable", `noto-${family}`, "unicode.json")));
  return Object.keys(ranges).filter((part) => part.startsWith("[")).map((part) => part.slice(1, -1));
}

export async function cutPrintingFonts() {
  rmSync(target, { recursive: true, force: true });
  inThe("text");
  for (const file of TEXT) cpSync(join(modules, "@ilo-org/fonts/assets", file), join(target, "text", file));
  for (const family of SCRIPTS) await cutOut(family, family.split("-")[1], inThe("scripts"));
  for (const family of HAN) {
    for (const part of numberedParts(family)) await cutOut(family, part, inThe(family.split("-")[1]));
  }
  for (const part of numberedParts(EMOJI)) await cutOut(EMOJI, part, inThe("signs"), [400]);
}
