// Abre cada página en un navegador de verdad y mira un aspecto: axe, desborde, red o politica.
// Termina en 1 si alguna página falla.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modulos, aspecto, ...paginas] = process.argv.slice(2);
const pedir = createRequire(`${modulos}/`);
const { chromium } = pedir("playwright-core");
const axe = readFileSync(pedir.resolve("axe-core/axe.min.js"), "utf8");
const NORMAS = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const COLORES = { type: "rule", values: ["color-contrast", "link-in-text-block"] }; // lo único que cambia de noche o en papel
const EN_PANTALLA = [1280, 320].flatMap((ancho) =>
  ["light", "dark"].map((colorScheme) => ({ ancho, colorScheme, media: "screen" })));
const EN_PAPEL = { ancho: 664, colorScheme: "light", media: "print" }; // la carta, sin sus márgenes
const ASI_SE_VE = {
  axe: [...EN_PANTALLA, EN_PAPEL],
  desborde: [...EN_PANTALLA, EN_PAPEL],
  red: [EN_PANTALLA[0], EN_PAPEL],
  politica: [EN_PANTALLA[0]],
};

const MEDIDAS = {
  async axe(hoja, { colorScheme, media }) {
    await hoja.evaluate(axe);
    const reglas = colorScheme === "dark" || media === "print" ? COLORES : NORMAS;
    const { violations } = await hoja.evaluate((runOnly) => axe.run(document, { runOnly }), reglas);
    return violations.map((una) => `${una.id} (${una.nodes.length}): ${una.nodes[0].target}`);
  },

  async desborde(hoja) {
    const puntos = await hoja.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    return puntos > 0 ? [`se desborda ${puntos} px`] : [];
  },

  async red(hoja, forma, peticiones) {
    await hoja.waitForLoadState("networkidle");
    return peticiones.map((una) => `pide ${una}`);
  },

  // No basta con que la política esté escrita: se intenta lo que debe impedir, y el navegador dice si lo detuvo.
  async politica(hoja) {
    const propias = await hoja.evaluate(() => [...window.detenidas]);
    const detenidas = await hoja.evaluate(async () => {
      const poner = (nombre, propiedades) => document.body.append(Object.assign(document.createElement(nombre), propiedades));
      poner("img", { src: "https://ejemplo.invalid/punto.png" });
      poner("script", { textContent: "window.entro = true" });
      poner("style", { textContent: "body { display: none }" });
      poner("iframe", { src: "https://ejemplo.invalid/" });
      await fetch("https://ejemplo.invalid/").catch(() => null);
      await new Promise((sigue) => setTimeout(sigue, 200));
      return window.detenidas;
    });
    const dejadas = ["img-src", "script-src-elem", "style-src-elem", "frame-src", "connect-src"].filter((una) => !detenidas.includes(una));
    return [...propias.map((una) => `viola su propia política: ${una}`), ...dejadas.map((una) => `su política no detiene ${una}`)];
  },
};

const navegador = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"],
});
let fallas = 0;
async function mirar(pagina, forma) {
  const { ancho, colorScheme, media } = forma;
  // Sin su política se ve todo lo que la página pediría; con ella, el navegador no lo llegaría a pedir.
  const contexto = await navegador.newContext({ viewport: { width: ancho, height: 900 }, colorScheme, bypassCSP: aspecto !== "politica" });
  await contexto.addInitScript(() => {
    window.detenidas = [];
    document.addEventListener("securitypolicyviolation", (una) => window.detenidas.push(una.effectiveDirective));
  });
  await contexto.route(/^(?!file:|data:)/, (una) => una.abort());
  const hoja = await contexto.newPage();
  const peticiones = [];
  hoja.on("request", (una) => { if (!/^(file|data):/.test(una.url())) peticiones.push(una.url()); });
  await hoja.emulateMedia({ media });
  await hoja.goto(pathToFileURL(pagina).href);
  const halladas = await MEDIDAS[aspecto](hoja, forma, peticiones);
  if (halladas.length) {
    fallas += 1;
    console.log(`   ${pagina} a ${ancho} px, ${media}, ${colorScheme}: ${halladas.join("; ")}`);
  }
  await contexto.close();
}

// De a dos: medir una tabla larga toma segundos, y cada página corre en su propio proceso.
const pendientes = paginas.flatMap((pagina) => ASI_SE_VE[aspecto].map((forma) => [pagina, forma]));
async function trabajar() {
  for (let una = pendientes.shift(); una; una = pendientes.shift()) await mirar(...una);
}
await Promise.all([trabajar(), trabajar()]);
await navegador.close();
process.exit(fallas ? 1 : 0);
