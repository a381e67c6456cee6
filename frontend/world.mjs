// The map of the world for the archive of an edition: the land as a drawing, and where on it the middle
// of each country is. Natural Earth's data (public domain) as the package world-atlas brings them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { feature, merge } from "topojson-client";

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`)));
const WIDTH = 960, HEIGHT = 460;

export function drawWorld(dist) {
  const projection = geoNaturalEarth1().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" });
  const path = geoPath(projection);
  const coarse = read("countries-110m");
  const land = geoPath(projection).digits(1)(merge(coarse, coarse.objects.countries.geometries.filter(({ id }) => id !== "010")));
  writeFileSync(
    join(dist, "world.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path fill="#b8c4cc" d="${land}"/></svg>`,
  );
  const fine = read("countries-50m");
  const centres = {};
  for (const country of feature(fine, fine.objects.countries).features) {
    const [x, y] = path.centroid(largest(country));
    if (country.id && Number.isFinite(x)) centres[country.id] = [Math.round(x), Math.round(y)];
  }
  writeFileSync(join(dist, "world-centres.json"), JSON.stringify({ width: WIDTH, height: HEIGHT, centres }));
}

// France's middle is in France, not in the Atlantic between its islands.
function largest(country) {
  if (country.geometry.type !== "MultiPolygon") return country;
  const area = (coordinates) => Math.abs(geoPath().area({ type: "Polygon", coordinates }));
  const coordinates = country.geometry.coordinates.reduce((one, other) => (area(other) > area(one) ? other : one));
  return { type: "Feature", geometry: { type: "Polygon", coordinates } };
}
