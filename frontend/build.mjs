// Builds frontend/dist: the styles from the ILO design system's tokens and components, the fonts
// they name, the icons, and our scripts. Run by `make assets`.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const dist = join(here, "dist");

const FONTS = ["NotoSans.woff2", "NotoSans-Bold.woff2", "Overpass-Bold.woff2", "Overpass-SemiBold.woff2"];
const ICONS = ["arrow", "checkmark", "close", "error", "info", "success", "warning"];

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "fonts"), { recursive: true });
mkdirSync(join(dist, "icons"), { recursive: true });

for (const sheet of ["portal", "admin"]) {
  const { css } = sass.compile(join(here, "styles", `${sheet}.scss`), {
    style: "compressed",
    loadPaths: [modules],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "legacy-js-api", "mixed-decls"],
    logger: sass.Logger.silent,
  });
  writeFileSync(join(dist, `${sheet}.css`), css);
}
for (const font of FONTS) cpSync(join(modules, "@ilo-org/fonts/assets", font), join(dist, "fonts", font));
for (const icon of ICONS) cpSync(join(modules, "@ilo-org/icons/svg", `${icon}.svg`), join(dist, "icons", `${icon}.svg`));
for (const script of readdirSync(join(here, "scripts"))) cpSync(join(here, "scripts", script), join(dist, script));
