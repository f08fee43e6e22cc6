// Abre cada página en un navegador de verdad y le pasa axe-core, a 1280 y a 320 px, clara y oscura.
// Termina en 1 si alguna viola una regla, pide algo a la red o se desborda a lo ancho.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modulos, ...paginas] = process.argv.slice(2);
const pedir = createRequire(`${modulos}/`);
const { chromium } = pedir("playwright-core");
const axe = readFileSync(pedir.resolve("axe-core/axe.min.js"), "utf8");

const navegador = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"],
});
let fallas = 0;
for (const pagina of paginas) {
  for (const ancho of [1280, 320]) {
    for (const colorScheme of ["light", "dark"]) {
      // La política de la página impide que entre un programa; solo aquí se deja, para poder medirla.
      const contexto = await navegador.newContext({ viewport: { width: ancho, height: 900 }, colorScheme, bypassCSP: true });
      const hoja = await contexto.newPage();
      const peticiones = [];
      hoja.on("request", (una) => { if (!/^(file|data):/.test(una.url())) peticiones.push(una.url()); });
      await hoja.goto(pathToFileURL(pagina).href);
      await hoja.evaluate(axe);
      const { violations } = await hoja.evaluate("axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})");
      const desborde = await hoja.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      const malas = violations.map((una) => `${una.id} (${una.nodes.length}): ${una.nodes[0].target}`);
      if (malas.length || peticiones.length || desborde > 0) {
        fallas += 1;
        console.log(`${pagina} a ${ancho} px, ${colorScheme}:`, ...malas, ...peticiones, desborde > 0 ? `se desborda ${desborde} px` : "");
      }
      await contexto.close();
    }
  }
}
await navegador.close();
console.log(`axe: ${paginas.length} páginas, ${fallas} con fallas`);
process.exit(fallas ? 1 : 0);
